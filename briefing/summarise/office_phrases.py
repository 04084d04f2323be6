"""Offices and names in English, word by word: where an office begins and ends, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.language.countries import country_name, find_country
from briefing.language.names import NameTable
from briefing.summarise.organisations import ORGANISATION_KINDS, ORGANISATION_WORD
from briefing.summarise.roles import HEADS, MODIFIERS, NO_NAME, PORTFOLIO_HEADS
from briefing.summarise.speech import SPEECH_VERBS

_PARTICLES = frozenset("al el bin ibn von van de der ogly oglu uly kyzy qizi oʻgʻli".split())
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w'’ʻʼ.-]*[^\W_.]['’]?|[^\W_]\.?|[^\w\s]")
_PREPOSITIONS = ("of", "for", "at", "in", "to")
# Lower-case words that end the name of a place or organisation: "Turkistan region".
_TAILS = frozenset(
    "region district city province oblast company holding plant department office press "
    "service".split()
)
_LONGEST_PHRASE = 12
_MOST_COMPLEMENTS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return self.text.lower().replace("’", "'").removesuffix("'s")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a role noun: tokens up to ``last``, with the name that it runs into."""

    last: int
    role_end: int
    affiliation: str | None
    name: str | None


def read_tokens(text: str) -> list[Token]:
    """The words and marks of ``text``; an abbreviation with stops is one."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def name_apposed(tokens: list[Token], last: int) -> str | None:
    """The name in "ROLE of the ORGANISATION, NAME, said"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    name = name_from(tokens, last + 2)
    end = last + 2 + (len(read_tokens(name)) if name else 0)
    if name is None or end >= len(tokens):
        return None
    if tokens[end].text != ",":
        return name if tokens[end].text in SPEECH_VERBS else None
    # "…, Anna Berg, and the head of …" is a list, "…, Anna Berg, a lawyer" another role.
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    another = after is None or after.text in ("and", "or", "a", "an", "the")
    return None if another or (after and after.capital) else name


def name_of_opening(tokens: list[Token], left: int, last: int) -> str | None:
    """The name in "Tajikistan's labour minister, NAME, said" at the start of a sentence.

    Elsewhere the office may be that of somebody else: "After talks with the minister, NAME said".
    """
    first = left
    while first > 0 and (tokens[first - 1].capital or tokens[first - 1].bare == "the"):
        first -= 1
    # "…, its country manager, NAME, said": the words that attribute what stands before them.
    owned = first > 1 and tokens[first - 1].bare in ("its", "their", "his", "her")
    closes = owned and tokens[first - 2].text == ","
    if not closes and first > 0 and tokens[first - 1].text not in (".", "!", "?"):
        return None
    name = name_apposed(tokens, last)
    end = last + 2 + (len(read_tokens(name)) if name else 0)
    told = end + 1 < len(tokens) and tokens[end].text == ","
    return name if told and tokens[end + 1].text in SPEECH_VERBS else None


def plain(name: str) -> str:
    """``name`` without the ending of an owner."""
    return re.sub(r"['’]s$", "", name)


def expand_left(tokens: list[Token], head: int, names: NameTable) -> tuple[int, str | None]:
    """Start of the role, and the country or organisation before it."""
    left = head
    while left > 0 and tokens[left - 1].bare in MODIFIERS | HEADS:
        left -= 1
    while tokens[left].bare == "and":
        left += 1
    for length in (3, 2, 1):
        if left >= length:
            words = [t.text for t in tokens[left - length : left]]
            if country := country_of(" ".join(words)):
                return left, country
    first = left
    while first > 0 and left - first < 5 and tokens[first - 1].capital:
        first -= 1
    for start in range(first, left):
        phrase = plain(" ".join(t.text for t in tokens[start:left]))
        row = names.get(phrase)
        known = row is not None and row.kind in ORGANISATION_KINDS
        if known or (left - start > 1 and ORGANISATION_WORD.fullmatch(tokens[left - 1].text)):
            return left, phrase
    return left, None


def expand_right(
    text: str, tokens: list[Token], head: int, left: int, has_country: bool, names: NameTable
) -> Complement:
    """The phrases with "of", "at" … after a role noun.

    A portfolio stays in the role ("Minister of Energy"), a country or an organisation is the
    affiliation; a place that follows an organisation is left off.
    """
    last = role_end = head
    affiliation: str | None = None
    for _ in range(_MOST_COMPLEMENTS):
        if last + 2 >= len(tokens) or tokens[last + 1].text not in _PREPOSITIONS:
            break
        preposition = tokens[last + 1].text
        first = last + 2
        if tokens[first].text == "the" and first + 1 < len(tokens):
            first += 1
        known = _known_body(tokens, first, names)
        end, name = (known, None) if known else _phrase(tokens, first, left, has_country)
        if end < first:
            break
        phrase = plain(text[tokens[first].start : tokens[end].end])
        country = country_of(phrase)
        posted = preposition == "to" or (preposition == "for" and tokens[first].capital)
        portfolio = tokens[head].bare in PORTFOLIO_HEADS and preposition in ("of", "for")
        names_body = ORGANISATION_WORD.search(phrase) is not None
        if posted and not names_body:
            role_end = end
        elif country is not None:
            affiliation = country
            # "head of the Uzbek central bank": the body belongs to the office.
            if body := _body_of(tokens, end, country):
                role_end = end = body
        elif not tokens[first].capital or (portfolio and not names_body):
            if affiliation is None:
                role_end = end
        elif affiliation is None:
            affiliation = phrase
        last = end
        if name is not None:
            return Complement(last, role_end, affiliation, name)
        if country is not None and not posted:
            break
    return Complement(last, role_end, affiliation, None)


def _body_of(tokens: list[Token], adjective: int, country: str) -> int | None:
    """Last token of the body of state after a country's adjective: "Uzbek central bank"."""
    if (
        plain(tokens[adjective].text) == country
        or tokens[adjective].text != tokens[adjective].bare.capitalize()
    ):
        return None
    last = _field(tokens, adjective + 1)
    while last > adjective and not ORGANISATION_WORD.fullmatch(tokens[last].text.capitalize()):
        last -= 1
    return last if last > adjective else None


def _known_body(tokens: list[Token], first: int, names: NameTable) -> int | None:
    """Last token of an organisation of the table: "Kazakhstan Temir Zholy" is no person."""
    for last in range(min(first + 5, len(tokens) - 1), first, -1):
        row = names.get(" ".join(token.text for token in tokens[first : last + 1]))
        if row is not None and row.kind in ORGANISATION_KINDS:
            return last
    return None


def _phrase(
    tokens: list[Token], first: int, left: int, has_country: bool
) -> tuple[int, str | None]:
    """Last token of a country, a name in capitals or a field of work, and the name after it."""
    if not tokens[first].capital:
        return _field(tokens, first), None
    longest = first - 1
    for last in range(first, min(first + 4, len(tokens))):
        if country_of(" ".join(t.text for t in tokens[first : last + 1])):
            longest = last
    if longest >= first:
        return longest, None
    last, run = first, first
    while last + 1 < len(tokens) and last - first < _LONGEST_PHRASE:
        link = _link(tokens, last + 1)
        if link is None:
            break
        if link != last + 1:
            run = link
        last = link
    apposed = closes_apposition(tokens, last) and name_before(tokens, left, has_country)
    if not apposed:
        for start in (last - 2, last - 1):
            name = name_from(tokens, start) if start > run else None
            whole = name is not None and len(name.split()) == last - start + 1
            if whole and _proper(tokens, start, last):
                return start - 1, name
    while last + 1 < len(tokens) and tokens[last + 1].text in _TAILS:
        last += 1
    return last, None


def _proper(tokens: list[Token], start: int, last: int) -> bool:
    """Whether a run of three is a name: with an initial or a particle; two words always are."""
    return last - start == 1 or any(
        len(t.text.rstrip(".")) == 1 or t.text in _PARTICLES for t in tokens[start : last + 1]
    )


def _link(tokens: list[Token], index: int) -> int | None:
    """Index of the next capitalised word of a name, across "of", "and" and a list's comma."""
    following = tokens[index : index + 5]
    texts = [t.text for t in following]
    if following[0].capital:
        return index
    if texts[0] in ("of", "for", "and") and len(texts) > 1:
        step = 2 if texts[1] == "the" else 1
        if step < len(texts) and following[step].capital:
            phrase = texts[step]
            # "Minister of Energy of Kazakhstan": the country is a phrase of its own.
            split = texts[0] == "of" and (
                country_of(phrase) or _opens_country(tokens, index + step)
            )
            return None if split else index + step
    if texts[0] == "," and len(texts) > 3 and following[1].capital:
        listed = texts[2] == "and" and following[3].capital
        return index + 1 if listed else None
    return None


def _opens_country(tokens: list[Token], first: int) -> bool:
    return any(
        country_of(" ".join(t.text for t in tokens[first : first + length])) for length in (1, 2, 3)
    )


def _field(tokens: list[Token], first: int) -> int:
    last = first - 1
    while last + 1 < len(tokens) and last - first < 4:
        word = tokens[last + 1]
        if not word.text[0].isalpha() or word.capital or word.text in _PREPOSITIONS:
            break
        last += 1
    return last


def country_of(text: str) -> str | None:
    """The English name of the country that ``text`` names, or its adjective."""
    code = find_country(text)
    return country_name(code, "en") if code else None


def name_from(tokens: list[Token], first: int) -> str | None:
    """A personal name of two to four words that begins at ``first``."""
    words: list[str] = []
    for token in tokens[first : first + 5]:
        particle = bool(words) and token.text.lower() in _PARTICLES
        if not particle and (not token.capital or token.bare in NO_NAME | HEADS | MODIFIERS):
            break
        words.append(token.text)
        if re.search(r"['’]s$", token.text):
            break
    full = [w for w in words if len(w.rstrip(".")) > 1]
    ends_well = bool(words) and words[-1].lower() not in _PARTICLES
    if 2 <= len(words) <= 4 and full and ends_well and not country_of(" ".join(words)):
        return None if country_of(words[0]) else " ".join(words)
    return None


def closes_apposition(tokens: list[Token], right: int) -> bool:
    """Whether a mark or the end follows the token at ``right``."""
    return right + 1 >= len(tokens) or tokens[right + 1].text in ',.;:)»”"'


def name_before(tokens: list[Token], left: int, has_affiliation: bool) -> str | None:
    """The name in "NAME, [the] [Uzbekistan's] ROLE": it ends before the comma."""
    comma = left - 1
    while comma >= 0 and (
        tokens[comma].text in ("the", "a", "an")
        # "NAME, the bank's chairman"
        or re.search(r"['’]s$", tokens[comma].text) is not None
        or (has_affiliation and tokens[comma].capital and tokens[comma].text != ",")
    ):
        comma -= 1
    if comma < 2 or tokens[comma].text != ",":
        return None
    first = comma
    while first > 0 and comma - first < 4:
        word = tokens[first - 1]
        if not (word.capital or word.text.lower() in _PARTICLES) or word.bare in NO_NAME:
            break
        first -= 1
    return name_from(tokens[:comma], first)
