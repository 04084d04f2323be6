"""The finished PDFs in the other scripts, read back."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from finished_briefs import Built, build, make_workspace
from fontTools.ttLib import TTFont

from briefing.language.scripts.casing import upper
from briefing.language.scripts.kazakh import ALPHABET

LATIN = ALPHABET + upper(ALPHABET, "kk-Latn")
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ"
TEXTS = {
    "uz-Cyrl": [
        "Алихан Смаилов", "Жўрабек Мирзамаҳмудов", "2022 йил 21 декабр", "Қозоғистон",
        "Асосий хулосалар", "“Томонлар позицияси” бўлимига қаранг", "тажриба нусхаси",
        "000_8bce22750f1462c6.txt",
    ],
    "kk-Latn": [
        "Älihan Smaiylov", "Bolat Aqşolaqov", "2022 jylğy 21 jeltoqsanda", "Qazaqstan",
        "Negızgı tūjyrymdar", "bölımın qarañyz", "synaq nūsqasy",
        "000_8bce22750f1462c6.txt",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Built:
    workspace = make_workspace(tmp_path_factory.mktemp("variants"), repository)
    result = build(workspace, "--lang", "uz-Cyrl,kk-Latn")
    assert result.returncode == 0, result.stderr
    return Built(workspace, workspace / "out", "brief")


@pytest.mark.parametrize("language", TEXTS)
def test_texts(variants: Built, language: str) -> None:
    text = variants.text(language)
    for expected in TEXTS[language]:
        assert expected in text, f"{expected!r} is not in the {language} PDF"


@pytest.mark.parametrize("language", TEXTS)
def test_the_pdf_names_the_script(variants: Built, language: str) -> None:
    with pikepdf.open(variants.pdf(language)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert len(pdf.pages) <= 2


def test_no_letter_of_the_other_script_is_left(variants: Built) -> None:
    assert not re.findall("[А-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһ]+", variants.text("kk-Latn"))
    assert set(re.findall("[A-Za-z]{2,}", variants.text("uz-Cyrl"))) == {"bce", "txt"}


def test_the_fonts_have_every_letter(repository: Path) -> None:
    fonts = sorted((repository / "templates/shared/fonts").rglob("*.ttf"))
    assert fonts
    for font in fonts:
        with TTFont(font, lazy=True) as file:
            points = file.getBestCmap()
        absent = [c for c in LATIN + CYRILLIC + CYRILLIC.upper() if ord(c) not in points]
        assert not absent, f"{font.name} lacks {absent}"
