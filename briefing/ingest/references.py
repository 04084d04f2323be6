"""Lists of references and footnotes: what a document cites is no text of its own.

An entry is told by its form (a number in brackets, an author with initials and a year, a DOI),
below a heading such as "References" also by less. What stands below such a heading and is prose
stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

REFERENCE, FOOTNOTE = "reference", "footnote"

_LABEL = re.compile(
    r"(?:#{1,6}\s+)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s+|[IVX]{1,4}\.\s+)?(?:"
    r"references?(?:\s+list)?|list\s+of\s+references|bibliography|works\s+cited|literature(?:\s+cited)?|"
    r"sources(?:\s+(?:used|cited))?|(?:foot|end)?notes|citations|"
    r"(?:использованн\w+\s+)?(?:источники|литература)(?:\s+и\s+(?:источники|литература))?|"
    r"список\s+(?:использованн\w+\s+)?(?:источников|литературы)(?:\s+и\s+(?:источников|литературы))?|"
    r"библиографи(?:я|ческий\s+список)|примечания|сноски|ссылки|"
    r"(?:пайдалан(?:ыл)?ған\s+)?(?:әдебиет(?:тер)?|дереккөздер)(?:\s+тізімі)?|библиография|"
    r"ескерт(?:п|у)елер|сілтемелер|"
    r"(?:foydalanilgan\s+)?(?:adabiyot(?:lar)?|manbalar)(?:\s+roʻyxati)?|bibliografiya|izohlar|"
    r"havolalar|eslatmalar"
    r")\s*:?",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:\[(?P<number>\d{1,3})\]|\(\d{1,3}\)|\d{1,3}[.)]|[¹²³⁰-⁹]+|[†‡§])\s*")
_RAISED = re.compile(r"(?:[¹²³⁰-⁹]+|[†‡§])\s*\S")
_INITIALS = r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.[\s-]?){1,3}"
_SURNAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’ʻʼ-]+"
_YEAR = r"(?:19|20)\d\d[a-zа-я]?"
# "Smith, J. (2020)", "Smith J., Doe A. (2020)", "Иванов И. И. Вода …"
_AUTHOR = re.compile(rf"{_SURNAME},?\s{_INITIALS}")
_AUTHOR_YEAR = re.compile(
    rf"{_SURNAME},?\s{_INITIALS}(?:[,;&]?\s*(?:and\s|et\sal\.?|и\sдр\.)?\s*(?:{_SURNAME},?\s{_INITIALS})?)*"
    rf"\s*\({_YEAR}\)"
)
_CERTAIN = re.compile(
    r"\bdoi\s*:\s*10\.|doi\.org/|\bISBN\b|\bISSN\b|"
    r"\b(?:retrieved|accessed|available)\s+(?:from|at|on)\b[^.]{0,40}(?:https?://|www\.|\d{4})|"
    r"\b(?:режим\s+доступа|дата\s+обращения|электронный\s+ресурс|қолжетімді\s+күні|"
    r"murojaat\s+(?:sanasi|qilingan))\b|"
    r"\s//\s.{3,80}\b(?:19|20)\d\d|"
    r"[–—-]\s*\d{1,4}\s*(?:с|p|pp|б|b|bet)\.\s*$",
    re.IGNORECASE,
)
# Below the heading, or after a number in brackets, this is enough.
_LIKELY = re.compile(
    rf"\({_YEAR}\)|https?://|www\.|\bURL\b|\bpp?\.\s?\d|\bvol\.\s?\d|\bno\.\s?\d|№\s?\d|"
    rf"\b[СсБбBb]\.\s?\d|[«“\"].{{5,120}}[»”\"][^.]{{0,60}}\b{_YEAR}|,\s{_YEAR}\.?$|\s{_YEAR}\.\s*[–—-]",
)
_SOURCE_LINE = re.compile(
    r"(?:data\s+)?(?:sources?|источники?(?:\s+данных)?|дереккөз(?:дер|і)?|manba(?:lar|si)?)"
    r"\s*:\s+[^.!?]{3,200}\.?",
    re.IGNORECASE,
)
# "as the survey shows [1], …": in the text it points to a note.
_POINTER = re.compile(r"\s?\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]")
_LONGEST_ENTRY = 600


def is_references_label(text: str) -> bool:
    """``References`` and its kin, alone in a block."""
    return _LABEL.fullmatch(text) is not None


def find_reference(text: str, pointers: frozenset[str] = frozenset()) -> str | None:
    """Why a block that stands anywhere is an entry or a footnote; ``None``: it is text.

    Args:
        text: A clean block.
        pointers: The numbers that stand in brackets in the text.
    """
    if len(text) > _LONGEST_ENTRY:
        return None
    if _RAISED.match(text):
        return FOOTNOTE
    mark = _MARK.match(text)
    rest = text[mark.end() :] if mark else text
    bracketed = mark["number"] if mark else None
    if _AUTHOR_YEAR.match(rest) or (_AUTHOR.match(rest) and _CERTAIN.search(rest)):
        return REFERENCE
    if mark and _CERTAIN.search(rest):
        return REFERENCE
    if bracketed and _LIKELY.search(rest):
        return REFERENCE
    if bracketed and bracketed in pointers:
        return FOOTNOTE
    if _SOURCE_LINE.fullmatch(text) or re.match(r"(?:doi\s*:|https?://doi\.org/)", text, re.I):
        return REFERENCE
    return REFERENCE if re.match(r"(?:retrieved|accessed)\s+(?:from|on|at)\b", text, re.I) else None


def is_entry(text: str) -> bool:
    """Whether a block below "References" is one of its entries."""
    if len(text) > _LONGEST_ENTRY:
        return False
    marked = _MARK.match(text)
    rest = text[marked.end() :] if marked else text
    signs = (_LIKELY, _CERTAIN, _AUTHOR_YEAR)
    return any(sign.search(rest) for sign in signs) or _AUTHOR.match(rest) is not None


def end_of_references(texts: Sequence[str], label: int) -> int:
    """Where the entries end that stand below a label; the place of the label, if there are none."""
    end = label + 1
    while end < len(texts) and (is_entry(texts[end]) or _continues(texts, end)):
        end += 1
    return end if end > label + 1 else label


def _continues(texts: Sequence[str], place: int) -> bool:
    """A numbered line between two entries is one too, whatever it looks like."""
    numbered = _MARK.match(texts[place]) is not None
    return numbered and (place + 1 == len(texts) or _MARK.match(texts[place + 1]) is not None)


def pointers_of(texts: Sequence[str]) -> frozenset[str]:
    """The numbers in brackets that stand inside the text, not at the start of a block."""
    found = (match.group() for text in texts for match in _POINTER.finditer(text, 1))
    return frozenset(number for group in found for number in re.findall(r"\d+", group))


def without_pointers(text: str) -> str:
    """The text without the numbers in brackets that point to notes."""
    return _POINTER.sub("", text)
