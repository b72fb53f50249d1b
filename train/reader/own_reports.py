"""Our own annotated reports, `train/data/*.toml`, into the form of the reference reports.

`python -m reader.own_reports FILE… > OUT.jsonl` compiles files; a fault names its file, report and claim.

A file has `[[report]]` tables: id, publisher, date, title, text, and `[[report.claims]]` with the fields of the
annotation guidelines, where

- `mode`, `time`, `killed`, `injured` may be left out (null), as may empty lists; `stance` is "asserted" when left out;
- `time` is "YYYY-MM-DD" or "YYYY-MM-DD/YYYY-MM-DD"; `killed` and `injured` are [low, high] with -1 for no bound;
- an entity is "words | COUNTRY | ROLE" or "words | COUNTRY | ROLE | channel", "-" for no country; a place "name | COUNTRY";
- a mention quotes words in place of offsets: `sentence`, `trigger`, and the slots as lists of words. Words are sought in
  the mention's sentence, then before it (the nearest), then after it; "words #2" is the second in the sentence. A
  `sentence` may be the beginning of one, ending in "…": it then runs to the end of its line or to the next full stop
  that a space and a capital follow;
- `evidence` and `trigger` are those of the first mention unless given; `id` counts up.
"""

import json
import pathlib
import re
import sys
import tomllib
from collections.abc import Iterator

LISTS = ("actors", "recipients", "places", "sources")
SLOTS = ("actors", "recipients", "places", "time", "killed", "injured", "sources", "channel", "cue", "stance")
SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9])|\n|$")


class FaultError(ValueError):
    """What is wrong with an annotated report, and where."""


def _sentence(text: str, quoted: str) -> list[int]:
    opening = quoted.removesuffix("…").strip()
    begin = text.find(opening)
    if begin < 0:
        raise FaultError(f"no such sentence: {quoted!r}")
    if text.find(opening, begin + 1) >= 0:
        raise FaultError(f"more than one such sentence: {quoted!r}")
    if not quoted.endswith("…"):
        return [begin, begin + len(opening)]
    end = SENTENCE_END.search(text, begin + len(opening) - 1)
    stop = end.start() if text[end.start() : end.start() + 1] in ("\n", "") else end.end()
    return [begin, stop]


def _words(text: str, quoted: str, sentence: list[int]) -> list[int]:
    """Where `quoted` stands, on word boundaries: in the sentence, else nearest before it, else nearest after it."""
    numbered = re.fullmatch(r"(.*) #(\d+)", quoted, re.DOTALL)
    words, number = (numbered[1], int(numbered[2])) if numbered else (quoted, 1)
    found = [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    inside = [s for s in found if sentence[0] <= s[0] and s[1] <= sentence[1]]
    if len(inside) >= number:
        return list(inside[number - 1])
    before, after = [s for s in found if s[1] <= sentence[0]], [s for s in found if s[0] >= sentence[1]]
    if numbered or not (before or after):
        raise FaultError(f"no such words: {quoted!r}")
    return list(before[-1] if before else after[0])


def _mention(text: str, given: dict) -> dict:
    unknown = set(given) - {"sentence", "trigger", *SLOTS}
    if unknown:
        raise FaultError(f"unknown slots {sorted(unknown)}")
    sentence = _sentence(text, given["sentence"])
    trigger = _words(text, given["trigger"], sentence)
    if not (sentence[0] <= trigger[0] and trigger[1] <= sentence[1]):
        raise FaultError(f"{given['trigger']!r} is not in its sentence")
    slots = {s: [_words(text, w, sentence) for w in given[s]] for s in SLOTS if given.get(s)}
    return {"sentence": sentence, "trigger": trigger} | slots


def _entity(given: str) -> dict:
    parts = [p.strip() for p in given.split("|")]
    if len(parts) not in (3, 4):
        raise FaultError(f"an entity is 'words | COUNTRY | ROLE': {given!r}")
    made = {"text": parts[0], "country": None if parts[1] == "-" else parts[1], "role": parts[2]}
    return made | ({"channel": parts[3]} if len(parts) == 4 else {})


def _place(given: str) -> dict:
    name, country = (p.strip() for p in given.split("|"))
    return {"name": name, "country": None if country == "-" else country}


def _range(given: list[int] | None) -> list[int | None] | None:
    return None if given is None else [None if n < 0 else n for n in given]


def _time(given: str | None) -> dict | None:
    if given is None:
        return None
    start, _, end = given.partition("/")
    return {"start": start, "end": end or start}


def _claim(text: str, given: dict, number: int) -> dict:
    mentions = [_mention(text, m) for m in given["mentions"]]
    first = mentions[0]
    return {
        "id": f"c{number}", "event": given["event"], "type": given["type"], "mode": given.get("mode"),
        "stance": given.get("stance", "asserted"),
        **{f: [_entity(e) for e in given.get(f, [])] for f in ("actors", "recipients")},
        "places": [_place(p) for p in given.get("places", [])],
        "time": _time(given.get("time")),
        "killed": _range(given.get("killed")), "injured": _range(given.get("injured")),
        "sources": [_entity(e) for e in given.get("sources", [])],
        "evidence": given.get("evidence", text[slice(*first["sentence"])]),
        "trigger": given.get("trigger", text[slice(*first["trigger"])]),
        "mentions": mentions,
    }  # fmt: skip


def read(path: pathlib.Path) -> Iterator[dict]:
    """The reports of one file; raises FaultError with file, report and claim."""
    for report in tomllib.loads(path.read_text(encoding="utf-8"))["report"]:
        text = report["text"].strip()
        claims = []
        for number, given in enumerate(report.get("claims", []), 1):
            try:
                claims.append(_claim(text, given, number))
            except (FaultError, KeyError, ValueError) as fault:
                raise FaultError(f"{path}: {report['id']}: claim {number}: {fault}") from fault
        yield {k: report[k] for k in ("id", "publisher", "date", "title")} | {"text": text, "claims": claims}


def main() -> None:
    for name in sys.argv[1:]:
        try:
            for report in read(pathlib.Path(name)):
                print(json.dumps(report, ensure_ascii=False))
        except (FaultError, tomllib.TOMLDecodeError) as fault:
            sys.exit(str(fault) if isinstance(fault, FaultError) else f"{name}: {fault}")


if __name__ == "__main__":
    main()
