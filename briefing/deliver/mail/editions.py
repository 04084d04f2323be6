"""The PDFs of a run record that may be mailed, and why others may not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefing.deliver.record import LanguageRecord, RunRecord
from briefing.domain import Brief, Masthead, Origin, SegmentStatus
from briefing.errors import BriefingError, OutputError, TranslationError

_STATUS_ORDER = (SegmentStatus.DRAFT, SegmentStatus.REVIEWED, SegmentStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class MailEdition:
    """A brief in one language as its e-mail needs it.

    Attributes:
        missing: Ids of segments that stand untranslated; with any it is a draft.
        status: The lowest of all translated segments; ``None`` for the language of the sources.
        doubtful: How many segments did not pass the checks; with any it is a draft too.
    """

    language: str
    brief: Brief
    masthead: Masthead
    missing: frozenset[str]
    status: SegmentStatus | None
    pdf: bytes
    pdf_sha256: str
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A language that cannot be mailed; ``kind`` is the error that it is when no other can."""

    language: str
    reason: str
    kind: type[BriefingError]


def take_editions(
    record: RunRecord, folder: Path, *, drafts: bool
) -> tuple[dict[str, MailEdition], dict[str, Refusal]]:
    """The languages of ``record`` whose PDF is there as it was built, and the others.

    Args:
        folder: Where the PDFs are.
        drafts: Take PDFs with passages that are untranslated or did not pass the checks too.
    """
    editions: dict[str, MailEdition] = {}
    refused: dict[str, Refusal] = {}
    for language, item in record.languages.items():
        taken = _take(language, item, record, folder, drafts=drafts)
        if isinstance(taken, Refusal):
            refused[language] = taken
        else:
            editions[language] = taken
    return editions, refused


def _take(
    language: str, item: LanguageRecord, record: RunRecord, folder: Path, *, drafts: bool
) -> MailEdition | Refusal:
    if item.pdf is None:
        reason = item.message or "there is no PDF"
        return Refusal(language, reason, TranslationError)
    path = folder / item.pdf.file
    if item.state == "draft" and not drafts:
        missing = any(s.origin is Origin.MISSING for s in item.segments)
        lacks = "untranslated passages" if missing else "passages that did not pass the checks"
        reason = f"{path} is a draft with {lacks}; --drafts mails it as one"
        return Refusal(language, reason, TranslationError)
    if Path(item.pdf.file).name != item.pdf.file:
        return Refusal(language, f"{item.pdf.file!r} is not in {folder}", OutputError)
    try:
        content = path.read_bytes()
    except OSError as error:
        return Refusal(language, f"{path} cannot be read: {error.strerror}", OutputError)
    digest = hashlib.sha256(content).hexdigest()
    if digest != item.pdf.sha256:
        return Refusal(language, f"{path} was changed after it was built", OutputError)
    if item.outdated:
        reason = f"{path} lacks the latest changes of the review; build the brief again"
        return Refusal(language, reason, OutputError)
    if item.masthead is None:
        return Refusal(language, f"{path} was built by an older version", OutputError)
    shown = [s.status for s in item.segments if s.origin is not Origin.MISSING]
    status = min(shown, key=_STATUS_ORDER.index, default=SegmentStatus.DRAFT)
    translated = bool(item.segments)  # a variant of the source language has none
    return MailEdition(
        language,
        item.brief or record.brief,
        item.masthead,
        frozenset(s.id for s in item.segments if s.origin is Origin.MISSING),
        status if translated else None,
        content,
        digest,
        sum(bool(s.blocking) for s in item.segments),
    )
