"""Errors that a user can do something about, and the exit codes that they end in.

    BriefingError                       exit
    ├── UsageError                         2
    ├── SettingsError                      3   settings, template, locale: every problem listed
    ├── InputError                         4   unreadable, empty, binary, no text layer, language
    ├── MissingDependencyError             5   system library, font, model
    ├── SummaryError                       6   no summary possible, claim without evidence
    ├── TranslationError                   7   translation missing, or failed a blocking check
    ├── RenderError                        8   image, glyph, label missing; invalid PDF
    ├── OutputError                        9   output exists or cannot be written
    ├── PartialError                      10   some languages or briefs done
    └── StrictWarning                     11   warnings under --strict

1 is an internal error, 130 an interruption. `briefing.cli.main` is the one place that turns an
error into an exit code.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns to its caller."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    SETTINGS = 3
    INPUT = 4
    DEPENDENCY = 5
    SUMMARY = 6
    TRANSLATION = 7
    RENDER = 8
    OUTPUT = 9
    PARTIAL = 10
    STRICT = 11
    INTERRUPTED = 130


class BriefingError(Exception):
    """Something the user can mend.

    Args:
        message: What happened, and in which file and line.
        hint: What to type or change next; empty when the message says it all.
        problems: Further lines when there are several problems of one kind.
    """

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: str, hint: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = problems


class UsageError(BriefingError):
    """The command line makes no sense."""

    exit_code = ExitCode.USAGE


class SettingsError(BriefingError):
    """Settings, template, locale table or memory file is wrong."""

    exit_code = ExitCode.SETTINGS


class InputError(BriefingError):
    """A source document cannot be used."""

    exit_code = ExitCode.INPUT


class MissingDependencyError(BriefingError):
    """A system library, a font or a model is not installed."""

    exit_code = ExitCode.DEPENDENCY


class SummaryError(BriefingError):
    """No brief can be made of the documents, or a claim has no evidence."""

    exit_code = ExitCode.SUMMARY


class TranslationError(BriefingError):
    """No target language could be translated, or a blocking check failed."""

    exit_code = ExitCode.TRANSLATION


class RenderError(BriefingError):
    """The PDF cannot be made as it should be."""

    exit_code = ExitCode.RENDER


class OutputError(BriefingError):
    """The output exists already or cannot be written."""

    exit_code = ExitCode.OUTPUT


class PartialError(BriefingError):
    """Some languages or briefs were done, others were not."""

    exit_code = ExitCode.PARTIAL


class StrictWarning(BriefingError):
    """There were warnings, and ``--strict`` was given."""

    exit_code = ExitCode.STRICT
