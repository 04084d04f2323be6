"""What is asked of a build, and whether the run before has done it already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import __version__
from briefing.config import Tables, model_folders, model_store
from briefing.deliver import (
    BuildReport,
    LanguageRecord,
    LanguageReport,
    Previous,
    load_previous,
    report_run,
)
from briefing.domain import (
    Brief,
)
from briefing.errors import (
    OutputError,
)
from briefing.fingerprint import digest_files, digest_folder, digest_models, digest_texts
from briefing.resources import Workspace

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build.

    Attributes:
        paths: Files and folders with source documents.
        name: Stem of the results.
        detailed: The report must be complete even when nothing has changed.
        keep_old: Write nothing when a page cannot be made, so that the PDFs of before stay.
    """

    paths: tuple[Path, ...]
    out: Path
    name: str
    force: bool = False
    strict: bool = False
    detailed: bool = False
    keep_old: bool = False


def survey(
    request: BuildRequest, workspace: Workspace, tables: Tables
) -> tuple[tuple[Path, ...], str]:
    """The documents to read, and a digest of everything that the result depends on.

    Settings count as they were given: what does not validate has never built anything.

    Raises:
        InputError: A path does not exist or holds no document.
    """
    from briefing.ingest import discover
    from briefing.models import package_folders

    files = discover(request.paths)
    try:
        sources = digest_files(files, workspace.root)
    except OSError:  # ingest says what is wrong with the file
        return files, ""
    folders, store = model_folders(tables), model_store(tables)
    fingerprint = digest_texts(
        (
            __version__,
            # Who a brief is mailed to and from, and who reviews it, is not in it.
            repr(sorted(item for item in tables.items() if item[0] not in ("mail", "review"))),
            *(str(path) for path in files),
            inputs_digest(request.paths),
            sources,
            digest_folder(workspace.templates),
            digest_folder(workspace.locales),
            digest_models(package_folders(folders, store)),
        )
    )
    return files, fingerprint


def inputs_digest(paths: Sequence[Path]) -> str:
    """Tells inputs apart that have the same name in different folders, without naming folders."""
    return digest_texts(str(path.resolve()) for path in paths)


def find_unchanged(request: BuildRequest, fingerprint: str) -> BuildReport | None:
    """The report of the run before, when nothing has changed since; else ``None``."""
    path = request.out / f"{request.name}.json"
    previous = load_previous(path)
    same = previous is not None and previous.fingerprint == fingerprint != ""
    done = same and previous is not None and previous.current and not previous.outdated
    if request.force or previous is None or not done:
        return None
    if not previous.intact(request.out):
        return None
    plain = not (request.strict or request.detailed)
    if plain and all(state == "done" for state in previous.states.values()):
        lines = tuple(
            LanguageReport(code, "done", file["file"], file["pages"], file["size"], {}, 0)
            for code, file in previous.files.items()
        )
        return BuildReport(request.name, request.out, True, lines)
    from briefing.deliver import load_record

    record = load_record(path)
    return report_run(record, request.out, unchanged=True, strict=request.strict)


def refuse_other_input(request: BuildRequest, previous: Previous | None) -> None:
    """Protect results that were made of something else.

    Raises:
        OutputError: The run before had other inputs, or there are files and no record of a run.
    """
    if previous is not None:
        if previous.inputs_digest != inputs_digest(request.paths):
            raise OutputError(
                f"{request.out / request.name}.* was made of {', '.join(previous.inputs)}",
                "choose another --name, or overwrite it with --force",
            )
        return
    taken = sorted(request.out.glob(f"{request.name}.*")) if request.out.is_dir() else []
    if taken:
        raise OutputError(
            f"{taken[0]} exists and has no run record that can be read",
            "choose another --name, or overwrite it with --force",
        )


def kept_languages(
    record_path: Path, previous: Previous | None, brief: Brief, done: Collection[str]
) -> dict[str, LanguageRecord]:
    """Languages of an earlier run that this one was not asked for and whose brief is the same.

    Args:
        done: Languages of this run.
    """
    if previous is None or set(previous.states) <= set(done):
        return {}
    if not previous.intact(record_path.parent):
        return {}
    from briefing.deliver import load_record

    try:
        record = load_record(record_path)
    except (OSError, ValueError):
        return {}
    if record.brief != brief:
        return {}
    return {code: item for code, item in record.languages.items() if code not in done}
