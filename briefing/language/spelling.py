"""What English spellings of one name have in common: Tokayev, Tokaev and Toqaev are one."""

from __future__ import annotations

import functools
import re
import unicodedata

# In this order. What Russian, Kazakh and Uzbek write with one letter, English writes in many ways.
_SAME = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"['’ʻʼ‘`\-\s.]", ""),
        ("shch|sch", "sh"),
        ("tch", "ch"),
        ("kh|gh|x", "h"),  # Akhmetov, Ahmetov; Xodjaev; Karaganda keeps its g
        ("dzh|zh|dj|j", "j"),
        ("q|ck", "k"),
        ("w", "v"),
        ("ou|oo", "u"),
        ("ph", "f"),
        ("[iy]?yo|io", "o"),
        ("(?<=[aeiou])ye|ye|ie", "e"),
        ("yu|iu", "u"),
        ("ya|ia", "a"),
        ("[iy]+", "i"),
        (r"(.)\1+", r"\1"),
        ("ei|ai", "ai"),
    )
)


@functools.lru_cache(maxsize=8192)
def spelling_key(name: str) -> str:
    """The same for the usual spellings of a name; names that differ otherwise have others.

    Args:
        name: In Latin letters.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    key = "".join(char for char in plain if not unicodedata.combining(char))
    for pattern, letters in _SAME:
        key = pattern.sub(letters, key)
    return key
