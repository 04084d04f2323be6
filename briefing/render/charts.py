"""Key figures that may be compared, for a chart: the same thing, the same unit, different times.

Everything else would suggest a comparison that the sources do not make: a sum beside a share, or
this year's catch beside next year's quota.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefing.domain import Entry, Figure, PartialDate

FEWEST_BARS, MOST_BARS = 2, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure. ``share``: its length beside the longest bar, above 0 to 1; bars begin at 0."""

    when: PartialDate
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one series in the order of time.

    Attributes:
        measure: What they measure, where it is known in the language of the brief.
    """

    measure: str
    bars: tuple[Bar, ...]


def draw_charts(entries: Iterable[Entry]) -> tuple[Chart, ...]:
    """The charts that can be drawn of a section, the same ones in every language."""
    series: dict[str, list[Figure]] = {}
    for entry in entries:
        if isinstance(entry, Figure) and entry.series is not None and entry.period is not None:
            series.setdefault(entry.series, []).append(entry)
    return tuple(chart for figures in series.values() if (chart := _draw(figures)) is not None)


def _draw(figures: list[Figure]) -> Chart | None:
    dated = {figure.period.date: figure for figure in figures if figure.period is not None}
    amounts = [_amount(figure) for figure in dated.values()]
    if len(dated) < len(figures) or not FEWEST_BARS <= len(dated) <= MOST_BARS:
        return None  # two figures for one time are no development
    alike = len({_precision(when) for when in dated}) == 1 and all(when.year for when in dated)
    if not (all(amounts) and alike):
        return None  # nothing below 0; a year is not compared with a month
    most = max(amounts)
    bars = sorted(
        (
            Bar(when, figure.text, float(amount / most))
            for (when, figure), amount in zip(dated.items(), amounts, strict=True)
        ),
        key=lambda bar: _in_time(bar.when),
    )
    return Chart(figures[0].measure or "", tuple(bars))


def _amount(figure: Figure) -> Decimal:
    """The value; 0 for what cannot be a bar."""
    try:
        value = Decimal(figure.value)
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() and value > 0 else Decimal(0)


def _precision(when: PartialDate) -> tuple[bool, ...]:
    return tuple(part is not None for part in _parts(when))


def _in_time(when: PartialDate) -> tuple[int, ...]:
    return tuple(part or 0 for part in _parts(when))


def _parts(when: PartialDate) -> tuple[int | None, ...]:
    return (when.year, when.half, when.quarter, when.month, when.day, when.last)
