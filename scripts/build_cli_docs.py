#!/usr/bin/env python3
"""Makes docs/cli.md from the program's own --help.

    scripts/build_cli_docs.py [SAYSO]           writes docs/cli.md
    scripts/build_cli_docs.py --check [SAYSO]   exits 1 where it is not what the program says

SAYSO: build/release/sayso by default.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/cli.md"
INTRODUCTION = """# The command line

Made from `sayso --help` by `scripts/build_cli_docs.py`; a test compares the two. `sayso manual` prints the same as a
manual page, `sayso completion SHELL` completion for bash, zsh or fish.

Commands that print records take `--format text|jsonl|csv`: text for people, JSONL and CSV as in [claims.md](claims.md).
Records go to standard output, everything else to standard error: a line for each item that was rejected (and a row
with `--rejects FILE`, see [errors.md](errors.md)), and on a terminal how far it has come. Ctrl-C brings what was begun
to its end; a second one ends at once. `sayso add` keeps reports 64 at a time or every two seconds: what its sum counts
is on the disk, and run again after a break it goes on where it was.
"""


def said(sayso: Path, *words: str) -> str:
    # The defaults of options must not depend on who runs this.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SAYSO_")}
    run = subprocess.run(
        [sayso, *words, "--help"], capture_output=True, text=True, check=True, env=environment
    )
    return "\n".join(line.rstrip() for line in run.stdout.splitlines()).strip()


def commands(text: str) -> list[str]:
    """Names of the commands, in the order of the program's help."""
    listed = text.split("\nSubcommands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  ([a-z]+)", listed, re.MULTILINE)


def page(sayso: Path) -> str:
    top = said(sayso)
    parts = [INTRODUCTION, f"```\n{top}\n```\n"]
    for command in commands(top):
        parts.append(f"## sayso {command}\n\n```\n{said(sayso, command)}\n```\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    given = [argument for argument in arguments if argument != "--check"]
    sayso = Path(given[0]) if given else ROOT / "build/release/sayso"
    made = page(sayso)
    if not check:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != made:
        print("docs/cli.md is not what the program says: run scripts/build_cli_docs.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
