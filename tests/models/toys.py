"""How well the toy models translate what they have not seen; see data/README.md."""

from __future__ import annotations

from collections.abc import Iterable


def assert_translated(found: Iterable[str | None], expected: Iterable[str]) -> None:
    """Compare translations one by one; a failure shows those that are wrong."""
    pairs = list(zip(found, expected, strict=True))
    wrong = [f"{given} != {wanted}" for given, wanted in pairs if given != wanted]
    assert pairs and not wrong, "\n".join(wrong)
