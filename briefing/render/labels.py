"""Fixed words of the page from ``locales/<language>/LC_MESSAGES/briefing.po``.

A label that is absent, empty or fuzzy is an error in every language. Falling back to English
would put English words into a Kazakh brief without anybody noticing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from briefing.domain import VARIANTS
from briefing.errors import SettingsError
from briefing.language.scripts import open_transliterator

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

# Labels that the code uses by itself; those of the page stand in the template and in brief.toml.
NOTICE_VERBATIM = "Every statement is quoted word for word from the sources listed."
NOTICE_TRANSLATION = "Translation: {origins}; {status}."
# Stands in briefs in the other script of a language (`briefing.domain.VARIANTS`).
NOTICE_VARIANT = "Rewritten by rules in another script of the language: experimental."
NOTICE_ORIGINS = {
    "memory": "translation memory",
    "memory-fuzzy": "similar memory entries, adjusted",
    "engine": "machine translation",
    "data": "data",
    "human": "human translators",
    "missing": "untranslated",
}
NOTICE_STATUS = {
    "draft": "draft, not checked by a native speaker",
    "reviewed": "checked by a reviewer, not yet approved",
    "approved": "checked and approved",
}
# Who has put a name to the translation.
NOTICE_SIGNED = {
    "reviewed": "checked by: {people}",
    "approved": "approved by: {people}",
}
NOTICE_OTHERS = ("and {count} more person", "and {count} more people")
NOTICE_REST = "the rest: {status}"
SEGMENTS = ("{count} segment", "{count} segments")
NOTICE_DOUBTFUL = (
    "{count} segment did not pass the checks",
    "{count} segments did not pass the checks",
)
# Plural of each label that has one.
PLURALS = dict((SEGMENTS, NOTICE_OTHERS, NOTICE_DOUBTFUL))
SEE_SECTION = "see {section}"
# What a source gave that is cited in no section.
TITLE = "Title"
MESSAGES: frozenset[str] = frozenset(
    {NOTICE_VERBATIM, NOTICE_TRANSLATION, NOTICE_VARIANT, NOTICE_REST, SEE_SECTION, TITLE}
    | set(PLURALS)
    | set(NOTICE_ORIGINS.values())
    | set(NOTICE_STATUS.values())
    | set(NOTICE_SIGNED.values())
)


@dataclass(frozen=True, slots=True)
class _Entry:
    forms: tuple[str, ...]
    plural: str
    fuzzy: bool
    line: int


class Labels:
    """The labels of one language; those of a variant are transliterated from its base language.

    Args:
        locales: Folder that holds ``<language>/LC_MESSAGES/briefing.po``.
        language: A language, or one of `briefing.domain.VARIANTS`.

    Attributes:
        in_script: Writes a text of the base language in the script of ``language``.

    Raises:
        SettingsError: The catalog is not there or is not a PO file.
    """

    def __init__(self, locales: Path, language: str) -> None:
        base = VARIANTS.get(language, language)
        self.path = locales / base / "LC_MESSAGES" / "briefing.po"
        self.language = language
        self.in_script: Callable[[str], str] = (
            open_transliterator(locales, language).convert if language in VARIANTS else str
        )
        self._entries, plural_forms = _read_catalog(self.path)
        self.forms, self._choose = _plural_rule(self.path, plural_forms)

    def __iter__(self) -> Iterable[str]:
        return iter(self._entries)

    def label(self, msgid: str, **values: object) -> str:
        """The words for ``msgid``, with ``{name}`` replaced by ``values["name"]``.

        Raises:
            SettingsError: The catalog has no finished translation, or a value is not given.
        """
        problem = self.problem(msgid)
        if problem:
            raise SettingsError(problem, _hint(msgid))
        return self._fill(msgid, self._entries[msgid].forms[0], values)

    def label_n(self, msgid: str, plural: str, count: int, **values: object) -> str:
        """The words that fit the number ``count``, which also fills ``{count}``.

        Raises:
            SettingsError: As for `label`.
        """
        problem = self.problem(msgid, plural)
        if problem:
            raise SettingsError(problem, _hint(msgid))
        form = self._entries[msgid].forms[self._choose(count)]
        return self._fill(msgid, form, {"count": count, **values})

    def problem(self, msgid: str, plural: str = "") -> str:
        """What is wrong with a label, with file and line; empty when it can be used."""
        entry = self._entries.get(msgid)
        if entry is None:
            return f"{self.path}: the label {msgid!r} is not there"
        where = f"{self.path}:{entry.line}: the label {msgid!r}"
        expected = self.forms if plural else 1
        if entry.fuzzy:
            return f"{where} is marked fuzzy"
        if entry.plural != plural:
            return f"{where} needs msgid_plural {plural!r}" if plural else f"{where} has a plural"
        if len(entry.forms) != expected:
            return f"{where} has {len(entry.forms)} plural forms instead of {expected}"
        if not all(form.strip() for form in entry.forms):
            return f"{where} is not translated"
        allowed = set(_PLACEHOLDER.findall(msgid + plural))
        for form in entry.forms:
            unknown = set(_PLACEHOLDER.findall(form)) - allowed
            lost = set(_PLACEHOLDER.findall(msgid)) - set(_PLACEHOLDER.findall(form)) - {"count"}
            if unknown or lost:
                names = ", ".join(sorted(f"{{{name}}}" for name in unknown | lost))
                return f"{where} must keep its placeholders: {names}"
        return ""

    def problems(self, messages: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """What is wrong with any of the labels ``(msgid, plural)``."""
        found = (self.problem(msgid, plural) for msgid, plural in messages)
        return tuple(problem for problem in found if problem)

    def where(self, text: str) -> str:
        """File and line of the first label that has ``text`` in it; empty when none has."""
        for entry in self._entries.values():
            if any(text in form for form in entry.forms):
                return f"{self.path}:{entry.line}"
        return ""

    def _fill(self, msgid: str, text: str, values: dict[str, object]) -> str:
        def value(match: re.Match[str]) -> str:
            if match[1] not in values:
                raise SettingsError(
                    f"{self.path}: the label {msgid!r} needs a value for {match[0]}",
                    "give it in the template: {{ label(..., " + match[1] + "=...) }}",
                )
            return str(values[match[1]])

        return _PLACEHOLDER.sub(value, self.in_script(text))


def _hint(msgid: str) -> str:
    return f"translate it there (msgid {msgid!r}), or run: briefing check"


def _read_catalog(path: Path) -> tuple[dict[str, _Entry], str]:
    import polib

    if not path.is_file():
        raise SettingsError(
            f"{path}: there is no catalog of labels for this language",
            "copy the English one there and translate it",
        )
    try:
        catalog = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} is not a PO file: {error}", "mend that line") from error
    entries = {}
    for entry in catalog:
        if entry.obsolete:
            continue
        plural = entry.msgid_plural or ""
        forms = (
            tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
            if plural
            else (entry.msgstr,)
        )
        entries[entry.msgid] = _Entry(forms, plural, entry.fuzzy, entry.linenum or 0)
    return entries, catalog.metadata.get("Plural-Forms", "")


def _plural_rule(path: Path, header: str) -> tuple[int, Callable[[int], int]]:
    from gettext import c2py

    match = re.fullmatch(r"\s*nplurals=(\d+);\s*plural=([^;]+);?\s*", header)
    try:
        if match is None:
            raise ValueError(header or "it is missing")
        return int(match[1]), c2py(match[2])
    except ValueError as error:
        raise SettingsError(
            f"{path}: the header Plural-Forms cannot be read: {error}",
            'write for instance "Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
        ) from error
