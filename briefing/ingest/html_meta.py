"""What a page says about itself: title, author, date of publication.

Only statements made for machines are read. htmldate, which trafilatura would use, also takes
dates from copyright lines and from the text (measured: "© 2026" became 2026-01-01).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.domain import PartialDate
from briefing.ingest.publication import parse_date

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
)
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title")
# " | The News", " - The News": the site's name after the headline.
_SITE = re.compile(r"\s+[|–—·«»-]\s+[^|–—·«»]{1,60}$")
_LONGEST_AUTHOR = 100


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says about itself."""

    title: str | None
    byline: str | None
    published: PartialDate | None


def read_meta(page: _Element) -> PageMeta:
    """Title, author and date of a parsed page, each ``None`` where the page does not tell."""
    names: dict[str, str] = {}
    for meta in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            key, value = meta.get(attribute), (meta.get("content") or "").strip()
            if key and value:
                names.setdefault(key.lower(), value)
    linked = list(_linked_data(page))
    return PageMeta(_title(page, names), _author(names, linked), _published(page, names, linked))


def _title(page: _Element, names: dict[str, str]) -> str | None:
    """The only main heading, or else what the page calls itself, without the site's name."""
    headings = [text for text in (_text(h) for h in page.iter("h1")) if text]
    if len(headings) == 1:
        return headings[0]
    declared = next((names[name] for name in _TITLE_NAMES if name in names), None)
    if declared:
        return declared
    if headings:
        return headings[0]
    whole = next((_text(title) for title in page.iter("title")), "")
    return _SITE.sub("", whole) or None


def _author(names: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    found = [names[name] for name in _AUTHOR_NAMES if name in names]
    for item in linked:
        authors = item.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                found.append(name)
    usable = (f for f in found if "://" not in f and 0 < len(f) <= _LONGEST_AUTHOR)
    return next(usable, None)


def _published(
    page: _Element, names: dict[str, str], linked: list[dict[str, Any]]
) -> PartialDate | None:
    stated = [names[name] for name in _DATE_NAMES if name in names]
    stated += [str(item["datePublished"]) for item in linked if "datePublished" in item]
    times = [time for time in page.iter("time") if time.get("datetime")]
    marked = [t for t in times if t.get("itemprop") == "datePublished" or "pubdate" in t.attrib]
    # A page with a single <time> means its own date; with several it may be anybody's.
    for time in marked or (times if len(times) == 1 else []):
        stated.append(time.get("datetime") or "")
    dates = (parse_date(text) for text in stated)
    return next((date for date in dates if date is not None), None)


def _linked_data(page: _Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those of a ``@graph`` one by one."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield item
                yield from (
                    (g for g in graph if isinstance(g, dict)) if isinstance(graph, list) else ()
                )


def _text(element: _Element) -> str:
    return " ".join(str(element.xpath("string()")).split())
