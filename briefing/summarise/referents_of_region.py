"""Whom a subject means in Russian, Kazakh and Uzbek: a name, an office, a body, a pronoun.

Certain or nothing. The words for a speaker say their case themselves: a nominative, "по словам"
and a genitive, "в" and a prepositional, or a Kazakh or Uzbek ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.domain import Block, Speaker
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.names import NameTable
from briefing.language.russian import guess_gender
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.cue_words.bodies import GENITIVE, NOMINATIVE, PLACE
from briefing.summarise.offices_of_region import (
    OF_OWNER,
    genitive,
    office_pattern,
    without_possessive,
)
from briefing.summarise.organisations_of_region import Organisations
from briefing.summarise.people import Person
from briefing.summarise.people_of_region import NAME
from briefing.summarise.places_of_region import places
from briefing.summarise.quotes import without_quotes
from briefing.summarise.strangers_of_region import surnames_in, unnamed_people

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_FULL_NAME = re.compile(rf"(?<![\w.-]){NAME}(?!\w)")
# "по словам …", "говорится в сообщении …": what follows is a genitive.
_SOURCE = re.compile(
    r"(?:(?:по|согласно)\s+[а-яё]+|(?:говорится|отмечается|сказано|сообщается)\s+в\s+[а-яё-]+)\s+",
    re.IGNORECASE,
)
# What may stand between a subject and its verb, or after a subject that follows the verb.
_AFTER = {
    "ru": (
        r"\s*(?:$|[,(;.—–]|(?:в|во|на|по|при|после|перед|до|для|из|журналистам|также|ранее|позже|"
        r"затем|накануне|сегодня|вчера|агентству|изданию|телеканалу|корреспонденту|депутатам|"
        r"участникам|порталу|газете|коллегам|сенаторам|тогда|далее|уже|ещё|еще)\b)"
    ),
    # No noun that the words before it belong to: "министрлігі өкілі" is somebody else.
    "kk": (
        r"\s*(?:$|[,(;.—–:]|(?!(?:(?:мен|бен|пен|және|жанындағы)|(?:өкіл|басшы|төраға|сарапшы|маман|"
        r"қызметкер|орынбасар|кеңес|департамент|комитет|басқарма|баспасөз|хатшы|директор|министр|"
        r"агентт|президент|төрайым|сыншы|қарсылас|жақтас)\w*|\w+[лдт][ае]р[ыі])(?![\w-]))\S)"
    ),
    "uz": (
        r"\s*(?:$|[,(;.—–:]|(?!(?:va|bilan|hamda|huzuridagi|\w*(?:vakil|rahbar|mutaxassis|xodim|"
        r"kengash|rais|oʻrinbosar|matbuot|boshqarma|departament|tanqidchi|raqib|tarafdor)\w*|"
        r"\w+lari)(?![\w-]))\S)"
    ),
}
# What may stand before a subject: when and where, or a word that links sentences.
_LEAD = {
    "ru": re.compile(
        r"(?:(?:в|во|на|по|при|после|накануне|ранее|позже|также|однако|между\s+тем|при\s+этом|вчера|"
        r"сегодня|тем\s+временем|кроме\s+того|затем|так|уже|\d+|[а-яё]+\s+же)\b.*)?\s*",
        re.IGNORECASE | re.DOTALL,
    ),
    "kk": re.compile(
        r"(?:.*?(?:[дт][ае]|[дт][ае]ғы|күні|кеше|бүгін|биыл|алайда|соң|кейін|қатар|бірге|ретте|"
        r"сондай-ақ|дегенмен|бұрын),?\s+)?",
        re.IGNORECASE | re.DOTALL,
    ),
    "uz": re.compile(
        r"(?:.*?(?:da|kuni|kecha|bugun|biroq|ammo|lekin|soʻng|keyin|shuningdek|birga|qatorda|"
        r"avvalroq|ilgari|dagi),?\s+)?",
        re.IGNORECASE | re.DOTALL,
    ),
}
_MALE, _FEMALE = ("он", "его"), ("она", "ее", "её")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of a subject that name or mean somebody; ``who`` is ``None`` when it is not certain."""

    start: int
    end: int
    who: Speaker | None
    person: Person | None = None


class RegionalReferents:
    """The people and organisations of one document, as `briefing.summarise.referents.Referents`."""

    def __init__(
        self,
        people: tuple[Person, ...],
        language: str,
        blocks: Sequence[Block] = (),
        names: NameTable | None = None,
    ) -> None:
        self._people = people
        self._language = language
        self._names = names if names is not None else NameTable(())
        words = CUE_WORDS[language]
        self._words = words
        self._organisations = Organisations(blocks, language, self._names)
        self._pronoun = re.compile(rf"{words.pronoun}(?![\w-])", re.IGNORECASE)
        self._not_alone = re.compile(words.not_alone, re.IGNORECASE)
        self._office = office_pattern(language)
        text = "\n".join(block.text for block in blocks)
        self._offices = [
            m.group() for m in self._office.finditer(with_uzbek_letters(text, language))
        ]
        self._offices += [_office_of(p, language) for p in people]

    def speaker(self, subject: str, context: str, block_before: str) -> Speaker | None:
        """Who ``subject`` is; see `briefing.summarise.referents.Referents.speaker`."""
        subject = with_uzbek_letters(subject, self._language)
        phrase = self._phrase(subject, context)
        here = with_uzbek_letters(context, self._language)
        settled = (
            self.mentioned(here)
            or self._strangers(here)
            or self._office.search(here)
            or unnamed_people(here, self._language)
        )
        if phrase is None and not settled:
            phrase = self._phrase(subject, block_before)
        return phrase.who if phrase is not None else None

    def resolve(self, subject: str, before: str) -> Person | None:
        """The person that ``subject`` means, given the text ``before`` it."""
        phrase = self._phrase(with_uzbek_letters(subject, self._language), before)
        return phrase.person if phrase is not None else None

    def mentioned(self, text: str, *, owners: bool = True) -> tuple[Person, ...]:
        """The people whose name or surname stands in ``text``.

        Args:
            text: Any text.
            owners: In any case, not only in the nominative.
        """
        text = with_uzbek_letters(text, self._language)
        return tuple(p for p in self._people if re.search(self._surname(p, owners), text))

    def others(self, speaker: Speaker, text: str) -> bool:
        """Whether ``text`` mentions anybody but ``speaker``."""
        return bool(self._strangers(text)) or any(
            p.name != speaker.name for p in self.mentioned(text)
        )

    def _phrase(self, subject: str, before: str) -> _Phrase | None:
        """What the subject is, if nothing else could be and its place says so."""
        source = _SOURCE.match(subject) if self._language == "ru" else None
        start = source.end() if source else 0
        if pronoun := self._pronoun.match(subject, start):
            return self._of_pronoun(pronoun, subject, before)
        case = GENITIVE if source else NOMINATIVE
        found = _outermost(self._phrases(subject, start, case, before))
        if not found:
            return None
        first = found[0]
        lead, rest = subject[start : first.start], subject[first.end :]
        if first.who is None or not self._may_follow(rest) or not self._may_lead(lead, source):
            return None
        if self._language == "ru" and any(
            phrase.who != first.who for phrase in found[1:] if not rest.lstrip().startswith(",")
        ):
            return None
        return first

    def _may_lead(self, lead: str, source: re.Match[str] | None) -> bool:
        if source is not None:
            return not lead.strip()
        if self._not_alone.search(lead) or self._strangers(lead):
            return False
        return _LEAD[self._language].fullmatch(lead) is not None

    def _may_follow(self, rest: str) -> bool:
        if re.match(r"\s*,\s*" + f"[{_CAPITAL}]", rest) and self._language == "ru":
            return False  # a list of names
        return re.match(_AFTER[self._language], rest) is not None

    # ------------------------------------------------------------------ phrases

    def _phrases(self, subject: str, start: int, case: str, before: str) -> Iterator[_Phrase]:
        for person in self._people:
            for match in re.compile(self._name(person, case)).finditer(subject, start):
                stranger = self._other_first_name(person, subject, match.start())
                begin = self._with_role(person, subject, start, match.start())
                who = None if stranger else person.speaker
                yield _Phrase(begin, match.end(), who, None if stranger else person)
        for mention in self._organisations.mentions(subject):
            if mention.start < start or mention.case not in (case, PLACE):
                # "X министрлігінің айтуынша" ends in a genitive of its own.
                last = not subject[mention.end :].strip()
                if self._language == "ru" or mention.case != GENITIVE or not last:
                    continue
            speaker = self._organisations.speaker(mention, before, self._offices)
            yield _Phrase(mention.start, mention.end, speaker)
        for match in self._office.finditer(subject, start):
            person_of = self._holder(match, case, before)
            who = person_of.speaker if person_of else None
            yield _Phrase(match.start(), match.end(), who, person_of)

    def _surname(self, person: Person, owners: bool) -> str:
        surname = re.escape(person.surname)
        if owners and self._language == "ru":
            surname = re.escape(re.sub("[аяйь]$", "", person.surname))
        ending = r"\w{0,6}" if owners else ""
        return rf"(?<!\w){surname}{ending}(?!\w)"

    def _name(self, person: Person, case: str) -> str:
        """Pattern of full name or surname as the subject would have it."""
        surname = re.escape(person.surname)
        first = re.escape(person.name.removesuffix(person.surname).strip())
        if self._language == "ru" and case == GENITIVE:
            stems = [re.escape(re.sub("[аяйь]$", "", word)) for word in person.name.split()]
            forms = [rf"{stem}(?:а|я|ы|и|ой|ей|ого|его|ь|й)?" for stem in stems]
            return rf"(?<![\w-])(?:{' '.join(forms)}|{forms[-1]})(?![\w-])"
        initials = r"(?:[^\W\d_]\.[- ]?){1,2}\s?"
        name = rf"(?<![\w-])(?:{first} |{initials})?{surname}"
        if self._language == "ru":
            return rf"{name}(?![\w-])"
        return rf"{name}(?:{OF_OWNER[self._language]}(?=\s*$))?(?![\w-])"

    def _with_role(self, person: Person, subject: str, start: int, at: int) -> int:
        """Where the words of the person's office and country before the name begin."""
        own = {w.lower()[:5] for w in f"{person.role or ''} {person.affiliation or ''}".split()}
        own |= {form.lower()[:5] for form, code in places(self._language).items() if code}
        begin = at
        for word in reversed(list(re.finditer(r"[\w-]+|[^\w\s]", subject[start:at]))):
            known = word.group().lower()[:5] in own or word.group() in ("и", "және", "va")
            if not known or (word.group() in ("и", "және", "va") and begin == at):
                break
            begin = start + word.start()
        return begin

    def _other_first_name(self, person: Person, subject: str, at: int) -> bool:
        """Whether the surname belongs to somebody else: "Иван Токаев"."""
        before = re.search(rf"(?:^|\s)([{_CAPITAL}][\w-]*)\s+$", subject[:at])
        if before is None:
            return False
        word = before.group(1)
        own = f"{person.role or ''} {person.affiliation or ''}".lower()
        known = word.lower()[:5] in own or word in places(self._language)
        return not known and self._office.match(word) is None

    # ------------------------------------------------------------------ offices and pronouns

    def _holder(self, office: re.Match[str], case: str, before: str) -> Person | None:
        """The one person whose office it is: "премьер-министр", "министр энергетики"."""
        words = self._as_role(office.group(), case)
        fitting = [p for p in self._people if p.role and self._is_office(p, words)]
        near = self.mentioned(before)
        if len(fitting) > 1:
            fitting = [p for p in fitting if p in near]
        if len(fitting) != 1:
            return None
        person = fitting[0]
        if not self._rivals(person, words, self._offices):
            return person
        # Another minister is spoken of: only where this one is the last that was named.
        here = [
            m.group() for m in self._office.finditer(with_uzbek_letters(before, self._language))
        ]
        return person if person in near and not self._rivals(person, words, here) else None

    def _as_role(self, words: str, case: str) -> list[str]:
        found = words.lower().split()
        if case == GENITIVE:
            heads = {genitive(h): h for p in self._people for h in (p.role or "").lower().split()}
            found[0] = heads.get(found[0], found[0])
        if self._language in OF_OWNER and found:
            found[-1] = re.sub(rf"{OF_OWNER[self._language]}$", "", found[-1])
        return found

    def _is_office(self, person: Person, words: list[str]) -> bool:
        """Whether the words are in the person's office and country, the noun of it included."""
        role = (person.role or "").lower().split()
        country = (person.affiliation or "").lower()[:6]
        others = [w for w in words if w not in role and not (country and w.startswith(country))]
        head = words[0] if self._language == "ru" else words[-1]
        head_of_role = role[:1] if self._language == "ru" else role[-1:]
        bare = {without_possessive(word, self._language) for word in head_of_role}
        mine = head in head_of_role or head in bare
        return mine and not [w for w in others if w != head]

    def _rivals(self, person: Person, words: list[str], offices: Sequence[str]) -> bool:
        """Whether one of ``offices`` is another of that name: "министр финансов"."""
        role = f"{person.role or ''} {person.affiliation or ''}".lower()
        head = words[0] if self._language == "ru" else without_possessive(words[-1], self._language)
        for office in offices:
            other = office.lower().split()
            if not other:
                continue
            noun = (
                other[0]
                if self._language == "ru"
                else without_possessive(other[-1], self._language)
            )
            rest = other[1:] if self._language == "ru" else other[:-1]
            if noun == head and any(word[:5] not in role for word in rest):
                return True
        return False

    def _of_pronoun(self, pronoun: re.Match[str], subject: str, before: str) -> _Phrase | None:
        word = pronoun.group().lower()
        whole = not subject[pronoun.end() :].strip()
        if word in ("его", "ее", "её", "оның", "uning") and not whole:
            return None  # his deputy
        if self._language == "ru" and not re.match(_AFTER["ru"], subject[pronoun.end() :]):
            return None
        wanted = "male" if word in _MALE else "female" if word in _FEMALE else None
        known = self.mentioned(before)
        genders = {person: self._gender(person) for person in known}
        fitting = [p for p in known if wanted is None or genders[p] in (None, wanted)]
        if len(fitting) != 1 or self._strangers(before):
            return None
        (person,) = fitting
        # A second person who is known to be of the other gender leaves no doubt either.
        certain = len(known) == 1 or (wanted is not None and genders[person] == wanted)
        if not certain or self._unnamed(person, before):
            return None
        return _Phrase(pronoun.start(), pronoun.end(), person.speaker, person)

    def _unnamed(self, person: Person, before: str) -> bool:
        """Whether somebody without a name is spoken of after the last mention of ``person``."""
        text = without_quotes(with_uzbek_letters(before, self._language))
        mentions = list(re.finditer(self._surname(person, owners=True), text))
        rest = text[mentions[-1].end() :] if mentions else text
        if unnamed_people(rest, self._language):
            return True
        offices = (m.group() for m in self._office.finditer(rest))
        return any(not self._is_office(person, self._as_role(o, NOMINATIVE)) for o in offices)

    def _gender(self, person: Person) -> str | None:
        row = self._names.get(person.name, self._language)
        table = {"m": "male", "f": "female"}.get(row.gender) if row else None
        return table or (guess_gender(person.name) if self._language == "ru" else None)

    def _strangers(self, text: str) -> list[str]:
        """Names in ``text`` that could be people whom the document does not introduce."""
        text = with_uzbek_letters(text, self._language)
        surnames = [re.sub("[аяйь]$", "", p.surname) for p in self._people]
        known = [word for p in self._people for word in p.name.split()]
        found = self._names.find(text, language=self._language)
        things = [(f.start, f.end) for f in found if f.name.kind != "person"]
        things += [(m.start, m.end) for m in self._organisations.mentions(text) if m.name]
        people = [text[f.start : f.end] for f in found if f.name.kind == "person"]
        full = [
            match.group()
            for match in _FULL_NAME.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in things)
            and not any(_is_place(word, self._language) for word in match.group().split())
            and self._office.match(match.group()) is None
        ]
        single = [
            match.group()
            for match in surnames_in(text)
            if not any(start < match.end() and match.start() < end for start, end in things)
            and not _is_place(match.group(), self._language)
            and not any(match.group().startswith(word[:-1]) for word in known if len(word) > 3)
        ]
        return [
            name
            for name in [*full, *people, *single]
            if not any(word.startswith(tuple(surnames)) for word in name.split() if surnames)
        ]


def _office_of(person: Person, language: str) -> str:
    """Office and country in the order of the language."""
    parts = [person.role or "", person.affiliation or ""]
    return " ".join(parts if language == "ru" else reversed(parts)).strip()


def _outermost(phrases: Iterator[_Phrase]) -> list[_Phrase]:
    kept: list[_Phrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):
        if kept and phrase.start < kept[-1].end:
            continue
        kept.append(phrase)
    return kept


def _is_place(word: str, language: str) -> bool:
    return any(word.startswith(place[:6]) for place in places(language) if len(place) > 5)
