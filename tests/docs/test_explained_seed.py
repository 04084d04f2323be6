"""The table of docs/how-it-works.md is what the program prints for the sample article."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_explanation_of_seed_is_the_printed_one(repository: Path) -> None:
    page = (repository / "docs" / "how-it-works.md").read_text("utf-8")
    shown = re.search(r"^```\n(WHY: .*?)\n```$", page, re.MULTILINE | re.DOTALL)
    assert shown is not None, "docs/how-it-works.md has no block that begins with WHY:"
    command = [sys.executable, "-m", "briefing", "-q", "summarise", "seeds", "--explain"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    printed = done.stdout[done.stdout.index("WHY: ") :].rstrip()
    assert shown[1] == printed, "paste the output of: briefing summarise seeds --explain"
