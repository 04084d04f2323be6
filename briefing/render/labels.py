"""Fixed words of the page; `briefing.language.catalog` reads what they are in each language."""

from __future__ import annotations

from briefing.language.catalog import Labels

__all__ = ["MESSAGES", "PLURALS", "Labels"]

# Labels that the code uses by itself; those of the page stand in the template and in brief.toml.
NOTICE_VERBATIM = "Every statement is quoted word for word from the sources listed."
NOTICE_TRANSLATION = "Translation: {origins}; {status}."
# Stands in briefs in the other script of a language (`briefing.domain.VARIANTS`).
NOTICE_VARIANT = "Rewritten by rules in another script of the language: experimental."
NOTICE_ORIGINS = {
    "memory": "translation memory",
    "memory-fuzzy": "similar memory entries, adjusted",
    "engine": "machine translation",
    "data": "data",
    "human": "human translators",
    "missing": "untranslated",
}
NOTICE_STATUS = {
    "draft": "draft, not checked by a native speaker",
    "reviewed": "checked by a reviewer, not yet approved",
    "approved": "checked and approved",
}
# Who has put a name to the translation.
NOTICE_SIGNED = {
    "reviewed": "checked by: {people}",
    "approved": "approved by: {people}",
}
NOTICE_OTHERS = ("and {count} more person", "and {count} more people")
NOTICE_REST = "the rest: {status}"
SEGMENTS = ("{count} segment", "{count} segments")
NOTICE_DOUBTFUL = (
    "{count} segment did not pass the checks",
    "{count} segments did not pass the checks",
)
# Plural of each label that has one.
PLURALS = dict((SEGMENTS, NOTICE_OTHERS, NOTICE_DOUBTFUL))
SEE_SECTION = "see {section}"
# What a source gave that is cited in no section.
TITLE = "Title"
MESSAGES: frozenset[str] = frozenset(
    {NOTICE_VERBATIM, NOTICE_TRANSLATION, NOTICE_VARIANT, NOTICE_REST, SEE_SECTION, TITLE}
    | set(PLURALS)
    | set(NOTICE_ORIGINS.values())
    | set(NOTICE_STATUS.values())
    | set(NOTICE_SIGNED.values())
)
