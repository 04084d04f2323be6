"""Source documents to a brief: extractive, every sentence tied to where it stands."""

from briefing.summarise.compose import find_unfounded, statements, summarise

__all__ = ["find_unfounded", "statements", "summarise"]
