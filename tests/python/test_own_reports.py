"""Our own annotated reports compile, and hold by the annotation guidelines where those are at hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT / "../shared"))
sys.path.insert(0, str(ROOT / "train"))

from reader import own_reports  # noqa: E402

FILES = sorted((ROOT / "train/data").glob("*.toml"))
REPORT = """
[[report]]
id = "R1"
publisher = "Invented wire"
date = "2031-03-04"
title = "Shells on Goris"
text = '''
Shells on Goris

The mayor said on Tuesday that mortars hit a school near Goris. "They hit it twice," he said. Baku said it had not fired.
'''
[[report.claims]]
event = "e1"
type = "ASSAULT"
killed = [2, -1]
time = "2031-03-03/2031-03-04"
recipients = ["a school | ARM | CVL"]
sources = ["The mayor | ARM | GOV | a statement"]
mentions = [
  {sentence = "The mayor said…", trigger = "hit", recipients = ["a school"], sources = ["The mayor"], cue = ["said"]},
  {sentence = "They hit…", trigger = "hit", recipients = ["it"], sources = ["he"]},
]
"""


def compiled(tmp_path: Path, text: str) -> dict:
    path = tmp_path / "reports.toml"
    path.write_text(text, encoding="utf-8")
    return next(own_reports.read(path))


def test_quoted_words_become_offsets(tmp_path):
    report = compiled(tmp_path, REPORT)
    claim, text = report["claims"][0], report["text"]
    assert [text[slice(*m["sentence"])] for m in claim["mentions"]] == [
        "The mayor said on Tuesday that mortars hit a school near Goris.",
        'They hit it twice," he said.',
    ]
    assert [text[slice(*s)] for m in claim["mentions"] for s in (m["trigger"], *m["recipients"])] == [
        "hit", "a school", "hit", "it",
    ]  # fmt: skip
    assert claim["killed"] == [2, None]
    assert claim["time"] == {"start": "2031-03-03", "end": "2031-03-04"}
    assert claim["sources"] == [
        {"text": "The mayor", "country": "ARM", "role": "GOV", "channel": "a statement"}
    ]


@pytest.mark.parametrize(
    ("words", "instead", "fault"),
    [
        ('trigger = "hit", recipients = ["a school"]', 'trigger = "struck"', "no such words: 'struck'"),
        ('sentence = "The mayor said…"', 'sentence = "The mayor says…"', "no such sentence"),
        ('cue = ["said"]', 'cues = ["said"]', "unknown slots ['cues']"),
        ("a school | ARM | CVL", "a school | ARM", "an entity is"),
        ('trigger = "hit", recipients = ["it"]', 'trigger = "Goris"', "is not in its sentence"),
    ],
)
def test_a_fault_names_its_claim(tmp_path, words, instead, fault):
    assert words in REPORT
    with pytest.raises(own_reports.FaultError, match="R1: claim 1: ") as raised:
        compiled(tmp_path, REPORT.replace(words, instead))
    assert fault in str(raised.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_report_holds(path, tmp_path):
    reports = list(own_reports.read(path))
    assert len({r["id"] for r in reports}) == len(reports) > 0
    if not (SHARED / "gold/validate.py").exists():
        pytest.skip(f"no {SHARED}/gold/validate.py to check them by")
    out = tmp_path / "reports.jsonl"
    out.write_text("".join(json.dumps(r) + "\n" for r in reports), encoding="utf-8")
    check = subprocess.run([sys.executable, SHARED / "gold/validate.py", out], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout
