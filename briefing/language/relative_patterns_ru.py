"""How Russian texts give a date by its distance from another."""

from __future__ import annotations

import re

from briefing.language.date_patterns_ru import HALF, MONTH, MONTHS, ORDINAL, ORDINALS, QUARTER
from briefing.language.relative_rules import Count, RelativeRules, make_wording

_PAST = "прошл|минувш|прошедш|истекш|истёкш"
_THIS = "нынешн|текущ"
_NEXT = "следующ|будущ|грядущ"
_ENDING = r"(?:ого|его|ом|ем|ому|ему|ый|ий|ой|ую|юю|ей|ым|им|ее|ое)"
_SHIFT = (
    rf"(?P<shift>(?:{_PAST}|{_THIS}|{_NEXT}){_ENDING}|этот|этого|этом|этому|этим|эту|этой|это|сего)"
)
_YEAR = rf"(?:{_SHIFT}\s+год(?:а|у|ом|е)?)"
# "За 5 месяцев с. г.": of this year.
_YEAR_SHORT = r"(?P<shift>[стп]\.\s?)г\."
_WEEK = rf"{_SHIFT}\s+недел(?:я|и|е|ю|ей)"
_WEEKDAYS = {
    "понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5,
    "воскресень": 6,
}  # fmt: skip
_WEEKDAY = (
    r"(?P<wday>понедельник(?:а|у|ом|е)?|вторник(?:а|у|ом|е)?|сред(?:а|ы|е|у|ой)|"
    r"четверг(?:а|у|ом|е)?|пятниц(?:а|ы|е|у|ей)|суббот(?:а|ы|е|у|ой)|воскресень(?:е|я|ю|ем))"
)
# The accusative, which "when" takes; "в среде" is "among".
_ON_WEEKDAY = r"(?P<wday>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
_NUMBERS = {
    form: number
    for number, forms in enumerate(
        (
            "один одну одним одной", "два две двумя", "три тремя", "четыре четырьмя", "пять пятью",
            "шесть шестью", "семь семью", "восемь восемью", "девять девятью", "десять десятью",
            "одиннадцать одиннадцатью", "двенадцать двенадцатью",
        ),
        1,
    )
    for form in forms.split()
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+"
_VAGUE = (
    r"(?<!около )(?<!почти )(?<!более )(?<!больше )(?<!менее )(?<!меньше )(?<!чем )(?<!примерно )"
    r"(?<!порядка )(?<!свыше )(?<!приблизительно )"
    r"(?<!один )(?<!одну )(?<!одним )(?<!одной )(?<!дцать )(?<!сорок )(?<!десят )(?<!девяносто )"
    r"(?<!сто )(?<!\d )(?<![\d.,])"
)
# One alone is not counted: "день назад", "днём ранее". With "назад" and "спустя" the accusative
# stands, with "ранее" the instrumental: "на два дня раньше" is earlier than planned.
_DAYS = rf"(?:{_COUNT}(?:день|дня|дней|сутки|суток)|день|сутки)"
_WEEKS = rf"(?:{_COUNT}недел(?:ю|и|ь)|неделю)"
_MONTHS_AGO = rf"(?:{_COUNT}месяц(?:а|ев)?|месяц)"
_YEARS = rf"(?:{_COUNT}(?:год|года|лет)|год)"
_AGO = r"(?:тому\s+)?(?P<back>назад)"
_BY_DAYS = rf"(?:{_COUNT}(?:дн[её]м|днями|сутками)|дн[её]м|сутками)"
_BY_WEEKS = rf"(?:{_COUNT}недел(?:ей|ями)|неделей)"
_BY_MONTHS = rf"(?:{_COUNT}месяц(?:ем|ами)|месяцем)"
_BY_YEARS = rf"(?:{_COUNT}год(?:ом|ами)|годом)"
_APART = r"(?:(?P<back>ранее|раньше)|(?P<ahead>позже|позднее))(?!,?\s+(?:чем|срока))"
_THAT = r"до\s+(?:этого|того)(?!,?\s+(?:как|чтобы|[а-яё]+(?:а|я|и|ы)(?!\w)))"
_SPANS: tuple[tuple[Count, str, str, str], ...] = (
    ("day", _DAYS, _BY_DAYS, "д"),
    ("week", _WEEKS, _BY_WEEKS, "недел"),
    ("month", _MONTHS_AGO, _BY_MONTHS, "месяц"),
    ("year", _YEARS, _BY_YEARS, "год"),
)
_SAID = (
    r"(?:сообщил|заявил|сказал|объявил|подписал|отметил|прош|состоял|встретил|провел|провёл|"
    r"открыл|подтвердил|рассказал|опубликовал|утвердил|принял)\w*"
)
# "Накануне саммита" counts from an event: what follows must not be able to be one.
_NO_EVENT = (
    r"(?=\s*(?:[,.;:!?—–]|$)|\s+(?:в|во|на|с|со|по|из|о|об|при|у|под|он|она|они|мы|стало|"
    r"министр|президент|премьер-министр|правительство|парламент|министерство|"
    r"\w{2,}(?:л|ла|ло|ли)(?:ся|сь)?)(?!\w))"
)
_NEAR = ("год",)
_HALF_ORDINAL = r"перв\w+|втор\w+|II?|[12]-\w+"

RULES = RelativeRules(
    wordings=(
        make_wording("year", rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<mon>{MONTH})\s+{_YEAR}", _NEAR),
        make_wording(
            "year", rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<mon>{MONTH})\s+{_YEAR_SHORT}", ("г.",)
        ),
        make_wording("year", rf"(?P<half>{_HALF_ORDINAL})\s+{HALF}\s+{_YEAR}", _NEAR),
        make_wording("year", rf"(?P<half>{_HALF_ORDINAL})\s+{HALF}\s+года", _NEAR),
        make_wording("year", rf"(?P<quarter>{ORDINAL})\s+{QUARTER}\s+{_YEAR}", ("квартал",)),
        make_wording("year", rf"(?P<quarter>{ORDINAL})\s+{QUARTER}\s+года", ("квартал",)),
        make_wording("month-name", rf"{_SHIFT}\s+(?P<mon>{MONTH})", tuple(MONTHS)),
        make_wording("weekday-of-week", rf"{_ON_WEEKDAY}\s+(?:на\s+)?{_WEEK}", ("недел",)),
        make_wording("weekday", rf"{_SHIFT}\s+{_WEEKDAY}", tuple(_WEEKDAYS)),
        make_wording(
            "weekday", rf"(?:(?<=\bв )|(?<=\bво )){_ON_WEEKDAY}", tuple(_WEEKDAYS)
        ),
        make_wording("day", r"(?P<shift>позавчера|вчера|завтра|послезавтра)", ("завтра", "вчера")),
        make_wording(
            "day",
            rf"(?P<now>сегодня)(?=\s+{_SAID})",
            ("сегодня",),
        ),
        make_wording("day", rf"{_SAID}\s+(?P<date>(?P<now>сегодня))", ("сегодня",)),
        make_wording("day", rf"(?P<back>накануне){_NO_EVENT}", ("накануне",), "either"),
        *(
            make_wording(count, rf"{_VAGUE}{span}\s+{_AGO}", ("назад",))
            for count, span, _, _ in _SPANS
        ),
        make_wording("week", _WEEK, ("недел",)),
        make_wording("month", rf"{_SHIFT}\s+месяц(?:а|у|ем|е)?", ("месяц",)),
        make_wording("quarter", rf"{_SHIFT}\s+{QUARTER}", ("квартал",)),
        make_wording("year", _YEAR, _NEAR),
        make_wording("day", r"(?P<back>предыдущий\s+день)", ("предыдущ",), "mentioned"),
        make_wording(
            "day", r"(?P<ahead>(?:следующий|другой)\s+день)(?!\s+после)", ("день",), "mentioned"
        ),
        make_wording("day", r"(?P<now>т(?:от|ого)\s+же\s+д(?:ень|ня))", ("же",), "mentioned"),
        make_wording("month", r"(?P<now>том\s+же\s+месяце)", ("же",), "mentioned"),
        make_wording("year", r"(?P<now>том\s+же\s+году)", ("же",), "mentioned"),
        *(
            make_wording(count, rf"{_VAGUE}{span}\s+{_APART}", (hint,), "mentioned")
            for count, _, span, hint in _SPANS
        ),
        *(
            make_wording(count, rf"за\s+{_VAGUE}(?P<back>{span}\s+{_THAT})", ("до ",), "mentioned")
            for count, span, _, _ in _SPANS
        ),
        *(
            make_wording(
                count,
                rf"(?P<ahead>{_VAGUE}{span}\s+спустя)(?!\s+после)",
                ("спустя",),
                "mentioned",
            )
            for count, span, _, _ in _SPANS
        ),
        *(
            make_wording(
                count,
                rf"спустя\s+{_VAGUE}(?P<ahead>{span})(?!\s+после)",
                ("спустя",),
                "mentioned",
            )
            for count, span, _, _ in _SPANS
        ),
    ),
    shifts={
        **dict.fromkeys(_PAST.replace("[её]", "ё").split("|"), -1), "истекш": -1, "п.": -1,
        **dict.fromkeys(_THIS.split("|"), 0), "этот": 0, "этого": 0, "этом": 0, "эт": 0, "сего": 0,
        "с.": 0, "т.": 0,
        **dict.fromkeys(_NEXT.split("|"), 1),
        "позавчера": -2, "вчера": -1, "завтра": 1, "послезавтра": 2,
    },
    unsure=("следующ",),
    numbers=_NUMBERS,
    weekdays=_WEEKDAYS,
    months=MONTHS,
    ordinals=ORDINALS,
    # "В четверг, 8 декабря": the date that follows says it all.
    date_follows=re.compile(rf",?\s+\d{{1,2}}(?:-го)?\s+{MONTH}", re.IGNORECASE),
    lead=re.compile(r"(?<!\w)(?:во?|на)\s+$", re.IGNORECASE),
)  # fmt: skip
