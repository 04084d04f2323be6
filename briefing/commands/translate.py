"""``briefing translate``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from briefing.commands.common import check_choice, open_settings
from briefing.console import progress, say, write
from briefing.domain import LANGUAGE_NAMES, LANGUAGES, Origin, Segment
from briefing.errors import PartialError, TranslationError, UsageError
from briefing.ingest import read_plain_text, recognise_language
from briefing.translate import open_sources, translate_lines


def run(
    file: Path,
    language: str,
    output_format: str,
    source: str | None = None,
    on_findings: str | None = None,
    *,
    verbosity: int = 0,
) -> None:
    """Print the translation of each line; what has none is marked and counted.

    Args:
        source: The language of the file; by default it is recognised.
        on_findings: ``fail`` or ``warn``; by default as the settings say.

    Raises:
        UsageError: The file is in ``language`` already.
    """
    check_choice("--format", output_format, ("text", "json"))
    check_choice("--lang", language, LANGUAGES)
    if source is not None:
        check_choice("--from", source, LANGUAGES)
    if on_findings is not None:
        check_choice("--on-findings", on_findings, ("fail", "warn"))
    workspace, settings = open_settings({"brief.on_findings": on_findings})
    text = read_plain_text(file, limits=settings.limits)
    source = source or recognise_language(text, str(file))
    _refuse_same(file, source, language)
    with progress(3, verbosity, lines=False) as step:
        step("tables and memory")
        sources = open_sources(
            workspace.locales, (language,), settings.models, source=source, progress=step
        )
        step(f"translate {language}")
        lines = translate_lines(text.splitlines(), language, sources, source=source)
    segments = [segment for line in lines for segment in line]
    if output_format == "json":
        write(json.dumps([asdict(s) for s in segments], ensure_ascii=False, indent=1))
    else:
        for line in lines:
            shown = (s.target if s.target is not None else f"[[{s.source}]]" for s in line)
            write(" ".join(shown))
    _report(segments, file, source, language, warn=settings.brief.on_findings == "warn")


def _report(
    segments: Sequence[Segment], file: Path, source: str, language: str, *, warn: bool
) -> None:
    """Say what has no translation, and which translations a check blocks.

    Args:
        warn: The latter are no error.

    Raises:
        TranslationError: No line could be done.
        PartialError: Some could not.
    """
    missing = [segment for segment in segments if segment.origin is Origin.MISSING]
    blocked = [segment for segment in segments if segment.blocking]
    for segment in missing:
        reason = f": {segment.findings[0].message}" if segment.findings else ""
        say(f"no translation: line {segment.id}{reason}")
    for segment in blocked:
        for finding in segment.blocking:
            say(f"draft: line {segment.id}: {finding.id}: {finding.message}")
    lost = len(missing) + (0 if warn else len(blocked))
    error = PartialError if lost < len(segments) else TranslationError
    ways = f"from {LANGUAGE_NAMES[source]} into {LANGUAGE_NAMES[language]}"
    if missing:
        raise error(
            f"{len(missing)} of {len(segments)} segments of {file} have no translation {ways}",
            f"add them to locales/memory/, or install a model: briefing models install {language}",
        )
    if blocked and not warn:
        raise error(
            f"{len(blocked)} of {len(segments)} segments of {file} have a translation {ways} that"
            " did not pass the checks",
            "add the sentences to locales/memory/, or take them as drafts: --on-findings warn",
        )


def _refuse_same(file: Path, source: str, language: str) -> None:
    if source == language:
        others = ", ".join(code for code in LANGUAGES if code != language)
        raise UsageError(
            f"{file} is in {LANGUAGE_NAMES[source]} already: there is nothing to translate",
            f"name another language with --lang ({others}), or say with --from which language"
            " the file is in",
        )
