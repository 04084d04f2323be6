"""How Uzbek texts in Latin script write dates, with the endings that they take."""

from __future__ import annotations

import re

from briefing.language.date_reading import DatePatterns
from briefing.language.date_shapes import YEAR, DateWords, build_shapes

NAMES = (
    "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr|noyabr|dekabr"
)
ENDING = r"(?:(?:i|ligi)?(?:n?da(?:gi)?|n?dan|n?gacha|n?ga|ka|ning|ni|n)?)"
# "mayda" means small, so a lone May needs the word "oyi".
_LONE = "|".join(name for name in NAMES.split("|") if name not in ("may", "mart"))
_PLACED = r"(?:da|dan|ga|dagi)"
MONTH_WORD = rf"\s+oy(?:i{ENDING})?"
ORDINAL = r"(?:birinchi|ikkinchi|uchinchi|toʻrtinchi|I{1,3}V?|IV|[1-4](?=-))"
QUARTER = r"chora[kg]\w*"
HALF = r"(?:yarm\w*|yarim\s+yilli[kg]\w*)"
AFTER_DAY = r"[-–\s]\s?"
AFTER_MONTH = r"(?:\s+kuni\w*)?"
MONTHS = {
    "yanvar": 1, "fevral": 2, "mart": 3, "aprel": 4, "may": 5, "iyun": 6, "iyul": 7,
    "avgust": 8, "sentabr": 9, "sentyabr": 9, "oktabr": 10, "oktyabr": 10, "noyabr": 11,
    "dekabr": 12,
}  # fmt: skip
COUNTS = {
    "ikki": 2, "uch": 3, "toʻrt": 4, "besh": 5, "olti": 6, "yetti": 7, "sakkiz": 8, "toʻqqiz": 9,
    "oʻn": 10, "oʻn bir": 11,
}  # fmt: skip
ORDINALS = {
    "birinchi": 1, "ikkinchi": 2, "uchinchi": 3, "to": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_SEASON = (
    r"[-\s]\s?(?:yil(?:gi)?\s+)?"
    r"(?:(?:oʻquv|marketing|moliya|moliyaviy|xoʻjalik)\s+yil|(?:isitish\s+)?mavsum)"
)

_WORDS = DateWords(
    month=rf"(?:{NAMES})",
    ending=ENDING,
    year=rf"(?P<y>{YEAR})[-–\s]?\s*(?:yil(?:ning|gi|da|i)?|y\.)",
    year_first=True,
    after_day=AFTER_DAY,
    after_month=AFTER_MONTH,
    month_word=MONTH_WORD,
    ordinal=ORDINAL,
    before_noun=r"[-\s]\s?",
    quarter=QUARTER,
    half=HALF,
    lone_months=(
        rf"(?<!\w)(?P<mon>(?:{NAMES})){MONTH_WORD}(?!\w)",
        rf"(?<!\w)(?P<mon>(?:{_LONE})){_PLACED}(?!\w)",
    ),
    lone_year=r"[-–\s]?\s*(?:yil(?:da|dan|ga|gacha|gi|ning|ni|i|dagi)?(?!\w)|y\.)",
    years=r"[-–\s]?\s*yil\w*",
    decade=r"[-–\s]?\s*yillar\w*",
    years_in_words=(
        rf"(?P<from>(?P<y>{YEAR})[-–\s]?\s*yildan)(?:\s+boshlab)?\s+"
        rf"(?P<y2>{YEAR})[-–\s]?\s*yil(?:gacha|ga\s+qadar)"
    ),
    months_word=r"\s+oy(?:lar)?(?:i(?:ni(?:ng)?|da(?:gi)?|dan)?)?",
    first_months=(
        r"(?:birinchi\s+|dastlabki\s+)?(?P<months>ikki|uch|toʻrt|besh|olti|yetti|sakkiz|toʻqqiz|"
        r"oʻn\s+bir|oʻn|[2-9]|1[01])\s+oy(?:i|ligi)?(?:da(?:gi)?|ning)?"
    ),
    since=r"dan",
    until=r"(?:gacha|\s+qadar)?",
    season_before=r"(?!)",
    season_after=_SEASON,
    day_after_all=True,
)

RULES = DatePatterns(
    shapes=build_shapes(_WORDS, tuple(MONTHS)),
    months=MONTHS,
    ordinals=ORDINALS,
    counts=COUNTS,
    lead=None,
    cases=(
        ("locative", re.compile(r"da$")),
        ("ablative", re.compile(r"dan$")),
        ("genitive", re.compile(r"ning$")),
        ("dative", re.compile(r"(?:ga|ka)$")),
        ("accusative", re.compile(r"ni$")),
        ("adjective", re.compile(r"gi$")),
    ),
)
