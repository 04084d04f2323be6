"""The command line: words in, exit code out. What the commands do is in `briefing.commands`.

Only typer is imported here; each command imports its own work when it runs, so ``--help`` is quick.
"""

from __future__ import annotations

import errno
import io
import sys
from typing import Annotated, NoReturn

import typer

from briefing.cli import briefs, mail, memory, models, review
from briefing.cli.shared import Verbosity
from briefing.errors import BriefingError, ExitCode, OutputError

app = typer.Typer(
    name="briefing",
    help="Policy briefs in English, Russian, Kazakh and Uzbek: summarised, translated and set as "
    "PDF on this machine alone.",
    epilog="Start with: briefing (says what to do next in this workspace)",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from briefing import __version__

        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True)
    ] = False,
    verbose: Annotated[
        int, typer.Option("-v", "--verbose", count=True, help="Say more; -vv shows tracebacks.")
    ] = 0,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only what went wrong.")] = False,
) -> None:
    Verbosity.level = -1 if quiet else verbose
    if context.invoked_subcommand is None:
        from briefing.commands.overview import run

        run()


for command, example in briefs.COMMANDS:
    app.command(epilog=f"Example: {example}")(command)
app.command(epilog=f"Example: {mail.EXAMPLE}")(mail.mail)
app.command(epilog=f"Example: {review.EXAMPLE}")(review.review)
app.add_typer(models.models_app)
app.add_typer(memory.memory_app)


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
    if Verbosity.level >= 2:
        import traceback

        traceback.print_exc()
