"""Case forms of Russian names of several words: adjectives, a known noun, and what stays as it is.

«Шанхайская организация сотрудничества», «Каспийское море», «газопровод „Сила Сибири“»: the noun and
the adjectives before it change, whatever follows (a genitive, a preposition, a name) does not. Only
nouns of the tables below are taken: their gender and stress are known. Source of the endings:
Zaliznyak's grammatical dictionary.
"""

from __future__ import annotations

import re

Forms = tuple[str, str, str, str, str]  # genitive, dative, accusative, locative, instrumental

_MASCULINE = frozenset(
    "альянс банк бассейн газопровод департамент договор завод институт кабинет канал комбинат "
    "комитет комплекс конгресс консорциум концерн коридор маршрут меморандум нефтепровод "
    "парламент план поток проект протокол регион саммит сенат совет союз терминал трибунал "
    "трубопровод университет устав фонд форум холдинг центр".split()
)
_FEMININE = frozenset(
    "авиакомпания академия администрация ассамблея ассоциация биржа группа декларация дорога "
    "зона инициатива карта коалиция комиссия компания конвенция конференция корпорация лига "
    "линия миссия организация палата партия платформа программа прокуратура республика служба "
    "станция стратегия федерация хартия электростанция".split()
)
_FEMININE_SOFT = frozenset("область степь магистраль сеть площадь".split())
_NEUTER = frozenset(
    "агентство водохранилище ведомство движение министерство море общество объединение озеро "
    "партнерство посольство правительство предприятие представительство собрание совещание "
    "соглашение содружество сообщество управление учреждение".split()
)
_PLURAL: dict[str, Forms] = {
    "дороги": ("дорог", "дорогам", "дороги", "дорогах", "дорогами"),
    "линии": ("линий", "линиям", "линии", "линиях", "линиями"),
    "сети": ("сетей", "сетям", "сети", "сетях", "сетями"),
    "силы": ("сил", "силам", "силы", "силах", "силами"),
    "цели": ("целей", "целям", "цели", "целях", "целями"),
}
# Nouns that are names in themselves.
_SINGLE: dict[str, Forms] = {"сила": ("силы", "силе", "силу", "силе", "силой")}
# Power plants are feminine and never change.
_PLANT = re.compile(r"(?:ГЭС|АЭС|ТЭС|ГРЭС|ТЭЦ|СЭС|ВЭС)(?:-\d+)?")
# "Фонд и банк" are two nouns; a bracket or comma opens something that no rule here knows.
_NO_TAIL = re.compile(r"^(?:и|или)\b|[),]$")


def decline_phrase(name: str, index: int) -> str | None:
    """Put a name of adjectives and a known noun into a case.

    Args:
        name: In the nominative, two words or more, or one known noun.
        index: Place of the case in `Forms`.

    Returns:
        The name in the case, or ``None`` when the rules do not know its noun, or its adjectives do
        not agree with it.
    """
    words = re.split(r"([ \u00a0])", name)
    for place in range(0, len(words), 2):
        found = _noun(words[place], index)
        if found is None:
            continue
        noun, gender = found
        tail = "".join(words[place + 2 :])
        if _NO_TAIL.search(tail) or _agrees(words[place + 2 : place + 3], gender):
            return None
        head = [decline_adjective(word, gender, index) for word in words[:place:2]]
        if None in head:
            return None
        done = [word for word in head if word is not None] + [noun]
        spaces = [*words[1:place:2], ""]
        return "".join(map("".join, zip(done, spaces, strict=True))) + "".join(words[place + 1 :])
    return None


def decline_adjective(word: str, gender: str, index: int) -> str | None:
    """Put an adjective into a case, as it stands before a thing.

    Args:
        word: In the nominative.
        gender: ``m``, ``f``, ``n`` or ``plural``; the ending of ``word`` has to be of this gender.
        index: Place of the case in `Forms`.
    """
    stem, ending = word[:-2], word[-2:].lower()
    before = stem[-1:].lower()
    hushing, velar = before in "жшчщ", before in "кгх"
    if len(stem) < 2 or before in "аеёиоуыэюяьъй":
        return None
    if gender == "m" and ending in ("ый", "ой", "ий"):
        soft = ending == "ий" and not velar
        if soft and not (hushing or before == "н"):
            return None  # "лисий", "Григорий"
        high = "им" if soft or velar or hushing else "ым"
        if soft:
            return stem + ("его", "ему", ending, "ем", high)[index]
        return stem + ("ого", "ому", ending, "ом", high)[index]
    if gender == "n" and ending in ("ое", "ее"):
        if ending == "ее":
            return stem + ("его", "ему", "ее", "ем", "им")[index]
        return stem + ("ого", "ому", "ое", "ом", "им" if velar or hushing else "ым")[index]
    if gender == "f" and ending in ("ая", "яя"):
        if ending == "яя":
            return stem + ("ей", "ей", "юю", "ей", "ей")[index]
        if hushing:
            return None  # «большой», but «общей»
        return stem + ("ой", "ой", "ую", "ой", "ой")[index]
    if gender == "plural" and ending in ("ые", "ие"):
        high = "и" if ending == "ие" else "ы"
        return stem + (f"{high}х", f"{high}м", ending, f"{high}х", f"{high}ми")[index]
    return None


def _agrees(tail: list[str], gender: str) -> bool:
    """Whether an adjective stands after its noun: it would have to change with it."""
    return bool(tail) and tail[0].islower() and decline_adjective(tail[0], gender, 0) is not None


def _noun(word: str, index: int) -> tuple[str, str] | None:
    """A noun in the case, and its gender."""
    low = word.lower().replace("ё", "е")
    if _PLANT.fullmatch(word):
        return word, "f"
    stem = word[:-1]
    if low in _PLURAL:
        return _like(word, _PLURAL[low][index]), "plural"
    if low in _SINGLE:
        return _like(word, _SINGLE[low][index]), "f"
    if low in _MASCULINE:
        return word + ("а", "у", "", "е", "ом")[index], "m"
    if low in _FEMININE_SOFT:
        return stem + ("и", "и", "ь", "и", "ью")[index], "f"
    if low in _FEMININE:
        return stem + _feminine(low)[index], "f"
    if low in _NEUTER:
        return stem + _neuter(low)[index], "n"
    return None


def _feminine(low: str) -> Forms:
    if low.endswith("ия"):
        return ("и", "и", "ю", "и", "ей")
    if low.endswith("я"):
        return ("и", "е", "ю", "е", "ей")
    if low[-2] in "гкх":
        return ("и", "е", "у", "е", "ой")
    return ("и", "е", "у", "е", "ей") if low[-2] in "жшчщ" else ("ы", "е", "у", "е", "ой")


def _neuter(low: str) -> Forms:
    if low.endswith("ие"):
        return ("я", "ю", "е", "и", "ем")
    if low.endswith("ще"):
        return ("а", "у", "е", "е", "ем")
    return ("я", "ю", "е", "е", "ем") if low.endswith("е") else ("а", "у", "о", "е", "ом")


def _like(word: str, form: str) -> str:
    return form[0].upper() + form[1:] if word[0].isupper() else form
