"""From a run record to what goes into e-mails: PDF, words and size for each language."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from briefing.config import Settings
from briefing.deliver.mail.addresses import Mailbox, read_mailbox
from briefing.deliver.mail.editions import MailEdition, Refusal, take_editions
from briefing.deliver.mail.message import (
    REFUSE_BYTES,
    Content,
    Sender,
    attachment_name,
    compose,
)
from briefing.deliver.record import RunRecord
from briefing.errors import OutputError, SettingsError
from briefing.resources import Workspace


@dataclass(frozen=True, slots=True)
class Mailing:
    """What can be mailed of a brief.

    Attributes:
        sizes: Bytes of an e-mail by language, as it is sent.
        refused: The languages that cannot be mailed, and why.
    """

    name: str
    sender: Sender
    contents: dict[str, Content]
    sizes: dict[str, int]
    refused: dict[str, Refusal]


def prepare_mailing(
    record: RunRecord, out: Path, workspace: Workspace, settings: Settings, *, drafts: bool
) -> Mailing:
    """Read the PDFs of a brief and write the words of its e-mails.

    Args:
        out: Where the PDFs are.
        drafts: Take PDFs with untranslated passages too.

    Raises:
        SettingsError: An address under ``[mail]``, a template or a label is wrong.
        RenderError: A template uses something that is not there.
    """
    sender = read_sender(settings)
    template = workspace.template(settings.brief.template)
    editions, refused = take_editions(record, out, drafts=drafts)
    contents: dict[str, Content] = {}
    sizes: dict[str, int] = {}
    for language, edition in editions.items():
        content = _fill(record, edition, template, workspace.locales)
        size = _size(record.name, content, sender)
        if size > REFUSE_BYTES:
            reason = (
                f"the e-mail would be {size / 1e6:.1f} MB; most mail servers refuse more than "
                f"{REFUSE_BYTES // 10**6}"
            )
            refused[language] = Refusal(language, reason, OutputError)
            continue
        contents[language] = content
        sizes[language] = size
    return Mailing(record.name, sender, contents, sizes, refused)


def read_sender(settings: Settings) -> Sender:
    """The addresses under ``[mail]``.

    Raises:
        SettingsError: With each that is none.
    """
    found: dict[str, Mailbox | None] = {}
    problems = []
    for key in ("sender", "reply_to"):
        text = getattr(settings.mail, key)
        try:
            found[key] = read_mailbox(text) if text else None
        except ValueError as error:
            problems.append(f"mail.{key}: {error}")
    if problems:
        raise SettingsError(
            f"settings: {len(problems)} problem(s)",
            "give an address only; the name beside it is that of the organisation",
            tuple(problems),
        )
    return Sender(found["sender"], found["reply_to"])


def _fill(record: RunRecord, edition: MailEdition, template: Path, locales: Path) -> Content:
    from briefing.render.email import write_email

    words = write_email(
        template,
        locales,
        edition.brief,
        masthead=edition.masthead,
        missing=edition.missing,
        doubtful=edition.doubtful,
        status=edition.status,
        source_language=record.brief.language,
    )
    return Content(
        edition.language,
        words.subject,
        words.text,
        words.html,
        edition.pdf,
        attachment_name(record.name, edition.language),
        edition.pdf_sha256,
        edition.masthead.organisation,
    )


def _size(name: str, content: Content, sender: Sender) -> int:
    date = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    try:
        return len(compose(name, content, sender=sender, recipient=None, date=date, draft=False))
    except ValueError as error:
        raise SettingsError(
            str(error), "look at the title of the brief and at [organisation]"
        ) from error
