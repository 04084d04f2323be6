"""Source documents to a brief: extractive, every sentence tied to where it stands."""

from briefing.summarise.compose import find_unfounded, statements, summarise
from briefing.summarise.extract import extract

__all__ = ["extract", "find_unfounded", "statements", "summarise"]
