"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing.cli.completion import complete_languages


class Verbosity:
    """Set by the options before the command: below 0 quiet, from 2 on with tracebacks."""

    level = 0


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="Languages, comma-separated: en,ru,kk,uz; experimental: uz-Cyrl,kk-Latn.",
        metavar="LANGUAGES",
        autocompletion=complete_languages,
    ),
]
Report = Annotated[
    str | None, typer.Option("--report", help="json: the report for programs.", metavar="json")
]
