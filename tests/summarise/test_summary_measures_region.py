"""What figures of Russian, Kazakh and Uzbek sentences measure, and where it is not certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document

from briefing.summarise.figures import find_figures
from briefing.summarise.units import analyse

MEASURED = [
    ("ru", "Экспорт зерна составил 8,7 млн тонн.", ["Экспорт зерна"]),
    ("ru", "Экспорт зерна составил 8,7 млн тонн, сообщил министр.", ["Экспорт зерна"]),
    ("ru", "По данным ведомства, экспорт зерна вырос на 5 процентов.", ["экспорт зерна"]),
    ("ru", "В 2023 году экспорт зерна составил 8,7 млн тонн.", ["экспорт зерна"]),
    ("ru", "Экспорт зерна в первом полугодии 2024 года достиг 8,7 млн тонн.", ["Экспорт зерна"]),
    ("ru", "Экспорт зерна вырос с 5,2 млн тонн до 8,7 млн тонн.", ["Экспорт зерна"] * 2),
    ("ru", "Явка составила 36,9 %.", ["Явка"]),
    ("ru", "Министр сообщил, что дефицит бюджета вырос до 4,2 процента.", ["дефицит бюджета"]),
    ("kk", "Астық экспорты 8,7 млн тоннаны құрады.", ["Астық экспорты"]),
    ("kk", "Астық экспорты 8,7 млн тоннаны құрады, деп хабарлады министр.", ["Астық экспорты"]),
    ("kk", "Бидай экспорты 2024 жылдың бірінші жартысында 5,1 млн тоннаға жетті.",
     ["Бидай экспорты"]),
    ("kk", "2024 жылы тапшылық 4,2 пайызға өсті.", ["тапшылық"]),
    ("kk", "Бидай экспорты 5 млн тоннадан 8 млн тоннаға өсті.", ["Бидай экспорты"] * 2),
    ("uz", "Gʻalla eksporti 8,7 mln tonnani tashkil etdi.", ["Gʻalla eksporti"]),
    ("uz", "G'alla eksporti 8,7 mln tonnani tashkil etdi, deb aytdi vazir.", ["G'alla eksporti"]),
    ("uz", "Bugʻdoy eksporti 2024-yilda 5,1 mln tonnaga yetdi.", ["Bugʻdoy eksporti"]),
    ("uz", "Taqchillik 4,2 foizga yetdi.", ["Taqchillik"]),
]  # fmt: skip
NOT_CERTAIN = [
    ("ru", "По данным ведомства экспорт составил 8,7 млн тонн."),
    ("ru", "Он составил 8,7 млн тонн."),
    ("ru", "Объём составил 8,7 млн тонн."),
    ("ru", "Урожай собран и экспорт составил 8,7 млн тонн."),
    ("ru", "Компания продала 8,7 млн тонн."),
    ("ru", "Из них экспорт составил 8,7 млн тонн."),
    ("kk", "Ол 8,7 млн тоннаны құрады."),
    ("kk", "Көлемі 8,7 млн тоннаны құрады."),
    ("kk", "Компания 8,7 млн тонна сатты."),
    ("kk", "Былтырғы деңгейден 5 пайызға өсті."),
    ("kk", "Су қоймасында 8,7 млн тонна болды."),
    ("kk", "Астық экспорты 8,7 млн тоннаға жеткен ел шектеу енгізді."),
    ("uz", "U 8,7 mln tonnani tashkil etdi."),
    ("uz", "Hajmi 8,7 mln tonnani tashkil etdi."),
    ("uz", "Kompaniya 8,7 mln tonna sotdi."),
    ("uz", "Suv omborida 8,7 mln tonna boʻldi."),
]


def measures(language: str, sentence: str) -> list[str | None]:
    source = replace(document(sentence), language=language)
    return [figure.measure for figure in find_figures(analyse([source], NO_NAMES).units[0])]


@pytest.mark.parametrize(("language", "sentence", "measured"), MEASURED)
def test_the_subject_is_what_is_measured(language: str, sentence: str, measured: list[str]) -> None:
    assert measures(language, sentence) == measured


@pytest.mark.parametrize(("language", "sentence"), NOT_CERTAIN)
def test_in_doubt_there_is_no_measure(language: str, sentence: str) -> None:
    assert set(measures(language, sentence)) == {None}
