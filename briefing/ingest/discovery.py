"""Which files are read, in which order, and in which format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.errors import InputError
from briefing.ingest.naming import printable

_FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
supported_suffixes = tuple(_FORMATS)

# What people try most often, and the way out of it.
_CONVERSIONS = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".pages": "export it as .docx",
    ".epub": "convert it to .html",
}


def format_of(path: Path, display: str) -> str:
    """The format of a file by its ending: ``txt``, ``md``, ``html``, ``docx`` or ``pdf``.

    Raises:
        InputError: The ending is not one of `supported_suffixes`.
    """
    suffix = path.suffix.lower()
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    what = f"the ending {printable(path.suffix)}" if suffix else "no ending"
    hint = _CONVERSIONS.get(suffix, "convert it, or rename it if only its ending is wrong")
    raise InputError(
        f"{display} has {what}; supported are {', '.join(supported_suffixes)}",
        hint,
    )


def discover(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read, in order, each once.

    A file stands for itself. A folder stands for the documents in it and in its subfolders, in
    the order of their names; hidden files, lock files, README files and files with an ending
    that is not supported are skipped there.

    Raises:
        InputError: A path does not exist, is no file or folder, has an ending that is not
            supported, or is a folder without documents.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(file.resolve(), file)
    if not found:
        raise InputError("no source documents were named", "name files or folders, e.g. seeds/")
    return tuple(found.values())


def _files_of(path: Path) -> tuple[Path, ...]:
    try:
        if path.is_dir():
            return _documents_in(path)
        if not path.exists():
            raise InputError(f"{printable(path)} does not exist", "check the spelling of the path")
    except PermissionError as error:
        raise _unreadable(path) from error
    if not path.is_file():
        raise InputError(
            f"{printable(path)} is neither a file nor a folder", "save it as a file first"
        )
    format_of(path, printable(path))
    return (path,)


def _documents_in(folder: Path) -> tuple[Path, ...]:
    skipped: list[str] = []
    files = tuple(_walk(folder, folder, skipped, {folder.resolve()}))
    if files:
        return files
    others = ""
    if skipped:
        shown = ", ".join(skipped[:3]) + (" …" if len(skipped) > 3 else "")
        others = f" (skipped: {shown})"
    raise InputError(
        f"there are no documents in the folder {printable(folder)}{others}",
        f"put a file into it that ends in one of {', '.join(supported_suffixes)}",
    )


def _walk(root: Path, folder: Path, skipped: list[str], seen: set[Path]) -> Iterator[Path]:
    """``seen`` holds the folders already entered: links may lead in a circle."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except PermissionError as error:
        raise _unreadable(folder) from error
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if entry.resolve() not in seen:
                seen.add(entry.resolve())
                yield from _walk(root, entry, skipped, seen)
        elif _is_document(entry):
            yield entry
        else:
            skipped.append(printable(entry.relative_to(root)))


def _is_document(path: Path) -> bool:
    readme = path.name.casefold().startswith("readme")
    return path.is_file() and not readme and path.suffix.lower() in _FORMATS


def _unreadable(path: Path) -> InputError:
    name = printable(path)
    return InputError(f"{name} may not be read", f"give yourself the right: chmod u+r {name}")
