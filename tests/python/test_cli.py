"""Commands of the program: what they print, and that they agree with each other."""

import csv
import io
import json
import re
import subprocess
import sys
import time

import pytest
from cli_program import MODEL, ROOT, SAMPLES, SAYSO, environment, needs_model, needs_program, records, sayso

COMMANDS = ["code", "add", "claims", "statements", "show", "explain", "recode", "check", "parse"]
# gold/GUIDELINES.md of the reference corpora, and DESIGN.md's additions: docs/claims.md.
FIELDS = (
    "id report event type mode stance actors recipients places time killed injured sources evidence trigger "
    "mentions quad score cameo acled confidence coder"
).split()
SLOTS = "actors recipients places time killed injured sources channel cue stance".split()


@pytest.fixture(scope="module")
def claims() -> list[dict]:
    """Claims of the samples."""
    run = sayso("code", SAMPLES, "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    return records(run.stdout)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """A ledger of the samples."""
    path = tmp_path_factory.mktemp("ledger") / "samples.db"
    run = sayso("add", SAMPLES, "--ledger", path)
    assert (run.returncode, run.stderr) == (0, "")
    return path


@pytest.fixture(scope="module")
def texts(ledger) -> dict[str, str]:
    """Text of each sample report by its id, as the program has it."""
    ids = {
        claim["report"] for claim in records(sayso("claims", "--ledger", ledger, "--format", "jsonl").stdout)
    }
    found = {}
    for report in ids:
        run = sayso("show", report, "--ledger", ledger, "--format", "jsonl")
        assert run.returncode == 0
        found[report] = json.loads(run.stdout)["report"]["text"]
    return found


# --- help -----------------------------------------------------------------------------------------------------


@needs_program
@pytest.mark.parametrize("command", [*COMMANDS, "completion", "manual"])
def test_every_command_has_help_with_an_example_that_names_it(command):
    run = sayso(command, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    examples = run.stdout.split("Examples:\n")[1]
    assert re.search(rf"\bsayso {command}\b", examples)


@needs_program
def test_help_lists_every_command():
    listed = sayso("--help").stdout
    assert all(re.search(rf"^  {command} ", listed, re.MULTILINE) for command in COMMANDS)


@needs_program
@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nosuch"],
        ["code"],
        ["code", "x.txt", "--format", "xml"],
        ["code", "x.txt", "--threads", "0"],
        ["code", "x.txt", "--min-confidence", "2"],
        ["code", "x.txt", "--published", "2020-02-30"],
        ["claims", "--type", "WAR"],
        ["claims", "--from", "2020-10-07", "--to", "2020-10-05"],
        ["show"],
        ["completion", "tcsh"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_2(words):
    run = sayso(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("sayso: ")


@needs_program
def test_documentation_is_what_the_program_says():
    run = subprocess.run(
        [sys.executable, ROOT / "scripts/build_cli_docs.py", "--check", SAYSO],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


@needs_program
def test_completion_is_sound_bash_and_completes_commands_and_options():
    script = sayso("completion", "bash").stdout
    ask = (
        script + '\nCOMP_WORDS=(sayso cl); COMP_CWORD=1; _sayso; echo "${COMPREPLY[@]}"'
        '\nCOMP_WORDS=(sayso code --rej); COMP_CWORD=2; _sayso; echo "${COMPREPLY[@]}"'
    )
    run = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("claims\n--rejects\n", "")


@needs_program
def test_the_manual_page_names_every_command_and_option():
    page = sayso("manual").stdout
    for command in COMMANDS:
        assert f".SS {command}\n" in page
        options = re.findall(r"^  (?:-\w,)?(--[\w-]+)", sayso(command, "--help").stdout, re.MULTILINE)
        assert options
        assert all(option.replace("-", "\\-") in page for option in options)


@needs_model
def test_versions_of_program_model_and_codebook():
    run = sayso("--version")
    assert run.returncode == 0
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\nmodel \S+\+[0-9a-f]{12}\ncodebook [0-9a-f]{16}\n", run.stdout)


# --- code -----------------------------------------------------------------------------------------------------


@needs_model
def test_samples_make_claims_with_every_field(claims):
    assert claims
    for claim in claims:
        assert set(FIELDS) <= set(claim)
        assert re.fullmatch(re.escape(claim["report"]) + r"#c\d+", claim["id"])
        assert claim["mentions"]
    assert len({claim["id"] for claim in claims}) == len(claims)


@needs_model
def test_offsets_give_the_words(claims, texts):
    for claim in claims:
        text = texts[claim["report"]]
        begin, end = claim["evidence_span"]
        assert text[begin:end] == claim["evidence"]
        begin, end = claim["trigger_span"]
        assert text[begin:end] == claim["trigger"]
        for entity in claim["actors"] + claim["recipients"] + claim["sources"]:
            if entity["span"]:
                assert text[slice(*entity["span"])] == entity["text"]
        for place in claim["places"]:
            if place["span"]:
                assert text[slice(*place["span"])] == place["name"]
        for mention in claim["mentions"]:
            spans = [mention["trigger"]] + [span for slot in SLOTS for span in mention.get(slot, [])]
            for begin, end in spans:
                words = text[begin:end]
                assert words
                assert words == words.strip()


@needs_model
def test_statements_quote_the_words_of_the_text(texts):
    run = sayso("code", SAMPLES, "--statements", "--format", "jsonl")
    assert run.returncode == 0
    statements = [each for each in records(run.stdout) if each["report"] in texts]
    assert statements
    for statement in statements:
        text = texts[statement["report"]]
        for slot in ("source", "cue", "content"):
            assert [text[b:e] for b, e in statement[slot]] == statement[f"{slot}_text"]


@needs_model
def test_any_number_of_threads_gives_the_same_bytes():
    one, two, three = (sayso("code", SAMPLES, "--format", "jsonl", "--threads", n).stdout for n in (1, 2, 3))
    assert one
    assert one == two == three


@needs_model
def test_a_report_gives_the_same_beside_others_and_alone(claims):
    alone = sayso("code", SAMPLES / "donbas-kyiv.json", "--format", "jsonl")
    assert records(alone.stdout) == [claim for claim in claims if claim["report"] == "donbas-kyiv"]


@needs_model
def test_csv_has_a_row_for_each_claim(claims):
    run = sayso("code", SAMPLES, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(run.stdout, newline="")))
    assert [row["id"] for row in table] == [claim["id"] for claim in claims]


@needs_model
def test_confidence_leaves_out_what_is_less_sure(claims):
    middle = sorted(claim["confidence"] for claim in claims)[len(claims) // 2]
    run = sayso("code", SAMPLES, "--format", "jsonl", "--min-confidence", middle)
    kept = records(run.stdout)
    assert all(claim["confidence"] >= round(middle - 0.001, 3) for claim in kept)
    assert sayso("code", SAMPLES, "--format", "jsonl", "--min-confidence", 1).stdout.count("\n") <= len(kept)


@needs_model
def test_colour_only_when_it_is_asked_for():
    plain = sayso("code", SAMPLES / "mali-army.json").stdout
    assert "\x1b" not in plain
    painted = sayso("code", SAMPLES / "mali-army.json", "--colour", "always").stdout
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


@needs_model
def test_what_is_said_of_a_report_goes_before_what_it_says():
    text = b"Rebels shelled the town of Zintan yesterday, the governor said. Two people were killed."
    run = sayso("code", "-", "--id", "z1", "--published", "5 October 2020", "--format", "jsonl", stdin=text)
    assert run.returncode == 0
    for claim in records(run.stdout):
        assert claim["report"] == "z1"
        if claim["time"]:
            assert claim["time"]["start"] == "2020-10-04"


# --- the ledger -----------------------------------------------------------------------------------------------


@needs_model
def test_a_ledger_lists_what_code_prints(claims, ledger):
    listed = records(sayso("claims", "--ledger", ledger, "--format", "jsonl").stdout)
    assert listed == claims


@needs_model
def test_adding_twice_adds_nothing(ledger):
    before = sayso("claims", "--ledger", ledger, "--format", "jsonl", "--history").stdout
    run = sayso("add", SAMPLES, "--ledger", ledger)
    assert run.returncode == 0
    assert run.stdout.startswith("0 added (0 claims, 0 statements), ")
    assert sayso("claims", "--ledger", ledger, "--format", "jsonl", "--history").stdout == before


@needs_model
def test_nothing_to_do_needs_no_model(ledger):
    run = sayso("add", SAMPLES, "--ledger", ledger, "--model", "/nonexistent")
    assert (run.returncode, run.stderr) == (0, "")


@needs_model
def test_the_environment_names_the_ledger(ledger, claims):
    run = sayso("claims", "--format", "jsonl", env=environment(SAYSO_LEDGER=str(ledger)))
    assert records(run.stdout) == claims


@needs_model
def test_filters_keep_what_fits(claims, ledger):
    def listed(*words):
        run = sayso("claims", "--ledger", ledger, "--format", "jsonl", *words)
        assert run.returncode == 0
        return [claim["id"] for claim in records(run.stdout)]

    def expected(holds):
        return [claim["id"] for claim in claims if holds(claim)]

    kind = claims[0]["type"]
    assert listed("--type", kind.lower()) == expected(lambda c: c["type"] == kind)
    report = claims[0]["report"]
    assert listed("--report", report) == expected(lambda c: c["report"] == report)
    assert listed("--own-voice") == expected(lambda c: not c["sources"])
    assert listed("--stance", "denied,possible") == expected(lambda c: c["stance"] in ("denied", "possible"))
    assert listed("--limit", 2) == [claim["id"] for claim in claims[:2]]
    assert listed("--limit", 2, "--offset", 1) == [claim["id"] for claim in claims[1:3]]
    assert listed("--actor", "MLI") == expected(lambda c: any(a["country"] == "MLI" for a in c["actors"]))
    assert listed("--from", "2100-01-01") == []


@needs_model
def test_statements_of_a_ledger_are_those_of_code(ledger):
    listed = sayso("statements", "--ledger", ledger, "--format", "jsonl")
    coded = sayso("code", SAMPLES, "--statements", "--format", "jsonl")
    assert listed.stdout == coded.stdout


@needs_model
def test_show_prints_the_text_and_its_claims(claims, ledger, texts):
    report = claims[0]["report"]
    run = sayso("show", report, "--ledger", ledger)
    assert run.returncode == 0
    assert texts[report].strip() in run.stdout
    assert all(claim["id"] in run.stdout for claim in claims if claim["report"] == report)
    painted = sayso("show", report, "--ledger", ledger, "--colour", "always").stdout
    first = next(claim for claim in claims if claim["report"] == report)
    assert f"\x1b[1;31m{first['trigger'].split()[0]}" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == run.stdout


@needs_model
def test_explain_says_who_decided(claims, ledger, texts):
    claim = claims[0]
    run = sayso("explain", claim["id"], "--ledger", ledger, "--format", "jsonl")
    assert run.returncode == 0
    told = json.loads(run.stdout)
    decisions = told.pop("decisions")
    assert told == claim
    won = {decision["field"]: decision["value"] for decision in decisions if decision["won"]}
    assert won["type"] == claim["type"]
    for decision in decisions:
        assert decision["voice"] in ("codebook", "reader")
        assert 0 <= decision["confidence"] <= 1
        if decision["voice"] == "codebook":
            file, line = decision["place"].split(":")
            assert (
                (ROOT / "data/codebook" / file)
                .read_text()
                .splitlines()[int(line) - 1]
                .startswith("[[entry]]")
            )
    text = sayso("explain", claim["id"], "--ledger", ledger).stdout
    begin, end = claim["mentions"][0]["trigger"]
    assert f'"{texts[claim["report"]][begin:end]}" {begin}-{end}' in text


@needs_model
def test_recode_changes_nothing_with_the_same_model(ledger):
    before = sayso("claims", "--ledger", ledger, "--format", "jsonl", "--history").stdout
    assert sayso("recode", "--ledger", ledger).stdout == "0 recoded, 0 unchanged, 0 rejected\n"
    run = sayso("recode", "--ledger", ledger, "--report", "mali-army")
    assert run.stdout == "0 recoded, 1 unchanged, 0 rejected\n"
    assert sayso("claims", "--ledger", ledger, "--format", "jsonl", "--history").stdout == before


@needs_model
def test_recode_by_another_codebook_keeps_the_old_claims(tmp_path):
    ledger = tmp_path / "l.db"
    sayso("add", SAMPLES / "mali-army.json", "--ledger", ledger)
    old = records(sayso("claims", "--ledger", ledger, "--format", "jsonl").stdout)
    data = tmp_path / "data"
    subprocess.run(["cp", "-r", ROOT / "data", data], check=True)
    with (data / "codebook/aid.toml").open("a") as file:
        file.write("\n# another version\n")
    run = sayso("recode", "--ledger", ledger, env=environment(SAYSO_DATA=str(data)))
    assert run.stdout == "1 recoded, 0 unchanged, 0 rejected\n"
    new = records(sayso("claims", "--ledger", ledger, "--format", "jsonl").stdout)
    assert [c | {"coder": None} for c in new] == [c | {"coder": None} for c in old]
    everything = records(sayso("claims", "--ledger", ledger, "--format", "jsonl", "--history").stdout)
    assert len(everything) == len(old) + len(new)
    assert sayso("check", "--ledger", ledger).returncode == 0


@needs_model
def test_check_of_a_whole_ledger_is_clean(ledger):
    run = sayso("check", "--ledger", ledger)
    assert (run.returncode, run.stderr) == (0, "")
    assert ": clean: " in run.stdout


@needs_model
@pytest.mark.parametrize(
    "words", [["show", "nosuch"], ["explain", "nosuch#c1"], ["recode", "--report", "nosuch"]], ids=" ".join
)
def test_what_is_not_there_is_3(words, ledger):
    run = sayso(*words, "--ledger", ledger)
    assert run.returncode == 3
    assert run.stderr.count("\n") == 1


@needs_program
@pytest.mark.parametrize("command", ["claims", "statements", "check"])
def test_reading_makes_no_ledger(command, tmp_path):
    run = sayso(command, "--ledger", tmp_path / "none.db")
    assert (run.returncode, run.stderr.count("\n")) == (3, 1)
    assert not (tmp_path / "none.db").exists()


# --- parse ----------------------------------------------------------------------------------------------------

TREEBANK = """# newdoc id = one
# sent_id = s1
# text = They don't go.
1\tThey\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = s2
1\tHe\t_\t_\t_\t_\t_\t_\t_\t_
2\tleft New\t_\t_\t_\t_\t_\t_\t_\t_

"""


def sentences(conllu: str) -> list[list[list[str]]]:
    blocks = conllu.strip("\n").split("\n\n")
    return [[line.split("\t") for line in b.split("\n") if not line.startswith("#")] for b in blocks]


@needs_model
def test_a_treebank_keeps_its_sentences_and_words(tmp_path):
    path = tmp_path / "bank.conllu"
    path.write_text(TREEBANK)
    run = sayso("parse", path)
    assert (run.returncode, run.stderr) == (0, "")

    def fixed(text):
        return [
            line if line.startswith("#") or not line else [line.split("\t")[i] for i in (0, 1, 9)]
            for line in text.split("\n")
        ]

    assert fixed(run.stdout) == fixed(TREEBANK)


@needs_model
def test_parsed_text_has_trees_and_offsets():
    path = SAMPLES / "karabakh-witness.txt"
    text = path.read_text(encoding="utf-8")
    run = sayso("parse", path)
    assert run.returncode == 0
    for sentence in sentences(run.stdout):
        heads = [int(word[6]) for word in sentence]
        assert heads.count(0) == 1
        for start in range(1, len(heads) + 1):
            seen, at = set(), start
            while at:
                assert at not in seen
                seen.add(at)
                at = heads[at - 1]
        for word in sentence:
            begin, end = map(int, re.search(r"TokenRange=(\d+):(\d+)", word[9]).groups())
            assert text[begin:end] == word[1]


@needs_model
def test_speed_is_shown_on_no_pipe():
    started = time.monotonic()
    run = sayso("parse", SAMPLES / "yemen-coalition.json")
    assert run.stderr == ""
    assert time.monotonic() - started < 120
    assert MODEL.is_dir()
