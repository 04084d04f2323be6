"""Checks of a whole brief: one source, one translation; the same facts in all languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefing.domain import Finding, Segment
from briefing.translate.checks import dates
from briefing.translate.checks.check import fill
from briefing.translate.checks.pair import Pair, Tables
from briefing.translate.masks import normalise

OTHER_TARGET = "The same source is translated differently in {place}: {target}"
OTHER_FACTS = "{language} has other facts than {other}: {facts}"
MESSAGES = (OTHER_TARGET, OTHER_FACTS)


def check_brief(
    translations: Mapping[str, Sequence[Segment]], tables: Tables
) -> Iterator[tuple[str, Finding]]:
    """Language and finding for what differs inside of a language, or between two.

    Args:
        translations: The segments of each language, without those of its variants.
    """
    for language, segments in translations.items():
        for finding in _other_targets(segments):
            yield language, finding
    yield from _other_facts(translations, tables)


def _translated(segments: Sequence[Segment]) -> list[tuple[Segment, str]]:
    return [(s, s.target) for s in segments if s.target and s.target != s.source]


def _other_targets(segments: Sequence[Segment]) -> Iterator[Finding]:
    first: dict[str, tuple[Segment, str]] = {}
    for segment, target in _translated(segments):
        known, wanted = first.setdefault(normalise(segment.source), (segment, target))
        if normalise(target) != normalise(wanted):
            values = {"place": known.id, "target": wanted}
            yield _finding("target-differs", OTHER_TARGET, values, segment.id)


def _other_facts(
    translations: Mapping[str, Sequence[Segment]], tables: Tables
) -> Iterator[tuple[str, Finding]]:
    targets = {
        language: {segment.id: target for segment, target in _translated(segments)}
        for language, segments in translations.items()
    }
    for language, other in combinations(targets, 2):
        for place, target in targets[other].items():
            given = targets[language].get(place)
            if given is None:
                continue
            facts = _different(Pair(given, target, language, other, tables))
            if facts:
                values = {"language": other, "other": language, "facts": ", ".join(facts)}
                yield other, _finding("facts-differ", OTHER_FACTS, values, place)


def _different(pair: Pair) -> list[str]:
    """Figures and dates that only one of two translations has."""
    numbers = [*pair.numbers.lost, *pair.numbers.added]
    figures = [amount.text for amount in numbers if any(c.isdigit() for c in amount.text)]
    hits = [*dates.find_lost(pair), *dates.find_added(pair)]
    return [*figures, *(hit.values["date"] for hit in hits)]


def _finding(name: str, template: str, values: dict[str, str], place: str) -> Finding:
    return Finding(
        name,
        "warning",
        fill(template, values),
        place,
        template=template,
        values=tuple(values.items()),
    )
