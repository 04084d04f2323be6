"""Changes by people to the record of a brief, the memory and the PDFs: one at a time, and whole.

A change is in the record before anybody is told that it was made; then it goes to the memory. The
PDF follows when somebody looks at it, and until then the record says that it is outdated, so
neither an e-mail nor the next build takes it for the latest.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.deliver import (
    LanguageRecord,
    RunRecord,
    dump_record,
    output_folder,
    publish,
    read_record,
)
from briefing.domain import VARIANTS, Finding, Segment
from briefing.errors import BriefingError, OutputError
from briefing.fingerprint import digest_folder
from briefing.pipeline.bilingual import BilingualEdition
from briefing.pipeline.editions import Edition
from briefing.pipeline.remaking import (
    open_renderer,
    remake_bilingual,
    remake_editions,
    template_of,
    with_segments,
)
from briefing.resources import Workspace
from briefing.review.contexts import find_places
from briefing.review.edits import Outcome, Refused
from briefing.review.to_memory import remember
from briefing.translate import TranslationSources, check_segment, open_sources

if TYPE_CHECKING:
    from briefing.render import Renderer

LOCK_SECONDS = 30
_TRIES = 5
Change = Callable[[Segment], Outcome]


@dataclass(frozen=True)
class Desk:
    """A brief on which people work.

    Attributes:
        out: Folder of the results.
        name: Of the brief.
    """

    out: Path
    name: str
    workspace: Workspace
    settings: Settings
    _renderers: dict[tuple[str, str], Renderer] = field(default_factory=dict, repr=False)

    @property
    def memory(self) -> Path:
        """The file of the memory that takes the decisions."""
        return self.workspace.locales / "memory" / self.settings.review.memory

    @functools.cached_property
    def sources(self) -> TranslationSources:
        """Names and terms."""
        return open_sources(self.workspace.locales, (), self.settings.models)

    def read(self) -> RunRecord:
        """The record as it is now.

        Raises:
            InputError: There is none, or it is of another version.
        """
        return read_record(self.out, self.name)

    def check(self, segment: Segment, language: str, source: str) -> tuple[Finding, ...]:
        """What the checks say of a segment.

        Args:
            language: Of the translation.
            source: Of what it translates.
        """
        found = check_segment(segment, language, self.sources, source=source)
        return tuple(replace(finding, where=segment.id) for finding in found)

    def change(self, language: str, segment: str, work: Change) -> Outcome:
        """Change one segment and store that at once; the PDF is outdated from then on.

        Args:
            work: Gives the new segment, or why there is none.

        Raises:
            OutputError: It cannot be stored; then nothing is changed.
        """
        with output_folder(self.out, self.name, wait=LOCK_SECONDS):
            record = self.read()
            item = record.languages.get(language)
            old = next((s for s in item.segments if s.id == segment), None) if item else None
            if item is None or old is None:
                return Refused("unknown")
            made = work(old)
            if not isinstance(made, Segment) or made == old:
                return made
            segments = tuple(made if s.id == segment else s for s in item.segments)
            changed = self._with_item(record, language, with_segments(item, segments), old, made)
            # The memory has one unit for a sentence, however often it stands in the brief.
            same = tuple(s for s in segments if s.source == made.source)
            taken_back = len(made.history) < len(old.history)
            if taken_back:  # a unit that is lost can be made anew, one too many cannot be told
                self._remember(changed, language, same, withdrawn=(old,))
            publish(self.out, {}, (f"{self.name}.json", dump_record(changed)), ())
            if not taken_back:
                self._remember(changed, language, same)
            return made

    def _with_item(
        self, record: RunRecord, language: str, item: LanguageRecord, old: Segment, made: Segment
    ) -> RunRecord:
        shown = (old.target, old.status, old.reviewer, old.changed, old.origin)
        visible = shown != (made.target, made.status, made.reviewer, made.changed, made.origin)
        before = record.languages[language]
        items = {**record.languages, language: item}
        if not visible:  # a comment changes no page
            return replace(
                record,
                languages={**items, language: replace(item, outdated=before.outdated)},
            )
        for variant, base in VARIANTS.items():
            if base == language and variant in items:
                items[variant] = replace(items[variant], outdated=True)
        return replace(record, languages=items)

    def change_many(
        self,
        work: Callable[[RunRecord], Mapping[str, Mapping[str, Segment]]],
        progress: Callable[[str], None] = lambda step: None,
    ) -> tuple[RunRecord, dict[str, Edition]]:
        """Change many segments and make their PDFs, all or nothing.

        Args:
            work: Gives the new segments by language and id. What it raises is passed on.

        Returns:
            The new record and the languages that were made anew.

        Raises:
            RenderError: A page cannot be made; then nothing is changed.
            OutputError: It cannot be stored.
        """
        with output_folder(self.out, self.name, wait=LOCK_SECONDS):
            record = self.read()
            wanted = {code: changes for code, changes in work(record).items() if changes}
            items = dict(record.languages)
            for code, changes in wanted.items():
                segments = tuple(changes.get(s.id, s) for s in items[code].segments)
                items[code] = with_segments(items[code], segments)
            changed = replace(record, languages=items)
            made = self._remake(changed, wanted, progress)
            changed = self._publish(changed, made) if made else record
            for code in wanted:
                self._remember(changed, code, changed.languages[code].segments)
            return changed, made

    def render(
        self, language: str, progress: Callable[[str], None] = lambda step: None
    ) -> RunRecord:
        """Make the PDF of a language anew if it is outdated, and those of its other scripts.

        Raises:
            RenderError: The page cannot be made; the PDF of before stays.
            OutputError: It cannot be written.
        """
        for _ in range(_TRIES):
            record = self.read()
            item = record.languages[language]
            if not item.outdated:
                return record
            made = self._remake(record, [language], progress)
            with output_folder(self.out, self.name, wait=LOCK_SECONDS):
                now = self.read()
                held = now.languages.get(language)
                if held is not None and held.segments == item.segments:
                    return self._publish(now, made)
        raise OutputError(
            f"{self.out / self.name}: the translation changes faster than its PDF can be made",
            "wait a moment, then look again",
        )

    def draft(self, record: RunRecord, language: str) -> bytes:
        """The PDF of a language as it is in ``record``, a marked draft where it may not be
        published; nothing is written.

        Raises:
            RenderError: The page cannot be made.
        """
        made = self._remake(record, [language], lambda step: None, drafted=True)
        pdf = made[language].pdf
        assert pdf is not None  # as a draft everything may be made
        return pdf.content

    def warm_up(self, language: str) -> None:
        """Make a page that nobody sees: fonts and styles are then read before they are needed."""
        with contextlib.suppress(BriefingError):  # who asks for the page will be told
            self.draft(self.read(), language)

    def _remake(
        self,
        record: RunRecord,
        languages: Iterable[str],
        progress: Callable[[str], None],
        *,
        drafted: bool = False,
    ) -> dict[str, Edition]:
        wanted = list(languages)
        if not wanted:
            return {}
        renderer = self._renderer(record)
        return remake_editions(
            record, wanted, self.workspace, self.settings, progress, renderer, drafted=drafted
        )

    def _renderer(self, record: RunRecord) -> Renderer:
        """One renderer for many pages, until a template or a label is changed."""
        folder = template_of(record, self.workspace, self.settings)
        state = (digest_folder(folder), digest_folder(self.workspace.locales, "*.po"))
        for known in [known for known in self._renderers if known != state]:
            del self._renderers[known]
        if state not in self._renderers:
            self._renderers[state] = open_renderer(record, self.workspace, self.settings)
        return self._renderers[state]

    def _publish(self, record: RunRecord, made: Mapping[str, Edition]) -> RunRecord:
        """Write PDFs and record; called by who holds the folder."""
        items = {**record.languages, **{code: edition.record for code, edition in made.items()}}
        changed = replace(record, languages=items)
        pairs: tuple[BilingualEdition, ...] = ()
        if changed.bilingual:
            renderer = self._renderer(record)
            pairs = remake_bilingual(changed, self.workspace, self.settings, renderer)
            changed = replace(changed, bilingual=tuple(pair.record for pair in pairs))
        files = [(edition.record.pdf, edition.pdf) for edition in made.values()]
        files += [(pair.record.pdf, pair.pdf) for pair in pairs]
        pdfs = {file.file: pdf.content for file, pdf in files if file is not None and pdf}
        stale = tuple(_files(record) - _files(changed))
        publish(self.out, pdfs, (f"{self.name}.json", dump_record(changed)), stale)
        return changed

    def remember_all(self, languages: Iterable[str]) -> None:
        """Bring all decisions of the record into the memory, should some not be there yet.

        Raises:
            SettingsError: The memory is wrong.
            OutputError: It cannot be written.
        """
        record = self.read()
        for code in languages:
            self._remember(record, code, record.languages[code].segments)

    def _remember(
        self,
        record: RunRecord,
        language: str,
        segments: Iterable[Segment],
        withdrawn: Iterable[Segment] = (),
    ) -> None:
        kinds = find_places(record).kinds
        pair = (record.brief.language, language)
        remember(self.memory, self.name, segments, kinds, pair, withdrawn)


def _files(record: RunRecord) -> set[str]:
    pdfs = [item.pdf for item in record.languages.values()]
    pdfs += [pair.pdf for pair in record.bilingual]
    return {pdf.file for pdf in pdfs if pdf is not None}


def now() -> str:
    """This moment in UTC: ``2026-11-22T09:30:00Z``."""
    return f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
