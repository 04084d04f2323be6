"""Kazakh endings against hand-checked forms, and the laws they follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.inflect import inflect
from briefing.language.kazakh import CASES, decline, is_izafet, say_number

# Genitive, dative, accusative, locative, ablative, instrumental.
PARADIGMS = {
    "Жұманғарин": "Жұманғариннің Жұманғаринге Жұманғаринді Жұманғаринде Жұманғариннен "
    "Жұманғаринмен",
    "Путин": "Путиннің Путинге Путинді Путинде Путиннен Путинмен",
    "Смайылов": "Смайыловтың Смайыловқа Смайыловты Смайыловта Смайыловтан Смайыловпен",
    "Айдаров": "Айдаровтың Айдаровқа Айдаровты Айдаровта Айдаровтан Айдаровпен",
    "Тоқаев": "Тоқаевтың Тоқаевқа Тоқаевты Тоқаевта Тоқаевтан Тоқаевпен",
    "Мирзиёев": "Мирзиёевтің Мирзиёевке Мирзиёевті Мирзиёевте Мирзиёевтен Мирзиёевпен",
    "Газпром": "Газпромның Газпромға Газпромды Газпромда Газпромнан Газпроммен",
    "Қазақстан": "Қазақстанның Қазақстанға Қазақстанды Қазақстанда Қазақстаннан Қазақстанмен",
    "Ресей": "Ресейдің Ресейге Ресейді Ресейде Ресейден Ресеймен",
    "Мәскеу": "Мәскеудің Мәскеуге Мәскеуді Мәскеуде Мәскеуден Мәскеумен",
    "Атырау": "Атыраудың Атырауға Атырауды Атырауда Атыраудан Атыраумен",
    "Сочи": "Сочидің Сочиге Сочиді Сочиде Сочиден Сочимен",
    "Баку": "Бакудің Бакуге Бакуді Бакуде Бакуден Бакумен",
    "Германия": "Германияның Германияға Германияны Германияда Германиядан Германиямен",
    "Париж": "Париждің Парижге Парижді Парижде Парижден Парижбен",
    "Кавказ": "Кавказдың Кавказға Кавказды Кавказда Кавказдан Кавказбен",
    "Роснефть": "Роснефтьтің Роснефтьке Роснефтьті Роснефтьте Роснефтьтен Роснефтьпен",
    "Ташкент": "Ташкенттің Ташкентке Ташкентті Ташкентте Ташкенттен Ташкентпен",
    "Алматы": "Алматының Алматыға Алматыны Алматыда Алматыдан Алматымен",
    "рейтинг": "рейтингтің рейтингке рейтингті рейтингте рейтингтен рейтингпен",
    "тарих": "тарихтың тарихқа тарихты тарихта тарихтан тарихпен",
    "елші": "елшінің елшіге елшіні елшіде елшіден елшімен",
    "килограмм": "килограмның килограмға килограмды килограмда килограмнан килограммен",
    "2022": "2022-нің 2022-ге 2022-ні 2022-де 2022-ден 2022-мен",
    "15": "15-тің 15-ке 15-ті 15-те 15-тен 15-пен",
    "30": "30-дың 30-ға 30-ды 30-да 30-дан 30-бен",
    "1000": "1000-ның 1000-ға 1000-ды 1000-да 1000-нан 1000-мен",
    "АҚШ": "АҚШ-тың АҚШ-қа АҚШ-ты АҚШ-та АҚШ-тан АҚШ-пен",
    "БҰҰ": "БҰҰ-ның БҰҰ-ға БҰҰ-ны БҰҰ-да БҰҰ-дан БҰҰ-мен",
    "ОПЕК": "ОПЕК-тің ОПЕК-ке ОПЕК-ті ОПЕК-те ОПЕК-тен ОПЕК-пен",
    "QazaqGaz": "QazaqGaz-дың QazaqGaz-ға QazaqGaz-ды QazaqGaz-да QazaqGaz-дан QazaqGaz-бен",
    "Gazprom": "Gazprom-ның Gazprom-ға Gazprom-ды Gazprom-да Gazprom-нан Gazprom-мен",
}
POSSESSED = {
    "президенті": "президентінің президентіне президентін президентінде президентінен "
    "президентімен",
    "ұйымы": "ұйымының ұйымына ұйымын ұйымында ұйымынан ұйымымен",
}


@pytest.mark.parametrize("word", PARADIGMS)
def test_every_case_of_a_word(word: str) -> None:
    assert [decline(word, case) for case in CASES[1:]] == PARADIGMS[word].split()
    assert decline(word, "nominative") == word


@pytest.mark.parametrize("word", POSSESSED)
def test_possessive_takes_the_pronominal_n(word: str) -> None:
    done = [decline(word, case, possessed=True) for case in CASES[1:]]
    assert done == POSSESSED[word].split()


@pytest.mark.parametrize(
    "word",
    [
        "Люксембург",
        "Гонконг",
        "Тайвань",
        "Минск",
        "турист",
        "Беляев",
        "ІІІ",
        "LNG",
        "Boeing",
        "«Газпром»",
        "?",
    ],
)
def test_uncertain_endings_get_no_answer(word: str) -> None:
    assert decline(word, "dative") is None


@pytest.mark.parametrize(
    ("phrase", "kind", "case", "expected"),
    [
        ("Қаржы министрлігі", "organisation", "dative", "Қаржы министрлігіне"),
        ("Сауд Арабиясы", "place", "locative", "Сауд Арабиясында"),
        ("Қасым-Жомарт Тоқаев", "person", "ablative", "Қасым-Жомарт Тоқаевтан"),
        ("Еуропалық Одақ", "organisation", "dative", "Еуропалық Одаққа"),
        ("төтенше елші", "common", "genitive", "төтенше елшінің"),
        ("12,5%", "number", "dative", "12,5%-ға"),
        ("500 млн АҚШ доллары", "number", "dative", "500 млн АҚШ долларына"),
        ("министрі", "common", "dative", None),
    ],
)
def test_inflect(phrase: str, kind: str, case: str, expected: str | None) -> None:
    assert inflect(phrase, "kk", case, kind=kind) == expected


def test_izafet_is_seen_only_where_certain() -> None:
    assert is_izafet("Біріккен Ұлттар Ұйымы") is True
    assert is_izafet("бас хатшы") is False
    assert is_izafet("Алматы") is False
    assert is_izafet("келісімі") is None


@pytest.mark.parametrize(
    ("digits", "said"),
    [("0", "нөл"), ("7", "жеті"), ("50", "елу"), ("300", "жүз"), ("12000", "мың"), ("007", "жеті")]
    + [("5000000", "миллион"), ("10000000000", "миллиард"), ("2026", "алты")],
)
def test_last_word_of_a_number(digits: str, said: str) -> None:
    assert say_number(digits) == said


BACK, FRONT = "аоұыя", "әөүіеэ"


@given(st.text("аоұыәөүіебдғгжзқкйлмнңпрстш", min_size=2, max_size=12), st.sampled_from(CASES[1:6]))
def test_ending_agrees_with_the_last_vowel(word: str, case: str) -> None:
    done = decline(word, case)
    vowels = [letter for letter in word if letter in BACK + FRONT]
    if done is None or not vowels or word.endswith("ев") or done[: len(word)] != word:
        return
    ending = [letter for letter in done[len(word) :] if letter in BACK + FRONT]
    exceptions = ("банк", "парк")
    if word not in exceptions and ending:
        assert (ending[0] in BACK) == (vowels[-1] in BACK), done


@given(st.text(max_size=30), st.sampled_from(CASES), st.booleans())
def test_never_crashes(word: str, case: str, possessed: bool) -> None:
    done = decline(word, case, possessed=possessed)
    assert done is None or isinstance(done, str)
