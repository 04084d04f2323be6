"""Words of different alphabets in letters that they share, so that likeness can be told."""

from __future__ import annotations

import re

_SOUNDS = (
    ("shch", "s"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("ts", "c"), ("tz", "c"),
    ("ch", "c"), ("sh", "s"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("yo", "o"), ("yu", "u"),
    ("ya", "a"), ("ye", "e"), ("io", "o"), ("iu", "u"), ("x", "h"), ("q", "k"), ("w", "v"),
    ("z", "s"), ("y", "i"), ("’", ""), ("'", ""), ("ʻ", ""), ("ʼ", ""),
)  # fmt: skip
_LETTERS = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "o",
    "ж": "j", "з": "s", "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ъ": "",
    "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip


def sound_of(word: str) -> str:
    """A word in letters that several alphabets share, so that likeness can be told."""
    low = "".join(_LETTERS.get(letter, letter) for letter in word.lower())
    for letters, sound in _SOUNDS:
        low = low.replace(letters, sound)
    return re.sub(r"(.)\1", r"\1", low)
