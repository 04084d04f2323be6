"""``briefing check --bilingual FILE``."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.commands.common import check_choice
from briefing.console import progress, say, write
from briefing.domain import LANGUAGES, Finding
from briefing.errors import StrictWarning, TranslationError
from briefing.resources import open_workspace
from briefing.translate.checks import check_pair, default_tables
from briefing.translate.checks.bilingual import Row, read_rows
from briefing.translate.checks.messages import localise


def run(path: Path, *, report: str | None, strict: bool, messages: str, verbosity: int = 0) -> None:
    """Report what the checks find in the translations of a file.

    Args:
        report: ``json`` for one object a line, else text.
        messages: Language of the messages.

    Raises:
        TranslationError: A finding blocks.
        StrictWarning: ``strict``, and there are warnings.
    """
    if report is not None:
        check_choice("--report", report, ("json",))
    check_choice("--messages", messages, LANGUAGES)
    locales = open_workspace().locales
    rows = read_rows(path, default_tables())
    found: list[tuple[Row, Finding]] = []
    with progress(len(rows), verbosity, lines=False) as step:
        for row in rows:
            step(f"check {row.language}")
            found += ((row, finding) for finding in _findings(row))
    for row, finding in found:
        shown = localise(finding, messages, locales)
        if report:
            write(json.dumps(as_json(row.language, row.id, shown), ensure_ascii=False))
        else:
            write(line(row.language, row.id, shown))
    levels = [finding.level for _, finding in found]
    errors, warnings = levels.count("error"), levels.count("warning")
    say(f"{path}: {len(rows)} segments, {errors} errors, {warnings} warnings")
    if errors:
        raise TranslationError(
            f"{path}: {errors} finding(s) block",
            "mend the translations; where a check is wrong, set it aside with a reason"
            ' ("ignored" in JSON lines)',
        )
    if warnings and strict:
        raise StrictWarning(f"{path}: {warnings} warning(s)", "mend them, or leave off --strict")


def _findings(row: Row) -> tuple[Finding, ...]:
    if row.pair is None:
        return (row.problem,) if row.problem else ()
    return check_pair(row.pair, ignored=row.ignored)


def as_json(language: str, segment: str, finding: Finding) -> dict[str, object]:
    """A finding as programs read it."""
    return {
        "id": finding.id,
        "lang": language,
        "segment": segment,
        "level": finding.level,
        "spans": {"source": finding.source_spans, "target": finding.target_spans},
        "message": finding.message,
        "fix": finding.fix,
    }


def line(language: str, segment: str, finding: Finding) -> str:
    """A finding as people read it."""
    place = f"{language} {segment}".strip()
    mended = f"; mended: {finding.fix!r}" if finding.fix is not None else ""
    level = "" if finding.level == "error" else f" ({finding.level})"
    return f"{place}: {finding.id}{level}: {finding.message}{mended}"
