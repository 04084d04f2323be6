"""Similar sentences of the memory: repaired where that is certain, else a suggestion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tmx_samples import tmx, unit

from briefing.language.names import load_names
from briefing.translate.checks import check_translation
from briefing.translate.glossary import load_glossary
from briefing.translate.masks import mask
from briefing.translate.memory import NOWHERE, Memory, load_memory
from briefing.translate.repair import FuzzyMatch, fuzzy_matches

LOCALES = Path(__file__).resolve().parents[2] / "locales"
NAMES, GLOSSARY = load_names(LOCALES), load_glossary(LOCALES)

EXPORT = unit(
    "The countries discussed the export of gas to China.",
    ru="Страны обсудили экспорт газа в Китай.",
    kk="Елдер Қытайға газ экспортын талқылады.",
    uz="Mamlakatlar Xitoyga gaz eksportini muhokama qildi.",
)
TRANSIT = unit(
    "They discussed the matter in 12 regions.",
    ru="Они обсудили вопрос в 12 регионах.",
    kk="Олар мәселені 12 өңірде талқылады.",
    uz="Ular masalani 12 hududda muhokama qildi.",
)
UNSIGNED = unit(
    "Kazakhstan did not sign the agreement before May 2024.",
    ru="Казахстан не подписал соглашение до мая 2024 года.",
    kk="Қазақстан келісімге 2024 жылғы мамырға дейін қол қойған жоқ.",
    uz="Qozogʻiston bitimni 2024-yil maygacha imzolamadi.",
)
SPOKE = unit(
    "Minister Almas Aidarov spoke about gas.",
    ru="Министр Алмас Айдаров рассказал о газе.",
    kk="Министр Алмас Айдаров газ туралы айтты.",
    uz="Vazir Almas Aydarov gaz haqida gapirdi.",
)
PERCENT = unit(
    "Production rose by 12 percent in 2024.",
    ru="Добыча выросла в 2024 году на 12 %.",
    kk="Өндіру 2024 жылы 12 пайызға өсті.",
    uz="Qazib olish 2024-yilda 12 foizga oshdi.",
)
PROJECT = unit(
    "The new project will need fuel.",
    ru="Новому проекту понадобится топливо.",
    kk="Жаңа жобаға отын қажет болады.",
    uz="Yangi loyihaga yoqilgʻi kerak boʻladi.",
)
UNITS = (EXPORT, TRANSIT, UNSIGNED, SPOKE, PERCENT, PROJECT)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    folder = tmp_path_factory.mktemp("memory")
    (folder / "test.tmx").write_text(tmx(*UNITS), encoding="utf-8")
    return load_memory(folder, ("ru", "kk", "uz"), NAMES, GLOSSARY)


@pytest.fixture(scope="module")
def similar(memory: Memory) -> Callable[[str, str], tuple[FuzzyMatch, ...]]:
    def find(sentence: str, language: str) -> tuple[FuzzyMatch, ...]:
        return fuzzy_matches(
            mask(sentence, NAMES), language, memory, NAMES, GLOSSARY, spoken="en", where=NOWHERE
        )

    return find


def repaired(found: tuple[FuzzyMatch, ...]) -> list[str]:
    """Targets that were made to fit, with plain spaces."""
    return [match.target.replace("\u00a0", " ") for match in found if match.target is not None]


Similar = Callable[[str, str], tuple[FuzzyMatch, ...]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (  # another number that the unit takes literally
            "They discussed the matter in 15 regions.",
            {
                "ru": "Они обсудили вопрос в 15 регионах.",
                "kk": "Олар мәселені 15 өңірде талқылады.",
                "uz": "Ular masalani 15 hududda muhokama qildi.",
            },
        ),
        (  # another date, in the case of the old one
            "Kazakhstan did not sign the agreement before June 2025.",
            {
                "ru": "Казахстан не подписал соглашение до июня 2025 года.",
                "kk": "Қазақстан келісімге 2025 жылғы маусымға дейін қол қойған жоқ.",
            },
        ),
        (  # a number and a date at once
            "Production rose by 15 percent in 2023.",
            {
                "ru": "Добыча выросла в 2023 году на 15 %.",
                "kk": "Өндіру 2023 жылы 15 пайызға өсті.",
                "uz": "Qazib olish 2023-yilda 15 foizga oshdi.",
            },
        ),
        (  # another person of the same gender
            "Minister Bolat Akchulakov spoke about gas.",
            {
                "ru": "Министр Болат Акчулаков рассказал о газе.",
                "kk": "Министр Болат Ақшолақов газ туралы айтты.",
                "uz": "Vazir Bolat Akchulakov gaz haqida gapirdi.",
            },
        ),
        (  # another country
            "The countries discussed the export of gas to Uzbekistan.",
            {
                "ru": "Страны обсудили экспорт газа в Узбекистан.",
                "kk": "Елдер Өзбекстанға газ экспортын талқылады.",
                "uz": "Mamlakatlar Oʻzbekistonga gaz eksportini muhokama qildi.",
            },
        ),
        (  # another term of the glossary
            "The countries discussed the import of gas to China.",
            {
                "kk": "Елдер Қытайға газ импортын талқылады.",
                "uz": "Mamlakatlar Xitoyga gaz importini muhokama qildi.",
            },
        ),
        (
            "However, the countries discussed the export of gas to China.",
            {
                "ru": "Однако страны обсудили экспорт газа в Китай.",
                "kk": "Алайда елдер Қытайға газ экспортын талқылады.",
                "uz": "Biroq mamlakatlar Xitoyga gaz eksportini muhokama qildi.",
            },
        ),
        (  # a country keeps its capital, whatever the order of words
            "In addition, Kazakhstan did not sign the agreement before May 2024.",
            {
                "ru": "Кроме того, Казахстан не подписал соглашение до мая 2024 года.",
                "kk": "Бұдан басқа, Қазақстан келісімге 2024 жылғы мамырға дейін қол қойған жоқ.",
            },
        ),
        (
            "However, on May 5, 2026, the countries discussed the export of gas to China.",
            {
                "ru": "Однако 5 мая 2026 года страны обсудили экспорт газа в Китай.",
                "kk": "Алайда 2026 жылғы 5 мамырда елдер Қытайға газ экспортын талқылады.",
                "uz": "Biroq 2026-yil 5-mayda mamlakatlar Xitoyga gaz eksportini muhokama qildi.",
            },
        ),
        (
            "They discussed the matter in 12 regions, however.",
            {"ru": "Однако они обсудили вопрос в 12 регионах."},
        ),
    ],
)
def test_what_is_certain_is_repaired(
    similar: Similar, sentence: str, expected: dict[str, str]
) -> None:
    for language, target in expected.items():
        assert repaired(similar(sentence, language))[:1] == [target]
        findings = check_translation(mask(sentence, NAMES), target, language)
        assert not [f for f in findings if f.level == "error"], findings


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Kazakhstan did sign the agreement before May 2024.", "negation"),
        ("Kazakhstan did not sign the agreement after May 2024.", "before and after"),
        ("Kazakhstan did not sign the agreement by May 2024.", "before and by"),
        ("Kazakhstan did not sign the agreements before May 2024.", "plural"),
        ("Kazakhstan will not sign the agreement before May 2024.", "tense"),
        ("Kazakhstan could not sign the agreement before May 2024.", "modality"),
        ("Production fell by 12 percent in 2024.", "the opposite verb"),
        ("Production rose to 12 percent in 2024.", "by and to"),
        ("Production rose by at least 12 percent in 2024.", "a limit"),
        ("Production rose by 12 percent to 15 percent in 2024.", "one number more"),
        ("They never discussed the matter in 12 regions.", "never"),
        ("He discussed the matter in 12 regions.", "another subject"),
        ("They discussed the matter in 12 poor regions.", "an adjective"),
        ("They discussed the matter in the 12th region.", "an ordinal"),
        ("Minister Almas Aidarov kept silent about gas.", "another verb"),
        ("Former Minister Almas Aidarov spoke about gas.", "an addition"),
        ("The countries discussed the exports of gas to China.", "plural of a term"),
        ("The countries discussed the export of gas from China.", "a preposition"),
        ("The countries discussed the export of gas to East China.", "a country inside a name"),
        (
            "The countries discussed the export of gas to Bank of Uzbekistan.",
            "a name with a country",
        ),
        ("The new project will need fuel oil.", "a longer term"),
        ("The new project will need fuel prices.", "a noun beside the term"),
        ("The new project will not need fuel.", "negation"),
        ("The old project will need fuel.", "the opposite adjective"),
        ("The new project would need fuel.", "modality"),
        ("The new Fuel will need fuel.", "a term with a capital"),
    ],
)
@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_what_is_not_certain_is_only_suggested(
    similar: Similar, sentence: str, why: str, language: str
) -> None:
    found = similar(sentence, language)
    assert repaired(found) == [], why
    assert found, "a similar sentence should be suggested"
    assert all(match.suggestion and 70 <= match.score < 100 for match in found)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("They discussed the matter in 21 regions.", "21 регионе"),
        ("Production rose by 12.5 percent in 2024.", "12,5 %, but 12,5 процента"),
        ("Minister Dinara Shcheglova spoke about gas.", "a person that no table knows"),
        ("Russia did not sign the agreement before May 2024.", "Россия не подписала"),
        ("The countries discussed the export of gas to France.", "другого рода"),
        ("The countries discussed the export of gas to Cyprus.", "на Кипр"),
        ("The new project will need water.", "понадобится вода: not of the same domain"),
    ],
)
def test_russian_agreement_is_no_guess(similar: Similar, sentence: str, why: str) -> None:
    assert repaired(similar(sentence, "ru")) == [], why


def test_a_number_that_stands_twice_is_no_guess(tmp_path: Path) -> None:
    twice = unit("Of 12 plants 12 work.", ru="Из 12 заводов работают 12.")
    in_a_date = unit("They built 12 plants.", ru="Двенадцать заводов построили 12 мая.")
    (tmp_path / "test.tmx").write_text(tmx(twice, in_a_date), encoding="utf-8")
    memory = load_memory(tmp_path, ("ru",), NAMES, GLOSSARY)
    for sentence in ("Of 15 plants 12 work.", "They built 15 plants."):
        found = fuzzy_matches(
            mask(sentence, NAMES), "ru", memory, NAMES, GLOSSARY, spoken="en", where=NOWHERE
        )
        assert found
        assert repaired(found) == []


def test_a_surname_after_a_first_name_is_no_guess(tmp_path: Path) -> None:
    unit_ = unit("Aidarov spoke about gas.", kk="Алмас Айдаров газ туралы айтты.")
    (tmp_path / "test.tmx").write_text(tmx(unit_), encoding="utf-8")
    memory = load_memory(tmp_path, ("kk",), NAMES, GLOSSARY)
    found = fuzzy_matches(
        mask("Putin spoke about gas.", NAMES), "kk", memory, NAMES, GLOSSARY,
        spoken="en", where=NOWHERE,
    )  # fmt: skip
    assert found
    assert repaired(found) == []


@given(number=st.integers(min_value=0, max_value=999), year=st.integers(1990, 2040))
@settings(max_examples=60, deadline=None)
def test_a_repair_holds_the_new_numbers_and_none_of_the_old(
    similar: Similar, number: int, year: int
) -> None:
    sentence = f"Production rose by {number} percent in {year}."
    for language in ("ru", "kk", "uz"):
        for target in repaired(similar(sentence, language)):
            assert str(number) in target
            assert str(year) in target
            assert ("2024" in target) == (year == 2024)
            findings = check_translation(mask(sentence, NAMES), target, language)
            assert not [f for f in findings if f.level == "error"]


WORDS = st.sampled_from(
    "not never no before after by the a gas oil new old will would did Kazakhstan Russia 12 15 "
    "agreement agreements sign signed May 2024 only also however, export import".split()
)


@given(words=st.lists(WORDS, min_size=3, max_size=12))
@settings(max_examples=150, deadline=None)
def test_word_salad_never_ends_in_an_error(similar: Similar, words: list[str]) -> None:
    for language in ("ru", "kk"):
        for match in similar(" ".join(words) + ".", language):
            assert match.score < 100
