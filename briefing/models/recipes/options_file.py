"""Options in YAML, as Marian writes them: small, flat, and never trusted."""

from __future__ import annotations

from typing import Any

_LIMIT = 200_000  # bytes; real ones have under ten thousand
_DEPTH = 20


def read_options(content: bytes) -> dict[str, Any]:
    """Options by name.

    Only plain values, lists and mappings come out of it. Aliases, with which a few lines unfold
    into gigabytes, are refused before anything is built.

    Raises:
        ValueError: It is too large, nested too deeply, no YAML, has aliases or is no mapping.
    """
    import yaml

    if len(content) > _LIMIT:
        raise ValueError(f"it has more than {_LIMIT:,} bytes")
    try:
        text = content.decode("utf-8")
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise ValueError(f"line {event.start_mark.line + 1} has an alias (*{event.anchor})")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                raise ValueError(f"line {event.start_mark.line + 1} is nested too deeply")
        options = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"it is no YAML ({' '.join(str(error).split())})") from error
    if not isinstance(options, dict):
        raise ValueError("it is no list of options")
    return options
