"""Two languages of a brief side by side in one PDF, made of the editions in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deliver import BilingualRecord, LanguageRecord, PdfFile
from briefing.domain import Brief, Origin, Pdf, Translation
from briefing.errors import RenderError
from briefing.pipeline.provenance import provenance_of
from briefing.pipeline.stages import Stages

if TYPE_CHECKING:
    from briefing.render import Part, Renderer, RendererPool


@dataclass(frozen=True, slots=True)
class BilingualEdition:
    """What the record says of it, and the PDF if it could be made."""

    record: BilingualRecord
    pdf: Pdf | None


def make_bilingual(
    pairs: Sequence[tuple[str, str]],
    name: str,
    brief: Brief,
    languages: Mapping[str, LanguageRecord],
    renderer: Renderer | RendererPool,
    stages: Stages,
    surroundings: Callable[[], object] = tuple,
) -> tuple[BilingualEdition, ...]:
    """The bilingual editions of a brief.

    Args:
        pairs: Codes of two languages each, in the order of the page.
        name: Stem of the file names.
        brief: In the language of the sources.
        languages: What became of each language.
        surroundings: What a page depends on besides the two editions.
    """
    made = []
    for pair in pairs:
        items = [languages.get(code) for code in pair]
        made.append(
            stages.run(
                f"render {'-'.join(pair)}",
                lambda items=items: (brief, items, surroundings()),  # type: ignore[misc]
                lambda pair=pair: _make(pair, name, brief, languages, renderer),  # type: ignore[misc]
            )
        )
    return tuple(made)


def _make(
    pair: tuple[str, str],
    name: str,
    brief: Brief,
    languages: Mapping[str, LanguageRecord],
    renderer: Renderer | RendererPool,
) -> BilingualEdition:
    lacking = [code for code in pair if code not in languages or languages[code].pdf is None]
    if lacking:
        return _failed(pair, f"there is no PDF in: {', '.join(lacking)}")
    first, second = (_part(code, brief, languages[code]) for code in pair)
    try:
        pdf = renderer.render_bilingual(first, second)
    except RenderError as error:
        return _failed(pair, "; ".join((error.message, *error.problems)))
    file = PdfFile(f"{name}.{'-'.join(pair)}.pdf", pdf.sha256, len(pdf.content), pdf.pages)
    digests = [item.sha256 for code in pair if (item := languages[code].pdf) is not None]
    return BilingualEdition(BilingualRecord(pair, file, (digests[0], digests[1])), pdf)


def _failed(pair: tuple[str, str], message: str) -> BilingualEdition:
    return BilingualEdition(BilingualRecord(pair, None, ("", ""), message), None)


def _part(code: str, brief: Brief, item: LanguageRecord) -> Part:
    from briefing.render import Part

    assert item.masthead is not None  # it has a PDF
    if not item.segments:  # in the language of the sources, or its other script
        return Part(item.brief or brief, item.masthead, None)
    missing = tuple(s.id for s in item.segments if s.origin is Origin.MISSING)
    written = item.brief or brief
    translation = Translation(code, written, item.segments, item.findings, missing)
    return Part(
        written, item.masthead, provenance_of(translation, brief.language), frozenset(missing)
    )
