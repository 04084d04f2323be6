"""A document from its content, as the tests of the ingest stage write it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.config import LimitSettings
from briefing.domain import SourceDocument
from briefing.ingest import ingest

Read = Callable[..., SourceDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write ``content`` to a file called ``name`` and ingest it."""

    def read_content(
        name: str, content: str | bytes, limits: LimitSettings | None = None
    ) -> SourceDocument:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return ingest(path, number=1, limits=limits or LimitSettings(), display=name)

    return read_content
