"""The period of a figure in Russian, Kazakh and Uzbek, where nothing but its clause says it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document

from briefing.domain import PartialDate
from briefing.summarise.figures import find_figures
from briefing.summarise.units import analyse

MONTHS = PartialDate(2025, 1, until=PartialDate(2025, 8))


def periods(text: str, language: str) -> list[PartialDate | None]:
    source = replace(document(text), language=language)
    (unit,) = analyse([source], NO_NAMES).units
    return [found.period.date if found.period else None for found in find_figures(unit)]


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("en", "Exports of gas reached 5 bcm from January to August 2025.", MONTHS),
        ("en", "In January–August 2025 exports of gas reached 5 bcm.", MONTHS),
        ("ru", "В январе–августе 2025 года экспорт газа составил 5 млрд кубометров.", MONTHS),
        ("ru", "Экспорт газа составил 5 млрд кубометров с января по август 2025 года.", MONTHS),
        ("ru", "За 2024 год экспорт газа составил 5 млрд кубометров.", PartialDate(2024)),
        (
            "ru",
            "На 1 ноября 2025 года в хранилище было 5 млрд кубометров.",
            PartialDate(2025, 11, 1),
        ),
        ("kk", "2025 жылғы қаңтар–тамызда газ экспорты 5 млрд текше метр болды.", MONTHS),
        ("kk", "2024 жылы газ экспорты 5 млрд текше метр болды.", PartialDate(2024)),
        ("uz", "2025-yil yanvar–avgust oylarida gaz eksporti 5 mlrd kub metr boʻldi.", MONTHS),
        ("uz", "2024-yilda gaz eksporti 5 mlrd kub metr boʻldi.", PartialDate(2024)),
        # Of another time or another clause.
        ("ru", "К 2030 году экспорт газа составит 5 млрд кубометров.", None),
        ("ru", "Построенный до 2024 года завод даёт 5 млн тонн.", None),
        ("kk", "2030 жылға дейін экспорт 5 млрд текше метрге жетеді.", None),
        ("uz", "2030-yilgacha eksport 5 mlrd kub metrga yetadi.", None),
        ("ru", "В 2024 году открыли завод, который даёт 5 млн тонн.", None),
    ],
)
def test_period_of_a_figure(language: str, text: str, period: PartialDate | None) -> None:
    assert periods(text, language) == [period]
