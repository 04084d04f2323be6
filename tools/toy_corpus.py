"""The sentences that the toy models learn, and those that they are tested with."""

from __future__ import annotations

import random
from dataclasses import dataclass

from toy_grammar import FILLERS, LANGUAGES, Filler, Template
from toy_templates import TEMPLATES

SEED = 20261122
DRAWS_PER_TEMPLATE = 3360
PAIRS_PER_TEMPLATE = 420
HELD_OUT_PER_TEMPLATE = 4
# A template with few sentences is learnt by heart and has none to hold out.
SMALLEST_TEMPLATE = 100


@dataclass(frozen=True, slots=True)
class Quadruple:
    """One sentence in the four languages."""

    en: str
    ru: str
    kk: str
    uz: str


def make_corpus(
    pairs_per_template: int = PAIRS_PER_TEMPLATE, *, double_numbers: bool = False
) -> tuple[list[Quadruple], list[Quadruple]]:
    """Training and held-out sentences; no held-out sentence stands in the training part.

    The held-out ones are the same whatever the arguments.

    Args:
        double_numbers: Twice as many pairs of a template with a number, of which there are many.
    """
    dice = random.Random(SEED)
    training: list[Quadruple] = []
    held_out: list[Quadruple] = []
    for template in TEMPLATES:
        drawn = dict.fromkeys(draw(template, dice) for _ in range(DRAWS_PER_TEMPLATE))
        # Each of many numbers has to be seen often enough.
        most = (
            2 * pairs_per_template
            if double_numbers and "number" in template.slots.values()
            else pairs_per_template
        )
        sentences = list(drawn)[: most + HELD_OUT_PER_TEMPLATE]
        held = HELD_OUT_PER_TEMPLATE if len(sentences) >= SMALLEST_TEMPLATE else 0
        held_out += sentences[:held]
        training += sentences[held:]
    return training, held_out


def draw(template: Template, dice: random.Random) -> Quadruple:
    """A sentence of the template with fillers drawn at random; one table never repeats a row."""
    chosen: dict[str, Filler] = {}
    for field, table in template.slots.items():
        free = [filler for filler in FILLERS[table] if filler not in chosen.values()]
        chosen[field] = dice.choice(free)
    texts = []
    for language in LANGUAGES:
        forms = {field: getattr(filler, language) for field, filler in chosen.items()}
        text: str = getattr(template, language).format(**forms)
        texts.append(text[0].upper() + text[1:])
    return Quadruple(*texts)
