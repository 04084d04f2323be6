"""How well the toy models translate what they have not seen; see data/README.md."""

from __future__ import annotations

from collections.abc import Iterable

# The toy of two languages gets single sentences of the 72 of each language wrong, others on other
# processors, since int8 rounds differently there. All other toys make no mistake.
MISTAKES_OF_TWO = 4


def assert_translated(
    found: Iterable[str | None], expected: Iterable[str], *, mistakes: int = 0
) -> None:
    """Compare translations one by one; a failure shows those that are wrong."""
    pairs = list(zip(found, expected, strict=True))
    wrong = [f"{given} != {wanted}" for given, wanted in pairs if given != wanted]
    assert pairs and len(wrong) <= mistakes, "\n".join(wrong)
