"""The dates of a text, part by part, for a comparison across languages.

`briefing.language.dates` gives only what a brief may print. A check has to see more: both ends of a
period, a quarter without its year, the days of the week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.dates import find_dates

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"(?<![\d.,])({_YEAR})\s?[-–—/]\s?((?:19|20)?\d\d)(?!\d)")
_ONE_YEAR = re.compile(rf"(?<![\d.,])({_YEAR})(?!\d|[.,]\d)")
_DIGITS = re.compile(r"\d+")
_DATE_IN_DIGITS = re.compile(r"\d\.\d|\d-\d\d-\d")

# Patterns of the names of months, with all their endings.
MONTHS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "January|Jan\\.? February|Feb\\.? March|Mar\\. April|Apr\\.? May June|Jun\\.? July|Jul\\.? "
        "August|Aug\\.? September|Sept?\\.? October|Oct\\.? November|Nov\\.? "
        "December|Dec\\.?".split(" ")
    ),
    "ru": (
        r"янв(?:ар\w{1,3}|\.)", r"фев(?:рал\w{1,3}|р?\.)", r"март\w{0,3}", r"апр(?:ел\w{1,3}|\.)",
        r"ма(?:й|я|ю|е|ем)|майск\w+", r"июн\w{1,3}", r"июл\w{1,3}", r"авг(?:уст\w{0,3}|\.)",
        r"сент(?:ябр\w{1,3}|\.)", r"окт(?:ябр\w{1,3}|\.)", r"ноя(?:бр\w{1,3}|б?\.)",
        r"дек(?:абр\w{1,3}|\.)",
    ),
    "kk": (
        r"қаңтар\w*", r"ақпан\w*", r"наурыз\w*", r"сәуір\w*", r"мамыр\w*", r"маусым\w*",
        r"шілде\w*", r"тамыз\w*", r"қыркүйе[кг]\w*", r"қазан(?!ш)\w*", r"қараша\w*",
        r"желтоқсан\w*",
    ),
    "uz": (
        r"yanvar\w*", r"fevral\w*", r"mart(?!ab)\w*", r"aprel\w*", r"may(?:da|dan|gacha|ni|ning|"
            r"ga|i|idan|ida|igacha)?",
        r"iyun\w*", r"iyul\w*", r"avgust\w*", r"sent[ay]+br\w*", r"okt[ay]+br\w*", r"noyabr\w*",
        r"dekabr\w*",
    ),
}  # fmt: skip
# Also: a season, a verb, a pot, a city. Such a word alone proves no date.
_DOUBTFUL = {"en": {3, 5}, "ru": set(), "kk": {6, 10}, "uz": {3, 5}}
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        f"{day}s?" for day in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    ),
    "ru": (
        r"понедельник\w*", r"вторник\w*", r"сред[уы](?!\s+обитан)", r"четверг\w*", r"пятниц\w+",
        r"суббот\w+", r"воскресень\w+",
    ),
    "kk": (
        r"дүйсенбі\w*", r"сейсенбі\w*", r"сәрсенбі\w*", r"бейсенбі\w*", r"жұма(?:да|ға|ны|дан)?",
        r"сенбі\w*", r"жексенбі\w*",
    ),
    "uz": (
        r"dushanba\w*", r"seshanba\w*", r"chorshanba\w*", r"payshanba\w*", r"juma(?:da|ga|ni|dan)?",
        r"shanba\w*", r"yakshanba\w*",
    ),
}  # fmt: skip
_ORDINALS = {
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4},
    "ru": {"перв": 1, "втор": 2, "трет": 3, "четв": 4},
    "kk": {"бірінші": 1, "алғашқы": 1, "екінші": 2, "үшінші": 3, "төртінші": 4},
    "uz": {"birinchi": 1, "dastlabki": 1, "ikkinchi": 2, "uchinchi": 3, "toʻrtinchi": 4},
}
_RANK = r"(?P<rank>[1-4]|[IІ]{1,3}|[IІ]V|%s)"
_QUARTERS = {
    "en": (
        r"\b(?:%s(?:st|nd|rd|th)?[-\s]quarter|Q(?P<digit>[1-4])\b)",
        r"first|second|third|fourth",
    ),
    "ru": (r"\b%s\w{0,5}(?:-?\w{1,2})?\s+квартал", r"перв|втор|трет|четв"),
    "kk": (r"\b%s(?:-?[а-яәіғқңөұүһ]{2,4})?\s+тоқсан", r"бірінші|екінші|үшінші|төртінші"),
    "uz": (r"\b%s(?:-|\s|\s-\s)?chora[kg]", r"birinchi|ikkinchi|uchinchi|toʻrtinchi"),
}
_HALVES = {
    "en": (
        r"\b(?:%s(?:st|nd|rd|th)?[-\s]half(?!\s+of\s+the\s+century)|H(?P<digit>[12])\b)",
        r"first|second",
    ),
    "ru": (r"\b%s\w{0,5}(?:-?\w{1,2})?\s+(?:полугод|половин)", r"перв|втор"),
    "kk": (r"\b%s(?:-?[а-яәіғқңөұүһ]{2,4})?\s+(?:жарты\s?жылд|жартысы)", r"бірінші|алғашқы|екінші"),
    "uz": (r"\b%s(?:-|\s|\s-\s)?(?:yarim\s?yil|yarm)", r"birinchi|dastlabki|ikkinchi"),
}
_TO = {
    "en": r"\s?(?:[-–—]|\bto\b|\band\b|\bthrough\b|\bor\b)\s?",
    "ru": r"(?:-?(?:го|е|ое))?\s?(?:[-–—]|\bпо\b|\bи\b|\bдо\b|\bили\b)\s?",
    "kk": r"(?:-?[а-яәіғқңөұүһ]{2,4})?\s?(?:[-–—]|\b[пмб]ен\b|\bжәне\b)\s?",
    "uz": r"(?:-?(?:dan|chi))?\s?(?:[-–—]|\bva\b|\s)\s?",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A date at ``text[start:end]``; what it does not say is ``None``."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """Names and values of what it says."""
        values = (
            (name, getattr(self, name)) for name in ("year", "month", "day", "quarter", "half")
        )
        return tuple((name, value) for name, value in values if value is not None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of a text.

    Attributes:
        days: In order.
        hidden: Spans whose digits belong to a date.
        values: What stands anywhere in the text, by the name of the part.
        weekdays: Number of the day, from 0 for Monday, to its place.
        months: Month to its place, without those whose name may be another word.
        ends: Months at the ends of periods that do not name them: "the first nine months".
    """

    days: tuple[Day, ...]
    hidden: tuple[tuple[int, int], ...]
    values: Mapping[str, frozenset[int]]
    weekdays: Mapping[int, tuple[int, int]]
    months: Mapping[int, tuple[int, int]]
    ends: frozenset[int] = frozenset()


def read_calendar(text: str, language: str) -> Calendar:
    """Find the dates of a text."""
    text = with_uzbek_letters(text, language)
    days = list(_days(text, language))
    hidden = [(day.start, day.end) for day in days if day.quarter is None and day.half is None]
    for found in find_dates(text, language):
        # The number of "the first six months of 2025" counts as one.
        if found.date.until is None or _names_month(text[found.start : found.end], language):
            hidden.append((found.start, found.end))
    years = set()
    for match in _YEARS.finditer(text):
        first, last = int(match[1]), match[2]
        ends = (first, int(last) if len(last) == 4 else first // 100 * 100 + int(last))
        days += (Day(*match.span(), year=year) for year in ends)
        years |= set(ends)
        hidden.append(match.span())
    years |= {int(match[1]) for match in _ONE_YEAR.finditer(text)}
    months = _named(text, MONTHS[language], language)
    values = {
        "year": years | {d.year for d in days if d.year},
        "month": {number + 1 for number in months} | {d.month for d in days if d.month},
        "day": {int(digits) for digits in _DIGITS.findall(text)} | {d.day for d in days if d.day},
        "quarter": {d.quarter for d in days if d.quarter},
        "half": {d.half for d in days if d.half},
    }
    sure = {
        number + 1: span for number, span in months.items() if number + 1 not in _DOUBTFUL[language]
    }
    weekdays = _named(text, WEEKDAYS[language], language)
    known = {name: frozenset(v for v in found if v is not None) for name, found in values.items()}
    return Calendar(tuple(days), tuple(hidden), known, weekdays, sure, _unnamed(text, language))


def _unnamed(text: str, language: str) -> frozenset[int]:
    periods = (
        (found.date, found.date.until)
        for found in find_dates(text, language)
        if found.date.until is not None
        and not _names_month(text[found.start : found.end], language)
    )
    return frozenset(end.month for ends in periods for end in ends if end.month is not None)


def _named(text: str, patterns: tuple[str, ...], language: str) -> dict[int, tuple[int, int]]:
    """Number of each pattern that the text has, and where. English names have a capital."""
    flags = 0 if language == "en" else re.IGNORECASE
    found = {}
    for number, pattern in enumerate(patterns):
        if match := re.search(rf"(?<![^\W\d_])(?:{pattern})(?!\w)", text, flags):
            found[number] = match.span()
    return found


def _days(text: str, language: str) -> Iterator[Day]:
    for found in find_dates(text, language):
        date = found.date
        if date.last is not None or date.quarter is not None or date.half is not None:
            if date.year is not None:
                yield Day(found.start, found.end, year=date.year)
            continue
        if date.until is not None and not _names_month(text[found.start : found.end], language):
            ends = (date, date.until)  # "the first six months of 2025" names none of its months
            years = {end.year for end in ends if end.year is not None}
            yield from (Day(found.start, found.end, year=year) for year in sorted(years))
            continue
        yield Day(found.start, found.end, date.year, date.month, date.day)
        if date.until is not None:
            last = date.until
            yield Day(found.start, found.end, last.year, last.month, last.day)
    yield from _periods(text, language)
    for name, (pattern, words) in (("quarter", _QUARTERS[language]), ("half", _HALVES[language])):
        for match in re.finditer(pattern % (_RANK % words), text, re.IGNORECASE):
            rank = match["rank"] or match["digit"]
            if value := _rank(rank, language):
                yield Day(*match.span(), **{name: value})


def _names_month(text: str, language: str) -> bool:
    return bool(_named(text, MONTHS[language], language)) or bool(_DATE_IN_DIGITS.search(text))


def _rank(word: str, language: str) -> int | None:
    if word.isdigit():
        return int(word)
    roman = word.upper().replace("І", "I")
    if roman in ("I", "II", "III", "IV"):
        return ("I", "II", "III", "IV").index(roman) + 1
    return _ORDINALS[language].get(word.casefold())


def _periods(text: str, language: str) -> Iterator[Day]:
    """Both ends of "10–12 March" and "с 10 по 12 марта"."""
    months = "|".join(f"(?P<m{n}>{pattern})" for n, pattern in enumerate(MONTHS[language], 1))
    days = rf"(?<![\d.,])(?P<first>{_DAY}){_TO[language]}(?P<last>{_DAY})"
    between = {
        "en": r"(?:th|st|nd|rd)?\s+(?:of\s+)?",
        "ru": r"(?:-го)?\s+",
        "kk": r"\s+",
        "uz": r"[-\s]\s?",
    }
    shapes = [rf"{days}{between[language]}(?:{months})(?!\w)"]
    if language == "en":
        shapes.append(rf"(?<!\w)(?:{months})\s+{days}(?!\d|[.,]\d|\s?%|\s+per)")
    flags = 0 if language == "en" else re.IGNORECASE
    for shape in shapes:
        for match in re.finditer(shape, text, flags):
            month = next(n for n in range(1, 13) if match[f"m{n}"])
            for end in ("first", "last"):
                yield Day(*match.span(), month=month, day=int(match[end]))
