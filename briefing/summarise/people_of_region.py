"""People with office and country in Russian, Kazakh and Uzbek texts, and whom a subject means.

Everything is read in the nominative, which is how these languages mark a subject: in "с
президентом Владимиром Путиным" nobody is introduced. What is not certain gives no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing.domain import Block, Speaker
from briefing.language.countries import country_codes, country_name
from briefing.language.inflect import inflect
from briefing.language.names import NameTable
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.people import Person

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NAME_WORD = rf"[{_CAPITAL}][\w’'ʻʼ]*(?:-[{_CAPITAL}][\w’'ʻʼ]*)*"
_PATRONYMIC = rf"[{_CAPITAL}]\w+(?:вич|вна|ұлы|улы|қызы|кызы|oʻgʻli|qizi)|(?:oʻgʻli|qizi)"
_NAME = (
    rf"(?:{_NAME_WORD}|[{_CAPITAL}]\.)(?:\s[{_CAPITAL}]\.)?\s{_NAME_WORD}(?:\s(?:{_PATRONYMIC}))?"
)
# What makes a Russian office complete, "иностранных дел": words in the genitive, no verb.
_COMPLEMENT = (
    r"(?!\w+л(?:а|о|и)?\s(?<!дел\s)(?<!отдела\s))(?:дел|отдела|и|по|[а-яё-]+(?:ых|их|ого|его|ой|ей|ов|"
    r"ев|ий|а|я|и|ы|ым|им|ам|ям))"
)
# Kazakh and Uzbek offices are a field and a head; a field that is not known is left out.
_FIELDS = {
    "kk": (
        "энергетика|сыртқы істер|ішкі істер|қаржы|ұлттық экономика|экономика|денсаулық сақтау|"
        "су ресурстары және ирригация|су шаруашылығы|көлік|сауда және интеграция|сауда|"
        "ауыл шаруашылығы|әділет|қорғаныс|оқу-ағарту|білім|экология және табиғи ресурстар|экология|"
        "мәдениет және ақпарат|төтенше жағдайлар|өнеркәсіп және құрылыс|цифрлық даму|"
        "туризм және спорт|энергетика және табиғи ресурстар|энергетика және су ресурстары"
    ),
    "uz": (
        "energetika|tashqi ishlar|ichki ishlar|moliya|iqtisodiyot va moliya|iqtisodiyot|"
        "milliy iqtisodiyot|sogʻliqni saqlash|suv xoʻjaligi|suv resurslari va irrigatsiya|"
        "transport|"
        "savdo va integratsiya|savdo|qishloq xoʻjaligi|adliya|mudofaa|taʼlim|ekologiya|"
        "favqulodda vaziyatlar|investitsiyalar va tashqi savdo|raqamli rivojlanish|"
        "energetika va tabiiy resurslar|energetika va suv resurslari|sanoat va savdo"
    ),
}
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


def find_people_in(
    document: str, blocks: Iterable[Block], names: NameTable, language: str
) -> tuple[Person, ...]:
    """The people whom the blocks introduce with an office, in order; each once."""
    people: dict[str, Person] = {}
    for block in blocks:
        for match in _introduction(language).finditer(block.text):
            name = " ".join(match["name"].split())
            if match["name"].split()[0] in _places(language) or name in people:
                continue
            place = next((match[g] for g in ("before", "after") if g in match.groupdict()), None)
            country = _places(language).get(" ".join((place or "").split()))
            affiliation = country_name(country, language) if country else None
            role = " ".join(match["role"].split())
            person = Person(name, role, affiliation, document, block.id)
            people[name] = _with_country(person, names, language)
    return tuple(people.values())


def _with_country(person: Person, names: NameTable, language: str) -> Person:
    found = names.find(person.name, surnames=False, language=language)
    country = found[0].name.country if len(found) == 1 else ""
    if person.affiliation is not None or not country:
        return person
    return Person(
        person.name,
        person.role,
        country_name(country, language),
        person.document,
        person.block,
        "names table",
    )


@lru_cache(maxsize=4)
def _introduction(language: str) -> re.Pattern[str]:
    heads, modifiers = CUE_WORDS[language].heads, _MODIFIERS[language]
    ordered = sorted(_places(language), key=len, reverse=True)
    places = "|".join(map(re.escape, ordered))
    if language == "ru":
        # заместитель министра иностранных дел · Казахстана · Алмас Айдаров
        return re.compile(
            rf"(?<![\w-])(?P<role>(?i:{modifiers}{heads})(?:\s{_COMPLEMENT}){{0,6}}?)"
            rf"(?:\s(?P<after>{places}))?\s(?P<name>{_NAME})(?!\w)"
        )
    # Қазақстанның · энергетика министрі · Болат Ақшолақов
    role = rf"(?:(?:{_FIELDS[language]})\s(?:{_DEPUTIES[language]})|{modifiers}{heads})"
    return re.compile(
        rf"(?<![\w-])(?:(?P<before>{places})\s)?(?P<role>(?i:{role}))\s(?P<name>{_NAME})(?!\w)"
    )


@lru_cache(maxsize=4)
def _places(language: str) -> dict[str, str]:
    """Countries as they stand at an office: Russian in the genitive, the others also bare."""
    places: dict[str, str] = {}
    for code in country_codes():
        name = country_name(code, language)
        genitive = inflect(name, language, "genitive", kind="place")
        for form in (genitive, name if language != "ru" else None):
            if form:
                places.setdefault(form, code)
    return places


class RegionalReferents:
    """Whom a subject means, for the same use as `briefing.summarise.referents.Referents`."""

    def __init__(self, people: tuple[Person, ...], language: str) -> None:
        self._people = people
        self._words = CUE_WORDS[language]
        self._pronoun = re.compile(rf"{self._words.pronoun}(?![\w-])", re.IGNORECASE)
        self._not_alone = re.compile(self._words.not_alone, re.IGNORECASE)
        self._office = re.compile(rf"{self._words.heads}(?![\w-])", re.IGNORECASE)

    def speaker(self, subject: str, context: str, block_before: str) -> Speaker | None:
        """Who ``subject`` is; see `briefing.summarise.referents.Referents.speaker`."""
        person = self.resolve(subject, context)
        if person is None and not self.mentioned(context) and not _full_names(context):
            person = self.resolve(subject, block_before)
        return person.speaker if person is not None else None

    def mentioned(self, text: str, *, owners: bool = True) -> tuple[Person, ...]:
        """The people whose name or surname, in any case, stands in ``text``."""
        ending = r"\w{0,6}" if owners else ""
        return tuple(
            person
            for person in self._people
            if re.search(rf"(?<!\w){re.escape(person.surname)}{ending}(?!\w)", text)
        )

    def others(self, speaker: Speaker, text: str) -> bool:
        """Whether ``text`` mentions anybody but ``speaker``."""
        known = {person.surname for person in self._people}
        strangers = [n for n in _full_names(text) if not known & set(n.split())]
        return bool(strangers) or any(p.name != speaker.name for p in self.mentioned(text))

    def resolve(self, subject: str, before: str) -> Person | None:
        """The person that ``subject`` means, given the text ``before`` it."""
        named = self.mentioned(subject, owners=False)
        if named:
            return named[0] if len(named) == 1 and self._opens(named[0], subject) else None
        if self._pronoun.match(subject):
            known = self.mentioned(before)
            return known[0] if len(known) == 1 and not self._strangers(before) else None
        if _full_names(subject[:60]):
            return None
        return self._holder(subject)

    def _opens(self, person: Person, subject: str) -> bool:
        """Whether the subject is the person, and not one of two or a helper."""
        whole = person.name in subject
        start = subject.index(person.name if whole else person.surname)
        before = subject[:start]
        strangers = [n for n in _full_names(subject[:start]) if n not in person.name]
        known = [n for n in strangers if any(w in (person.affiliation or "") for w in n.split())]
        return self._not_alone.search(before) is None and len(strangers) == len(known)

    def _holder(self, subject: str) -> Person | None:
        """The one person with an office that opens the subject: "Премьер-министр отметил"."""
        office = self._office.match(subject)
        if office is None:
            return None
        word = office.group().lower()
        fitting = [p for p in self._people if p.role and _is_office(p.role.lower(), word)]
        return fitting[0] if len(fitting) == 1 else None

    def _strangers(self, text: str) -> bool:
        known = {person.surname for person in self._people}
        return any(
            not any(word.startswith(tuple(known)) for word in name.split())
            for name in _full_names(text)
        )


def _is_office(role: str, word: str) -> bool:
    """ "министр" is every minister; "премьер-министр" only that one."""
    return role == word or role.startswith((word + " ",)) or role.endswith((" " + word,))


def _full_names(text: str) -> Sequence[str]:
    return [match.group() for match in re.finditer(rf"(?<![\w.-]){_NAME}(?!\w)", text)]
