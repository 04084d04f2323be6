"""``briefing`` without a command: what is in this workspace, and what to do next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.commands.build import DEFAULT_NAME
from briefing.console import write
from briefing.deliver import Previous, load_previous
from briefing.domain import LANGUAGE_NAMES, VARIANT_NAMES
from briefing.errors import InputError
from briefing.ingest import discover
from briefing.resources import Workspace, open_workspace

_BRIEFS_SHOWN = 5
_NAMES = {**LANGUAGE_NAMES, **VARIANT_NAMES}


@dataclass(frozen=True, slots=True)
class BuiltBrief:
    """A brief in ``out/``: its name and what its run record says."""

    name: str
    record: Previous

    def languages(self, *states: str) -> tuple[str, ...]:
        """Codes of the languages in one of ``states``."""
        return tuple(code for code, state in self.record.states.items() if state in states)


@dataclass(frozen=True, slots=True)
class Step:
    """What to type next, and why."""

    command: str
    reason: str


def run() -> None:
    """Print the state of the workspace and the next steps."""
    workspace = open_workspace()
    documents = _documents(workspace.root / "seeds")
    briefs = _built_briefs(workspace.root / "out")
    for line in _describe(workspace, documents, briefs):
        write(line)
    for step in suggest(workspace, documents, briefs):
        write(f"next: {step.command:<34} {step.reason}")
    write("All commands: briefing --help")


def suggest(
    workspace: Workspace, documents: Sequence[Path], briefs: Sequence[BuiltBrief]
) -> Iterator[Step]:
    """The next steps, the most urgent first.

    Args:
        documents: In ``seeds/``.
        briefs: In ``out/``, the newest first.
    """
    if workspace.settings is None and not documents and not briefs:
        yield Step("briefing init briefs", "makes a workspace with a sample document")
        yield Step("briefing build FILE…", "makes a brief of your documents without one")
        return
    if not documents and not briefs:
        yield Step("briefing build", "when your documents are in seeds/ (or name them)")
        return
    sample = next((brief for brief in briefs if brief.name == DEFAULT_NAME), None)
    if documents and sample is None:
        yield Step("briefing build", f"makes the brief of {_count(documents)} in seeds/")
    elif documents and sample and not _same_documents(sample.record, documents):
        yield Step("briefing build", f"the documents have changed since {DEFAULT_NAME} was built")
    for brief in briefs[:1]:
        yield from _steps_for(brief)


def _steps_for(brief: BuiltBrief) -> Iterator[Step]:
    lacking = brief.languages("missing", "draft")
    if lacking:
        codes = " ".join(lacking)
        yield Step(f"briefing models install {codes}", "translates what the memory does not have")
        yield Step(f"briefing review {brief.name}", "lets a person translate it")
    if brief.languages("failed"):
        yield Step(f"briefing check {brief.name}", "says why a PDF could not be made")
    if not lacking and not brief.languages("failed"):
        yield Step(f"briefing review {brief.name}", "lets translators check it side by side")
        yield Step(f"briefing mail {brief.name}", "writes e-mail drafts with the PDFs attached")


def _describe(
    workspace: Workspace, documents: Sequence[Path], briefs: Sequence[BuiltBrief]
) -> Iterator[str]:
    where = workspace.settings or f"{workspace.root} (no briefing.toml: defaults)"
    yield f"workspace  {where}"
    yield f"seeds/     {_count(documents)}"
    for number, brief in enumerate(briefs[:_BRIEFS_SHOWN]):
        states = (f"{_NAMES.get(c, c)} {s}" for c, s in brief.record.states.items())
        yield f"{'' if number else 'out/':<10} {brief.name}: {', '.join(states)}"
    if not briefs:
        yield "out/       no brief yet"
    elif len(briefs) > _BRIEFS_SHOWN:
        yield f"           and {len(briefs) - _BRIEFS_SHOWN} older"


def _count(documents: Sequence[Path]) -> str:
    number = len(documents)
    return "no documents" if number == 0 else f"{number} document{'s' if number > 1 else ''}"


def _documents(folder: Path) -> tuple[Path, ...]:
    try:
        return discover((folder,))
    except InputError:
        return ()


def _built_briefs(folder: Path) -> list[BuiltBrief]:
    """Briefs with a run record that can be read, the newest first."""
    try:
        paths = sorted(folder.glob("*.json"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []
    records = ((path.stem, load_previous(path)) for path in paths)
    return [BuiltBrief(name, record) for name, record in records if record is not None]


def _same_documents(record: Previous, documents: Sequence[Path]) -> bool:
    """Whether a brief was made of just these documents, as they are now."""
    try:
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in documents]
    except OSError:
        return False  # the build says what is wrong with the file
    return sorted(digests) == sorted(record.documents)
