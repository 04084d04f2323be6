"""The year of a date that names none: the right one, or none with a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import document

from briefing.domain import DateMention, Finding, PartialDate
from briefing.summarise.dates import find_mentions, note_inferred
from briefing.summarise.tense import tense

DECEMBER, NOVEMBER = PartialDate(2025, 12, 20), PartialDate(2025, 11, 20)


def the_date(text: str, language: str, published: PartialDate) -> DateMention:
    found = find_mentions(replace(document(text, published=published), language=language))
    ((_, mention),) = [pair for block in found.values() for pair in block]
    return mention


@pytest.mark.parametrize(
    ("language", "text", "published", "year"),
    [
        # The end of something lies ahead, whatever the tense of the sentence.
        ("en", "The road is closed until 15 January.", DECEMBER, 2026),
        ("en", "The road was closed until 15 January.", DECEMBER, 2026),
        ("en", "The government extended the ban until 15 January.", DECEMBER, 2026),
        ("en", "Bids are accepted until 1 March.", NOVEMBER, 2026),
        ("ru", "Правительство продлило запрет до 1 декабря.", NOVEMBER, 2025),
        ("ru", "Заявки принимались до 15 января.", DECEMBER, 2026),
        ("kk", "Үкімет тыйымды 15 қаңтарға дейін ұзартты.", DECEMBER, 2026),
        ("uz", "Hukumat taqiqni 15-yanvargacha uzaytirdi.", DECEMBER, 2026),
        ("uz", "Hukumat taqiqni 15-yanvarga qadar uzaytirdi.", DECEMBER, 2026),
        # What was decided lies after the deciding.
        ("en", "Kazakhstan agreed to supply gas from 1 December.", NOVEMBER, 2025),
        ("ru", "Власти решили ввести квоты с 1 января.", DECEMBER, 2026),
        # A form of the future before a main verb of the past.
        ("en", "The minister said that the plant will open on 15 January.", DECEMBER, 2026),
        ("ru", "Министр сообщил, что мост откроют 15 января.", DECEMBER, 2026),
        ("kk", "Министр зауыттың 15 қаңтарда ашылатынын айтты.", DECEMBER, 2026),
        ("kk", "Зауыт 15 қаңтарда ашылады деп мәлімдеді.", DECEMBER, 2026),
        ("kk", "Зауыт 15 қаңтарда ашылады.", DECEMBER, 2026),
        ("kk", "Жаңа тариф 1 қаңтардан бастап енгізіледі.", DECEMBER, 2026),
        ("uz", "Vazir zavod 15-yanvarda ochilishini maʼlum qildi.", DECEMBER, 2026),
        ("uz", "Vazir zavod 15-yanvarda ochiladigan boʻlganini aytdi.", DECEMBER, 2026),
        ("uz", "Zavod 15-yanvarda ochiladi.", DECEMBER, 2026),
        # What is past is past.
        ("en", "The ban ran until 15 October.", NOVEMBER, 2025),
        ("ru", "Тарифы выросли с 1 июля.", NOVEMBER, 2025),
        ("kk", "Зауыт 15 қыркүйекте жұмысын бастады.", DECEMBER, 2025),
        ("kk", "Тараптар 15 желтоқсанда келісімге қол қойды.", NOVEMBER, 2024),
        ("uz", "Zavod 15-sentabrda ish boshladi.", DECEMBER, 2025),
        ("uz", "Zavod 15-dekabrda ochildi.", NOVEMBER, 2024),
        ("en", "Talks were held from 3 to 7 October.", NOVEMBER, 2025),
        ("ru", "Переговоры прошли с 3 по 7 октября.", NOVEMBER, 2025),
    ],
)
def test_the_year(language: str, text: str, published: PartialDate, year: int) -> None:
    mention = the_date(text, language, published)

    assert mention.date.year == year
    assert mention.inferred == ("year",)
    if mention.date.until is not None:
        assert mention.date.until.year == year


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        # Raised already, or decided for the days to come?
        ("en", "The government raised the tariff from 1 January.", DECEMBER),
        ("ru", "Правительство повысило тариф с 1 января.", DECEMBER),
        ("kk", "Үкімет тарифті 1 қаңтардан бастап көтерді.", DECEMBER),
        ("uz", "Hukumat tarifni 1-yanvardan boshlab oshirdi.", DECEMBER),
        # Half a year to either side.
        ("en", "The ban ran until 15 May.", NOVEMBER),
        ("ru", "Запрет действовал до 15 мая.", NOVEMBER),
        ("kk", "Тыйым 15 мамырға дейін күшінде болған.", NOVEMBER),
        ("uz", "Taqiq 15-maygacha amal qilgan.", NOVEMBER),
        # From one year to the next, of which neither is named.
        ("en", "The passes are closed from December to March.", NOVEMBER),
    ],
)
def test_in_doubt_there_is_no_year(language: str, text: str, published: PartialDate) -> None:
    mention = the_date(text, language, published)

    assert (mention.date.year, mention.inferred) == (None, ())
    note = note_inferred(mention)
    assert note is not None
    assert note.id == "year-unknown"


# Kazakh and Uzbek write past and future with endings that look alike: "жиналады", "бағалады".
_TENSES = [
    ("kk", "Үш ел 15 қарашада жобаны {}.", 1,
     "жиналады қабылданады жарияланады енгізіледі арттырады қысқартады төмендетеді тоқтатады "
     "шығарады кездеседі басталады жасалады көтереді"),
    ("kk", "Үш ел 15 қарашада жобаны {}.", -1,
     "жиналды бағалады белгіледі қарады сұрады бастады аралады сынады тоқтады қабылдады көтерді "
     "көбейді кеңейді күшейді ұлғайды азайды"),
    ("uz", "Uch davlat 15-noyabrda loyihani {}.", 1,
     "uchrashadi yigʻiladi chiqaradi oshiradi oʻtkazadi toʻxtatadi ochadi topshiradi koʻtaradi "
     "imzolanadi kamaytiradi boshlaydi kamayadi"),
    ("uz", "Uch davlat 15-noyabrda loyihani {}.", -1,
     "uchrashdi qaradi soʻradi boshladi tayyorladi yashadi oʻtkazdi ochdi tugadi aytmadi kamaydi "
     "koʻpaydi pasaydi kengaydi qoʻydi"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "side", "verbs"), _TENSES)
def test_the_ending_of_the_verb_tells_past_from_future(
    language: str, sentence: str, side: int, verbs: str
) -> None:
    start = sentence.index("15")
    end = start + len(sentence[start:].split()[0 if language == "uz" else 1])
    end += 3 if language == "kk" else 0
    wrong = [v for v in verbs.split() if tense(sentence.format(v), start, end, language) != side]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "published", "year"),
    [
        # A day in the past tense shortly after the publication: a year ago, or a mistake.
        ("On 13 September a freight train passed the bridge.", PartialDate(2023, 9, 12), None),
        ("On 25 September a freight train passed the bridge.", PartialDate(2023, 9, 12), None),
        ("On 30 September a freight train passed the bridge.", PartialDate(2023, 9, 12), 2022),
        ("On 12 September a freight train passed the bridge.", PartialDate(2023, 9, 12), 2023),
        ("On 2 January a freight train passed the bridge.", PartialDate(2023, 12, 28), None),
        # Plans are made for the next year.
        ("A train will pass the bridge on 10 September.", PartialDate(2023, 9, 12), 2024),
        ("A train will pass the bridge on 20 August.", PartialDate(2023, 9, 12), 2024),
        # A month is no day.
        ("In October a freight train passed the bridge.", PartialDate(2023, 9, 12), 2022),
    ],
)
def test_a_day_just_on_the_wrong_side_of_the_publication_has_no_year(
    text: str, published: PartialDate, year: int | None
) -> None:
    found = find_mentions(document(text, published=published))
    ((_, mention),) = found["p1"]
    assert mention.date.year == year
    assert (note_inferred(mention) or Finding("", "note", "")).id == (
        "year-inferred" if year else "year-unknown"
    )
