"""A language in its other script: tables read once, then any number of texts."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.domain import VARIANTS
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.names import read_table
from briefing.language.scripts import kazakh, uzbek
from briefing.language.scripts.protection import convert_outside
from briefing.language.scripts.tables import Exceptions, read_exceptions

_WORD = re.compile(r"[^\W\d_]+")
_TABLES = {"uz-Cyrl": "uz_cyrl_exceptions.csv", "kk-Latn": "kk_latn_exceptions.csv"}


@dataclass(frozen=True)
class Transliterator:
    """Writes a language in another script.

    Attributes:
        variant: ``uz-Cyrl`` or ``kk-Latn``.
    """

    variant: str
    exceptions: Exceptions

    def convert(self, text: str) -> str:
        """``text`` in the script of the variant.

        Addresses, placeholders, codes, Roman numbers and foreign words stay as they are.

        Args:
            text: In the base language and its own script.
        """
        if self.variant == "kk-Latn":
            return convert_outside(text, self._to_kazakh_latin, codes=False)
        text = with_uzbek_letters(text, "uz")
        return convert_outside(text, self._to_uzbek_cyrillic, codes=True)

    def restore(self, text: str) -> str:
        """``text`` of the variant in the script of its base, as far as the letters tell."""
        if self.variant == "kk-Latn":
            return convert_outside(text, kazakh.to_cyrillic, codes=False)
        return convert_outside(
            text, lambda piece: uzbek.to_latin(piece, self.exceptions), codes=False
        )

    def _to_kazakh_latin(self, text: str) -> str:
        return kazakh.to_latin(text, self.exceptions)

    def _to_uzbek_cyrillic(self, text: str) -> str:
        done, end = [], 0
        for match in self.exceptions.phrase_pattern.finditer(text):
            done.append(uzbek.to_cyrillic(text[end : match.start()], self.exceptions))
            done.append(self.exceptions.phrases[match.group()])
            end = match.end()
        return "".join(done) + uzbek.to_cyrillic(text[end:], self.exceptions)


@functools.lru_cache(maxsize=8)
def open_transliterator(locales: Path, variant: str) -> Transliterator:
    """The rules of one variant with the exceptions of the folder ``locales``.

    A workspace of an earlier version may have no exception tables: then the rules stand alone.

    Raises:
        SettingsError: A table is wrong, with file and line.
        ValueError: There is no such variant.
    """
    if variant not in VARIANTS:
        raise ValueError(f"{variant!r} is none of {', '.join(VARIANTS)}")
    path = locales / "scripts" / _TABLES[variant]
    exceptions = read_exceptions(path) if path.is_file() else Exceptions()
    if variant == "uz-Cyrl":
        exceptions = _with_names(exceptions, locales)
    return Transliterator(variant, exceptions)


def _with_names(exceptions: Exceptions, locales: Path) -> Exceptions:
    """The column ``uz_cyrl`` of names.csv as exceptions, where the rules give another form."""
    rows = [
        (row["uz"], row["uz_cyrl"])
        for row in read_table(locales / "names.csv", ("uz",), filled=("uz",))
        if row.get("uz_cyrl")
    ]
    known = replace(exceptions, names=_name_words(rows, exceptions))
    whole = {latin: form for latin, form in rows if uzbek.to_cyrillic(latin, known) != form}
    return replace(known, phrases=whole)


def _name_words(rows: list[tuple[str, str]], exceptions: Exceptions) -> dict[str, str]:
    """Single words of the names that the rules get wrong and that have one form in all names."""
    words: dict[str, set[str]] = {}
    for latin, cyrillic in rows:
        parts, forms = _WORD.findall(latin), _WORD.findall(cyrillic)
        if len(parts) != len(forms) or set(parts) & set(forms):
            continue
        for part, form in zip(parts, forms, strict=True):
            if part[0].isupper() and len(part) > 1:
                words.setdefault(part, set()).add(form)
    return {
        part: form
        for part, found in words.items()
        for form in found
        if len(found) == 1 and uzbek.to_cyrillic(part, exceptions) != form
    }
