"""What states are called, by kind of name, as data/actors/countries.toml lists them."""

import collections
import pathlib
import tomllib

KINDS = ("names", "people", "seats")


def read(countries: pathlib.Path) -> tuple[list[dict], dict[str, tuple[str, str]]]:
    """The states as listed, and by name the code and kind of what it stands for.

    A name of two states, or of one in two ways ("Djibouti"), stands for none.
    """
    listed = tomllib.loads(countries.read_text(encoding="utf-8"))["country"]
    owners = collections.defaultdict(set)
    for country in listed:
        for kind in KINDS:
            for name in country.get(kind, []):
                owners[name].add((country["code"], kind))
    return listed, {n: next(iter(o)) for n, o in owners.items() if len(o) == 1}
