"""Brackets, quotation marks, the mark at the end, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.typography import correct_marks
from briefing.language.typography.marks import letters_of_uzbek
from briefing.translate.checks.addresses import find_addresses
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = re.compile(r"[«»“”„\"]")
# A single word in quotation marks may stand without them: the "News" department.
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]+\s[^«»“”„\"]+[»”“\"]")
_LONGEST_TITLE = 4  # words
_CLOSERS = "»”“\"’')]"
_END = re.compile(r"[.!?…:;,]*$")
# A stop after these belongs to the word.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:г|гг|в|вв|тыс|руб|коп|долл|куб|кв|м|т\.\s?д|т\.\s?п|др|пр|им|ж|жж|т\.б|т\.с\.с|y|"
    r"yy|h\.k|b|sh\.k"
    r"|U\.S|a\.m|p\.m|Inc|Ltd|Co|Corp|etc|Jr|No|D\.C|п))\.$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?m)^\s*\d+\)|(?<=\s)[а-яa-z]\)")
_EMOTICON = re.compile(r"[:;]-?[()]")
_SPACED_STOP = re.compile(
    r"(?<=[^\s\u00a0(])[ \u00a0\t]+(?=[,;:!?…](?:[\s»”’“)]|$)|\.(?:[\s»”’“)]|$))"
)
_NO_SPACE = re.compile(
    r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[^\W\d_]{3})[.!?](?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])"
)
_INNER_SPACE = re.compile(r"(?<=[(\[«“„])[ \u00a0]+|(?<=\S)[ \u00a0]+(?=[)\]»])")
_SPACES = re.compile(r"[ \u00a0]{2,}|[\t\u2002\u2003\u3000]+|^[ \u00a0]+|[ \u00a0]+$")
_UNIT_GLUED = re.compile(
    r"(?<=\d)(?=(?:км|кг|га|млн|млрд|трлн|тыс|МВт|ГВт|кВт|тонн|тенге|теңге|mln|mlrd|trln|kub|"
    r"tonna|soʻm|foiz|MVt)\b)"
)
_KINDS = {"?": "?", "!": "!", ".": ".", "…": "…", ":": ":", ";": ";", ",": ","}


def find_unbalanced_brackets(pair: Pair) -> Iterator[Hit]:
    """A bracket without its partner, where the source has none; or brackets that were left off."""
    for opening, closing in _BRACKETS.items():
        counts = [_count(text, opening, closing) for text in (pair.source, pair.target)]
        (ours_open, ours_close), (theirs_open, theirs_close) = counts
        if theirs_open != theirs_close and ours_open == ours_close:
            spans = tuple(
                (place, place + 1)
                for place, char in enumerate(pair.target)
                if char in (opening, closing)
            )
            yield Hit({"mark": opening if theirs_open > theirs_close else closing}, (), spans)
        elif ours_open == ours_close > 0 and theirs_open == theirs_close == 0:
            places = [place for place, char in enumerate(pair.source) if char in opening + closing]
            yield Hit({"mark": opening + closing}, ((places[0], places[-1] + 1),))


def _count(text: str, opening: str, closing: str) -> tuple[int, int]:
    text = _LISTED.sub("", _EMOTICON.sub("", text))
    return text.count(opening), text.count(closing)


def find_unbalanced_quotes(pair: Pair) -> Iterator[Hit]:
    """A quotation mark without its partner, or a quotation that was left off."""
    ours, theirs = _pairs(pair.source), _pairs(pair.target)
    if ours is not None and theirs is None:
        spans = tuple(match.span() for match in _QUOTES.finditer(pair.target))
        yield Hit({"mark": pair.target[spans[0][0]]}, (), spans)
    elif ours and theirs == 0 and _QUOTED.search(pair.source):
        quoted = tuple(match.span() for match in _QUOTED.finditer(pair.source))
        if pair.language == "en" and all(_is_title(pair.source[s:e]) for s, e in quoted):
            return  # «Большая семёрка»: English writes names without marks
        yield Hit({"mark": pair.source[quoted[0][0]]}, quoted)


def _is_title(quotation: str) -> bool:
    words = quotation[1:-1].split()
    return words[0][:1].isupper() and len(words) <= _LONGEST_TITLE


def _pairs(text: str) -> int | None:
    """How many quotations a text has; ``None`` when a mark has no partner.

    ``“`` opens in English and Uzbek and closes in Russian («…„…“»), so the kinds are not told
    apart: what matters is that for each mark there is one more.
    """
    marks = [match.group() for match in _QUOTES.finditer(re.sub(r"(?<=\d)\"", "", text))]
    if marks.count("«") != marks.count("»") or len(marks) % 2:
        return None
    if marks.count("„") > marks.count("“") + marks.count("”"):
        return None
    plain = [mark for mark in marks if mark in "“”"]
    if "„" not in marks and plain.count("“") != plain.count("”"):
        return None
    return len(marks) // 2


def find_other_end(pair: Pair) -> Iterator[Hit]:
    """The translation ends with another mark than the source, or with none."""
    ours, theirs = _end_of(pair.source), _end_of(pair.target)
    same_class = {".": ".", "…": ".", "": ""}
    first, second = same_class.get(ours, ours), same_class.get(theirs, theirs)
    if first == second:
        return
    if {first, second} <= {".", ""} and (
        _ABBREVIATIONS.search(pair.target.rstrip().rstrip(_CLOSERS))
        or _ABBREVIATIONS.search(pair.source.rstrip().rstrip(_CLOSERS))
    ):
        return
    if (
        {first, second} <= {",", ""}
        or {first, second} <= {",", "."}
        or {first, second} <= {"!", "."}
    ):
        return
    end = len(pair.target.rstrip())
    values = {"source": ours or "–", "target": theirs or "–"}
    yield Hit(
        values,
        ((len(pair.source.rstrip()) - 1, len(pair.source.rstrip())),),
        ((max(0, end - 1), end),),
    )


def _end_of(text: str) -> str:
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    inner = _END.search(bare)
    outer = _END.search(text.rstrip())
    marks = (inner.group() if inner else "") or (outer.group() if outer else "")
    if "?" in marks:
        return "?"
    return marks[-1:] if marks.strip(".") else marks[:1] and ("…" if len(marks) > 2 else ".")


def find_wrong_spaces(pair: Pair) -> Iterator[Hit]:
    """Spaces that are doubled, lacking or in the wrong place."""
    addresses = find_addresses(pair.target)
    spans: list[tuple[int, int]] = []
    for pattern in (_SPACES, _SPACED_STOP, _NO_SPACE, _INNER_SPACE, _UNIT_GLUED):
        for match in pattern.finditer(pair.target):
            if not any(start <= match.start() < end for start, end in addresses):
                spans.append(match.span())
    if not spans:
        return
    yield Hit({}, (), tuple(sorted(set(spans))), _with_own_spaces(pair.target))


def _with_own_spaces(text: str) -> str:
    text = re.sub(r"[\t\u2002\u2003\u3000]+", " ", text).strip(" \u00a0")
    text = _SPACES.sub(lambda m: "\u00a0" if "\u00a0" in m.group() else " ", text)
    text = _INNER_SPACE.sub("", _SPACED_STOP.sub("", text))
    text = _NO_SPACE.sub(lambda m: m.group() + " ", text)
    return _UNIT_GLUED.sub("\u00a0", text)


def find_wrong_apostrophes(pair: Pair) -> Iterator[Hit]:
    """Uzbek oʻ, gʻ and the sign ʼ written with other marks."""
    if pair.language != "uz":
        return
    mended = letters_of_uzbek(pair.target, "uz")
    if mended == pair.target:
        return
    fixed = correct_marks(pair.target, "uz") if len(mended) != len(pair.target) else mended
    spans = tuple(
        (place, place + 1)
        for place, (a, b) in enumerate(zip(pair.target, mended, strict=False))
        if a != b
    )
    yield Hit({}, (), spans, fixed)
