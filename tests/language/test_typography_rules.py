"""Each rule of the two typographic passes, and what both must never do."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import LANGUAGES
from briefing.language.typography import breaking, correct_marks, marks, typeset

REPOSITORY = Path(__file__).parents[2]
N = "\u00a0"
J = "\u2060"


@pytest.mark.parametrize(
    ("rule", "language", "text", "expected"),
    [
        (marks.letters_of_uzbek, "uz", "O'zbekiston g‘oya ma’no", "Oʻzbekiston gʻoya maʼno"),
        (marks.letters_of_uzbek, "uz", "tog‘ bog' sog`", "togʻ bogʻ sogʻ"),
        (marks.letters_of_uzbek, "uz", "‘blog’ soʻzi", "‘blog’ soʻzi"),
        (marks.letters_of_uzbek, "en", "it's", "it's"),
        (marks.single_spaces, "ru", f"два  слова и 5 {N}км", f"два слова и 5{N}км"),
        (marks.no_space_before_stops, "ru", "да , нет . Что ?", "да, нет. Что?"),
        (marks.no_space_before_stops, "en", "a .5 share", "a .5 share"),
        (marks.one_ellipsis, "ru", "ну... да....", "ну… да...."),
        (marks.own_marks, "ru", '"Газпром "Нефть"" и “ЛУКОЙЛ”', "«Газпром „Нефть“» и «ЛУКОЙЛ»"),
        (marks.own_marks, "kk", "“Бір «белдеу»” бастамасы", "«Бір “белдеу”» бастамасы"),
        (marks.own_marks, "uz", "«Bir „makon“» tashabbusi", "“Bir ‘makon’” tashabbusi"),
        (marks.own_marks, "en", "He said «no „way“»", "He said “no ‘way’”"),
        (marks.own_marks, "en", 'the company’s 5" pipe', 'the company’s 5" pipe'),
        (marks.own_marks, "uz", 'boshlaganmiz", – dedi', "boshlaganmiz”, – dedi"),
        (marks.own_marks, "uz", '"Gazprom"ning', "“Gazprom”ning"),
        (marks.own_dash, "ru", "Союз - идея – да", "Союз — идея — да"),
        (marks.own_dash, "kk", "Одақ — идея", "Одақ – идея"),
        (marks.own_dash, "uz", "5 - 3, gaz - neft", "5 - 3, gaz – neft"),
        (marks.own_dash, "en", "gas - oil", "gas - oil"),
        (marks.dash_in_ranges, "ru", "2025-2026, 3,5-4,5", "2025–2026, 3,5–4,5"),
        (marks.dash_in_ranges, "uz", "2025-2026-yillar", "2025–2026-yillar"),
        (marks.dash_in_ranges, "ru", "8-800-555, 12-3, 2026-11-22", "8-800-555, 12-3, 2026-11-22"),
        (marks.dash_in_ranges, "ru", "А-380, № 12-34", "А-380, № 12-34"),
        (
            marks.decimal_sign,
            "ru",
            "12.5% и 3.75 млрд тенге, $1.5",
            "12,5% и 3,75 млрд тенге, $1,5",
        ),
        (marks.decimal_sign, "kk", "2.5-3.5 млн тонна", "2,5-3,5 млн тонна"),
        (marks.decimal_sign, "uz", "12.5 foiz, 0.5 mln", "12,5 foiz, 0,5 mln"),
        (marks.decimal_sign, "en", "12,5% of 1,5 million", "12.5% of 1.5 million"),
        (marks.decimal_sign, "en", "12,500 tonnes", "12,500 tonnes"),
        (marks.decimal_sign, "ru", "п. 3.2, 12.05.2026, в 10.30", "п. 3.2, 12.05.2026, в 10.30"),
        (marks.decimal_sign, "ru", "12.500 тонн, v1.5 млн", "12.500 тонн, v1.5 млн"),
        (marks.percent_sign, "ru", "12,5% и 3 %", f"12,5{N}% и 3{N}%"),
        (marks.percent_sign, "kk", f"12,5 % пен 3{N}%", "12,5% пен 3%"),
        (marks.ordinals, "uz", "2027 yil 2027 yilgi 5 yil", "2027-yil 2027-yilgi 5 yil"),
        (marks.ordinals, "uz", "2027 yil 3 chorak, 3 chorak", "2027-yil 3-chorak, 3 chorak"),
        (
            marks.ordinals,
            "uz",
            "22 noyabr kuni, 5 mayda, 3 marta",
            "22-noyabr kuni, 5-mayda, 3 marta",
        ),
        (marks.ordinals, "ru", "3 -й, 5 – го и 2-я", "3-й, 5-го и 2-я"),
        (marks.ordinals, "ru", "3й, 5го, 15 м, 5му и 2я", "3-й, 5-го, 15 м, 5-му и 2я"),
        (marks.ordinals, "kk", "5 - ші, 3 ші, 7ші", "5-ші, 3-ші, 7-ші"),
        (marks.ordinals, "en", "5 th", "5 th"),
    ],
)
def test_marks(rule: Callable[[str, str], str], language: str, text: str, expected: str) -> None:
    assert rule(text, language) == expected
    assert rule(expected, language) == expected, "twice is not once"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (breaking.tie_dash, "Союз — идея – да", f"Союз{N}— идея{N}– да"),
        (breaking.tie_short_parts, "2027-yil, премьер-министр", f"2027-{J}yil, премьер-министр"),
        (breaking.tie_number_and_word, "5 млрд тенге, 10 %", f"5{N}млрд тенге, 10{N}%"),
        (breaking.tie_number_and_word, "100 ₸, $ 5", f"100{N}₸, ${N}5"),
        (breaking.tie_ranges, "9–10 млрд, 2021–2025", f"9–{J}10 млрд, 2021–{J}2025"),
        (breaking.tie_groups, "12 500 и 1 234 567", f"12{N}500 и 1{N}234{N}567"),
        (breaking.tie_groups, "в 2026 500 штук", "в 2026 500 штук"),
        (breaking.tie_number_sign, "№ 5, ст. 7, No. 3", f"№{N}5, ст.{N}7, No.{N}3"),
        (breaking.tie_initials, "К. Токаев, А. А. Ким", f"К.{N}Токаев, А.{N}А.{N}Ким"),
        (breaking.tie_initials, "Sh. Mirziyoyev, Oʻ. Aliyev", f"Sh.{N}Mirziyoyev, Oʻ.{N}Aliyev"),
        (breaking.tie_initials, "т. е. да", "т. е. да"),
    ],
)
def test_breaking(rule: Callable[[str], str], text: str, expected: str) -> None:
    assert rule(text) == expected
    assert rule(expected) == expected, "twice is not once"


def test_every_rule_is_in_a_pass() -> None:
    for module in (marks, breaking):
        rules = {rule.__name__ for rule in module.RULES}
        assert rules == {
            name
            for name, value in vars(module).items()
            if getattr(value, "__module__", "") == module.__name__
            and callable(value)
            and not name.startswith("_")
            and name not in ("correct_marks", "typeset")
        }


TEXTS = st.text(alphabet="abgoOGяйгм 5012,.-–—:!?…«»“”„‘’\"'`ʻʼ%№()\u00a0", max_size=40)
LANGUAGE = st.sampled_from(LANGUAGES)


@given(TEXTS, LANGUAGE)
def test_twice_is_once(text: str, language: str) -> None:
    once = correct_marks(text, language)
    assert correct_marks(once, language) == once
    assert typeset(typeset(text)) == typeset(text)


@given(TEXTS, LANGUAGE)
def test_letters_and_digits_stay(text: str, language: str) -> None:
    def said(value: str) -> str:
        return re.sub(r"[^a-zA-Zа-яА-Я0-9]", "", value)

    assert said(correct_marks(text, language)) == said(text)
    assert said(typeset(text)) == said(text)


@given(
    st.sampled_from(["https://a.kz/x--y...z?q=5-10", "a-b@mail.uz", "www.a.org/1-2"]),
    TEXTS,
    LANGUAGE,
)
def test_addresses_stay(address: str, text: str, language: str) -> None:
    for done in (correct_marks(f"{text} {address} x", language), typeset(f"{address} {text}")):
        assert address in done


@pytest.mark.parametrize("table", ["names.csv", "glossary.csv"])
def test_what_editors_wrote_is_right_already(table: str) -> None:
    with (REPOSITORY / "locales" / table).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    changed = [
        (row[language], correct_marks(row[language], language))
        for row in rows
        for language in LANGUAGES
        if correct_marks(row[language], language) != row[language]
    ]
    assert not changed
