"""How Uzbek texts in Latin script give a date by its distance from another."""

from __future__ import annotations

import re

from briefing.language.date_patterns_uz import (
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

_SHIFT = r"oʻtgan|shu|joriy|ushbu|bu|kelasi|kelgusi|keyingi"
_OF_YEAR = rf"(?P<shift>(?:{_SHIFT})\s+yil(?:ning|gi|i|da)?|bultur(?:gi)?)"
_CASE = r"(?:i|ning|da|dan|ga|ni)"
_MONTH = rf"(?P<mon>{NAMES})(?:{MONTH_WORD}|{ENDING})"
_WEEKDAYS = {
    "dushanba": 0, "seshanba": 1, "chorshanba": 2, "payshanba": 3, "juma": 4, "shanba": 5,
    "yakshanba": 6,
}  # fmt: skip
_DAY_NAME = rf"(?P<wday>{'|'.join(_WEEKDAYS)})"
_ON = r"(?:\s+kuni(?:da|dan|ga|gi)?|da(?:gi)?)"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz oʻn".split(), 1
    )
}  # fmt: skip
# "Oʻn besh kun" is fifteen days: a numeral before makes another number.
_VAGUE = (
    r"(?<!taxminan )(?<!qariyb )(?<!salkam )(?<!kamida )(?<!yigirma )(?<!oʻttiz )(?<!qirq )"
    r"(?<!ellik )(?<!oʻn )(?<!yuz )(?<!\d )(?<![\d.,])"
)
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_AGO = r"(?P<back>oldin|avval|ilgari|muqaddam)"
_LATER = r"(?P<ahead>keyin|soʻng)"
_THIS, _THAT = r"bundan\s+", r"(?:undan|shundan)\s+"
_SAID = r"(?:dedi|aytdi|bildirdi|eʼlon qildi|maʼlum qildi|imzoladi|ochildi|uchrashdi)"
# "Sammitdan ikki kun oldin" counts from an event, "bundan ikki kun oldin" from today.
_NO_EVENT = r"(?<!dan )"
_SPANS: tuple[tuple[Count, str], ...] = (
    ("day", "kun"),
    ("week", "hafta"),
    ("month", "oy"),
    ("year", "yil"),
)

RULES = RelativeRules(
    wordings=(
        make_wording(
            "year",
            rf"{_OF_YEAR}\s+(?P<day>\d{{1,2}}){AFTER_DAY}(?P<mon>{NAMES}){ENDING}{AFTER_MONTH}",
            tuple(MONTHS),
        ),
        make_wording("year", rf"{_OF_YEAR}\s+{_MONTH}", tuple(MONTHS)),
        make_wording(
            "year", rf"{_OF_YEAR}\s+(?P<quarter>{ORDINAL})[-\s]\s?{QUARTER}", ("chora",)
        ),
        make_wording("year", rf"{_OF_YEAR}\s+(?P<half>{ORDINAL})[-\s]\s?{HALF}", ("yar",)),
        make_wording("year", rf"yilning\s+(?P<quarter>{ORDINAL})[-\s]\s?{QUARTER}", ("chora",)),
        make_wording("year", rf"yilning\s+(?P<half>{ORDINAL})[-\s]\s?{HALF}", ("yar",)),
        make_wording("month-name", rf"(?P<shift>{_SHIFT})\s+{_MONTH}", tuple(MONTHS)),
        make_wording(
            "weekday-of-week",
            rf"(?P<shift>{_SHIFT})\s+hafta(?:ning|da)?\s+{_DAY_NAME}{_ON}",
            ("hafta",),
        ),
        make_wording("weekday", rf"(?P<shift>{_SHIFT})\s+{_DAY_NAME}{_ON}?", ("shanba", "juma")),
        make_wording("weekday", rf"{_DAY_NAME}{_ON}", ("shanba", "juma")),
        make_wording("day", r"(?P<shift>kecha|ertaga|indinga)", ("kecha", "ertaga", "indin")),
        make_wording("day", rf"(?P<now>bugun)(?=\s+{_SAID})", ("bugun",)),
        *(
            make_wording(count, rf"{_THIS}{_VAGUE}{_COUNT}\s+{word}\s+{_AGO}", ("bundan",))
            for count, word in _SPANS
        ),
        *(
            make_wording(
                count, rf"{_THAT}{_VAGUE}{_COUNT}\s+{word}\s+{_AGO}", ("undan",), "mentioned"
            )
            for count, word in _SPANS
        ),
        *(
            make_wording(
                count,
                rf"{_NO_EVENT}{_VAGUE}{_COUNT}\s+{word}\s+{_AGO}",
                ("oldin", "avval", "ilgari", "muqad"),
                "either",
            )
            for count, word in _SPANS
        ),
        *(
            make_wording(
                count,
                rf"{_NO_EVENT}{_VAGUE}{_COUNT}\s+{word}dan\s+{_LATER}",
                (f"{word}dan",),
                "mentioned",
            )
            for count, word in _SPANS
        ),
        make_wording("week", rf"(?P<shift>{_SHIFT})\s+hafta{_CASE}?", ("hafta",)),
        make_wording("month", rf"(?P<shift>{_SHIFT})\s+oy{_CASE}?", ("oy",)),
        make_wording("quarter", rf"(?P<shift>{_SHIFT})\s+chora(?:k{_CASE}?|gida)", ("chora",)),
        # "Shu yil" is this year, "shu yili" after a date may be that one.
        make_wording("year", r"(?P<shift>shu|oʻsha)\s+yil(?:i|da)", ("yil",), "either"),
        make_wording("year", rf"(?P<shift>{_SHIFT})\s+yil{_CASE}?", ("yil",)),
        make_wording("year", r"(?P<shift>bultur)", ("bultur",)),
        make_wording("day", r"(?P<ahead>ertasiga|ertasi\s+kuni)", ("ertasi",), "mentioned"),
        make_wording("day", r"(?P<ahead>keyingi\s+kuni)", ("kuni",), "mentioned"),
        make_wording("day", r"(?P<now>(?:xuddi\s+)?(?:oʻsha|shu)\s+kuni)", ("kuni",), "mentioned"),
        make_wording("month", r"(?P<now>(?:xuddi\s+)?oʻsha\s+oyda)", ("oʻsha",), "mentioned"),
    ),
    shifts={
        "oʻtgan": -1, "bultur": -1, "shu": 0, "joriy": 0, "ushbu": 0, "bu": 0, "oʻsha": 0,
        "kelasi": 1, "kelgusi": 1, "keyingi": 1, "kecha": -1, "ertaga": 1, "indinga": 2,
    },
    unsure=("keyingi",),
    numbers=_NUMBERS,
    weekdays=_WEEKDAYS,
    months=MONTHS,
    ordinals=ORDINALS,
    # "Payshanba kuni, 8-dekabrda": the date that follows says it all.
    date_follows=re.compile(rf",?\s+\d{{1,2}}{AFTER_DAY}(?:{NAMES})", re.IGNORECASE),
    lead=None,
)  # fmt: skip
