"""Reports with the names of states swapped, so that the reader learns constructions and not who usually attacks whom."""

import pathlib
import random

from . import state_names
from .documents import Document

Names = dict[str, str]  # by kind of name ("names", "people", "seats"): one word


class States:
    """The states' one-word names, peoples and seats, as `data/actors/countries.toml` lists them.

    A word that stands for two states, or for one in two ways ("Djibouti"), is left alone.
    """

    def __init__(self, countries: pathlib.Path):
        listed, owner = state_names.read(countries)
        self._known = {name: told for name, told in owner.items() if name.isalpha()}
        firsts: dict[str, Names] = {}
        for country in listed:
            own = {k: [n for n in country.get(k, []) if n in self._known] for k in state_names.KINDS}
            if all(own.values()):
                firsts[country["code"]] = {k: n[0] for k, n in own.items()}
        self._whole = firsts

    def swapped(self, document: Document, draw: random.Random) -> Document:
        """The document with every state that it names made another one, the same throughout."""
        named = sorted({code for word in document.words if (code := self._owner(word)[0]) in self._whole})
        others = draw.sample(sorted(self._whole), len(named))
        instead = dict(zip(named, others, strict=True))
        words = [self._replaced(word, instead) for word in document.words]
        made = document.cut(0, len(words))
        made.words = words
        return made

    def _owner(self, word: str) -> tuple[str | None, str, str]:
        """Code, kind of name and plural ending of a word; no code when it names no state."""
        for form, ending in ((word, ""), (word.removesuffix("s"), "s")):
            for spelt in (form, form.title() if form.isupper() and len(form) > 3 else form):
                if spelt in self._known and (not ending or self._known[spelt][1] == "people"):
                    return (*self._known[spelt], ending)
        return None, "", ""

    def _replaced(self, word: str, instead: dict[str, str]) -> str:
        code, kind, ending = self._owner(word)
        if code not in instead:
            return word
        name = self._whole[instead[code]][kind]
        if ending and not name.endswith(("s", "sh", "ch", "ese", "i")):
            name += ending
        return name.upper() if word.isupper() and len(word) > 3 else name
