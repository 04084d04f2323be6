"""The arguments of ``briefing memory …``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

memory_app = typer.Typer(
    name="memory",
    help="Translation memory: import, export, search, stats.",
    epilog="Start with: briefing memory stats",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Languages = Annotated[
    str | None,
    typer.Option("--lang", help="Target languages, comma-separated: ru,kk.", metavar="LANGUAGES"),
]
Format = Annotated[str, typer.Option("--format", help="text or json.", metavar="text|json")]


@memory_app.command("import", epilog="Example: briefing memory import agency.tmx --status draft")
def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(help="TMX, XLIFF 1.2 and 2, PO, CSV or JSONL.", metavar="FILE…"),
    ],
    status: Annotated[
        str | None,
        typer.Option(
            help="Give all units this status, whatever the files say.",
            metavar="draft|reviewed|approved",
        ),
    ] = None,
    into: Annotated[
        str, typer.Option(help="File of locales/memory/ for new units.", metavar="NAME.tmx")
    ] = "imported.tmx",
    origin: Annotated[
        str | None,
        typer.Option(help="Where the units come from; else the file's name.", metavar="WORD"),
    ] = None,
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Else the extension says it.",
            metavar="tmx|xliff12|xliff21|po|csv|jsonl",
        ),
    ] = None,
    skip_wrong: Annotated[
        bool, typer.Option("--skip-wrong", help="Leave out units that cannot be used.")
    ] = False,
) -> None:
    """Bring translations from other programs into locales/memory/. Nothing is ever lost there."""
    from briefing.commands.memory import import_files as run

    run(
        files,
        status=status,
        into=into,
        origin=origin,
        file_format=file_format,
        skip_wrong=skip_wrong,
    )


@memory_app.command(epilog="Example: briefing memory export kazakh.xlf --lang kk --status draft")
def export(
    file: Annotated[Path, typer.Argument(help="File to write.", metavar="FILE")],
    languages: Languages = None,
    status: Annotated[
        str | None,
        typer.Option(help="Only units of these, comma-separated.", metavar="STATUS"),
    ] = None,
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Else the extension says it. tbx writes the glossary.",
            metavar="tmx|xliff12|xliff21|po|tbx|csv|jsonl",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
) -> None:
    """Write the memory, or the glossary as TBX, for another program."""
    from briefing.commands.memory import export as run

    run(file, languages=languages, status=status, file_format=file_format, force=force)


@memory_app.command(epilog="Example: briefing memory search 'gas supply' --lang kk")
def search(
    text: Annotated[str, typer.Argument(help="Words of source or translation.", metavar="TEXT")],
    languages: Languages = None,
    limit: Annotated[int, typer.Option(help="Show at most so many.", min=1, metavar="N")] = 10,
    output_format: Format = "text",
) -> None:
    """Find units by their words, or words like them."""
    from briefing.commands.memory import find as run

    run(text, languages=languages, limit=limit, output_format=output_format)


@memory_app.command(epilog="Example: briefing memory stats")
def stats(output_format: Format = "text") -> None:
    """Count units, terms and names, and list units that contradict each other."""
    from briefing.commands.memory import show_stats as run

    run(output_format)
