"""The day of a statement is a date beside the verb of speech, never a date in what was said."""

from __future__ import annotations

import pytest
from speaker_samples import NAMES, TEMPLATE, text_of

from briefing.domain import Brief, Development, PartialDate, Position
from briefing.summarise import summarise
from briefing.summarise.units import analyse

EN = "Kazakhstan's Energy Minister Yerlan Akkenzhenov met reporters in Astana."
RU = "Министр энергетики Казахстана Ерлан Аккенженов встретился с журналистами."
KK = "Қазақстанның энергетика министрі Ерлан Аққенженов журналистермен кездесті."
UZ = "Oʻzbekiston energetika vaziri Joʻrabek Mirzamahmudov jurnalistlar bilan uchrashdi."

# Language, introduction, sentence, the words of the date on which it was said.
CASES = [
    ("en", EN, "On 7 April 2025, Akkenzhenov said that the flood of 3 March 2025 broke a dam.",
     "7 April 2025"),
    ("en", EN, "Akkenzhenov said on 7 April 2025 that the flood of 3 March 2025 broke a dam.",
     "7 April 2025"),
    ("en", EN, "Akkenzhenov told parliament on 7 April 2025 that a dam broke.", "7 April 2025"),
    ("en", EN, "The flood of 3 March 2025 broke a dam, Akkenzhenov said on 7 April 2025.",
     "7 April 2025"),
    ("en", EN, "On 7 April 2025, Akkenzhenov denied that a dam had broken.", "7 April 2025"),
    ("en", EN, "“A dam broke in the north,” Akkenzhenov said on 7 April 2025.", "7 April 2025"),
    ("en", EN, "On 7 April 2025 Akkenzhenov said: “A dam broke on 3 March 2025.”", "7 April 2025"),
    ("en", EN, "Akkenzhenov said that the flood of 3 March 2025 broke a dam.", None),
    ("en", EN, "Akkenzhenov said the plant would open on 5 May 2025.", None),
    ("en", EN, "On 3 March 2025 the flood broke a dam, Akkenzhenov said.", None),
    ("en", EN, "Commenting on the flood of 3 March 2025, Akkenzhenov said that a dam broke.", None),
    ("en", EN, "Akkenzhenov, appointed on 3 March 2025, said that a dam broke.", None),
    ("en", EN, "Akkenzhenov told a summit of 3 March 2025 that a dam broke.", None),
    ("en", EN, "According to Akkenzhenov, a dam broke on 3 March 2025.", None),
    ("en", EN, "“A dam broke on 3 March 2025,” Akkenzhenov said.", None),
    ("ru", RU,
     "7 апреля 2025 года Аккенженов сообщил, что паводок 3 марта 2025 года прорвал дамбу.",
     "7 апреля 2025 года"),
    ("ru", RU, "Аккенженов сообщил 7 апреля 2025 года, что паводок прорвал дамбу.",
     "7 апреля 2025 года"),
    ("ru", RU, "Аккенженов сообщил, что паводок 3 марта 2025 года прорвал дамбу.", None),
    ("ru", RU, "3 марта 2025 года паводок прорвал дамбу, сообщил Аккенженов.", None),
    ("ru", RU, "По словам Аккенженова, 3 марта 2025 года паводок прорвал дамбу.", None),
    ("kk", KK, "2025 жылғы 7 сәуірде Аққенженов бөгет бұзылды деп мәлімдеді.",
     "2025 жылғы 7 сәуірде"),
    ("kk", KK, "Аққенженов 2025 жылғы 3 наурызда бөгет бұзылды деп мәлімдеді.", None),
    ("kk", KK, "Аққенженов станция 2025 жылғы 5 мамырда ашылады деп мәлімдеді.", None),
    ("uz", UZ, "2025-yil 7-aprelda Mirzamahmudov toʻgʻon buzildi, deb bildirdi.",
     "2025-yil 7-aprelda"),
    ("uz", UZ, "Mirzamahmudov 2025-yil 3-martda toʻgʻon buzildi, deb bildirdi.", None),
    ("uz", UZ, "Mirzamahmudov stansiya 2025-yil 5-mayda ochiladi, deb bildirdi.", None),
]  # fmt: skip
# What was only to come when it was said has no line of the timeline.
TO_COME = [
    ("en", EN, "Akkenzhenov said the plant would open on 5 May 2025."),
    ("ru", RU, "Аккенженов сообщил, что станция откроется 5 мая 2025 года."),
    ("kk", KK, "Аққенженов станция 2025 жылғы 5 мамырда іске қосылады деп мәлімдеді."),
    ("uz", UZ, "Mirzamahmudov stansiya 2025-yil 5-mayda ishga tushiriladi, deb bildirdi."),
]


def brief_of(language: str, introduction: str, sentence: str) -> Brief:
    return summarise([text_of(language, introduction, sentence)], TEMPLATE, NAMES)


def lines(brief: Brief) -> list[Development]:
    return [e for s in brief.sections for e in s.entries if isinstance(e, Development)]


@pytest.mark.parametrize(("language", "introduction", "sentence", "day"), CASES)
def test_day_of_a_statement(
    language: str, introduction: str, sentence: str, day: str | None
) -> None:
    unit = analyse([text_of(language, introduction, sentence)], NAMES).units[-1]

    assert unit.speaker is not None
    assert (unit.said_on.text if unit.said_on else None) == day


@pytest.mark.parametrize(("language", "introduction", "sentence", "day"), CASES)
def test_the_brief_gives_no_other_day(
    language: str, introduction: str, sentence: str, day: str | None
) -> None:
    brief = brief_of(language, introduction, sentence)

    positions = [e for s in brief.sections for e in s.entries if isinstance(e, Position)]
    assert {p.when.text for p in positions if p.when} <= {day}
    assert {line.when.text for line in lines(brief) if line.speaker} <= {day}


@pytest.mark.parametrize(("language", "introduction", "sentence"), TO_COME)
def test_what_was_to_come_is_no_event(language: str, introduction: str, sentence: str) -> None:
    assert [line.when.text for line in lines(brief_of(language, introduction, sentence))] == []


@pytest.mark.parametrize(
    ("language", "introduction", "sentence", "day"),
    [
        ("en", EN, "The plant will open a year later, Akkenzhenov said on Wednesday.", 8),
        ("en", EN, "The plant will open a year later, Akkenzhenov told reporters on Thursday.", 9),
        ("ru", RU, "Станция будет открыта годом позже, Аккенженов сообщил в среду.", 8),
    ],
)
def test_the_weekday_of_a_saying_is_past_whatever_was_said(
    language: str, introduction: str, sentence: str, day: int
) -> None:
    unit = analyse([text_of(language, introduction, sentence)], NAMES).units[-1]
    assert [d.date for d in unit.dates if d.date.day] == [PartialDate(2025, 10, day)]


def test_what_was_said_has_no_dateline() -> None:
    said = "ASTANA, October 9, 2025 – A dam broke in the north, Akkenzhenov said on Wednesday."
    unit = analyse([text_of("en", said)], NAMES).units[0]
    assert unit.clause is not None
    assert unit.block.text[slice(*unit.clause)] == "A dam broke in the north"
