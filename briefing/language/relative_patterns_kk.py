"""How Kazakh texts give a date by its distance from another."""

from __future__ import annotations

import re

from briefing.language.date_patterns_kk import (
    AFTER_DAY,
    AFTER_MONTH,
    ENDING,
    HALF,
    MONTH_WORD,
    MONTHS,
    NAMES,
    ORDINAL,
    ORDINALS,
    QUARTER,
)
from briefing.language.relative_rules import Count, RelativeRules, make_wording

_SHIFT = r"өткен|осы|ағымдағы|келесі|келер"
_OF_YEAR = rf"(?P<shift>(?:{_SHIFT}|биылғы|былтырғы)\s+жыл(?:ғы|дың|ы)|биыл(?:ғы)?|былтыр(?:ғы)?)"
_YEAR_ENDING = r"жыл(?:ы|дың|дан|ға|да|мен)?"
_CASE = r"(?:[дт][ае](?:ғы|гі)?|[дт]ан|[дт]ен|[ғгқк][ае]|[дт]ың|[дт]ің)"
_MONTH = rf"(?P<mon>{NAMES})(?:{MONTH_WORD}|{ENDING})"
_WEEKDAYS = {
    "дүйсенбі": 0, "сейсенбі": 1, "сәрсенбі": 2, "бейсенбі": 3, "жұма": 4, "сенбі": 5,
    "жексенбі": 6,
}  # fmt: skip
_DAY_NAME = rf"(?P<wday>{'|'.join(_WEEKDAYS)})"
_ON = r"(?:\s+күн[іи](?:не|нде|нен|нгі)?|(?:сі)?н?[дт][ае](?:ғы|гі)?)"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "бір екі үш төрт бес алты жеті сегіз тоғыз он".split(), 1
    )
}  # fmt: skip
# "Он бес күн" is fifteen days: a numeral before or after makes another number.
_VAGUE = (
    r"(?<!шамамен )(?<!кемінде )(?<!жиырма )(?<!отыз )(?<!қырық )(?<!елу )(?<!он )(?<!жүз )"
    r"(?<!дерлік )(?<!\d )(?<![\d.,])"
)
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_AGO = r"(?P<back>бұрын)(?!ғы|нан)"
_LATER = r"(?P<ahead>кейін|соң)"
_THIS, _THAT = r"бұдан\s+", r"(?:одан|содан)\s+"
_SAID = r"(?:деді|айтты|мәлімдеді|хабарлады|жариялады|бекітті|өтті|ашылды|қабылдады|кездесті)"
# "Саммиттен екі күн бұрын" counts from an event, "бұдан екі күн бұрын" from today.
_NO_EVENT = r"(?<!дан )(?<!ден )(?<!тан )(?<!тен )(?<!нан )(?<!нен )"
_SPANS: tuple[tuple[Count, str], ...] = (
    ("day", "күн"),
    ("week", "апта"),
    ("month", "ай"),
    ("year", "жыл"),
)

RULES = RelativeRules(
    wordings=(
        make_wording(
            "year",
            rf"{_OF_YEAR}\s+(?P<day>\d{{1,2}}){AFTER_DAY}(?P<mon>{NAMES}){ENDING}{AFTER_MONTH}",
            tuple(MONTHS),
        ),
        make_wording("year", rf"{_OF_YEAR}\s+{_MONTH}", tuple(MONTHS)),
        make_wording("year", rf"{_OF_YEAR}\s+(?P<quarter>{ORDINAL})\s+{QUARTER}", ("тоқсан",)),
        make_wording("year", rf"{_OF_YEAR}\s+(?P<half>{ORDINAL})\s+{HALF}", ("жарты",)),
        make_wording("year", rf"жылдың\s+(?P<quarter>{ORDINAL})\s+{QUARTER}", ("тоқсан",)),
        make_wording("year", rf"жылдың\s+(?P<half>{ORDINAL})\s+{HALF}", ("жарты",)),
        make_wording(
            "month-name", rf"(?P<shift>{_SHIFT}|былтырғы|биылғы)\s+{_MONTH}", tuple(MONTHS)
        ),
        make_wording(
            "weekday-of-week",
            rf"(?P<shift>{_SHIFT})\s+апта(?:ның|да|дағы)\s+{_DAY_NAME}{_ON}",
            ("апта",),
        ),
        make_wording("weekday", rf"(?P<shift>{_SHIFT})\s+{_DAY_NAME}{_ON}", ("сенбі", "жұма")),
        make_wording("weekday", rf"{_DAY_NAME}{_ON}", ("сенбі", "жұма")),
        make_wording("day", r"(?P<shift>кеше|ертең|бүрсігүні)", ("кеше", "ертең", "бүрсі")),
        make_wording("day", rf"(?P<now>бүгін)(?=\s+{_SAID})", ("бүгін",)),
        *(
            make_wording(count, rf"{_THIS}{_VAGUE}{_COUNT}\s+{word}\s+{_AGO}", ("бұдан",))
            for count, word in _SPANS
        ),
        *(
            make_wording(
                count, rf"{_THAT}{_VAGUE}{_COUNT}\s+{word}\s+{_AGO}", ("одан",), "mentioned"
            )
            for count, word in _SPANS
        ),
        *(
            make_wording(
                count, rf"{_NO_EVENT}{_VAGUE}{_COUNT}\s+{word}\s+{_AGO}", ("бұрын",), "either"
            )
            for count, word in _SPANS
        ),
        *(
            make_wording(
                count,
                rf"{_NO_EVENT}{_VAGUE}{_COUNT}\s+{word}[нд][ае]н\s+{_LATER}",
                (word,),
                "mentioned",
            )
            for count, word in _SPANS
        ),
        make_wording("week", rf"(?P<shift>{_SHIFT})\s+апта{_CASE}", ("апта",)),
        make_wording("month", rf"(?P<shift>{_SHIFT})\s+ай{_CASE}", ("ай",)),
        make_wording("quarter", rf"(?P<shift>{_SHIFT})\s+тоқсан{_CASE}", ("тоқсан",)),
        make_wording("year", rf"(?P<shift>{_SHIFT}|биылғы|былтырғы)\s+{_YEAR_ENDING}", ("жыл",)),
        make_wording("year", r"(?P<shift>былтыр|биыл)", ("былтыр", "биыл")),
        make_wording("day", r"(?P<ahead>ертесіне|ертеңінде)", ("ерте",), "mentioned"),
        make_wording("day", r"(?P<ahead>келесі\s+күні)", ("күні",), "mentioned"),
        make_wording("day", r"(?P<now>(?:дәл\s+)?сол\s+күні)", ("сол",), "mentioned"),
        make_wording("month", r"(?P<now>(?:дәл\s+)?сол\s+айда)", ("сол",), "mentioned"),
        make_wording("year", r"(?P<now>(?:дәл\s+)?сол\s+жылы)", ("сол",), "mentioned"),
    ),
    shifts={
        "өткен": -1, "былтыр": -1, "осы": 0, "ағымдағы": 0, "биыл": 0, "келесі": 1, "келер": 1,
        "кеше": -1, "ертең": 1, "бүрсігүні": 2,
    },
    unsure=("келесі",),
    numbers=_NUMBERS,
    weekdays=_WEEKDAYS,
    months=MONTHS,
    ordinals=ORDINALS,
    # "Бейсенбі күні, 8 желтоқсанда": the date that follows says it all.
    date_follows=re.compile(rf",?\s+\d{{1,2}}{AFTER_DAY}(?:{NAMES})", re.IGNORECASE),
    lead=None,
)  # fmt: skip
