"""Attributions of speech in Russian, Kazakh and Uzbek.

Russian reports with "что", and names the speaker before or after; Kazakh and Uzbek put the verb
last and turn what was said into an object of it, so there the whole sentence is what is shown.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.speech import Reported

_DASH = r"\s*,?\s*(?:[—–-]\s*)?"
_STOP = re.compile(r"[.!?…](?:\s|$)|[«“„\"]")
_LINK = r"(?:\s+(?:также|ранее|позже|затем|журналистам|в\s+интервью[^,]{0,40}|на\s+брифинге))*"


def find_reported_in(sentence: str, language: str) -> Reported | None:
    """Speaker and clause of a sentence that reports speech."""
    verb = CUE_WORDS[language].speech
    if language != "ru":
        return _verb_last(sentence, verb)
    flags = re.IGNORECASE | re.DOTALL
    if match := re.match(
        rf"(?P<who>[^,;:«»]{{2,160}}?(?:,[^,]{{2,80}},)?)\s+{verb}{_LINK}(?:\s+\w+)?,\s+что\s+"
        r"(?P<clause>\S.+)$",
        sentence,
        flags,
    ):
        return Reported(match.span("who"), _trimmed(sentence, *match.span("clause")))
    if match := re.match(
        rf"(?P<clause>[^«»]+),\s*(?:[—–-]\s*)?{verb}{_LINK}\s+(?P<who>[^,;:]+)[.]?$",
        sentence,
        flags,
    ):
        return Reported(match.span("who"), _trimmed(sentence, *match.span("clause")))
    return None


def _verb_last(sentence: str, verb: str) -> Reported | None:
    match = re.search(rf"(?<!\w){verb}[.!]?$", sentence, re.IGNORECASE)
    if match is None or match.start() == 0:
        return None
    return Reported((0, match.start()), _trimmed(sentence, 0, len(sentence)))


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    while end > start and sentence[end - 1] in " .,;":
        end -= 1
    return start, end


def attribution_after_in(text: str, end: int, language: str) -> str | None:
    """The subject of "…», — сказал министр" after a closing mark at ``end``."""
    rest = _up_to_stop(text[end + 1 :])
    match = _after(language).match(rest)
    return match["who"].strip() if match else None


def attribution_before_in(text: str, start: int, end: int, language: str) -> str | None:
    """The subject of "Министр заявил: «…»" and of "Министр «…» деп атап өтті"."""
    before = re.split(r"(?<=[.!?…])\s", text[: start - 1])[-1]
    verb = CUE_WORDS[language].speech
    if match := re.match(
        rf"(?P<who>\S.{{0,160}}?)\s+{verb}[^.!?«»]{{0,60}}[:,]\s*$", before, re.I | re.S
    ):
        return match["who"].strip()
    closed = re.match(rf"{_DASH}{verb}\s*$", _up_to_stop(text[end + 1 :]), re.I)
    return before.strip(" :,–—-") or None if closed else None


def _up_to_stop(rest: str) -> str:
    # An initial is no stop: "сказал К. Токаев".
    for stop in _STOP.finditer(rest):
        if not re.search(r"(?<!\w)\w\.?$", rest[: stop.start()]):
            return rest[: stop.start()]
    return rest


@lru_cache(maxsize=4)
def _after(language: str) -> re.Pattern[str]:
    verb = CUE_WORDS[language].speech
    return re.compile(rf"{_DASH}{verb}\s+(?P<who>\S.*)$", re.IGNORECASE | re.DOTALL)
