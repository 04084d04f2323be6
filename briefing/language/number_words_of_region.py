"""Russian, Kazakh and Uzbek numerals of one or two words and units, as running text puts them."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.language.number_words import fold

# Spellings of running text that the table does not give: stems, each "*" is any ending.
FURTHER_SPELLINGS = {
    "ru": {
        "percent": "процент*",
        "percentage-point": "процентн* пункт*|проц. пункт*|п.п.",
        "m3": "кубометр*|кубическ* метр*|куб. метр*",
        "km2": "квадратн* километр*",
        "m2": "квадратн* метр*",
        "km": "километр*",
        "m": "метр|метра|метров|метру|метрам|метрами|метрах",
        "cm": "сантиметр*",
        "mm": "миллиметр*",
        "basis-point": "базисн* пункт*",
        "ha": "гектар*",
        "kg": "килограмм*",
        "t": "т",
        "kW": "киловатт*",
        "MW": "мегаватт*",
        "GW": "гигаватт*",
        "kWh": "киловатт-час*",
        "USD": "доллар*",
        "UZS": "узбекск* сум*",
    },
    "kk": {
        "percent": "процент*",
        "percentage-point": "пайыздық тармақ*|пайыздық тармағ*|пайыздық пункт*|проценттік пункт*",
        "m3": "текше метр*|куб метр*",
        "km": "шақырым*",
        "t": "т",
        "USD": "доллар*|АҚШ доллар*",
        "RUB": "рубль*|рубл*",
        "som": "сомға|сомды|сомнан|сомның|сомына|сомын",
        # The press writes both: "өзбек сомы" and, after the Russian word, "сум".
        "UZS": "өзбек сум*|сум|сумды|сумға|сумнан|сумның|сумын|сумына|сумнан|суммен|сумдық",
        "m2": "шаршы метр*",
        "basis-point": "базистік пункт*",
    },
    "uz": {
        "percent": "%",
        "percentage-point": "foiz punkt*|foizlik punkt*|foizli punkt*|foiz band*|foizlik band*",
        "m3": "kub metr*|kubometr*",
        "USD": "dollar*|AQSH dollar*",
        "RUB": "rubl*",
        "ha": "gektar*",
        "t": "t",
        "basis-point": "bazis band*|bazaviy punkt*",
    },
}
# The forms of each numeral; a final "*" stands for a case ending.
_RUSSIAN = (
    "1:один одна одно одну одного одной одному одним одном "
    "2:два две двух двум двумя 3:три трёх трех трём трем тремя "
    "4:четыре четырёх четырех четырём четырем четырьмя 5:пять пяти пятью 6:шесть шести шестью "
    "7:семь семи семью 8:восемь восьми восемью 9:девять девяти девятью 10:десять десяти десятью "
    "11:одиннадцат* 12:двенадцат* 13:тринадцат* 14:четырнадцат* 15:пятнадцат* 16:шестнадцат* "
    "17:семнадцат* 18:восемнадцат* 19:девятнадцат* 20:двадцать двадцати двадцатью "
    "30:тридцать тридцати тридцатью 40:сорок сорока 50:пятьдесят пятидесяти "
    "60:шестьдесят шестидесяти 70:семьдесят семидесяти 80:восемьдесят восьмидесяти "
    "90:девяносто девяноста 100:сто ста 200:двести двухсот двумстам 300:триста трёхсот трехсот "
    "400:четыреста четырёхсот четырехсот 500:пятьсот пятисот 600:шестьсот шестисот "
    "700:семьсот семисот 800:восемьсот восьмисот 900:девятьсот девятисот"
)
_KAZAKH = (
    "1:бір 2:екі 3:үш 4:төрт 5:бес 6:алты 7:жеті 8:сегіз 9:тоғыз 10:он 20:жиырма 30:отыз 40:қырық "
    "50:елу 60:алпыс 70:жетпіс 80:сексен 90:тоқсан 100:жүз"
)
_UZBEK = (
    "1:bir 2:ikki 3:uch 4:toʻrt 5:besh 6:olti 7:yetti 8:sakkiz 9:toʻqqiz 10:oʻn 20:yigirma "
    "30:oʻttiz 40:qirq 50:ellik 60:oltmish 70:yetmish 80:sakson 90:toʻqson 100:yuz"
)
# The thousand inside a number, and what adds or makes a half.
_THOUSAND = {"ru": r"тысяч(?:а|и|у|ей|ам|ами|ах)?", "kk": "мың", "uz": "ming"}
_AND_HALF = {"ru": r"с половиной", "kk": "жарым", "uz": "yarim"}
_HALVES = {
    "ru": {"полтора": "1.5", "полторы": "1.5", "полутора": "1.5", "пол": "0.5"},
    "kk": {"жарты": "0.5"},
    "uz": {"yarim": "0.5"},
}


def _read_table(cell: str) -> dict[str, int]:
    table: dict[str, int] = {}
    value = 0
    for word in cell.split():
        number, colon, form = word.partition(":")
        value = int(number) if colon else value
        table[form if colon else word] = value
    return table


_TABLES = {
    language: _read_table(cell)
    for language, cell in (("ru", _RUSSIAN), ("kk", _KAZAKH), ("uz", _UZBEK))
}


def numeral_forms(language: str) -> dict[str, int]:
    """Every form of the numerals that are one word, with its value; ``*`` is any case ending."""
    return dict(_TABLES[language])


def regional_cardinal(language: str) -> str:
    """An alternative for a pattern, with the group ``words``: a numeral below a million.

    Words stand in the order that makes a number: "два три" are two numbers.
    """
    below = _below_1000(_TABLES[language], multiplied=language != "ru")
    half = "|".join(_HALVES[language])
    # "Полмиллиона" is one word.
    closed = "" if language != "ru" else r"|пол(?=миллион|миллиард|триллион)"
    thousand = rf"(?:{below}\s)?{_THOUSAND[language]}\s{below}"
    number = rf"(?:{thousand}|{below}(?:\s{_AND_HALF[language]})?|{half})(?![^\W_])"
    return rf"|(?<![^\W_])(?P<words>(?i:{number}{closed}))"


def _below_1000(table: dict[str, int], *, multiplied: bool) -> str:
    """A pattern for a numeral below a thousand.

    Args:
        table: Forms and values.
        multiplied: Hundreds are "two hundred", not words of their own.
    """
    tens, teens, units = _forms(table, 20, 90), _forms(table, 10, 19), _forms(table, 1, 9)
    if multiplied:  # ten and one are eleven
        below_100 = rf"(?:{_forms(table, 10, 90)}(?:\s{units})?|{units})"
        hundred = rf"(?:{_forms(table, 2, 9)}\s)?{_forms(table, 100, 100)}"
    else:
        below_100 = rf"(?:{tens}(?:\s{units})?|{teens}|{units})"
        hundred = _forms(table, 100, 900)
    return rf"(?:{hundred}(?:\s{below_100})?|{below_100})"


def _forms(table: dict[str, int], low: int, high: int) -> str:
    forms = [form for form, value in table.items() if low <= value <= high]
    words = (
        re.escape(form.rstrip("*")) + (r"\w{1,3}" if form.endswith("*") else "")
        for form in sorted(forms, key=len, reverse=True)
    )
    return rf"(?:{'|'.join(words)})(?![^\W_])"


def read_regional_cardinal(words: str, language: str) -> Decimal:
    """The value of what `regional_cardinal` has matched: ``двадцать пять`` is 25."""
    low = fold(words)
    if low in _HALVES[language]:
        return Decimal(_HALVES[language][low])
    half = re.search(rf"\s{_AND_HALF[language]}$", low)
    total = part = 0
    for word in (low[: half.start()] if half else low).split():
        if re.fullmatch(_THOUSAND[language], word):
            total, part = total + (part or 1) * 1000, 0
            continue
        value = _value(word, _TABLES[language])
        part = part * 100 if value == 100 and 0 < part < 10 else part + value
    return Decimal(total + part) + (Decimal("0.5") if half else 0)


def is_one(words: str, language: str) -> bool:
    """Whether a numeral is "one", which counts only before a scale word: "бір миллион"."""
    return _TABLES[language].get(fold(words)) == 1


def _value(word: str, table: dict[str, int]) -> int:
    if word in table:
        return table[word]
    return next(
        value
        for form, value in table.items()
        if form.endswith("*") and word.startswith(form.rstrip("*"))
    )
