"""How fast, as ratios to something in the same run: the machine's own speed drops out.

Each pair runs in turn, in fresh processes; the figure is the median of the ratios of CPU seconds
(user and system, children included). ``python tools/bench.py --runs 7`` for a steadier median.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from briefing.deliver import load_record
from briefing.domain import Masthead, Origin, PartialDate, Provenance, SegmentStatus
from briefing.render import Renderer
from briefing.resources import Workspace, open_workspace

ROOT = Path(__file__).resolve().parents[1]
BRIEFING = (sys.executable, "-m", "briefing")
IMPORT_TYPER = (sys.executable, "-c", "import typer")
DAY = PartialDate(2026, 11, 22)

# What a program does that knows WeasyPrint and nothing else: four HTML files to four PDFs.
BARE = """
import sys, weasyprint
for path in sys.argv[2:]:
    html = weasyprint.HTML(filename=path, base_url=sys.argv[1] + "/")
    html.write_pdf(path + ".pdf", pdf_variant="pdf/a-2a")
"""


@dataclass(frozen=True)
class Pair:
    """Our command, what it is compared with, and the ratio that we aim at."""

    name: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    aim: float


def measure(pair: Pair, runs: int, folder: Path, environment: dict[str, str]) -> float:
    """Median ratio of CPU seconds."""
    ratios = []
    for _ in range(runs):
        ours = cpu_seconds(pair.ours, folder, environment)
        ratios.append(ours / cpu_seconds(pair.theirs, folder, environment))
    return statistics.median(ratios)


def cpu_seconds(command: tuple[str, ...], folder: Path, environment: dict[str, str]) -> float:
    """CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_html(record_path: Path, workspace: Workspace, folder: Path) -> list[str]:
    """The HTML of each language of a built brief, as files."""
    record = load_record(record_path)
    renderer = Renderer(workspace.template("policy-brief"), workspace.locales)
    notice = Provenance(((Origin.MEMORY, 18), (Origin.DATA, 18)), (), SegmentStatus.DRAFT, 0)
    files = []
    for code, item in record.languages.items():
        text = renderer.html(
            item.brief or record.brief,
            masthead=Masthead("Centre for Regional Policy", "", "", DAY),
            provenance=notice if item.brief else None,
        )
        path = folder / f"{code}.html"
        path.write_text(text, encoding="utf-8")
        files.append(str(path))
    return files


def main() -> None:
    """Print a line for each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copy(ROOT / "briefing.toml", folder)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": temporary}
        subprocess.run((*BRIEFING, "-q", "build"), cwd=folder, env=environment, check=True)
        workspace = open_workspace(ROOT)
        files = write_html(folder / "out/brief.json", workspace, folder)
        template = workspace.template("policy-brief").as_uri()
        pairs = (
            Pair(
                "build of four PDFs / bare WeasyPrint on the same HTML",
                (*BRIEFING, "-q", "build", "--force"),
                (sys.executable, "-c", BARE, template, *files),
                1.25,
            ),
            Pair("unchanged rebuild / import typer", (*BRIEFING, "build"), IMPORT_TYPER, 2.5),
            Pair("briefing --help / import typer", (*BRIEFING, "--help"), IMPORT_TYPER, 1.5),
        )
        for pair in pairs:
            ratio = measure(pair, runs, folder, environment)
            met = "met" if ratio <= pair.aim else "MISSED"
            print(f"{ratio:5.2f}  aim <= {pair.aim:.2f}  {met:6}  {pair.name}")


if __name__ == "__main__":
    main()
