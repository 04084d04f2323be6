"""``briefing translate``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from briefing.commands.common import check_choice, open_settings
from briefing.console import say, write
from briefing.domain import LANGUAGES, SOURCE_LANGUAGE, Origin
from briefing.errors import PartialError, TranslationError
from briefing.ingest import read_plain_text
from briefing.translate import open_sources, translate_lines


def run(file: Path, language: str, output_format: str) -> None:
    """Print the translation of each line; what has none is marked and counted."""
    check_choice("--format", output_format, ("text", "json"))
    check_choice("--lang", language, tuple(c for c in LANGUAGES if c != SOURCE_LANGUAGE))
    workspace, settings = open_settings({})
    text = read_plain_text(file, limits=settings.limits)
    sources = open_sources(workspace.locales, (language,), settings.models)
    lines = translate_lines(text.splitlines(), language, sources)
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
            f"{len(missing)} of {len(segments)} segments of {file} have no translation",
            "add them to locales/memory/, or install a model (briefing doctor)",
        )
