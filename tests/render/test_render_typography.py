"""Quotation marks, capitals, line breaks, hyphens."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.typography import (
    capitalise,
    finish_clause,
    own_quotes,
    quote,
    quote_parts,
    typeset,
)
from briefing.render import hyphenation


@pytest.mark.parametrize(
    ("language", "parts", "expected"),
    [
        ("en", ("We wait.", "We hope,"), ("“We wait.", "We hope.”")),
        ("en", ("Why?",), ("“Why?”",)),
        ("en", ("He said “no” twice.",), ("“He said ‘no’ twice.”",)),
        ("ru", ("Ждём.", "Надеемся."), ("«Ждём.", "Надеемся».")),
        ("ru", ("Зачем?",), ("«Зачем?»",)),
        ("ru", ("Мы ждём «Газпром».",), ("«Мы ждём „Газпром“».",)),
        ("kk", ("«Газпроммен» сөйлестік,",), ("«“Газпроммен” сөйлестік».",)),
        ("uz", ("“Gazprom” bilan gaplashdik.",), ("“‘Gazprom’ bilan gaplashdik”.",)),
        ("en", ("“So far, nothing.”",), ("“So far, nothing.”",)),
        ("ru", ("Ждём…",), ("«Ждём…»",)),
        ("en", (), ()),
    ],
)
def test_direct_speech(language: str, parts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert quote_parts(parts, language) == expected


def test_a_quoted_title_gets_no_full_stop() -> None:
    assert quote("Положение «Газпрома»", "ru") == "«Положение „Газпрома“»"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("his country", "His country"),
        ("«әзірге біз»", "«Әзірге біз»"),
        ("oʻzbek GAZ", "Oʻzbek GAZ"),
        ("12 countries", "12 countries"),
        ("", ""),
    ],
)
def test_capitalise(text: str, expected: str) -> None:
    assert capitalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("there were none", "There were none."),
        ("there were none,", "There were none."),
        ("is it true?", "Is it true?"),
        ("он назвал это «идеей».", "Он назвал это «идеей»."),
        ("he called it “an idea.”", "He called it “an idea.”"),
    ],
)
def test_reported_clause(text: str, expected: str) -> None:
    assert finish_clause(text) == expected


@pytest.mark.parametrize("word", ["іс-қимыл", "2027-yil", "12 желтоқсан", "12,5 млрд", "3-chorak"])
def test_kept_whole(word: str) -> None:
    joined = word.replace("-", "-\u2060").replace(" ", "\u00a0")
    assert typeset(f"Бұл {word} жоспары") == f"Бұл {joined} жоспары"


def test_long_hyphenated_words_may_break() -> None:
    assert typeset("премьер-министр") == "премьер-министр"


def test_no_line_ends_before_a_dash() -> None:
    assert typeset("Газовый союз — идея") == "Газовый союз\u00a0— идея"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_typesetting_keeps_the_text(text: str) -> None:
    def plain(value: str) -> str:
        return value.replace("\u00a0", " ").replace("\u2060", "")

    assert plain(typeset(text)) == plain(text)


def test_foreign_quotation_marks() -> None:
    assert own_quotes("He said «no».", "en") == "He said “no”."
    assert own_quotes("Он сказал «нет».", "ru") == "Он сказал «нет»."


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("kk", "ынтымақтастық", "ынты-мақ-тас-тық"),
        ("kk", "келіссөздер", "келіс-сөз-дер"),
        ("uz", "hamkorlik", "ham-kor-lik"),
        ("uz", "muzokaralar", "muzo-ka-ra-lar"),
        ("uz", "ittifoqining", "itti-fo-qi-ning"),
        ("uz", "boshlashadi", "bosh-la-shadi"),
        ("uz", "yangiliklar", "yangi-lik-lar"),
    ],
)
def test_hyphenation(language: str, word: str, expected: str) -> None:
    hyphenation.register()
    dictionary = pyphen.Pyphen(lang=language, left=3, right=3)
    assert dictionary.inserted(word) == expected


def test_languages_that_pyphen_has_are_left_alone() -> None:
    before = pyphen.LANGUAGES["ru"]
    hyphenation.register()
    assert pyphen.LANGUAGES["ru"] is before
