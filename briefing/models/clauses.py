"""Cutting a long sentence into clauses that can be translated on their own, and joining them again.

A cut is made only where both sides are sentences of their own, with a subject and a finite verb,
and neither quotation marks nor brackets are torn apart. The conjunction between them is not
translated but taken from a table. What hangs on another clause stays with it: relative clauses
(Russian wants the gender of the noun, Kazakh and Uzbek put them before it), conditions, and
reported speech, of which a part would turn into a claim of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.models.clause_words import (
    ADVERBS,
    CONJUNCTIONS,
    JOINTS,
    OPENING_PRONOUNS,
    SUBORDINATORS,
    has_finite_verb,
    is_finite_verb,
)

# Neural models lose words in sentences beyond 60 to 80 subword pieces (Koehn and Knowles, "Six
# Challenges for Neural Machine Translation", 2017, section 3.5); 80 pieces are about 360 letters
# of any of our languages.
RELIABLE_CHARACTERS = 360
_FEWEST_WORDS = 3
_LONGEST_LABEL = 6  # words before a colon
_OPENING, _CLOSING = "«“„([", "»”“)]"
_STOPS = ".!?…"
_END = re.compile(r"[.!?…]+$")
_DASH = re.compile(r"\s[—–-]\s")
_WORD = re.compile(r"[^\W_](?:[\w’'ʻʼ-]*\w)?")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, as it is given to a model.

    Attributes:
        text: A sentence with a capital and, where the whole sentence has one, a stop.
        joint: How it follows the clause before, a key of `clause_words.JOINTS`; the first has none.
        names: How many words of it have a capital in the source.
    """

    text: str
    joint: str
    names: int


@dataclass(frozen=True, slots=True)
class _Border:
    """``text[start:end]`` is what stands between two clauses."""

    start: int
    end: int
    joint: str


def split_clauses(sentence: str, language: str) -> tuple[Clause, ...]:
    """Cut a sentence at its clause borders.

    Args:
        language: Of the sentence: en, ru, kk or uz.

    Returns:
        At least two clauses, or one when there is no border that is certain.
    """
    sentence = sentence.strip()
    end = _END.search(sentence)
    stop = end.group() if end else ""
    borders = list(_accepted(sentence, language)) if _is_balanced(sentence) else []
    starts = [0, *(border.end for border in borders)]
    ends = [*(border.start for border in borders), len(sentence)]
    joints = ["", *(border.joint for border in borders)]
    if len(starts) == 1:
        return (Clause(sentence, "", _count_capitals(sentence)),)
    return tuple(
        _clause(sentence[start:end].strip(), joint, "" if end == len(sentence) else stop[:1])
        for start, end, joint in zip(starts, ends, joints, strict=True)
    )


def join_clauses(clauses: Sequence[Clause], targets: Sequence[str], language: str) -> str:
    """The translations of the clauses as one sentence of ``language``.

    Args:
        targets: A translation for each clause.
    """
    parts: list[str] = []
    last = len(clauses) - 1
    for number, (clause, target) in enumerate(zip(clauses, targets, strict=True)):
        text = target.strip() if number == last else target.strip().rstrip(_STOPS + ",;: ")
        if clause.joint:
            parts.append(JOINTS[language][clause.joint])
            text = _uncapitalise(text, clause.names)
        parts.append(text)
    return "".join(parts)


def _clause(text: str, joint: str, stop: str) -> Clause:
    names = _count_capitals(text)
    if stop and _needs_stop(text):
        text += stop if stop != "?" else "."
    return Clause(text[:1].upper() + text[1:], joint, names)


def _needs_stop(text: str) -> bool:
    """Whether a part of a sentence gets a stop of its own: a label before a colon does not."""
    return len(_WORD.findall(text)) >= _FEWEST_WORDS


def _accepted(sentence: str, language: str) -> Iterator[_Border]:
    """The borders with a clause on either side, from left to right."""
    start = 0
    for border in _candidates(sentence, language):
        if border.start < start:
            continue
        left, right = sentence[start : border.start], sentence[border.end :]
        if border.joint == "label":
            fits = start == 0 and _is_label(left, language) and len(_WORD.findall(right)) > 1
        else:
            fits = _stands_alone(left, language, first=start == 0) and _stands_alone(
                right, language, first=False
            )
            fits = fits and not _subordinates(left, language)
        if fits:
            yield border
            start = border.end


def _candidates(sentence: str, language: str) -> list[_Border]:
    free = _outside(sentence)
    found = [
        _Border(match.start(), match.end(), "semicolon") for match in re.finditer(r";\s", sentence)
    ]
    found += [
        _Border(match.start(), match.end(), "label") for match in re.finditer(r":\s", sentence)
    ]
    dashes = [match for match in _DASH.finditer(sentence) if free[match.start()]]
    if len(dashes) == 1:  # two enclose a parenthesis
        found.append(_Border(dashes[0].start(), dashes[0].end(), "dash"))
    for joint, words in CONJUNCTIONS[language].items():
        # Uzbek has no comma before "va"; without one the border is not certain.
        pattern = rf",\s(?:{'|'.join(words)})\s(?!that\b|что\b)"
        found += [
            _Border(match.start(), match.end(), joint) for match in re.finditer(pattern, sentence)
        ]
    return sorted((b for b in found if free[b.start]), key=lambda border: border.start)


def _stands_alone(text: str, language: str, *, first: bool) -> bool:
    """Whether a part of a sentence has a subject and, up to the next border, a finite verb."""
    words = _WORD.findall(text)
    while words and words[0].lower() in ADVERBS[language]:
        words = words[1:]
    if len(words) < _FEWEST_WORDS or is_finite_verb(words[0].lower(), language):
        return False
    if words[0].lower() in SUBORDINATORS[language]:
        return False
    if language in ("kk", "uz") and not first:
        # The verb is last and the subject may be left out: it must show itself.
        capital = words[0][0].isupper()
        if not capital and words[0].lower() not in OPENING_PRONOUNS[language]:
            return False
    head = re.split(r";\s", text)[0]
    return has_finite_verb(_WORD.findall(head), head, language)


def _is_label(text: str, language: str) -> bool:
    words = _WORD.findall(text)
    return (
        0 < len(words) <= _LONGEST_LABEL
        and not has_finite_verb(words, text, language)
        and not text[-1].isdigit()
        and "," not in text
    )


def _subordinates(text: str, language: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    return not words.isdisjoint(SUBORDINATORS[language])


def _outside(sentence: str) -> list[bool]:
    """For each character whether it stands outside quotation marks and brackets."""
    free: list[bool] = []
    depth, straight = 0, False
    for char in sentence:
        if char == '"':
            straight = not straight
        elif char in _CLOSING and depth:  # “ closes after „ and opens elsewhere
            depth -= 1
        elif char in _OPENING:
            depth += 1
        free.append(not depth and not straight)
    return free


def _is_balanced(sentence: str) -> bool:
    free = _outside(sentence)
    pairs = sum(sentence.count(char) for char in "«(["), sum(sentence.count(c) for c in "»)]")
    return bool(free) and free[-1] and pairs[0] == pairs[1]


def _count_capitals(text: str) -> int:
    return sum(word[0].isupper() for word in _WORD.findall(text))


def _uncapitalise(text: str, names: int) -> str:
    """A small first letter, unless the capital belongs to a name.

    It does when the rest of the translation has fewer capitals than the source has.
    """
    words = _WORD.findall(text)
    if not words or not text[0].isalpha() or words[0][1:2].isupper():
        return text
    return text[0].lower() + text[1:] if _count_capitals(text) - 1 >= names else text
