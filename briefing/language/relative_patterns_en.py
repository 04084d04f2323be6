"""How English texts give a date by its distance from another."""

from __future__ import annotations

import re

from briefing.language.relative_rules import RelativeRules, make_wording

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1}

_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(_WEEKDAYS)
_SHIFT = "last|this|next"
_YEAR_OF = rf"(?:of\s+)?(?:the\s+)?(?P<shift>{_SHIFT}|current|coming|previous)\s+year"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_VAGUE = (
    r"(?<!about )(?<!some )(?<!nearly )(?<!over )(?<!than )(?<!almost )(?<!around )(?<!roughly )"
    r"(?<!least )(?<![\d.,])"
)
_REPORTED = (
    r"said|says|told|announced|reported|signed|met|opened|stated|noted|added|confirmed|earlier|"
    r"later"
)
# "A day before," but not "six days before the accident": that counts from the accident.
_BEFORE_THAT = r"before(?=\s*(?:[,.;:]|$))"
_AFTER_THAT = r"after(?=\s*(?:[,.;:]|$))"
_THAN = r"(?!\s+than)"
_DAYS_APART = (
    rf"{_VAGUE}{_COUNT}\s+days?\s+"
    rf"(?:(?P<back>earlier{_THAN}|{_BEFORE_THAT})|(?P<ahead>later{_THAN}))"
)
_APART = rf"(?:(?P<back>earlier)|(?P<ahead>later)){_THAN}"
_ORDINAL = "|".join(_ORDINALS)

RULES = RelativeRules(
    wordings=(
        make_wording("year", rf"(?P<mon>{_MONTH})\s+(?P<day>\d{{1,2}}),?\s+{_YEAR_OF}", ("year",)),
        make_wording(
            "year", rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<mon>{_MONTH}),?\s+{_YEAR_OF}", ("year",)
        ),
        make_wording("year", rf"(?P<half>first|second)\s+half\s+{_YEAR_OF}", ("half",)),
        make_wording("year", rf"(?P<quarter>{_ORDINAL})\s+quarter\s+{_YEAR_OF}", ("quarter",)),
        make_wording("year", r"(?P<half>first|second)\s+half\s+of\s+the\s+year", ("half",)),
        make_wording("year", rf"(?P<quarter>{_ORDINAL})\s+quarter\s+of\s+the\s+year", ("quarter",)),
        make_wording(
            "month-name",
            rf"(?P<shift>{_SHIFT}|past|coming)\s+(?P<mon>{_MONTH})",
            ("last", "this", "next", "past", "coming"),
        ),
        make_wording(
            "weekday-of-week",
            rf"(?P<wday>{_WEEKDAY})\s+(?:of\s+)?(?P<shift>{_SHIFT})\s+week(?!['’])",
            ("week",),
        ),
        make_wording(
            "weekday", rf"(?P<shift>{_SHIFT}|past|coming)\s+(?P<wday>{_WEEKDAY})", ("day",)
        ),
        make_wording("weekday", rf"(?<=\bon )(?P<wday>{_WEEKDAY})", ("day",)),
        make_wording("weekday", rf"(?:{_REPORTED})\s+(?P<date>(?P<wday>{_WEEKDAY}))", ("day",)),
        make_wording("day", r"(?<!of )(?<!before )(?P<back>yesterday)(?!['’])", ("yesterday",)),
        make_wording("day", r"(?<!of )(?<!after )(?P<ahead>tomorrow)(?!['’])", ("tomorrow",)),
        make_wording("day", rf"(?:{_REPORTED})\s+(?P<date>(?P<now>today))(?!['’])", ("today",)),
        make_wording("day", rf"{_VAGUE}{_COUNT}\s+days?\s+(?P<back>ago)", ("ago",)),
        make_wording("week", rf"{_VAGUE}{_COUNT}\s+weeks?\s+(?P<back>ago)", ("ago",)),
        make_wording("month", rf"{_VAGUE}{_COUNT}\s+months?\s+(?P<back>ago)", ("ago",)),
        make_wording("year", rf"{_VAGUE}{_COUNT}\s+years?\s+(?P<back>ago)", ("ago",)),
        # "The last week" and "the next month" are periods that end or begin today.
        make_wording("week", rf"(?<!the )(?P<shift>{_SHIFT})\s+week(?!['’])", ("week",)),
        make_wording("month", rf"(?<!the )(?P<shift>{_SHIFT})\s+month(?!['’])", ("month",)),
        make_wording("quarter", rf"(?<!the )(?P<shift>{_SHIFT})\s+quarter(?!['’])", ("quarter",)),
        make_wording("year", rf"(?<!the )(?P<shift>{_SHIFT})\s+year(?!['’])", ("year",)),
        make_wording(
            "day",
            r"(?:the\s+)?(?P<back>previous\s+day|day\s+" + _BEFORE_THAT + ")",
            ("day",),
            "mentioned",
        ),
        make_wording(
            "day",
            r"(?:the\s+)?(?P<ahead>(?:next|following)\s+day|day\s+" + _AFTER_THAT + ")",
            ("day",),
            "mentioned",
        ),
        make_wording("day", r"(?P<now>(?:the\s+)?same\s+day|that\s+day)", ("day",), "mentioned"),
        make_wording("day", _DAYS_APART, ("day",), "mentioned"),
        make_wording("week", rf"{_VAGUE}{_COUNT}\s+weeks?\s+{_APART}", ("week",), "mentioned"),
        make_wording("month", rf"{_VAGUE}{_COUNT}\s+months?\s+{_APART}", ("month",), "mentioned"),
        make_wording("year", rf"{_VAGUE}{_COUNT}\s+years?\s+{_APART}", ("year",), "mentioned"),
    ),
    shifts={
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
    },
    numbers=_NUMBERS,
    weekdays={name.lower(): number for number, name in enumerate(_WEEKDAYS)},
    months={name.lower(): number for number, name in enumerate(_MONTHS, 1)},
    ordinals=_ORDINALS,
    # "On Thursday, December 8": the date that follows says it all.
    date_follows=re.compile(
        rf",?\s+(?:the\s+)?(?:(?:{_MONTH})\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b)"
    ),
    lead=re.compile(r"\b(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE),
    capitals=True,
)
