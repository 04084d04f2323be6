"""The letters and the language of a translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.language.apostrophes import with_uzbek_letters
from briefing.translate.checks.addresses import find_addresses
from briefing.translate.checks.check import Hit
from briefing.translate.checks.literals import PLACEHOLDER
from briefing.translate.checks.pair import Pair

_LETTERS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "kk": frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
    "uz": frozenset("abcdefghijklmnopqrstuvwxyzʻʼ"),
    "en": frozenset("abcdefghijklmnopqrstuvwxyz"),
}
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_TOKEN = re.compile(r"[^\W\d_]+(?:[ʻʼ'’‘`][^\W\d_]+)*")
# Roman numbers in Kazakh and Russian texts have the letters І and Х of either alphabet.
_ROMAN = re.compile(r"[IVXLCІХМС]+")
_LATIN_ROMAN = re.compile(r"[IVXLCM]+")
_TO_CYRILLIC = dict(
    zip("aceopxyikmhtbABCEHIKMOPTXYəƏ", "асеорхуікмһтвАВСЕНІКМОРТХУәӘ", strict=True)
)
_TO_LATIN = {
    cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items() if latin not in "əƏbmkthBHKMT"
}
_SIGNS = frozenset(
    "km kg ha mm cm kw mw gw kwh mwh gwh kv co nm ph pm mg ml hz mhz ghz kb mb gb tb usd eur "
    "kzt uzs rub "
    "cny gbp bpd mcm bcm tcm in on".split()
)
_ENGLISH = re.compile(
    r"(?<![\w’'ʻʼ-])(?:the|of|and|with|for|from|which|was|were|has|have|had|been|this|that|will|"
    r"would|by|to|are|"
    r"is|its|their|into|between|said|according|after|before|percent|million|billion)(?![\w’'ʻʼ-])"
)
_SHORT_ENGLISH = re.compile(r"(?<![\w’'ʻʼ-])(?:a|an|in|on|at|it|as|but|not|or|than)(?![\w’'ʻʼ-])")
_SURELY_ENGLISH = frozenset(
    "the of and with from which was were has have had been this that will would their between "
    "said percent".split()
)
# Words that the other languages of the region do not have.
_RUSSIAN_WORDS = re.compile(
    r"(?<!\w)(?:и|в|во|на|с|что|для|это|также|был|была|были|будет|по|из|от|не|как|или|его|их|"
    r"который|которые|"
    r"года|году|лет|при|до|после|сообщил|заявил)(?!\w)",
    re.IGNORECASE,
)
_KYRGYZ = re.compile(r"(?<!\w)(?:жана|менен|үчүн|эмес|болгон|тарабынан)(?!\w)", re.IGNORECASE)
_UZBEK_ENDINGS = re.compile(
    r"(?:lar|lari|larni|larga|larda|ning|ni|ga|da|dan|di|gan|adi|ydi|moqda|ish|ishi|iy|li|lik|"
    r"si|chi|bilan|uchun|"
    r"va|bu|bir|ham|edi|kerak|mumkin|boʻyicha|yil|yili|yilda|boʻlgan|qildi|etdi|lgan|digan|ib|"
    r"ib|sh|i)$"
)
_TURKISH = re.compile(r"[ğışİ]|(?<!\w)(?:ve|ile|için|olan|daha|olarak|sonra)(?!\w)")
_FOREIGN_LATIN = re.compile(r"[ğışİàâäáãåæçèéêëìíîïñòóôõöøùúûüýÿžčćđłńśźż]")
_CYRILLIC_UZBEK = frozenset("ўҳ")


def _quiet(text: str) -> str:
    """``text`` with addresses and placeholders blanked, letter for letter."""
    spans = [*find_addresses(text), *(match.span() for match in PLACEHOLDER.finditer(text))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_roman(word: str, language: str) -> bool:
    pattern = _ROMAN if language in ("ru", "kk") else _LATIN_ROMAN
    return pattern.fullmatch(word) is not None


def _script(char: str) -> str:
    if char in "ʻʼ'’‘`":
        return ""
    return unicodedata.name(char, "").split(" ")[0]


def find_mixed_scripts(pair: Pair) -> Iterator[Hit]:
    """A word has Latin and Cyrillic letters."""
    known = pair.source.casefold()
    spans, mended, shown = [], pair.target, []
    for match in _TOKEN.finditer(_quiet(pair.target)):
        word = match.group()
        scripts = {_script(char) for char in word} - {"", "MODIFIER"}
        if len(scripts) < 2 or _is_roman(word, pair.language) or word.casefold() in known:
            continue
        spans.append(match.span())
        shown.append(word)
        mended = mended[: match.start()] + _unmix(word, pair.language) + mended[match.end() :]
    if spans:
        sure = all(set(mended[s:e].casefold()) <= _LETTERS[pair.language] for s, e in spans)
        yield Hit({"words": ", ".join(shown)}, (), tuple(spans), mended if sure else None)


def _unmix(word: str, language: str) -> str:
    table = _TO_CYRILLIC if language in ("ru", "kk") else _TO_LATIN
    return "".join(table.get(char, char) for char in word)


def find_wrong_letters(pair: Pair) -> Iterator[Hit]:
    """A word of another alphabet, or with letters that the language does not have."""
    quoted = _outside_words(pair)
    known = with_uzbek_letters(pair.source, "uz").casefold().replace("’", "'")
    letters = _LETTERS[pair.language]
    spans, shown, mended = [], [], pair.target
    for match in _TOKEN.finditer(_quiet(pair.target)):
        word = match.group()
        low = word.casefold()
        if set(low) - set("'’‘`") <= letters or _is_roman(word, pair.language):
            continue
        scripts = {_script(char) for char in word} - {"", "MODIFIER"}
        if len(scripts) > 1:
            continue  # find_mixed_scripts tells of it
        if scripts == {"LATIN"} and pair.language in ("ru", "kk"):
            if not _wrong_latin(word, match.span(), pair, known, quoted):
                continue
        elif low in known or (match.start() in quoted and word[0].isupper()):
            continue
        elif pair.language == "ru" and word[0].isupper() and set(low) <= _LETTERS["kk"]:
            continue  # a Kazakh name in its own spelling
        elif pair.language == "uz" and scripts == {"LATIN"} and word[0].isupper():
            continue  # a foreign name: São Tomé
        spans.append(match.span())
        shown.append(word)
        mended = mended[: match.start()] + _unmix(word, pair.language) + mended[match.end() :]
    if spans:
        sure = all(set(mended[s:e].casefold()) <= letters for s, e in spans)
        yield Hit({"words": ", ".join(shown)}, (), tuple(spans), mended if sure else None)


def _wrong_latin(
    word: str, span: tuple[int, int], pair: Pair, known: str, quoted: frozenset[int]
) -> bool:
    """Whether a Latin word in a Cyrillic text is neither a name, an acronym nor a sign."""
    if len(word) == 1:
        look_alike = word.lower() in "aceopxyih"
        kept = word.isupper() and word in _TOKEN.findall(pair.source)  # "plan A"
        return look_alike and not kept and not _beside_digits(pair.target, span)
    if word.isupper() or word.lower() in _SIGNS or not word[0].islower():
        return word.casefold() not in known and not word[0].isupper()
    if span[0] in quoted and word.casefold() in known:
        return False
    return word.casefold() not in known and not _hyphened(pair.target, span)


def _beside_digits(text: str, span: tuple[int, int]) -> bool:
    around = text[max(0, span[0] - 2) : span[0]] + text[span[1] : span[1] + 2]
    return any(char.isdigit() or char in "-°/№" for char in around)


def _hyphened(text: str, span: tuple[int, int]) -> bool:
    return text[span[1] : span[1] + 1] == "-" or text[span[0] - 1 : span[0]] == "-"


def _outside_words(pair: Pair) -> frozenset[int]:
    """Places inside of quotation marks and brackets, where titles and names stand."""
    places: set[int] = set()
    for match in re.finditer(r"[«“„\"(][^«»“”„\"()]*[»”“\")]", pair.target):
        places |= set(range(*match.span()))
    return frozenset(places)


def find_english_left(pair: Pair) -> Iterator[Hit]:
    """English words of the source stand in the translation."""
    if pair.language == "en" or pair.source_language != "en":
        return
    quoted = _outside_words(pair)
    source = {word.casefold() for word in _TOKEN.findall(pair.source)}
    plain = {word for word in _TOKEN.findall(pair.source) if word[0].islower()}
    spans = []
    for match in _TOKEN.finditer(_quiet(pair.target)):
        word = match.group()
        if match.start() in quoted or not word.isascii() or _hyphened(pair.target, match.span()):
            continue
        if pair.language == "uz":
            unlike = word in plain and (_is_un_uzbek(word) or _is_run(pair, match.span(), plain))
            if word in _SURELY_ENGLISH or unlike:
                spans.append(match.span())
        elif word.islower() and len(word) > 1 and word in source and word not in _SIGNS:
            spans.append(match.span())
    if spans:
        words = " ".join(pair.target[start:end] for start, end in spans)
        yield Hit({"words": words}, (), tuple(spans))


def _has_plain_english(words: list[str]) -> bool:
    """Whether words are spelled as only English spells them, for headlines without articles."""
    return sum(bool(re.search(r"th|sh?ed$|ing$|ould|ough|wh|ck|tion$", word)) for word in words) > 1


def _is_un_uzbek(word: str) -> bool:
    """Whether a word is spelled as no Uzbek one is."""
    return len(word) > 3 and bool(re.search(r"w|c(?!h)|tion|th|ck|ph|ee", word))


def _is_run(pair: Pair, span: tuple[int, int], plain: set[str]) -> bool:
    """Whether the next or last word is English too: "oil" alone may be a word of both."""
    words = pair.target_words
    place = next((i for i, word in enumerate(words) if word[0] == span[0]), None)
    if place is None or len(pair.target[slice(*span)]) < 3:
        return False
    beside = [words[i] for i in (place - 1, place + 1) if 0 <= i < len(words)]
    return any(pair.target[s:e] in plain and len(pair.target[s:e]) > 2 for s, e in beside)


def find_wrong_language(pair: Pair) -> Iterator[Hit]:
    """The translation is in another language than it should be."""
    text = with_uzbek_letters(_quiet(pair.target), "uz")
    words = [word.casefold() for word in _TOKEN.findall(text)]
    if len(words) < 3:
        return
    cyrillic = sum(_script(word[0]) == "CYRILLIC" for word in words)
    if _is_wrong(pair, text, words, cyrillic):
        yield Hit({}, (), ((0, len(pair.target)),))


def _is_wrong(pair: Pair, text: str, words: list[str], cyrillic: int) -> bool:
    share = cyrillic / len(words)
    if pair.language in ("ru", "kk"):
        if share < 0.5:
            return True
        kazakh = [w for w in words if set(w) & _KAZAKH_LETTERS]
        if pair.language == "ru":
            lower = [w for w in kazakh if f" {w}" in f" {text}"]
            share = len(kazakh) / cyrillic
            return (len(lower) >= 2 and share > 0.25) or (len(kazakh) >= 2 and share > 0.45)
        russian = len(_RUSSIAN_WORDS.findall(text))
        # Kyrgyz has ө, ү and ң too.
        own = any(set(word) & frozenset("әғқұі") for word in words)
        foreign = (cyrillic >= 5 and not kazakh) or bool(_KYRGYZ.search(text))
        uzbek = sum(bool(set(word) & _CYRILLIC_UZBEK) for word in words) >= 2
        return (foreign and not own) or russian >= 2 or uzbek
    if share > 0.5:
        return True
    english = [match.group() for match in _ENGLISH.finditer(text)]
    if pair.language == "en":
        opening = text[:1].lower() + text[1:]
        found = english or _ENGLISH.search(opening) or _SHORT_ENGLISH.search(opening)
        return len(words) > 6 and not found and not _has_plain_english(words)
    if len(english) >= 3 or len(_TURKISH.findall(text)) >= 2:
        return True
    if len(_FOREIGN_LATIN.findall(text)) >= 3 and not _FOREIGN_LATIN.search(pair.source):
        return True
    endings = sum(bool(_UZBEK_ENDINGS.search(word)) for word in words)
    return len(words) >= 6 and endings / len(words) < 0.22 and not english
