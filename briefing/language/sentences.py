"""Where sentences end.

Rules, because the statistical splitters keep a quotation of several sentences in one piece
(docs/design-notes.md). A stop ends a sentence when a capital, a digit or an opening quotation
mark follows, unless it belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import re

_CLOSERS = "»”’\"')\\]"
_OPENERS = "«“‘„\"'(\\["
_STOP = re.compile(rf"(?:[.!?…]+|[.!?…]*[{_CLOSERS}]+[.!?…]+)[{_CLOSERS}]*(?=\s)")
_NEXT_WORD = re.compile(rf"\s+[{_OPENERS}—–-]*\s*(\w[\w'’ʻʼ-]*)")
_LAST_WORD = re.compile(r"(\S+)$")
_OPENING_MARKS = "«“‘„\"'(["
_INITIALS = re.compile(r"(?:[^\W\d_](?:[hʻ‘'])?\.-?)*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ](?:[hʻ‘'])?")

# A stop after these never ends a sentence.
_NEVER_FINAL = {
    "en": "mr mrs ms dr prof gen sen rep gov lt col capt st rev hon messrs fig vol approx vs cf "
    "viz e.g i.e al",
    "ru": "им ул пр пл стр рис см ср напр тов проф акад доц ген полк св ст обл р-н пос тел т.е т.н "
    "г-н г-жа гр гл корр ред пгт пер бул наб просп ок прим мл зам пом",
    "kk": "проф акад ген обл көш қ ауд т.б.и даң мкр сур қар мыс м.а корр ред шам",
    "uz": "prof akad gen vil tum koʻch sh ch mas qar tax rasm m-m",
}
# A stop after these ends a sentence only when a word that likes to open sentences follows.
_SELDOM_FINAL = {
    "en": "u.s u.k u.n e.u u.s.a a.m p.m inc ltd co corp jr sr jan feb mar apr jun jul aug sep "
    "sept oct nov dec no nos etc bn mln est dept ph.d d.c",
    "ru": "г гг в вв млн млрд трлн тыс руб коп долл куб кв км м га т.д т.п др пр н.э тг проц п "
    "янв февр апр авг сент окт нояб дек",
    "kk": "ж жж млн млрд трлн мың т.б т.с.с тг ғ ғғ т.т",
    "uz": "y yy mln mlrd trln ming h.k v.h asr sh.k",
}
_OPENING_WORDS = {
    "en": "the a an in on at it he she they we this that these those there however but and as for "
    "while when meanwhile according after before since with if its his her their our both all "
    "many some another officials experts president minister",
    "ru": "в во на он она оно они мы я это этот эта эти однако но а и как для при по после до если "
    "также кроме между согласно когда там потом затем сейчас теперь его ее её их ранее тогда "
    "поэтому с со к за из от о об все всё министр президент правительство эксперты",
    "kk": "ол олар біз бұл осы алайда бірақ және сондай егер сонымен ал оның осыған сонда қазір "
    "кейін бұған сондықтан министр президент үкімет",
    "uz": "u ular biz bu shu ushbu biroq ammo lekin va agar shuningdek bundan uning keyin hozir "
    "shuning vazir prezident hukumat",
}


def split_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Spans ``(start, end)`` of the sentences of a paragraph, without white space around them.

    Args:
        text: One paragraph.
        language: en, ru, kk or uz; others are treated as English.

    Returns:
        Spans in order; together they cover everything but white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, start, stop, language):
            _append(spans, text, start, stop.end())
            start = stop.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, start: int, stop: re.Match[str], language: str) -> bool:
    following = _NEXT_WORD.match(text, stop.end())
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return False
    if text[stop.start() : stop.end()] != ".":
        return True
    before = _LAST_WORD.search(text, start, stop.start())
    if before is None:
        return False
    token = before.group(1).lstrip("«“‘„\"'([").lower()
    if len(token) == 1 and token.isalpha() and before.group(1)[-1].isupper():
        return False  # an initial: K. Tokayev
    if language != "en" and _INITIALS.fullmatch(before.group(1).lstrip(_OPENING_MARKS)):
        return False  # К.-Ж. Токаев, А.С. Ким; Oʻ. Karimov, Sh.M. Karimov
    if token in _words(_NEVER_FINAL, language):
        return False
    if token in ("no", "nos") and not word[0].isdigit():
        return True
    if token in _words(_SELDOM_FINAL, language):
        return word.lower() in _words(_OPENING_WORDS, language)
    return True


def _words(table: dict[str, str], language: str) -> frozenset[str]:
    key = language if language in table else "en"
    return frozenset(table[key].split())
