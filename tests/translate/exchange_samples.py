"""Translation units for the tests of the exchange formats, generated and fixed."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from briefing.domain import SegmentStatus
from briefing.language.inflect import CASES
from briefing.translate.exchange.units import Part, Placeholder, Unit, clean

LANGUAGES = ("ru", "kk", "uz", "uz-Cyrl", "kk-Latn")
# Words of the four languages, and all that has a meaning in XML, PO, CSV or JSON.
_WORDS = st.sampled_from(
    "gas supply Газ ёмкость Қазақстан әңгіме өңір үкімет Oʻzbekiston gʻoya maʼlumot “Yangi” «Газ» "
    "„внутри“ ‘so’ 'it' \"quoted\" <b>bold</b> &amp; & < > ]]> {1:name} {x} \\ \\n \\{ \\\\ }} %s "
    "%(n)d =SUM(A1) +7 -5 @home #~ #, 12,5 % 😀 👨‍👩‍👧 — – … \u00a0 \u202f \u2009 \u200b \u00ad "
    "\ufeff \u2028 <!--x--> <?x?> | ; , msgid \u0301 ﷽ 𐐷".split(" ")
)
_CHARACTERS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20
)
_TEXT = st.lists(st.one_of(_WORDS, _CHARACTERS), min_size=1, max_size=8).map(" ".join)
_LINE = st.one_of(st.just(""), _TEXT)
_DATES = st.one_of(
    st.just(""),
    st.dates(datetime.date(1, 1, 2), datetime.date(9999, 12, 30)).map(str),
    st.datetimes(datetime.datetime(1900, 1, 1)).map(lambda d: f"{d.replace(microsecond=0)}Z"),
)


@st.composite
def units(draw: st.DrawFn, language: str | None = None) -> Unit:
    """A unit as a reader gives it."""
    kinds = draw(st.lists(st.sampled_from(("date", "number", "name")), max_size=3))
    source: list[Part] = [draw(_TEXT) + "."]
    needed: list[Part] = []
    for number, kind in enumerate(kinds, 1):
        source += [Placeholder(number, kind, "", draw(_TEXT)), draw(_LINE)]
        for _ in range(draw(st.integers(1, 2))):
            needed.append(Placeholder(number, kind, draw(st.sampled_from(("", *CASES)))))
        if kind == "name" and draw(st.booleans()):
            words = [draw(_TEXT).replace("|", "/") for _ in range(2)]
            needed.append(Placeholder(number, "agree", "", "|".join(words)))
    target: list[Part] = [draw(_TEXT) + "!"]
    for part in draw(st.permutations(needed)):
        target += [part, draw(_LINE)]
    return clean(
        Unit(
            id=draw(st.one_of(st.sampled_from(("a", "a-1", "b c", "1")), _TEXT)),
            language=language or draw(st.sampled_from(LANGUAGES)),
            source=tuple(source),
            target=tuple(target),
            status=draw(st.sampled_from(SegmentStatus)),
            author=draw(_LINE),
            changed=draw(_DATES),
            origin=draw(_LINE),
            note="\n".join(draw(st.lists(_TEXT, max_size=3))),
            context=draw(_LINE),
            supersedes=tuple(draw(st.lists(_TEXT, max_size=2))),
            forbidden=draw(st.booleans()),
        )
    )


def unit(source: str = "Gas flows.", target: str = "Газ ағады.", **values: object) -> Unit:
    """A unit without placeholders."""
    fields: dict[str, object] = {"id": "u", "language": "kk", **values}
    return clean(Unit(source=(source,), target=(target,), **fields))  # type: ignore[arg-type]


def with_name(**values: object) -> Unit:
    """A unit with a name in two forms."""
    name = Placeholder(1, "name", "", "Almas Aidarov")
    fields: dict[str, object] = {"id": "named", "language": "ru", **values}
    return clean(
        Unit(
            source=(name, " met “journalists” & <others>."),
            target=(
                Placeholder(1, "name", "nominative"),
                " ",
                Placeholder(1, "agree", "", "встретился|встретилась"),
                " с «журналистами» & <другими>.",
            ),
            **fields,  # type: ignore[arg-type]
        )
    )
