"""Organisations that speak in Russian, Kazakh and Uzbek texts.

Ministries are known by the fields of their names, companies by quotation marks or the names table,
others by what they call themselves ("Агентство по статистике", "Davlat statistika qoʻmitasi").
Each is read in the cases in which these languages let an institution speak: "министерство
сообщило", "в министерстве сообщили", "по данным министерства".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.domain import Block, Speaker
from briefing.language.countries import country_name
from briefing.language.names import NameTable
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.cue_words.bodies import (
    ADJECTIVES,
    ANY,
    CAPITAL,
    CASE_ENDINGS,
    GENITIVE,
    GOVERNMENT,
    HEADS,
    MINISTRY,
    NOMINATIVE,
    OPENERS,
    PLACE,
    PRESS,
    RUSSIAN_HEADS,
    SHORT,
    STATE,
)
from briefing.summarise.places_of_region import places

_KINDS = ("organisation", "company")


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation at ``text[start:end]``, or a word that refers to one (``name`` is empty).

    Attributes:
        head: What it is, as its noun's stem ("министерств"); empty when the name does not say.
        case: Nominative, genitive or place ("в министерстве", "министрліктен").
    """

    start: int
    end: int
    name: str
    head: str
    country: str | None
    case: str


def find_mentions(text: str, language: str, names: NameTable) -> tuple[OrganisationMention, ...]:
    """The organisations named or referred to in ``text``, the longest at each place, in order."""
    found = [*_of_table(text, language, names), *_by_words(text, language)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[OrganisationMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


_Reader = Callable[[re.Match[str], str], OrganisationMention | None]


class Organisations:
    """The organisations of one document."""

    def __init__(self, blocks: Iterable[Block], language: str, names: NameTable) -> None:
        self._language = language
        self._names = names
        self._texts = [block.text for block in blocks]
        known: dict[str, dict[str | None, OrganisationMention]] = {}
        for text in self._texts:
            for mention in find_mentions(text, language, names):
                if mention.name:
                    key = _key(mention.name)
                    known.setdefault(key, {}).setdefault(mention.country, mention)
        self._known = known

    def mentions(self, text: str) -> tuple[OrganisationMention, ...]:
        """The organisations in ``text``."""
        return find_mentions(text, self._language, self._names)

    def speaker(
        self, mention: OrganisationMention, before: str, offices: Sequence[str] = ()
    ) -> Speaker | None:
        """Which organisation a mention means; ``None`` when two could be meant.

        Args:
            mention: In the subject.
            before: The text before it.
            offices: Offices of which the document speaks. A minister of another field has a
                ministry too, so "the ministry" may be that one.
        """
        if not mention.name:
            return self._referred(mention, before, offices)
        same = self._known.get(_key(mention.name), {})
        countries = {country for country in same if country is not None}
        if mention.country is None and len(countries) > 1:
            return None  # the ministries of energy of two countries
        country = mention.country or next(iter(countries), None)
        name = next((m.name for m in same.values()), mention.name)
        return Speaker(name, None, country_name(country, self._language) if country else None)

    def _referred(
        self, reference: OrganisationMention, before: str, offices: Sequence[str]
    ) -> Speaker | None:
        head, country = reference.head, reference.country
        wanted = STATE[self._language] if head in ANY[self._language] else (head,)
        every = [
            m
            for by_country in self._known.values()
            for m in by_country.values()
            if country in (None, m.country)
        ]
        if country is not None:
            offices = [office for office in offices if self._country_of(office) == country]
        fitting = self._distinct([m for m in every if m.head in wanted])
        if len(fitting) != 1 or self._other_ministry(fitting[0], offices):
            offices = [office for office in offices if office in before]
            near = [m for m in self.mentions(before) if m.name and m.head in wanted]
            fitting = self._distinct(near)
        if len(fitting) != 1 or self._other_ministry(fitting[0], offices):
            return None
        return self.speaker(fitting[0], before)

    def _other_ministry(self, mention: OrganisationMention, offices: Sequence[str]) -> bool:
        """Whether an office belongs to a ministry of another field or country."""
        if mention.head != MINISTRY[self._language]:
            return False
        own = f"{mention.name} ".lower()
        words = CUE_WORDS[self._language].portfolio
        for office in offices:
            field = [word for word in office.lower().split() if word in words]
            country = self._country_of(office)
            abroad = None not in (country, mention.country) and country != mention.country
            if field and (abroad or any(word not in own for word in field)):
                return True
        return False

    def _country_of(self, office: str) -> str | None:
        known = places(self._language)
        found = (code for form, code in known.items() if re.search(rf"\b{form}\b", office))
        return next(found, None)

    def _distinct(self, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
        """One for each organisation; a bare name is the one of the only country named with it."""
        full = {(_key(m.name), m.country): m for m in mentions if m.country}
        bare = {(_key(m.name), None): m for m in mentions if not m.country}
        named = {name for name, _ in full}
        return [*full.values(), *(m for (name, _), m in bare.items() if name not in named)]


def _key(name: str) -> str:
    return name.casefold()


def _of_table(text: str, language: str, names: NameTable) -> Iterator[OrganisationMention]:
    cases = {"": NOMINATIVE, "genitive": GENITIVE, "locative": PLACE, "ablative": PLACE}
    for found in names.find(text, surnames=False, language=language):
        if found.name.kind not in _KINDS or found.case not in cases:
            continue
        country = found.name.country if len(found.name.country) == 2 else None
        start, end = _with_marks(text, found.start, found.end, language)
        name = found.name.forms[language]
        yield OrganisationMention(start, end, name, "", country, cases[found.case])


def _with_marks(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """With quotation marks around the name and the noun that says what it is."""
    if text[start - 1 : start] in tuple('«“"„') and text[end : end + 1] in tuple('»”"“'):
        start, end = start - 1, end + 1
    kind = re.search(r"(?:^|(?<=\s))(?:[Кк]омпани[яию]|АО|ТОО|НК)\s+$", text[:start])
    after = re.match(r"\s+(?:ұлттық\s+|milliy\s+)?(?:компаниясы|kompaniyasi|АҚ|AJ)\b", text[end:])
    if language == "ru" and kind:
        start = kind.start()
    elif language != "ru" and after:
        end += after.end()
    return start, end


def _by_words(text: str, language: str) -> Iterator[OrganisationMention]:
    for pattern, read in _patterns(language):
        for match in pattern.finditer(text):
            mention = read(match, language)
            if mention is not None:
                yield mention


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    words = "|".join(sorted(map(re.escape, CUE_WORDS[language].portfolio), key=len, reverse=True))
    places_here = "|".join(sorted(map(re.escape, places(language)), key=len, reverse=True))
    join = {"ru": "и", "kk": "және", "uz": "va"}[language]
    field = rf"(?:{words})(?:(?:,\s+|\s+(?:{join}\s+)?)(?:{words}))*"
    short = rf"(?<![\w-])(?P<short>{'|'.join(SHORT[language])})(?:\s(?P<country>{places_here}))?"
    if language == "ru":
        return _russian_patterns(field, places_here, short)
    heads = "|".join(sorted(HEADS[language], key=len, reverse=True))
    bare = "|".join(sorted(HEADS[language].values(), key=len, reverse=True))
    genitive, place = CASE_ENDINGS[language][GENITIVE], CASE_ENDINGS[language][PLACE]
    ending = rf"(?P<ending>{genitive}|{place})?"
    press = rf"(?P<press>{PRESS[language]})?"
    ministry = {"kk": "министрлігі", "uz": "vazirligi"}[language]
    republic = r"(?:\s(?:Республикасы(?:ның)?|Respublikasi(?:ning)?))?"
    country = rf"(?:(?P<country>{places_here}){republic}\s)?"
    government = GOVERNMENT[language][0]
    run = rf"[{CAPITAL}][\w’ʻʼ-]+(?:\s[a-zа-яёәғқңөұүһіʻʼ-]+){{0,4}}?"
    return (
        (
            re.compile(
                rf"(?<![\w-])(?P<country>{places_here}){republic}\s"
                rf"(?P<name>(?P<head>(?i:{government}))){ending}(?![\w-]){press}"
            ),
            _read_agglutinating,
        ),
        (
            re.compile(
                rf"(?<![\w-]){country}(?P<name>(?i:{field})\s(?P<head>{ministry}))"
                rf"{ending}(?![\w-]){press}"
            ),
            _read_agglutinating,
        ),
        (
            re.compile(
                rf"(?:(?<=[^.!?»”:—–-]\s)|(?={OPENERS[language]})){country}"
                rf"(?P<name>{run}\s(?P<head>{heads})){ending}(?![\w-]){press}"
            ),
            _read_agglutinating,
        ),
        (
            re.compile(rf"(?<![\w-])(?i:(?P<bare>{bare})){ending}(?![\w-]){press}"),
            _read_agglutinating,
        ),
        (
            re.compile(
                rf"[«“\"](?P<name>[^«»“”\"]{{2,40}})[»”\"]\s(?:ұлттық\s|milliy\s)?"
                rf"(?:(?P<head>{heads})|АҚ|ЖШС|AJ|MCHJ){ending}(?![\w-]){press}"
            ),
            _read_agglutinating,
        ),
        (re.compile(short + r"(?![\w-])"), _read_short),
    )


def _russian_patterns(
    field: str, places_here: str, short: str
) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    heads = "|".join(
        rf"{stem}(?:{'|'.join(sorted(set(endings), key=len, reverse=True))})"
        for stem, endings in RUSSIAN_HEADS.items()
    )
    country = rf"(?:\s(?:Республики\s)?(?P<country>{places_here}))?"
    press = rf"(?P<press>{PRESS['ru']})?"
    place = r"(?P<in>[Вв]\s+)?"
    rest = (
        r"(?:по|развития|[а-яё]+(?:ых|их|ого|его|ой|ей|ов|ев|ий|ния|ства|ики|ции|ости|ию|ию|ям|ам|"
        r"ому|ему))"
    )
    countries = "|".join(ADJECTIVES)
    company = r"(?:[Кк]омпани[яи]|АО|ТОО|РГП|НК|СП|концерн[а]?|корпораци[яи])"
    return (
        (
            re.compile(
                rf"(?<![\w-]){press}{place}(?P<name>(?P<head>(?i:министерств)[оае])\s{field})"
                rf"{country}(?![\w-])"
            ),
            _read_russian,
        ),
        (
            re.compile(
                rf"(?<![\w-]){press}{place}(?P<name>(?P<head>(?i:правительств)[оае]))"
                rf"\s(?:Республики\s)?(?P<country>{places_here})(?![\w-])"
            ),
            _read_russian,
        ),
        (
            re.compile(
                rf"(?<![\w-]){press}{place}(?P<name>(?P<head>(?=[А-ЯЁ])(?i:{heads}))"
                rf"(?:\s{rest}){{1,6}}){country}(?![\w-])"
            ),
            _read_russian,
        ),
        (
            re.compile(
                rf"(?<![\w-]){press}{place}(?:(?P<adjective>(?i:{countries}))\w+\s)?(?P<bare>(?i:{heads}))(?![\w-])"
            ),
            _read_russian,
        ),
        (
            re.compile(
                rf"(?<![\w-]){press}{place}(?P<kind>{company})\s[«\"“](?P<name>[^«»\"”]{{2,40}})[»\"”]"
            ),
            _read_russian,
        ),
        (re.compile(rf"(?<![\w-]){press}{place}" + short.removeprefix(r"(?<![\w-])")), _read_short),
    )


def _read_russian(match: re.Match[str], language: str) -> OrganisationMention | None:
    groups = match.groupdict()
    word = groups.get("head") or groups.get("bare") or groups.get("kind") or ""
    stem, case = _russian_case(word, bool(groups.get("press")), bool(groups.get("in")))
    if case is None:
        return None
    name = ""
    if groups.get("name") and groups.get("kind"):
        name = groups["name"] or ""
    elif groups.get("name"):
        nominative = stem + RUSSIAN_HEADS[stem.lower()][0]
        name = nominative + (groups["name"] or "")[len(word) :]
    country = places(language).get(groups.get("country") or "")
    country = country or ADJECTIVES.get((groups.get("adjective") or "").lower())
    return OrganisationMention(match.start(), match.end(), name, stem.lower(), country, case)


def _russian_case(word: str, press: bool, inside: bool) -> tuple[str, str | None]:
    """Stem and case; after "пресс-служба" a genitive, after "в" a prepositional."""
    if word in ("АО", "ТОО", "РГП", "НК", "СП"):
        return word, NOMINATIVE if not (press or inside) else PLACE
    stem = next((s for s in RUSSIAN_HEADS if word.lower().startswith(s)), "")
    if not stem:
        return word, PLACE if inside else NOMINATIVE
    nominative, genitive, place = RUSSIAN_HEADS[stem]
    own = word[: len(stem)]
    ending = word[len(stem) :]
    if press:
        return own, PLACE if ending == genitive else None
    if inside:
        return own, PLACE if ending == place else None
    # "управление" and "комиссии": what two cases share is the first of them.
    for form, case in ((nominative, NOMINATIVE), (genitive, GENITIVE)):
        if ending == form:
            return own, case
    return own, None


def _read_agglutinating(match: re.Match[str], language: str) -> OrganisationMention | None:
    groups = match.groupdict()
    ending = groups.get("ending") or ""
    case = NOMINATIVE
    if groups.get("press"):
        case = PLACE
    elif ending:
        genitive = re.fullmatch(CASE_ENDINGS[language][GENITIVE], ending)
        case = GENITIVE if genitive else PLACE
    head = groups.get("head") or ""
    head = HEADS[language].get(head, head) or (groups.get("bare") or "").lower()
    name = groups.get("name") or ""
    country = places(language).get(groups.get("country") or "")
    if head == GOVERNMENT[language][1] and country is not None:
        # "Қазақстан үкіметі": a name only with its owner.
        name, country = match.string[match.start("country") : match.end("name")], None
    return OrganisationMention(match.start(), match.end(), name, head, country, case)


def _read_short(match: re.Match[str], language: str) -> OrganisationMention | None:
    groups = match.groupdict()
    case = PLACE if groups.get("press") or groups.get("in") else NOMINATIVE
    country = places(language).get(groups.get("country") or "")
    head = MINISTRY[language]
    return OrganisationMention(match.start(), match.end(), match["short"], head, country, case)
