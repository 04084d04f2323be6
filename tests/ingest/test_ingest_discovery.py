"""discover(): files and folders to an ordered list of files."""

from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.ingest import discover, supported_suffixes


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_a_folder_is_read_recursively_in_name_order(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "c/d.html", "c/a.pdf", "e.docx", "z.TXT")

    found = [str(path.relative_to(tmp_path)) for path in discover([tmp_path])]

    assert found == ["a.txt", "b.md", "c/a.pdf", "c/d.html", "e.docx", "z.TXT"]


def test_hidden_files_readmes_and_other_endings_in_a_folder_are_skipped(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "README.md", "readme.txt", "d.xls", "~$e.docx")

    assert discover([tmp_path]) == (tmp_path / "a.txt",)


def test_a_named_readme_is_read(tmp_path: Path) -> None:
    make(tmp_path, "README.md")

    assert discover([tmp_path / "README.md"]) == (tmp_path / "README.md",)


def test_the_order_of_the_arguments_counts_and_each_file_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")

    found = discover([tmp_path / "b.txt", tmp_path, tmp_path / "a.txt"])

    assert found == (tmp_path / "b.txt", tmp_path / "a.txt")


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    make(tmp_path, "c/a.txt")
    (tmp_path / "c" / "up").symlink_to(tmp_path, target_is_directory=True)

    assert discover([tmp_path]) == (tmp_path / "c" / "a.txt",)


def test_relative_paths_stay_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "seeds/a.txt")
    monkeypatch.chdir(tmp_path)

    assert discover([Path("seeds")]) == (Path("seeds/a.txt"),)


def test_a_named_file_with_another_ending_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, "a.odt")

    with pytest.raises(InputError, match=r"a\.odt has the ending \.odt") as caught:
        discover([tmp_path / "a.odt"])
    assert all(suffix in caught.value.message for suffix in supported_suffixes)
    assert caught.value.hint == "save it as .docx"


def test_missing_paths_and_folders_without_documents_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gone does not exist"):
        discover([tmp_path / "gone"])
    with pytest.raises(InputError, match="no documents in the folder"):
        discover([tmp_path])
    make(tmp_path, "data.xls")
    with pytest.raises(InputError, match=r"skipped: data\.xls"):
        discover([tmp_path])
    with pytest.raises(InputError, match="no source documents were named"):
        discover([])
