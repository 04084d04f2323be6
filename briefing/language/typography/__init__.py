"""How text is set in a language. Only marks and spaces change here, never a word or a number.

quotation   quotation marks around and inside of speech, capitals, the dash
marks       the automatic pass over a translation: quotes, apostrophes, dashes, ordinals, spaces
breaking    the pass before the page is made: where no line may end

Both passes are lists of small functions, one for each rule, and running one twice changes nothing.
Addresses and placeholders stay as they are.
"""

from briefing.language.typography.breaking import typeset
from briefing.language.typography.marks import correct_marks
from briefing.language.typography.quotation import (
    capitalise,
    dash_of,
    finish_clause,
    own_quotes,
    quote,
    quote_parts,
)

__all__ = [
    "capitalise",
    "correct_marks",
    "dash_of",
    "finish_clause",
    "own_quotes",
    "quote",
    "quote_parts",
    "typeset",
]
