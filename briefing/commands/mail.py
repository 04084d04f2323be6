"""``briefing mail``."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.commands.common import open_settings, shown_path
from briefing.config import PASSWORD_VARIABLE, Settings
from briefing.console import confirm, progress, say, table, write
from briefing.deliver import output_folder, read_record
from briefing.deliver.mail.journal import Journal
from briefing.deliver.mail.message import WARN_BYTES, compose, message_id
from briefing.deliver.mail.outbox import (
    draft_name,
    mail_folder,
    open_mail_folder,
    remove_stale,
    write_draft,
)
from briefing.deliver.mail.recipients import Recipient, read_recipients
from briefing.errors import BriefingError, OutputError, PartialError, SettingsError, UsageError
from briefing.pipeline.mailing import Mailing, prepare_mailing

if TYPE_CHECKING:
    from briefing.deliver.mail.sending import Letter, Outcome


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of one recipient.

    Attributes:
        note: For the list: "to send", "sent on …", why not.
    """

    recipient: Recipient
    id: str
    state: Literal["send", "sent", "unknown", "refused"]
    note: str


def run(
    name: str,
    *,
    to: Path | None,
    send: bool,
    yes: bool,
    drafts: bool,
    resend: Sequence[str],
    out: Path | None,
    verbosity: int,
) -> None:
    """Write drafts; with ``send`` hand e-mails to the mail server instead."""
    if send and to is None:
        raise UsageError("--send needs recipients", "briefing mail NAME --to FILE.csv --send")
    if resend and not send:
        raise UsageError("--resend goes with --send", "add --send")
    workspace, settings = open_settings({})
    folder = out or shown_path(workspace.root / "out")
    read_record(folder, name)  # before a lock file is made in a folder that is not ours
    recipients = _read_recipients(to) if to is not None else None
    with output_folder(folder, name):
        record = read_record(folder, name)
        mailing = prepare_mailing(record, folder, workspace, settings, drafts=drafts)
        _warn_of_sizes(mailing)
        if recipients is None:
            _write_drafts(mailing, folder)
        elif send:
            _send(
                mailing, recipients, settings, folder, yes=yes, resend=resend, verbosity=verbosity
            )
        else:
            _write_drafts_to(mailing, recipients, folder)


def _now() -> datetime.datetime:
    # In UTC: where this machine stands is nobody's business.
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def _read_recipients(path: Path) -> tuple[Recipient, ...]:
    found = read_recipients(path)
    if found.merged:
        say(f"note: {found.merged} line(s) repeat an address and language of another; merged")
    return found.recipients


def _warn_of_sizes(mailing: Mailing) -> None:
    for language, size in mailing.sizes.items():
        if size > WARN_BYTES:
            say(
                f"warning: {language}: the e-mail is {_megabytes(size)}; some mail servers refuse "
                f"more than {WARN_BYTES // 10**6} MB"
            )


# ---------------------------------------------------------------------------------- drafts


def _write_drafts(mailing: Mailing, folder: Path) -> None:
    rows = []
    for language, content in mailing.contents.items():
        path = folder / f"{mailing.name}.{language}.eml"
        write_draft(path, _compose(mailing, language, None, draft=True))
        rows.append((language, str(path), _megabytes(mailing.sizes[language]), content.subject))
    if rows:
        write(table(("language", "draft", "size", "subject"), rows, right=(2,)))
    _report(mailing, list(mailing.refused), done=bool(rows))


def _write_drafts_to(mailing: Mailing, recipients: Sequence[Recipient], folder: Path) -> None:
    own = open_mail_folder(folder, mailing.name)
    written = {}
    for recipient in recipients:
        if recipient.language in mailing.contents:
            name = draft_name(recipient)
            content = _compose(mailing, recipient.language, recipient, draft=True)
            write_draft(own / name, content)
            written[name] = recipient
    stale = remove_stale(own, written)
    if stale:
        say(f"note: {len(stale)} draft(s) for people who are not in the list were deleted")
    if written:
        rows = [
            (r.mailbox.address, r.name, r.language, _megabytes(mailing.sizes[r.language]), name)
            for name, r in written.items()
        ]
        header = ("address", "name", "language", "size", f"draft in {own}")
        write(table(header, rows, right=(3,)))
    lacking = {r.language for r in recipients if r.language not in mailing.contents}
    _report(mailing, sorted(lacking), done=bool(written), recipients=recipients)


def _compose(mailing: Mailing, language: str, to: Recipient | None, *, draft: bool) -> bytes:
    content = mailing.contents[language]
    return compose(
        mailing.name, content, sender=mailing.sender, recipient=to, date=_now(), draft=draft
    )


def _report(
    mailing: Mailing,
    languages: Sequence[str],
    *,
    done: bool,
    recipients: Sequence[Recipient] = (),
) -> None:
    """Raise what stands in the way of ``languages``."""
    if not languages:
        return
    problems = []
    for language in languages:
        people = sum(r.language == language for r in recipients)
        whom = f" ({people} recipient(s))" if people else ""
        problems.append(f"{language}{whom}: {_why_not(mailing, language)}")
    refusal = mailing.refused.get(languages[0])
    kind = PartialError if done else refusal.kind if refusal else OutputError
    raise kind(
        f"no e-mail was written for: {', '.join(languages)}",
        "build these again: briefing build",
        tuple(problems),
    )


def _why_not(mailing: Mailing, language: str) -> str:
    refusal = mailing.refused.get(language)
    return refusal.reason if refusal else "the brief was not built in this language"


# --------------------------------------------------------------------------------- sending


def _send(
    mailing: Mailing,
    recipients: Sequence[Recipient],
    settings: Settings,
    folder: Path,
    *,
    yes: bool,
    resend: Sequence[str],
    verbosity: int,
) -> None:
    from briefing.deliver.mail.sending import Letter, send_letters
    from briefing.deliver.mail.server import choose_server

    sender = mailing.sender.mailbox
    if sender is None:
        raise SettingsError("no sender is named", "set sender under [mail] in briefing.toml")
    server = choose_server(settings.mail, os.environ.get(PASSWORD_VARIABLE))
    journal = Journal(mail_folder(folder, mailing.name), _now)
    plans = _plan(mailing, recipients, journal, resend)
    _show(mailing, plans)
    chosen = [plan for plan in plans if plan.state == "send"]
    outcomes: tuple[Outcome, ...] = ()
    if chosen:
        open_mail_folder(folder, mailing.name)
        total = sum(mailing.sizes[plan.recipient.language] for plan in chosen)
        _ask(f"Send {len(chosen)} e-mail(s), {_megabytes(total)}, through {server.name}?", yes=yes)
        letters = [
            Letter(
                plan.id,
                sender,
                plan.recipient.mailbox,
                plan.recipient.language,
                partial(_compose, mailing, plan.recipient.language, plan.recipient, draft=False),
            )
            for plan in chosen
        ]
        with progress(len(letters), verbosity) as step:
            outcomes = send_letters(letters, server, journal, progress=step)
        sent = sum(outcome.state == "sent" for outcome in outcomes)
        say(f"{sent} of {len(outcomes)} e-mail(s) sent; {journal.path} says which")
    else:
        say("nothing is to be sent")
    _report_sending(mailing, plans, outcomes)


def _plan(
    mailing: Mailing,
    recipients: Sequence[Recipient],
    journal: Journal,
    resend: Sequence[str],
) -> list[Plan]:
    wanted = {address.strip().lower() for address in resend}
    unknown = wanted - {recipient.mailbox.key for recipient in recipients}
    if unknown:
        raise UsageError(
            f"--resend {', '.join(sorted(unknown))}: not among the recipients",
            "write the address as the list above or the journal shows it",
        )
    return [
        _plan_one(mailing, recipient, journal, again=recipient.mailbox.key in wanted)
        for recipient in recipients
    ]


def _plan_one(mailing: Mailing, recipient: Recipient, journal: Journal, *, again: bool) -> Plan:
    content = mailing.contents.get(recipient.language)
    if content is None:
        return Plan(recipient, "", "refused", f"no e-mail: {_why_not(mailing, recipient.language)}")
    identity = message_id(mailing.name, content, recipient.mailbox, mailing.sender)
    last = journal.last(identity)
    if last is None or last.state == "failed":
        other = journal.other_sent(identity, recipient.mailbox.key, recipient.language)
        note = f"to send; another version went out on {other.time[:10]}" if other else "to send"
        return Plan(recipient, identity, "send", note)
    if again:
        return Plan(recipient, identity, "send", "to send once more")
    if last.state == "sent":
        return Plan(recipient, identity, "sent", f"sent on {last.time[:10]}")
    return Plan(recipient, identity, "unknown", f"may have arrived on {last.time[:10]}")


def _show(mailing: Mailing, plans: Sequence[Plan]) -> None:
    rows = [
        (
            plan.recipient.mailbox.address,
            plan.recipient.name,
            plan.recipient.language,
            _megabytes(mailing.sizes.get(plan.recipient.language)),
            plan.note,
        )
        for plan in plans
    ]
    write(table(("address", "name", "language", "size", "state"), rows, right=(3,)))


def _ask(question: str, *, yes: bool) -> None:
    answer = True if yes else confirm(question)
    if answer is None:
        raise UsageError("there is nobody to ask", "look through the list, then add --yes")
    if not answer:
        raise UsageError("nothing was sent")


def _report_sending(mailing: Mailing, plans: Sequence[Plan], outcomes: Sequence[Outcome]) -> None:
    """Raise what went wrong: who got nothing, and who may have got something."""
    not_sent = [outcome for outcome in outcomes if outcome.state != "sent"]
    problems = [f"{_who(o.letter)}: {_tell(o)}" for o in not_sent]
    for plan in plans:
        who = f"{plan.recipient.mailbox.address} ({plan.recipient.language})"
        if plan.state == "refused":
            problems.append(f"{who}: {plan.note}")
        elif plan.state == "unknown":
            problems.append(
                f"{who}: an earlier run ended before the server had answered, so the e-mail may "
                "have arrived; it was not sent again"
            )
    if not problems:
        return
    doubtful = any(plan.state == "unknown" for plan in plans) or any(
        outcome.state == "unknown" for outcome in outcomes
    )
    done = doubtful or len(not_sent) < len(outcomes) or any(p.state == "sent" for p in plans)
    hints = []
    if any(outcome.state in ("failed", "untried") for outcome in outcomes):
        hints.append("run the same again: who has the e-mail does not get it twice")
    if doubtful:
        hints.append("ask who may have it, then add --resend ADDRESS")
    kind: type[BriefingError] = PartialError if done else OutputError
    raise kind(
        f"{len(problems)} of {len(plans)} recipient(s) did not surely get the brief",
        "; ".join(hints),
        tuple(problems),
    )


def _who(letter: Letter) -> str:
    return f"{letter.to.address} ({letter.language})"


def _tell(outcome: Outcome) -> str:
    words = {"failed": "not sent", "unknown": "may have arrived", "untried": "not tried"}
    return f"{words[outcome.state]}: {outcome.detail}"


def _megabytes(size: int | None) -> str:
    return "" if size is None else f"{max(size, 50_000) / 1e6:.1f} MB"
