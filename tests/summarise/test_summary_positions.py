"""Who says what in whole articles of the region, and who is not said to have said it.

The articles stand in ``articles/positions``; their first line is the title, the second the date.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import load_template
from briefing.domain import Block, BlockKind, PartialDate, Position, SourceDocument
from briefing.language.names import load_names
from briefing.summarise import find_unfounded, summarise
from briefing.summarise.units import Unit, analyse

ROOT = Path(__file__).parents[2]
ARTICLES = Path(__file__).parent / "articles" / "positions"
NAMES = load_names(ROOT / "locales")

Who = tuple[str, str | None, str | None]


def source(language: str, *texts: str, year: int = 2025, title: str = "T") -> SourceDocument:
    blocks = tuple(Block(f"p{n}", BlockKind.PARAGRAPH, text) for n, text in enumerate(texts, 1))
    published = PartialDate(year, 10, 9)
    return SourceDocument(
        "d1", "a.txt", "0" * 64, "txt", "utf-8", language, title, published, None, blocks, ()
    )


def article(name: str) -> SourceDocument:
    title, _, *paragraphs = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    return source(name[:2], *(text.strip() for text in paragraphs), title=title)


def said(document: SourceDocument) -> list[tuple[Who | None, str]]:
    """Each sentence with its speaker."""
    units = analyse([document], NAMES).units
    return [(who(unit), unit.text) for unit in units]


def who(unit: Unit) -> Who | None:
    speaker = unit.speaker
    return (speaker.name, speaker.role, speaker.affiliation) if speaker else None


def speaker_of(document: SourceDocument, words: str) -> Who | None:
    """The speaker of the one sentence with ``words``."""
    (found,) = [speaker for speaker, text in said(document) if words in text]
    return found


AKKENZHENOV = ("Ерлан Аккенженов", "министр энергетики", "Казахстан")
NURZHIGITOV = ("Нуржан Нуржигитов", "министр водных ресурсов и ирригации", "Казахстан")
SHAKKALIYEV = ("Арман Шаккалиев", "Министр торговли и интеграции", "Казахстан")
GANN = ("Евгений Ганн", "глава Союза зернопереработчиков", None)


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("ru-energy", "310 млн", ("Министерство энергетики", None, "Казахстан")),
        ("ru-energy", "дефицит в южных", AKKENZHENOV),
        ("ru-energy", "взаимный обмен", AKKENZHENOV),
        ("ru-energy", "Соседям нужна", AKKENZHENOV),
        (
            "ru-energy",
            "Ташкент готов",
            ("Умид Мамадаминов", "заместитель министра энергетики", "Узбекистан"),
        ),
        ("ru-energy", "окончательный график", ("Министерство энергетики", None, "Казахстан")),
        ("ru-energy", "пропускная", ("KEGOC", None, "Казахстан")),
        (
            "ru-energy",
            "не меньше года",
            ("Динара Абдуллаева", "эксперт Института энергетических исследований", None),
        ),
        ("ru-energy", "Об этом сообщил", None),
        ("ru-water", "71 %", NURZHIGITOV),
        ("ru-water", "попуски не превысят", NURZHIGITOV),
        ("ru-water", "документ подпишут", None),  # which ministry is not said
        ("ru-water", "Токтогульское", ("Министерство энергетики", None, "Кыргызстан")),
        (
            "ru-water",
            "поставках угля",
            ("Талантбек Байгазиев", "первый заместитель министра энергетики", "Кыргызстан"),
        ),
        ("ru-water", "потери в каналах", ("Всемирный банк", None, None)),
        ("ru-water", "ремонт начнётся", None),  # a representative without a name
        ("ru-trade", "18 %", SHAKKALIYEV),
        ("ru-trade", "2,2 млн", SHAKKALIYEV),
        ("ru-trade", "из газет", GANN),
        ("ru-trade", "9 долларов", GANN),
        ("ru-trade", "по словам министра", SHAKKALIYEV),
        ("ru-trade", "не закрываем", ("Министерство транспорта", None, "Узбекистан")),
        ("ru-trade", "новый тариф", ("Министерство транспорта", None, "Узбекистан")),
        ("ru-trade", "запасной маршрут", None),
        ("kk-energy", "310 млн", ("Энергетика министрлігі", None, "Қазақстан")),
        ("kk-energy", "Көршілерге қуат", ("Ерлан Аққенженов", "Энергетика министрі", "Қазақстан")),
        (
            "kk-energy",
            "түнгі сағаттарда",
            ("Умид Мамадаминов", "энергетика министрінің орынбасары", "Өзбекстан"),
        ),
        ("kk-energy", "қосалқы станция", None),  # two countries have such a ministry
        ("kk-energy", "Министрлік өкілі", None),
        ("kk-energy", "KEGOC", ("KEGOC", None, "Қазақстан")),
        (
            "kk-water",
            "450 текше",
            ("Нұржан Нұржігітов", "су ресурстары және ирригация министрі", "Қазақстан"),
        ),
        ("kk-water", "құжатқа", None),
        ("kk-water", "Тоқтоғұл", ("Энергетика министрлігі", None, "Қырғызстан")),
        (
            "kk-water",
            "жылу керек",
            ("Талантбек Байғазиев", "энергетика министрінің бірінші орынбасары", "Қырғызстан"),
        ),
        ("kk-water", "40 пайызға", ("Дүниежүзілік банк", None, None)),
        ("kk-water", "Сарапшылар", None),
        (
            "kk-trade",
            "жоспарланып",
            ("Арман Шаққалиев", "Сауда және интеграция министрі", "Қазақстан"),
        ),
        ("kk-trade", "газеттен", ("Евгений Ганн", "Диірменшілер одағының төрағасы", None)),
        ("kk-trade", "жеңілдік", ("Көлік министрлігі", None, "Өзбекстан")),
        ("kk-trade", "талқыланады", None),
        ("uz-energy", "310 mln", ("Energetika vazirligi", None, "Oʻzbekiston")),
        (
            "uz-energy",
            "Qoʻshnilarga",
            ("Joʻrabek Mirzamahmudov", "Energetika vaziri", "Oʻzbekiston"),
        ),
        ("uz-energy", "Ostona", ("Yerlan Akkenjenov", "energetika vaziri", "Qozogʻiston")),
        ("uz-energy", "Vazirlik vakili", None),
        ("uz-water", "450 kub", ("Shavkat Hamroyev", "suv xoʻjaligi vaziri", "Oʻzbekiston")),
        ("uz-water", "Toʻxtagʻul", ("Energetika vazirligi", None, "Qirgʻiziston")),
        (
            "uz-water",
            "koʻmir",
            (
                "Talantbek Baygaziyev",
                "energetika vazirining birinchi oʻrinbosari",
                "Qirgʻiziston",
            ),
        ),
        ("uz-water", "Jahon banki", ("Jahon banki", None, None)),
        ("uz-water", "Ekspertlar", None),
        (
            "uz-trade",
            "2,2 mln",
            ("Arman Shakkaliyev", "savdo va integratsiya vaziri", "Qozogʻiston"),
        ),
        ("uz-trade", "gazetadan", ("Yevgeniy Gann", "Unchilar uyushmasi raisi", None)),
        ("uz-trade", "chegirma", ("Transport vazirligi", None, "Oʻzbekiston")),
        ("uz-trade", "Bu haqda", None),
    ],
)
def test_speaker_of_a_sentence(name: str, words: str, expected: Who | None) -> None:
    assert speaker_of(article(name), words) == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in ARTICLES.glob("*.txt")))
def test_the_brief_of_an_article(name: str) -> None:
    document = article(name)

    brief = summarise([document], load_template(ROOT / "templates/policy-brief"), NAMES)

    positions = [e for s in brief.sections for e in s.entries if isinstance(e, Position)]
    assert len(positions) >= 2
    assert find_unfounded(brief, [document]) == ()


@pytest.mark.parametrize(
    ("language", "before", "sentence"),
    [
        ("ru", "Токаев прибыл.", "Пресс-секретарь Токаева заявил, что поездка отложена."),
        ("ru", "Токаев прибыл.", "Она добавила, что каналы теряют воду."),
        ("ru", "Токаев прибыл.", "Токаев и Мирзиёев заявили, что построят канал."),
        ("ru", "Токаев прибыл.", "Компания, которую хвалил Токаев, сообщила, что уходит."),
        ("ru", "Министр финансов ушёл.", "Министр сообщил, что бюджет принят."),
        ("ru", "Токаев прибыл.", "Его помощник сказал, что визита не будет."),
        ("kk", "Тоқаев келді.", "Тоқаев пен Мирзиёев канал салынады деп мәлімдеді."),
        ("kk", "Тоқаев келді.", "Оның орынбасары баға өседі деп айтты."),
        ("kk", "Тоқаев келді.", "Энергетика министрлігінің өкілі баға өседі деп айтты."),
        ("uz", "Toqayev keldi.", "Toqayev va Mirziyoyev kanal quriladi, deb bildirdi."),
        ("uz", "Toqayev keldi.", "Uning oʻrinbosari narx oshadi, deb aytdi."),
        ("uz", "Toqayev keldi.", "Energetika vazirligi vakili narx oshadi, deb aytdi."),
    ],
)
def test_nobody_is_made_to_speak(language: str, before: str, sentence: str) -> None:
    introduction = {
        "ru": "Президент Касым-Жомарт Токаев и министр энергетики Алмасадам Саткалиев встретились.",
        "kk": "Президент Қасым-Жомарт Тоқаев Астанаға келді.",
        "uz": "Prezident Qosim-Jomart Toqayev Ostonaga keldi.",
    }[language]
    document = source(language, introduction, f"{before} {sentence}")

    assert said(document)[-1] == (None, sentence)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Токаев, президент Казахстана, заявил, что вода важна.", "Касым-Жомарт Токаев"),
        ("ru", "Президент Токаев заявил, что вода важна.", "Касым-Жомарт Токаев"),
        ("ru", "Министр энергетики Аккенженов сообщил, что цены растут.", "Ерлан Аккенженов"),
        ("ru", "Министр финансов Аккенженов сообщил, что цены растут.", None),
        ("ru", "Иван Токаев, президент Казахстана, заявил, что вода важна.", "Иван Токаев"),
        ("kk", "Президент Тоқаев су маңызды деп мәлімдеді.", "Қасым-Жомарт Тоқаев"),
        ("uz", "Prezident Toqayev suv muhim, deb taʼkidladi.", "Qosim-Jomart Toqayev"),
        ("uz", "Prezident Toqayev suv muhim, deb ta'kidladi.", "Qosim-Jomart Toqayev"),
    ],
)
def test_a_surname_with_its_office(language: str, text: str, name: str | None) -> None:
    ((speaker, _),) = said(source(language, text))

    assert (speaker[0] if speaker else None) == name


@pytest.mark.parametrize(
    ("year", "language", "text", "name"),
    [
        (2022, "en", "Energy Minister Akchulakov said that prices fell.", "Bolat Akchulakov"),
        (2025, "en", "Energy Minister Akchulakov said that prices fell.", None),
        (2022, "ru", "Министр энергетики Акчулаков заявил, что цены упали.", "Болат Акчулаков"),
        (2025, "ru", "Министр энергетики Акчулаков заявил, что цены упали.", None),
    ],
)
def test_an_office_is_held_for_a_time(
    year: int, language: str, text: str, name: str | None
) -> None:
    ((speaker, _),) = said(source(language, text, year=year))

    assert (speaker[0] if speaker else None) == name


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Ministry of Energy said costs fell by 4%.", "costs", "Ministry of Energy"),
        ("Exports grew, the National Statistics Committee said Friday.", "Exports",
         "National Statistics Committee"),
        ("KazMunayGas, the state oil company, said output fell.", "output", "KazMunayGas"),
        ("The World Bank met. The bank said debt grew.", "debt", "World Bank"),
        ("Kazakhstan's Ministry of Finance paid. Energy Minister Daler Juma left. "
         "The ministry said prices fell.", "prices", None),
        ("Water Minister Nurzhan Nurzhigitov left. She said canals would leak.", "leak", None),
        ("Officials said prices fell.", "prices", None),
        ("A spokesman for the Ministry of Energy said costs fell.", "costs", "Ministry of Energy"),
        ("An official of the Ministry of Energy said costs fell.", "costs", None),
    ],
)  # fmt: skip
def test_english_speakers(text: str, words: str, expected: str | None) -> None:
    found = speaker_of(source("en", text), words)

    assert (found[0] if found else None) == expected


def _positions(document: SourceDocument) -> list[tuple[str, str]]:
    brief = summarise([document], load_template(ROOT / "templates" / "policy-brief"), NAMES)
    assert not find_unfounded(brief, [document])
    entries = (e for s in brief.sections for e in s.entries)
    return [(e.speaker.name, e.statement.text) for e in entries if isinstance(e, Position)]


def test_a_denial_stands_beside_the_quotation_of_its_speaker() -> None:
    denial = "He denied that exports to Uzbekistan had been cut."
    text = source(
        "en",
        "Turkmenistan opened a gas compressor station in the east of the country on Monday.",
        "“We will not sell gas below the market price,” Energy Minister Merdan Atayev said at the "
        f"ceremony. “The neighbours know it.” {denial}",
        "Farmers of the southern province have asked the parliament for cheaper fuel and seeds.",
    )
    found = _positions(text)
    assert [name for name, _ in found] == ["Merdan Atayev"] * 2, found
    assert found[1][1] == denial


def test_opposition_with_a_quotation_in_it_is_the_whole_sentence() -> None:
    opposed = (
        "Analyst Aina Berdiyeva opposed the project, saying that “the so-called ‘gas of "
        "friendship’ will cost the budget dearly”."
    )
    text = source(
        "en",
        "Turkmenistan opened a gas compressor station in the east of the country on Monday.",
        opposed,
        "Farmers of the southern province have asked the parliament for cheaper fuel and seeds.",
    )
    assert _positions(text) == [("Aina Berdiyeva", opposed)]
