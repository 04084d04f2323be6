"""A brief to the same brief in another language, with the provenance of each piece."""

from briefing.translate.chain import (
    TranslationSources,
    check_segment,
    open_sources,
    translate,
    translate_lines,
)
from briefing.translate.variants import check_variant, derive_source, derive_variant

__all__ = [
    "TranslationSources",
    "check_segment",
    "check_variant",
    "derive_source",
    "derive_variant",
    "open_sources",
    "translate",
    "translate_lines",
]
