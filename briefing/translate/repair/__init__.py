"""A similar unit of the memory made to fit, where its difference can be repaired exactly.

That is: numbers, dates and people that the unit takes literally (`literals`); one place,
organisation or term of the glossary in the place of another (`terms`); a connective or date at the
edge (`openings`). All other words must be the same, in the same order. Whatever is not certain is
no repair, and the unit no more than a suggestion: a wrong sentence is worse than none.
"""

from briefing.translate.repair.fuzzy import FuzzyMatch, fuzzy_matches

__all__ = ["FuzzyMatch", "fuzzy_matches"]
