"""Russian, Kazakh and Uzbek numerals of one or two words and units, as running text puts them."""

from __future__ import annotations

import re
from decimal import Decimal

# Spellings of running text that the table does not give: stems, each "*" is any ending.
FURTHER_SPELLINGS = {
    "ru": {
        "percent": "процент*",
        "percentage-point": "процентн* пункт*|проц. пункт*",
        "m3": "кубометр*|кубическ* метр*|куб. метр*",
        "km2": "квадратн* километр*",
        "m2": "квадратн* метр*",
        "km": "километр*",
        "ha": "гектар*",
        "kg": "килограмм*",
        "kW": "киловатт*",
        "MW": "мегаватт*",
        "GW": "гигаватт*",
        "kWh": "киловатт-час*",
        "USD": "доллар*",
        "UZS": "узбекск* сум*",
    },
    "kk": {
        "percentage-point": "пайыздық тармақ*|пайыздық пункт*",
        "m3": "текше метр*|куб метр*",
        "km": "шақырым*",
        "USD": "доллар*|АҚШ доллар*",
        "RUB": "рубль*|рубл*",
        "m2": "шаршы метр*",
    },
    "uz": {
        "percent": "%",
        "percentage-point": "foiz punkt*|foizlik punkt*",
        "m3": "kub metr*|kubometr*",
        "USD": "dollar*|AQSH dollar*",
        "RUB": "rubl*",
        "ha": "gektar*",
    },
}
# A final "*" stands for a case ending. "Один" is left out: it is a pronoun more often.
_NUMERALS = {
    "ru": (
        "2:два две двух двум двумя 3:три трёх трех трём трем тремя "
        "4:четыре четырёх четырех четырьмя 5:пять пяти пятью 6:шесть шести шестью "
        "7:семь семи семью 8:восемь восьми 9:девять девяти 10:десять десяти "
        "11:одиннадцат* 12:двенадцат* 13:тринадцат* 14:четырнадцат* 15:пятнадцат* 16:шестнадцат* "
        "17:семнадцат* 18:восемнадцат* 19:девятнадцат* 20:двадцать двадцати 30:тридцать тридцати "
        "40:сорок сорока 50:пятьдесят пятидесяти 60:шестьдесят шестидесяти "
        "70:семьдесят семидесяти 80:восемьдесят восьмидесяти 90:девяносто девяноста "
        "100:сто ста 200:двести двухсот 300:триста трёхсот трехсот 400:четыреста 500:пятьсот "
        "600:шестьсот 700:семьсот 800:восемьсот 900:девятьсот"
    ),
    "kk": (
        "2:екі 3:үш 4:төрт 5:бес 6:алты 7:жеті 8:сегіз 9:тоғыз 10:он 20:жиырма 30:отыз 40:қырық "
        "50:елу 60:алпыс 70:жетпіс 80:сексен 90:тоқсан 100:жүз"
    ),
    "uz": (
        "2:ikki 3:uch 4:toʻrt 5:besh 6:olti 7:yetti 8:sakkiz 9:toʻqqiz 10:oʻn 20:yigirma 30:oʻttiz "
        "40:qirq 50:ellik 60:oltmish 70:yetmish 80:sakson 90:toʻqson 100:yuz"
    ),
}


def _read_table(cell: str) -> dict[str, int]:
    table: dict[str, int] = {}
    value = 0
    for word in cell.split():
        number, colon, form = word.partition(":")
        value = int(number) if colon else value
        table[form if colon else word] = value
    return table


_TABLES = {language: _read_table(cell) for language, cell in _NUMERALS.items()}


def regional_cardinal(language: str) -> str:
    """An alternative for a pattern, with the group ``words``: one numeral, or tens and units."""
    forms = sorted(_TABLES[language], key=len, reverse=True)
    word = "|".join(
        re.escape(form.rstrip("*")) + (r"\w{1,3}" if form.endswith("*") else "") for form in forms
    )
    return rf"|(?<![^\W_])(?P<words>(?i:(?:{word})(?:\s(?:{word})){{0,2}}))(?![^\W_])"


def read_regional_cardinal(words: str, language: str) -> Decimal:
    """The value of what `regional_cardinal` has matched: ``двадцать пять`` is 25."""
    return Decimal(sum(_value(word, _TABLES[language]) for word in words.lower().split()))


def _value(word: str, table: dict[str, int]) -> int:
    if word in table:
        return table[word]
    return next(
        value
        for form, value in table.items()
        if form.endswith("*") and word.startswith(form.rstrip("*"))
    )
