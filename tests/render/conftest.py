"""The shipped template and labels, and copies of them that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import render_samples as samples

from briefing.domain import Pdf
from briefing.render import Renderer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def template() -> Path:
    return ROOT / "templates" / "policy-brief"


@pytest.fixture(scope="session")
def templates() -> Path:
    return ROOT / "templates"


@pytest.fixture(scope="session")
def locales() -> Path:
    return ROOT / "locales"


@pytest.fixture
def own_template(template: Path, tmp_path: Path) -> Path:
    """A copy of the templates in which this one may be spoilt."""
    return Path(shutil.copytree(template.parent, tmp_path / "templates")) / template.name


@pytest.fixture
def own_locales(locales: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(locales, tmp_path / "locales"))


@pytest.fixture(scope="session")
def renderer(template: Path, locales: Path) -> Renderer:
    return Renderer(template, locales)


@pytest.fixture(scope="session")
def pdfs(renderer: Renderer) -> dict[str, Pdf]:
    """The sample in all four languages, made by one renderer."""
    return {
        language: renderer.render(
            samples.sample(language),
            masthead=samples.masthead(language),
            provenance=samples.provenance(language),
        )
        for language in ("en", "ru", "kk", "uz")
    }


@pytest.fixture(scope="session")
def drafts(renderer: Renderer) -> dict[str, Pdf]:
    """The sample with three untranslated passages."""
    return {
        language: renderer.render(
            samples.untranslated(language),
            masthead=samples.masthead(language),
            provenance=samples.provenance(language, missing=3),
            missing=samples.MISSING,
        )
        for language in ("ru", "kk", "uz")
    }


@pytest.fixture
def attempt(own_template: Path, locales: Path) -> Callable[[], Pdf]:
    """Render the English sample with the copied template."""

    def render() -> Pdf:
        return Renderer(own_template, locales).render(
            samples.sample(), masthead=samples.masthead(), provenance=None
        )

    return render
