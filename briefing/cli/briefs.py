"""The arguments of the commands that work on briefs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.completion import complete_brief, complete_template
from briefing.cli.shared import Lang, Report, Verbosity
from briefing.errors import UsageError


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders; default: seeds/", metavar="[PATH…]"),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the PDFs; default: out.")] = None,
    name: Annotated[str | None, typer.Option(help="Stem of the file names.")] = None,
    lang: Lang = None,
    template: Annotated[
        str | None, typer.Option(help="Folder below templates/.", autocompletion=complete_template)
    ] = None,
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
    on_findings: Annotated[
        str | None,
        typer.Option(
            help="Translations that a check blocks: fail (no PDF in that language) or warn (a "
            "draft that says so).",
            metavar="fail|warn",
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
    paper: Annotated[
        str | None,
        typer.Option(help="Size of the page; default: that of the theme.", metavar="A4|Letter"),
    ] = None,
    bilingual: Annotated[
        str | None,
        typer.Option(
            help="Also a PDF with two languages side by side; several: kk+ru,uz+ru.",
            metavar="kk+ru",
        ),
    ] = None,
    watching: Annotated[
        bool,
        typer.Option("--watch", help="Build again after every change; Ctrl-C ends it."),
    ] = False,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="With --watch: a page that shows all languages."),
    ] = False,
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
            "brief.on_findings": on_findings,
            "brief.source_language": source_language,
            "brief.date": date,
            "brief.paper": paper,
            "brief.bilingual": bilingual,
        },
        force=force,
        strict=strict,
        report=report,
        verbosity=Verbosity.level,
        watching=watching,
        preview=preview,
    )


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

    run(paths, output_format, words, explain=explain, verbosity=Verbosity.level)


def translate(
    file: Annotated[Path, typer.Argument(help="A text file.", metavar="FILE")],
    lang: Annotated[
        str, typer.Option("--lang", help="Language to translate into.", metavar="en|ru|kk|uz")
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            help="Language of the file; by default it is recognised.",
            metavar="en|ru|kk|uz",
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", help="text or json.", metavar="text|json")
    ] = "text",
    on_findings: Annotated[
        str | None,
        typer.Option(
            help="Translations that a check blocks: fail (exit code 7 or 10) or warn.",
            metavar="fail|warn",
        ),
    ] = None,
) -> None:
    """Translate a text file line by line, as the sentences of a brief are translated."""
    from briefing.commands.translate import run

    run(file, lang, output_format, source, on_findings, verbosity=Verbosity.level)


def check(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A built brief to check as well.",
            metavar="[NAME]",
            autocompletion=complete_brief,
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where it was built; default: out.")] = None,
    bilingual: Annotated[
        Path | None,
        typer.Option(help="Check the translations of a TMX, XLIFF or JSONL file.", metavar="FILE"),
    ] = None,
    messages: Annotated[
        str, typer.Option(help="Language of the findings.", metavar="en|ru|kk|uz")
    ] = "en",
    strict: Annotated[
        bool, typer.Option("--strict", help="Warnings end with exit code 11.")
    ] = False,
    report: Report = None,
) -> None:
    """Check settings, templates, locales and memory; with NAME also the PDFs of a built brief.

    With --bilingual only the translations of a file are checked.
    """
    if bilingual is not None:
        from briefing.commands.check_bilingual import run as run_bilingual

        if name is not None:
            raise UsageError("NAME and --bilingual exclude each other", "run the command twice")
        run_bilingual(
            bilingual,
            report=report,
            strict=strict,
            messages=messages,
            verbosity=Verbosity.level,
        )
        return
    from briefing.commands.check import run

    run(name, out, strict=strict, messages=messages, report=report, verbosity=Verbosity.level)


def init(
    folder: Annotated[Path, typer.Argument(help="Folder to make.", metavar="DIR")],
) -> None:
    """Make a workspace: settings, templates, locales and a sample document."""
    from briefing.commands.init import run

    run(folder)


def doctor() -> None:
    """Say what is installed, what is missing and what to type. Uses no network."""
    from briefing.commands.doctor import run

    run()


# Each command with the example that its --help ends with, in the order of the help page.
COMMANDS = (
    (build, "briefing build articles/ --name gas --lang en,kk --out out"),
    (summarise, "briefing summarise articles/ --words 100"),
    (translate, "briefing translate notes.txt --lang kk"),
    (check, "briefing check"),
    (init, "briefing init briefs"),
    (doctor, "briefing doctor"),
)
