"""How Russian texts write dates, in any case."""

from __future__ import annotations

import re

from briefing.language.date_reading import DAY, DOTTED, ISO, YEAR, DatePatterns

_HARD = r"(?:а|у|е|ом)?"
_SOFT = r"(?:ь|я|ю|е|[её]м)"
_SOFT_STEMS = "январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр"
_MONTH = (
    rf"(?:(?:{_SOFT_STEMS}){_SOFT}|(?:март|август){_HARD}|ма(?:й|я|ю|е|ем)"
    r"|(?:янв|февр?|апр|авг|сент?|окт|нояб?|дек)\.)"
)
_OF_YEAR = rf"(?P<y>{YEAR})(?:-го)?(?:\s*(?:года|год|г\.|г\b))?"
_YEAR_WORD = r"(?:год(?:а|у|ом|е)?|г\.|г)(?!\w)"
_ORDINAL = r"(?:перв|втор|трет|четв[её]рт)\w+|I{1,3}V?|IV|[1-4](?:-?(?:й|го|м|му|е|ом|ем|я))?"
_CUE = (
    r"(?:в|во|с|со|к|ко|до|по|от|на|за|после|начал[аоеу]м?|конц[аеу]м?|середин[аеуы]|течение|"
    r"прошл\w+|нынешн\w+|текущ\w+|этот|этого|этом|и)"
)
# The noun that is declined, up to its ending: "перв(ом) квартал", "декабр", "2022 год".
_HEAD = r"^[^а-яё]*(?:(?:перв|втор|трет|четв)\w+\s+)?[а-яё]+?"

RULES = DatePatterns(
    patterns=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            ISO,
            DOTTED,
            rf"\b(?P<period>с\s+{DAY}(?:\s+{_MONTH})?\s+по\s+{DAY}\s+{_MONTH}(?:\s+{YEAR})?)(?!\w)",
            rf"(?<!\d)(?P<period>{DAY}\s?[-–—]\s?{DAY}\s+{_MONTH}(?:\s+{YEAR})?)(?!\w)",
            rf"(?<!\d)(?P<period>{YEAR}\s?[-–—/]\s?(?:{YEAR}|\d\d)(?:-\w+)?\s*(?:г[гё]?\.|год\w*))",
            rf"(?<!\d)(?P<d>{DAY})(?:-го)?\s+(?P<mon>{_MONTH})\s+{_OF_YEAR}(?![\w])",
            rf"(?<![\w-])(?P<q>{_ORDINAL})\s+квартал{_HARD}\s+{_OF_YEAR}(?!\w)",
            rf"(?<![\w-])(?P<h>{_ORDINAL})\s+(?:полугоди\w{{1,2}}|половин\w{{1,2}})\s+{_OF_YEAR}(?!\w)",
            rf"(?<!\w)(?P<mon>{_MONTH})\s+{_OF_YEAR}(?!\w)",
            rf"(?<!\d)(?P<d>{DAY})(?:-го)?\s+(?P<mon>{_MONTH})(?!\w)",
            rf"(?<![\w-]){_CUE}\s+(?P<date>(?P<mon>{_MONTH}))(?!\w)",
            rf"(?<![\d.,])(?P<y>{YEAR})(?:-(?:й|го|м|му))?\s*{_YEAR_WORD}",
        )
    ),
    months={
        "янв": 1, "фев": 2, "мар": 3, "апр": 4, "ма": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
        "окт": 10, "ноя": 11, "дек": 12,
    },
    ordinals={
        "перв": 1, "втор": 2, "трет": 3, "четв": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
        "1": 1, "2": 2, "3": 3, "4": 4,
    },
    lead=re.compile(r"(?<!\w)во?\s+$", re.IGNORECASE),
    # A day has one form in every case: 21 декабря. Else the noun shows the case.
    cases=(
        ("", re.compile(rf"^{DAY}(?:-го)?\s")),
        ("locative", re.compile(r"^во?\s", re.IGNORECASE)),
        ("genitive", re.compile(rf"{_HEAD}[ая](?!\w)", re.IGNORECASE)),
        ("dative", re.compile(rf"{_HEAD}[ую](?!\w)", re.IGNORECASE)),
        ("locative", re.compile(rf"{_HEAD}[еи](?!\w)", re.IGNORECASE)),
        ("instrumental", re.compile(rf"{_HEAD}[оеё]м(?!\w)", re.IGNORECASE)),
    ),
)  # fmt: skip
