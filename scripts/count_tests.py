#!/usr/bin/env python3
"""Sums the JUnit files in a folder: prints "N passed, N failed, N skipped", exits 1 if none or any failed."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def count(folder: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped test cases of all `*.xml` in `folder`."""
    passed = failed = skipped = 0
    for path in sorted(folder.glob("*.xml")):
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            tags = {child.tag for child in case}
            if tags & {"failure", "error"} or case.get("status") == "fail":
                failed += 1
            elif "skipped" in tags or case.get("status") in ("notrun", "disabled"):
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


if __name__ == "__main__":
    passed, failed, skipped = count(Path(sys.argv[1]))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)
