"""Words of a target that are replaced: found once, in a form whose counterpart is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.translate.exchange.units import Part, Parts
from briefing.translate.repair.tokens import NotCertain

_VOWELS = "аеёиоуыэюя"
# One goes "на" islands, and "на Украину" or "в Украину", as house style has it.
_ON_ISLANDS = (
    "барбадос кипр куб мадагаскар мальдив мальт сейшел тайван украин филиппин шри-ланк ямайк гаити "
    "маврики фиджи бали крит сахалин камчатк балкан кавказ урал"
).split()
_APOSTROPHE = "['’ʻʼ]"


@dataclass(frozen=True, slots=True)
class Replacement:
    """``words`` in the place of ``target[part][start:end]``."""

    part: int
    start: int
    end: int
    words: str


def replace_once(
    target: Parts, forms: Mapping[str, Sequence[str | None]], what: str
) -> Replacement:
    """Find the one place where a form stands.

    Args:
        forms: What may stand there, with what it becomes in each of the cases that look so.
        what: For the message.

    Raises:
        NotCertain: It stands nowhere or twice, or may become more than one thing.
    """
    pattern = _any_of(forms)
    hits = [
        (number, hit)
        for number, part in enumerate(target)
        if isinstance(part, str)
        for hit in pattern.finditer(part)
    ]
    if len(hits) != 1:
        raise NotCertain(f"{what} stands {len(hits)} times in the translation")
    number, hit = hits[0]
    found = {_plain(old): new for old, new in forms.items()}[_plain(hit.group())]
    becomes = set(found)
    if len(becomes) != 1 or None in becomes:
        raise NotCertain(f"the form of {what} is not certain")
    (words,) = becomes
    assert words is not None
    if hit.group()[:1].isupper():
        words = words[:1].upper() + words[1:]
    return Replacement(number, hit.start(), hit.end(), words)


def _any_of(forms: Mapping[str, Sequence[str | None]]) -> re.Pattern[str]:
    """Whole words and numbers only, the longest first; the first letter in either case."""
    alternatives = []
    for form in sorted(forms, key=len, reverse=True):
        words = r"[ \u00a0\u202f]".join(map(re.escape, re.split(r"[ \u00a0\u202f]", form)))
        first = form[:1]
        if first.isalpha():
            words = f"[{first.lower()}{first.upper()}]" + words[1:]
        alternatives.append(words)
    return re.compile(
        rf"(?<![\w-])(?<!\w{_APOSTROPHE})(?<!\d[.,])(?:{'|'.join(alternatives) or '(?!)'})"
        rf"(?![\w-]|{_APOSTROPHE}\w|[.,]\d)"
    )


def _plain(text: str) -> str:
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return text[:1].lower() + text[1:]


def apply(target: Parts, replacements: Sequence[Replacement]) -> Parts:
    """The target with all replacements made at once.

    Raises:
        NotCertain: Two of them overlap.
    """
    parts: list[Part] = list(target)
    ordered = sorted(replacements, key=lambda r: (r.part, r.start), reverse=True)
    for later, earlier in zip(ordered, ordered[1:], strict=False):
        if later.part == earlier.part and earlier.end > later.start:
            raise NotCertain("two differences stand in the same words of the translation")
    for r in ordered:
        text = parts[r.part]
        assert isinstance(text, str)
        parts[r.part] = text[: r.start] + r.words + text[r.end :]
    return tuple(parts)


def check_preposition(target: Parts, found: Replacement) -> None:
    """Russian prepositions depend on the word that follows: об Иране, во Франции, на Кубе.

    Raises:
        NotCertain: Another word may need another one.
    """
    text = target[found.part]
    assert isinstance(text, str)
    match = re.search(r"(?:^|\s)(\w+)\s$", text[: found.start])
    preposition = match.group(1).lower() if match else ""
    old, new = text[found.start : found.end].lower(), found.words.lower()
    if preposition in ("о", "об", "обо"):
        certain = (old[:1] in _VOWELS) == (new[:1] in _VOWELS)
    elif preposition in ("в", "с", "к"):
        certain = new[:1] in _VOWELS or new[1:2] in _VOWELS
        certain = certain and not new.startswith(tuple(_ON_ISLANDS))
    else:
        certain = preposition not in ("во", "со", "ко", "на")
    if not certain:
        raise NotCertain(f"{preposition!r} may not fit before {found.words!r}")
