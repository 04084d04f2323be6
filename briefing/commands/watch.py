"""``briefing build --watch``: build again after every change of what the brief is made of."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.commands.build import print_report
from briefing.config import Tables, validate_settings
from briefing.console import print_error, progress, say
from briefing.deliver import BuildReport
from briefing.domain import Pdf
from briefing.errors import BriefingError, RenderError
from briefing.pipeline import BuildRequest, WarmStages, build, survey
from briefing.pipeline.watching import Snapshot, Watcher, take_snapshot
from briefing.resources import SETTINGS_FILE, Workspace, open_workspace

if TYPE_CHECKING:
    from briefing.preview import Preview

Asked = Callable[[], tuple[Workspace, Tables, BuildRequest]]
_QUIET = -1


def watch(asked: Asked, *, preview: bool, verbosity: int) -> None:
    """Build, and build again after every change, until Ctrl-C; mistakes are told, none ends it.

    Args:
        asked: Reads the settings anew and gives what is to be built.
        preview: Serve a page with the PDFs.

    Raises:
        BriefingError: The command line or the settings are wrong at the start.
    """
    workspace, _, request = asked()  # what is wrong with the command line itself ends it
    watcher = Watcher(lambda: _look(workspace, request))
    page: Preview | None = None
    session = _Session(asked, verbosity)
    try:
        if preview:
            from briefing.preview import Preview

            page = Preview()
            session.ready = page.show_page
            say(f"preview: {page.start()}")
        _show(page, session.build(()))
        say("watching for changes; Ctrl-C ends it")
        while True:
            changed = watcher.wait()
            _show(page, session.build(changed))
    except KeyboardInterrupt:
        say("stopped watching; nothing half-written is left")
    finally:
        if page is not None:
            page.stop()
        session.close()


def _show(page: Preview | None, outcome: BuildReport | BriefingError | None) -> None:
    if page is None or outcome is None:
        return
    if isinstance(outcome, BriefingError):
        page.show_error(outcome)
    else:
        page.show(outcome)


def _look(workspace: Workspace, request: BuildRequest) -> Snapshot:
    settings = workspace.root / SETTINGS_FILE
    own = open_workspace(workspace.root)  # templates/ may come to be in a workspace without one
    paths = (settings, own.templates, own.locales, *request.paths)
    return take_snapshot(paths, without=[request.out])


class _Session:
    """Builds with what is warm of the build before."""

    def __init__(self, asked: Asked, verbosity: int) -> None:
        self._asked = asked
        self._verbosity = verbosity
        self._stages = WarmStages()
        self._built = ""  # fingerprint of the last build that went well
        self._first = True
        # Called with each language and its PDF, before all are there.
        self.ready: Callable[[str, Pdf], None] = lambda code, pdf: None

    def close(self) -> None:
        """End what is kept warm."""
        self._stages.close()

    def build(self, changed: tuple[str, ...]) -> BuildReport | BriefingError | None:
        """The report of a build, or what stands in its way; ``None``: nothing has to be done."""
        start = time.monotonic()
        try:
            done = self._build()
        except BriefingError as error:
            self._built = ""
            print_error(error)
            return error
        if done is None:
            return None
        failed = [line for line in done.languages if line.state == "failed"]
        if failed:
            self._built = ""
            mistake = _as_error(done)
            print_error(mistake)
            return mistake
        self._tell(done, changed, time.monotonic() - start)
        return done

    def _build(self) -> BuildReport | None:
        workspace, tables, request = self._asked()
        request = replace(request, keep_old=True, detailed=True)
        files, fingerprint = survey(request, workspace, tables)
        if fingerprint and fingerprint == self._built:
            return None
        settings = validate_settings(tables, workspace)
        steps = 2 + len(files) + 2 * len(settings.brief.languages)
        shown = self._verbosity if self._first else _QUIET
        with progress(steps, shown) as step:
            done = build(
                request, workspace, settings, files, fingerprint, step, self._stages, self.ready
            )
        self._built = fingerprint
        return done

    def _tell(self, done: BuildReport, changed: tuple[str, ...], seconds: float) -> None:
        if self._first:
            self._first = False
            if self._verbosity >= 0:
                print_report(done)
        elif self._verbosity >= 0:
            made = ", ".join(line.language for line in done.languages if line.file)
            what = _shown(changed)
            say(f"{time.strftime('%H:%M:%S')} {what}: built {made} in {seconds:.2f} s")
            for finding in done.warnings:
                say(f"warning: {finding.id}: {finding.message}")
        if done.error is not None:
            print_error(done.error)


def _shown(changed: tuple[str, ...]) -> str:
    names = [name.rpartition("/")[2] for name in changed]
    return names[0] if len(names) == 1 else f"{len(names)} files"


def _as_error(done: BuildReport) -> BriefingError:
    """What stopped the pages, each mistake once with the languages that have it."""
    told: dict[str, list[str]] = {}
    for line in done.languages:
        if line.state == "failed":
            told.setdefault(line.message, []).append(line.language)
    problems = tuple(f"{', '.join(codes)}: {message}" for message, codes in told.items())
    return RenderError(
        "the pages cannot be made; the PDFs of before are kept", "mend it and save", problems
    )
