"""What a run reports to its caller, and what that means for the exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.deliver.record import BilingualRecord, LanguageRecord, RunRecord
from briefing.domain import Brief, Finding, Origin, Segment
from briefing.errors import (
    BriefingError,
    PartialError,
    RenderError,
    StrictWarning,
    TranslationError,
)

_REASONS_SHOWN = 6
_HINT = (
    "add sentences to locales/memory/ and names to locales/names.csv (docs/translators-guide.md), "
    "install a model (briefing models list), or build a marked draft with "
    "--on-missing mark"
)
_HINT_BLOCKED = (
    "correct the translations (briefing review), add the sentences to locales/memory/, or build a "
    "draft that says so with --on-findings warn"
)
_NOT_WRITTEN = ("missing", "blocked", "failed")


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """A line of the table at the end of a run.

    Attributes:
        message: Why there is no PDF; ``reasons``: what stands in the way of single segments.
    """

    language: str
    state: str
    file: str | None
    pages: int
    size: int
    origins: dict[str, int]
    findings: int
    message: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run did. ``unchanged``: nothing, because nothing had changed since the last one."""

    name: str
    out: Path
    unchanged: bool
    languages: tuple[LanguageReport, ...]
    warnings: tuple[Finding, ...] = ()
    source_language: str = "en"
    strict: bool = False

    @property
    def error(self) -> BriefingError | None:
        """Why the run does not end with exit code 0."""
        bad = [line for line in self.languages if line.state in _NOT_WRITTEN]
        if bad:
            return self._incomplete(bad)
        if self.strict and self.warnings:
            lines = tuple(f"{w.id}: {w.message}" for w in self.warnings)
            return StrictWarning(f"{len(lines)} warning(s), and --strict is set", "", lines)
        return None

    def _incomplete(self, bad: Sequence[LanguageReport]) -> BriefingError:
        targets = [line for line in self.languages if line.language != self.source_language]
        done = [line for line in self.languages if line not in bad]
        done_targets = [line for line in targets if line not in bad]
        problems = tuple(
            f"{line.language}: {text}" for line in bad for text in (line.message, *line.reasons)
        )
        if _any(bad, "failed") and not done:
            return RenderError("no PDF could be rendered", "", problems)
        names = ", ".join(line.language for line in bad)
        hints = {"missing": _HINT, "blocked": _HINT_BLOCKED}
        hint = "; ".join(text for state, text in hints.items() if _any(bad, state))
        if done_targets:
            return PartialError(f"no PDF was written for: {names}", hint, problems)
        return TranslationError(f"no translation is complete: {names}", hint, problems)


def _any(lines: Sequence[LanguageReport], state: str) -> bool:
    return any(line.state == state for line in lines)


def report_run(
    record: RunRecord, out: Path, *, unchanged: bool, strict: bool = False
) -> BuildReport:
    """The report of a run from its record."""
    report = report_languages(record.name, out, record.brief, record.languages, record.bilingual)
    return replace(report, unchanged=unchanged, strict=strict)


def report_languages(
    name: str,
    out: Path,
    brief: Brief,
    languages: Mapping[str, LanguageRecord],
    bilingual: Sequence[BilingualRecord] = (),
) -> BuildReport:
    """The report of a run whose languages these are, whether or not it has a record."""
    findings = [*brief.findings, *(f for item in languages.values() for f in item.findings)]
    published = [s for item in languages.values() if item.state == "draft" for s in item.segments]
    blocked = {finding for segment in published for finding in segment.blocking}
    return BuildReport(
        name,
        out,
        False,
        (
            *(_report_language(code, item) for code, item in languages.items()),
            *(_report_pair(item) for item in bilingual),
        ),
        tuple(f for f in findings if f.level == "warning" or f in blocked),
        brief.language,
    )


def _report_pair(record: BilingualRecord) -> LanguageReport:
    pdf, state = record.pdf, "done" if record.pdf else "failed"
    if pdf is None:
        return LanguageReport(record.code, state, None, 0, 0, {}, 0, record.message)
    return LanguageReport(record.code, state, pdf.file, pdf.pages, pdf.size, {}, 0)


def _report_language(language: str, record: LanguageRecord) -> LanguageReport:
    origins = {origin.value: 0 for origin in Origin}
    for segment in record.segments:
        origins[segment.origin.value] += 1
    return LanguageReport(
        language,
        record.state,
        record.pdf.file if record.pdf else None,
        record.pdf.pages if record.pdf else 0,
        record.pdf.size if record.pdf else 0,
        {origin: count for origin, count in origins.items() if count},
        len(record.findings),
        record.message,
        _reasons(record) if record.state in ("missing", "blocked") else (),
    )


def _reasons(record: LanguageRecord) -> tuple[str, ...]:
    """What the user can add or correct, each once: a name that a table lacks, a number lost."""
    found = dict.fromkeys(
        reason for segment in record.segments for reason in _reasons_of(segment, record.state)
    )
    shown = tuple(found)[:_REASONS_SHOWN]
    more = len(found) - len(shown)
    return (*shown, f"and {more} more; the run record has them all") if more else shown


def _reasons_of(segment: Segment, state: str) -> list[str]:
    """The same message may be about several segments; a blocked one is named."""
    if segment.origin is Origin.MISSING:
        return [finding.message for finding in segment.findings]
    if state == "blocked":
        return [f"{segment.id}: {finding.id}: {finding.message}" for finding in segment.blocking]
    return []
