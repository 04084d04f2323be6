"""Terms are found in any form; a model's wrong ones are repaired when certain, else reported."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from toy_models import unpack

from briefing.config import ModelSettings
from briefing.domain import Origin
from briefing.language.term_forms import has_term, term_pattern
from briefing.translate import open_sources, translate_lines
from briefing.translate.checks import Pair, check_pair
from briefing.translate.glossary import Glossary, Term, load_glossary
from briefing.translate.repair.forbidden import replace_forbidden
from briefing.translate.terms import find_terms, mend_terms

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(scope="module")
def table() -> Glossary:
    return load_glossary(LOCALES)


def term(wording: str, *, status: str = "draft", **forms: str) -> Term:
    """A noun; ``ru`` is its Russian form, ``no_ru`` a forbidden one."""
    wrong = {code[3:]: (form,) for code, form in forms.items() if code.startswith("no_")}
    right = {code: forms.get(code, "") for code in ("ru", "kk", "uz")}
    return Term(wording, "trade", {"en": wording, **right}, (), status, "noun", "", wrong)


# ------------------------------------------------------------------------------ finding


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Oil pipelines carry it.", {"Oil pipelines": "oil pipeline"}),
        ("en", "Energy ministries met.", {"Energy ministries": "ministry of energy"}),
        ("en", "The port’s customs duties", {"customs duties": "customs duty"}),
        ("ru", "цены на природный газ", {"природный газ": "natural gas"}),
        ("ru", "экспорта природного газа", {"природного газа": "natural gas"}),
        ("ru", "торгуют природными газами", {"природными газами": "natural gas"}),
        ("ru", "вдоль железных дорог", {"железных дорог": "railway"}),
        ("kk", "табиғи газдың бағасы", {"табиғи газдың": "natural gas", "бағасы": "price"}),
        ("kk", "теміржолдарымызда", {"теміржолдарымызда": "railway"}),
        ("uz", "tabiiy gazga talab", {"tabiiy gazga": "natural gas"}),
        ("uz", "temir yo'llarimizda", {"temir yo'llarimizda": "railway"}),
    ],
)
def test_inflected_terms_are_found(
    language: str, text: str, expected: dict[str, str], table: Glossary
) -> None:
    found = {
        text[item.start : item.end]: item.term.forms["en"]
        for item in find_terms(text, table, language)
    }
    assert expected.items() <= found.items(), found


def test_of_two_terms_the_longer_is_found(table: Glossary) -> None:
    (found,) = find_terms("renewable energy sources", table, "en")
    assert found.term.forms["en"] == "renewable energy sources"


@pytest.mark.parametrize(
    ("text", "wording", "language"),
    [
        ("работник", "работа", "ru"),
        ("подгаз", "газ", "ru"),
        ("газбен", "газет", "kk"),
        ("it is done", "IT", "en"),
        ("gaz", "gazeta", "uz"),
    ],
)
def test_other_words_are_not(text: str, wording: str, language: str) -> None:
    assert not term_pattern(wording, language).search(text)


def test_every_term_of_the_table_is_found_in_its_own_form(table: Glossary) -> None:
    lost = [
        (language, item.forms[language])
        for item in table.terms
        for language in ("en", "ru", "kk", "uz")
        if not term_pattern(item.forms[language], language).fullmatch(item.forms[language])
    ]
    assert lost == []


def test_every_case_that_is_certain_is_found(table: Glossary) -> None:
    from briefing.language.inflect import CASES, inflect

    lost = []
    for item in table.terms:
        for language in ("ru", "kk", "uz"):
            kind = "organisation" if language == "ru" else "common"
            for case in CASES:
                form = inflect(item.forms[language], language, case, kind=kind)
                if form is not None and not term_pattern(item.forms[language], language).search(
                    form
                ):
                    lost.append((language, item.forms[language], form))
    assert lost == []


def test_words_may_stand_between_those_of_a_term() -> None:
    assert has_term("транзит сырой нефти", "транзит нефти", "ru")
    assert not has_term("транзит газа", "транзит нефти", "ru")


# ------------------------------------------------------------------------------ repairing


@pytest.mark.parametrize(
    ("language", "wrong", "right", "text", "expected"),
    [
        # The same case of both.
        ("ru", "натуральный газ", "природный газ", "без натурального газа", "без природного газа"),
        ("kk", "мемлекеттік қарыз", "мемлекеттік борыш", "мемлекеттік қарыздың өсуі",
         "мемлекеттік борыштың өсуі"),
        ("kk", "медбике", "мейіргер", "Медбикеге берді", "Мейіргерге берді"),
        # Adjectives with the same endings, in the plural too.
        ("ru", "натуральный газ", "природный газ", "Натуральными газами", "Природными газами"),
        ("ru", "ядерная электростанция", "атомная электростанция", "трех ядерных электростанций",
         "трех атомных электростанций"),
        # Words that are not inflected where they stand.
        ("ru", "цена за газ", "цена на газ", "рост цен за газ", "рост цен на газ"),
        # Suffixes that both take.
        ("kk", "мемлекеттік қарыз", "мемлекеттік борыш", "мемлекеттік қарызы",
         "мемлекеттік борышы"),
        ("kk", "темір жол", "теміржол", "темір жолдарының", "теміржолдарының"),
        ("uz", "natural gaz", "tabiiy gaz", "natural gazlarimizdan", "tabiiy gazlarimizdan"),
    ],
)  # fmt: skip
def test_a_forbidden_wording_is_replaced_in_its_form(
    language: str, wrong: str, right: str, text: str, expected: str
) -> None:
    made = replace_forbidden(text, wrong, right, language, domain="energy")
    assert made is not None
    assert made[0] == expected


@pytest.mark.parametrize(
    ("language", "wrong", "right", "text"),
    [
        ("ru", "производство газа", "добыча газа", "объем производства газа"),  # gender
        ("ru", "спикер", "официальный представитель", "со спикером"),
        ("ru", "натуральный газ", "природный газ", "натуральный газ и натуральный газ"),
        ("ru", "соглашение", "договор", "этого соглашения"),
        ("kk", "медбике", "мейіргер", "медбикелер келді"),  # vowel against consonant
        ("uz", "ortiq", "koʻp", "ortiqlarga"),  # q may soften
        # "электр энергиясын", "elektr energiyalari": the possessive changes what follows.
        ("kk", "электроэнергия", "электр энергиясы", "электроэнергияны"),
        ("uz", "elektroenergiya", "elektr energiyasi", "elektroenergiyalar"),
    ],
)
def test_what_is_not_certain_is_not_replaced(
    language: str, wrong: str, right: str, text: str
) -> None:
    assert replace_forbidden(text, wrong, right, language, domain="energy") is None


def test_what_is_owned_on_both_sides_is_replaced() -> None:
    made = replace_forbidden(
        "жел фермасының", "жел фермасы", "жел электр станциясы", "kk", domain="energy"
    )
    assert made is not None and made[0] == "жел электр станциясының"


def mended(text: str, *terms: Term, source: str) -> tuple[str, list[tuple[str, str]]]:
    found = find_terms(source, Glossary(terms), "en")
    text, findings = mend_terms(text, found, "ru")
    return text, [(finding.id, finding.level) for finding in findings]


def test_findings_say_what_was_done_and_what_was_not() -> None:
    gas = term("gas", ru="природный газ", no_ru="натуральный газ")
    source = "Exports of gas rose."
    assert mended("Вырос вывоз природного газа.", gas, source=source)[1] == []
    assert mended("Вырос вывоз натурального газа.", gas, source=source) == (
        "Вырос вывоз природного газа.",
        [("term-repaired", "note")],
    )
    assert mended("Вырос вывоз сырья.", gas, source=source)[1] == [("term-missing", "note")]
    approved = term("gas", status="approved", ru="природный газ")
    assert mended("Вырос вывоз сырья.", approved, source=source)[1] == [("term-missing", "warning")]
    output = term("gas output", ru="добыча газа", no_ru="производство газа")
    assert mended("Рост производства газа.", output, source="Gas output grew.") == (
        "Рост производства газа.",
        [("term-forbidden", "warning")],
    )
    # Twice in the source: which of them the forbidden wording stands for is not certain.
    twice = "Gas for gas."
    assert mended("Натуральный газ.", gas, source=twice)[1] == [("term-forbidden", "warning")]


def test_a_wording_that_is_right_for_another_term_of_the_source_stays(table: Glossary) -> None:
    found = find_terms("The treaty and the contract were signed.", table, "en")
    text = "Келісімшартқа қол қойылды."
    assert mend_terms(text, found, "kk")[0] == text
    alone = find_terms("The treaty was signed.", table, "en")
    assert mend_terms(text, alone, "kk")[0] == "Шартқа қол қойылды."
    for source, ids in (("The treaty was signed.", {"term-forbidden"}),
                        ("The contract under the treaty was signed.", set())):  # fmt: skip
        assert {finding.id for finding in check_pair(Pair(source, text, "en", "kk"))} == ids


def test_a_term_that_may_be_part_of_a_name_is_not_missed() -> None:
    bank = term("development bank", ru="банк развития")
    assert mended("АБР", bank, source="The Asian Development Bank")[1] == []


# ------------------------------------------------------------------------------ in the chain


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(tmp_path_factory.mktemp("packages"), "en_ru", "en_kk", "en_uz")


def with_row(tmp_path: Path, **cells: str) -> Path:
    """Locales whose glossary has one row more."""
    locales = tmp_path / "locales"
    shutil.copytree(LOCALES, locales)
    path = locales / "glossary.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        columns = next(csv.reader(handle))
    row = {"domain": "trade", "part_of_speech": "noun", "status": "draft"} | cells
    with path.open("a", encoding="utf-8", newline="") as handle:
        csv.DictWriter(handle, columns, lineterminator="\n").writerow(row)
    return locales


@pytest.mark.parametrize(
    ("language", "wrong", "right", "sentence", "expected"),
    [
        ("ru", "приграничная торговля", "пограничная торговля",
         "China and Turkmenistan signed an agreement on border trade.",
         "Китай и Туркменистан подписали соглашение о пограничной торговле."),
        ("kk", "мұнай транзиті", "мұнай тасымалы", "China and Afghanistan discussed oil transit.",
         "Қытай мен Ауғанстан мұнай тасымалы мәселесін талқылады."),
        ("uz", "neft tranziti", "neft oʻtkazmasi", "China and Afghanistan discussed oil transit.",
         "Xitoy va Afgʻoniston neft oʻtkazmasi masalasini muhokama qildi."),
    ],
)  # fmt: skip
def test_a_models_wrong_term_is_repaired_in_the_chain(
    tmp_path: Path, packages: Path, language: str, wrong: str, right: str, sentence: str,
    expected: str,
) -> None:  # fmt: skip
    wording = {"ru": "border trade", "kk": "oil transit", "uz": "oil transit"}[language]
    forms = dict.fromkeys(("ru", "kk", "uz"), "-") | {language: right}
    cells = {"id": "x-trial", "en": wording, f"forbidden_{language}": wrong, **forms}
    locales = with_row(tmp_path, **cells)
    settings = ModelSettings(folders=(packages,), threads=1, cache=False)
    sources = open_sources(locales, (language,), settings)
    ((segment,),) = translate_lines([sentence], language, sources)
    assert segment.target == expected
    assert segment.origin is Origin.ENGINE
    (note,) = (finding for finding in segment.findings if finding.id == "term-repaired")
    assert right.split()[-1][:4] in note.message
    assert note.where == segment.id


def test_every_missing_term_is_reported(
    tmp_path: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that an editor has approved, told by the checks, hides none that is a draft."""
    forms = dict.fromkeys(("kk", "uz"), "-")
    locales = with_row(
        tmp_path, id="x-trial", en="border trade", ru="обмен", status="approved", **forms
    )
    path = locales / "glossary.csv"
    rows = path.read_text(encoding="utf-8")
    rows = re.sub(r"(?m)^(diplomacy-agreement,.*?),соглашение,", r"\1,пакт,", rows)
    path.write_text(rows, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text("")
    monkeypatch.chdir(tmp_path)  # the checks read the tables of the workspace
    sources = open_sources(
        locales, ("ru",), ModelSettings(folders=(packages,), threads=1, cache=False)
    )
    line = "China and Turkmenistan signed an agreement on border trade."
    ((segment,),) = translate_lines([line], "ru", sources)
    missing = [f for f in segment.findings if f.id == "term-missing"]
    assert [f.level for f in missing] == ["warning", "note"]
    assert ["обмен" in missing[0].message, "пакт" in missing[1].message] == [True, True]
