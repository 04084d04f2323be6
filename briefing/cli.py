"""The command line: words in, exit code out. What the commands do is in `briefing.commands`.

Only typer is imported here; each command imports its own work when it runs, so ``--help`` is quick.
"""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefing.errors import BriefingError, ExitCode, OutputError

app = typer.Typer(
    name="briefing",
    help="Policy briefs in English, Russian, Kazakh and Uzbek: summarised, translated and set as "
    "PDF on this machine alone.",
    epilog="Start with: briefing build",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class _Verbosity:
    """Set by the options before the command."""

    level = 0


Lang = Annotated[
    str | None,
    typer.Option("--lang", help="Languages, comma-separated: en,ru,kk,uz.", metavar="LANGUAGES"),
]
Report = Annotated[
    str | None, typer.Option("--report", help="json: the report for programs.", metavar="json")
]


def _print_version(wanted: bool) -> None:
    if wanted:
        from briefing import __version__

        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True)
    ] = False,
    verbose: Annotated[
        int, typer.Option("-v", "--verbose", count=True, help="Say more; -vv shows tracebacks.")
    ] = 0,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only what went wrong.")] = False,
) -> None:
    _Verbosity.level = -1 if quiet else verbose


@app.command(epilog="Example: briefing build articles/ --name gas --lang en,kk --out out")
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders; default: seeds/", metavar="[PATH…]"),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the PDFs; default: out.")] = None,
    name: Annotated[str | None, typer.Option(help="Stem of the file names.")] = None,
    lang: Lang = None,
    template: Annotated[str | None, typer.Option(help="Folder below templates/.")] = None,
    source_language: Annotated[
        str | None,
        typer.Option(
            help="Language to summarise; by default that of most documents.",
            metavar="en|ru|kk|uz",
        ),
    ] = None,
    on_missing: Annotated[
        str | None,
        typer.Option(
            help="Untranslated text: fail (no PDF in that language) or mark (a draft).",
            metavar="fail|mark",
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Day of issue; default: today.", metavar="YYYY-MM-DD")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite results of other input.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Warnings end with exit code 11.")
    ] = False,
    report: Report = None,
) -> None:
    """Make the brief: one PDF for each language, and the run record."""
    from briefing.commands.build import run

    run(
        paths or [],
        out,
        name,
        {
            "brief.languages": lang,
            "brief.template": template,
            "brief.on_missing": on_missing,
            "brief.source_language": source_language,
            "brief.date": date,
        },
        force=force,
        strict=strict,
        report=report,
        verbosity=_Verbosity.level,
    )


@app.command(epilog="Example: briefing summarise articles/ --words 100")
def summarise(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.", metavar="PATH…")],
    words: Annotated[
        int | None,
        typer.Option(min=1, help="Only the best N words of sentences, one sentence a line."),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", help="text or json.", metavar="text|json")
    ] = "text",
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say why each sentence was chosen, and why others not."),
    ] = False,
) -> None:
    """Print only the summary, with where each statement stands."""
    from briefing.commands.summarise import run

    run(paths, output_format, words, explain=explain)


@app.command(epilog="Example: briefing translate notes.txt --lang kk")
def translate(
    file: Annotated[Path, typer.Argument(help="A text file in English.", metavar="FILE")],
    lang: Annotated[str, typer.Option("--lang", help="ru, kk or uz.", metavar="LANGUAGE")],
    output_format: Annotated[
        str, typer.Option("--format", help="text or json.", metavar="text|json")
    ] = "text",
) -> None:
    """Translate a text file line by line, as the sentences of a brief are translated."""
    from briefing.commands.translate import run

    run(file, lang, output_format)


@app.command(epilog="Example: briefing check")
def check(
    name: Annotated[
        str | None, typer.Argument(help="A built brief to check as well.", metavar="[NAME]")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where it was built; default: out.")] = None,
) -> None:
    """Check settings, templates, locales and memory; with NAME also the PDFs of a built brief."""
    from briefing.commands.check import run

    run(name, out)


@app.command(epilog="Example: briefing doctor")
def doctor() -> None:
    """Say what is installed, what is missing and what to type. Uses no network."""
    from briefing.commands.doctor import run

    run()


def main() -> NoReturn:
    """Run the command line and end the process; the one place that gives exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows ASCII only is no error
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except BriefingError as error:
        _fail(error)
    except SystemExit as leaving:
        if leaving.code == ExitCode.INTERRUPTED:  # typer's own answer to Ctrl-C says nothing
            typer.echo("interrupted; nothing half-written is left", err=True)
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.OK)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            _fail_unexpectedly(error)
        _fail(OutputError(f"cannot write: {error.strerror}", "free space and run again"))
    except Exception as error:
        _fail_unexpectedly(error)
    sys.exit(ExitCode.OK)


def _fail(error: BriefingError) -> NoReturn:
    from briefing.console import print_error

    print_error(error)
    _trace_when_asked()
    sys.exit(error.exit_code)


def _fail_unexpectedly(error: Exception) -> NoReturn:
    typer.echo(f"internal error: {type(error).__name__}: {error}", err=True)
    typer.echo(
        "this is a bug; run again with -vv before the command and report what it says", err=True
    )
    _trace_when_asked()
    sys.exit(ExitCode.INTERNAL)


def _trace_when_asked() -> None:
    if _Verbosity.level >= 2:
        import traceback

        traceback.print_exc()
