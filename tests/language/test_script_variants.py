"""Uzbek in Cyrillic, Kazakh in Latin letters."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import VARIANTS
from briefing.errors import SettingsError
from briefing.language.scripts import Transliterator, open_transliterator
from briefing.language.scripts.casing import lower, upper
from briefing.language.scripts.kazakh import ALPHABET
from briefing.language.scripts.tables import Exceptions, read_exceptions

REPOSITORY = Path(__file__).parents[2]
LOCALES = REPOSITORY / "locales"


def uzbek() -> Transliterator:
    return open_transliterator(LOCALES, "uz-Cyrl")


def kazakh() -> Transliterator:
    return open_transliterator(LOCALES, "kk-Latn")


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("yoʻl, yangi, yulduz, Yevropa, ayol, kelyapti", "йўл, янги, юлдуз, Европа, аёл, келяпти"),
        ("erkin, poema, keldi, ekran", "эркин, поэма, келди, экран"),
        ("maʼno, sanʼat, Isʼhoq", "маъно, санъат, Исҳоқ"),
        ("choʻl, gʻarb, shahar", "чўл, ғарб, шаҳар"),
        ("dunyo, daryo, tayyor", "дунё, дарё, тайёр"),
        ("sentabr, sentyabrda, 8-oktabrdagi", "сентябрь, сентябрда, 8 октябрдаги"),
        ("sement, sirk, litsey, konferensiya", "цемент, цирк, лицей, конференция"),
        ("aksiya, investitsiya, stansiya", "акция, инвестиция, станция"),
        ("komissiya, pensiya, sessiya", "комиссия, пенсия, сессия"),
        ("ketsa, otsiz", "кетса, отсиз"),
        ("neft, neftni, rol, modellar", "нефть, нефтни, роль, моделлар"),
        ("obyekt, premyer, kompyuter", "объект, премьер, компьютер"),
        ("CHORSHANBA, Chorshanba, SHARQ, Sharq", "ЧОРШАНБА, Чоршанба, ШАРҚ, Шарқ"),
        ("OʻZBEKISTON, YANGI, YOʻL", "ЎЗБЕКИСТОН, ЯНГИ, ЙЎЛ"),
        ("Sh. Mirziyoyev, I. Karimov", "Ш. Мирзиёев, И. Каримов"),
        ("AQSH, AQShning, BMT, MDH", "АҚШ, АҚШнинг, БМТ, МДҲ"),
        ("2027-yil, 22-noyabr, 3-chorak", "2027 йил, 22 ноябрь, 3-чорак"),
        ("12,5 mlrd kub metr, 40 MVt, GVt·soat", "12,5 млрд куб метр, 40 МВт, ГВт·соат"),
        ("O‘zbekiston, ma’no, g'oya", "Ўзбекистон, маъно, ғоя"),
        ("Shols Bryusselda, Qosim-Jomart Toqayevning", "Шольц Брюсселда, Қосим-Жомарт Тоқаевнинг"),
        ("QazaqGazning, Air Astana, OPEK+", "QazaqGaz-нинг, Air Astana, ОПЕК+"),
    ],
)
def test_uzbek_in_cyrillic(latin: str, cyrillic: str) -> None:
    assert uzbek().convert(latin) == cyrillic


@pytest.mark.parametrize(
    "text",
    [
        "https://gaz.uz/yangi?a=b",
        "info@gaz.uz",
        "www.gov.kz/news",
        "gazprom.com",
        "{count}",
        "CO2",
        "A-380",
        "CASA-1000",
        "III",
        "XXI",
        "Washington",
        "LNG",
        "QazaqGaz",
        "35 °C",
    ],
)
def test_what_stays_in_latin_letters(text: str) -> None:
    assert uzbek().convert(text) == text


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Қазақстан Республикасының Президенті", "Qazaqstan Respublikasynyñ Prezidentı"),
        ("ұйым, үкімет, өңір, әкім, ғылым, шаң", "ūiym, ükımet, öñır, äkım, ğylym, şañ"),
        ("үйіне, сый, тиын, аяқ, қоян", "üiıne, syi, tiyn, aiaq, qoian"),
        ("И. Иванов, Илияс, ИНДУСТРИЯ", "İ. İvanov, İlias, İNDUSTRİA"),
        ("Ішкі ІС-ҚИМЫЛ", "Işkı IS-QİMYL"),
        ("ІІІ тоқсан, ХХІ ғасыр", "III toqsan, XXI ğasyr"),
        ("инвестиция, энергия, Дмитрий", "investitsia, energia, Dmitri"),
        ("октябрь, объект, премьер", "oktiabr, obiekt, premier"),
        ("QazaqGaz-дың https://gaz.kz", "QazaqGaz-dyñ https://gaz.kz"),
        ("2026 жылғы 22 қараша", "2026 jylğy 22 qaraşa"),
        ("12,5 млрд текше метр, ГВт·сағ, АҚШ", "12,5 mlrd tekşe metr, GVt·sağ, AQŞ"),
    ],
)
def test_kazakh_in_latin_letters(cyrillic: str, latin: str) -> None:
    assert kazakh().convert(cyrillic) == latin


def test_every_uzbek_name_has_its_own_cyrillic_form() -> None:
    with (LOCALES / "names.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        (row["uz"], uzbek().convert(row["uz"]), row["uz_cyrl"])
        for row in rows
        if uzbek().convert(row["uz"]) != row["uz_cyrl"]
        # One name says Сибир, another Сибирь.
        if "Sibir" not in row["uz"]
    ]
    assert not wrong


def test_names_come_back() -> None:
    with (LOCALES / "names.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [row["uz"] for row in rows if uzbek().restore(row["uz_cyrl"]) != row["uz"]]
    assert not wrong


_UZBEK_LETTERS = (
    *("abdfghijklmnopqrstuvxz"),
    *("oʻ", "gʻ", "sh", "ch", "ya", "yo", "yu"),
)
UZBEK_WORDS = st.lists(st.sampled_from(_UZBEK_LETTERS), min_size=1, max_size=8).map("".join)


@given(UZBEK_WORDS)
def test_uzbek_letters_come_back(word: str) -> None:
    bare = Transliterator("uz-Cyrl", Exceptions())
    assert bare.restore(bare.convert(word)) == word
    assert bare.restore(bare.convert(word.upper())) in (word.upper(), word.capitalize())


@given(
    st.lists(st.sampled_from("аәбвгғдежзкқлмнңоөпрстуұүфхшыі"), min_size=1, max_size=10).map(
        "".join
    )
)
def test_kazakh_letters_come_back(word: str) -> None:
    for text in (word, word.capitalize(), word.upper()):
        if set(text) <= set("ІХ"):  # a Roman number, as in «ІХ ғасыр»
            continue
        assert kazakh().restore(Transliterator("kk-Latn", Exceptions()).convert(text)) == text


@given(st.text(max_size=40))
def test_a_variant_stays_as_it_is(text: str) -> None:
    for variant in VARIANTS:
        convert = open_transliterator(LOCALES, variant).convert
        assert convert(convert(text)) == convert(text)


@given(st.text(alphabet="0123456789 ,.-–%№()«»“”\u00a0", max_size=30))
def test_numbers_and_marks_stay(text: str) -> None:
    for variant in VARIANTS:
        assert open_transliterator(LOCALES, variant).convert(text) == text


def test_capitals_of_the_kazakh_alphabet() -> None:
    assert upper("iı", "kk-Latn") == "İI"
    assert lower("İI", "kk-Latn") == "iı"
    assert upper("i") == "I"
    assert len(ALPHABET) == 31
    assert lower(upper(ALPHABET, "kk-Latn"), "kk-Latn") == ALPHABET


def test_the_tables_are_spelled_in_their_alphabets() -> None:
    kk = read_exceptions(LOCALES / "scripts" / "kk_latn_exceptions.csv")
    forms = (*kk.words.values(), *kk.stems.values(), *kk.parts.values())
    assert not [form for form in forms if set(form) - set(ALPHABET)]
    uz = read_exceptions(LOCALES / "scripts" / "uz_cyrl_exceptions.csv")
    forms = (*uz.words.values(), *uz.stems.values(), *uz.parts.values())
    assert not [f for f in forms if set(f) - set("абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ")]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [("wort,a,б,,", "'wort'"), ("word,a,б,,\nword,a,в,,", "stands twice"), ("word,a,,,", "empty")],
)
def test_mistakes_in_a_table_are_told(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"kind,base,variant,note,status\n{row}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_exceptions(path)
    assert any(complaint in problem for problem in caught.value.problems)


def test_an_unknown_variant_is_refused() -> None:
    with pytest.raises(ValueError, match="ru-Latn"):
        open_transliterator(LOCALES, "ru-Latn")
