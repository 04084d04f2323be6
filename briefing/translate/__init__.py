"""A brief to the same brief in another language, with the provenance of each piece."""

from briefing.translate.chain import (
    TranslationSources,
    check_segment,
    open_sources,
    translate,
    translate_lines,
)

__all__ = ["TranslationSources", "check_segment", "open_sources", "translate", "translate_lines"]
