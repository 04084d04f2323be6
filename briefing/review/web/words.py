"""The page in words: templates filled with the labels of the interface's language."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.deliver import RunRecord
from briefing.domain import LANGUAGES, VARIANTS, Finding, PartialDate
from briefing.language.format import format_date
from briefing.language.typography import typeset
from briefing.render.labels import NOTICE_ORIGINS, Labels
from briefing.resources import packaged_locales
from briefing.review.web.listing import Listing
from briefing.review.web.session import Session

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_LETTERS = 80
# Each language as those who speak it call it.
OWN_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша", "uz": "Oʻzbekcha"}
STATUS_WORDS = {"draft": "Draft", "reviewed": "Reviewed", "approved": "Approved"}
FILTER_WORDS = {
    "": "All sentences",
    "todo": "To do",
    "missing": "Not translated",
    **STATUS_WORDS,
}
ORIGIN_WORDS = {**NOTICE_ORIGINS, "human": "edited by hand", "missing": "Not translated"}
LEVEL_WORDS = {"error": "Blocking", "warning": "Warning", "note": "Note"}
# What the line at the top says after a form was sent.
SAID = {
    "saved": "Saved as a draft.",
    "accepted": "Accepted as reviewed.",
    "approved": "Approved.",
    "undone": "The last change was taken back.",
    "commented": "Your comment was added.",
    "ignored": "The finding is set aside.",
    "resumed": "The finding counts again.",
    "unchanged": "Nothing has changed.",
    "settings": "The settings were saved.",
    "stale": "Somebody else has changed this sentence meanwhile. Nothing was overwritten.",
    "blocked": "A finding blocks. Mend the translation, or say why it is right.",
    "nameless": "Say who you are before you sign.",
    "reasonless": "To set a finding aside, give a reason.",
    "locked": "This comes from a table and is changed there.",
    "empty": "There is nothing to store.",
    "too-long": "The text is too long.",
    "characters": "The text has a character that cannot be stored.",
    "unknown": "There is no such sentence any more.",
    "nothing": "There is nothing to take back.",
}
NOT_FOUND, FAILED = "There is no such page.", "This could not be done."
PLURALS = {
    "{count} sentence": "{count} sentences",
}
# Words that stand in the code and not in a template.
MESSAGES = frozenset(
    {*FILTER_WORDS.values(), *LEVEL_WORDS.values(), *SAID.values(), NOT_FOUND, FAILED}
    | {*ORIGIN_WORDS.values(), "Title"}
)


class Words:
    """The labels of one language; those that a workspace's own catalog lacks are the program's.

    An older workspace must not lose the page for a label that is not on its PDFs.
    """

    def __init__(self, locales: Path, language: str) -> None:
        self.language = language
        self._own = Labels(locales, language)
        packaged = packaged_locales()
        self._packaged = Labels(packaged, language) if packaged != locales else self._own

    def label(self, msgid: str, **values: object) -> str:
        """The words for ``msgid``."""
        chosen = self._packaged if self._own.problem(msgid) else self._own
        return chosen.label(msgid, **values)

    def label_n(self, msgid: str, count: int) -> str:
        """The words that fit a number."""
        plural = PLURALS[msgid]
        chosen = self._packaged if self._own.problem(msgid, plural) else self._own
        return chosen.label_n(msgid, plural, count)

    def message(self, finding: Finding) -> str:
        """What a check says, in this language where its words are known."""
        if not finding.template or self._own.problem(finding.template):
            return finding.message
        return self._own.label(finding.template, **dict(finding.values))

    def heading(self, msgid: str) -> str:
        """A heading of the brief's template, which may have been changed: then as it stands."""
        return msgid if self._own.problem(msgid) else self._own.label(msgid)


class Pages:
    """Fills the templates of the page."""

    def __init__(self, locales: Path) -> None:
        self._locales = locales
        self._environment = _open_environment()
        self._words: dict[str, Words] = {}

    def page(self, session: Session, record: RunRecord, listing: Listing, said: str) -> str:
        """The page of a language."""
        return self._fill(
            "page.html.j2",
            session,
            record=record,
            listing=listing,
            said=SAID.get(said, ""),
            warns=said in SAID and list(SAID).index(said) >= list(SAID).index("stale"),
        )

    def error(self, session: Session, status: int, told: str, problems: tuple[str, ...]) -> str:
        """A page that says what went wrong."""
        title = NOT_FOUND if status == HTTPStatus.NOT_FOUND else FAILED
        return self._fill("error.html.j2", session, title=title, told=told, problems=problems)

    def _fill(self, template: str, session: Session, **values: Any) -> str:
        language = session.interface
        if language not in self._words:
            self._words[language] = Words(self._locales, language)
        words = self._words[language]

        def day(date: PartialDate) -> str:
            return format_date(date, VARIANTS.get(language, language), form="label")

        return self._environment.get_template(template).render(
            session=session,
            _=words.label,
            ngettext=words.label_n,
            heading=words.heading,
            message=words.message,
            day=day,
            own_names=OWN_NAMES,
            interfaces=LANGUAGES,
            status_words=STATUS_WORDS,
            filter_words=FILTER_WORDS,
            level_words=LEVEL_WORDS,
            origin_words=ORIGIN_WORDS,
            typeset=typeset,
            **values,
        )


def _open_environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("briefing.review.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def clean_name(name: str) -> str:
    """A person's name on one line, or empty if it cannot be one."""
    name = " ".join(name.split())
    return name if name.isprintable() and len(name) <= MOST_LETTERS else ""
