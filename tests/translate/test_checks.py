"""The checks of translations, one by one: what each finds, where, and how it mends it.

How well they do on whole texts is measured in tests/quality/test_check_floors.py; every check has
an example in docs/translators-guide.md, which is run too.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain import Finding, Origin, Segment
from briefing.language.names import NameTable, load_names
from briefing.translate.checks import CHECKS, Pair, Tables, check_pair
from briefing.translate.checks.brief import check_brief
from briefing.translate.checks.messages import MESSAGES, localise
from briefing.translate.glossary import Glossary, Term

LOCALES = Path(__file__).resolve().parents[2] / "locales"


def check(source: str, target: str, language: str = "ru", **more: object) -> dict[str, Finding]:
    """The findings by id."""
    spoken = str(more.pop("spoken", "en"))
    pair = Pair(source, target, spoken, language, **more)  # type: ignore[arg-type]
    return {finding.id: finding for finding in check_pair(pair)}


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


# --------------------------------------------------------------------------- the guide

GUIDE = LOCALES.parent / "docs" / "translators-guide.md"
ROW = re.compile(
    r"\| `(?P<id>[\w-]+)` \| (?P<level>\w+) \| (?P<mends>\w*) \| .* \| (?P<example>.*) \|"
)
EXAMPLE = re.compile(r"(?P<source>.+) → (?P<language>ru|kk|uz): (?P<target>.*)")


def guide_rows() -> list[re.Match[str]]:
    text = GUIDE.read_text(encoding="utf-8").partition("## What the checks find")[2]
    return [row for line in text.splitlines() if (row := ROW.fullmatch(line))]


def test_the_guide_has_every_check() -> None:
    assert [(r["id"], r["level"]) for r in guide_rows()] == [(c.id, c.level) for c in CHECKS]


@pytest.mark.parametrize("row", guide_rows(), ids=lambda row: row["id"])
def test_examples_of_the_guide(row: re.Match[str]) -> None:
    example = EXAMPLE.fullmatch(row["example"])
    if example is None:
        assert row["id"] == "term-missing"
        return
    target = example["target"].replace("(empty)", "").replace("[U+200B]", "\u200b")
    finding = check(example["source"], target, example["language"])[row["id"]]
    assert (finding.level, bool(finding.fix)) == (row["level"], row["mends"] == "yes")


# --------------------------------------------------------------------------- spans and fixes


@pytest.mark.parametrize(
    ("source", "target", "language", "name", "ours", "theirs"),
    [
        ("It rose by 12 percent.", "Өсім 21 пайыз болды.", "kk", "number-lost",
         "12 percent", "21 пайыз"),
        ("They met on 5 May.", "Они встретились 5 марта.", "ru", "date-lost", "5 May", "5 марта"),
        ("It cost 5 million euros.", "Bu 5 million dollar turdi.", "uz", "unit-differs",
         "5 million euros", "5 million dollar"),
        ("Write to info@gas.kz.", "Пишите на info@gaz.kz.", "ru", "address-lost",
         "info@gas.kz", "info@gaz.kz"),
        ("KEGOC said so.", "Так сообщили в KEGOX.", "ru", "name-lost", "KEGOC", "KEGOX"),
    ],
)  # fmt: skip
def test_both_places_are_named(
    source: str, target: str, language: str, name: str, ours: str, theirs: str
) -> None:
    finding = check(source, target, language)[name]
    assert words(source, finding.source_spans) == [ours]
    assert words(target, finding.target_spans) == [theirs]


@pytest.mark.parametrize(
    ("source", "target", "language", "name", "fixed"),
    [
        ("The gas.", "Газ  идёт .", "ru", "spaces", "Газ идёт."),
        ("The gas.", "Gʻoya va o'zgarish.", "uz", "apostrophes", "Gʻoya va oʻzgarish."),
        ("The water is here.", "Вода вода здесь.", "ru", "doubled-word", "Вода здесь."),
        ("The house is here.", "Дoм здесь.", "ru", "mixed-script", "Дом здесь."),
        ("The people are here.", "Халық мұндa.", "kk", "mixed-script", "Халық мұнда."),
        ("It was 12,000.", "Было 12,000.", "ru", "number-format", "Было 12 000."),
        ("The gas.", "Gaz\u200b keladi.", "uz", "control-character", "Gaz keladi."),
    ],
)
def test_what_is_certain_is_mended(
    source: str, target: str, language: str, name: str, fixed: str
) -> None:
    finding = check(source, target, language)[name]
    assert finding.fix == fixed
    assert name not in check(source, fixed, language)


def test_mixed_letters_without_a_counterpart_are_not_mended() -> None:
    assert check("The house is here.", "Дwм здесь.")["mixed-script"].fix is None


# ----------------------------------------------------------- sources in other languages


@pytest.mark.parametrize(
    ("source", "spoken", "target", "language", "found"),
    [
        ("Добыча выросла на 12 %.", "ru", "Production rose by 12 percent.", "en", set()),
        ("Добыча выросла на 12 %.", "ru", "Өндіру 12 пайызға өсті.", "kk", set()),
        ("Өндіру 12 пайызға өсті.", "kk", "Добыча выросла на 21 %.", "ru",
         {"number-lost", "number-added"}),
        ("Ikki mamlakat 5-mayda uchrashdi.", "uz", "The two countries met on 5 May.", "en", set()),
        ("Ikki mamlakat 5-mayda uchrashdi.", "uz", "The two countries met on 6 May.", "en",
         {"date-lost", "date-added"}),
        ("Касым-Жомарт Токаев прибыл.", "ru", "Qosim-Jomart Toqayev yetib keldi.", "uz", set()),
    ],
)  # fmt: skip
def test_other_source_languages(
    source: str, spoken: str, target: str, language: str, found: set[str]
) -> None:
    assert set(check(source, target, language, spoken=spoken)) == found


# --------------------------------------------------------------------------- terms


def test_terms_that_come_with_a_pair_are_wanted_in_any_form() -> None:
    terms = {"supply chain": "жеткізу тізбегі"}
    source = "The supply chains were disrupted."
    assert "term-missing" in check(source, "Логистика бұзылды.", "kk", terms=terms)
    assert check(source, "Жеткізу тізбектері бұзылды.", "kk", terms=terms) == {}


def test_only_approved_terms_of_the_glossary_are_wanted() -> None:
    names: NameTable = load_names(LOCALES)

    def tables(status: str) -> Tables:
        forms = {"en": "watershed", "ru": "водосбор", "kk": "су жинау алабы", "uz": "suv yigʻish"}
        return Tables(names, Glossary((Term("water-watershed", "water", forms, (), status),)))

    pair = ("The watershed is dry.", "Бассейн пересох.", "ru")
    assert "term-missing" in check(*pair, tables=tables("approved"))
    assert "term-missing" not in check(*pair, tables=tables("draft"))


def test_a_forbidden_wording_is_found_in_any_case() -> None:
    found = check("They spoke of natural gas.", "Говорили о натуральном газе.")
    assert dict(found["term-forbidden"].values)["wanted"] == "природный газ"


# --------------------------------------------------------------------------- setting aside


def test_a_finding_is_set_aside_with_a_reason_only() -> None:
    pair = Pair("It rose by 12 percent.", "Өсім 21 пайыз болды.", "en", "kk")
    both = (("number-lost", "the source is wrong"), ("number-added", "the source is wrong"))
    assert check_pair(pair, ignored=both) == ()
    assert {f.id for f in check_pair(pair, ignored=(("number-lost", " "),))} >= {"number-lost"}


# --------------------------------------------------------------------------- messages


def test_messages_are_filled_and_in_the_language_of_the_reader() -> None:
    finding = check("It rose by 12 percent.", "Өсім 21 пайыз болды.", "kk")["number-lost"]
    assert finding.message == "The number 12 percent is not in the translation."
    told = {code: localise(finding, code, LOCALES).message for code in ("en", "ru", "kk", "uz")}
    assert told["ru"] == "В переводе нет числа 12 percent."
    assert told["kk"] == "Аудармада 12 percent саны жоқ."
    assert told["uz"] == "Tarjimada 12 percent soni yoʻq."


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_every_message_is_in_every_catalog(language: str) -> None:
    from briefing.language.catalog import Labels

    assert Labels(LOCALES, language).problems((message, "") for message in MESSAGES) == ()


def test_ids_are_unique_and_in_kebab_case() -> None:
    ids = [known.id for known in CHECKS]
    assert len(set(ids)) == len(ids)
    assert all(name.replace("-", "").isalpha() and name == name.lower() for name in ids)


def test_braces_of_a_text_are_no_placeholders_of_a_message() -> None:
    finding = check("The value is {x}.", "Значение.")["placeholder"]
    assert finding.message.endswith("{x}")


# --------------------------------------------------------------------------- whole briefs


def segment(name: str, source: str, target: str) -> Segment:
    return Segment(name, source, target, Origin.MEMORY)


def test_one_source_has_one_translation_in_a_brief() -> None:
    segments = (
        segment("a.1", "Gas supply", "Поставки газа"),
        segment("b.1", "gas supply", "Газоснабжение"),
        segment("c.1", "Gas supply", "поставки газа"),
    )
    found = list(check_brief({"ru": segments}, Tables(load_names(LOCALES), Glossary(()))))
    assert [(code, f.id, f.where, f.level) for code, f in found] == [
        ("ru", "target-differs", "b.1", "warning")
    ]
    assert "a.1" in found[0][1].message


def test_the_facts_are_the_same_in_all_languages() -> None:
    source = "Production rose by 12 percent on 5 May."
    translations = {
        "ru": (segment("a.1", source, "5 мая добыча выросла на 12 %."),),
        "kk": (segment("a.1", source, "5 мамырда өндіру 12 пайызға өсті."),),
        "uz": (segment("a.1", source, "6-mayda qazib olish 12 foizga oshdi."),),
    }
    found = list(check_brief(translations, Tables(load_names(LOCALES), Glossary(()))))
    assert [(code, f.id) for code, f in found] == [("uz", "facts-differ")] * 2
    assert "6-mayda" in found[0][1].message


# --------------------------------------------------------------------------- any text

TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from(list("  ..,,%-–«»“”\"'’ʻʼ()0123456789əі")),
    ),
    max_size=80,
)
PHRASES = st.lists(
    st.sampled_from(
        "12 percent 1,200 3–5 million 5 May 2026 Tokayev KEGOC «газ» 12 пайыз 2026-yil 5-mayda "
        "oʻzgarish двадцать пять үштен бір ikki yarim не емес {x} www.gas.kz ( ) « Газ газ газ "
        "15:30 II тоқсан "
        "млрд куб. м -25 °C 1990-х 24/7".split()
    ),
    max_size=14,
).map(" ".join)
LANGUAGE = st.sampled_from(["en", "ru", "kk", "uz"])


@given(st.one_of(TEXT, PHRASES), st.one_of(TEXT, PHRASES), LANGUAGE, LANGUAGE)
@settings(max_examples=150, deadline=None)
def test_any_two_texts_can_be_compared(
    source: str, target: str, spoken: str, language: str
) -> None:
    for finding in check_pair(Pair(source, target, spoken, language)):
        for text, spans in ((source, finding.source_spans), (target, finding.target_spans)):
            assert all(0 <= start <= end <= len(text) for start, end in spans), finding
        assert "{" not in finding.template or finding.message != finding.template


@given(PHRASES, LANGUAGE)
@settings(max_examples=100, deadline=None)
def test_a_text_has_the_numbers_and_dates_of_itself(text: str, language: str) -> None:
    """Whatever a reader makes of a text, it makes the same of it on both sides."""
    found = {f.id for f in check_pair(Pair(text, text, language, language)) if f.level == "error"}
    assert not found & {"number-lost", "number-added", "unit-differs", "date-lost", "date-added"}
