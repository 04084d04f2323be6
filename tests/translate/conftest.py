"""A small table of names and terms, and a memory made of TMX text, for the translation tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tmx_samples import tmx

from briefing.language.names import Name, NameTable
from briefing.translate.glossary import Glossary, Term
from briefing.translate.memory import Memory, load_memory

PEOPLE = [
    ("aidarov", "m", "Almas Aidarov", "Алмас Айдаров", "Алмас Айдаров", "Almas Aydarov"),
    ("putin", "m", "Vladimir Putin", "Владимир Путин", "Владимир Путин", "Vladimir Putin"),
    ("sadykova", "f", "Aigul Sadykova", "Айгуль Садыкова", "Айгүл Садықова", "Aygul Sodiqova"),
    ("nogender", "", "Kim Lee", "Ким Ли", "Ким Ли", "Kim Li"),
]
CONNECTIVES = [
    ("however", "однако", "алайда", "biroq"),
    ("on the other hand", "с другой стороны", "екінші жағынан", "boshqa tomondan"),
]


@pytest.fixture
def names() -> NameTable:
    return NameTable(
        tuple(
            Name(i, "person", g, {"en": en, "ru": ru, "kk": kk, "uz": uz}, (), "", "draft")
            for i, g, en, ru, kk, uz in PEOPLE
        )
    )


@pytest.fixture
def glossary() -> Glossary:
    return Glossary(
        tuple(
            Term(en, "connective", {"en": en, "ru": ru, "kk": kk, "uz": uz}, (), "draft")
            for en, ru, kk, uz in CONNECTIVES
        )
    )


@pytest.fixture
def memory_of(tmp_path: Path, names: NameTable, glossary: Glossary) -> Callable[..., Memory]:
    """Make a memory of ``<tu>`` elements."""

    def make(*units: str) -> Memory:
        (tmp_path / "test.tmx").write_text(tmx(*units), encoding="utf-8")
        return load_memory(tmp_path, ("ru", "kk", "uz"), names, glossary)

    return make
