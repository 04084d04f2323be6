"""Documents to the brief in their own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.config import BriefTemplate, Settings
from briefing.domain import (
    LANGUAGE_NAMES,
    Brief,
    Finding,
    Source,
    SourceDocument,
)
from briefing.errors import (
    InputError,
)
from briefing.pipeline.request import Progress
from briefing.resources import Workspace, displayable


def read_documents(
    files: Sequence[Path], settings: Settings, progress: Progress = lambda step: None
) -> tuple[SourceDocument, ...]:
    """Ingest ``files`` in order.

    Raises:
        InputError: A file cannot be used, or there are more than ``limits.documents`` or words
            than ``limits.words``.
    """
    from briefing.ingest import ingest

    limit = settings.limits.documents
    if len(files) > limit:
        raise InputError(
            f"{len(files)} documents are more than the limit of {limit}",
            "give fewer, or raise documents under [limits] in briefing.toml",
        )
    documents = []
    words = 0
    for number, path in enumerate(files, 1):
        name = displayable(path)
        progress(f"read {name}")
        documents.append(ingest(path, number=number, limits=settings.limits, display=name))
        words += sum(len(block.text.split()) for block in documents[-1].blocks)
        if words > settings.limits.words:
            raise _too_many_words(name, words, settings.limits.words)
    return tuple(documents)


def _too_many_words(name: str, words: int, limit: int) -> InputError:
    return InputError(
        f"{name}: with it the documents have {words:,} words, more than the limit of {limit:,}",
        "give fewer or shorter documents, or raise words under [limits] in briefing.toml",
    )


def make_brief(
    documents: Sequence[SourceDocument],
    template: BriefTemplate,
    workspace: Workspace,
    settings: Settings,
) -> Brief:
    """Summarise the documents in the main language with the names table of the workspace.

    Documents in another language stand in the list of sources, with a finding.

    Raises:
        InputError: It takes longer than ``limits.seconds``.
    """
    from briefing.language.names import load_names
    from briefing.summarise import summarise, time_limit

    with time_limit(settings.limits.seconds):
        language = main_language(documents, settings.brief.source_language)
        summarised = [d for d in documents if d.language == language]
        brief = summarise(summarised, template, load_names(workspace.locales))
    return _with_others(brief, [d for d in documents if d.language != language])


def main_language(documents: Sequence[SourceDocument], wanted: str | None) -> str:
    """The language to summarise: ``wanted``, else that of most documents, the first of a tie.

    Raises:
        InputError: No document is in the language ``wanted``.
    """
    languages = [document.language for document in documents]
    if wanted is not None and wanted not in languages:
        found = ", ".join(dict.fromkeys(LANGUAGE_NAMES[code] for code in languages))
        raise InputError(
            f"no document is in {LANGUAGE_NAMES[wanted]}; they are in: {found}",
            "leave out --source-language (source_language in briefing.toml), or add a document",
        )
    return wanted or max(dict.fromkeys(languages), key=languages.count)


def _with_others(brief: Brief, others: Sequence[SourceDocument]) -> Brief:
    """``brief`` with the documents that were not summarised in its list of sources."""
    first = len(brief.sources) + 1
    listed = tuple(
        Source(number, d.id, d.path, d.title, d.published, d.sha256)
        for number, d in enumerate(others, first)
    )
    findings = tuple(
        Finding(
            "source-in-another-language",
            "warning",
            f"{d.path} is in {LANGUAGE_NAMES[d.language]}, the brief in "
            f"{LANGUAGE_NAMES[brief.language]}: it is listed, but not summarised",
            d.path,
        )
        for d in others
    )
    return replace(brief, sources=brief.sources + listed, findings=brief.findings + findings)
