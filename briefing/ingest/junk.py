"""What does not belong to the text of a document: labels, bylines, links to other articles …

Every rule looks at one whole block and must match all of it, and no rule takes a full sentence,
so that "Published reports contradict this." stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.domain import PartialDate
from briefing.ingest import junk_languages as regional
from briefing.ingest.publication import is_undated, parse_date

# Every reason that stands in SourceDocument.dropped.
REASONS = {
    "label": "a label without content",
    "publication-date": "the line with the publication date",
    "update-date": "the line with the date of the last change",
    "byline": "the line that names the author",
    "related": "a link to other articles",
    "navigation": "part of the navigation",
    "share": "buttons to share or print",
    "caption": "a caption or credit of a picture",
    "copyright": "a copyright notice",
    "link": "a bare address",
    "separator": "a line without words",
    "title": "the title, repeated",
    "running-head": "a line that stands on many pages",
    "page-number": "a page number",
    "page-without-text": "a page that is only a picture",
    "outside-article": "text of the page around the article",
    "front-matter": "the head of a Markdown file",
    "code": "a block of program code",
    "contents": "the table of contents",
    "footnote": "a footnote or endnote",
    "reference": "an entry of a list of references, or its heading",
    "comment": "a comment in the margin of a Word document",
    "deleted": "text that tracked changes delete, by the number of passages",
}


@dataclass(frozen=True, slots=True)
class Junk:
    """Why a block is left out, and what can be learnt from it all the same."""

    reason: str
    byline: str | None = None
    published: PartialDate | None = None


# Uzbek is typed with all of these; the patterns have the two right ones.
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ", "[ʻʼ'’‘`]"))


def _any_of(*choices: str) -> re.Pattern[str]:
    return re.compile(_typed("(?:" + "|".join(choices) + ")"), re.IGNORECASE)


def _typed(pattern: str) -> str:
    """The pattern with every mark that is typed for the Uzbek ʻ and ʼ."""
    return pattern.translate(_APOSTROPHES)


_LABEL = _any_of(
    r"(?:first\s+|last\s+)?(?:published|updated|posted|modified|issued)(?:\s+(?:on|at|by))?\s*:?",
    r"(?:author|authors|editor|photo|photos|video|audio|source|tags?|topics?|category|date)\s*:?",
    r"(?:advertisement|sponsored|breaking(?:\s+news)?|live|opinion|exclusive|comments?)\s*:?",
    r"(?:(?:press|news|media)\s+(?:release|statement)|for\s+immediate\s+release)"
    r"(?:\s+(?:no\.?|№)\s*[\d/-]+)?\s*:?",
    r"(?:tags|topics|keywords|categories|filed under)\s*:\s*.{1,200}",
    r"(?:reading time\s*:?\s*)?\d+\s*min(?:ute)?s?(?:\s+(?:to\s+)?read)?",
    r"(?:views?|comments?)\s*:?\s*[\d,. ]+|[\d,. ]+\s*(?:views?|comments?)",
    r"(?:(?:published|posted|updated)\s+)?\d+\s+(?:min(?:ute)?|hour|hr|day|week)s?\s+ago",
    *regional.LABELS,
)
_DATED_WORD = _typed(
    r"(?:(?:first|last)\s+)?(?:published|posted|issued|released|updated|modified|date)"
    rf"|{regional.PUBLISHED}|{regional.UPDATED}"
)
_DATED = re.compile(
    rf"(?P<what>{_DATED_WORD})(?:\s+(?:on|at))?\s*[:,–—-]?\s*(?P<date>.+)", re.IGNORECASE
)
_DATED_LABEL = re.compile(rf"(?:{_DATED_WORD})(?:\s+(?:on|at))?\s*:?", re.IGNORECASE)
_UPDATED = re.compile(_typed(f"updated|modified|{regional.UPDATED}"), re.IGNORECASE)
_RELATED_LABEL = _any_of(
    r"(?:read|see|watch)\s+(?:also|more|next)|also\s+(?:read|see|on\s+.{1,40})",
    r"(?:related|similar|recommended|more)\s+(?:articles?|stories|news|posts|topics|materials|"
    r"content|reading|links)|related",
    r"more\s+(?:on|about)\s+this(?:\s+\w+)?|(?:most\s+(?:read|popular)|latest\s+news|trending)",
    r"(?:you\s+(?:may|might)\s+(?:also\s+)?like|don['’]t\s+miss|further\s+reading|continue\s+reading)",
    *regional.RELATED_LABELS,
)
_RELATED_LINE = _any_of(
    r"(?:read\s+(?:also|more|next)|see\s+also|also\s+read|related|more\s+on\s+this)\s*[:>→»–—-]+"
    r"\s*.{1,250}",
    *regional.RELATED_LINES,
)
_NAVIGATION = _any_of(
    r"(?:skip|jump|back|go)\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|top|home|navigation|contents)",
    r"(?:home|menu|search|next|previous|prev|back|log\s?in|sign\s?(?:in|up)|register|contact(?:\s+us)?|"
    r"about(?:\s+us)?|subscribe(?:\s+now)?|sitemap|privacy\s+policy|terms\s+of\s+(?:use|service)|"
    r"cookie\s+policy|accept(?:\s+all)?\s+cookies|load\s+more|show\s+more|read\s+full\s+article|"
    r"next\s+(?:article|page|post)|previous\s+(?:article|page|post))\s*[»›>→«‹<←]*",
    r"(?:sign\s+up|subscribe)\s+(?:for|to)\s+(?:our|the)\s+.{1,60}",
    r"page\s+\d+(?:\s*(?:of|/)\s*\d+)?",
    *regional.NAVIGATION,
)
_BREADCRUMB = re.compile(r"[^.!?»›>]{1,40}(?:\s+[»›>]\s+[^.!?»›>]{1,80})+")
_SHARE_WORD = (
    r"(?:share|tweet|print|e-?mail|copy\s+(?:the\s+)?link|facebook|twitter|x|telegram|whatsapp|"
    r"linkedin|vk(?:ontakte)?|viber|instagram|youtube|reddit|pinterest|messenger|bookmark|save)"
)
_SHARE = _any_of(
    rf"{_SHARE_WORD}(?:[\s,|·•/]+(?:and\s+|on\s+|via\s+)?{_SHARE_WORD})*",
    r"(?:share|follow\s+us|like\s+us)(?:\s+(?:this|the|it|on|via|with|by|in|"
    rf"article|story|page|post|friends|{_SHARE_WORD}))*",
    *regional.SHARE,
)
_CAPTION = _any_of(
    r"(?:photo|photograph|image|picture|video|pic|file\s+photo|illustration|infographic)"
    r"(?:\s+(?:credit|source|courtesy|by))?\s*[:,©/–—-]\s*.{1,250}",
    r"(?:photo|image|picture|illustration)s?\s+(?:by|credit|courtesy(?:\s+of)?)\s+.{1,100}",
    r"(?:fig(?:ure|\.)|chart|map|graph|table|box)\s+\d+(?:\.\d+)?\s*[.:–—-]\s*.{1,250}",
    r"(?:©\s*)?(?:getty\s+images|shutterstock|unsplash|istock)(?:\s*/.{1,60})?",
    *regional.CAPTIONS,
)
_COPYRIGHT = _any_of(
    r"(?:©|\(c\)|copyright\b).{0,300}",
    r"all\s+rights\s+reserved\.?.{0,100}",
    r".{0,100}\ball\s+rights\s+reserved\.?",
    *regional.COPYRIGHT,
)
_LINK = _any_of(r"(?:https?://|www\.)\S+", r"[\w.+-]+@[\w-]+\.[\w.]+")

_CONTENTS = re.compile(
    rf"(?:table\s+of\s+contents|contents|{regional.CONTENTS})\s*:?", re.IGNORECASE
)
# "1. Water ........ 3"; the page number alone says it only below the label. A tab that is too
# narrow leaves no space before it.
_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*(?:\d{1,4}|[ivxl]{1,7})$", re.IGNORECASE)
_PAGE_AT_END = re.compile(r".*[^\W\d_](?:.*[\s|](?:\d{1,4}|[ivxl]{1,7})|\d{1,4})[\s|]*")

_ROLE = (
    r"(?:correspondent|reporter|journalist|columnist|staff\s+writer|contributor|"
    r"news\s+editor|editor-in-chief|political\s+editor)s?"
)
_CORRESPONDENT = re.compile(
    r"(?:(?:our|own|special|staff|senior|chief|political|economic|economics|energy|foreign|local|"
    rf"diplomatic|the|a)\s+)*{_ROLE}(?:\s+(?:of|at|for|in|from|with)\s+.{{1,120}})?"
    rf"|{'|'.join(regional.CORRESPONDENTS)}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:story|text|report|words|written|reported|posted|published|updated|edited|analysis)"
    r"\s+)?by\b[:\s]+(.+)"
    r"|(?:authors?|text|byline)\s*:\s*(.+)"
    rf"|{regional.AUTHORS}",
    re.IGNORECASE,
)
# "Astana, 28 January 2026" on a line of its own; a person's name has two words at least.
_PLACE_AND_DATE = re.compile(
    r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]+(?:[/-][^\W\d_]+)*(?:,\s+|\s+\(|\s+[—–-]\s+)(?P<date>[^()]+)\)?"
)
_PARTICLES = {
    "al",
    "bin",
    "da",
    "de",
    "del",
    "den",
    "der",
    "di",
    "du",
    "el",
    "la",
    "ibn",
    "van",
    "von",
}
_ONE_WORD_AUTHORS = {"reuters", "afp", "ap", "staff", "tass", "interfax", "kazinform", "bloomberg"}
_BYLINE_WORDS = 16
_LONGEST_ENTRY = 200
# No pattern matches more; a file may be one line of megabytes.
_LONGEST_JUNK = 1000
_CLOSING = "\"'”’»)]"
# Between the pieces of a head line; "By Jane Doe Published …" are two of them.
_PIECES = re.compile(
    rf"\s*[|•·]\s*|\s+[–—/]\s+|(?<=\S),?\s+(?=(?:{_DATED_WORD})\b(?!\s+by\b))", re.IGNORECASE
)
_BEFORE_DATE = re.compile(r"(?:,|\s+on|\s+at|\s+в)$", re.IGNORECASE)


def ends_sentence(text: str) -> bool:
    """Whether a text closes like a sentence, quotation marks and brackets aside."""
    return text.rstrip(_CLOSING + " ").endswith((".", "!", "?", "…"))


def is_related_label(text: str) -> bool:
    """``Read also`` and its kin, alone in a block."""
    return _RELATED_LABEL.fullmatch(text.rstrip(": →»>")) is not None


def is_contents_label(text: str) -> bool:
    """``Contents``, alone in a block."""
    return _CONTENTS.fullmatch(text) is not None


def is_contents_line(text: str) -> bool:
    """A line that ends with the number of a page; below "Contents" it is one of its lines."""
    return len(text) <= _LONGEST_ENTRY and _PAGE_AT_END.fullmatch(text) is not None


def find_junk(text: str, *, in_head: bool, date_lines: bool) -> Junk | None:
    """Why a clean block is no part of the text, or ``None``.

    Args:
        in_head: It stands before the first paragraph of the text. Names of authors and dates
            are looked for only there.
        date_lines: A line that is only a date is the publication date (and no entry of a
            chronology).
    """
    if len(text) > _LONGEST_JUNK:
        return None
    if is_related_label(text) or _RELATED_LINE.fullmatch(text):
        return Junk("related")
    if _LEADERS.search(text):
        return Junk("contents")
    for reason, pattern in (
        ("label", _LABEL),
        ("navigation", _NAVIGATION),
        ("share", _SHARE),
        ("caption", _CAPTION),
        ("copyright", _COPYRIGHT),
        ("link", _LINK),
    ):
        if pattern.fullmatch(text) and not _is_prose(text, reason):
            return Junk(reason)
    dated = _find_dated(text)
    if dated:
        return dated
    if in_head:
        found = _find_head_line(text, date_lines)
        if found:
            return found
    elif _CORRESPONDENT.fullmatch(text) and not ends_sentence(text) and _is_short(text):
        return Junk("byline", byline=text)
    return Junk("navigation") if _BREADCRUMB.fullmatch(text) else None


def _is_prose(text: str, reason: str) -> bool:
    """A caption or a copyright notice may be a sentence; it is prose when there are several."""
    if reason in ("caption", "copyright", "link", "navigation"):
        return len(re.findall(r"[.!?]\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]", text)) > 1
    return ends_sentence(text)


def find_head_line(text: str) -> Junk | None:
    """Why a line before the text is a byline or a date of publication or change, or ``None``."""
    if len(text) > _LONGEST_JUNK:
        return None
    if _LABEL.fullmatch(text) and any(character.isdigit() for character in text):
        return Junk("label")
    return _find_dated(text) or _find_head_line(text, date_lines=True)


def is_dated_label(text: str) -> bool:
    """``Published:`` and its kin, alone in a line."""
    return _DATED_LABEL.fullmatch(text) is not None


def _find_dated(text: str) -> Junk | None:
    match = _DATED.fullmatch(text)
    if match is None:
        return None
    date = parse_date(match["date"].rstrip("."))
    if date is None and not is_undated(match["date"].rstrip(".")):
        return None
    if _UPDATED.search(match["what"]):
        return Junk("update-date")
    return Junk("publication-date", published=date)


def _find_head_line(text: str, date_lines: bool) -> Junk | None:
    """A date, a byline, or several such pieces on one line: ``Jane Doe | 12 March 2026``."""
    date = parse_date(text)
    if date is not None:
        return Junk("publication-date", published=date) if date_lines else None
    place = _PLACE_AND_DATE.fullmatch(text)
    date = parse_date(place["date"]) if place else None
    if date is not None:
        return Junk("publication-date", published=date)
    if ends_sentence(text) and not _DATED.match(text) and not _BY.match(text):
        return None
    for pieces in (_split_at_marks(text), _split_at_date(text)):
        if len(pieces) > 1 and (found := _put_together(pieces)):
            return found
    byline = _find_byline(text)
    return Junk("byline", byline=byline) if byline else None


def _put_together(pieces: list[str]) -> Junk | None:
    """What the pieces of a head line say; ``None`` when one of them is no such piece."""
    found = [_find_piece(piece) for piece in pieces]
    known = [junk for junk in found if junk is not None]
    names = [p for p, junk in zip(pieces, found, strict=True) if junk is None]
    dated = any(junk.reason.endswith("-date") for junk in known)
    if not (dated or any(junk.byline for junk in known)) or not all(map(_is_author, names)):
        return None
    byline = next((junk.byline for junk in known if junk.byline), None)
    published = next((junk.published for junk in known if junk.published), None)
    if byline is None and not names:
        return Junk(known[0].reason, published=published)
    return Junk("byline", byline or names[0], published)


def _find_piece(text: str) -> Junk | None:
    date = parse_date(text)
    if date is not None:
        return Junk("publication-date", published=date)
    dated = _find_dated(text) or (Junk("label") if _LABEL.fullmatch(text) else None)
    if dated:
        return dated
    pieces = _split_at_date(text)
    if len(pieces) > 1 and (found := _put_together(pieces)):
        return found
    byline = _find_byline(text)
    return Junk("byline", byline=byline) if byline else None


def _split_at_marks(text: str) -> list[str]:
    return [piece.strip(" ,") for piece in _PIECES.split(text) if piece.strip(" ,")]


def _split_at_date(text: str) -> list[str]:
    """``By Jane Doe, 12 March 2026`` and ``12 March 2026, by Jane Doe`` → the name and the date."""
    if not _is_short(text):
        return []
    gaps = list(re.finditer(r",\s+|\s+", text))
    for gap in gaps:
        if parse_date(text[gap.end() :]) is not None:
            return [_BEFORE_DATE.sub("", text[: gap.start()]), text[gap.end() :]]
    for gap in reversed(gaps):
        if parse_date(text[: gap.start()]) is not None:
            return [text[gap.end() :], text[: gap.start()]]
    return []


def _find_byline(text: str) -> str | None:
    if not _is_short(text):
        return None
    match = _BY.fullmatch(text)
    if match:
        names = next(group for group in match.groups() if group).strip()
        first = re.split(r",|\band\b|&|\bin\b", names)[0].strip()
        return names if _is_author(first) else None
    if ends_sentence(text):
        return None
    if text.lower() in _ONE_WORD_AUTHORS:
        return text
    if _CORRESPONDENT.fullmatch(text):
        return text
    name, comma, role = text.partition(",")
    return text if comma and is_name(name) and _CORRESPONDENT.fullmatch(role.strip()) else None


def _is_author(text: str) -> bool:
    return is_name(text) or text.lower() in _ONE_WORD_AUTHORS or _is_publisher(text)


# "National Bank of Tajikistan", "Institute for Transport Policy": a body at the end of its name or
# before what it is for. "Central Bank Raises Rates" is a headline.
_PUBLISHER = re.compile(
    r"(?:[A-Z][\w’'-]*\s){0,4}(?:Bank|Institute|Ministry|Agency|Cent(?:re|er)|University|Committee|"
    r"Commission|Office|Service|Association|Union|Fund|Foundation|Council|Academy|Department|"
    r"Authority|Organi[sz]ation|Group)"
    r"(?:\s(?:of|for|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,4}){0,2}"
)


def _is_publisher(text: str) -> bool:
    """The name of a body that publishes: beside a date it is a line of the head."""
    return " " in text and _PUBLISHER.fullmatch(text) is not None


def _is_short(text: str) -> bool:
    return len(text.split()) <= _BYLINE_WORDS


def is_name(text: str) -> bool:
    """Two to five words, each with a capital (or a particle), none with a digit."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(
        (word[0].isupper() and not any(c.isdigit() for c in word)) or word in _PARTICLES
        for word in words
    )
