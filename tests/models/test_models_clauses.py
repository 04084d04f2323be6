"""Sentences are cut only where both sides can stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models.clause_words import JOINTS
from briefing.models.clauses import Clause, join_clauses, split_clauses

SENTENCES = {
    "en": [
        "Kazakhstan and Russia discussed gas prices",
        "the talks are continuing",
        "exports of grain rose by 5.5 percent",
        "Uzbekistan will build a bridge in 2027",
    ],
    "ru": ["Казахстан обсудил цены на газ", "экспорт зерна вырос на 5,5 %"],
    "kk": ["Қазақстан газ бағасын талқылады", "ол келісімге қол қойды"],
    "uz": ["Qozogʻiston gaz narxini muhokama qildi", "bu bitim 2027-yilda imzolandi"],
}


def texts(sentence: str, language: str = "en") -> list[str]:
    return [clause.text for clause in split_clauses(sentence, language)]


@pytest.mark.parametrize(
    ("language", "sentence", "joint", "parts"),
    [
        (
            "en",
            "Kazakhstan discussed gas prices; talks with Russia are continuing.",
            "semicolon",
            ["Kazakhstan discussed gas prices.", "Talks with Russia are continuing."],
        ),
        (
            "en",
            "Kazakhstan and Russia discussed gas prices, but Uzbekistan will wait.",
            "contrast",
            ["Kazakhstan and Russia discussed gas prices.", "Uzbekistan will wait."],
        ),
        (
            "en",
            "Exports of grain fell – the harvest was poor.",
            "dash",
            ["Exports of grain fell.", "The harvest was poor."],
        ),
        (
            "en",
            "Transit increased by 17 percent in 2026, and exports of gas fell by a third.",
            "addition",
            ["Transit increased by 17 percent in 2026.", "Exports of gas fell by a third."],
        ),
        ("en", "Outlook: prices of grain", "label", ["Outlook", "Prices of grain"]),
        (
            "ru",
            "Казахстан обсудил цены на газ, а Узбекистан подписал соглашение.",
            "comparison",
            ["Казахстан обсудил цены на газ.", "Узбекистан подписал соглашение."],
        ),
        (
            "ru",
            "Экспорт зерна снизился, потому что урожай был плохим.",
            "cause",
            ["Экспорт зерна снизился.", "Урожай был плохим."],
        ),
        (
            "kk",
            "Қазақстан газ бағасын талқылады, бірақ ол келісімге қол қойған жоқ.",
            "contrast",
            ["Қазақстан газ бағасын талқылады.", "Ол келісімге қол қойған жоқ."],
        ),
        (
            "uz",
            "Qozogʻiston gaz narxini muhokama qildi, lekin Oʻzbekiston bitimni imzolamadi.",
            "contrast",
            ["Qozogʻiston gaz narxini muhokama qildi.", "Oʻzbekiston bitimni imzolamadi."],
        ),
    ],
)
def test_borders(language: str, sentence: str, joint: str, parts: list[str]) -> None:
    clauses = split_clauses(sentence, language)
    assert [clause.text for clause in clauses] == parts
    assert [clause.joint for clause in clauses] == ["", joint]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Kazakhstan discussed gas, oil, and coal prices."),  # a list
        ("en", "Kazakhstan met Russia, and signed an agreement."),  # no subject of its own
        ("en", "The minister said that gas is cheap, and Uzbekistan will buy it."),  # reported
        ("en", "If prices rise, and supply falls sharply, Uzbekistan will buy less."),  # condition
        ("en", "Kazakhstan built the pipeline, which will carry gas to China."),  # relative
        ("en", "A pipeline built by China, and one built by Russia, cost more."),  # participle
        ("en", "He said: “Prices rose sharply; the talks are continuing.”"),  # inside a quotation
        ("en", "Exports rose (prices fell sharply; the talks are continuing) this year."),
        ("en", "Prices fell — a sign of weakness — and exports of grain rose."),  # parenthesis
        ("en", "The talks began at 10:30 and cost $1,000."),
        ("en", "“Prices rose sharply; the talks are continuing."),  # a mark without its pair
        ("en", "Gas supply; oil transit; rail freight"),
        ("en", "Gas prices"),
        ("en", ""),
        ("ru", "Казахстан обсудил цены, и подписал соглашение."),
        ("ru", "Министр заявил, что газ дешевый, и Узбекистан купит его."),
        ("ru", "Казахстан принял бюджет, и кредит, и лимит."),
        ("ru", "Астана — столица Казахстана."),
        ("kk", "Газ бағасы өссе, ал сұраныс азайса, Өзбекстан аз сатып алады."),
        ("kk", "Астана — Қазақстанның елордасы."),
        ("uz", "Gaz, neft va koʻmir narxi oshdi."),
    ],
)
def test_no_border(language: str, sentence: str) -> None:
    assert texts(sentence, language) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "targets", "language", "joined"),
    [
        (
            "Prices rose sharply; talks with Russia are continuing.",
            ["Цены резко выросли.", "Переговоры с Россией продолжаются."],
            "ru",
            "Цены резко выросли; переговоры с Россией продолжаются.",
        ),
        (
            "Prices rose sharply, but Uzbekistan will build a bridge in 2027.",
            ["Цены резко выросли.", "В 2027 году Узбекистан построит мост."],
            "ru",
            "Цены резко выросли, но в 2027 году Узбекистан построит мост.",
        ),
        (
            "Prices rose sharply, and talks with Russia are continuing.",
            ["Баға күрт өсті.", "Ресеймен келіссөздер жалғасуда."],
            "kk",
            "Баға күрт өсті, әрі Ресеймен келіссөздер жалғасуда.",
        ),
        (
            "Prices rose sharply, and the UN will help.",
            ["Narxlar keskin oshdi.", "BMT yordam beradi."],
            "uz",
            "Narxlar keskin oshdi va BMT yordam beradi.",
        ),
        (
            "Prices rose sharply; the talks are continuing",
            ["Цены резко выросли", "переговоры продолжаются"],
            "ru",
            "Цены резко выросли; переговоры продолжаются",
        ),
    ],
)
def test_joining(sentence: str, targets: list[str], language: str, joined: str) -> None:
    clauses = split_clauses(sentence, "en")
    assert len(clauses) == 2
    assert join_clauses(clauses, targets, language) == joined


def test_a_heading_gets_no_stop() -> None:
    assert texts("Kazakhstan discussed gas prices; the talks are continuing") == [
        "Kazakhstan discussed gas prices",
        "The talks are continuing",
    ]


@pytest.mark.parametrize("language", list(SENTENCES))
@given(data=st.data())
def test_what_is_joined_comes_apart_again(language: str, data: st.DataObject) -> None:
    """Clauses of a language, joined by its own table, are found; nothing is lost or added."""
    chosen = data.draw(
        st.lists(st.sampled_from(SENTENCES[language]), min_size=2, max_size=4, unique=True)
    )
    joints = [
        joint for joint in JOINTS[language] if joint not in ("label", "dash", "addition", "result")
    ]
    clauses = [
        Clause(text, data.draw(st.sampled_from(joints)) if place else "", 9)
        for place, text in enumerate(chosen)
    ]
    sentence = join_clauses(clauses, chosen, language) + "."
    sentence = sentence[0].upper() + sentence[1:]
    again = split_clauses(sentence, language)
    assert join_clauses(again, [clause.text for clause in again], language).lower() == (
        sentence.lower()
    )


@given(st.text(st.sampled_from('ab АД .,;:—–-"«»“”()1 and but rose '), max_size=80))
def test_any_text_keeps_its_words(text: str) -> None:
    for language in SENTENCES:
        clauses = split_clauses(text, language)
        words = "".join(clause.text for clause in clauses)
        letters = sorted(char for char in words.lower() if char.isalnum())
        lost = [char for char in text.lower() if char.isalnum()]
        for char in letters:
            lost.remove(char)
        # Only conjunctions may go; their joints say which.
        assert len(clauses) > 1 or not lost
        assert all(clause.text for clause in clauses) or not text.strip()
