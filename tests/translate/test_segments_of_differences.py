"""Statements that stand side by side are translated like all others."""

from __future__ import annotations

from briefing.domain import Brief, Disagreement, Section, Span, Statement
from briefing.translate.segments import pieces, rebuild


def test_both_sides_are_pieces_and_come_back() -> None:
    span = Span("d1", "p1", 0, 4)
    sides = tuple(Statement(f"figures-{n}", f"Side {n}.", (f"Side {n}.",), (span,)) for n in (1, 2))
    title = Statement("title", "Title", ("Title",), (span,))
    brief = Brief("en", title, (Section("figures", "figures", (Disagreement(sides),)),), ())
    assert [piece.id for piece in pieces(brief)] == ["title.1", "figures-1.1", "figures-2.1"]
    (entry,) = rebuild(brief, "ru", lambda piece: f"<{piece.text}>").sections[0].entries
    assert isinstance(entry, Disagreement)
    assert [side.text for side in entry.statements] == ["<Side 1.>", "<Side 2.>"]
    assert [side.evidence for side in entry.statements] == [(span,), (span,)]
