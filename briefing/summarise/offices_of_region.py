"""Offices in Russian, Kazakh and Uzbek: their cases, and which of the names table they are."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.places_of_region import places

_MODIFIERS = {
    "первого": "первый",
    "бывшего": "бывший",
    "главного": "главный",
    "генерального": "генеральный",
    "официального": "официальный",
    "исполнительного": "исполнительный",
    "государственного": "государственный",
    "специального": "специальный",
    "старшего": "старший",
}
# Heads of the table's English offices, and words of their fields, as stems of each language.
_HEADS = {
    "deputy prime minister": ("вице-премьер",),
    "prime minister": ("премьер-министр", "bosh vazir", "премьер"),
    "president": ("президент", "prezident"),
    "minister": ("министр", "vazir"),
}
_FIELDS = {
    "energy": ("энергетик", "energetika"),
    "foreign": ("иностранн", "сыртқы", "tashqi ishlar"),
    "water": ("водн", "су ресурс", "су шаруаш", "suv "),
    "finance": ("финанс", "қаржы", "moliya"),
    "economy": ("экономи", "iqtisod"),
    "health": ("здравоохран", "денсаулық", "sogʻliq"),
    "trade": ("торгов", "сауда", "savdo"),
    "transport": ("транспорт", "көлік"),
    "agriculture": ("сельск", "ауыл", "qishloq"),
    "ecology": ("экологи", "ekologiya"),
    "defence": ("оборон", "қорғаныс", "mudofaa"),
    "justice": ("юстиц", "әділет", "adliya"),
}
# The ending of an office that owns the words after it: "министрдің айтуынша".
OF_OWNER = {"kk": r"[тдн][іы]ң", "uz": "ning"}
_NOT_THE_HEAD = ("заместител", "вице-министр", "орынбасар", "oʻrinbosar", "пресс-секретар")


def in_nominative(role: str) -> str | None:
    """A Russian office in the genitive as a nominative: "министра энергетики"."""
    words = role.split()
    front: list[str] = []
    while words and words[0].lower() in _MODIFIERS:
        front.append(_MODIFIERS[words.pop(0).lower()])
    head = _genitives().get(words[0].lower()) if words else None
    # What follows is in the genitive already.
    return " ".join([*front, head, *words[1:]]) if head else None


@lru_cache(maxsize=1)
def _genitives() -> dict[str, str]:
    return {genitive(head): head for head in russian_heads()}


def russian_heads() -> tuple[str, ...]:
    """The Russian nouns of offices."""
    words = CUE_WORDS["ru"].heads.replace("(?:ь|ьница)", "ь")
    return tuple(re.findall(r"[а-яё]+(?:-[а-яё]+)*", words))


def genitive(head: str) -> str:
    """The genitive of a Russian word for an office."""
    if head == "посол":
        return "посла"
    if head.endswith("ь"):
        return head[:-1] + "я"
    return head[:-1] + "ы" if head.endswith("а") else head + "а"


def fits_office(role: str, office: str, language: str) -> bool:
    """Whether ``role`` can only be the English ``office`` of the names table.

    A former office, a deputy's and one of another field are others; a minister's field must be
    said.
    """
    role, office = role.lower(), office.lower()
    deputy = any(word in role for word in _NOT_THE_HEAD)
    if not office or deputy or re.match(r"бывш|экс-|бұрынғы|sobiq", role):
        return False
    head = next((h for h, stems in _HEADS.items() if any(s in role for s in stems)), None)
    if head is None or not (office == head or (head == "minister" and office.startswith(head))):
        return False
    fields = {field for field, stems in _FIELDS.items() if any(s in role + " " for s in stems)}
    held = {field for field in _FIELDS if field in office}
    return fields == held and bool(held or head != "minister")


def office_pattern(language: str) -> re.Pattern[str]:
    """An office with its field and country, in the nominative or the Russian genitive."""
    words = CUE_WORDS[language]
    field = "|".join(sorted(map(re.escape, words.portfolio), key=len, reverse=True))
    country = "|".join(sorted(map(re.escape, places(language)), key=len, reverse=True))
    if language == "ru":
        heads = russian_heads()
        forms = sorted({f for h in heads for f in (h, genitive(h))}, key=len, reverse=True)
        return re.compile(
            rf"(?<![\w-])(?i:{'|'.join(forms)})(?:\s(?:и\s)?(?:{field})|,\s(?:{field})(?=\sи\s))*"
            rf"(?:\s(?:{country}))?(?![\w-])"
        )
    join = "және" if language == "kk" else "va"
    # "министрдің айтуынша", "vazirning soʻzlariga koʻra": the words for the speaker end there.
    return re.compile(
        rf"(?<![\w-])(?:(?:{country})\s)?(?i:(?:(?:{field})(?:,\s|\s(?:{join}\s)?))*"
        rf"{words.heads})(?:{OF_OWNER[language]}(?=\s*$))?(?![\w-])"
    )


def without_possessive(word: str, language: str) -> str:
    """A Kazakh or Uzbek noun without its possessive ending: "министрі", "vaziri"."""
    if language == "kk":
        return re.sub("(?:с[ыі]|[ыі])$", "", word)
    return re.sub("(?:si|i)$", "", word) if language == "uz" else word
