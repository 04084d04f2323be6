"""Which sentences a section of statements may take, the best first."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.config import SectionTemplate
from briefing.summarise.cue_words.telling import takes_a_stand
from briefing.summarise.cues import AHEAD, AHEAD_HEADING, CAUSE, CONTEXT, measured
from briefing.summarise.outlook import TOLD_ALREADY, pending, plan_weight
from briefing.summarise.sections.selection import Selection
from briefing.summarise.terms import count_words
from briefing.summarise.timeline import is_ahead
from briefing.summarise.units import Unit

KEY, BACKGROUND, OUTLOOK = "key-messages", "background", "outlook"
# A sentence with a date or a plan has a section of its own, so it must be more relevant than
# others to become a key message.
_DATED_WEIGHT = 0.75
# That somebody disagreed is a position before it is news.
_STANCE_WEIGHT = 0.5
_SENTENCES_PER_KEY_MESSAGE = 10
_LONGEST_LEAD_IN = 14


def quotations(selection: Selection) -> list[list[Unit]]:
    """The sentences of each quotation with a known speaker."""
    groups: dict[tuple[str, str, int], list[Unit]] = {}
    for unit in selection.usable:
        if unit.quote is not None and unit.speaker is not None and unit.core >= unit.quote.start:
            begin = unit.quote.whole[0] if unit.quote.whole else unit.quote.start
            groups.setdefault((unit.document.id, unit.block.id, begin), []).append(unit)
    return list(groups.values())


def quoted_causes(selection: Selection) -> list[Unit]:
    """Sentences of quotations that give a reason, where the speaker keeps another sentence."""
    causes = [
        unit
        for units in quotations(selection)
        for unit in units
        if len(units) > 1 and CAUSE.inside(unit) and not unit.dangling
    ]
    return sorted(causes, key=selection.relevance, reverse=True)


def plans(selection: Selection) -> Iterator[Unit]:
    """Sentences that look ahead and that no key message tells already."""
    units = [
        unit
        for unit in selection.usable
        if AHEAD.inside(unit)
        or AHEAD_HEADING.above(unit)
        or any(is_ahead(d.date, selection.base) for d in unit.dates)
        or pending(unit)
    ]
    # That talks go on is said in few words.
    units = [u for u in units if u.full or (pending(u) and u.ended)]
    units = [u for u in units if u.index not in selection.disputed]
    messages = [u for p in selection.placed.statements.get(KEY, ()) for u in p.units]
    units = [u for u in units if not selection.alike(u, messages, TOLD_ALREADY)]
    return selection.ranked(units, {u.index: plan_weight(u, selection.base) for u in units})


def context(selection: Selection) -> list[Unit]:
    """Sentences for the background, those with a cue of cause or context first."""
    prose = [
        u
        for u in selection.usable
        if u.full
        and u.quote is None
        and not AHEAD_HEADING.above(u)
        and u.index not in selection.disputed
        and not (pending(u) or any(is_ahead(d.date, selection.base) for d in u.dates))
        and not _leads_to_quote(selection, u)
    ]
    marked = [u for u in prose if CONTEXT.inside(u) or CAUSE.inside(u)]
    shown = {u.index for u in marked}
    return marked + [u for u in prose if u.index not in shown]


def key_candidates(selection: Selection) -> Iterator[Unit]:
    """Sentences that may be key messages; in a short note fragments too."""
    units = [
        unit
        for unit in selection.usable
        if unit.quote is None
        and (unit.full or selection.short)
        and not _leads_to_quote(selection, unit)
        # "Lower the fee" below "Outlook" is a plan, and no sentence.
        and (unit.ended or not AHEAD_HEADING.above(unit))
    ]
    others = [u for u in units if not selection.leads(u)]
    dated = [u for u in others if u.dates or AHEAD.inside(u) or pending(u)]
    weights = {u.index: _DATED_WEIGHT for u in dated}
    weights |= {u.index: _STANCE_WEIGHT for u in others if is_stance(u)}
    return selection.ranked(units, weights)


def is_stance(unit: Unit) -> bool:
    """Whether all of a sentence is a position because its verb is: "X ruled out a sale"."""
    whole = unit.clause is not None and unit.clause[1] == unit.end
    return whole and unit.speaker is not None and takes_a_stand(unit.text, unit.document.language)


def key_count(selection: Selection, section: SectionTemplate | None) -> int:
    """How many key messages there should be: more for a longer text."""
    if section is None:
        return 0
    wanted = len(selection.usable) // _SENTENCES_PER_KEY_MESSAGE
    return max(section.min, min(section.max, wanted))


def of_silent_documents(selection: Selection) -> list[Unit]:
    """The best sentences of documents of which nothing is used yet, one after the other."""
    heard = {unit.document.id for unit in selection.passages.used_units()}
    heard |= {selection.analysis.units[index].document.id for index in selection.told}
    heard |= {u.document.id for line in selection.placed.developments for u in line.also}
    able = [u for u in selection.usable if u.full and u.quote is None]
    silent = {u.document.id for u in able if not u.dangling} - heard
    best: dict[str, Unit] = {}
    for unit in selection.ranked(able) if silent else ():
        if unit.document.id in silent and not unit.dangling:
            best.setdefault(unit.document.id, unit)
        if len(best) == len(silent):
            break
    return list(best.values())


def _leads_to_quote(selection: Selection, unit: Unit) -> bool:
    """A short sentence that only brings on a speaker: "X remembers the visits well." """
    following = selection.analysis.after(unit)
    quoted = following is not None and following.quote is not None
    short = quoted and count_words(unit.text) <= _LONGEST_LEAD_IN and not selection.leads(unit)
    return short and unit.clause is None and not unit.dates and not measured(unit)
