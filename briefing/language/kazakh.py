"""Case endings of Kazakh in Cyrillic.

An ending follows the last vowel of the word (back or front) and its final sound. Loan words and
names follow their Russian spelling: a final в, г, ф, б or д counts as voiceless, и and у at the
end count as consonants. Where usage wavers (Петербургта, Петербургте) there is no answer.
"""

from __future__ import annotations

import re

CASES = (
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
)

_BACK = "аоұыя"
_FRONT = "әөүіеэё"
_VOWELS = _BACK + _FRONT + "иую"
_VOICELESS = "пфкқтсшщцчхһбвгд"
_NASAL = "мнң"
_FINAL = frozenset(_VOICELESS + _NASAL + "рлйзж")

# Endings by final sound, back and front. vowel: ана; nasal: қазан; liquid: наурыз, мамыр, тау;
# voiceless: халық.
_ENDINGS: dict[str, dict[str, tuple[str, str]]] = {
    "genitive": {
        "vowel": ("ның", "нің"),
        "nasal": ("ның", "нің"),
        "liquid": ("дың", "дің"),
        "voiceless": ("тың", "тің"),
    },
    "dative": {
        "vowel": ("ға", "ге"),
        "nasal": ("ға", "ге"),
        "liquid": ("ға", "ге"),
        "voiceless": ("қа", "ке"),
    },
    "accusative": {
        "vowel": ("ны", "ні"),
        "nasal": ("ды", "ді"),
        "liquid": ("ды", "ді"),
        "voiceless": ("ты", "ті"),
    },
    "locative": {
        "vowel": ("да", "де"),
        "nasal": ("да", "де"),
        "liquid": ("да", "де"),
        "voiceless": ("та", "те"),
    },
    "ablative": {
        "vowel": ("дан", "ден"),
        "nasal": ("нан", "нен"),
        "liquid": ("дан", "ден"),
        "voiceless": ("тан", "тен"),
    },
    "instrumental": {
        "vowel": ("мен", "мен"),
        "nasal": ("мен", "мен"),
        "liquid": ("мен", "мен"),
        "sibilant": ("бен", "бен"),
        "voiceless": ("пен", "пен"),
    },
}
# After the possessive -ы, -і, -сы, -сі.
_POSSESSED = {
    "genitive": ("ның", "нің"),
    "dative": ("на", "не"),
    "accusative": ("н", "н"),
    "locative": ("нда", "нде"),
    "ablative": ("нан", "нен"),
    "instrumental": ("мен", "мен"),
}
# Words whose harmony the letters do not show.
_HARMONY = {
    "баку": "front",
    "сеул": "front",
    "институт": "back",
    "бейрут": "back",
    "минут": "back",
    "банк": "front",
    "парк": "front",
    "нью-йорк": "front",
    "санкт-петербург": "front",
    "петербург": "front",
}
# How an acronym that cannot be read as a word is said.
_SPOKEN = {
    "АҚШ": "ақш",
    "ТМД": "тмда",
    "ҚР": "қыра",
    "KEGOC": "кегок",
    "OPEC": "опек",
    "UNESCO": "юнеско",
    "NATO": "нато",
}
_DIGITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = {3: "мың", 6: "миллион", 9: "миллиард", 12: "триллион"}
_SIGNS = {
    "%": "пайыз",
    "млн": "миллион",
    "млрд": "миллиард",
    "трлн": "триллион",
    "₸": "теңге",
    "$": "доллар",
    "€": "еуро",
    "км": "километр",
    "га": "гектар",
    "кг": "килограмм",
    "квт": "киловатт",
    "мвт": "мегаватт",
    "гвт": "гигаватт",
    "квт·сағ": "сағат",
    "мвт·сағ": "сағат",
    "гвт·сағ": "сағат",
    "твт·сағ": "сағат",
    "°c": "градус",
}
_LATIN_FINAL = {
    **dict.fromkeys("bdfkpstvxc", "voiceless"),
    **dict.fromkeys("lrzj", "liquid"),
    **dict.fromkeys("mn", "nasal"),
    **dict.fromkeys("ao", "vowel"),
}
_CYRILLIC_WORD = re.compile(r"[а-яёәғқңөұүһі]+(?:[-’][а-яёәғқңөұүһі]+)*")
_LAST_WORD = re.compile(r"[^\s\u00a0]+$")
_NUMBER = re.compile(r"(?:\d[\d\s\u00a0]*,)?(\d[\d\s\u00a0]*)$", re.ASCII)
_AGENTS = ("шы", "ші")
# Phrases that end in these are no izafet although they end in ы or і.
_NO_IZAFET = frozenset("алматы кісі екі жеті алты жарты түркі ішкі сыртқы кәсіпқойы".split())


def decline(word: str, case: str, *, possessed: bool = False) -> str | None:
    """Put the last word of a phrase into a case.

    Args:
        word: A word or phrase in the nominative; a number in digits and a Latin name are allowed
            and take the ending after a hyphen.
        case: One of `CASES`.
        possessed: The word ends in the possessive of the third person (министрі, Ұйымы).

    Returns:
        The phrase in the case, or ``None`` when the ending is not certain.
    """
    if case == "nominative":
        return word
    last = _LAST_WORD.search(word)
    if case not in CASES or last is None:
        return None
    if possessed:
        return _decline_possessed(word, case)
    joint, spoken = _say(word, last.group())
    if spoken is None:
        return None
    ending = case_ending(spoken, case)
    if ending is None:
        return None
    if not joint and re.search(r"([^\W\d_])\1$", word) and word[-1] not in _VOWELS:
        # Loan words drop one of two final consonants: грамм, грамға. Names may keep both.
        return f"{word[:-1]}{ending}" if last.group().islower() else None
    return f"{word}{joint}{ending}"


def is_izafet(phrase: str) -> bool | None:
    """Whether a phrase of several words ends in the possessive (Қаржы министрлігі).

    Returns:
        ``None`` for a single word in -ы or -і, which may be either.
    """
    words = phrase.lower().split()
    if not words or words[-1][-1:] not in "ыі":
        return False
    last = words[-1].rsplit("-", 1)[-1]
    if last in _NO_IZAFET or last.endswith(_AGENTS):
        return False
    return True if len(words) > 1 or last.endswith(("лығы", "лігі", "сы", "сі")) else None


def case_ending(spoken: str, case: str) -> str | None:
    """The ending after a word as it is said, e.g. ``қазан``, ``locative`` -> ``да``."""
    word = spoken.lower()
    harmony, final = _harmony(word), _final(word)
    if harmony is None or final is None:
        return None
    endings = _ENDINGS[case]
    if case == "instrumental" and final == "liquid" and word.rstrip("ь")[-1] in "зж":
        final = "sibilant"
    back, front = endings[final]
    return back if harmony == "back" else front


def say_number(digits: str) -> str:
    """The last word of a whole number as it is said: ``2022`` -> ``екі``, ``300`` -> ``жүз``."""
    digits = digits.lstrip("0")
    if not digits:
        return _DIGITS[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0:
        return _DIGITS[int(digits[-1])]
    if zeros == 1:
        return _TENS[int(digits[-2])]
    if zeros == 2:
        return "жүз"
    return _POWERS[min(zeros // 3 * 3, 12)]


def _decline_possessed(word: str, case: str) -> str | None:
    last = word[-1:].lower()
    if last not in ("ы", "і"):
        return None
    back, front = _POSSESSED[case]
    return word + (back if last == "ы" else front)


def _say(phrase: str, last: str) -> tuple[str, str | None]:
    """What stands before the ending, and the word that decides about it."""
    bare = last.lower()
    if bare in _SIGNS or last[-1] in _SIGNS:
        return "-", _SIGNS.get(bare) or _SIGNS[last[-1]]
    if number := _NUMBER.search(phrase):
        return "-", say_number(re.sub(r"\D", "", number.group(1)))
    if last in _SPOKEN:
        return "-", _SPOKEN[last]
    # Of a compound its last part is said last: Нью-Йорк, Касым-Жомарт.
    if _CYRILLIC_WORD.fullmatch(bare):
        if not set(last) - set("ІХ"):
            return "-", None  # a Roman number
        if _is_acronym(last):
            return "-", bare if _is_readable(bare) else None
        return "", bare
    if re.fullmatch(r"[A-Za-z][A-Za-z-]*", last):
        return "-", None if _is_acronym(last) else _say_latin(bare)
    return "", None


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_readable(word: str) -> bool:
    return word[-1] in _VOWELS or (len(word) > 2 and word[-2] in _VOWELS)


def _say_latin(word: str) -> str | None:
    """A Cyrillic stand-in with the same last vowel and the same kind of final sound."""
    vowels = re.findall("[aeiouy]", word)
    final = _LATIN_FINAL.get(word[-1])
    if final is None or not vowels or vowels[-1] == "y" or word.endswith(("ch", "ng", "sh")):
        return None
    vowel = "а" if vowels[-1] in "aou" else "е"
    if final == "vowel":
        return "о" if word[-1] == "o" else "а"
    # z is the only one of its class after which -бен follows.
    return vowel + ("з" if word[-1] in "zj" else {"voiceless": "т", "liquid": "р"}.get(final, "н"))


def _final(word: str) -> str | None:
    """The class of the final sound."""
    letter = word.rstrip("ьъ")[-1:]
    if not letter:
        return None
    if letter in "иую":
        return "liquid"
    if letter in _VOWELS:
        return "vowel"
    if letter not in _FINAL or word.endswith(("ст", "ск", "кт")):
        return None  # туристке or туриске, Минскіде or Минскте: usage wavers
    if letter in _NASAL:
        return "nasal"
    return "voiceless" if letter in _VOICELESS else "liquid"


def _harmony(word: str) -> str | None:
    """``back`` or ``front`` by the last vowel that shows it."""
    if word in _HARMONY:
        return _HARMONY[word]
    vowels = [letter for letter in word if letter in _VOWELS]
    if not vowels:
        return None
    last = vowels[-1]
    if word.endswith("ь"):  # рубльге, апрельде; but секретарьға beside секретарьге
        return "front" if last in _FRONT + "иую" else None
    if last in _BACK + "у" and re.search(r"[рнлс][кг]$", word):
        return None  # soft in some loan words (банкке, Нью-Йоркте), not in all
    if surname := re.search(r"([аояую])ев$", word):
        # Said as -айып: Назарбаевтың, Тоқаевтың; after other vowels usage wavers.
        return "back" if surname.group(1) in "ао" else None
    if last in _BACK:
        return "back"
    if last in _FRONT:
        return "front"
    if last == "ю":
        return "front" if word.endswith("ю") else None
    if last == "и":
        return _harmony_of_i(word)
    return _harmony_of_u(word, vowels[:-1])


def _harmony_of_i(word: str) -> str | None:
    if word.endswith("их"):
        return "back"
    if re.search("[қғ]", word) and not re.search(f"[{_FRONT}]", word):
        # Жұманғариннің: the ending of surnames that came from Russian is soft.
        return "front" if re.search("[^қғ]ин$", word) else None
    return "front"


def _harmony_of_u(word: str, before: list[str]) -> str | None:
    """у sounds like the vowels before it: оқуға, келуге; in loan words with и it is uncertain."""
    shown = [letter for letter in before if letter in _BACK + _FRONT]
    if not shown:
        return "back" if "и" not in before and "ю" not in before else None
    if shown[-1] in _BACK:
        return "back"
    return "front" if word.endswith("у") else None
