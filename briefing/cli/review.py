"""The arguments of ``briefing review``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.completion import complete_brief, complete_languages
from briefing.cli.shared import Verbosity

EXAMPLE = "briefing review brief --reviewer 'A. Bekova'"


def review(
    name: Annotated[
        str, typer.Argument(help="A built brief.", metavar="[NAME]", autocompletion=complete_brief)
    ] = "brief",
    export: Annotated[
        Path | None,
        typer.Option("--export", help="Write XLIFF 1.2 for a CAT tool.", metavar="FILE.xlf"),
    ] = None,
    omegat: Annotated[
        bool,
        typer.Option("--omegat", help="With --export: a folder that OmegaT opens as a project."),
    ] = False,
    import_files: Annotated[
        list[Path] | None,
        typer.Option(
            "--import",
            help="Take back what was done there; also the folder of an OmegaT project.",
            metavar="FILE.xlf",
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            help="Only these languages, comma-separated: ru,kk,uz.",
            metavar="LANGUAGES",
            autocompletion=complete_languages,
        ),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(help="Who reviews; stands in the footer of the PDF.", metavar="NAME"),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="With --import: give all translations of the file this status.",
            metavar="draft|reviewed|approved",
        ),
    ] = None,
    ignore: Annotated[
        str | None,
        typer.Option(
            help="With --import: why blocking findings of the file are set aside.",
            metavar="REASON",
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page, or only say its address.")
    ] = True,
    out: Annotated[Path | None, typer.Option(help="Where it was built; default: out.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="With --export: overwrite the file.")
    ] = False,
) -> None:
    """Review translations on a page in the browser, or in a CAT tool (--export, --import)."""
    from briefing.commands.review import run

    run(
        name,
        export=export,
        imports=import_files or [],
        languages=lang,
        reviewer=reviewer,
        status=status,
        ignore=ignore,
        browser=browser,
        out=out,
        force=force,
        project=omegat,
        verbosity=Verbosity.level,
    )
