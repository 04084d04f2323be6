"""How Russian texts write dates, in any case."""

from __future__ import annotations

import re

from briefing.language.date_reading import DatePatterns
from briefing.language.date_shapes import DAY, YEAR, DateWords, build_shapes

_HARD = r"(?:а|у|е|ом)?"
_SOFT = r"(?:ь|я|ю|е|[её]м)"
_SOFT_STEMS = "январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр"
MONTH = (
    rf"(?:(?:{_SOFT_STEMS}){_SOFT}|(?:март|август){_HARD}|ма(?:й|я|ю|е|ем)"
    r"|(?:янв|февр?|апр|авг|сент?|окт|нояб?|дек)\.)"
)
MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "ма": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четв": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
COUNTS = {
    "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6, "сем": 7, "вос": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11,
}  # fmt: skip
ORDINAL = r"(?:перв|втор|трет|четв[её]рт)\w+|I{1,3}V?|IV|[1-4](?:-?(?:й|го|м|му|е|ом|ем|я))?"
QUARTER = rf"квартал{_HARD}"
HALF = r"(?:полугоди\w{1,2}|половин\w{1,2})"
_CUE = (
    r"(?:в|во|с|со|к|ко|до|по|от|на|за|после|начал[аоеу]м?|конц[аеу]м?|середин[аеуы]|течение|"
    r"прошл\w+|нынешн\w+|текущ\w+|этот|этого|этом|и)"
)
_SEASON = r"(?:сезон|(?:учебн|маркетингов|финансов|хозяйственн|сельскохозяйственн)\w+\s+год)"
# The noun that is declined, up to its ending: "перв(ом) квартал", "декабр", "2022 год".
_HEAD = r"^[^а-яё]*(?:(?:перв|втор|трет|четв)\w+\s+)?[а-яё]+?"

_WORDS = DateWords(
    month=MONTH,
    ending="",
    year=rf"(?P<y>{YEAR})(?:-го)?(?:\s*(?:года|год|г\.|г\b))?",
    year_first=False,
    after_day=r"(?:-го)?\s+",
    after_month="",
    month_word="",
    ordinal=ORDINAL,
    before_noun=r"\s+",
    quarter=QUARTER,
    half=HALF,
    lone_months=(rf"(?<![\w-]){_CUE}\s+(?P<date>(?P<mon>{MONTH}))(?!\w)",),
    lone_year=r"(?:-(?:й|го|м|му))?\s*(?:год(?:а|у|ом|е)?|г\.|г)",
    years=r"(?:-\w+)?\s*(?:г[гё]?\.|год\w*)",
    # "В 2020-м году" is a year, "к 2020-м годам" a decade.
    decade=r"(?:-(?:е|х|ми)(?:\s+(?:год(?:ы|ов|ах|ами)|гг\.))?|-м\s+годам)",
    season_before=rf"\b{_SEASON}\w{{0,2}}",
    season_after=rf"\s+(?:\w+\s+)?{_SEASON}",
    years_in_words=rf"(?P<from>с)\s+(?P<y>{YEAR})(?:\s+года?)?\s+по\s+(?P<y2>{YEAR})(?:\s+год)?",
    first_months=(
        r"(?:перв\w+\s+|(?<=за\s)|(?<=итогам\s))(?P<months>дв[аеу]\w*|тр[иеё]\w*|четыр\w*|пят\w+|шест\w+|сем\w+|вос\w+|"
        r"девят\w+|десят\w+|одиннадцат\w+|[2-9]|1[01])\s+месяц\w+"
    ),
)

RULES = DatePatterns(
    shapes=build_shapes(_WORDS, tuple(MONTHS)),
    months=MONTHS,
    ordinals=ORDINALS,
    counts=COUNTS,
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
)
