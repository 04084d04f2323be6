"""Words that make another thing of what two figures measure: grain and wheat, women and men.

Two clauses may share most of their words and still speak of different things. What tells is a word
beside a shared noun that the other clause has another word for ("wheat harvest", "harvest of
grain"), a rate of its own ("a day", "per tonne"), a part of a whole ("of which"), or a period of
another length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain import DateMention
from briefing.language.date_ranges import first_day, last_day
from briefing.summarise.cue_words.comparison import HEADS
from briefing.summarise.figure_mentions import FigureMention
from briefing.summarise.terms import terms

_WORD = re.compile(r"[^\W\d_][\w'’ʻʼ-]*")


_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
_PREPOSITIONS = frozenset(
    "in at on of to with by from for through across over в во на по из от с со к о об у".split()
)


@dataclass(frozen=True, slots=True)
class _Words:
    """Of one language, as regular expressions for a whole word in small letters.

    Attributes:
        verbs: What is no noun and no adjective.
        plain: Adjectives that make no other thing of a noun ("total", "new", "autumn").
        before: What may qualify a noun that follows it.
        links: Between a noun and what makes it another thing: "harvest of wheat".
        follows: Such a noun may follow without a link (Russian genitive).
        rate: After a figure: what it holds for. Kazakh and Uzbek put it before.
        rate_before: The same before a figure.
        part: Before a figure: it is a part of what was told.
    """

    verbs: str
    plain: str
    before: str
    links: str
    follows: bool
    rate: str
    rate_before: str
    part: str


_LANGUAGES = {
    "en": _Words(
        r"\w+ed|\w{3,}ly|reach|rose|fell|grew|hit|put|said|says|made|sold|bought|paid|show\w*",
        r"total|overall|final|last|latest|new|current|annual|yearly|monthly|record|official|general|"
        r"average|average|real|recent|spring|summer|autumn|winter|year|month|whole|entire|good|"
        r"poor|bad|preliminary|estimated|country|national|year's|autumn's|voter|joint|common",
        r"\w+",
        r"of|among|for|from",
        False,
        r"\s*(?:per|an?|each|every)\s+(?P<rate>[a-z]+)",
        r"(?!)",
        r"\b(?:of (?:which|them|these|those)|including|among (?:them|which)|only part)\b[^,;]*$",
    ),
    "ru": _Words(
        r"\w+(?:ил|ал|ел|ул|ял|ыл|ол|иг)(?:а|о|и)?(?:ся|сь)?|\w+(?:ет|ют|ит|ят)(?:ся)?|\w+лось|рав\w+",
        r"общ\w+|окончательн\w+|итогов\w+|последн\w+|нов\w+|текущ\w+|годов\w+|месячн\w+|рекордн\w+|официальн\w+|"
        r"средн\w+|нынешн\w+|эт\w+|весенн\w+|летн\w+|осенн\w+|зимн\w+|весь|вся|вс[её]|предварительн\w+|"
        r"област\w+|регион\w*|стран\w+|год\w*|осен\w+|весн\w+|зим\w+|лет\w*",
        r"\w+(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ую]ю|[ыи]х|[ыи]ми?|[ое]м)",
        r"среди|для|из|у",
        True,
        r"\s*(?:в|за|на|с)\s+(?P<rate>день|сутки|месяц|год|час|тонну|гектар|человека|литр|кубометр)",
        r"(?!)",
        r"\b(?:в том числе|из них|из которых|включая|в т\. ?ч\.)[^,;]*$",
    ),
    "kk": _Words(
        r"\w+[дт][ыі]|\w+(?:ған|ген|қан|кен)\w*|\w+(?:ып|іп)|тең|екен|"
        r"\w+(?:[дт][ае]|[дтн][ае]н|[ғгқк][ае])",
        r"жалпы|соңғы|жаңа|ағымдағы|жылдық|айлық|рекордтық|ресми|орташа|биылғы|бұл|осы|көктем\w*|"
        r"жаз\w*|күз\w*|қыс\w*|барлық|бүкіл|алдын|облыс\w*|өңір\w*|ел\w{0,3}|жыл\w*",
        r"\w+",
        r"(?!)",
        False,
        r"(?!)",
        r"(?P<rate>тәулігіне|күніне|айына|жылына|сағатына|тоннасына|гектарына|гектарынан|литріне)",
        r"\b(?:оның ішінде|соның ішінде|олардың)[^,;]*$",
    ),
    "uz": _Words(
        r"\w+di|\w+(?:gan|kan|qan)\w*|\w+(?:ib|ab)|teng|ekan|etdi|tashkil|koʻra|\w+(?:da|dan|ga|ka|qa)",
        r"umumiy|yakuniy|soʻnggi|yangi|joriy|yillik|oylik|rekord|rasmiy|oʻrtacha|bu|shu|ushbu|"
        r"bahor\w*|yoz\w*|kuz\w*|qish\w*|barcha|butun|dastlabki|viloyat\w*|mintaqa\w*|yil\w*",
        r"\w+",
        r"(?!)",
        False,
        r"(?!)",
        r"(?P<rate>sutkasiga|kuniga|oyiga|yiliga|soatiga|tonnasiga|gektariga|gektaridan|litriga)",
        r"\b(?:shundan|jumladan|shu jumladan|ulardan|ularning)[^,;]*$",
    ),
}


def is_another_thing(a: FigureMention, b: FigureMention, names: frozenset[str]) -> bool:
    """Whether a word makes two figures measures of different things.

    Args:
        a: A figure in its clause.
        b: A figure of another document.
        names: Words that are names; those of places are compared elsewhere.
    """
    if _rate(a) != _rate(b) or _is_part(a) != _is_part(b):
        return True
    one, other = _modified(a, names), _modified(b, names)
    for noun in one.keys() & other.keys():
        mine, theirs = one[noun] - b.words, other[noun] - a.words
        if mine and theirs and not one[noun] & other[noun]:
            return True
        if bool(one[noun]) != bool(other[noun]):
            alone, without = (mine, b) if one[noun] else (theirs, a)
            if alone and not alone & _known(without):
                return True
    return False


def same_period(a: tuple[DateMention, ...], b: tuple[DateMention, ...]) -> bool:
    """Whether figures of two dates can be of periods of one length: a year and a month are not."""
    return any(_alike(p, q) for p in a for q in b)


def _alike(p: DateMention, q: DateMention) -> bool:
    one, other = p.date, q.date
    if one.day is not None and one.until is None:
        return True
    if other.day is not None and other.until is None:
        return True
    if None in (one.year, other.year):
        return (one.month, one.day, one.until is None) == (
            other.month,
            other.day,
            other.until is None,
        )
    return (first_day(one), last_day(one)) == (first_day(other), last_day(other))


def _modified(
    mention: FigureMention, names: frozenset[str]
) -> dict[tuple[str, str], frozenset[str]]:
    """The content words of the clause before the figure, with those before and after each."""
    words = _LANGUAGES.get(mention.language)
    if words is None:
        return {}
    low, _ = mention.clause
    tokens = [m.group().lower() for m in _WORD.finditer(mention.text, low, mention.quantity.start)]
    stems = [_content(token, words, mention, names) for token in tokens]
    found: dict[tuple[str, str], frozenset[str]] = {}
    for place, noun in enumerate(stems):
        if not noun:
            continue
        before = place > 0 and re.fullmatch(words.before, tokens[place - 1]) is not None
        after: set[str] = set()
        if _in_phrase(tokens, stems, place):
            pass  # "losses in the network of the capital": not of what is measured
        elif place + 2 < len(tokens) and re.fullmatch(words.links, tokens[place + 1]):
            further = [stem for stem in stems[place + 2 : place + 4] if stem]
            after = set(further[-1:])
        elif words.follows and place + 1 < len(tokens):
            after = {stems[place + 1]}
        for side, beside in (("before", {stems[place - 1]} if before else set()), ("after", after)):
            key = noun, side
            found[key] = found.get(key, frozenset()) | (beside - {"", noun})
    return found


def _in_phrase(tokens: Sequence[str], stems: Sequence[str], place: int) -> bool:
    """Whether a noun stands after a preposition, with nothing but its own words between."""
    while place > 0 and (stems[place - 1] or tokens[place - 1] in _ARTICLES):
        place -= 1
    return place > 0 and tokens[place - 1] in _PREPOSITIONS


def _content(token: str, words: _Words, mention: FigureMention, names: frozenset[str]) -> str:
    """The stem of a noun or adjective that may tell things apart; else nothing."""
    heads = HEADS.get(mention.language)
    known = heads.links | heads.vague if heads else frozenset[str]()
    if token in known or re.fullmatch(f"{words.verbs}|{words.plain}", token):
        return ""
    found = terms(token, mention.language)
    return found[0] if found and found[0] in mention.words - names else ""


def _known(mention: FigureMention) -> frozenset[str]:
    """The content words of the whole document of a figure."""
    document = mention.unit.document
    texts = (document.title, *(block.text for block in document.blocks))
    return frozenset(term for text in texts for term in terms(text, document.language))


def _rate(mention: FigureMention) -> str:
    words = _LANGUAGES.get(mention.language)
    if words is None:
        return ""
    low, _ = mention.clause
    after = re.compile(words.rate, re.IGNORECASE).match(mention.text, mention.quantity.end)
    before = re.compile(words.rate_before, re.IGNORECASE).search(
        mention.text, low, mention.quantity.start
    )
    found = after or before
    return found["rate"].lower() if found else ""


def _is_part(mention: FigureMention) -> bool:
    words = _LANGUAGES.get(mention.language)
    text = mention.text[: mention.quantity.start]
    return words is not None and re.search(words.part, text, re.IGNORECASE) is not None
