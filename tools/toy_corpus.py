"""The sentences that the toy models learn, and those that they are tested with."""

from __future__ import annotations

import random
from dataclasses import dataclass

from toy_grammar import FILLERS, LANGUAGES, Filler, Template
from toy_templates import TEMPLATES

SEED = 20261122
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


def make_corpus() -> tuple[list[Quadruple], list[Quadruple]]:
    """Training and held-out sentences; no held-out sentence stands in the training part."""
    dice = random.Random(SEED)
    training: list[Quadruple] = []
    held_out: list[Quadruple] = []
    for template in TEMPLATES:
        drawn = dict.fromkeys(draw(template, dice) for _ in range(8 * PAIRS_PER_TEMPLATE))
        sentences = list(drawn)[: PAIRS_PER_TEMPLATE + HELD_OUT_PER_TEMPLATE]
        held = HELD_OUT_PER_TEMPLATE if len(sentences) >= SMALLEST_TEMPLATE else 0
        held_out += sentences[:held]
        training += sentences[held:]
    return training, held_out


def draw_more(held_out: list[Quadruple]) -> list[Quadruple]:
    """As many sentences again and half of that, none of them held out; some may be known."""
    dice = random.Random(SEED + 1)
    count = PAIRS_PER_TEMPLATE * 3 // 2
    kept_apart = set(held_out)
    drawn = [draw(template, dice) for template in TEMPLATES for _ in range(count)]
    return [sentence for sentence in dict.fromkeys(drawn) if sentence not in kept_apart]


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
