"""Even-handedness: swapped names, swapped claims. `.venv/bin/python scripts/even_handed.py FILE… [--program P] [--list]`.

In each report (JSONL with `id` and `text`) the two states named most change names: country, people, seat. Both texts are
coded; the claims of the second, with the two codes changed back, must be those of the first. Compared are type, mode, stance,
time, killed, injured, and country and role of actors, recipients and sources, claim by claim; a claim that only one text has
counts as wholly different. Prints the share of fields that are equal; `--list` prints every difference.

What stays where it is (towns that are no seat, persons, armed groups) still tells its own country, so a state that the
report names by such words too is not wholly swapped: differences of a country alone are counted apart.
"""

import argparse
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "train"))

from reader import state_names  # noqa: E402

FIELDS = ("type", "mode", "stance", "time", "killed", "injured")
PARTIES = ("actors", "recipients", "sources")


class Names:
    """Names of states by kind, from data/actors/countries.toml; those that name one state only."""

    def __init__(self):
        listed, self.owner = state_names.read(ROOT / "data/actors/countries.toml")
        self.first = {}
        for country in listed:
            for kind in state_names.KINDS:
                known = [n for n in country.get(kind, []) if n in self.owner and n.isalpha()]
                if known:
                    self.first[country["code"], kind] = known[0]
        longest_first = sorted(self.owner, key=len, reverse=True)
        self.pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")(s?)\b")

    def most_named(self, text: str) -> list[str]:
        """The two states named most that have a name of every kind; fewer where the report names fewer."""
        counts = collections.Counter(self.owner[m[1]][0] for m in self.pattern.finditer(text))
        whole = [c for c, _ in counts.most_common() if all((c, k) in self.first for k in state_names.KINDS)]
        return whole[:2]

    def swapped(self, text: str, pair: list[str]) -> str:
        other = {pair[0]: pair[1], pair[1]: pair[0]}

        def change(match: re.Match) -> str:
            code, kind = self.owner[match[1]]
            if code not in other:
                return match[0]
            name = self.first[other[code], kind]
            return name + (match[2] if not name.endswith("s") else "")

        return self.pattern.sub(change, text)


def parties(claim: dict, field: str, other: dict[str, str]) -> list[tuple]:
    return [(other.get(e["country"], e["country"]), e["role"]) for e in claim[field]]


def compared(claim: dict, other: dict[str, str]) -> dict:
    return {
        f: claim[f] if f != "time" else claim[f] and (claim[f]["start"], claim[f]["end"]) for f in FIELDS
    } | {f: parties(claim, f, other) for f in PARTIES}


def only_countries(field: str, a, b) -> bool:
    return field in PARTIES and [role for _, role in a] == [role for _, role in b]


def coded(program: str, reports: list[dict]) -> dict[str, list[dict]]:
    lines = "".join(json.dumps(r) + "\n" for r in reports)
    run = subprocess.run(
        [program, "code", "-", "--format", "jsonl"], input=lines, capture_output=True, text=True
    )
    made = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        made[claim["report"]].append(claim)
    return made


def compare(first: list[dict], second: list[dict], pair: list[str]) -> list[tuple[str, str, object, object]]:
    """(kind, field, first's, second's) for each field of each claim; kind is "equal", "country" or "different"."""
    other = {pair[0]: pair[1], pair[1]: pair[0]}
    keys = [[(c["type"], c["trigger"].casefold()) for c in claims] for claims in (first, second)]
    made = []
    aligned = difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    for tag, a0, a1, b0, b1 in aligned:
        if tag == "equal":
            for a, b in zip(first[a0:a1], second[b0:b1], strict=True):
                left, right = compared(a, {}), compared(b, other)
                for field in left:
                    same = left[field] == right[field]
                    kind = (
                        "equal"
                        if same
                        else "country"
                        if only_countries(field, left[field], right[field])
                        else "different"
                    )
                    made.append((kind, field, left[field], right[field]))
            continue
        for claim in first[a0:a1] + second[b0:b1]:
            told = compared(claim, {})
            made += [("different", field, claim["trigger"], None) for field in told]
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/sayso"))
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    names = Names()
    reports, swapped, pairs = [], [], {}
    for path in args.files:
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            pair = names.most_named(report["text"])
            if len(pair) < 2:
                continue
            pairs[report["id"]] = pair
            told = {k: report.get(k) or "" for k in ("id", "date", "text") if report.get(k)}
            reports.append(told)
            swapped.append(told | {"text": names.swapped(report["text"], pair)})
    first, second = coded(args.program, reports), coded(args.program, swapped)
    counts = collections.Counter()
    for name, pair in pairs.items():
        for kind, field, left, right in compare(first[name], second[name], pair):
            counts[kind] += 1
            if args.list and kind != "equal":
                print(name, "/".join(pair), kind, field, left, right, sep="\t")
    total = sum(counts.values()) or 1
    print(f"{len(pairs)} reports, {total} fields: {counts['equal'] / total:.4f} equal, "
          f"{counts['country'] / total:.4f} differ in a country alone, {counts['different'] / total:.4f} otherwise")  # fmt: skip


if __name__ == "__main__":
    main()
