"""How Uzbek texts in Latin script write dates, with the endings that they take."""

from __future__ import annotations

import re

from briefing.language.date_reading import DAY, DOTTED, ISO, YEAR, DatePatterns

_NAMES = (
    "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr|noyabr|dekabr"
)
_ENDING = r"(?:(?:i|ligi)?(?:n?da(?:gi)?|n?dan|n?ga|ka|ning|ni|n)?)"
# "mayda" means small, so a lone May needs the word "oyi".
_LONE = "|".join(name for name in _NAMES.split("|") if name not in ("may", "mart"))
_PLACED = r"(?:da|dan|ga|dagi)"
_OF_YEAR = rf"(?P<y>{YEAR})[-–\s]?\s*(?:yil(?:ning|gi|da|i)?|y\.)"
_MONTH_WORD = rf"\s+oy(?:i{_ENDING})?"
_ORDINAL = r"(?:birinchi|ikkinchi|uchinchi|toʻrtinchi|to['’‘`]rtinchi|I{1,3}V?|IV|[1-4](?=-))"
_YEAR_ALONE = r"yil(?:da|dan|ga|gacha|gi|ning|ni|i|dagi)?"

RULES = DatePatterns(
    patterns=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            ISO,
            DOTTED,
            rf"(?<!\d)(?P<period>(?:{YEAR}[-–\s]?yil\w*\s+)?{DAY}\s?[-–—]\s?{DAY}[-–\s]\s?(?:{_NAMES}){_ENDING})(?!\w)",
            rf"(?<!\d)(?P<period>{YEAR}\s?[-–—/]\s?(?:{YEAR}|\d\d)[-–\s]?\s*yil\w*)",
            rf"(?<!\d){_OF_YEAR}\s+(?P<d>{DAY})[-–\s]\s?(?P<mon>(?:{_NAMES})){_ENDING}(?:\s+kuni\w*)?(?!\w)",
            rf"(?<!\d)(?P<d>{DAY})[-–\s]\s?(?P<mon>(?:{_NAMES}))\s+(?P<y>{YEAR})(?:[-–\s]?{_YEAR_ALONE})?(?!\w)",
            rf"(?<!\d){_OF_YEAR}\s+(?P<q>{_ORDINAL})[-\s]\s?chora[kg]\w*",
            rf"(?<!\d){_OF_YEAR}\s+(?P<h>{_ORDINAL})[-\s]\s?(?:yarm\w*|yarim\s+yillik\w*|yarim\s+yillig\w*)",
            rf"(?<!\d){_OF_YEAR}\s+(?P<mon>(?:{_NAMES}))(?:{_MONTH_WORD}|{_ENDING})(?!\w)",
            rf"(?<!\d)(?P<d>{DAY})[-–\s]\s?(?P<mon>(?:{_NAMES})){_ENDING}(?:\s+kuni\w*)?(?!\w)",
            rf"(?<!\w)(?P<mon>(?:{_NAMES})){_MONTH_WORD}(?!\w)",
            rf"(?<!\w)(?P<mon>(?:{_LONE})){_PLACED}(?!\w)",
            rf"(?<![\d.,])(?P<y>{YEAR})[-–\s]?(?:{_YEAR_ALONE}|y\.)(?!\w)",
        )
    ),
    months={
        "yanvar": 1, "fevral": 2, "mart": 3, "aprel": 4, "may": 5, "iyun": 6, "iyul": 7,
        "avgust": 8, "sentabr": 9, "sentyabr": 9, "oktabr": 10, "oktyabr": 10, "noyabr": 11,
        "dekabr": 12,
    },
    ordinals={
        "birinchi": 1, "ikkinchi": 2, "uchinchi": 3, "to": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
        "1": 1, "2": 2, "3": 3, "4": 4,
    },
    lead=None,
    cases=(
        ("locative", re.compile(r"da$")),
        ("ablative", re.compile(r"dan$")),
        ("genitive", re.compile(r"ning$")),
        ("dative", re.compile(r"(?:ga|ka)$")),
        ("accusative", re.compile(r"ni$")),
        ("adjective", re.compile(r"gi$")),
    ),
)  # fmt: skip
