"""Figures that share a sentence: each number is a piece of its own, the sentence is one."""

from __future__ import annotations

from dataclasses import replace

from briefing.domain import Brief, Figure, Section, Span, Statement
from briefing.translate.segments import QUANTITY, pieces, rebuild


def test_two_figures_of_a_sentence() -> None:
    span = Span("d1", "p1", 0, 4)
    told = Statement("figures-1", "From 5 km to 7 km.", ("From 5 km to 7 km.",), (span,))
    first = Figure("5", "km", "5 km", told, measure="The road", also=(span,))
    figures = (first, replace(first, value="7", text="7 km", place=2))
    title = Statement("title", "Title", ("Title",), (span,))
    brief = Brief("en", title, (Section("figures", "figures", figures),), ())

    found = list(pieces(brief))
    values = [piece.id for piece in found if piece.kind == QUANTITY]
    assert values == ["figures-1.value", "figures-1.value-2"]
    assert {piece.text for piece in found if piece.id == "figures-1.1"} == {told.text}

    entries = rebuild(brief, "ru", lambda piece: f"<{piece.text}>").sections[0].entries
    assert [entry.text for entry in entries if isinstance(entry, Figure)] == ["<5 km>", "<7 km>"]
    for entry in entries:
        assert isinstance(entry, Figure)
        assert entry.measure is None, "English words in a translated table"
        assert entry.statement.text == f"<{told.text}>"
        assert entry.also == (span,)
