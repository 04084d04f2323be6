"""Words that tell the summariser something, one module per language besides English.

The English words stand in the modules that use them, which were written for English first.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.summarise.cue_words import kk, ru, uz


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of a language; strings are regular expressions, without flags.

    Attributes:
        stop_words: Words without content.
        endings: Endings that a stem loses, the longest first.
        connective: Opens a sentence and can be left off ("However").
        dangling: A sentence that opens with it leans on the one before.
        pointing: Does so anywhere in the sentence ("such a proposal").
        cause, context, ahead, ahead_heading, period: As in `briefing.summarise.cues`.
        future, past: Tense of the verbs around a date.
        speech: A verb of speech, in the forms that a newspaper puts beside a speaker.
        pronoun: A pronoun that may mean a person, as a subject.
        heads: The noun of an office, in the nominative.
        not_alone: Before a name: the person is not, or not alone, the subject.
        condition, negotiation, possible: As in `briefing.summarise.cues`.
        portfolio: The words of which fields of office and names of ministries are made, as they
            stand there: "иностранных дел", "су ресурстары".
    """

    stop_words: frozenset[str]
    endings: tuple[str, ...]
    connective: str
    dangling: str
    pointing: str
    cause: str
    context: str
    ahead: str
    ahead_heading: str
    period: str
    future: str
    past: str
    speech: str
    pronoun: str
    heads: str
    not_alone: str
    condition: str
    negotiation: str
    possible: str
    portfolio: frozenset[str]


def _read(module: object) -> CueWords:
    def pattern(name: str) -> str:
        return "(?:" + "|".join(getattr(module, name)) + ")"

    return CueWords(
        stop_words=frozenset(getattr(module, "STOP_WORDS").split()),  # noqa: B009
        endings=tuple(
            sorted(getattr(module, "ENDINGS").split(), key=len, reverse=True)  # noqa: B009
        ),
        portfolio=frozenset(getattr(module, "PORTFOLIO").split()),  # noqa: B009
        **{name.lower(): pattern(name) for name in _PATTERNS},
    )


_PATTERNS = (
    "CONNECTIVE DANGLING POINTING CAUSE CONTEXT AHEAD AHEAD_HEADING PERIOD FUTURE PAST SPEECH "
    "PRONOUN HEADS NOT_ALONE CONDITION NEGOTIATION POSSIBLE"
).split()
CUE_WORDS = {"ru": _read(ru), "kk": _read(kk), "uz": _read(uz)}
