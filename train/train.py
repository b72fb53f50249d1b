"""Trains the reader and writes models/reader: `make train`, in .venv-train. Hours on two cores.

Needs the reference corpora (`--shared`, default ../shared) and the program's splitter (`make build`).
"""

import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=pathlib.Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--run", type=pathlib.Path, default=HERE / "runs" / "reader")
    parser.add_argument("--version", default="0.2.0")
    parser.add_argument("--share", default="1.0", help="share of the passes, for a short run")
    args = parser.parse_args()
    if not (args.shared / "gold" / "train.jsonl").exists():
        sys.exit(
            f"{args.shared}: no gold/train.jsonl; name the folder of the reference corpora with --shared"
        )
    root = HERE.parent
    common = [
        "--shared",
        str(args.shared),
        "--splitter",
        str(root / "build/release/sayso_split"),
        "--encoder",
        str(root / ".cache/e5"),
    ]

    def step(module: str, *more: str) -> None:
        subprocess.run([sys.executable, "-m", module, *common, *more], cwd=HERE, check=True)

    step("reader.run", "--out", str(args.run), "--share", args.share)
    step("reader.score", "--run", str(args.run))
    step(
        "reader.export",
        "--run",
        str(args.run),
        "--out",
        str(root / "models/reader"),
        "--version",
        args.version,
    )


if __name__ == "__main__":
    main()
