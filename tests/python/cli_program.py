"""Running the program in tests: where it is, which model it reads with, and a call."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAYSO = Path(os.environ.get("SAYSO_PROGRAM", ROOT / "build/release/sayso"))
SAMPLES = ROOT / "samples/reports"
MODEL = Path(os.environ.get("SAYSO_MODEL", ROOT / "models/reader"))

needs_program = pytest.mark.skipif(not SAYSO.is_file(), reason=f"{SAYSO} is not built")
needs_model = pytest.mark.skipif(
    not (SAYSO.is_file() and (MODEL / "model.json").is_file()), reason=f"no program, or no model in {MODEL}"
)


def environment(**more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SAYSO_")}
    return kept | {"SAYSO_MODEL": str(MODEL), "SAYSO_DATA": str(ROOT / "data")} | more


def sayso(
    *words, stdin: bytes = b"", env: dict[str, str] | None = None, **more
) -> subprocess.CompletedProcess:
    """Runs `sayso WORDS`; standard output and error as text."""
    run = subprocess.run(
        [SAYSO, *map(str, words)],
        input=stdin,
        capture_output=True,
        env=env or environment(),
        timeout=600,
        check=False,
        **more,
    )
    run.stdout = run.stdout.decode()
    run.stderr = run.stderr.decode()
    return run


def records(text: str) -> list[dict]:
    """The records of JSONL."""
    return [json.loads(line) for line in text.split("\n") if line]


def rows(path: Path) -> list[dict]:
    return records(path.read_text(encoding="utf-8"))
