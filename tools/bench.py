"""How fast, as ratios to something in the same run: the machine's own speed drops out.

Each pair runs in turn, in fresh processes; the figure is the median of the ratios of CPU seconds
(user and system, children included); of `--watch`, for which people wait, of seconds.
``python tools/bench.py --runs 7`` for a steadier median.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.config import LimitSettings, gather_settings, validate_settings
from briefing.deliver import load_record
from briefing.domain import Masthead, Origin, PartialDate, Provenance, SegmentStatus
from briefing.ingest import ingest
from briefing.language.names import load_names
from briefing.pipeline import BuildRequest, WarmStages, build, survey
from briefing.render import Renderer
from briefing.resources import Workspace, create_workspace, open_workspace
from briefing.summarise.scoring import draw, score
from briefing.summarise.units import analyse
from briefing.theme import load_theme

ROOT = Path(__file__).resolve().parents[1]
BRIEFING = (sys.executable, "-m", "briefing")
IMPORT_TYPER = (sys.executable, "-c", "import typer")
CORPUS = ROOT / "tests/quality/corpus"
ARTICLES_A_SECOND = 1000
TOPICS, ARTICLES = 50, 10
# "In seconds": the whole command, with starting and reading the files.
SECONDS_A_TOPIC = 3.0
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
    template = workspace.template("policy-brief")
    renderer = Renderer(template, workspace.locales)
    style = f"{load_theme(template).style_sheet}@page{{size:A4}}"
    notice = Provenance(((Origin.MEMORY, 18), (Origin.DATA, 18)), (), SegmentStatus.DRAFT, 0)
    files = []
    for code, item in record.languages.items():
        text = renderer.html(
            item.brief or record.brief,
            masthead=Masthead("Centre for Regional Policy", "", "", DAY),
            provenance=notice if item.brief else None,
        )
        text = text.replace("</head>", f"<style>{style}</style></head>")
        path = folder / f"{code}.html"
        path.write_text(text, encoding="utf-8")
        files.append(str(path))
    return files


def best_seconds(work: Callable[[], object], runs: int) -> float:
    """CPU seconds of the quickest of several runs in this process."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def measure_algorithm(runs: int) -> tuple[float, float]:
    """Articles a second of scoring and choosing, and the ratio to tokenising the same texts.

    The articles are those of the corpus, read and cut into sentences before, topic by topic.
    """
    names = load_names(ROOT / "locales")
    topics = []
    for folder in sorted(path for path in CORPUS.iterdir() if path.is_dir()):
        paths = sorted(folder.glob("doc-*.txt"))
        documents = [
            ingest(path, number=number, limits=LimitSettings(), display=path.name)
            for number, path in enumerate(paths, 1)
        ]
        units = analyse(documents, names).units
        columns = (
            [u.text for u in units],
            [u.place for u in units],
            [u.document.id for u in units],
        )
        topics.append((len(documents), columns))

    def choose() -> None:
        for _, (texts, places, owners) in topics:
            scored = score(texts, places, owners)
            list(itertools.islice(draw(range(len(texts)), scored, ()), 10))

    def tokenise() -> None:
        for _, (texts, _, _) in topics:
            for text in texts:
                re.findall(r"\w+", text)

    ours = best_seconds(choose, 3 * runs)
    articles = sum(count for count, _ in topics)
    return articles / ours, ours / best_seconds(tokenise, 3 * runs)


def measure_topics(folder: Path, environment: dict[str, str]) -> float:
    """CPU seconds of ``briefing summarise`` over topics made of the documents of the corpus."""
    documents = itertools.cycle(sorted(CORPUS.glob("*/doc-*.txt")))
    seconds = 0.0
    for topic in range(TOPICS):
        own = folder / "topics" / str(topic)
        own.mkdir(parents=True)
        for number, path in enumerate(itertools.islice(documents, ARTICLES)):
            shutil.copy(path, own / f"{number}.txt")
        next(documents)  # so that the topics differ
        command = (*BRIEFING, "summarise", str(own), "--words", "100")
        seconds += cpu_seconds(command, folder, environment)
    return seconds


def measure_watching(folder: Path, files: list[str], runs: int) -> tuple[float, float]:
    """Seconds from a change of the style sheet to the first and to the last PDF of `--watch`, as
    ratios to what WeasyPrint alone takes for one of them in a process that is warm, too."""
    import weasyprint

    workspace = open_workspace(create_workspace(folder / "watched"))
    template = workspace.template("policy-brief")
    tables = gather_settings(workspace, {}, {})
    settings = validate_settings(tables, workspace)
    request = BuildRequest((workspace.root / "seeds",), folder / "watched-out", "brief")
    stages, sheet = WarmStages(), template / "brief.css"
    ratios: list[tuple[float, float]] = []
    ready: list[float] = []

    def build_once() -> float:
        ready.clear()
        found, fingerprint = survey(request, workspace, tables)
        build(
            request,
            workspace,
            settings,
            found,
            fingerprint,
            stages=stages,
            ready=lambda code, pdf: ready.append(time.perf_counter()),
        )
        return time.perf_counter()

    build_once()
    base = f"{template.as_uri()}/"
    for run in range(runs):
        start = time.perf_counter()
        weasyprint.HTML(filename=files[0], base_url=base).write_pdf(pdf_variant="pdf/a-2a")
        bare = time.perf_counter() - start
        sheet.write_text(f"{sheet.read_text('utf-8')}h1 {{ margin-top: {run}pt }}\n", "utf-8")
        start = time.perf_counter()
        last = build_once()
        if run:  # the first one reads fonts
            ratios.append(((ready[0] - start) / bare, (last - start) / bare))
    stages.close()
    return (
        statistics.median(first for first, _ in ratios),
        statistics.median(last for _, last in ratios),
    )


def main() -> None:
    """Print a line for each pair, and how fast summarising is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copy(ROOT / "briefing.toml", folder)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": temporary,
            # As for a user, whose second run finds compiled modules; an empty text sets nothing.
            "PYTHONPYCACHEPREFIX": f"{temporary}/compiled",
            "PYTHONDONTWRITEBYTECODE": "",
        }
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
        first, last = measure_watching(folder, files, runs + 1)
        for seen, most, name in ((first, 1.5, "first"), (last, 3.0, "last")):
            met = "met" if seen <= most else "MISSED"
            what = f"--watch: {name} of four PDFs after a change / one of bare WeasyPrint"
            print(f"{seen:5.2f}  aim <= {most:.2f}  {met:6}  {what}")
        speed, ratio = measure_algorithm(runs)
        met = "met" if speed >= ARTICLES_A_SECOND else "MISSED"
        aim = f"{speed:5.0f}  aim >= {ARTICLES_A_SECOND}  {met:6}"
        print(f"{aim}  articles a second: score and choose")
        print(f"{ratio:5.2f}  score and choose / re.findall of the same texts")
        seconds = measure_topics(folder, environment)
        met = "met" if seconds / TOPICS <= SECONDS_A_TOPIC else "MISSED"
        aim = f"{seconds / TOPICS:5.2f}  aim <= {SECONDS_A_TOPIC:.2f}  {met:6}"
        print(f"{aim}  CPU seconds a topic: {TOPICS} topics of {ARTICLES} articles, a run for each")


if __name__ == "__main__":
    main()
