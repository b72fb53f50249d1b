"""The samples' claims and statements are those of tests/golden: what changes there is seen in review.

`python tests/python/test_golden.py` writes them anew. Another kind of CPU rounds the reader's numbers otherwise, so a few
claims may differ between machines: the test asks for 95 of 100.
"""

import difflib
import json
from pathlib import Path

from cli_program import SAMPLES, needs_model, records, sayso

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SAME = 0.95


def party(entity: dict) -> str:
    told = [entity["text"], entity["country"] or "-", entity["role"], entity.get("channel")]
    return " | ".join(t for t in told if t)


def claim_line(claim: dict) -> str:
    """One line a claim: what a person would check it by."""
    time = claim["time"] and f"{claim['time']['start']}/{claim['time']['end']}"
    told = {
        "type": claim["type"], "mode": claim["mode"], "stance": claim["stance"], "trigger": claim["trigger"],
        "actors": [party(e) for e in claim["actors"]], "recipients": [party(e) for e in claim["recipients"]],
        "sources": [party(e) for e in claim["sources"]], "places": [p["name"] for p in claim["places"]],
        "time": time, "killed": claim["killed"], "injured": claim["injured"],
    }  # fmt: skip
    return f"{claim['report']} {json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False)}"


def statement_line(statement: dict) -> str:
    who = party(statement["who"]) if statement["who"] else "-"
    return f"{statement['report']} {who}: {' … '.join(statement['content_text'])}"


def told() -> dict[str, list[str]]:
    kinds = {"claims": claim_line, "statements": statement_line}
    options = {"claims": [], "statements": ["--statements"]}
    return {
        kind: [line(r) for r in records(sayso("code", SAMPLES, "--format", "jsonl", *options[kind]).stdout)]
        for kind, line in kinds.items()
    }


@needs_model
def test_the_samples_are_coded_as_before():
    for kind, now in told().items():
        before = (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
        share = difflib.SequenceMatcher(None, before, now, autojunk=False).ratio()
        changes = "\n".join(difflib.unified_diff(before, now, "before", "now", lineterm="", n=0))
        assert share >= SAME, (
            f"{kind}: {share:.2f} as before; if that is meant, renew tests/golden\n{changes}"
        )


if __name__ == "__main__":
    for kind, lines in told().items():
        (GOLDEN / f"{kind}.txt").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
