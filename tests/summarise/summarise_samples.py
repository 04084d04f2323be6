"""Documents and a template for the tests of the summariser."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing.config import BriefTemplate, load_template
from briefing.domain import (
    Block,
    BlockKind,
    Brief,
    Development,
    Figure,
    PartialDate,
    Position,
    Section,
    SourceDocument,
    Statement,
)
from briefing.language.names import NameTable, load_names

REPOSITORY = Path(__file__).resolve().parents[2]
ARTICLES = Path(__file__).resolve().parent / "articles"
NO_NAMES = NameTable(())


def names() -> NameTable:
    return load_names(REPOSITORY / "locales")


def template() -> BriefTemplate:
    return load_template(REPOSITORY / "templates" / "policy-brief")


def document(
    *texts: str | tuple[BlockKind, str],
    id: str = "d1",
    title: str = "A title",
    published: PartialDate | None = None,
) -> SourceDocument:
    """A document of paragraphs; a pair gives another kind of block."""
    pairs = [(BlockKind.PARAGRAPH, t) if isinstance(t, str) else t for t in texts]
    blocks = tuple(Block(f"p{n}", kind, text) for n, (kind, text) in enumerate(pairs, 1))
    digest = hashlib.sha256(repr(texts).encode()).hexdigest()
    return SourceDocument(
        id, f"{id}.txt", digest, "txt", "utf-8", "en", title, published, None, blocks, ()
    )


def section(brief: Brief, name: str) -> Section:
    """The section; an empty one where a short note has none."""
    found = (s for s in brief.sections if s.id == name)
    return next(found, Section(name, "statements", ()))


def positions(brief: Brief) -> list[Position]:
    return [e for e in section(brief, "positions").entries if isinstance(e, Position)]


def developments(brief: Brief) -> list[Development]:
    return [e for e in section(brief, "developments").entries if isinstance(e, Development)]


def figures(brief: Brief) -> list[Figure]:
    """The rows of the table that show their sentence."""
    rows = (e for e in section(brief, "figures").entries if isinstance(e, Figure))
    return [row for row in rows if row.see is None]


def pointing(brief: Brief) -> list[Figure]:
    """The rows that point to a sentence of another section."""
    rows = (e for e in section(brief, "figures").entries if isinstance(e, Figure))
    return [row for row in rows if row.see is not None]


def texts(brief: Brief, name: str) -> list[str]:
    return [e.text for e in section(brief, name).entries if isinstance(e, Statement)]
