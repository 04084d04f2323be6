"""detect_language(): English is never refused by mistake, others are named."""

import pytest

from briefing.errors import InputError
from briefing.ingest.detection import check_language, detect_language

OTHERS = {
    "ru": "Казахстан и Россия ведут переговоры о сотрудничестве в сфере добычи газа. ",
    "kk": "Қазақстан мен Ресей газ өндіру саласындағы ынтымақтастық туралы келіссөз жүргізуде. ",
    "uz": "Qozogʻiston va Rossiya gaz sohasida hamkorlik qilish boʻyicha muzokara olib bormoqda. ",
    "fr": "Le gouvernement a annoncé une réforme du marché du gaz, selon les deux ministres. ",
    "de": "Die Regierung hat am Montag eine Reform des Gasmarktes angekündigt, sagte er. ",
    "nl": "De regering heeft op maandag een hervorming van de gasmarkt aangekondigd, zei hij. ",
    "tr": "Hükümet pazartesi günü doğal gaz piyasasında reform yapacağını açıkladı. ",
}


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_recognised(code: str) -> None:
    assert detect_language(OTHERS[code] * 4) == code


@pytest.mark.parametrize(
    "text",
    [
        "Gas",
        "Kazakhstan, Russia, Uzbekistan: gas union talks",
        "Minister Alikhan Smailov. Gazprom. Astana, Tashkent.",
        "12.5 | 2022",
        "",
        "The talks on gas supply to Uzbekistan go on, said Smailov.",
    ],
)
def test_short_texts_in_latin_script_count_as_english(text: str) -> None:
    assert detect_language(text) == "en"


def test_english_with_many_foreign_names_is_english() -> None:
    names = "Jurabek Mirzamahmudov, Bolat Akshulakov, Kassym-Jomart Tokayev, Almas Aidarov. "
    text = (names + "They said that the talks with Gazprom on gas for the region will go on. ") * 5

    assert detect_language(text) == "en"


def test_english_with_a_quotation_in_russian_is_english() -> None:
    text = "The minister said that the talks are going on, and that there is no union of the three."

    assert detect_language(text * 3 + OTHERS["ru"]) == "en"


@pytest.mark.parametrize("code", ["ru", "kk", "uz"])
def test_the_languages_of_the_briefs_are_accepted(code: str) -> None:
    assert check_language(OTHERS[code], "a.txt") == code


UZBEK_CYRILLIC = "Ўзбекистон ва Россия газ соҳасида ҳамкорлик қилиш бўйича музокара олиб бормоқда. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (OTHERS["fr"], "French"),
        (OTHERS["tr"], "Turkish"),
        (UZBEK_CYRILLIC, "Uzbek in Cyrillic script"),
        ("Україна та Польща підписали угоду про постачання газу, повідомив міністр. ", "Ukrainian"),
        ("Кыргызстандын президенти бүгүн Бишкекте суу боюнча жолугушуу өткөрдү. ", "Kyrgyz"),
    ],
)
def test_the_message_names_the_language_and_the_file(text: str, name: str) -> None:
    with pytest.raises(InputError, match=rf"a\.txt is in {name}; only English, Russian, Kazakh"):
        check_language(text * 4, "a.txt")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Премьер-министр выступил в парламенте.", "ru"),
        ("Казахстан и Россия намерены сотрудничать", "ru"),
        ("Үкімет отырысы өтті, деді министр.", "kk"),
        ("Қазақстан мен Ресей ынтымақтаспақ", "kk"),
        ("Oʻzbekiston va Qozogʻiston bitim imzoladi", "uz"),
        ("O'zbekiston va Qozog'iston bitim imzoladi, dedi vazir", "uz"),
        ("Кыргызстандын өкмөтү бүгүн жыйын өткөрдү деп билдирди", "ky"),
    ],
)
def test_short_texts_of_the_region(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_a_short_text_in_another_script_is_refused() -> None:
    assert detect_language("Газ") != "en"
    assert detect_language("Ωκεανός") == "el"
