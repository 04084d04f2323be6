"""The exception tables of ``locales/scripts/``: what the rules for single letters get wrong.

Columns: ``kind``, ``base`` (the word in the alphabet of the base language), ``variant``, ``note``
and ``status``. Kinds: ``word`` a whole word · ``stem`` the beginning of a word · ``part`` letters
anywhere in a word · ``keep`` a word that stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefing.errors import SettingsError
from briefing.language.names import read_table

KINDS = ("word", "stem", "part", "keep")
_COLUMNS = ("kind", "base", "variant", "note", "status")


@dataclass(frozen=True)
class Exceptions:
    """Exceptions by kind; ``words``, ``stems`` and ``parts`` in small letters.

    Attributes:
        names: Words of ``names.csv`` with their capitals, where the rules would give another form.
        phrases: Names of ``names.csv`` that must be taken whole, with their form.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def part_pattern(self) -> re.Pattern[str]:
        """Finds the parts, the longest first."""
        return alternatives(self.parts)

    @cached_property
    def phrase_pattern(self) -> re.Pattern[str]:
        """Finds the phrases at the beginning of a word, the longest first."""
        return re.compile(rf"(?<!\w)(?:{alternatives(self.phrases).pattern})")

    def stem_of(self, word: str) -> str:
        """The longest stem that ``word`` begins with; empty when none does."""
        return longest_beginning(word, self.stems)


def longest_beginning(word: str, beginnings: Mapping[str, str]) -> str:
    """The longest of ``beginnings`` that ``word`` begins with; empty when none does."""
    for length in range(len(word), 1, -1):
        if word[:length] in beginnings:
            return word[:length]
    return ""


def alternatives(texts: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``texts``, the longest first; without any it finds nothing."""
    ordered = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")


def read_exceptions(path: Path) -> Exceptions:
    """Read one table.

    Raises:
        SettingsError: A column is missing, a kind is unknown, or a word stands twice.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    problems = []
    for number, row in enumerate(read_table(path, _COLUMNS, filled=("kind", "base", "variant")), 2):
        if row["kind"] not in KINDS:
            problems.append(f"{path}:{number}: the kind {row['kind']!r} is not {', '.join(KINDS)}")
        elif row["base"] in found[row["kind"]]:
            problems.append(f"{path}:{number}: {row['base']!r} stands twice as {row['kind']}")
        else:
            found[row["kind"]][row["base"]] = row["variant"]
    if problems:
        raise SettingsError(f"{path}: {len(problems)} problem(s)", "mend the rows", tuple(problems))
    return Exceptions(found["word"], found["stem"], found["part"], frozenset(found["keep"]))
