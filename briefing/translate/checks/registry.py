"""All checks, in the order in which they run. docs/translators-guide.md has them with examples."""

from __future__ import annotations

from briefing.translate.checks import (
    alphabets,
    dates,
    debris,
    literals,
    marks,
    meaning,
    names,
    neighbours,
    numbers,
    strangers,
    terms,
    whole,
)
from briefing.translate.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check("target-empty", "error", "There is no translation.", whole.find_empty, alone=True),
    Check(
        "source-returned",
        "error",
        "The source came back untranslated.",
        whole.find_returned,
        alone=True,
    ),
    Check(
        "wrong-language",
        "error",
        "The translation is in another language than it should be.",
        alphabets.find_wrong_language,
        alone=True,
    ),
    Check(
        "english-left",
        "error",
        "English words stand in the translation: {words}",
        alphabets.find_english_left,
    ),
    Check(
        "debris",
        "error",
        "The translation holds remains of a machine: {debris}",
        debris.find_debris,
    ),
    Check(
        "control-character",
        "error",
        "The translation holds a character that nobody sees: {character}",
        debris.find_control_characters,
    ),
    Check("loop", "error", "The same words come again and again: {words}", debris.find_loops),
    Check(
        "placeholder",
        "error",
        "A placeholder stands on one side only: {placeholder}",
        literals.find_placeholders,
    ),
    Check(
        "length",
        "error",
        "The translation has {ratio} times the length of the source.",
        whole.find_wrong_length,
    ),
    Check("truncated", "error", "The translation breaks off: {words}", whole.find_truncated),
    Check(
        "number-lost", "error", "The number {number} is not in the translation.", numbers.find_lost
    ),
    Check("number-added", "error", "The number {number} is not in the source.", numbers.find_added),
    Check(
        "unit-differs",
        "error",
        "Unit or currency differ: {source} became {target}.",
        numbers.find_wrong_units,
    ),
    Check("date-lost", "error", "The date {date} is not in the translation.", dates.find_lost),
    Check("date-added", "error", "The date {date} is not in the source.", dates.find_added),
    Check("name-lost", "error", "The name {name} should appear as {wanted}.", names.find_lost),
    Check(
        "name-unlike",
        "error",
        "No word of the translation is like the name {name}.",
        strangers.find_unlike,
    ),
    Check(
        "country-lost",
        "error",
        "The country {country} is not in the translation: {wanted}",
        names.find_lost_countries,
    ),
    Check(
        "country-added",
        "error",
        "The country {country} is not in the source.",
        names.find_added_countries,
    ),
    Check(
        "acronym-lost",
        "error",
        "The acronym {acronym} is neither kept nor rendered.",
        literals.find_lost_acronyms,
    ),
    Check(
        "brand-lost",
        "error",
        "The name {brand} must stay as it is, or be added to the table of names.",
        literals.find_lost_brands,
    ),
    Check(
        "address-lost",
        "error",
        "The address {address} is not the same in the translation.",
        literals.find_lost_addresses,
    ),
    Check(
        "address-added",
        "error",
        "The address {address} is not in the source.",
        literals.find_added_addresses,
    ),
    Check(
        "term-forbidden",
        "error",
        "The glossary forbids {term}; it wants {wanted}.",
        terms.find_forbidden,
    ),
    Check(
        "mixed-script",
        "error",
        "Words mix Latin and Cyrillic letters: {words}",
        alphabets.find_mixed_scripts,
    ),
    Check(
        "wrong-alphabet",
        "error",
        "Words have letters of another alphabet: {words}",
        alphabets.find_wrong_letters,
    ),
    Check(
        "foreign-word",
        "error",
        "Words of another language, or without the letters of this one: {words}",
        neighbours.find_foreign_words,
    ),
    Check(
        "term-missing",
        "warning",
        "The term {term} should be translated as {wanted}.",
        terms.find_missing,
    ),
    Check(
        "length-doubtful",
        "warning",
        "The translation has {ratio} times the length of the source: is it complete?",
        whole.find_doubtful_length,
    ),
    Check(
        "sentence-missing",
        "warning",
        "The source has {source} sentences, the translation {target}.",
        whole.find_missing_sentences,
    ),
    Check(
        "negation",
        "warning",
        "Only one side says no: {words}",
        meaning.find_other_negation,
    ),
    Check(
        "modality",
        "warning",
        "Only one side says that something may or must be: {words}",
        meaning.find_other_modality,
    ),
    Check(
        "direction",
        "warning",
        "One side rises, the other falls: {source}, {target}",
        meaning.find_other_direction,
    ),
    Check(
        "number-format",
        "warning",
        "{number} may be read as a decimal fraction.",
        numbers.find_wrong_formats,
    ),
    Check(
        "brackets",
        "warning",
        "Brackets do not pair as in the source: {mark}",
        marks.find_unbalanced_brackets,
    ),
    Check(
        "quotes",
        "warning",
        "Quotation marks do not pair as in the source: {mark}",
        marks.find_unbalanced_quotes,
    ),
    Check(
        "end-mark",
        "warning",
        "The source ends with {source}, the translation with {target}.",
        marks.find_other_end,
    ),
    Check(
        "spaces", "warning", "Spaces are doubled, lacking or misplaced.", marks.find_wrong_spaces
    ),
    Check(
        "apostrophes",
        "warning",
        "Uzbek letters are written with wrong apostrophes.",
        marks.find_wrong_apostrophes,
    ),
    Check("doubled-word", "warning", "The word {word} stands twice.", debris.find_doubled_words),
)
