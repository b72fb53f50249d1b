"""Bad input: one clear line with its place, the right exit code, and nothing else is lost."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest
from cli_program import MODEL, SAMPLES, SAYSO, environment, needs_model, needs_program, records, rows, sayso

GOOD = (
    b"Soldiers shelled the village of Talish on Sunday evening, the governor said. "
    b"At least two farmers were killed, according to doctors in the town."
)
SPANISH = (
    "Los soldados atacaron el pueblo en la noche del domingo, dijo el gobernador. Según los médicos de la "
    "ciudad, al menos dos campesinos murieron y cinco resultaron heridos por los disparos. "
)
OVER_THE_LIMIT = b"Shells fell on the town. " * 80_001  # 2,000,025 code points


def lines(*reports: dict) -> bytes:
    return b"".join(json.dumps(report).encode() + b"\n" for report in reports)


# name of the file, its bytes, code of the error, what the line says
BAD = [
    ("empty.txt", b"", "empty", ""),
    ("blank.txt", b" \n\t\n", "empty", ""),
    ("utf8.txt", b"The town of \x81\x8d\x8f\x90\x9d was hit." + b"\xff\xfe\x81" * 9, "not_utf8", "byte 12"),
    ("utf8.jsonl", b'{"text": "The town of \xff was hit."}\n', "not_utf8", "byte"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary", ""),
    ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "format_unknown", ""),
    ("long.txt", OVER_THE_LIMIT, "too_long", "2000000"),
    ("page.html", b"<html><head><title>x</title></head><body><script>f(</script", "broken_html", ""),
    ("list.json", b'[{"text": "The town was hit."', "broken_json", ""),
    ("cut.json", b'{"text": "The town', "broken_json", ""),
    ("fields.jsonl", b'{"title": "The town was hit."}\n', "field_missing", "text"),
    ("number.jsonl", b'{"text": 5}\n', "field_invalid", "text"),
    ("day.jsonl", b'{"text": "The town was hit.", "date": "2020-02-30"}\n', "date_impossible", "2020-02-30"),
]


@needs_program
@pytest.mark.parametrize(("name", "content", "code", "words"), BAD, ids=[case[0] for case in BAD])
def test_a_bad_item_is_a_line_and_a_row_and_3(tmp_path, name, content, code, words):
    path = tmp_path / name
    path.write_bytes(content)
    run = sayso("code", path, "--rejects", tmp_path / "rejects")
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.count("\n") >= 1
    assert run.stderr.startswith(f"sayso: {path}")
    assert words in run.stderr
    row = rows(tmp_path / "rejects")[0]
    assert list(row) == ["code", "item", "line", "offset", "what", "remedy"]
    assert (row["code"], row["item"]) == (code, str(path))
    assert row["what"]
    assert row["remedy"]
    assert len(rows(tmp_path / "rejects")) == run.stderr.count("\n")


@needs_program
def test_a_missing_file_is_3():
    run = sayso("code", "nosuch.txt")
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.startswith("sayso: nosuch.txt: ")
    assert run.stderr.count("\n") == 1


@needs_model
def test_bad_items_do_not_stop_the_good_one(tmp_path):
    for name, content, *_ in BAD:
        if name != "picture.png":  # in a folder, files that no reader takes are passed over
            (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_bytes(GOOD)
    (tmp_path / "zz.txt").write_bytes(GOOD + b" It rained.")
    rejects = tmp_path.parent / "rejects.jsonl"
    run = sayso("parse", tmp_path, "--rejects", rejects)
    assert run.returncode == 1
    assert "# newdoc id = good\n" in run.stdout
    assert "# newdoc id = zz\n" in run.stdout
    assert {row["code"] for row in rows(rejects)} == {
        code for name, _, code, _ in BAD if name != "picture.png"
    }
    ledger = tmp_path.parent / "l.db"
    run = sayso("add", tmp_path, "--ledger", ledger)
    assert run.returncode == 1
    assert run.stdout.startswith("2 added ")
    assert sayso("check", "--ledger", ledger).returncode == 0


@needs_model
def test_line_7_of_1000_is_broken(tmp_path):
    path = tmp_path / "thousand.jsonl"
    reports = [
        lines({"id": f"r{i}", "text": f"The soldiers left village number {i} on Sunday."})
        for i in range(1, 1001)
    ]
    reports[6] = b'{"id": "r7", "text": "The soldiers left\n'
    path.write_bytes(b"".join(reports))
    run = sayso("add", path, "--ledger", tmp_path / "l.db", "--rejects", tmp_path / "rejects")
    assert run.returncode == 1
    assert run.stdout.startswith("999 added ")
    assert run.stdout.endswith(", 1 rejected\n")
    assert run.stderr.startswith(f"sayso: {path}:7: ")
    assert run.stderr.count("\n") == 1
    (row,) = rows(tmp_path / "rejects")
    assert (row["code"], row["line"]) == ("broken_json", 7)


@needs_model
def test_not_english_is_kept_and_noted(tmp_path):
    (tmp_path / "pueblo.txt").write_text(SPANISH)
    run = sayso("code", tmp_path / "pueblo.txt", "--format", "jsonl")
    assert (run.returncode, run.stdout) == (0, "")
    assert "not coded" in run.stderr
    run = sayso("add", tmp_path / "pueblo.txt", "--ledger", tmp_path / "l.db")
    assert run.returncode == 0
    assert "1 not coded" in run.stdout
    shown = json.loads(sayso("show", "pueblo", "--ledger", tmp_path / "l.db", "--format", "jsonl").stdout)
    assert (shown["report"]["text"], shown["claims"]) == (SPANISH, [])


@needs_model
def test_a_file_of_100_mb_is_streamed(tmp_path):
    path = tmp_path / "big.jsonl"
    with path.open("wb") as file:
        for i in range(100):
            file.write(lines({"id": f"es{i}", "text": f"{i} " + SPANISH * (1_000_000 // len(SPANISH))}))
        file.write(lines({"id": "last", "text": GOOD.decode()}))
    assert path.stat().st_size > 100_000_000
    process = subprocess.Popen(
        [SAYSO, "parse", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()
    )
    out = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert b"# newdoc id = last\n" in out
    assert usage.ru_maxrss < 1024 * 1024  # KiB: 1 GiB


@needs_model
def test_a_megabyte_without_a_full_stop_is_read_whole(tmp_path):
    # Words of more than a hundred letters are one piece each to the reader: 10,000 to read, not 300,000.
    word = "theshellshitthetownandthesoldiersleftitwiththeirgunsandtrucks" * 2
    text = "the soldiers shelled the town and they left with their guns " * 50 + (word + " ") * 8_500
    path = tmp_path / "line.jsonl"
    path.write_bytes(lines({"id": "line", "language": "en", "text": text}))
    assert path.stat().st_size > 1_000_000
    run = sayso("parse", path, "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    (record,) = records(run.stdout)
    spans = [word["s"] for word in record["analysis"]["words"]]
    assert "".join(text[b:e] for b, e in spans) == text.replace(" ", "")


@needs_model
def test_broken_html_still_gives_its_text(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(
        b"<html><body><article><p>" + GOOD + b"<div><b>Rebels fled</p></i></table><p>Two <a href="
    )
    run = sayso("parse", path)
    assert run.returncode == 0
    assert "\tshelled\t" in run.stdout


@needs_model
def test_without_a_date_times_stay_empty_unless_the_text_dates_itself(tmp_path):
    told = "Rebels shelled the town of Zintan yesterday evening, the governor said. Two men were killed."
    undated = records(sayso("code", "-", "--id", "a", "--format", "jsonl", stdin=told.encode()).stdout)
    assert all(claim["time"] is None for claim in undated)
    dated = f"TRIPOLI, 5 October 2020 — {told}".encode()
    for claim in records(sayso("code", "-", "--id", "b", "--format", "jsonl", stdin=dated).stdout):
        assert claim["time"] is None or claim["time"]["start"] == "2020-10-04"


@needs_model
def test_two_texts_of_one_id_are_a_conflict(tmp_path):
    path = tmp_path / "two.jsonl"
    path.write_bytes(
        lines({"id": "a", "text": GOOD.decode()}, {"id": "a", "text": "The rebels left the town."})
    )
    run = sayso("add", path, "--ledger", tmp_path / "l.db", "--rejects", tmp_path / "rejects")
    assert run.returncode == 1
    assert rows(tmp_path / "rejects")[0]["code"] == "id_conflict"
    # The same between a file and the ledger.
    path.write_bytes(lines({"id": "a", "text": "The rebels left the town."}))
    run = sayso("add", path, "--ledger", tmp_path / "l.db", "--rejects", tmp_path / "rejects")
    assert run.returncode == 3
    assert rows(tmp_path / "rejects")[0]["code"] == "id_conflict"


# --- the model and the tables ---------------------------------------------------------------------------------


def copy_of_model(folder):
    shutil.copytree(MODEL, folder)
    return folder


@needs_program
def test_a_missing_model_is_3_and_says_where(tmp_path):
    run = sayso("code", "-", "--model", tmp_path / "none", stdin=GOOD)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (3, "", 1)
    assert str(tmp_path / "none") in run.stderr


@needs_model
@pytest.mark.parametrize("name", ["labels.json", "vocab.txt", "reader.xml", "reader.bin", "model.json"])
def test_a_damaged_model_is_3_and_names_the_file(tmp_path, name):
    model = copy_of_model(tmp_path / "model")
    content = (model / name).read_bytes()
    (model / name).write_bytes(content[: len(content) // 2])
    run = sayso("code", "-", "--model", model, stdin=GOOD)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (3, "", 1)
    assert name in run.stderr


@needs_model
def test_damaged_tables_are_3_and_name_file_and_line(tmp_path):
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook/assault.toml").write_text('type = "ASSAULT"\nquad = [\n')
    run = sayso("code", "-", stdin=GOOD, env=environment(SAYSO_DATA=str(tmp_path)))
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (3, "", 1)
    assert "assault.toml" in run.stderr


@needs_model
def test_a_damaged_model_leaves_the_ledger_as_it_was(tmp_path):
    ledger = tmp_path / "l.db"
    assert sayso("add", "-", "--id", "a", "--ledger", ledger, stdin=GOOD).returncode == 0
    run = sayso("add", "-", "--id", "b", "--ledger", ledger, "--model", tmp_path, stdin=GOOD + b" More.")
    assert run.returncode == 3
    assert "clean: 1 report," in sayso("check", "--ledger", ledger).stdout


# --- the ledger -----------------------------------------------------------------------------------------------


@needs_program
@pytest.mark.parametrize("command", ["claims", "statements", "check", "recode", "add"])
def test_what_is_no_ledger_is_3_and_stays_as_it_is(command, tmp_path):
    ledger = tmp_path / "l.db"
    ledger.write_bytes(b"This is a letter, and no ledger at all.\n" * 200)
    before = ledger.read_bytes()
    words = ["add", SAMPLES] if command == "add" else [command]
    run = sayso(*words, "--ledger", ledger)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (3, "", 1)
    assert str(ledger) in run.stderr
    assert ledger.read_bytes() == before


@needs_model
def test_a_newer_ledger_is_left_alone(tmp_path):
    ledger = tmp_path / "l.db"
    assert sayso("add", "-", "--id", "a", "--ledger", ledger, stdin=GOOD).returncode == 0
    with sqlite3.connect(ledger) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    for words in (["claims"], ["add", SAMPLES]):
        run = sayso(*words, "--ledger", ledger)
        assert (run.returncode, run.stderr.count("\n")) == (3, 1)
        assert "newer" in run.stderr


@needs_model
def test_check_finds_what_was_changed_by_hand(tmp_path):
    ledger = tmp_path / "l.db"
    assert sayso("add", "-", "--id", "a", "--ledger", ledger, stdin=GOOD).returncode == 0
    with sqlite3.connect(ledger) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        assert "reports" in tables
        connection.execute("UPDATE reports SET text = 'Something else.'")
    connection.close()
    run = sayso("check", "--ledger", ledger)
    assert run.returncode == 1
    assert run.stderr.count("\n") >= 2


@needs_model
def test_kill_in_the_middle_of_add_loses_nothing(tmp_path):
    reports = [
        {"id": f"r{i}", "text": f"Rebels shelled village number {i} on Sunday, the mayor said. {i} men fled."}
        for i in range(600)
    ]
    path = tmp_path / "many.jsonl"
    path.write_bytes(lines(*reports))
    ledger = tmp_path / "killed.db"
    process = subprocess.Popen(
        [SAYSO, "add", path, "--ledger", ledger], stdout=subprocess.DEVNULL, env=environment()
    )
    # Until the first reports are acknowledged, then in the middle of the next.
    kept = 0
    for _ in range(3000):
        time.sleep(0.02)
        if process.poll() is not None:
            break
        if ledger.exists():
            try:
                with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
                    kept = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
                connection.close()
            except sqlite3.OperationalError:
                continue
        if kept > 0:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < kept < 600
    check = sayso("check", "--ledger", ledger)
    assert check.returncode == 0, check.stderr
    run = sayso("add", path, "--ledger", ledger)
    assert run.returncode == 0
    assert f"{kept} already there" in run.stdout or int(run.stdout.split()[0]) < 600 - 1

    whole = tmp_path / "whole.db"
    assert sayso("add", path, "--ledger", whole).returncode == 0
    first, second = (
        sayso("claims", "--format", "jsonl", "--ledger", each).stdout for each in (ledger, whole)
    )
    assert first == second
    assert (
        sayso("check", "--ledger", ledger).stdout.split("clean")[1]
        == (sayso("check", "--ledger", whole).stdout.split("clean")[1])
    )


@needs_model
def test_interrupted_add_keeps_what_was_begun_and_goes_on_later(tmp_path):
    ledger = tmp_path / "l.db"
    process = subprocess.Popen(
        [SAYSO, "add", "-", "--ledger", ledger],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    # A live pipe: the first report is whole, the second is not yet.
    process.stdin.write(lines({"id": "a", "text": GOOD.decode()}) + b'{"id": "b", "text": "half')
    process.stdin.flush()
    for _ in range(600):  # it is kept although nothing more comes
        time.sleep(0.1)
        if ledger.exists() and "clean: 1 report," in sayso("check", "--ledger", ledger).stdout:
            break
    else:
        pytest.fail("the report was not kept within a minute")
    process.send_signal(signal.SIGINT)  # standard input is still open
    out = process.stdout.read().decode()
    err = process.stderr.read().decode()
    assert process.wait(60) == 1
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()
    assert "ended before the end" in err
    assert out.startswith("1 added")  # half of what came next is no report
    assert sayso("check", "--ledger", ledger).returncode == 0


# --- where it writes ------------------------------------------------------------------------------------------


@needs_model
@pytest.mark.parametrize(
    "words", [["parse"], ["code", "--format", "csv"], ["code", "--statements", "--format", "csv"]]
)
def test_a_full_disk_behind_standard_output_is_3(words):
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [SAYSO, *words, SAMPLES],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert run.returncode == 3
    assert "standard output: no room is left" in run.stderr
    assert run.stderr.count("\n") == 1


@needs_program
@pytest.mark.parametrize("words", [["--help"], ["manual"], ["completion", "bash"]], ids=" ".join)
def test_help_too_notices_a_full_disk(words):
    with open("/dev/full", "wb") as full:
        run = subprocess.run([SAYSO, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 3


@needs_program
def test_rejects_that_cannot_be_written_are_3(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert sayso("code", tmp_path / "empty.txt", "--rejects", "/dev/full").returncode == 3
    assert sayso("code", tmp_path / "empty.txt", "--rejects", tmp_path / "none/rejects").returncode == 3


@needs_model
def test_a_disk_that_is_full_for_the_ledger_keeps_what_was_there(tmp_path):
    ledger = tmp_path / "l.db"
    assert sayso("add", "-", "--id", "a", "--ledger", ledger, stdin=GOOD).returncode == 0
    # Room for the ledger's shared memory, and for no batch however small: the answer does not hang on the clock.
    size = 40 * 1024
    assert size < ledger.stat().st_size
    path = tmp_path / "many.jsonl"
    path.write_bytes(
        lines(*({"id": f"r{i}", "text": f"Rebels shelled village {i} on Sunday. " * 40} for i in range(60)))
    )

    def no_larger():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    run = sayso("add", path, "--ledger", ledger, preexec_fn=no_larger)
    assert run.returncode == 3
    assert run.stderr.count("\n") == 1
    assert "clean: 1 report," in sayso("check", "--ledger", ledger).stdout
    run = sayso("add", path, "--ledger", ledger)
    assert run.returncode == 0
    assert "clean: 61 reports," in sayso("check", "--ledger", ledger).stdout


@needs_model
def test_a_reader_that_goes_away_ends_it_quietly():
    process = subprocess.Popen(
        [SAYSO, "parse", SAMPLES], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(120) == 0
