"""``briefing translate``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from briefing.commands.common import check_choice, open_settings
from briefing.console import say, write
from briefing.domain import LANGUAGE_NAMES, LANGUAGES, Origin
from briefing.errors import PartialError, TranslationError, UsageError
from briefing.ingest import read_plain_text, recognise_language
from briefing.translate import open_sources, translate_lines


def run(file: Path, language: str, output_format: str, source: str | None = None) -> None:
    """Print the translation of each line; what has none is marked and counted.

    Args:
        source: The language of the file; by default it is recognised.

    Raises:
        UsageError: The file is in ``language`` already.
    """
    check_choice("--format", output_format, ("text", "json"))
    check_choice("--lang", language, LANGUAGES)
    if source is not None:
        check_choice("--from", source, LANGUAGES)
    workspace, settings = open_settings({})
    text = read_plain_text(file, limits=settings.limits)
    source = source or recognise_language(text, str(file))
    _refuse_same(file, source, language)
    sources = open_sources(workspace.locales, (language,), settings.models, source=source)
    lines = translate_lines(text.splitlines(), language, sources, source=source)
    segments = [segment for line in lines for segment in line]
    if output_format == "json":
        write(json.dumps([asdict(s) for s in segments], ensure_ascii=False, indent=1))
    else:
        for line in lines:
            shown = (s.target if s.target is not None else f"[[{s.source}]]" for s in line)
            write(" ".join(shown))
    missing = [segment for segment in segments if segment.origin is Origin.MISSING]
    for segment in missing:
        reason = f": {segment.findings[0].message}" if segment.findings else ""
        say(f"no translation: line {segment.id}{reason}")
    if missing:
        error = PartialError if len(missing) < len(segments) else TranslationError
        raise error(
            f"{len(missing)} of {len(segments)} segments of {file} have no translation from"
            f" {LANGUAGE_NAMES[source]} into {LANGUAGE_NAMES[language]}",
            f"add them to locales/memory/, or install a model: briefing models install {language}",
        )


def _refuse_same(file: Path, source: str, language: str) -> None:
    if source == language:
        others = ", ".join(code for code in LANGUAGES if code != language)
        raise UsageError(
            f"{file} is in {LANGUAGE_NAMES[source]} already: there is nothing to translate",
            f"name another language with --lang ({others}), or say with --from which language"
            " the file is in",
        )
