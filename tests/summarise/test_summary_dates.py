"""Years inferred, dates in order, one line for an event, and one event with two dates."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document

from briefing.domain import DateMention, PartialDate, SourceDocument
from briefing.summarise.content import Contents
from briefing.summarise.corroboration import Corroboration
from briefing.summarise.date_conflicts import find_date_conflicts
from briefing.summarise.dates import chronological, find_mentions, note_inferred
from briefing.summarise.timeline import PlacedDevelopment, merge_events
from briefing.summarise.units import analyse

PUBLISHED = PartialDate(2025, 3, 12)


def mentions(
    *texts: str, published: PartialDate | None = None, language: str = "en"
) -> list[DateMention]:
    found = find_mentions(replace(document(*texts, published=published), language=language))
    return [mention for block in found.values() for _, mention in block]


def test_year_of_the_words_is_kept() -> None:
    (mention,) = mentions("On 5 May 2021 it rained.", published=PartialDate(2024, 1, 1))
    assert (mention.date, mention.inferred) == (PartialDate(2021, 5, 5), ())
    assert note_inferred(mention) is None


def test_year_from_the_publication_date() -> None:
    (mention,) = mentions("It rained on 5 May.", published=PartialDate(2024, 6, 1))
    assert mention.date == PartialDate(2024, 5, 5)
    assert (mention.inferred, mention.basis) == (("year",), "published")
    note = note_inferred(mention)
    assert note is not None and note.id == "year-inferred" and "publication" in note.message


def test_year_across_new_year() -> None:
    (mention,) = mentions("They met on December 28.", published=PartialDate(2024, 1, 3))
    assert mention.date.year == 2023


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("A new assessment had been published in December.", 2023),
        ("The plant opened on 30 October.", 2023),
        ("A new assessment will be published in December.", 2024),
        ("The plant will open on 5 March.", 2025),
        ("In March, the plant opened.", 2024),
        ("In February the plant will open.", 2025),
        ("The plant opened on 3 October.", 2024),
    ],
)
def test_tense_decides_the_side(text: str, year: int) -> None:
    (mention,) = mentions(text, published=PartialDate(2024, 10, 10))
    assert mention.date.year == year


def test_year_from_the_nearest_date() -> None:
    found = mentions(
        "It began on 3 May 2019.",
        "In June it went on.",
        "It ended on 4 May 2022.",
        "In July, rest.",
    )
    assert [m.date.year for m in found] == [2019, 2019, 2022, 2022]
    assert found[1].basis == "3 May 2019"


def test_unknown_year_stays_unknown() -> None:
    (mention,) = mentions("It rained on 5 May.")
    assert mention.date == PartialDate(None, 5, 5)
    note = note_inferred(mention)
    assert note is not None and (note.id, note.level) == ("year-unknown", "warning")


def test_order_of_mixed_precision() -> None:
    ordered = [
        PartialDate(2021),
        PartialDate(2022, half=1),
        PartialDate(2022, 2),
        PartialDate(2022, 2, 7),
        PartialDate(2022, quarter=2),
        PartialDate(2022, 5, 1),
        PartialDate(2022, quarter=4),
        PartialDate(2022, 11, 3),
        PartialDate(None, 3, 3),
    ]
    shuffled = ordered[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=chronological) == ordered


def test_a_look_back_gives_no_year_to_other_dates() -> None:
    found = mentions(
        "It was the largest failure since January 2022, said a report of 11 February.",
        "The relay has been out of action, as was seen on 18 November 2025.",
    )
    report = next(m for m in found if m.text == "11 February")
    assert (report.date.year, report.basis) == (2026, "18 November 2025")


def test_a_plan_lies_after_the_other_dates() -> None:
    found = mentions("They met on 18 November 2025.", "The pact is to be signed by 1 June.")
    assert found[-1].date == PartialDate(2026, 6, 1)


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("ru", "Завод откроют 5 марта.", PartialDate(2026, 3, 5)),
        ("ru", "Завод открыли 5 сентября.", PartialDate(2024, 9, 5)),
        # The tense of the saying says nothing of what was said.
        ("ru", "Министр сообщил, что 5 марта начнётся ремонт.", PartialDate(2026, 3, 5)),
        ("en", "The minister said that on 5 March the repair will begin.", PartialDate(2026, 3, 5)),
        ("kk", "Зауыт 5 наурызда ашылады деп күтіледі.", PartialDate(2026, 3, 5)),
        ("kk", "Зауыт 5 қыркүйекте ашылды.", PartialDate(2024, 9, 5)),
        ("uz", "Zavod 5-martda ishga tushirilishi kutilmoqda.", PartialDate(2026, 3, 5)),
        ("uz", "Zavod 5-sentabrda ochildi.", PartialDate(2024, 9, 5)),
        ("ru", "В четверг стороны подписали договор.", PartialDate(2025, 3, 6)),
        ("ru", "Стороны планируют подписать договор в четверг.", PartialDate(2025, 3, 13)),
        ("kk", "Бейсенбіде тараптар келісімге қол қойды.", PartialDate(2025, 3, 6)),
        ("uz", "Payshanba kuni tomonlar shartnoma imzoladi.", PartialDate(2025, 3, 6)),
    ],
)
def test_tense_decides_in_each_language(language: str, text: str, date: PartialDate) -> None:
    (mention,) = mentions(text, published=PUBLISHED, language=language)
    assert mention.date == date


@pytest.mark.parametrize(
    ("language", "texts", "dates"),
    [
        # Nothing is mentioned before: from the day of publication.
        ("ru", ("Накануне министр приехал.",), [PartialDate(2025, 3, 11)]),
        # From the date before it would be another day.
        ("ru", ("Подписали 5 марта. Накануне министр приехал.",), [PartialDate(2025, 3, 5)]),
        (
            "ru",
            ("Подписали 12 марта. Накануне министр приехал.",),
            [PUBLISHED, PartialDate(2025, 3, 11)],
        ),
        (
            "ru",
            ("Подписали 5 марта. Днём ранее министр приехал.",),
            [PartialDate(2025, 3, 5), PartialDate(2025, 3, 4)],
        ),
        (
            "ru",
            ("В 2019 году начали. В следующем году закончили.",),
            [PartialDate(2019)],
        ),
        (
            "ru",
            ("В 2019 году начали. В следующем году планируют закончить.",),
            [PartialDate(2019), PartialDate(2026)],
        ),
        ("kk", ("Екі күн бұрын кездесті.",), [PartialDate(2025, 3, 10)]),
        ("kk", ("5 наурызда кездесті. Екі күн бұрын келді.",), [PartialDate(2025, 3, 5)]),
        (
            "kk",
            ("5 наурызда кездесті. Одан екі күн бұрын келді.",),
            [PartialDate(2025, 3, 5), PartialDate(2025, 3, 3)],
        ),
        ("uz", ("2019-yilda boshlandi. Shu yili tugadi.",), [PartialDate(2019)]),
        ("uz", ("Shu yil boshlandi.",), [PartialDate(2025)]),
        (
            "uz",
            ("5-martda uchrashdi. Undan ikki kun oldin keldi.",),
            [PartialDate(2025, 3, 5), PartialDate(2025, 3, 3)],
        ),
    ],
)
def test_what_words_count_from(
    language: str, texts: tuple[str, ...], dates: list[PartialDate]
) -> None:
    found = mentions(*texts, published=PUBLISHED, language=language)
    assert [mention.date for mention in found] == dates


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Last Tuesday they met."),
        ("ru", "Вчера они встретились."),
        ("kk", "Кеше олар кездесті."),
        ("uz", "Kecha ular uchrashdi."),
    ],
)
def test_without_a_day_of_publication_there_is_no_day(language: str, text: str) -> None:
    assert mentions(text, language=language) == []
    assert mentions(text, published=PartialDate(2025, 3), language=language) == []


@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_a_look_back_gives_no_year_in_each_language(language: str) -> None:
    texts = {
        "ru": (
            "С января 2022 года сетей не чинили.",
            "18 ноября 2025 года сгорело реле.",
            "11 августа",
        ),
        "kk": (
            "2022 жылғы қаңтардан бері желі жөнделмеді.",
            "2025 жылғы 18 қарашада реле жанып кетті.",
            "11 тамызда",
        ),
        "uz": (
            "2022-yil yanvardan beri tarmoq taʼmirlanmagan.",
            "2025-yil 18-noyabrda rele kuydi.",
            "11-avgustda",
        ),
    }[language]
    back, present, short = texts
    *_, found = mentions(f"{back} {short}", present, language=language)[:-1]
    assert (found.text, found.date.year) == (short, 2025)


# --------------------------------------------------------------------------- one line for an event

_EVENTS = {
    "en": (
        "On 5 March 2025 the ministry opened the new rail terminal at the port of Aktau.",
        "The new terminal of the port of Aktau for rail cargo was opened on 5 March 2025.",
        "On 5 March 2025 the court of Almaty acquitted the former director of the zoo.",
    ),
    "ru": (
        "5 марта 2025 года министерство открыло новый железнодорожный терминал в порту Актау.",
        "Новый терминал порта Актау для железнодорожных грузов открыли 5 марта 2025 года.",
        "5 марта 2025 года суд Алматы оправдал бывшего директора зоопарка.",
    ),
    "kk": (
        "2025 жылғы 5 наурызда министрлік Ақтау портында жаңа теміржол терминалын ашты.",
        "Ақтау портының жаңа теміржол терминалы 2025 жылғы 5 наурызда салтанатпен ашылды.",
        "2025 жылғы 5 наурызда Алматы соты хайуанаттар бағының бұрынғы директорын ақтады.",
    ),
    "uz": (
        "2025-yil 5-martda vazirlik Aqtov portida yangi temir yoʻl terminalini ochdi.",
        "Aqtov portining yangi temir yoʻl terminali 2025-yil 5-martda tantanali ochildi.",
        "2025-yil 5-martda Olmaota sudi hayvonot bogʻining sobiq direktorini oqladi.",
    ),
}


def documents(language: str, *texts: str) -> list[SourceDocument]:
    return [
        replace(document(text, id=f"d{number}"), language=language)
        for number, text in enumerate(texts, 1)
    ]


def lines_of(language: str, *texts: str) -> list[list[str]]:
    """The documents that each line of the timeline cites, for one sentence per document."""
    analysis = analyse(documents(language, *texts), NO_NAMES)
    lines = [PlacedDevelopment(unit.dates[0], None, unit) for unit in analysis.units]
    merged = merge_events(lines, Corroboration(analysis))
    return [[u.document.id for u in (line.unit, *line.also)] for line in merged]


@pytest.mark.parametrize("language", list(_EVENTS))
def test_an_event_told_in_other_words_has_one_line(language: str) -> None:
    assert lines_of(language, *_EVENTS[language]) == [["d1", "d2"], ["d3"]]


@pytest.mark.parametrize("language", list(_EVENTS))
def test_another_day_is_another_line(language: str) -> None:
    first, second, _ = _EVENTS[language]
    other = second.replace("5 ", "8 ").replace("5-mart", "8-mart")
    assert lines_of(language, first, other) == [["d1"], ["d2"]]


def test_contradicting_figures_are_not_merged() -> None:
    first = "On 5 March 2025 the fire at the port of Aktau destroyed 300 tonnes of grain."
    other = first.replace("300 tonnes", "500 tonnes").replace("the fire", "a fire")
    assert lines_of("en", first, other) == [["d1"], ["d2"]]
    assert lines_of("en", first, other.replace("500", "300")) == [["d1", "d2"]]


def test_lines_of_one_document_stay_apart() -> None:
    first, second, _ = _EVENTS["en"]
    analysis = analyse([document(first, second)], NO_NAMES)
    lines = [PlacedDevelopment(unit.dates[0], None, unit) for unit in analysis.units]
    assert len(merge_events(lines, Corroboration(analysis))) == 2


# --------------------------------------------------------------------------- one event, two dates


def conflicts(language: str, *texts: str) -> list[tuple[PartialDate, PartialDate]]:
    analysis = analyse(documents(language, *texts), NO_NAMES)
    units = [unit for unit in analysis.units if unit.usable]
    found = find_date_conflicts(Contents(units), units)
    return [(c.dates[0].date, c.dates[1].date) for c in found]


_SIGNED = "The contract with the Dutch builder was signed on {} in Astana by the ministry."
_DIFFERENT = [(PartialDate(2025, 3, 5), PartialDate(2025, 3, 6))]


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("en", _SIGNED, "5 March 2025", "6 March 2025"),
        (
            "ru",
            "Договор с голландской компанией подписан {} в Астане министерством транспорта.",
            "5 марта 2025 года",
            "6 марта 2025 года",
        ),
        (
            "kk",
            "Голландиялық компаниямен келісімшартқа Астанада {} көлік министрлігі қол қойды.",
            "2025 жылғы 5 наурызда",
            "2025 жылғы 6 наурызда",
        ),
        (
            "uz",
            "Gollandiya kompaniyasi bilan shartnoma {} Ostonada transport vazirligida imzolandi.",
            "2025-yil 5-martda",
            "2025-yil 6-martda",
        ),
    ],
)
def test_the_same_words_with_another_day_differ(
    language: str, text: str, first: str, second: str
) -> None:
    assert conflicts(language, text.format(first), text.format(second)) == _DIFFERENT


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (_SIGNED.format("5 March 2025"), "the same day"),
        (_SIGNED.format("March 2025"), "less exact"),
        (_SIGNED.format("5 April 2025"), "it may have recurred"),
        (_SIGNED.format("12 March 2025"), "it may recur weekly"),
        (_SIGNED.format("6 March 2025").replace("Dutch", "Danish"), "another builder"),
        (_SIGNED.format("6 March 2025").replace("Astana", "Almaty"), "another place"),
        (_SIGNED.format("6 March 2025").replace("was", "was not"), "denied"),
        (_SIGNED.format("6 March 2025").replace("The contract", "A second contract"), "again"),
        (_SIGNED.format("6 March 2025").replace("was", "will be"), "a plan"),
        (
            "The builder of the contract came on 6 March 2025 and saw the ministry in Astana.",
            "other words",
        ),
        (
            f"{_SIGNED.format('6 March 2025')} A contract with a Dutch builder was signed on "
            "5 March 2025 as well.",
            "it knows the other day",
        ),
    ],
)
def test_no_difference_of_dates(second: str, why: str) -> None:
    assert conflicts("en", _SIGNED.format("5 March 2025"), second) == [], why


def test_one_document_does_not_contradict_itself() -> None:
    text = f"{_SIGNED.format('5 March 2025')} {_SIGNED.format('6 March 2025')}"
    assert conflicts("en", text) == []
