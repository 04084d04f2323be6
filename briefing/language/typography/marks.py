"""The automatic pass over a translation: marks and spaces as the language wants them.

A function for each rule; each gets the text and the language. Letters and digits stay but for the
apostrophes of Uzbek, so the pass cannot change what a text says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.typography.quotation import dash_of, quotes_of
from briefing.language.typography.shelter import outside

NO_BREAK_SPACE = "\u00a0"

_SPACES = re.compile(r"[ \u00a0]{2,}")
_SPACE_BEFORE = re.compile(r"(?<=\S)[ \u00a0]+(?=[,;:!?…](?:[\s»”’“)]|$)|\.(?:[\s»”’“)]|$))")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_SPACED_HYPHEN = re.compile(r"(?<=[^\s\d—–-])([ \u00a0])(?:-|—|–)(?= [^\s—–-])")
_RANGE = re.compile(
    r"(?<![\w.,/№-])(?<!№[ \u00a0])(\d{1,4}(?:,\d+)?)-(\d{1,4}(?:,\d+)?)(?![\d\w/]|[.,]\d|-\d)"
)
# What stands after a number that is surely a decimal: "п. 3.2" and "12.05" are none.
_MEASURES = (
    r"%|‰|°|₸|\$|€|₽|тыс\.|мың\b|ming\b|млн|млрд|трлн|mln|mlrd|trln|миллион|миллиард|триллион|"
    r"million|milliard|billion|trillion|процент|пайыз|foiz|percent|per cent|км|кв\.|куб\.|текше|"
    r"шаршы|kub\b|kv\b|km\b|тонн|tonn|баррел|barrel|га\b|gektar|hectare|[кМГТ]Вт|[kMGT]Vt|[kMGT]W|"
    r"тенге|теңге|tenge|сум|soʻm|som\b|долл|dollar|евро|еуро|yevro|euro|руб|rubl|rouble|п\. ?п\."
)
_DECIMALS = {
    sign: re.compile(
        rf"(?<![\w.,/-])(\d{{1,6}}){re.escape(sign)}(\d{{1,2}})"
        rf"(?=(?:[-–—]\d+[.,]\d{{1,2}})?[ \u00a0]?(?:{_MEASURES}))"
        rf"|(?<=[\d][-–—])(\d{{1,6}}){re.escape(sign)}(\d{{1,2}})(?=[ \u00a0]?(?:{_MEASURES}))"
        rf"|(?<=[$€₸₽£])(\d{{1,6}}){re.escape(sign)}(\d{{1,2}})(?![\d.,])"
    )
    for sign in ".,"
}
_PERCENT = re.compile(r"(?<=\d)[ \u00a0]?(?=%)")
_UZBEK_YEAR = re.compile(r"\b((?:19|20)\d\d)[ \u00a0]?[-–—]?[ \u00a0]?(?=yil(?:g|d|n|lar|\b))")
# A number before a month is a day; before a quarter it is a rank where a year goes before.
_UZBEK_DAY = re.compile(
    r"(?<![\w.,/-])([12]?\d|3[01])(?: ?[-–] ?|[ \u00a0])"
    r"(?=(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr)"
    r"(?:da|dan|gacha|ga|ni|ning|i|idan|ida|igacha|gi|dagi)?\b)"
)
_UZBEK_QUARTER = re.compile(r"(?:(?<=yil )|(?<=yilning ))([1-4])(?: ?[-–] ?| )(?=chora[kg])")
_ORDINALS = {
    "ru": re.compile(
        r"(?<=\d)(?: ?[-–] ?|(?<!\d\d\d\d) |)(?=(?:й|го|му)\b)|(?<=\d) ?- ?(?=(?:я|е|х|м)\b)"
    ),
    "kk": re.compile(r"(?<=\d)(?: ?[-–] ?| |)(?=(?:ші|шы|інші|ыншы|нші|ншы)\b)"),
}
_END_OF_LETTER = re.compile(r"(?<=[OoGg])['’‘`ʼ](?![^\W\d_])")
_OPENERS = " \u00a0\n\t([{—–-/«„“‘"
_SINGLE_OPENING = re.compile(r"(?<!\w)[‘'](?=\w)")
_ROUNDS = 4


def correct_marks(text: str, language: str) -> str:
    """``text`` with the marks and spaces of ``language``.

    Args:
        language: en, ru, kk or uz.
    """

    def apply(part: str) -> str:
        for rule in RULES:
            part = rule(part, language)
        return part

    done = text
    for _ in range(_ROUNDS):
        before, done = done, outside(done, apply)
        if done == before:
            return done
    return text  # marks that make no sense: a person has to look


def letters_of_uzbek(text: str, language: str) -> str:
    """oʻ, gʻ with U+02BB and the sign ʼ with U+02BC, also at the end of a word (togʻ)."""
    if language != "uz":
        return text
    text = with_uzbek_letters(text, language)

    def end(match: re.Match[str]) -> str:
        opened = _SINGLE_OPENING.search(text, 0, match.start())
        if match.group() in "’'" and opened:
            return match.group()  # it may close a quotation
        return "ʻ"

    return _END_OF_LETTER.sub(end, text)


def own_marks(text: str, language: str) -> str:
    """Quotation marks of the language, inner ones inside of outer ones."""
    done = _mark(text, language)
    return done if _mark(done, language) == done else text  # what pairs with what is not clear


def _mark(text: str, language: str) -> str:
    marks = quotes_of(language)
    open_marks: list[str] = []
    done: list[str] = []
    for place, mark in enumerate(text):
        kind = _side(text, place, open_marks)
        if kind == "open":
            done.append(marks.opening if not open_marks else marks.inner_opening)
            open_marks.append(mark)
        elif kind == "close":
            if open_marks:
                open_marks.pop()
            done.append(marks.inner_closing if open_marks else marks.closing)
        else:
            done.append(mark)
    return "".join(done)


def _side(text: str, place: int, open_marks: list[str]) -> str:
    """Whether the mark at ``place`` opens or closes a quotation; empty when it is no such mark."""
    mark = text[place]
    if mark in "«„":
        return "open"
    if mark in "»”":
        return "close"
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if mark in '“"':
        if mark == '"' and not open_marks and before.isdigit():
            return ""  # inches
        opens = (not before or before in _OPENERS) and bool(after) and not after.isspace()
        # «„…“»: the same sign closes in Russian.
        if opens and before in "«„“‘" and before and after in "»”":
            opens = False
        return "open" if opens else "close"
    if mark == "‘" and (not before or before in _OPENERS) and "’" in text[place:]:
        return "open"
    if mark == "’" and "‘" in open_marks and not (before.isalnum() and after.isalnum()):
        return "close"
    return ""


def one_ellipsis(text: str, language: str) -> str:
    """Three full stops as one sign."""
    return _ELLIPSIS.sub("…", text)


def single_spaces(text: str, language: str) -> str:
    """One space where several stand; a no-break space wins."""
    return _SPACES.sub(lambda m: NO_BREAK_SPACE if NO_BREAK_SPACE in m.group() else " ", text)


def no_space_before_stops(text: str, language: str) -> str:
    """No space before a comma, a full stop and their like."""
    return _SPACE_BEFORE.sub("", text)


def own_dash(text: str, language: str) -> str:
    """The dash of the language between parts of a sentence, where a hyphen or another one stands.

    English keeps its dashes: houses differ.
    """
    if language not in ("ru", "kk", "uz"):
        return text
    return _SPACED_HYPHEN.sub(rf"\1{dash_of(language)}", text)


def dash_in_ranges(text: str, language: str) -> str:
    """An en dash between two numbers that rise: «2025–2026», but not «8-800»."""

    def join(match: re.Match[str]) -> str:
        first, last = (float(number.replace(",", ".")) for number in match.groups())
        return f"{match[1]}–{match[2]}" if first < last else match.group()

    return _RANGE.sub(join, text)


def decimal_sign(text: str, language: str) -> str:
    """«12,5 млн»: a comma in Russian, Kazakh and Uzbek, a point in English, before a measure."""
    wrong, right = (",", ".") if language == "en" else (".", ",")

    def join(match: re.Match[str]) -> str:
        whole, part = (group for group in match.groups() if group is not None)
        return f"{whole}{right}{part}"

    return _DECIMALS[wrong].sub(join, text)


def percent_sign(text: str, language: str) -> str:
    """Russian sets the percent sign off, the others do not."""
    return _PERCENT.sub(NO_BREAK_SPACE if language == "ru" else "", text)


def ordinals(text: str, language: str) -> str:
    """The hyphen of ordinals in digits: «3-й», «2027-yil», «5-ші»."""
    if language == "uz":
        text = _UZBEK_DAY.sub(r"\1-", _UZBEK_YEAR.sub(r"\1-", text))
        return _UZBEK_QUARTER.sub(r"\1-", text)
    pattern = _ORDINALS.get(language)
    return pattern.sub("-", text) if pattern else text


RULES: tuple[Callable[[str, str], str], ...] = (
    letters_of_uzbek,
    single_spaces,
    no_space_before_stops,
    one_ellipsis,
    own_marks,
    own_dash,
    decimal_sign,
    dash_in_ranges,
    percent_sign,
    ordinals,
)
