"""What the shell offers when a person presses Tab. Reads the workspace only, and never fails."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def complete_brief(incomplete: str) -> list[str]:
    """Names of the briefs in ``out/`` that begin with ``incomplete``."""
    from briefing.resources import open_workspace

    return _beginning(incomplete, (path.stem for path in _list(open_workspace().root / "out")))


def complete_template(incomplete: str) -> list[str]:
    """Folders below ``templates/`` with a ``brief.toml``."""
    from briefing.resources import open_workspace

    folders = _list(open_workspace().templates, "*/brief.toml")
    return _beginning(incomplete, (path.parent.name for path in folders))


def complete_languages(incomplete: str) -> list[str]:
    """The last of several codes, after the commas of those before it."""
    from briefing.domain import OUTPUT_LANGUAGES

    before, comma, last = incomplete.rpartition(",")
    taken = before.split(",")
    codes = (code for code in OUTPUT_LANGUAGES if code not in taken)
    return [f"{before}{comma}{code}" for code in _beginning(last, codes)]


def complete_model(incomplete: str) -> list[str]:
    """Languages, and models of the catalogue."""
    from briefing.domain import LANGUAGES
    from briefing.errors import BriefingError
    from briefing.models.catalogue import load_catalogue
    from briefing.resources import open_workspace

    try:
        models = load_catalogue(open_workspace().root / "models.toml").models
    except BriefingError:
        return _beginning(incomplete, LANGUAGES)
    return _beginning(incomplete, (*LANGUAGES, *(model.id for model in models)))


def _list(folder: Path, pattern: str = "*.json") -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _beginning(start: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(start)]
