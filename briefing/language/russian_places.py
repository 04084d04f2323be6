"""Case forms of Russian names of places and organisations.

Rules for what the ending decides, tables for the rest; anything else has no answer.
"""

from __future__ import annotations

import re

from briefing.language.russian import CASES
from briefing.language.russian_phrases import decline_adjective, decline_phrase

_Forms = tuple[str, str, str, str, str]

# Genitive, dative, accusative, locative, instrumental.
_WHOLE: dict[str, _Forms] = {
    "Соединенные Штаты": (
        "Соединенных Штатов",
        "Соединенным Штатам",
        "Соединенные Штаты",
        "Соединенных Штатах",
        "Соединенными Штатами",
    ),
    "Соединенные Штаты Америки": (
        "Соединенных Штатов Америки",
        "Соединенным Штатам Америки",
        "Соединенные Штаты Америки",
        "Соединенных Штатах Америки",
        "Соединенными Штатами Америки",
    ),
    "Объединенные Арабские Эмираты": (
        "Объединенных Арабских Эмиратов",
        "Объединенным Арабским Эмиратам",
        "Объединенные Арабские Эмираты",
        "Объединенных Арабских Эмиратах",
        "Объединенными Арабскими Эмиратами",
    ),
    "Нидерланды": (
        "Нидерландов",
        "Нидерландам",
        "Нидерланды",
        "Нидерландах",
        "Нидерландами",
    ),
    "Филиппины": ("Филиппин", "Филиппинам", "Филиппины", "Филиппинах", "Филиппинами"),
    "Афины": ("Афин", "Афинам", "Афины", "Афинах", "Афинами"),
    "Босния и Герцеговина": (
        "Боснии и Герцеговины",
        "Боснии и Герцеговине",
        "Боснию и Герцеговину",
        "Боснии и Герцеговине",
        "Боснией и Герцеговиной",
    ),
    "Польша": ("Польши", "Польше", "Польшу", "Польше", "Польшей"),
    "Камбоджа": ("Камбоджи", "Камбодже", "Камбоджу", "Камбодже", "Камбоджей"),
    "Маврикий": ("Маврикия", "Маврикию", "Маврикий", "Маврикии", "Маврикием"),
    "Каспий": ("Каспия", "Каспию", "Каспий", "Каспии", "Каспием"),
    # Where the stress decides the ending: Ургенчем, but Иртышом.
    "Париж": ("Парижа", "Парижу", "Париж", "Париже", "Парижем"),
    "Ош": ("Оша", "Ошу", "Ош", "Оше", "Ошем"),
    "Ургенч": ("Ургенча", "Ургенчу", "Ургенч", "Ургенче", "Ургенчем"),
    "Балхаш": ("Балхаша", "Балхашу", "Балхаш", "Балхаше", "Балхашем"),
    "Иртыш": ("Иртыша", "Иртышу", "Иртыш", "Иртыше", "Иртышом"),
    "Вахш": ("Вахша", "Вахшу", "Вахш", "Вахше", "Вахшем"),
    "Пяндж": ("Пянджа", "Пянджу", "Пяндж", "Пяндже", "Пянджем"),
    # Only the last word is a Russian noun.
    "Олий Мажлис": ("Олий Мажлиса", "Олий Мажлису", "Олий Мажлис", "Олий Мажлисе", "Олий Мажлисом"),
    "Газпром нефть": (
        "Газпром нефти",
        "Газпром нефти",
        "Газпром нефть",
        "Газпром нефти",
        "Газпром нефтью",
    ),
}
_HARD = ("а", "у", "", "е", "ом")
_SOFT = ("я", "ю", "й", "е", "ем")
_SOFT_SIGN = ("я", "ю", "ь", "е", "ем")
_FIRST = ("ы", "е", "у", "е", "ой")
_FIRST_VELAR = ("и", "е", "у", "е", "ой")
_FIRST_SOFT = ("и", "е", "ю", "е", "ей")
_FIRST_IYA = ("и", "и", "ю", "и", "ей")
_THIRD = ("и", "и", "ь", "и", "ью")

_MALE_SOFT = frozenset(
    "тайвань израиль брюссель кремль ярославль севастополь симферополь ставрополь мариуполь "
    "марсель сиань куль".split()
)
_FEMALE_SOFT = frozenset(
    "беларусь казань рязань астрахань сибирь тюмень пермь тверь керчь область волынь "
    "роснефть транснефть татнефть башнефть сургутнефть сибнефть".split()
)
# No fleeting vowel, no plural.
_UNCHANGED = frozenset("алматы никарагуа самоа".split())
# Names in another language's words.
_FOREIGN = frozenset(("казахстан темир жолы", "узбекистон темир йуллари", "интер рао", "опек+"))
_SURE_HARD = frozenset("бангкок владивосток восток бишкек".split())
_QUOTED = re.compile(r"«([^«»]+)»")
_CYRILLIC = re.compile(r"[А-ЯЁа-яё]+(?:[-’][А-ЯЁа-яё]+)*")


def decline_place(name: str, case: str) -> str | None:
    """Put the name of a place into a case of `CASES`; ``None`` when it is not certain."""
    if case == "nominative":
        return name
    if case not in CASES or not name.strip():
        return None
    index = CASES.index(case) - 1
    if name in _WHOLE:
        return _WHOLE[name][index]
    if name.lower() in _FOREIGN:
        return name
    if quoted := _QUOTED.fullmatch(name):
        done = decline_place(quoted.group(1), case)
        return None if done is None else f"«{done}»"
    if phrase := decline_phrase(name, index):
        return phrase
    words = name.split()
    if not all(map(_CYRILLIC.fullmatch, words)):
        return None
    if len(words) == 1:
        return _decline_noun(name, index)
    if len(words) == 2:
        return _decline_pair(words[0], words[1], index)
    return None


def decline_organisation(name: str, case: str) -> str | None:
    """Put the name of an organisation into a case.

    A name in Latin script or an acronym never changes; others follow the rules for places.
    """
    if case == "nominative":
        return name
    if case not in CASES:
        return None
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 &.'’-]*", name):
        return name
    return decline_place(name, case)


def _decline_pair(adjective: str, noun: str, index: int) -> str | None:
    done = _decline_noun(noun, index)
    if done is None or noun.isupper():
        return None
    low = noun.lower()
    feminine = low[-1] in "ая" or low in _FEMALE_SOFT
    masculine = not feminine and (low[-1] not in "аеёиоуыэюяь" or low in _MALE_SOFT)
    if not (feminine or masculine):
        return None
    agreeing = decline_adjective(adjective, "f" if feminine else "m", index)
    if agreeing is None:
        return None
    return f"{agreeing} {noun if masculine and CASES[index + 1] == 'accusative' else done}"


def _decline_noun(word: str, index: int) -> str | None:
    if word.isupper() and len(word) > 1:
        return word  # США, ОПЕК
    low = word.lower()
    last = low[-1]
    if last in "оеиуюэё" or low in _UNCHANGED:
        return None if low.endswith(("ово", "ево", "ино")) and low != "косово" else word
    if last in "ая":
        return _decline_first(word, low, index)
    if last == "ь":
        return _decline_soft(word, low.rsplit("-", 1)[-1], index)
    if last == "й":
        if low.endswith(("ий", "ый", "ой")):
            return None
        return _attach(word[:-1], _SOFT, index)
    sure = low in _SURE_HARD
    if last in "ыжшчщцъ" or (low.endswith(("ец", "ок", "ел", "ёл", "ёк", "ень")) and not sure):
        return None
    return _attach(word, _HARD, index)


def _decline_soft(word: str, low: str, index: int) -> str | None:
    if low in _FEMALE_SOFT or low.endswith("нефть"):
        return _attach(word[:-1], _THIRD, index)
    return _attach(word[:-1], _SOFT_SIGN, index) if low in _MALE_SOFT else None


def _decline_first(word: str, low: str, index: int) -> str | None:
    stem, before = word[:-1], low[-2:-1]
    if low.endswith("ия"):
        return _attach(stem, _FIRST_IYA, index)
    if low.endswith("ая"):
        return None  # an adjective standing alone
    if low.endswith("я"):
        return _attach(stem, _FIRST_SOFT, index)
    if not before or before in "аеёиоуыэюяжшчщц":
        return None
    return _attach(stem, _FIRST_VELAR if before in "гкх" else _FIRST, index)


def _attach(stem: str, endings: tuple[str, ...], index: int) -> str:
    return stem + endings[index]
