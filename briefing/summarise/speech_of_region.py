"""Attributions of speech in Russian, Kazakh and Uzbek.

Russian reports with "что", and names the speaker before or after; Kazakh and Uzbek put the verb
last and turn what was said into an object of it, so there the whole sentence is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.cue_words.telling import TELLING, is_unsaid, pattern
from briefing.summarise.quotes import Quote
from briefing.summarise.speech import Reported

_DASH = r"\s*,?\s*(?:[—–-]\s*)?"
_STOP = re.compile(r"[.!?…](?:\s|$)|[«“„\"]")
_LINK = r"(?:\s+(?:также|ранее|позже|затем|журналистам|в\s+интервью[^,]{0,40}|на\s+брифинге))*"
_DAY = (
    r"(?:(?:во?\s+)?(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|"
    r"\d{1,2}\s\w+(?:\s\d{4}\sгода)?)"
)
# What opens a sentence whose words were said before it: "Об этом сообщил министр".
_ELSEWHERE = re.compile(
    r"(?:об этом|бұл туралы|бұл жөнінде|осы туралы|bu haqda|bu toʻgʻrida|shu haqda)\b",
    re.IGNORECASE,
)
# A speaker as a subject, with the mark of a company's name and one apposition.
_WHO = r"(?:[^,;:«»]|«[^«»]{1,40}»){2,160}?"
_APPOSITION = r"(?:,\s[^,«»]{2,90},)?"
# "По словам министра, …": what follows stands in the genitive.
_SOURCE = (
    r"(?:по\s+(?:словам|данным|информации|сведениям|мнению|оценк(?:е|ам)|прогноз(?:у|ам)|расч[её]там|"
    r"сообщению|заявлению|подсч[её]там)|согласно\s+(?:данным|информации|прогноз(?:у|ам)|отч[её]ту|"
    r"сообщению|оценк(?:е|ам)))"
)
_BY_PRONOUN = r"по\s+(?P<who>его|е[её])\s+(?:словам|мнению|данным|оценк(?:е|ам))"
_SAID_IN = (
    r"(?:говорится|отмечается|сказано|сообщается)\s+в\s+(?:сообщении|заявлении|докладе|отч[её]те|"
    r"пресс-релизе)"
)
# "министрдің айтуынша, …", "vazirning soʻzlariga koʻra, …"
_BY_WORDS = {
    "kk": (
        r"(?:айтуынша|сөзінше|мәліметінше|мәліметі\s+бойынша|пікірінше|хабарлауынша|"
        r"деректеріне\s+сүйенсек|дерегінше|деректері\s+бойынша|болжамынша|есебінше|бағалауынша|"
        r"түсіндіруінше|хабарлағандай|айтқандай|"
        r"мәлімдегендей|атап\s+өткендей)"
    ),
    "uz": (
        r"(?:soʻz(?:lar)?iga\s+koʻra|aytishicha|fikricha|maʼlumot(?:lar)?iga\s+koʻra|"
        r"xabariga\s+koʻra|maʼlum\s+qili(?:shi|shlari)cha|taʼkidlashicha|bildirishicha|"
        r"xabar\s+berishicha|hisob-kitoblariga\s+koʻra|prognoziga\s+koʻra|tushuntirishicha)"
    ),
}
# Before a verb of speech at the end: "деп", or what was said as its object ("өсетінін айтты").
_OBJECT_OF_SPEECH = {
    "kk": r"(?:деп(?:\s+\w+)?|\w{3,}(?:[іы]н|[нд][іы]|т[іы]))\s+",
    "uz": r"(?:de(?:b|ya)(?:\s+\w+)?|\w{3,}ini)\s+",
}
_FLAGS = re.IGNORECASE | re.DOTALL


def find_reported_in(sentence: str, language: str) -> Reported | None:
    """Speaker and clause of a sentence that reports speech.

    The words for the speaker may bring along what marks their case: "по словам министра",
    "министрдің"; see `briefing.summarise.referents_of_region`.
    """
    sentence = with_uzbek_letters(sentence, language)
    if _ELSEWHERE.match(sentence) or sentence.rstrip("»”\"' ").endswith("?"):
        return None
    for searched in _patterns(language):
        if match := searched.match(sentence):
            found = _reported(sentence, match, language)
            return found if found is not None else _with_stance(sentence, language)
    return _with_stance(sentence, language)


def _reported(sentence: str, match: re.Match[str], language: str) -> Reported | None:
    """What a pattern found, unless the words beside the verb say that nothing was said."""
    told = match.groupdict().get("verb") is not None
    who, clause = match.span("who"), _trimmed(sentence, *match.span("clause"))
    aside = pattern("aside", language).search(sentence[slice(*clause)]) is not None
    if not told:
        return Reported(who, clause, None, whole=aside)
    first = who[0] < match.start("verb")
    beside = sentence[: match.start("verb")] if who[0] == 0 else sentence[slice(*who)]
    if (first and is_unsaid(beside, language)) or _SUPPOSED_IN_CASE.match(beside):
        return None
    return Reported(who, clause, match.end("verb"), whole=aside)


# "В случае если министр заявит" and "на вопрос, считает ли" begin like a place or a time.
_SUPPOSED_IN_CASE = re.compile(r"в\s+случае|на\s+вопрос,?\s+\w+\s+ли\b", re.IGNORECASE)


def _with_stance(sentence: str, language: str) -> Reported | None:
    """A sentence that denies, supports, opposes or demands something: all of it is shown."""
    for searched in _stance_patterns(language):
        if (match := searched.match(sentence)) and not is_unsaid(match["who"], language):
            return Reported(match.span("who"), match.span("clause"), match.end("verb"), whole=True)
    return None


@lru_cache(maxsize=4)
def _stance_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    words = TELLING[language]
    verb = rf"(?P<verb>(?<![\w-])(?:{words.denial}|{words.stance}))(?![\w-])"
    if language == "ru":
        return (
            re.compile(rf"(?P<who>{_WHO}{_APPOSITION})\s+{verb},?\s+(?P<clause>\S.+)$", _FLAGS),
        )
    # What is denied or supported stands between the subject and the verb at the end.
    return (re.compile(rf"(?P<clause>(?P<who>.+?)\s+{verb}[.!]?)$", _FLAGS),)


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    verb = CUE_WORDS[language].speech
    return _russian(verb) if language == "ru" else _verb_last(verb, language)


def _russian(verb: str) -> tuple[re.Pattern[str], ...]:
    # The apposition of a genitive opens with an office: "По словам Саткалиева, министра …, …".
    apposition = rf"(?:,\s(?=(?:{_GENITIVE_OFFICES})\b)[^,«»]{{2,90}})?"
    # An apposition after the verb is an office or a name, nothing that was said.
    named = rf"(?:,\s(?=(?i:{CUE_WORDS['ru'].heads})\b|(?-i:[А-ЯЁ]))[^,«»]{{2,90}})"
    clause = r"(?P<clause>\S.+)$"
    verb = rf"(?P<verb>{verb})"
    patterns = (
        rf"{_BY_PRONOUN},\s+{clause}",
        rf"(?P<who>{_SOURCE}\s+{_WHO}{apposition}),\s+{clause}",
        rf"как\s+(?:ранее\s+)?{verb}{_LINK}\s+(?P<who>{_WHO}{_APPOSITION}),\s+{clause}",
        rf"как\s+(?P<who>{_WHO})\s+{verb}{_LINK},\s+{clause}",
        rf"(?P<who>{_WHO}{_APPOSITION})\s+{verb}(?![\w-]){_LINK}(?:\s+{_DAY})?(?:\s+\w+)?,\s+что\s+{clause}",
        # "Министр сообщил: пошлину пересмотрят."
        rf"(?P<who>{_WHO}{_APPOSITION})\s+{verb}(?![\w-]){_LINK}(?:\s+{_DAY})?:\s+{clause}",
        rf"(?P<clause>[^«»]+),\s*(?:[—–-]\s*)?(?:как\s+)?{verb}{_LINK}\s+"
        rf"(?P<who>{_WHO}{named}?)[.]?$",
        # "Запасы, сказал министр, выросли": what was said goes on after the speaker.
        rf"(?P<clause>[^,«»]+,\s+{verb}{_LINK}\s+(?P<who>[^,;:«»]{{2,160}}),\s+\S.+)$",
        rf"(?P<clause>[^«»]+),\s*(?:[—–-]\s*)?(?P<who>{_SAID_IN}\s+{_WHO})[.]?$",
        rf"(?P<clause>[^«»]+),\s+(?P<who>{_SOURCE}\s+{_WHO})[.]?$",
        # "Цены, по словам министра, вырастут": the clause is the whole sentence.
        rf"(?P<clause>[^,«»]+,\s+(?P<who>{_SOURCE}\s+{_WHO}),\s+\S.+)$",
        rf"(?P<clause>[^,«»]+,\s+как\s+{verb}{_LINK}\s+(?P<who>{_WHO}),\s+\S.+)$",
    )
    return tuple(re.compile(pattern, _FLAGS) for pattern in patterns)


_GENITIVE_OFFICES = (
    r"(?:первого\s+)?(?:заместителя|министра|премьер-министра|президента|главы|председателя|директора|"
    r"руководителя|посла|эксперта|акима|представителя|вице-министра|вице-премьера|начальника|"
    r"генерального|исполнительного|ректора|аналитика|экономиста|советника)"
)


def _verb_last(verb: str, language: str) -> tuple[re.Pattern[str], ...]:
    by_words, said = _BY_WORDS[language], _OBJECT_OF_SPEECH[language]
    deb = "деп" if language == "kk" else "de(?:b|ya)"
    verb = rf"(?P<verb>{verb})"
    patterns = (
        rf"(?P<who>[^,;:]{{2,160}}?(?:,[^,;:]{{2,80}})?)\s+{by_words},?\s+(?P<clause>\S.+)$",
        rf"(?P<clause>[^«»“”]+),\s*(?:[—–-]\s*)?{deb}\s+{verb}\s+(?P<who>[^;:]+?)[.]?$",
        rf"(?P<clause>(?P<who>.+?)\s+{said}{verb}[.!]?)$",
        rf"(?P<clause>(?P<who>.+?)\s+{deb}\s+{verb}[.!]?)$",
    )
    return tuple(re.compile(pattern, _FLAGS) for pattern in patterns)


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    while end > start and sentence[end - 1] in " .,;":
        end -= 1
    return start, end


def attribution_after_in(text: str, end: int, language: str) -> str | None:
    """The subject of "…», — сказал министр" after a closing mark at ``end``."""
    rest = _up_to_stop(with_uzbek_letters(text[end + 1 :], language))
    # "сказал он, — …": the words said go on after the dash.
    rest = re.split(r",?\s[—–-]\s(?=\S)", rest.lstrip(" ,—–-"))[0]
    match = _after(language).match(rest)
    return match["who"].strip(" ,") if match else None


def attribution_before_in(text: str, start: int, end: int, language: str) -> str | None:
    """The subject of "Министр заявил: «…»" and of "Министр «…» деп атап өтті"."""
    text = with_uzbek_letters(text, language)
    before = re.split(r"(?<=[.!?…])\s", text[: start - 1])[-1]
    verb = CUE_WORDS[language].speech
    # "«Пока, — сказал он, — мы ждём»": the speaker stands after the few words quoted first.
    before = re.sub(
        rf"^[«“„\"][^«»“”„\"]{{1,60}}?,?[»”\"]?{_DASH}(?={verb}\s)", "", before, flags=re.I
    )
    if split := re.match(rf"{verb}\s+(?P<who>[^,:]{{2,120}}),?\s*[—–-]?\s*$", before, re.I):
        return split["who"].strip()
    if match := re.match(
        rf"(?P<who>\S.{{0,160}}?)\s+{verb}[^.!?«»]{{0,60}}[:,]\s*$", before, re.I | re.S
    ):
        return None if is_unsaid(match["who"], language) else match["who"].strip()
    if match := re.match(rf"(?P<who>{_SOURCE}\s+{_WHO}),\s*$", before, re.I):
        return match["who"].strip()
    if language in _BY_WORDS and (
        match := re.match(rf"(?P<who>\S.{{0,160}}?)\s+{_BY_WORDS[language]},?\s*$", before, re.I)
    ):
        return match["who"].strip()
    closed = re.match(rf"{_DASH}{verb}\s*$", _up_to_stop(text[end + 1 :]), re.I)
    return before.strip(" :,–—-") or None if closed else None


def attributes_speech_in(words: str, language: str) -> bool:
    """Whether words between two quotations say who speaks."""
    verb = CUE_WORDS[language].speech
    words = with_uzbek_letters(words, language)
    found = re.search(rf"(?<!\w){verb}(?!\w)", words, re.IGNORECASE)
    return found is not None and not is_unsaid(words, language)


def split_quotes_in(text: str, quotes: Sequence[Quote], language: str) -> tuple[Quote, ...]:
    """``quotes``, cut where the words for the speaker stand inside the marks.

    «Мы ждём, — сказал он. — Ответа нет»: the first part ends at the comma before the dash.
    """
    parts: list[Quote] = []
    for quote in quotes:
        start = quote.start
        for match in _inserted(language).finditer(
            with_uzbek_letters(text, language), start, quote.end
        ):
            parts.append(Quote(start, match.start("mark")))
            start = match.end()
        parts.append(Quote(start, quote.end))
    return tuple(part for part in parts if part.start < part.end)


@lru_cache(maxsize=4)
def _inserted(language: str) -> re.Pattern[str]:
    verb = CUE_WORDS[language].speech
    return re.compile(
        rf"(?P<mark>[,!?…])[»”]?\s[—–-]\s{verb}\s[^—–«»“”]{{1,120}}?[.,]\s[—–-]\s[«“]?",
        re.IGNORECASE,
    )


def _up_to_stop(rest: str) -> str:
    # An initial is no stop: "сказал К. Токаев"; «QazaqGaz» in a name opens no speech.
    for stop in _STOP.finditer(rest):
        named = re.match(r"[«“\"][^«»“”\"]{2,40}[»”\"]", rest[stop.start() :])
        if named and len(named.group().split()) < 4:
            continue
        if not re.search(r"(?<!\w)\w\.?$", rest[: stop.start()]):
            return rest[: stop.start()]
    return rest


@lru_cache(maxsize=4)
def _after(language: str) -> re.Pattern[str]:
    verb = CUE_WORDS[language].speech
    # "…», — говорится в сообщении министерства": there the words that mark the genitive stay.
    said_in = rf"(?={_SAID_IN}\s)" if language == "ru" else "(?!)"
    return re.compile(rf"{_DASH}(?:{verb}\s+|{said_in})(?P<who>\S.*)$", _FLAGS)
