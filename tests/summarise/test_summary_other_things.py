"""Figures of two documents that measure different things are no difference between the two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document

from briefing.summarise.corroboration import Corroboration
from briefing.summarise.units import analyse


def differences(first: str, second: str, language: str) -> int:
    documents = [
        replace(document(text, id=f"d{n}", title=""), language=language)
        for n, text in enumerate((first, second), 1)
    ]
    return len(Corroboration(analyse(documents, NO_NAMES)).conflicts(60, lambda date: False))


HARVEST = {
    "en": "The {} harvest of the northern region reached {} million tonnes this autumn.",
    "ru": "Урожай {} в северной области этой осенью составил {} млн тонн.",
    "kk": "Солтүстік облыста {} өнімі биыл күзде {} млн тонна болды.",
    "uz": "Shimoliy viloyatda {} hosili bu yil kuzda {} mln tonnani tashkil etdi.",
}
CROPS = {
    "en": ("grain", "wheat"),
    "ru": ("зерна", "пшеницы"),
    "kk": ("астық", "бидай"),
    "uz": ("don", "bugʻdoy"),
}


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_grain_is_not_wheat(language: str) -> None:
    grain, wheat = CROPS[language]
    sentence = HARVEST[language]

    assert differences(sentence.format(grain, "4.2"), sentence.format(wheat, "3.4"), language) == 0
    assert differences(sentence.format(grain, "4.2"), sentence.format(grain, "3.4"), language) == 1


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "The harvest of grain in the northern region reached 4.2 million tonnes.",
            "The wheat harvest of the northern region reached 3.4 million tonnes.",
        ),
        (
            "en",
            "Unemployment among women in the region was 5.1 percent in the survey.",
            "Unemployment among men in the region was 6.3 percent in the survey.",
        ),
        (
            "en",
            "The first unit of the plant at the river has a load of 300 megawatts.",
            "The second unit of the plant at the river has a load of 400 megawatts.",
        ),
        (
            "en",
            "The gas pipeline of the region carries 5 million cubic metres a day.",
            "The gas pipeline of the region carries 1,800 million cubic metres a year.",
        ),
        (
            "en",
            "Gas exports of the country in 2025 reached 12.5 billion cubic metres.",
            "Gas exports of the country in March 2025 reached 1.1 billion cubic metres.",
        ),
        (
            "en",
            "Gas exports of the country were 12.5 billion cubic metres in January–August 2025.",
            "Gas exports of the country reached 1.1 billion cubic metres in August 2025.",
        ),
        (
            "en",
            "The programme of the ministry gave schools of the region 40 million dollars.",
            "The programme gave schools of the region much, including 12 million dollars.",
        ),
        (
            "ru",
            "Безработица среди женщин в области составила 5,1 процента.",
            "Безработица среди мужчин в области составила 6,3 процента.",
        ),
        (
            "ru",
            "Газопровод области поставляет 5 млн кубометров в сутки.",
            "Газопровод области поставляет 1800 млн кубометров в год.",
        ),
        (
            "ru",
            "Экспорт газа из страны в 2025 году составил 12,5 млрд кубометров.",
            "Экспорт газа из страны в марте 2025 года составил 1,1 млрд кубометров.",
        ),
        (
            "kk",
            "Облыстағы ерлер жұмыссыздығы сауалнама бойынша 5,1 пайыз болды.",
            "Облыстағы әйелдер жұмыссыздығы сауалнама бойынша 6,3 пайыз болды.",
        ),
        (
            "kk",
            "Елдің газ экспорты 2025 жылы 12,5 млрд текше метр болды.",
            "Елдің газ экспорты 2025 жылғы наурызда 1,1 млрд текше метр болды.",
        ),
        (
            "uz",
            "Viloyatda ayollar ishsizligi soʻrovga koʻra 5,1 foizni tashkil etdi.",
            "Viloyatda erkaklar ishsizligi soʻrovga koʻra 6,3 foizni tashkil etdi.",
        ),
        (
            "uz",
            "Mamlakatning gaz eksporti 2025-yilda 12,5 mlrd kub metrni tashkil etdi.",
            "Mamlakatning gaz eksporti 2025-yil martda 1,1 mlrd kub metrni tashkil etdi.",
        ),
    ],
)
def test_another_thing_is_no_difference(language: str, first: str, second: str) -> None:
    assert differences(first, second, language) == 0


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "Gas exports of the country in March 2025 reached 1.4 billion cubic metres.",
            "In March 2025 the gas exports of the country totalled 1.1 billion cubic metres.",
        ),
        (
            "en",
            "Gas exports of the country were 12.5 billion cubic metres in January–August 2025.",
            "From January to August 2025 gas exports of the country were 11.9 billion m3.",
        ),
        (
            "en",
            "The pipeline of the region carries 5 million cubic metres of gas a day.",
            "The pipeline of the region carries 7 million cubic metres of gas a day.",
        ),
        (
            "ru",
            "Экспорт газа из страны в январе–августе 2025 года составил 12,5 млрд кубометров.",
            "С января по август 2025 года экспорт газа из страны достиг 11,9 млрд кубометров.",
        ),
        (
            "kk",
            "Елдің газ экспорты 2025 жылғы қаңтар–тамызда 12,5 млрд текше метр болды.",
            "Елдің газ экспорты 2025 жылғы қаңтар–тамызда 11,9 млрд текше метрге жетті.",
        ),
        (
            "uz",
            "Mamlakatning gaz eksporti 2025-yil yanvar–avgustda 12,5 mlrd kub metr boʻldi.",
            "Mamlakatning gaz eksporti 2025-yil yanvar–avgustda 11,9 mlrd kub metrga yetdi.",
        ),
    ],
)
def test_a_true_difference_is_found(language: str, first: str, second: str) -> None:
    assert differences(first, second, language) == 1


def test_a_word_that_the_other_document_has_elsewhere_makes_no_other_thing() -> None:
    first = "The wheat harvest of the northern region reached 3.4 million tonnes this autumn."
    second = "The harvest of the northern region reached 3.9 million tonnes this autumn."

    assert differences(first, second, "en") == 0
    assert (
        differences(first, f"{second} Farmers sold the wheat to the mills of the city.", "en") == 1
    )


TURNOUT = [
    ("en", "Turnout was 36.9 percent, the commission said.",
     "Turnout in the election was 38.2 percent, observers said.", "The election was calm."),
    ("ru", "Явка составила 36,9 %, сообщила комиссия.",
     "Явка на выборах составила 38,2 %, заявили наблюдатели.",
     "Выборы прошли в тихой обстановке."),
    ("kk", "Қатысу деңгейі 36,9 пайызды құрады, деп хабарлады комиссия.",
     "Сайлаудағы қатысу деңгейі 38,2 пайызды құрады, деді бақылаушылар.",
     "Сайлау бүкіл елде тыныш өтті."),
    ("uz", "Ishtirok darajasi 36,9 foizni tashkil etdi, deb xabar berdi komissiya.",
     "Saylovdagi ishtirok darajasi 38,2 foizni tashkil etdi, dedi kuzatuvchilar.",
     "Saylov butun mamlakatda tinch oʻtdi."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "second", "context"), TURNOUT)
def test_the_event_may_be_named_by_one_of_them(
    language: str, first: str, second: str, context: str
) -> None:
    assert differences(f"{first} {context}", second, language) == 1
    assert differences(first, second, language) == 0, "the first may speak of another vote"


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ru", "Явка составила 36,9 %. В столице явка была низкой.",
         "Явка в столице составила 30,2 %, заявили наблюдатели."),
        ("ru", "Явка составила 36,9 %. Выборы прошли в два тура.",
         "Явка во втором туре выборов составила 30,2 %."),
        ("ru", "Экспорт составил 5,1 млн тонн. Пшеница подешевела.",
         "Экспорт пшеницы составил 3,2 млн тонн."),
        ("en", "Turnout was 36.9 percent. In the capital few people voted.",
         "Turnout in the capital was 30.2 percent, observers said."),
        ("kk", "Экспорт 5,1 млн тоннаны құрады. Бидай арзандады.",
         "Бидай экспорты 3,2 млн тоннаны құрады."),
    ],
)  # fmt: skip
def test_a_part_is_no_other_version(language: str, first: str, second: str) -> None:
    assert differences(first, second, language) == 0


def test_the_same_clause_in_two_reports_of_one_event() -> None:
    first = "The country opened a compressor station in Galkynysh on Monday. {}"
    second = "A compressor station was opened in Galkynysh, the country announced on Monday. {}"
    other = "Farmers of the southern region have asked for cheaper fuel. {}"
    cost = "The station cost $1.2 billion.", "The station cost $1.4 billion, its owner reported."
    assert differences(first.format(cost[0]), second.format(cost[1]), "en") == 1
    assert differences(first.format(cost[0]), other.format(cost[1]), "en") == 0
