"""The syllable rules of `briefing.language.hyphenation` for WeasyPrint, which asks Pyphen.

Pyphen has dictionaries for English and Russian, but not for Kazakh and Uzbek. The style sheet lets
only words of eight letters and more be divided, with at least four letters on either side.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from briefing.language.hyphenation import LANGUAGES, syllable_breaks


class Syllables:
    """Stands in for one of Pyphen's dictionaries, and for the path of its file."""

    def __init__(self, language: str) -> None:
        self.language = language

    def positions(self, word: str) -> list[Any]:
        """Where ``word`` may be divided, as Pyphen's dictionaries say it."""
        from pyphen import DataInt

        return [DataInt(place) for place in syllable_breaks(word, self.language)]


def register() -> None:
    """Make the rules known to Pyphen; languages that it has by itself are left alone."""
    import pyphen

    languages: MutableMapping[str, Any] = pyphen.LANGUAGES
    dictionaries: MutableMapping[Any, Any] = pyphen.hdcache
    for language in LANGUAGES:
        code = language.replace("-", "_")
        if code not in languages:
            languages[code] = Syllables(language)
            pyphen.LANGUAGES_LOWERCASE[code.lower()] = code
            dictionaries[languages[code]] = languages[code]
