"""Checks of a translation as a whole: is it there, is it one, is it all of it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.sentences import split_sentences
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair
from briefing.translate.masks import normalise

_EDGES = " .,;:!?…«»“”„\"'()[]"
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ-][^\W\d_]+)*")
# Fewer characters say nothing about a length.
_SHORTEST = 40
_SHORTEST_BLOCK, _LONGEST_BLOCK = 0.4, 2.5
# Short sentences differ more.
_SHORTEST_WARN, _SHORTEST_WARN_OF_LONG, _LONGEST_WARN = 0.5, 0.6, 1.75
_LONG = 120
# What no sentence ends with: its next word was cut off.
_OPEN_ENDS = {
    "ru": "и а но или что чтобы в во на с со к ко по от до для из за о об при как если которые "
    "который "
    "которая которое не его их это также однако между через без над под у про",
    "kk": "және мен пен бен үшін туралы бойынша арқылы немесе бірақ ал сондай-ақ деп бұл осы "
    "оның яғни "
    "дейін кейін қарай байланысты",
    "uz": "va bilan uchun haqida boʻyicha orqali yoki ammo lekin deb bu ushbu uning yaʼni hamda "
    "biroq "
    "agar chunki kabi",
    "en": "and or but the a an of to in on at for with from by that which who as if is are was "
    "were",
}
_STOP = re.compile(r"[.!?…:;][»”“\"’)\]]*$")


def find_empty(pair: Pair) -> Iterator[Hit]:
    """There is a source, but no translation."""
    if pair.source.strip() and not pair.target.strip(_EDGES):
        yield Hit(source=((0, len(pair.source)),))


def find_returned(pair: Pair) -> Iterator[Hit]:
    """The source came back as it was, or all but."""
    from rapidfuzz import fuzz

    source, target = (normalise(text.strip(_EDGES)) for text in (pair.source, pair.target))
    words = [word for word in _WORD.findall(pair.source) if word[0].islower()]
    same = source == target or (
        len(words) > 3 and len(source) > 25 and fuzz.ratio(source, target) >= 90
    )
    if same and words:
        yield Hit({}, ((0, len(pair.source)),), ((0, len(pair.target)),))


def find_wrong_length(pair: Pair) -> Iterator[Hit]:
    """The translation is far too short or too long."""
    ratio = _ratio(pair)
    if ratio is not None and not _SHORTEST_BLOCK <= ratio <= _LONGEST_BLOCK:
        yield Hit({"ratio": f"{ratio:.1f}"}, (), ((0, len(pair.target)),))


def find_doubtful_length(pair: Pair) -> Iterator[Hit]:
    """The translation is rather short or rather long."""
    ratio = _ratio(pair)
    if ratio is None or not _SHORTEST_BLOCK <= ratio <= _LONGEST_BLOCK:
        return
    shortest = _SHORTEST_WARN_OF_LONG if len(pair.source) > _LONG else _SHORTEST_WARN
    if not shortest <= ratio <= _LONGEST_WARN:
        yield Hit({"ratio": f"{ratio:.1f}"}, (), ((0, len(pair.target)),))


def _ratio(pair: Pair) -> float | None:
    length = len(pair.source.strip())
    return len(pair.target.strip()) / length if length > _SHORTEST else None


def find_truncated(pair: Pair) -> Iterator[Hit]:
    """The translation breaks off: at a word that leads on, or with an ellipsis of its own."""
    target = pair.target.rstrip()
    if not _STOP.search(pair.source.rstrip()) or _STOP.search(target) or not target:
        cut = target.endswith(("…", "...")) and "…" not in pair.source and "..." not in pair.source
        if not cut:
            return
    start = target.rfind(" ") + 1
    last = target[start:].strip(_EDGES).casefold()
    leads_on = last in _OPEN_ENDS[pair.language].split() or target[-1] in ",—–-("
    short = (_ratio(pair) or 1.0) < 0.75
    cut = target.endswith(("…", "..."))
    if leads_on or short or cut:
        yield Hit({"words": target[max(0, len(target) - 30) :]}, (), ((start, len(target)),))


def find_missing_sentences(pair: Pair) -> Iterator[Hit]:
    """Of several sentences some have no counterpart."""
    ours = split_sentences(pair.source, pair.source_language)
    theirs = split_sentences(pair.target, pair.language)
    ratio = _ratio(pair)
    if len(ours) > len(theirs) and ratio is not None and ratio < 0.75:
        yield Hit({"source": str(len(ours)), "target": str(len(theirs))}, ours[len(theirs) :])
