"""Names of the table in Russian, Kazakh and Uzbek texts, in the cases that `inflect` can form."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from briefing.language.inflect import CASES, inflect
from briefing.language.names import FoundName, Name, NameTable, fold

# Friday, and "large": with a capital at the beginning of a sentence they are no names.
_ALSO_WORDS = {"kk": frozenset(("жұма", "үлкен")), "uz": frozenset(("juma",))}
_GENDERS = {"m": "male", "f": "female"}
_KINDS = {"person": "person", "place": "place"}


@dataclass(frozen=True, slots=True)
class _Forms:
    """Spelling to ``(name, case)``; a surname that several people have leads to ``None``."""

    whole: dict[str, tuple[Name, str]]
    surnames: dict[str, tuple[Name, str] | None]
    pattern: re.Pattern[str]


def find_inflected(
    text: str, table: NameTable, language: str, *, surnames: bool
) -> tuple[FoundName, ...]:
    """The names in ``text``; see `briefing.language.names.NameTable.find`."""
    forms = _forms(table, language)
    found = []
    for match in forms.pattern.finditer(_plain(text)):
        spelling = match.group()
        if spelling.lower() in _ALSO_WORDS.get(language, ()) and _opens(text, match.start()):
            continue
        if known := forms.whole.get(spelling):
            found.append(FoundName(*match.span(), known[0], False, known[1]))
            continue
        named = forms.surnames.get(spelling) if surnames else None
        if named and not _first_name_before(text, match.start()):
            found.append(FoundName(*match.span(), named[0], True, named[1]))
    return tuple(found)


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in '.!?…«“„"(–—'


def _first_name_before(text: str, start: int) -> bool:
    """Whether another first name or initial stands there: "Иван Токаев" is not the president."""
    before = re.search(r"(?:^|\s)(\S+)\s+$", text[:start])
    if before is None:
        return False
    word = before.group(1)
    opens = before.start() == 0 or text[: before.start(1)].rstrip()[-1:] in ".!?«“„—–"
    if re.fullmatch(r"[^\W\d_]\.", word):
        return True
    return word[0].isupper() and word[-1].isalpha() and not opens


@functools.lru_cache(maxsize=8)
def _forms(table: NameTable, language: str) -> _Forms:
    whole: dict[str, tuple[Name, str]] = {}
    partial: dict[str, tuple[Name, str] | None] = {}
    # Nominatives first, so that a form which is one is never taken for a case of another name.
    for case in CASES:
        for name in table.names:
            form = name.forms[language]
            for spelling in _spell(form, language, case, name):
                whole.setdefault(_plain(spelling), (name, _label(case)))
            if name.kind == "person" and " " in form:
                for spelling in _spell(form.rsplit(" ", 1)[1], language, case, name):
                    _add_surname(partial, _plain(spelling), name, _label(case))
    return _Forms(whole, partial, _alternatives(set(whole) | set(partial)))


def _spell(form: str, language: str, case: str, name: Name) -> list[str]:
    if not form:
        return []
    if case == "nominative":
        return [form]
    kind = _KINDS.get(name.kind, "organisation")
    inflected = inflect(form, language, case, kind=kind, gender=_GENDERS.get(name.gender))
    # The Kazakh and Uzbek instrumental is a word of its own, which stays in the sentence.
    apart = inflected is not None and inflected.startswith(form + " ")
    return [inflected] if inflected and inflected != form and not apart else []


def _plain(text: str) -> str:
    """``text`` with one form of apostrophe and without ё, which print may have or not."""
    return fold(text).replace("ё", "е").replace("Ё", "Е")


def _label(case: str) -> str:
    return "" if case == "nominative" else case


def _add_surname(
    partial: dict[str, tuple[Name, str] | None], spelling: str, name: Name, case: str
) -> None:
    known = partial.get(spelling, (name, case))
    partial[spelling] = known if known is not None and known[0] is name else None


def _alternatives(spellings: set[str]) -> re.Pattern[str]:
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])")
