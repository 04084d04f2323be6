"""Which passage goes into which section of the template; each at most once.

The order of choice is not the order on the page: what only one section can use (the words of a
speaker, a date) is placed before the key messages take the most relevant of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import BriefTemplate
from briefing.domain import PartialDate
from briefing.summarise.corroboration import Corroboration
from briefing.summarise.passages import Passage
from briefing.summarise.placed import Placed
from briefing.summarise.scoring import Scored
from briefing.summarise.sections.candidates import (
    BACKGROUND,
    KEY,
    OUTLOOK,
    context,
    key_candidates,
    key_count,
    of_silent_documents,
    plans,
    quoted_causes,
)
from briefing.summarise.sections.developments import place_developments
from briefing.summarise.sections.figures import (
    place_disagreements,
    place_figures,
    point_to_figures,
)
from briefing.summarise.sections.positions import (
    organisations_that_speak,
    people_who_speak,
    place_positions,
    place_stances,
)
from briefing.summarise.sections.selection import SHORT_NOTE, Selection, is_short
from briefing.summarise.sections.statements import place_statements
from briefing.summarise.shortening import shorten
from briefing.summarise.units import Analysis, Unit

__all__ = ["OUTLOOK", "is_short", "place"]


def place(
    analysis: Analysis,
    scored: Sequence[Scored],
    template: BriefTemplate,
    base: PartialDate | None,
    title: Unit | None,
    corroboration: Corroboration,
) -> Placed:
    """Fill the sections of ``template``.

    Args:
        analysis: The sentences.
        scored: Their scores, by `Unit.index`.
        template: Sections and limits; a section that it lacks is not filled.
        base: The newest date that the sources are known to know; later dates are plans.
        title: The sentence that serves as the title, if one does; it is not used again.
        corroboration: What the documents agree on and where they differ.
    """
    selection = Selection(analysis, scored, template, base, corroboration)
    # A note is shown whole, so the sentence that it is called by stands in its place as well.
    if title is not None and not (selection.short and title.document.title):
        selection.title = selection.passages.use(Passage((title,), title.start, title.end))
    _fill(selection)
    cited = {unit.document.id for unit in analysis.units}
    shorten(selection.placed, template, lambda u: scored[u.index].relevance, len(cited))
    return selection.placed


def _fill(selection: Selection) -> None:
    key, outlook = selection.by_id.get(KEY), selection.by_id.get(OUTLOOK)
    background = selection.by_id.get(BACKGROUND)
    messages, usable = key_count(selection, key), len(selection.usable)
    place_statements(selection, background, quoted_causes(selection), most=1)
    place_positions(selection, people_who_speak(selection))
    if usable > 2 * messages or 1 < usable <= SHORT_NOTE:
        place_statements(selection, outlook, plans(selection), most=1, extend=True, leads=False)
    # A short note is shown whole: what leans on a message has no other place to stand.
    candidates = key_candidates(selection)
    place_statements(selection, key, candidates, most=messages, extend=selection.short)
    # What an organisation announces is news first: its position is what the messages leave.
    place_positions(selection, organisations_that_speak(selection))
    place_stances(selection)
    place_developments(selection)
    place_disagreements(selection)
    place_statements(selection, outlook, plans(selection), extend=True)
    place_figures(selection)
    place_statements(selection, background, of_silent_documents(selection), extend=True)
    place_statements(selection, background, selection.ranked(context(selection)), extend=True)
    point_to_figures(selection)
