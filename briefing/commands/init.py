"""``briefing init``."""

from __future__ import annotations

from pathlib import Path

from briefing.console import say
from briefing.resources import create_workspace


def run(folder: Path) -> None:
    """Make a workspace and say what to do in it."""
    made = create_workspace(folder)
    say(f"{made}: a workspace with a sample document")
    say("  briefing.toml   who publishes, which languages, limits")
    say("  seeds/          the documents to make a brief of")
    say("  templates/      logo, colours, fonts, sections")
    say("  locales/        names, terms, labels, translation memory")
    say(f"next: cd {folder} && briefing build")
    say("to change the look and see it at once: briefing build --watch --preview")
