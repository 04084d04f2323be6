"""The arguments of ``briefing models …``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.completion import complete_model
from briefing.cli.shared import Verbosity

models_app = typer.Typer(
    name="models",
    help="Translation models: list, install, import, verify, remove, bundle.",
    epilog="Start with: briefing models list",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Names = Annotated[
    list[str] | None,
    typer.Argument(
        help="Languages (kk), models (opus-trk-big), or both (nllb-1.3b:kk).",
        metavar="[NAME…]",
        autocompletion=complete_model,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Again = Annotated[bool, typer.Option("--again", help="Replace what is installed already.")]


@models_app.command("list", epilog="Example: briefing models list")
def list_models(
    output_format: Annotated[
        str, typer.Option("--format", help="text or json.", metavar="text|json")
    ] = "text",
) -> None:
    """Show for each language what is installed and what can be. Uses no network."""
    from briefing.commands.models import list_models as run

    run(output_format)


@models_app.command(epilog="Example: briefing models install kk uz ru")
def install(
    names: Names = None,
    yes: Yes = False,
    mirror: Annotated[
        str | None,
        typer.Option(help="Take the files from this address or folder instead.", metavar="URL|DIR"),
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option("--from", help="Unpack a bundle; uses no network.", metavar="FILE"),
    ] = None,
    accept_non_commercial: Annotated[
        bool,
        typer.Option(
            "--accept-non-commercial", help="Take models whose licence forbids commercial use."
        ),
    ] = False,
    accept_changed: Annotated[
        bool,
        typer.Option("--accept-changed", help="Take files that differ from those in models.lock."),
    ] = False,
    again: Again = False,
) -> None:
    """Download models, compare their digests, convert and try them."""
    from briefing.commands.models import install as run

    run(
        names or [],
        yes=yes,
        mirror=mirror,
        bundle=bundle,
        accept_non_commercial=accept_non_commercial,
        accept_changed=accept_changed,
        again=again,
        verbosity=Verbosity.level,
    )


@models_app.command("import", epilog="Example: briefing models import translate-en_ru.argosmodel")
def import_model(
    path: Annotated[
        Path,
        typer.Argument(
            help="An .argosmodel, a CTranslate2 folder, a Marian zip or folder.", metavar="PATH"
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option("--from", help="Source language, where PATH does not say.", metavar="XX"),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--to", help="Target language, where PATH does not say.", metavar="XX"),
    ] = None,
    source_prefix: Annotated[
        str | None, typer.Option(help="Tokens before the source: '>>kaz_Cyrl<<'.", metavar="TOKENS")
    ] = None,
    source_suffix: Annotated[
        str | None, typer.Option(help="Tokens after the source: '</s>'.", metavar="TOKENS")
    ] = None,
    target_prefix: Annotated[
        str | None,
        typer.Option(help="Tokens that the output begins with: 'kaz_Cyrl'.", metavar="TOKENS"),
    ] = None,
    text_prefix: Annotated[
        str | None, typer.Option(help="Text put before the sentence: '<2kk> '.", metavar="TEXT")
    ] = None,
    again: Again = False,
) -> None:
    """Take a model from disk."""
    from briefing.commands.models import import_model as run

    run(
        path,
        source=source,
        target=target,
        source_prefix=source_prefix,
        source_suffix=source_suffix,
        target_prefix=target_prefix,
        text_prefix=text_prefix,
        again=again,
        verbosity=Verbosity.level,
    )


@models_app.command(epilog="Example: briefing models remove hplt-en-kk")
def remove(
    names: Annotated[
        list[str], typer.Argument(help="Models, directions (en_kk) or languages.", metavar="NAME…")
    ],
    yes: Yes = False,
) -> None:
    """Delete packages from the store."""
    from briefing.commands.models import remove as run

    run(names, yes=yes, verbosity=Verbosity.level)


@models_app.command(epilog="Example: briefing models verify")
def verify(names: Names = None) -> None:
    """Hash the files of packages again and compare. Uses no network."""
    from briefing.commands.models import verify as run

    run(names or [], Verbosity.level)


@models_app.command(epilog="Example: briefing models bundle models.zip kk uz")
def bundle(
    file: Annotated[Path, typer.Argument(help="Archive to write.", metavar="FILE")],
    names: Names = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
) -> None:
    """Write packages, licences and checksums into one archive for a machine without network."""
    from briefing.commands.models import bundle as run

    run(file, names or [], force=force, verbosity=Verbosity.level)
