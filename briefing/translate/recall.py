"""What the translation memory gives for a piece: a translation, or why there is none.

First a unit that fits exactly, then a similar one that can be repaired exactly. Both must pass the
checks. Other similar units are suggestions for the reviewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.domain import Finding, Origin, Segment, SegmentStatus, Suggestion
from briefing.language.names import NameTable
from briefing.translate.checks import check_translation
from briefing.translate.engine import has_errors, located
from briefing.translate.glossary import Glossary
from briefing.translate.masks import Masked, mask
from briefing.translate.memory import NOWHERE, Match, Memory, NearMiss, Surroundings
from briefing.translate.repair import FuzzyMatch, fuzzy_matches
from briefing.translate.segments import TITLE, Piece

MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the memory has for a piece.

    Attributes:
        segment: Missing, or a translation; one that a check blocks is a draft.
        final: Whether a model may not be asked as well.
    """

    segment: Segment
    final: bool


@dataclass(frozen=True, slots=True)
class Recall:
    """The memory of one direction.

    Attributes:
        source: The language of the texts.
        language: The language wanted.
    """

    memory: Memory
    names: NameTable
    glossary: Glossary
    source: str
    language: str

    def segment(self, piece: Piece, masked: Masked, where: Surroundings = NOWHERE) -> Recalled:
        """What there is for a piece; a missing segment has findings and suggestions."""
        match = self.memory.find(masked, self.language, where)
        findings: tuple[Finding, ...]
        if isinstance(match, Match):
            findings = self._check(piece, masked, match.target)
            exact = _exact(piece, match, findings)
            if not has_errors(findings):
                return Recalled(exact, final=True)
            blocked = replace(exact, status=SegmentStatus.DRAFT)
            if match.status is not SegmentStatus.DRAFT:
                # Nothing else may take the place of what people have read; they must look at it.
                return Recalled(blocked, final=True)
            repaired = self._repaired(piece, masked, where, findings)
            if repaired.target is not None:
                return Recalled(repaired, final=True)
            return Recalled(replace(blocked, suggestions=repaired.suggestions), final=False)
        if isinstance(match, NearMiss):
            message = f"{match.reference} would fit, but {match.why}"
            findings = located([Finding("slot-unrenderable", "warning", message)], piece)
        else:
            findings = located(self._strangers(piece), piece)
        segment = self._repaired(piece, masked, where, findings)
        return Recalled(segment, final=segment.target is not None)

    def _repaired(
        self, piece: Piece, masked: Masked, where: Surroundings, findings: tuple[Finding, ...]
    ) -> Segment:
        similar = fuzzy_matches(
            masked,
            self.language,
            self.memory,
            self.names,
            self.glossary,
            spoken=self.source,
            where=where,
        )
        for match in similar:
            if match.target is None:
                continue
            own = self._check(piece, masked, match.target)
            if not has_errors(own):
                return _fuzzy(piece, match, own, similar)
        return Segment(
            piece.id,
            piece.text,
            None,
            Origin.MISSING,
            findings=findings,
            suggestions=_suggestions(similar),
        )

    def _check(self, piece: Piece, masked: Masked, target: str) -> tuple[Finding, ...]:
        return located(check_translation(masked, target, self.language), piece)

    def _strangers(self, piece: Piece) -> tuple[Finding, ...]:
        """Says when a name that the table lacks is all that stands between a text and its match."""
        masked = mask(piece.text, self.names, strangers=True)
        found = self.memory.find(masked, self.language)
        if not isinstance(found, NearMiss):
            return ()
        message = f"{found.reference} would fit, but {found.why}"
        return (Finding("name-unknown", "warning", message),)


def _exact(piece: Piece, match: Match, findings: tuple[Finding, ...]) -> Segment:
    return Segment(
        piece.id,
        piece.text,
        match.target,
        Origin.MEMORY,
        match.status,
        score=match.score,
        reference=match.reference,
        findings=findings,
        reviewer=match.reviewer,
        changed=match.changed,
    )


def _fuzzy(
    piece: Piece, match: FuzzyMatch, findings: tuple[Finding, ...], similar: Sequence[FuzzyMatch]
) -> Segment:
    """Nobody has read it in this form, so it is a draft, whatever the unit was."""
    message = f"as {match.reference}, but {match.difference}"
    note = located([Finding("memory-repaired", "note", message)], piece)
    return Segment(
        piece.id,
        piece.text,
        match.target,
        Origin.MEMORY_FUZZY,
        SegmentStatus.DRAFT,
        score=match.score,
        reference=match.reference,
        findings=(*findings, *note),
        suggestions=_suggestions(other for other in similar if other is not match),
    )


def _suggestions(similar: Iterable[FuzzyMatch]) -> tuple[Suggestion, ...]:
    """The best of them, each translation once."""
    found: dict[str, Suggestion] = {}
    for match in similar:
        text = match.suggestion
        found.setdefault(text, Suggestion(text, match.score, match.reference))
    return tuple(found.values())[:MOST_SUGGESTIONS]


def surroundings_of(
    masked: Mapping[str, Masked], pieces: Sequence[Piece]
) -> dict[str, Surroundings]:
    """Where each text stands: between which others, in documents of which titles.

    Args:
        masked: The texts by the id of their piece, in order.
        pieces: All pieces.
    """
    titles = tuple(piece.text for piece in pieces if piece.kind == TITLE)
    ids = list(masked)
    keys = ["", *(masked[name].key for name in ids), ""]
    return {
        name: Surroundings(keys[place], keys[place + 2], titles) for place, name in enumerate(ids)
    }
