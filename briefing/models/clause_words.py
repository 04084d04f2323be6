"""The words that `clauses` goes by: conjunctions, and how finite verbs look.

The endings are rough on purpose. A verb that is not recognised only means that a sentence stays
whole; nouns with such endings are listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# What a border means -> how it is written between two clauses of a sentence.
JOINTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "semicolon": "; ",
        "dash": " – ",
        "label": ": ",
        "addition": ", and ",
        "contrast": ", but ",
        "comparison": ", while ",
        "cause": ", because ",
        "result": ", so ",
    },
    "ru": {
        "semicolon": "; ",
        "dash": " — ",
        "label": ": ",
        "addition": ", и ",
        "contrast": ", но ",
        "comparison": ", а ",
        "cause": ", поскольку ",
        "result": ", поэтому ",
    },
    "kk": {
        "semicolon": "; ",
        "dash": " — ",
        "label": ": ",
        "addition": ", әрі ",
        "contrast": ", бірақ ",
        "comparison": ", ал ",
        "cause": ", өйткені ",
        "result": ", сондықтан ",
    },
    "uz": {
        "semicolon": "; ",
        "dash": " — ",
        "label": ": ",
        "addition": " va ",
        "contrast": ", lekin ",
        "comparison": ", ayni paytda ",
        "cause": ", chunki ",
        "result": ", shu sababli ",
    },
}
# "as", "since", "for" and "or" have other meanings too; "while" after a comma compares.
CONJUNCTIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "addition": ("and",),
        "contrast": ("but", "yet"),
        "comparison": ("while", "whereas"),
        "cause": ("because",),
        "result": ("so",),
    },
    "ru": {
        "addition": ("и",),
        "contrast": ("но", "однако"),
        "comparison": ("а", "тогда как", "в то время как"),
        "cause": ("потому что", "поскольку", "так как"),
        "result": ("поэтому",),
    },
    "kk": {
        "addition": ("және", "әрі"),
        "contrast": ("бірақ", "алайда"),
        "comparison": ("ал",),
        "cause": ("өйткені", "себебі"),
        "result": ("сондықтан",),
    },
    "uz": {
        "addition": ("va", "hamda"),
        "contrast": ("lekin", "biroq", "ammo"),
        "comparison": ("ayni paytda",),
        "cause": ("chunki",),
        "result": ("shu sababli", "shuning uchun"),
    },
}


def _sets(**lists: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in lists.items()}


# A clause with one of these reports, or sets a condition, and what follows may depend on it.
SUBORDINATORS = _sets(
    en="that whether if unless when although though provided which who whose whom how why",
    ru="что чтобы если когда хотя пока будто как который которая которое которые которого которой "
    "которых которому которым которую котором",
    kk="егер деп",
    uz="agar deb ki",
)
ADVERBS = _sets(
    en="also then now still thus therefore however meanwhile later soon even",
    ru="также затем теперь потом тогда сейчас уже",
    kk="сондай-ақ енді қазір кейін",
    uz="shuningdek endi hozir keyin",
)
OPENING_PRONOUNS = _sets(
    kk="ол олар біз бұл осы барлық бүкіл", uz="u ular biz bu shu ushbu barcha butun"
)
_ENGLISH_VERBS = frozenset(
    "is are was were am has have had will would can could may might must shall should do does did "
    "said says told became began bought brought built came cost cut fell felt found gave got grew "
    "held kept knew led left lost made meant met paid put ran rose saw sent set sold spent spoke "
    "stood took thought went won wrote fall falls rise rises grow grows remain remains plan plans "
    "expect expects want wants need needs hope hopes seek seeks support supports consider "
    "considers depend depends continue continues face faces".split()
)
# Regular verbs and many others have one form for "they sold" and "sold by them"; these do not.
_PAST_ONLY = frozenset(
    "became began came fell gave grew knew ran rose saw spoke took went wrote".split()
)
_NOT_VERBS = frozenset(
    # English
    "united hundred indeed speed feed seed "
    # Russian nouns with the ending of a verb
    "совет бюджет кредит интернет визит лимит дефицит профицит транзит паритет приоритет комитет "
    "университет авторитет суверенитет пакет билет предмет объект отчет отчёт счет счёт ответ "
    "запрет завет капитал материал потенциал персонал отдел раздел предел канал журнал филиал "
    "терминал генерал вокзал квартал сигнал скандал идеал урал футбол протокол уголь угол стол "
    "тела сила стрела скала шкала земли цели модели недели мысли доклад нет лет".split()
)
_ENGLISH = re.compile(r"[a-z]{2,}ed")
_RUSSIAN = re.compile(
    r"[а-яё]{2,}(?:[аяиеыу]л(?:а|о|и)?|[аяиеыуо]л(?:ся|ась|ось|ись)|[её]т|ит|[аяую]т|"
    r"[её]тся|ится|[аяую]тся)|был[аои]?|будет|будут|может|могут|есть|шел|шёл|шла|шли"
)
_KAZAKH = re.compile(
    r"\w*(?:[дт][ыі]|[аеий]ды|[аеий]ді|ған|ген|қан|кен|мақ|мек|бақ|бек|пақ|пек|[мбп]із)|"
    r"отыр|тұр|жатыр|жүр|емес|жоқ|бар|керек|мүмкін|тиіс|қажет|дайын"
)
_UZBEK = re.compile(
    r"\w*(?:di|dilar|[aiy]di|gan|yapti|moqda|moqdalar|moqchi)|"
    r"kerak|mumkin|lozim|zarur|edi|emas|yoʻq|bor|tayyor"
)
_APOSTROPHES = str.maketrans({"’": "ʻ", "‘": "ʻ", "'": "ʻ"})


def is_finite_verb(word: str, language: str) -> bool:
    """Whether a word in small letters looks like one."""
    if word in _NOT_VERBS:
        return False
    if language == "en":
        return word in _ENGLISH_VERBS or bool(_ENGLISH.fullmatch(word))
    if language == "ru":
        return bool(_RUSSIAN.fullmatch(word))
    pattern = _KAZAKH if language == "kk" else _UZBEK
    return bool(pattern.fullmatch(word.translate(_APOSTROPHES)))


def has_finite_verb(words: Sequence[str], text: str, language: str) -> bool:
    """Whether a clause has one; in Kazakh and Uzbek as its last word.

    Args:
        words: Of ``text``, in order.
    """
    small = [word.lower() for word in words]
    if language in ("kk", "uz"):
        last = re.split(r",\s", text)[0] if small else ""
        ends = {small[-1:][0] if small else "", (re.findall(r"[\w’'ʻʼ-]+", last) or [""])[-1]}
        return any(is_finite_verb(word.lower(), language) for word in ends)
    for place, word in enumerate(small):
        participle = language == "en" and _is_participle(small[place:])
        # A capital inside a sentence is a name: "Совет", "United".
        if not participle and words[place][0].islower() and is_finite_verb(word, language):
            return True
    return False


def _is_participle(words: Sequence[str]) -> bool:
    """Whether the first of some words is one by what follows: "sold by", not "fell by 3"."""
    word, following = words[0], words[1:3]
    by_whom = following[:1] == ["by"] and not following[-1][0].isdigit()
    return by_whom and word not in _PAST_ONLY
