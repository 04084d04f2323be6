"""Packages become visible in one step, and none is lost on the way."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.models.publishing import publish_package, restore_interrupted

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def _make(store: Path, content: str, name: str = "en_kk") -> Path:
    package = store / ".work" / "1" / name
    (package / "model").mkdir(parents=True)
    (package / "model" / "model.bin").write_text(content)
    return package


def _visible(store: Path) -> dict[str, str]:
    packages = (path for path in store.iterdir() if not path.name.startswith("."))
    return {path.name: (path / "model" / "model.bin").read_text() for path in packages}


def test_a_new_package_is_moved(store: Path) -> None:
    package = _make(store, "one")
    assert publish_package(package, store, replace=False) == store / "en_kk"
    assert _visible(store) == {"en_kk": "one"}
    assert not package.exists()


def test_a_package_is_replaced_only_when_asked(store: Path) -> None:
    publish_package(_make(store, "one"), store, replace=False)
    package = _make(store, "two")
    with pytest.raises(OutputError, match="is there already"):
        publish_package(package, store, replace=False)
    assert _visible(store) == {"en_kk": "one"}
    publish_package(package, store, replace=True)
    assert _visible(store) == {"en_kk": "two"}
    assert not (store / ".replaced").exists()


def test_a_link_is_replaced_and_not_followed(store: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    _make(own, "mine")
    store.mkdir()
    (store / "en_kk").symlink_to(own / ".work" / "1" / "en_kk")
    (store / "en_uz").symlink_to(tmp_path / "nowhere")
    publish_package(_make(store, "two"), store, replace=True)
    publish_package(_make(store, "two", "en_uz"), store, replace=True)
    assert _visible(store) == {"en_kk": "two", "en_uz": "two"}
    assert (own / ".work" / "1" / "en_kk" / "model" / "model.bin").read_text() == "mine"


def test_a_failed_swap_leaves_the_old_package(store: Path) -> None:
    publish_package(_make(store, "one"), store, replace=False)
    with pytest.raises(OutputError, match="en_kk cannot be written"):
        publish_package(store / ".work" / "gone" / "en_kk", store, replace=True)
    assert _visible(store) == {"en_kk": "one"}


@pytest.mark.parametrize("renames", [1, 2])
@pytest.mark.parametrize("by", ["restoring", "publishing"])
def test_a_process_killed_in_between_loses_nothing(store: Path, renames: int, by: str) -> None:
    """The process ends right after so many renames of the swap."""
    publish_package(_make(store, "one"), store, replace=False)
    publish_package(_make(store, "other", "en_ru"), store, replace=False)
    package = _make(store, "two")
    script = f"""
        import os, sys
        from pathlib import Path
        from briefing.models.publishing import publish_package, restore_interrupted
        seen = 0
        def count(event, arguments):
            global seen
            if event == "os.rename":
                seen += 1
            # The first event behind so many renames: another one, or the deletion.
            due = seen > {renames} if event == "os.rename" else seen == {renames}
            if event in ("os.rename", "shutil.rmtree") and due:
                os._exit(9)
        sys.addaudithook(count)
        publish_package(Path({str(package)!r}), Path({str(store)!r}), replace=True)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT)
    assert done.returncode == 9
    assert (store / ".replaced" / "en_kk").exists()
    expected = {"en_kk": "one" if renames == 1 else "two", "en_ru": "other"}
    if by == "restoring":
        restore_interrupted(store)
    else:
        publish_package(_make(store, "third", "en_uz"), store, replace=False)
        expected["en_uz"] = "third"
    assert _visible(store) == expected
    assert not (store / ".replaced").exists()


def test_nothing_to_restore_writes_nothing(store: Path) -> None:
    restore_interrupted(store)
    assert not store.exists()


def test_a_store_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        publish_package(_make(tmp_path / "x", "one"), tmp_path / "store", replace=False)
