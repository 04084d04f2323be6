"""What a check is: an id, a level, a message, and a function that looks at a pair of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.domain import Finding
from briefing.translate.checks.pair import Pair

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a translation does not pass.

    Attributes:
        values: What stands for the placeholders of the check's message.
        source, target: The characters on both sides that it is about.
        fix: The whole target, mended, where that is certain.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule.

    Attributes:
        id: Kebab-case; what a person names to set a finding aside.
        level: ``error`` blocks, ``warning`` does not.
        message: A label of the catalogs with ``{placeholders}``; see `messages`.
        run: Gives a hit for each place.
        alone: What it finds makes all other findings pointless.
    """

    id: str
    level: Literal["error", "warning"]
    message: str
    run: Callable[[Pair], Iterable[Hit]]
    alone: bool = False

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        """What the check finds in a pair."""
        return tuple(
            Finding(
                self.id,
                self.level,
                fill(self.message, hit.values),
                template=self.message,
                values=tuple(hit.values.items()),
                source_spans=hit.source,
                target_spans=hit.target,
                fix=hit.fix,
            )
            for hit in self.run(pair)
        )


def fill(message: str, values: Mapping[str, str]) -> str:
    """``message`` with its placeholders replaced; braces inside of values stay as they are."""
    parts = message.split("{")
    done = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        done.append(values[name] + rest)
    return "".join(done)
