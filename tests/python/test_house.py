"""The house keeps its word: error codes documented, versions pinned, samples whole and marked as invented."""

import difflib
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTE = "Invented for Sayso; not a real event"
REPORTS = ROOT / "samples" / "reports"


def error_codes() -> list[str]:
    header = (ROOT / "include/sayso/result.hpp").read_text(encoding="utf-8")
    body = re.search(r"enum class ErrorCode[^{]*\{(.*?)\};", header, re.DOTALL).group(1)
    return re.findall(r"^\s*(\w+),", body, re.MULTILINE)


def sample_texts() -> dict[str, str]:
    """The main text of every sample, by report id."""
    texts = {}
    for path in sorted(REPORTS.iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            texts[path.stem] = json.loads(content)["text"]
        elif path.suffix == ".jsonl":
            texts |= {record["id"]: record["text"] for record in map(json.loads, content.splitlines())}
        elif path.suffix == ".html":
            article = content.split("<article>")[1].split("</article>")[0]
            texts[path.stem] = "\n\n".join(html.unescape(p) for p in re.findall(r"<p>(.*?)</p>", article))
        else:
            texts[path.stem] = content
    return texts


def test_every_error_code_has_its_row():
    rows = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", (ROOT / "docs/errors.md").read_text(), re.MULTILINE
    )
    assert [code for code, _, _ in rows] == error_codes()
    assert all(meaning.strip() and remedy.strip() for _, meaning, remedy in rows)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-train.txt"])
def test_every_python_package_is_pinned(name):
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines()]
    packages = [line for line in lines if line]
    assert packages
    for package in packages:
        assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][A-Za-z0-9.]*", package), package


def test_both_environments_read_models_with_one_runtime():
    pins = [
        dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-train.txt")
    ]
    for package in ("openvino", "numpy"):
        assert pins[0][package] == pins[1][package]


def test_incidents_list_the_samples_that_are_there():
    incidents = json.loads((ROOT / "samples/incidents.json").read_text(encoding="utf-8"))
    assert {entry["report"] for entry in incidents["reports"]} == set(sample_texts())
    known = {entry["id"] for entry in incidents["incidents"]}
    told = [incident for entry in incidents["reports"] for incident in entry["incidents"]]
    assert set(told) == known
    assert all((REPORTS / entry["file"]).is_file() for entry in incidents["reports"])


def test_incidents_are_told_from_several_sides():
    incidents = json.loads((ROOT / "samples/incidents.json").read_text(encoding="utf-8"))
    sides = {}
    for entry in incidents["reports"]:
        for incident in entry["incidents"]:
            sides.setdefault(incident, set()).add(entry["side"])
    assert sum(len(who) >= 2 for who in sides.values()) >= 5


def test_samples_are_marked_as_invented():
    for path in REPORTS.iterdir():
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            assert json.loads(content)["note"] == NOTE, path
        elif path.suffix == ".jsonl":
            assert all(json.loads(line)["note"] == NOTE for line in content.splitlines()), path
        elif path.suffix == ".html":
            assert f'<meta name="note" content="{NOTE}">' in content, path
        else:
            assert path.name in (ROOT / "samples/README.md").read_text(encoding="utf-8"), path


@pytest.mark.parametrize("report", sorted(sample_texts()))
def test_sample_is_of_a_report_s_length(report):
    assert 120 <= len(sample_texts()[report].split()) <= 350


def test_two_papers_print_one_dispatch():
    texts = sample_texts()
    likeness = difflib.SequenceMatcher(
        None, texts["karabakh-herald"].split(), texts["karabakh-tribune"].split(), autojunk=False
    ).ratio()
    assert 0.9 < likeness < 1


def junit(cases: str) -> str:
    return f'<testsuites><testsuite name="t">{cases}</testsuite></testsuites>'


@pytest.mark.parametrize(
    ("cases", "line", "code"),
    [
        ('<testcase name="a"/><testcase name="b" status="run"/>', "2 passed, 0 failed, 0 skipped", 0),
        ('<testcase name="a"><failure/></testcase><testcase name="b"/>', "1 passed, 1 failed, 0 skipped", 1),
        (
            '<testcase name="a" status="notrun"><skipped/></testcase><testcase name="b"/>',
            "1 passed, 0 failed, 1 skipped",
            0,
        ),
        ("", "0 passed, 0 failed, 0 skipped", 1),
    ],
)
def test_ci_counts_what_ran(tmp_path, cases, line, code):
    (tmp_path / "one.xml").write_text(junit(cases))
    run = subprocess.run(
        [sys.executable, ROOT / "scripts/count_tests.py", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout.strip(), run.returncode) == (line, code)
