"""`sayso eval` sees only what it may, and its claims figures are those of score.py.

Needs the program (SAYSO_BUILD, else build/release) and a model (SAYSO_MODEL, else models/reader); agreement
with score.py also ../shared (SAYSO_SHARED). Says so and skips where one is missing.
"""

import json
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAYSO = pathlib.Path(os.environ.get("SAYSO_BUILD", ROOT / "build/release")) / "sayso"
MODEL = pathlib.Path(os.environ.get("SAYSO_MODEL", ROOT / "models/reader"))
SHARED = pathlib.Path(os.environ.get("SAYSO_SHARED", ROOT / "../shared"))
PLACES = ROOT / "data/places.bin"
WITHOUT_READER = {"timex", "toponyms"}

TEXT = (
    "Rebels shelled the harbour of Hodeidah on Monday, killing at least three people, the governor said. "
    "The defence ministry in Sanaa denied that its troops had fired. "
    "According to Radio Marib, two ambulances were hit last week near Taiz."
)
REPORT = {
    "id": "r1",
    "publisher": "Radio Marib",
    "date": "2021-03-02",
    "title": "Harbour shelled",
    "text": TEXT,
}
CLAIM = {"type": "ASSAULT", "stance": "asserted", "evidence": TEXT[:99], "trigger": "shelled"}
MENTION = {"sentence": [0, 99], "trigger": [7, 14], "actors": [[0, 6]]}
PLV = {
    "sentence": "Rebels in Yemen shelled the port of Hodeidah.",
    "marked": "<s>Rebels in Yemen</s> shelled <t>the port of Hodeidah</t>.",
    "source": "Rebels in Yemen",
    "target": "the port of Hodeidah",
}
TOKENS = ["Rebels", "may", "have", "shelled", "the", "harbour", "."]


def toponym(name: str, **annotated) -> dict:
    begin = TEXT.index(name)
    return {"begin": begin, "end": begin + len(name), "name": name, **annotated}


# A record as annotated, and the same with other annotation. Third: without it.
CASES = {
    "claims": (
        REPORT | {"claims": [CLAIM]},
        REPORT | {"claims": [CLAIM | {"type": "AID", "actors": [{"text": "Martians", "role": "MIL"}]}] * 3},
        REPORT,
    ),
    "mentions": (
        REPORT | {"claims": [CLAIM | {"mentions": [MENTION]}]},
        REPORT | {"claims": [CLAIM | {"mentions": [{"sentence": [0, 5], "trigger": [40, 49]}]}]},
        REPORT,
    ),
    "attribution": (
        REPORT | {"attributions": [{"source": [[82, 94]], "cue": [[95, 99]], "content": [[0, 80]]}]},
        REPORT | {"attributions": [{"source": [[0, 1]], "cue": [], "content": [[5, 9]]}]},
        REPORT,
    ),
    "events": (PLV | {"root": "ASSAULT", "penta": 4}, PLV | {"root": "AID", "penta": 2}, PLV),
    "actors": (
        {"tokens": TOKENS, "tags": ["B-S", "O", "O", "O", "B-T", "I-T", "O"]},
        {"tokens": TOKENS, "tags": ["O"] * 6 + ["B-T"]},
        {"tokens": TOKENS},
    ),
    "factuality": (
        {"tokens": TOKENS, "targets": [{"token": 3, "factuality": 0.5}]},
        {"tokens": TOKENS, "targets": [{"token": 3, "factuality": -3}]},
        {"tokens": TOKENS, "targets": [{"token": 3}]},
    ),
    "entities": (
        REPORT | {"entities": [{"begin": 0, "end": 6, "type": "Organisation"}], "relations": []},
        REPORT | {"entities": [], "relations": [{"begin": 3, "end": 9, "type": "Likes"}]},
        REPORT,
    ),
    "timex": (
        REPORT | {"timexes": [{"begin": 42, "end": 48, "type": "DATE", "value": "2021-03-01"}]},
        REPORT | {"timexes": [{"begin": 0, "end": 6, "type": "SET", "value": "P1D"}]},
        REPORT,
    ),
    "toponyms": (
        REPORT | {"toponyms": [toponym("Hodeidah", lat=14.8, lon=42.95, geonameid="79415"), toponym("Taiz")]},
        REPORT | {"toponyms": [toponym("Hodeidah", lat=-60.0, lon=9.0, geonameid=None), toponym("Taiz")]},
        REPORT | {"toponyms": [toponym("Hodeidah"), toponym("Taiz")]},
    ),
}
TREE = [
    ("1", "Rebels", "rebel", "NOUN", "NNS", "Number=Plur", "2", "nsubj", "2:nsubj", "Entity=(person)"),
    ("2", "shelled", "shell", "VERB", "VBD", "Tense=Past", "0", "root", "0:root", "_"),
    ("3", "Taiz", "Taiz", "PROPN", "NNP", "Number=Sing", "2", "obj", "2:obj", "SpaceAfter=No"),
    ("4", ".", ".", "PUNCT", ".", "_", "2", "punct", "2:punct", "_"),
]


def needs(task: str) -> None:
    if not SAYSO.exists():
        pytest.skip(f"no program at {SAYSO}")
    if task not in WITHOUT_READER and not (MODEL / "reader.xml").exists():
        pytest.skip(f"no model in {MODEL}")
    if task == "toponyms" and not PLACES.exists():
        pytest.skip("no data/places.bin")


def evaluate(task: str, file: pathlib.Path, *options: str) -> subprocess.CompletedProcess:
    model = [] if task in WITHOUT_READER else ["--model", str(MODEL)]
    return subprocess.run(
        [SAYSO, "eval", task, file, *options, *model, "--data", str(ROOT / "data")],
        capture_output=True,
        text=True,
        check=False,
    )


def predictions(task: str, content: str, folder: pathlib.Path, name: str) -> bytes:
    file, out = folder / name, folder / f"{name}.out"
    file.write_text(content, encoding="utf-8")
    done = evaluate(task, file, "--predictions", str(out))
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


def lines(record: dict) -> str:
    return json.dumps(record) + "\n"


@pytest.mark.parametrize("task", sorted(CASES))
def test_answers_are_the_same_whatever_is_annotated(task, tmp_path):
    needs(task)
    answers = [
        predictions(task, lines(record), tmp_path, f"{i}.jsonl") for i, record in enumerate(CASES[task])
    ]
    assert answers[0]
    assert answers[0] == answers[1]
    assert answers[0] == answers[2]


# What may be seen, changed, and the key of the answer: else a system that looks at nothing would pass above.
CHANGES = {
    "events": ("root", {"marked": "<s>Oman</s> will hold talks with <t>Yemen</t> on Friday."}),
    "factuality": ("targets", {"tokens": ["Nobody", *TOKENS]}),
    "actors": ("tags", {"tokens": ["Both", *TOKENS]}),
    "toponyms": ("toponyms", {"toponyms": [toponym("Taiz"), toponym("Hodeidah")]}),
    "timex": ("timexes", {"date": "2022-07-04"}),
    "entities": ("entities", {"text": "On Tuesday " + TEXT}),
    "claims": ("claims", {"text": "On Tuesday " + TEXT}),
    "attribution": ("attributions", {"text": "On Tuesday " + TEXT}),
}


@pytest.mark.parametrize("task", sorted(CHANGES))
def test_answers_change_with_what_may_be_seen(task, tmp_path):
    needs(task)
    key, change = CHANGES[task]
    records = (CASES[task][2], CASES[task][2] | change)
    answers = [
        json.loads(predictions(task, lines(record), tmp_path, f"{i}.jsonl"))[key]
        for i, record in enumerate(records)
    ]
    if not any(answers):
        pytest.skip("the model answers nothing to either")
    if task == "events" and answers[0] == answers[1]:
        pytest.skip("the model answers the same to both")
    assert answers[0] != answers[1]


def conllu(rows: list[tuple]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows) + "\n"


def test_treebank_answers_hang_on_words_alone(tmp_path):
    needs("ud")
    other = [(row[0], row[1], "x", "X", "FW", "Foo=Bar", "0", "dep", "_", "_") for row in TREE]
    bare = [(row[0], row[1], *"________") for row in TREE]
    answers = [
        predictions("ud", conllu(rows), tmp_path, f"{i}.conllu") for i, rows in enumerate((TREE, other, bare))
    ]
    assert answers[0] == answers[1] == answers[2]
    rows = [line.split("\t") for line in answers[0].decode().splitlines() if line]
    assert [row[1] for row in rows] == [row[1] for row in TREE]
    assert sum(row[6] == "0" for row in rows) == 1


@pytest.mark.parametrize("task", sorted(WITHOUT_READER))
def test_a_broken_record_leaves_the_rest(task, tmp_path):
    needs(task)
    file, out = tmp_path / "records.jsonl", tmp_path / "answers.jsonl"
    good = json.dumps(CASES[task][0])
    file.write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    done = evaluate(task, file, "--predictions", str(out), "--json")
    assert done.returncode == 1
    assert "records.jsonl:2: " in done.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert json.loads(done.stdout)


def test_missing_file_and_unknown_task():
    needs("timex")
    assert evaluate("timex", pathlib.Path("no/such/file.jsonl")).returncode == 3
    assert evaluate("verbs", pathlib.Path("no/such/file.jsonl")).returncode == 2


@pytest.mark.parametrize("part", ["dev", "dev-modern"])
def test_claims_are_scored_as_score_py_does(part, tmp_path):
    needs("claims")
    gold = SHARED / f"gold/{part}.jsonl"
    if not gold.exists():
        pytest.skip(f"no {gold}")
    out = tmp_path / "claims.jsonl"
    done = evaluate("claims", gold, "--predictions", str(out), "--json")
    assert done.returncode == 0, done.stderr
    ours = json.loads(done.stdout)
    command = [sys.executable, SHARED / "gold/score.py", gold, out, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for count in ("reports", "gold", "system", "paired"):
        assert ours["counts"][count] == theirs[count]
    for level in ("claims", "strict", "whole"):
        for figure in ("precision", "recall", "f1"):
            assert ours[level][figure] == pytest.approx(theirs[level][figure], abs=1e-9)
        assert [ours[level]["low"], ours[level]["high"]] == pytest.approx(theirs[level]["interval"], abs=1e-9)
    assert ours["fields"] == pytest.approx(theirs["fields"], abs=1e-9)
    assert ours["types"] == pytest.approx(theirs["types"], abs=1e-9)
