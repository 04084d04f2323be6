"""``briefing summarise``: the words around a brief are those of its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run

TEXTS = {
    "en": (
        "The reservoir of Almaty region",
        "The reservoir held less water in March 2025 than in any spring of the past decade.",
        "“We need rain,” said the head of the agency, Aidar Omarov.",
        "The ministry plans to open a second reservoir by 2030 if the money is found.",
    ),
    "ru": (
        "Водохранилище области",
        "В марте 2025 года в водохранилище было меньше воды, чем в любую весну десятилетия.",
        "«Нам нужен дождь», — сказал глава агентства Айдар Омаров.",
        "Министерство планирует открыть второе водохранилище к 2030 году, если найдутся деньги.",
    ),
    "kk": (
        "Облыстың су қоймасы",
        "2025 жылғы наурызда су қоймасында соңғы онжылдықтағыдан аз су болды.",
        "«Бізге жаңбыр керек», — деді агенттік басшысы Айдар Омаров.",
        "Министрлік қаражат табылса, 2030 жылға қарай екінші су қоймасын ашуды жоспарлап отыр.",
    ),
    "uz": (
        "Viloyat suv ombori",
        "2025-yil mart oyida suv omborida soʻnggi oʻn yildagidan kam suv boʻldi.",
        "“Bizga yomgʻir kerak”, — dedi agentlik rahbari Aydar Omarov.",
        "Vazirlik mablagʻ topilsa, 2030-yilgacha ikkinchi suv omborini ochishni rejalashtirmoqda.",
    ),
}
LABELS = {
    "en": ("KEY MESSAGES", "SOURCES", "Not covered in the sources."),
    "ru": ("ГЛАВНОЕ", "ИСТОЧНИКИ", "В источниках об этом не говорится."),
    "kk": ("НЕГІЗГІ ТҰЖЫРЫМДАР", "ДЕРЕККӨЗДЕР", "Дереккөздерде қамтылмаған."),
    "uz": ("ASOSIY XULOSALAR", "MANBALAR", "Manbalarda yoritilmagan."),
}


def write(folder: Path, language: str) -> Path:
    path = folder / f"{language}.txt"
    path.write_text("\n\n".join(TEXTS[language]), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_labels_are_in_the_language_of_the_brief(
    run: Run, workspace: Path, tmp_path: Path, language: str
) -> None:
    result = run("summarise", str(write(tmp_path, language)))

    assert result.code == 0
    lines = result.out.splitlines()
    for label in LABELS[language][:2]:
        assert label in lines
    if language != "en":
        for english in ("KEY MESSAGES", "SOURCES", "Not covered", "see ", "sources differ"):
            assert english not in result.out


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_differences_are_named_in_the_language_of_the_brief(
    run: Run, workspace: Path, tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "topic"
    folder.mkdir()
    path = write(folder, language)
    copy = path.read_text(encoding="utf-8").replace("2030", "2035")
    (folder / "copy.txt").write_text(copy, encoding="utf-8")

    out = run("summarise", str(folder)).out

    name = {
        "en": "Sources differ",
        "ru": "Источники расходятся",
        "kk": "Дереккөздер мәліметі әртүрлі",
        "uz": "Manbalar maʼlumoti turlicha",
    }[language]
    assert f"{name}:" in out
    assert "\n    - " in out
