"""The words of an e-mail in the language of the brief, from ``email.*.j2`` of the template folder.

They see the same values as the page. A template without these files takes those of the template
``policy-brief`` beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.config import load_template
from briefing.domain import SOURCE_LANGUAGE, VARIANTS, Brief, Masthead, SegmentStatus
from briefing.errors import SettingsError
from briefing.render.environment import fill_template, open_environment
from briefing.render.labels import NOTICE_VARIANT, Labels
from briefing.render.view import lay_out

SUBJECT_FILE, TEXT_FILE, HTML_FILE = "email.subject.j2", "email.text.j2", "email.html.j2"
EMAIL_FILES = (SUBJECT_FILE, TEXT_FILE, HTML_FILE)
_USUAL = "policy-brief"
# What the e-mail says of a translation; nothing of an approved one.
EMAIL_NOTICES = {
    SegmentStatus.DRAFT: "No native speaker has checked this translation yet.",
    SegmentStatus.REVIEWED: "This translation has been checked, but not yet approved.",
}


@dataclass(frozen=True, slots=True)
class EmailText:
    """The words of an e-mail; ``subject`` is one line."""

    subject: str
    text: str
    html: str


def write_email(
    template: Path,
    locales: Path,
    brief: Brief,
    *,
    masthead: Masthead,
    missing: frozenset[str] = frozenset(),
    status: SegmentStatus | None = None,
    doubtful: int = 0,
    source_language: str = SOURCE_LANGUAGE,
) -> EmailText:
    """Subject and bodies for one language.

    Args:
        template: Folder of the template that the brief was made with.
        locales: Folder of the labels.
        missing: Ids of segments that stand untranslated; the e-mail says that it is a draft.
        status: The lowest of the translation; ``None`` for the language of the sources.
        doubtful: How many segments did not pass the checks; with any it is a draft too.
        source_language: Of the sources; untranslated passages stand in it.

    Raises:
        SettingsError: Template syntax or a label.
        RenderError: A template uses something that is not there.
    """
    folder = email_folder(template)
    labels = Labels(locales, brief.language)
    view = lay_out(
        brief,
        load_template(template).sections,
        missing,
        doubtful=doubtful,
        source_language=source_language,
    )
    notices = [labels.label(EMAIL_NOTICES[status])] if status in EMAIL_NOTICES else []
    if brief.language in VARIANTS:
        notices.append(labels.label(NOTICE_VARIANT))
    environment = open_environment(folder)
    unescaped = environment.overlay(autoescape=False)

    def fill(file: str) -> str:
        chosen = environment if file == HTML_FILE else unescaped
        notice = " ".join(notices)
        return fill_template(chosen, folder, view, masthead, notice, labels, file=file)

    subject = " ".join(fill(SUBJECT_FILE).split())
    return EmailText(subject, fill(TEXT_FILE).strip() + "\n", fill(HTML_FILE).strip() + "\n")


def email_folder(template: Path) -> Path:
    """Where the e-mail templates for a template folder are.

    Raises:
        SettingsError: Neither there nor in ``policy-brief`` are all of them.
    """
    for folder in (template, template.parent / _USUAL):
        there = [(folder / name).is_file() for name in EMAIL_FILES]
        if all(there):
            return folder
        if any(there):
            lacking = EMAIL_FILES[there.index(False)]
            raise SettingsError(f"{folder / lacking} is not there", "the e-mail has three files")
    raise SettingsError(
        f"{template / TEXT_FILE} is not there", f"copy email.*.j2 from the template {_USUAL}"
    )
