"""People whom ``names.csv`` lacks, in Russian, Kazakh and Uzbek sentences, in any case.

A run of words with capitals is a person's name if its last word has the form of a surname, or if
its first word is a known given name. Its nominative is worked out backwards: of the forms that it
may have come from, those are kept that `inflect` puts into the form that stands there. Where more
than one is left, or none, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.countries import find_country
from briefing.language.inflect import CASES, inflect
from briefing.language.new_names import NewName
from briefing.language.russian import guess_gender, is_given_name
from briefing.language.scripts.romanisation import rewrite_name

_WORD = {
    "ru": r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*",
    "kk": r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?:-[А-ЯЁӘҒҚҢӨҰҮҺІ]?[а-яёәғқңөұүһі]+)*",
    "uz": r"[A-Z][ʻʼ]?[a-zʻʼ]+(?:-[A-Z]?[a-zʻʼ]+)*",
}
_RUN = {
    code: re.compile(rf"(?<![\w-]){word}(?:[ \u00a0]{word})+(?![\w-])")
    for code, word in _WORD.items()
}
# Of men and of women, in the nominative.
_SURNAME = {
    "ru": re.compile(
        r".{2,}(?:[оеё]ва?|[еи]нко|[сц]кий|[сц]кая|швили|дзе|янц?|улы|кызы|заде)|.{3,}[иы]на?"
    ),
    "kk": re.compile(
        r".{2,}(?:[оеё]ва?|[сц]кий|[сц]кая|ұлы|улы|қызы|кызы|баев|бекұлы)|.{3,}[иы]на?"
    ),
    "uz": re.compile(r".{2,}(?:[oe]va?|skiy|skaya|oʻgʻli|qizi|zoda)"),
}
_PATRONYMIC = {
    "ru": re.compile(r".{2,}(?:[оеё]вич|ич|[оеё]вн|ичн|улы|кызы|оглы)\w{0,3}"),
    "kk": re.compile(r".{2,}(?:ұлы|улы|қызы|кызы|[оеё]вич|[оеё]вна)"),
    "uz": re.compile(r".{2,}(?:[oe]vich|[oe]vna|oʻgʻli|qizi)"),
}
# What a Russian form may have lost, and what stands there instead: "Петрова", "Петров".
_RUSSIAN_BACK = (
    ("", ""), ("а", ""), ("у", ""), ("е", ""), ("ом", ""), ("ем", ""), ("ым", ""),
    ("я", "й"), ("ю", "й"), ("е", "й"), ("ем", "й"), ("и", "й"), ("я", "ь"), ("ю", "ь"),
    ("ем", "ь"),
    ("и", "ь"), ("ью", "ь"),
    ("ы", "а"), ("и", "а"), ("е", "а"), ("у", "а"), ("ой", "а"), ("ей", "а"),
    ("и", "я"), ("е", "я"), ("ю", "я"), ("ей", "я"), ("ии", "ия"), ("ией", "ия"), ("ию", "ия"),
    ("ого", "ий"), ("ому", "ий"), ("им", "ий"), ("ом", "ий"), ("ого", "ый"), ("ому", "ый"),
    ("ой", "ая"), ("ую", "ая"),
)  # fmt: skip
_FLEETING = {"павл": "павел", "льв": "лев", "петр": "пётр"}
_SUFFIXES = {
    "kk": r"(?:[нтд][ыі]ң|[ғгқк][ае]|[нтд][ыі]|[тд][ае]н?|н[ае]н|[мбп]ен)",
    "uz": r"(?:ning|ni|ga|ka|qa|dan|da)",
}
_TITLE = {
    "ru": (
        r"президент|премьер|вице-премьер|министр|премьер-министр|замминистра|вице-министр|глав[аыеу]|"
        r"директор|председател|спикер|депутат|сенатор|аким|хоким|губернатор|мэр|посол|посл|"
        r"представител|секретар|пресс-секретар|руководител|начальник|эксперт|аналитик|экономист|"
        r"политолог|профессор|учён|ученый|ученого|журналист|инженер|фермер|господин|госпож|жител|"
        r"советник|врач|юрист|адвокат|предпринимател|генерал|полковник|координатор"
    ),
    "kk": (
        r"президент|премьер|министр|әкім|төраға|директор|басшы|спикер|депутат|сенатор|елші|өкіл|хатшы|"
        r"сарапшы|талдаушы|экономист|саясаттанушы|профессор|ғалым|журналист|инженер|фермер|тұрғын|"
        r"кеңесші|дәрігер|заңгер|кәсіпкер|генерал|орынбасар|мырза|ханым|үйлестіруші"
    ),
    "uz": (
        r"prezident|premyer|vazir|hokim|rais|direktor|rahbar|boshliq|spiker|deputat|senator|elchi|vakil|"
        r"kotib|ekspert|tahlilchi|iqtisodchi|siyosatshunos|professor|olim|jurnalist|muhandis|fermer|"
        r"maslahatchi|shifokor|yurist|tadbirkor|general|oʻrinbosar|janob|xonim|muvofiqlashtiruvchi"
    ),
}
_TITLE_BEFORE = {
    code: re.compile(rf"(?<![\w-])(?:{stems})[\w-]{{0,6}}[ \u00a0]$", re.IGNORECASE)
    for code, stems in _TITLE.items()
}
_TITLE_WORD = {
    code: re.compile(rf"(?:{stems})[\w-]{{0,6}}", re.I) for code, stems in _TITLE.items()
}
# Adjectives with a capital begin names of places and organisations: "Восточная Украина".
_ADJECTIVE = re.compile(
    r".+(?:[аяо]я|[ыио]й|[оеи]е|[ое]го|[ыи]х|[ыи]м|ую|дық|дік|тық|тік|лық|лік|iy)"
)
_OF_ORGANISATIONS = re.compile(
    r"банк|министерств|университет|институт|компани|корпорац|агентств|комитет|совет|фонд|союз|"
    r"федерац|республик|област|район|завод|станци|проспект|улиц|академи|министрліг|облыс|аудан|"
    r"қала|одағ|қор|көше|даңғыл|вазирли|universitet|vazirlik|viloyat|tuman|shahar|jamgʻarma|koʻcha",
    re.IGNORECASE,
)


def find_new_people_of_region(text: str, language: str) -> tuple[NewName, ...]:
    """Full names of people, known ones too, in the nominative.

    Args:
        text: One or more sentences.
        language: ru, kk or uz.
    """
    text = with_uzbek_letters(text, language)
    found: dict[str, bool] = {}
    for match in _RUN[language].finditer(text):
        before = text[: match.start()]
        opens = not before.strip() or before.rstrip()[-1] in ".!?«“„—–:"
        titled = bool(_TITLE_BEFORE[language].search(before))
        for run in _without_titles(match.group().replace("\u00a0", " ").split(" "), language):
            if run is None:
                opens, titled = False, True
                continue
            for part, first in _parts(run, language):
                name = _nominative(part, language)
                given = name is not None and _is_given(name, language)
                # The capital of the first word of a sentence says nothing.
                if name is None or (opens and first and not given):
                    continue
                if len(run) > len(part) and not _has_surname(name, language):
                    continue  # of three words it is not clear which two are the name
                found[name] = found.get(name, False) or given or (first and titled)
                break
    return tuple(NewName(name, sure) for name, sure in found.items())


def _without_titles(words: list[str], language: str) -> Iterator[list[str] | None]:
    """Runs of words without titles, ``None`` in the place of each title."""
    run: list[str] = []
    for word in words:
        if not _TITLE_WORD[language].fullmatch(word):
            run.append(word)
            continue
        yield from ([run, None] if run else [None])
        run = []
    yield run


def _parts(words: list[str], language: str) -> Iterator[tuple[list[str], bool]]:
    """Words of a run that may be a name, the likest first.

    Beside a name there may be that of a country or of something else: "Казахстана Арман Шаккалиев",
    "Садыр Жапаров Қамбаратаға".

    Returns:
        The words, and whether the run begins with them.
    """
    pairs = range(len(words) - 1)
    for start in pairs[:-1]:
        if _PATRONYMIC[language].fullmatch(words[start + 1].lower()):
            yield words[start : start + 3], start == 0
    for start in pairs:
        yield words[start : start + 2], start == 0


def _nominative(words: list[str], language: str) -> str | None:
    if any(_OF_ORGANISATIONS.match(word) for word in words):
        return None
    if any(find_country(word, language) for word in words):
        return None
    candidates = list(dict.fromkeys(_bases(" ".join(words), language)))
    known = [name for name in candidates if _is_given(name, language)]
    if not known:  # the surname alone has to show it
        known = [name for name in candidates if not _ADJECTIVE.fullmatch(name.split(" ")[0])]
        known = [name for name in known if _has_surname(name, language)]
    else:
        known = [name for name in known if _has_surname(name, language)] or known
    return known[0] if len(known) == 1 else None


def _is_given(name: str, language: str) -> bool:
    return is_given_name(rewrite_name(name.split(" ")[0], language, "ru"))


def _has_surname(name: str, language: str) -> bool:
    return _SURNAME[language].fullmatch(name.rsplit(" ", 1)[-1].lower()) is not None


def _bases(name: str, language: str) -> Iterator[str]:
    """Names in the nominative of which ``name`` is some case."""
    if language == "ru":
        yield from _russian_bases(name.split(" "))
        return
    stem = re.sub(rf"{_SUFFIXES[language]}$", "", name)
    for base in dict.fromkeys((name, stem)):
        if base == name and stem != name and _has_surname(stem, language):
            continue  # "Маминнің" is no nominative
        if base == name or any(inflect(base, language, c, kind="person") == name for c in CASES):
            yield base


def _russian_bases(words: list[str]) -> Iterator[str]:
    for case in ("nominative", "genitive", "dative", "accusative", "locative", "instrumental"):
        for gender in ("male", "female"):
            for base in _russian_words(words):
                shown = guess_gender(base)
                if shown not in (None, gender):
                    continue
                if inflect(base, "ru", case, kind="person", gender=gender) == " ".join(words):
                    yield base


def _russian_words(words: list[str]) -> Iterator[str]:
    first = list(_russian_word(words[0]))
    for last in _russian_word(words[-1]):
        for given in first:
            if len(words) == 2:
                yield f"{given} {last}"
            else:
                yield from (f"{given} {middle} {last}" for middle in _russian_word(words[1]))


def _russian_word(word: str) -> Iterator[str]:
    for ending, instead in _RUSSIAN_BACK:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            base = word[: len(word) - len(ending)] + instead
            yield base
            if base.lower() in _FLEETING:
                yield _FLEETING[base.lower()].capitalize()
