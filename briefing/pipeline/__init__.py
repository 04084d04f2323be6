"""The main job in order: read, summarise, translate, render, publish last.

    request     what is asked for, and whether the run before has done it already
    sources     documents to the brief in their own language
    editions    that brief in every language: translated and rendered, or why not
    stages      what need not be done again while one process builds many times
    build       the order of it all

Nothing here prints or decides an exit code: the report says what became of each language.
"""

from briefing.pipeline.build import build
from briefing.pipeline.request import BuildRequest, find_unchanged, survey
from briefing.pipeline.sources import main_language, make_brief, read_documents
from briefing.pipeline.stages import WarmStages

__all__ = [
    "BuildRequest",
    "WarmStages",
    "build",
    "find_unchanged",
    "main_language",
    "make_brief",
    "read_documents",
    "survey",
]
