"""People with office and country in Russian, Kazakh and Uzbek texts.

An office and a name in the nominative introduce somebody, in either order ("министр … X", "X,
министр …,"), and so do Russian words for a source ("по словам министра … X") where the nominative
is certain. In "с президентом Владимиром Путиным" nobody is introduced.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from briefing.domain import Block, PartialDate
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.countries import country_name
from briefing.language.inflect import inflect
from briefing.language.names import Name, NameTable
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.offices_of_region import fits_office, in_nominative
from briefing.summarise.people import Person
from briefing.summarise.places_of_region import places

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NAME_WORD = rf"[{_CAPITAL}][\w’'ʻʼ]*(?:-[{_CAPITAL}][\w’'ʻʼ]*)*"
_PATRONYMIC = rf"[{_CAPITAL}]\w+(?:вич|вна|ұлы|улы|қызы|кызы|oʻgʻli|qizi)|(?:oʻgʻli|qizi)"
NAME = (
    rf"(?:{_NAME_WORD}|[{_CAPITAL}]\.)(?:\s[{_CAPITAL}]\.)?\s{_NAME_WORD}(?:\s(?:{_PATRONYMIC}))?"
)
# What makes a Russian office complete, "иностранных дел": words in the genitive, no verb.
_COMPLEMENT = (
    r"(?!\w+л(?:а|о|и)?\s(?<!дел\s)(?<!отдела\s))(?:дел|отдела|и|по|[а-яё-]+(?:ых|их|ого|его|ой|ей|ов|"
    r"ев|ий|а|я|и|ы|ым|им|ам|ям))"
)
_DEPUTIES = {
    "kk": r"министрінің(?:\s+бірінші)?\s+орынбасары|вице-министрі|министрі",
    "uz": r"vaziri(?:ning\s+birinchi)?\s+oʻrinbosari|vaziri",
}
_MODIFIERS = {
    "ru": r"(?:(?:первый|бывший|экс-|главный|генеральный|исполняющий\s+обязанности|официальный|"
    r"исполнительный|государственный|специальный|старший)\s+)*",
    "kk": r"(?:(?:бірінші|бұрынғы|бас|арнайы)\s+)*",
    "uz": r"(?:(?:birinchi|sobiq|bosh|maxsus)\s+)*",
}

# Words that open a sentence and no name of an organisation.
_NO_OWNER = (
    "Кеше", "Бүгін", "Биыл", "Бұл", "Сондай", "Осы", "Ал", "Алайда", "Бұрын", "Кейін", "Жаңа",
    "Kecha", "Bugun", "Bu", "Shu", "Yangi", "Keyin", "Biroq", "Ammo", "Lekin", "Uning", "Оның",
)  # fmt: skip


def find_people_in(
    document: str,
    blocks: Iterable[Block],
    names: NameTable,
    language: str,
    published: PartialDate | None = None,
) -> tuple[Person, ...]:
    """The people whom the blocks introduce with an office, in order; each once.

    Args:
        document: Its id.
        blocks: Of the document.
        names: For countries, and for the first names of those who are called by surname only.
        language: ru, kk or uz.
        published: The date of the document: a surname is completed only to somebody who held the
            office then.
    """
    people: dict[str, Person] = {}
    for block in blocks:
        for person in _introductions(document, block, names, language, published):
            known = people.get(person.name)
            if known is None or (known.completed and not person.completed):
                people[person.name] = person
            elif known.affiliation is None and person.affiliation is not None:
                people[person.name] = replace(person, block=known.block)
    full = {person.surname for person in people.values() if not person.completed}
    return tuple(
        _with_country(person, names, language)
        for person in people.values()
        if not (person.completed and person.surname in full)
    )


def _introductions(
    document: str, block: Block, names: NameTable, language: str, published: PartialDate | None
) -> Iterator[Person]:
    text = with_uzbek_letters(block.text, language)
    found: list[tuple[int, Person]] = []
    for pattern, genitive in _patterns(language):
        for match in pattern.finditer(text):
            person = _person(match, genitive, names, language)
            if person is not None:
                found.append((match.start(), replace(person, document=document, block=block.id)))
    for match in itertools.chain(*(p.finditer(text) for p in _surname_only(language))):
        if re.search(rf"[{_CAPITAL}][\w.-]*\s$", text[: match.start("name")]) and (
            match.start("name") < match.start("role")
        ):
            continue  # "Иван Токаев, президент …"
        person = _completed(match, names, language, published)
        if person is not None:
            found.append((match.start(), replace(person, document=document, block=block.id)))
    yield from (person for _, person in sorted(found, key=lambda item: item[0]))


def _person(match: re.Match[str], genitive: bool, names: NameTable, language: str) -> Person | None:
    name = " ".join(match["name"].split())
    role = " ".join(match["role"].split())
    if any(word in places(language) for word in name.split()):
        return None
    if language != "ru":
        name = without_genitive(name, language)
    if genitive:
        nominative = _nominative(name, names)
        role_of_it = in_nominative(role)
        if nominative is None or role_of_it is None:
            return None
        name, role = nominative, role_of_it
    return Person(name, role, _country(match, language), "", "")


def without_genitive(name: str, language: str) -> str:
    """A Kazakh or Uzbek name without the ending of "Ақшолақовтың", "Karimovning"."""
    ending = {"kk": r"[тдн][іы]ң$", "uz": r"ning$"}.get(language)
    bare = re.sub(ending, "", name) if ending else name
    certain = bare != name and inflect(bare, language, "genitive", kind="person") == name
    return bare if certain else name


def _country(match: re.Match[str], language: str) -> str | None:
    groups = match.groupdict()
    place = next((groups[g] for g in ("before", "after") if groups.get(g)), None)
    code = places(language).get(" ".join((place or "").split()))
    return country_name(code, language) if code else None


def _nominative(genitive: str, names: NameTable) -> str | None:
    """The one Russian name that has this genitive."""
    row = [f for f in names.find(genitive, surnames=False, language="ru") if f.case == "genitive"]
    if len(row) == 1 and (row[0].start, row[0].end) == (0, len(genitive)):
        return row[0].name.forms["ru"]
    words = [tuple(_candidates(word)) for word in genitive.split()]
    if len(words) > 3:
        return None
    found = {
        " ".join(parts)
        for parts in itertools.product(*words)
        for gender in ("male", "female")
        if inflect(" ".join(parts), "ru", "genitive", kind="person", gender=gender) == genitive
    }
    # "Алмаса" may be a man's or a woman's: only where one reading is a name of the two.
    return next(iter(found)) if len(found) == 1 else None


def _candidates(word: str) -> Iterator[str]:
    yield word
    if word.endswith("ой"):
        yield word[:-2] + "а"
    if word.endswith("ого"):
        yield from (word[:-3] + "ий", word[:-3] + "ый")
    if word[-1:] == "а":
        yield word[:-1]
    if word[-1:] == "я":
        yield from (word[:-1] + "й", word[:-1] + "ь")
    if word[-1:] in ("ы", "и"):
        yield word[:-1] + "а"
    if word[-1:] == "и":
        yield from (word[:-1] + "я", word[:-1] + "ь")


def _completed(
    match: re.Match[str], names: NameTable, language: str, published: PartialDate | None
) -> Person | None:
    """Somebody called by office and surname, where the table has one such person in office."""
    surname, role = match["name"], " ".join(match["role"].split())
    place = match.groupdict().get("before") or match.groupdict().get("after")
    code = places(language).get(" ".join((place or "").split()))
    fitting: list[Name] = []
    for row in names.names:
        form = row.forms[language]
        if row.kind != "person" or form.rsplit(" ", 1)[-1] != surname or " " not in form:
            continue
        if code and row.country and row.country != code:
            continue
        if fits_office(role, row.office, language) and row.in_office(published):
            fitting.append(row)
    if len(fitting) != 1:
        return None
    country = country_name(code, language) if code else None
    return Person(fitting[0].forms[language], role, country, "", "", completed=True)


def _with_country(person: Person, names: NameTable, language: str) -> Person:
    found = names.find(person.name, surnames=False, language=language)
    country = found[0].name.country if len(found) == 1 else ""
    if person.affiliation is not None or not country:
        return person
    name = country_name(country, language)
    return replace(person, affiliation=name, basis="names table")


@lru_cache(maxsize=4)
def _role(language: str) -> tuple[str, str]:
    """Patterns of an office and of countries."""
    words = CUE_WORDS[language]
    heads, modifiers = words.heads, _MODIFIERS[language]
    ordered = sorted(places(language), key=len, reverse=True)
    countries = "|".join(map(re.escape, ordered))
    field = "|".join(sorted(map(re.escape, words.portfolio), key=len, reverse=True))
    if language == "ru":
        # "директор Института водных ресурсов", "глава «Казводхоза»"
        body = (
            r"(?:\s[А-ЯЁ][\w-]*(?:ого|его|ой|ей|ых|их|ства|а|ы|и|я)(?:\s[а-яё-]+){0,5}?(?<!\sи)|"
            r"(?:\s(?:компании|АО|ТОО))?\s«[^«»]{2,40}»)??"
        )
        return (
            rf"(?i:{modifiers}{heads})(?:,?\s(?:(?:{field})\b|{_COMPLEMENT})){{0,6}}?{body}",
            countries,
        )
    join = "және" if language == "kk" else "va"
    fields = rf"(?:{field})(?:(?:,\s+|\s+(?:{join}\s+)?)(?:{field}))*"
    # An organisation's own office: "«Қазсушар» кәсіпорнының бас директоры".
    owner = r"[ндт][іы]ң" if language == "kk" else r"(?:lari|si|[^aoeiu]i|lar)(?:ning)?"
    opener = "|".join(map(re.escape, _NO_OWNER))
    body = (
        rf"(?:[«“\"][^«»“”\"]{{2,40}}[»”\"]\s[\w-]+(?:\s[\w-]+){{0,2}}?(?:н[іы]ң|ning)\s|"
        rf"(?-i:(?!(?:{opener})\b)[{_CAPITAL}])[\w’ʻʼ-]+(?:\s(?-i:[a-zа-яәғқңөұүһіʻʼ-]+)){{0,3}}?"
        rf"(?<!министрі)(?<!vaziri){owner}\s)?"
    )
    field = rf"(?:{fields})\s(?:{_DEPUTIES[language]})"
    return rf"(?i:{field}|{body}{modifiers}{heads})", countries


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each with whether name and office stand in the genitive."""
    role, countries = _role(language)
    if language == "ru":
        after = rf"(?:\s(?P<after>{countries}))?"
        # заместитель министра иностранных дел · Казахстана · Алмас Айдаров
        before_name = rf"(?<![\w-])(?P<role>{role}){after}\s(?P<name>{NAME})(?!\w)"
        # Алмас Айдаров, заместитель министра иностранных дел · Казахстана,
        apposed = rf"(?<![\w.-])(?P<name>{NAME}),\s(?P<role>{role}){after}(?=[,.]|\s[—–])"
        source = r"(?i:словам|данным|мнению|оценке|информации)\s(?P<role>[\w-]+(?:\s[\w-]+){0,7}?)"
        of_source = rf"(?<!\w){source}{after}\s(?P<name>{NAME})(?!\w)"
        return (
            (re.compile(before_name), False),
            (re.compile(apposed), False),
            (re.compile(of_source), True),
        )
    # Қазақстанның · энергетика министрі · Болат Ақшолақов
    before = rf"(?:(?P<before>{countries})\s)?"
    named = rf"(?<![\w-]){before}(?P<role>{role})\s(?P<name>{NAME})(?!\w)"
    # Болат Ақшолақов, Қазақстанның · энергетика министрі,
    apposed = rf"(?<![\w.-])(?P<name>{NAME}),\s{before}(?P<role>{role})(?=[,.]|\s[—–])"
    return (re.compile(named), False), (re.compile(apposed), False)


@lru_cache(maxsize=4)
def _surname_only(language: str) -> tuple[re.Pattern[str], ...]:
    """An office and one capitalised word, or that word and the office as an apposition."""
    role, countries = _role(language)
    place = rf"(?:\s(?P<after>{countries}))?" if language == "ru" else ""
    front = "" if language == "ru" else rf"(?:(?P<before>{countries})\s)?"
    name = rf"(?P<name>{_NAME_WORD})"
    return (
        re.compile(rf"(?<![\w-]){front}(?P<role>{role}){place}\s{name}(?![\w-])(?!\s[{_CAPITAL}])"),
        re.compile(rf"(?<![\w.-]){name},\s{front}(?P<role>{role}){place}(?=[,.]|\s[—–])"),
    )
