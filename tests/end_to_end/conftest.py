"""The project's main job in a process of its own, on the sample seed; built once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from finished_briefs import Built, build, make_workspace


@pytest.fixture(scope="session")
def seed_build(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Built:
    """The four PDFs and the record of the sample seed."""
    workspace = make_workspace(tmp_path_factory.mktemp("seed"), repository)
    result = build(workspace)
    assert result.returncode == 0, result.stderr
    return Built(workspace, workspace / "out", "brief")
