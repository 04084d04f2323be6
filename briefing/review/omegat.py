"""The segments of a brief as a project of OmegaT: a folder that it opens as it is.

Older versions of OmegaT take the text of an XLIFF `<target>` for what is to be translated. So the
targets of a project are copies of their sources, and the translations of the brief lie beside them
as a memory that OmegaT fills in by itself. A target that is still such a copy changes nothing when
the project comes back.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from briefing.deliver import RunRecord
from briefing.errors import InputError, OutputError
from briefing.resources import write_whole
from briefing.review import xliff
from briefing.review.edits import is_editable
from briefing.translate import TranslationSources
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import CONNECTIVE

PROJECT = "omegat.project"
_FOLDERS = {
    "source_dir": "source",
    "target_dir": "target",
    "tm_dir": "tm",
    "glossary_dir": "glossary",
    "dictionary_dir": "dictionary",
}


def write_project(
    record: RunRecord, language: str, folder: Path, sources: TranslationSources, *, force: bool
) -> int:
    """Write a project for one language; gives the number of its segments.

    Args:
        folder: Made for it.
        sources: Terms and names, for the glossary.
        force: A project that is there is written anew; what OmegaT has made in it goes.

    Raises:
        OutputError: There is something else, or it cannot be written.
    """
    if folder.exists() and not (force and is_project(folder)):
        hint = "name another folder" + (", or say --force" if is_project(folder) else "")
        raise OutputError(f"{folder} is there already", hint)
    if folder.exists():
        shutil.rmtree(folder)
    try:
        for name in (*_FOLDERS.values(), "tm/auto", "omegat"):
            (folder / name).mkdir(parents=True)
        name = f"{record.name}.{language}"
        count = xliff.write(record, (language,), folder / "source" / f"{name}.xlf", copied=True)
        units = tuple(_units(record, language))
        if units:
            tmx.write(units, folder / "tm/auto" / f"{name}.tmx")
        terms = "".join(_terms(record.brief.language, language, sources))
        write_whole(folder / "glossary" / "terms.utf8", terms.encode())
        write_whole(folder / PROJECT, _settings(record.brief.language, language).encode())
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {error.strerror or error}", "name another folder"
        ) from error
    return count


def is_project(folder: Path) -> bool:
    """Whether a folder is a project of OmegaT."""
    return (folder / PROJECT).is_file()


def translated_files(folder: Path) -> tuple[Path, ...]:
    """The translated documents of a project.

    Raises:
        InputError: There are none.
    """
    found = tuple(sorted((folder / "target").glob("*.xlf")))
    if not found:
        raise InputError(
            f"{folder} has no translated documents",
            "in OmegaT: Project, Create Translated Documents (Ctrl+D)",
        )
    return found


def _units(record: RunRecord, language: str) -> Iterator[Unit]:
    """What OmegaT fills in: the translations as they are now."""
    for segment in record.languages[language].segments:
        if is_editable(segment) and segment.target is not None:
            yield Unit(
                segment.id,
                language,
                (xliff.fold_text(segment.source),),
                (xliff.fold_text(segment.target),),
                segment.status,
                source_language=record.brief.language,
            )


def _terms(source: str, target: str, sources: TranslationSources) -> Iterator[str]:
    """Lines of OmegaT's glossary: term, translation and a comment, with tabs between."""
    for term in sources.glossary.terms:
        if term.domain != CONNECTIVE:
            wordings = term.english if source == "en" else (term.forms[source],)
            for wording in wordings:
                yield f"{wording}\t{term.forms[target]}\t{term.definition}\n"
    for name in sources.names.names:
        spellings = (name.forms["en"], *name.variants) if source == "en" else (name.forms[source],)
        for spelling in spellings:
            yield f"{spelling}\t{name.forms[target]}\t{name.kind}\n"


def _settings(source: str, target: str) -> str:
    folders = "\n".join(f"    <{key}>__DEFAULT__</{key}>" for key in _FOLDERS)
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
{folders}
    <glossary_file>__DEFAULT__</glossary_file>
    <source_lang>{source}</source_lang>
    <target_lang>{target}</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""
