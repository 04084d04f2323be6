"""Names, terms and numbers in the case that a sentence needs.

No answer is given where a native reader might object: the caller then keeps the nominative in
another wording or reports it.
"""

from __future__ import annotations

import re

from briefing.language import kazakh, russian, russian_places, uzbek

KINDS = ("person", "place", "organisation", "common", "number")
CASES = kazakh.CASES
_UNCHANGED = re.compile(r"[-−]?[0-9][0-9\u00a0 ]*(?:[.,][0-9]+)?")
# Signs and abbreviations after a number have one written form in Russian.
_RU_ABBREVIATIONS = re.compile(
    r"(?:тыс\.|млн|млрд|трлн|%|₸|\$|€|км|м|кг|га|МВт|кВт|ГВт|[кМГТ]Вт·ч|°C|куб\.[ \u00a0]м|"
    r"кв\.[ \u00a0]к?м|п\.[ \u00a0]п\.)(?:[ \u00a0]+|$)"
)


def inflect(
    phrase: str, language: str, case: str, *, kind: str = "common", gender: str | None = None
) -> str | None:
    """Put a phrase into a case.

    Args:
        phrase: In the nominative, in the alphabet of the language.
        language: en, ru, kk or uz.
        case: nominative, genitive, dative, accusative, locative (Russian: prepositional),
            ablative (Kazakh and Uzbek only) or instrumental.
        kind: person, place, organisation, common or number.
        gender: male or female, for Russian persons; guessed only where the name shows it.

    Returns:
        The phrase in the case, or ``None`` when it is not certain.

    Raises:
        ValueError: The language, case or kind is unknown.
    """
    if case not in CASES or kind not in KINDS or language not in ("en", "ru", "kk", "uz"):
        raise ValueError(f"cannot inflect for language {language!r}, case {case!r}, kind {kind!r}")
    if not phrase.strip():
        return None
    if case == "nominative":
        return phrase
    if language == "en":
        return _english(phrase, case)
    if language == "uz":
        return uzbek.decline(phrase, case)
    return _kazakh(phrase, case, kind) if language == "kk" else _russian(phrase, case, kind, gender)


def _english(phrase: str, case: str) -> str:
    if case != "genitive":
        return phrase
    return f"{phrase}’" if phrase.endswith("s") and not phrase.endswith("ss") else f"{phrase}’s"


def _kazakh(phrase: str, case: str, kind: str) -> str | None:
    if kind in ("person", "number"):
        # АҚШ доллары is an izafet; a person's name that ends in ы or і is none.
        possessed = kind == "number" and kazakh.is_izafet(phrase)
        return kazakh.decline(phrase, case, possessed=bool(possessed))
    izafet = kazakh.is_izafet(phrase)
    if izafet is None and kind == "common":
        return None
    return kazakh.decline(phrase, case, possessed=bool(izafet))


def _russian(phrase: str, case: str, kind: str, gender: str | None) -> str | None:
    if case not in russian.CASES:
        return None
    if kind == "person":
        return russian.decline_person(phrase, case, gender)
    if kind == "place":
        return russian_places.decline_place(phrase, case)
    if kind == "organisation":
        return russian_places.decline_organisation(phrase, case)
    if kind == "number" and _has_one_form(phrase):
        return phrase
    return None


def _has_one_form(phrase: str) -> bool:
    number = _UNCHANGED.match(phrase)
    if number is None:
        return False
    rest = phrase[number.end() :].lstrip(" \u00a0")
    while rest:
        sign = _RU_ABBREVIATIONS.match(rest)
        if sign is None:
            return False
        rest = rest[sign.end() :]
    return True
