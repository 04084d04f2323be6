"""Source documents to a brief: extractive, every sentence tied to where it stands."""

from briefing.summarise.compose import find_unfounded, statements, summarise
from briefing.summarise.explain import Explanation, explain_brief, explain_extract
from briefing.summarise.extract import choose, extract
from briefing.summarise.time_limit import time_limit

__all__ = [
    "Explanation",
    "choose",
    "explain_brief",
    "explain_extract",
    "extract",
    "find_unfounded",
    "statements",
    "summarise",
    "time_limit",
]
