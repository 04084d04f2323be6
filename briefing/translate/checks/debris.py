"""Remains of machines: pieces of a vocabulary, control characters, loops, doubled words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair

_PIECES = re.compile(
    r"<0x[0-9A-Fa-f]{2}>|</?(?:unk|s|pad|mask|bos|eos)>|\[(?:UNK|PAD|MASK|CLS|SEP)\]|[⁇\ufffd▁]"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);|\\u[0-9a-fA-F]{4}|\\[nt](?!\w)"
    r"|(?:[ÐÑ][\x80-\xbf‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]\s?){2,}|(?:Ã[\x80-\xbf¡-¿©¶¼]){1,}|"
    r"(?:Â[\xa0-\xbf])"
    r"|>>\w+<<"
)
# Line breaks and tabs are spaces; these three join or part letters.
_ALLOWED = frozenset("\n\t\r")
_WORD = re.compile(r"[^\W_]+(?:[-ʻʼ'’][^\W_]+)*")
_LONGEST_LOOP = 8
# Words that languages say twice.
_REDUPLICATED = {
    "ru": frozenset("очень еле чуть едва давно много долго".split()),
    "kk": frozenset("жиі көп тез ақырын анда әлі әр қайта бөлек түрлі жеке".split()),
    "uz": frozenset("tez koʻp sekin har alohida turli yana qayta asta bir".split()),
    "en": frozenset("had that very".split()),
}


def find_debris(pair: Pair) -> Iterator[Hit]:
    """Byte pieces, unknown-word marks, entities, broken encodings."""
    for match in _PIECES.finditer(pair.target):
        if match.group() not in pair.source:
            yield Hit({"debris": match.group()}, (), (match.span(),))


def find_control_characters(pair: Pair) -> Iterator[Hit]:
    """Characters that nobody sees: controls, marks of direction, private ones."""
    for place, char in enumerate(pair.target):
        if char in _ALLOWED or char in pair.source:
            continue
        if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Cs") and char != "\xad":
            fix = "".join(
                c for c in pair.target if c in _ALLOWED or unicodedata.category(c)[0] != "C"
            )
            yield Hit({"character": f"U+{ord(char):04X}"}, (), ((place, place + 1),), fix)
            return


def find_loops(pair: Pair) -> Iterator[Hit]:
    """The same words three times in a row, or four and more words twice."""
    words = [(match.span(), match.group().casefold()) for match in _WORD.finditer(pair.target)]
    texts = [word for _, word in words]
    source = [match.group().casefold() for match in _WORD.finditer(pair.source)]
    for length in range(1, _LONGEST_LOOP + 1):
        need = 2 if length >= 3 else 3
        for start in range(len(texts) - length * need + 1):
            piece = texts[start : start + length]
            copies = 1
            while texts[start + copies * length : start + (copies + 1) * length] == piece:
                copies += 1
            if copies >= need and any(not word.isdigit() for word in piece):
                if _repeats(source, length, copies):
                    continue
                end = words[start + copies * length - 1][0][1]
                first = words[start][0]
                shown = pair.target[first[0] : words[start + length - 1][0][1]]
                yield Hit({"words": shown}, (), ((first[0], end),))
                return


def _repeats(words: list[str], length: int, copies: int) -> bool:
    return any(
        words[start : start + length] * copies == words[start : start + length * copies]
        for start in range(len(words) - length * copies + 1)
    )


def find_doubled_words(pair: Pair) -> Iterator[Hit]:
    """The same word twice in a row."""
    words = list(_WORD.finditer(pair.target))
    source = pair.source.casefold()
    for first, second in zip(words, words[1:], strict=False):
        word = first.group().casefold()
        gap = pair.target[first.end() : second.start()]
        if word != second.group().casefold() or gap.strip(" \u00a0") or len(word) < 2:
            continue
        if word.isdigit() or word in _REDUPLICATED[pair.language] or f"{word} {word}" in source:
            continue
        if second.group()[0].isupper() and not first.group()[0].isupper():
            continue
        fix = pair.target[: first.end()] + pair.target[second.end() :]
        yield Hit({"word": first.group()}, (), ((first.start(), second.end()),), fix)
