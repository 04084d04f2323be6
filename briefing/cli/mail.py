"""The arguments of ``briefing mail``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.completion import complete_brief
from briefing.cli.shared import Verbosity

EXAMPLE = "briefing mail brief --to recipients.csv"


def mail(
    name: Annotated[
        str, typer.Argument(help="A built brief.", metavar="NAME", autocompletion=complete_brief)
    ],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            help="Recipients: a CSV file with the columns address, name, language.",
            metavar="FILE.csv",
        ),
    ] = None,
    send: Annotated[
        bool,
        typer.Option("--send", help="Send instead of writing drafts; shows the list and asks."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    drafts: Annotated[
        bool,
        typer.Option("--drafts", help="Mail PDFs with untranslated passages too, marked as such."),
    ] = False,
    resend: Annotated[
        list[str] | None,
        typer.Option(
            "--resend",
            help="Send once more to somebody who has the e-mail or may have it.",
            metavar="ADDRESS",
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where it was built; default: out.")] = None,
) -> None:
    """Write e-mail drafts with the PDFs attached; with --send, send them. Else uses no network."""
    from briefing.commands.mail import run

    run(
        name,
        to=to,
        send=send,
        yes=yes,
        drafts=drafts,
        resend=resend or [],
        out=out,
        verbosity=Verbosity.level,
    )
