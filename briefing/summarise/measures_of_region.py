"""What a figure measures in Russian, Kazakh and Uzbek, where the clause leaves no doubt.

"Экспорт зерна составил 8,7 млн тонн", "астық экспорты 8,7 млн тоннаны құрады", "gʻalla eksporti
8,7 mln tonnani tashkil etdi": the clause has nothing but a subject, perhaps a date, the figure and
a verb of amount or change, which has no object. So what stands before is the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.language.numbers import Quantity

_LONGEST = 7
_WORD = r"[^\W\d_][\w'’‘ʻʼ`-]*"
_SUBJECT = rf"(?P<subject>{_WORD}(?:\s{_WORD}){{0,{_LONGEST - 1}}})"
_CLAUSE = re.compile(r"[,;:.!?()«»“”„\"]\s|[;:()«»“”„\"]|\s[—–-]\s")
_HEDGE_RU = (
    r"(?:на|до|в|с|со|около|примерно|почти|более|свыше|менее|порядка|уровня|уровне|лишь|только|уже|"
    r"также|ещё|еще|чуть|чем)"
)
_HEDGE = {
    "kk": r"(?:шамамен|кемінде|небәрі|тек|қазір|барлығы)",
    "uz": r"(?:taxminan|qariyb|kamida|atigi|jami|hozir|deyarli)",
}
# A word that no noun phrase in the nominative has: pronouns, conjunctions, verbs.
_NO_SUBJECT = {
    "ru": (
        r"и|или|а|но|он|она|оно|они|это|эт(?:от|а|и|ого|ой|их)|котор\w+|его|её|ее|их|что|как|где|когда|"
        r"если|не|ни|также|тогда|там|сейчас|теперь|уже|из|них|нам|мы|вы|я"
    ),
    "kk": (
        r"ол|олар|бұл|осы|сол|оның|олардың|оны|оған|бұған|біз|сіз|мен|және|ал|бірақ|емес|жоқ|сонда|"
        r"онда|мұнда|қазір|деп|\w+(?:ып|іп|йып|йіп)"
    ),
    "uz": (
        r"u|ular|bu|shu|ushbu|oʻsha|uning|ularning|uni|unga|bunga|biz|siz|men|va|ammo|lekin|esa|emas|yoʻq|"
        r"shunda|bunda|hozir|deb|deya|\w{3,}(?:ib|di|gach|sa)"
    ),
}
# Before a date it belongs to the date.
_BEFORE_DATE = re.compile(
    r"(?<!\w)(?:в\s+течение|по\s+итогам|по\s+состоянию\s+на|за|в|во|на|с|к)\s+(?:весь\s+)?$",
    re.IGNORECASE,
)
_PREPOSITION = (
    r"(?:по|в|во|на|за|с|со|к|ко|от|до|из|при|после|перед|для|у|о|об|среди|между|согласно|из-за|"
    r"благодаря|кроме|помимо|вместе|против|через)"
)
# The last word of a Kazakh or Uzbek subject has no case: what has one is an adverbial.
_IN_CASE = {
    "kk": r"\w+(?:[дт][ае]н?|н[ае]н?|ға|ге|қа|ке|[мбп]ен|[нд]ың|[нд]ің)",
    "uz": r"\w+(?:da|dan|ga|ka|qa|ning|ni|dagi|gacha)",
}
_NO_CASE = {"kk": r"баға|сауда|қалдық|дота", "uz": r"qarzga|daraja|soha|valyuta"}
_VAGUE = {
    "ru": (
        r"объ[её]м\w*|уровень|доля|показател\w+|рост|спад|сумма|число|количество|прирост|темп\w*|итог\w*|"
        r"результат\w*|остаток|часть|половина|стоимость|цена|разница"
    ),
    "kk": r"көлемі?|деңгейі?|үлесі?|көрсеткіш\w*|өсім\w*|саны?|сомасы|бөлігі|бағасы|құны|айырмасы",
    "uz": r"hajmi?|darajasi|ulushi|koʻrsatkich\w*|oʻsish\w*|soni|summasi|qismi|narxi|qiymati|farqi",
}
_RU_VERB = (
    r"(?:составил[аои]?|составля(?:ет|ют)|составлял[аои]?|достиг(?:ла|ло|ли)?|достига(?:ет|ют)|"
    r"вырос(?:ла|ло|ли)?|раст[её]т|снизил(?:ся|ась|ось|ись)|снижа(?:ется|ются)|"
    r"сократил(?:ся|ась|ось|ись)|увеличил(?:ся|ась|ось|ись)|уменьшил(?:ся|ась|ось|ись)|"
    r"упал[аои]?|превысил[аои]?|превыша(?:ет|ют)|рав(?:ен|на|но|ны)|поднял(?:ся|ась|ось|ись)|"
    r"оценива(?:ется|ются)|оценен[аоы]?|подорожал[аои]?|подешевел[аои]?)"
)
_VERB_AFTER = {
    "kk": (
        r"(?:құра(?:ды|йды|п\s+отыр)|жет(?:ті|іп\s+отыр)|тең\s+(?:болды|болып\s+отыр)|болды|"
        r"ас(?:ты|ып\s+кетті)|өсті|артты|көбейді|төмендеді|азайды|қысқарды|"
        r"(?:ға|ге|қа|ке|дан|ден|тан|тен|нан|нен)?\s*(?:өсті|артты|асты|жетті))"
    ),
    "uz": (
        r"(?:tashkil\s+(?:et(?:di|moqda|adi)|qil(?:di|moqda|adi))|yet(?:di|moqda)|"
        r"teng\s+boʻldi|boʻldi|oshdi|oʻsdi|ortdi|koʻpaydi|kamaydi|pasaydi|qisqardi)"
    ),
}
_ROUNDED = {
    "kk": r"(?:ға|ге|қа|ке)?\s*(?:жуық|таяу|дейін)?|(?:нан|нен|дан|ден|тан|тен)?\s*(?:астам|артық)",
    "uz": r"(?:ga|ka|qa)?\s*(?:yaqin|qadar)?|(?:dan)?\s*(?:ortiq|ziyod|koʻp)",
}
_FROM_TO = {
    "ru": r"\s*(?:\S+\s)?(?:до|против)\s+(?:\w+\s)?",
    "kk": r"\s*",
    "uz": r"\s*",
}


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    refused: re.Pattern[str]
    last_refused: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(language: str) -> _Patterns:
    if language == "ru":
        before = rf"\s*{_SUBJECT}\s+{_RU_VERB}(?:\s+{_HEDGE_RU})*\s+"
        refused = rf"(?:{_NO_SUBJECT['ru']}|{_RU_VERB})"
        return _compiled(before, None, refused, r"(?!)")
    after = rf"\s*(?:{_ROUNDED[language]})\s*{_VERB_AFTER[language]}(?![\w-])"
    last = rf"(?!(?:{_NO_CASE[language]})\Z)(?:{_IN_CASE[language]})"
    before = rf"\s*{_SUBJECT}(?:\s+{_HEDGE[language]})*\s+"
    return _compiled(before, after, rf"(?:{_NO_SUBJECT[language]})", last)


def _compiled(before: str, after: str | None, refused: str, last: str) -> _Patterns:
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(before, flags),
        re.compile(after, flags) if after else None,
        re.compile(refused, flags),
        re.compile(last, flags),
    )


def measured_subject(
    text: str,
    quantity: Quantity,
    quantities: Sequence[Quantity],
    dates: Sequence[tuple[int, int]],
    language: str,
    start: int = 0,
) -> tuple[int, int] | None:
    """The words of a clause for what a figure of it measures.

    Args:
        text: A sentence, in Uzbek with ʻ in its letters.
        quantity: The figure.
        quantities: All figures of the sentence, in order.
        dates: Where the sentence has dates.
        language: ru, kk or uz.
        start: Where what is told begins, after a dateline or the words for the speaker.

    Returns:
        Start and end in ``text``, or ``None`` where it is not certain.
    """
    low, high = _clause(text, start, quantity)
    first, last = _row(text, quantity, [q for q in quantities if low <= q.start < high], language)
    patterns = _patterns(language)
    if patterns.after is not None and not patterns.after.match(text, last.end, high):
        return None
    shown = _without(text, dates)
    match = patterns.before.fullmatch(shown, low, first.start)
    if match is None:
        return None
    found = match.span("subject")
    return found if _certain(text[slice(*found)], language, patterns) else None


def _clause(text: str, start: int, quantity: Quantity) -> tuple[int, int]:
    low, high = start, len(text)
    for mark in _CLAUSE.finditer(text, start):
        if mark.end() <= quantity.start:
            low = mark.end()
        elif mark.start() >= quantity.end:
            return low, mark.start()
    return low, high


def _row(
    text: str, quantity: Quantity, quantities: Sequence[Quantity], language: str
) -> tuple[Quantity, Quantity]:
    """The first and the last figure of "from 5 to 8" that ``quantity`` is one of."""
    row = [quantity]
    for following in quantities:
        between = text[row[-1].end : following.start]
        if following.start >= row[-1].end and re.fullmatch(_FROM_TO[language], between):
            row.append(following)
    for previous in reversed(quantities):
        between = text[previous.end : row[0].start]
        if previous.end <= row[0].start and re.fullmatch(_FROM_TO[language], between):
            row.insert(0, previous)
    return row[0], row[-1]


def _without(text: str, dates: Sequence[tuple[int, int]]) -> str:
    """``text`` with spaces for its dates; what is measured has none inside."""
    for begin, high in dates:
        lead = _BEFORE_DATE.search(text, 0, begin)
        low = lead.start() if lead else begin
        text = text[:low] + " " * (high - low) + text[high:]
    return text


def _certain(subject: str, language: str, patterns: _Patterns) -> bool:
    words = subject.split()
    if any(patterns.refused.fullmatch(word) for word in words):
        return False
    if language == "ru" and re.fullmatch(_PREPOSITION, words[0], re.IGNORECASE):
        return False
    if patterns.last_refused.fullmatch(words[-1]):
        return False
    return len(words) > 1 or not re.fullmatch(_VAGUE[language], words[0], re.IGNORECASE)
