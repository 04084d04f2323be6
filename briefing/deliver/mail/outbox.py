"""Drafts in ``out/``: one for each language, or one for each recipient.

out/NAME.kk.eml                       without recipients
out/NAME-mail/kk-aigul-at-….eml       with recipients; the folder is readable by its owner alone
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from briefing.deliver.mail.recipients import Recipient
from briefing.errors import OutputError
from briefing.resources import write_whole


def mail_folder(out: Path, name: str) -> Path:
    """Where drafts for recipients and the journal of sending are."""
    return out / f"{name}-mail"


def open_mail_folder(out: Path, name: str) -> Path:
    """The same, made when needed.

    Raises:
        OutputError: It cannot be made.
    """
    folder = mail_folder(out, name)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _not_writable(folder, error) from error
    return folder


def draft_name(recipient: Recipient) -> str:
    """A file name that tells people who it is for, and that no two recipients share."""
    shown = recipient.mailbox.address.replace("@", "-at-")
    slug = re.sub(r"[^A-Za-z0-9.-]+", "-", shown).strip("-.")[:80]
    digest = hashlib.sha256(recipient.mailbox.key.encode()).hexdigest()[:8]
    return f"{recipient.language}-{slug}-{digest}.eml"


def write_draft(path: Path, content: bytes) -> None:
    """Write a draft whole.

    Raises:
        OutputError: The folder cannot be written.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise _not_writable(path.parent, error) from error


def remove_stale(folder: Path, kept: Iterable[str]) -> tuple[str, ...]:
    """Take away drafts for people who are no longer recipients.

    Only files that this program wrote, by their header ``X-Unsent`` and name, are deleted.

    Returns:
        Names of the deleted files.
    """
    names = set(kept)
    stale = [path for path in sorted(folder.glob("*.eml")) if path.name not in names]
    gone = []
    for path in stale:
        if re.fullmatch(r"[a-z]{2}(-[A-Z][a-z]{3})?-.*-[0-9a-f]{8}\.eml", path.name) and _is_draft(
            path
        ):
            path.unlink(missing_ok=True)
            gone.append(path.name)
    return tuple(gone)


def _is_draft(path: Path) -> bool:
    with path.open("rb") as handle:
        head = handle.read(8192).partition(b"\r\n\r\n")[0]
    headers = email.message_from_bytes(head, policy=email.policy.compat32)
    return headers.get("X-Unsent") == "1"


def _not_writable(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{folder} cannot be written: {reason}", "free space, or use --out")
