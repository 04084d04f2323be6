"""Organisations that speak: those of the names table, and those that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.domain import Block, Speaker
from briefing.language.countries import country_name, find_country
from briefing.language.names import NameTable
from briefing.summarise.roles import bare_heads

ORGANISATION_KINDS = ("organisation", "company")
ORGANISATION_WORD = re.compile(
    r"\b(?:Ministry|Agency|Bank|Committee|Commission|Council|Union|Association|Company|Corporation|"
    r"Fund|Parliament|Government|Service|Institute|University|Authority|Organi[sz]ation|Group|"
    r"Office|Foundation|Department|Academy|Centre|Center|Federation|Chamber|Secretariat|Board)\b"
)
_WORD = r"[A-Z][\w&'’-]*"
_CAPITAL_RUN = re.compile(
    rf"{_WORD}"
    # "for Regulation, Protection and Use of Water Resources"
    rf"(?:(?:,\s+{_WORD}(?:\s+{_WORD}){{0,5}}){{1,6}},?\s+and\s+{_WORD}"
    rf"|\s+(?:(?:of|for|and|the|on(?!\s+\w+day\b))\s+)*{_WORD})*"
    r"(?:\s+(?:of|for|and|on)\s+(?:the\s+)?[a-z]+(?:\s+of\s+[A-Z]\w+)?)?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_REFERENCE = re.compile(
    r"(?:the)\s+(?P<word>ministry|agency|bank|committee|commission|association|company|fund|"
    r"institute|university|authority|foundation|department|academy|council|chamber)\s*",
    re.IGNORECASE,
)
# "Kazakhstan's energy ministry", "the Uzbek government": bodies of state in small letters.
_STATE_BODY = re.compile(
    r"(?:the\s+)?(?:(?P<country>(?-i:[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)(?:['’]s?)?)\s+)?"
    r"(?P<body>(?:(?-i:[a-z]+)\s+){1,3}ministry|"
    r"government|parliament|cabinet|central\s+bank|national\s+bank|election\s+commission)(?![\w’'])",
    re.IGNORECASE,
)
# What may stand between an organisation as subject and its verb, or after it at a sentence's end.
_AFTER = re.compile(
    r"\s*(?:$|[,(;.]|(?:on|in|at|to|earlier|last|this|yesterday|today|also|has|had|have)\b)"
)


def find_organisation(subject: str, names: NameTable) -> Speaker | None:
    """The organisation that is all of ``subject``: "the World Bank", not "a World Bank expert".

    Args:
        subject: The words in which the speaker stands.
        names: Organisations and companies that need not say what they are.
    """
    spans = [
        (found.start, found.end)
        for found in names.find(subject, surnames=False)
        if found.name.kind in ORGANISATION_KINDS
    ]
    known = [span for span in spans if _is_subject(subject, *span)]
    if len(spans) == 1 and known:
        start, end = known[0]
        row = names.get(subject[start:end])
        country = country_name(row.country, "en") if row and len(row.country) == 2 else None
        return Speaker(subject[start:end], None, country)
    runs = [
        _without_article(subject, match.start(), match.end())
        for match in _CAPITAL_RUN.finditer(subject)
        if ORGANISATION_WORD.search(match.group())
    ]
    if len(runs) != 1 or not _is_subject(subject, *runs[0]):
        return None
    return _speaker(subject[slice(*runs[0])])


def find_organisations(blocks: Iterable[Block], names: NameTable) -> tuple[Speaker, ...]:
    """The organisations of a document that say what they are, in order; each once."""
    found: dict[str, Speaker] = {}
    for block in blocks:
        for match in _CAPITAL_RUN.finditer(block.text):
            start, end = _without_article(block.text, match.start(), match.end())
            if ORGANISATION_WORD.search(match.group()) and (
                speaker := _speaker(block.text[start:end])
            ):
                row = names.get(speaker.name)
                if row is not None and speaker.affiliation is None and len(row.country) == 2:
                    speaker = Speaker(speaker.name, None, country_name(row.country, "en"))
                known = found.get(speaker.name)
                if known is None or known.affiliation is None:
                    found[speaker.name] = speaker
    return tuple(found.values())


def find_state_body(subject: str, known: Iterable[Speaker]) -> Speaker | None:
    """The body of state that is all of ``subject``: "Kazakhstan's energy ministry".

    Args:
        subject: The words in which the speaker stands.
        known: The organisations of the document. "The energy ministry" without a country is the one
            of them that is called so in another order, "Ministry of Energy"; else it is nobody.
    """
    match = _STATE_BODY.match(subject)
    if match is None or not _AFTER.match(subject, match.end()):
        return None
    body = match["body"]
    same = [o for o in known if _bag(o.name) == _bag(body)]
    if match["country"] is None:
        return same[0] if len(same) == 1 else None
    code = find_country(match["country"])
    if code is None:
        return None
    country = country_name(code, "en")
    return next((o for o in same if o.affiliation == country), Speaker(body, None, country))


def _bag(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - {"of", "the", "for", "and"}


def refers_to_organisation(subject: str) -> str | None:
    """The word of "the ministry …" as a subject, else ``None``."""
    match = _REFERENCE.match(subject)
    return match["word"].lower() if match and _AFTER.match(subject, match.end()) else None


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    return (start + 4 if text.startswith("The ", start, end) else start), end


def _is_subject(subject: str, start: int, end: int) -> bool:
    before = re.split(r",\s", subject[:start])[-1].strip()
    opens = before in ("", "the", "The") or find_country(before) is not None
    return opens and _AFTER.match(subject, end) is not None


def _speaker(name: str) -> Speaker | None:
    """Name and country apart: "Uzbekistan's Ministry of Energy", "Ministry of Energy of …"."""
    office = name.partition(" of ")[0]
    if bare_heads(office) and not ORGANISATION_WORD.search(office):
        return None  # "Executive Director of the Agency" is a person
    first = re.split(r"\s(?:of|for|and|on)\s", name)[0]
    if not ORGANISATION_WORD.search(first) and _OF.search(name):
        return None  # "Critics of the Ministry"
    halves = [part for part in re.split(r"\s+and\s+", name) if ORGANISATION_WORD.search(part)]
    if len(halves) > 1:  # "the Asian Development Bank and the World Bank" are two
        return None
    first, _, rest = name.partition(" ")
    if rest and " " in rest and (code := find_country(first)) and ORGANISATION_WORD.search(rest):
        return Speaker(rest, None, country_name(code, "en"))
    for link in _OF.finditer(name):
        body, code = name[: link.start()], find_country(name[link.end() :])
        if code and " of " in body:
            return Speaker(body, None, country_name(code, "en"))
    return Speaker(name) if " " in name else None
