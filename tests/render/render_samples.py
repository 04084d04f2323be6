"""A brief about one gas story in four languages, as the earlier stages would hand it over."""

from __future__ import annotations

from dataclasses import replace

from briefing.domain import (
    Brief,
    DateMention,
    Development,
    Entry,
    Figure,
    Masthead,
    Origin,
    PartialDate,
    Position,
    Provenance,
    Section,
    SegmentStatus,
    Source,
    Span,
    Speaker,
    Statement,
)

SPAN = Span("d1", "p1", 0, 10)

TITLES = {
    "en": "Kazakhstan and Russia are going to cooperate in the sphere of gas supply",
    "ru": "Казахстан и Россия намерены сотрудничать в сфере поставок газа",
    "kk": "Қазақстан мен Ресей газ жеткізу саласында ынтымақтаспақ",
    "uz": "Qozogʻiston va Rossiya gaz yetkazib berish sohasida hamkorlik qilmoqchi",
}
TEXTS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "key-1": (
            "Kazakhstan and Russia are negotiating cooperation in the sphere of gas production, "
            "although the announced gas union of Russia, Kazakhstan and Uzbekistan is just an "
            "idea, said Prime Minister Alikhan Smailov.",
        ),
        "key-2": (
            "The prime minister noted that Kazakhstan is preparing for the next round of talks "
            "with Gazprom.",
        ),
        "key-3": ("Uzbekistan has already refused the idea of gas import through any alliance.",),
        "background-1": (
            "All three countries face a shortage of natural gas; that’s why Russia came up with "
            "the idea of a gas union.",
        ),
        "background-2": ("These bilateral discussions are continuing,",),
        "developments-1": (
            "In November, President of Russia Vladimir Putin and President of Kazakhstan "
            "Kassym-Jomart Tokayev discussed Putin’s idea to establish a so-called tripartite gas "
            "union between Russia, Kazakhstan and Uzbekistan.",
        ),
        "positions-1": (
            "So far, we haven’t received an official proposal concerning the tripartite gas union.",
            "We are going to consider such a proposal as long as we receive it.",
            "However, we have already started negotiations with Russia concerning gas supply,",
        ),
        "positions-2": (
            "Kazakhstan will carefully consider any official proposal concerning the potential "
            "tripartite gas union that it receives.",
        ),
        "positions-3": ("there were no official negotiations concerning the topic",),
        "positions-4": (
            "his country was negotiating with Russia the possibility of Russian gas supply to "
            "Uzbekistan via Kazakhstan.",
        ),
        "figures-1": ("Output reached 12.5 billion cubic metres in the third quarter.",),
    },
    "ru": {
        "key-1": (
            "Казахстан и Россия ведут переговоры о сотрудничестве в сфере добычи газа, хотя "
            "объявленный газовый союз России, Казахстана и Узбекистана — лишь идея, заявил "
            "премьер-министр Алихан Смаилов.",
        ),
        "key-2": (
            "Премьер-министр отметил, что Казахстан готовится к очередному раунду переговоров с "
            "«Газпромом».",
        ),
        "key-3": ("Узбекистан уже отказался от идеи импорта газа через какой-либо союз.",),
        "background-1": (
            "Все три страны испытывают нехватку природного газа, поэтому Россия и предложила идею "
            "газового союза.",
        ),
        "background-2": ("Эти двусторонние переговоры продолжаются,",),
        "developments-1": (
            "В ноябре президент России Владимир Путин и президент Казахстана Касым-Жомарт Токаев "
            "обсудили идею Путина создать так называемый трёхсторонний газовый союз России, "
            "Казахстана и Узбекистана.",
        ),
        "positions-1": (
            "Пока мы не получали официального предложения о трёхстороннем газовом союзе.",
            "Мы рассмотрим такое предложение, как только его получим.",
            "Однако мы уже начали переговоры с Россией о поставках газа,",
        ),
        "positions-2": (
            "Казахстан внимательно рассмотрит любое официальное предложение о возможном "
            "трёхстороннем газовом союзе, которое получит.",
        ),
        "positions-3": ("официальных переговоров на эту тему не велось",),
        "positions-4": (
            "его страна ведёт с Россией переговоры о возможности поставок российского газа в "
            "Узбекистан через Казахстан.",
        ),
        "figures-1": ("В третьем квартале добыча достигла 12,5 млрд куб. м.",),
    },
    "kk": {
        "key-1": (
            "Қазақстан мен Ресей газ өндіру саласындағы ынтымақтастық туралы келіссөз жүргізіп "
            "жатыр, алайда жарияланған Ресей, Қазақстан және Өзбекстан газ одағы — әзірге идея "
            "ғана, деді Премьер-министр Әлихан Смайылов.",
        ),
        "key-2": (
            "Премьер-министр Қазақстан «Газпроммен» келіссөздердің келесі кезеңіне дайындалып "
            "жатқанын айтты.",
        ),
        "key-3": ("Өзбекстан қандай да бір одақ арқылы газ импорттау идеясынан бас тартқан.",),
        "background-1": (
            "Үш ел де табиғи газ тапшылығына тап болып отыр, сондықтан Ресей газ одағы идеясын "
            "ұсынды.",
        ),
        "background-2": ("Бұл екіжақты келіссөздер жалғасып жатыр,",),
        "developments-1": (
            "Қарашада Ресей президенті Владимир Путин мен Қазақстан Президенті Қасым-Жомарт Тоқаев "
            "Ресей, Қазақстан және Өзбекстан арасында үшжақты газ одағын құру идеясын талқылады.",
        ),
        "positions-1": (
            "Әзірге біз үшжақты газ одағы туралы ресми ұсыныс алған жоқпыз.",
            "Ұсыныс түскен бойда оны қарастырамыз.",
            "Алайда Ресеймен газ жеткізу жөніндегі келіссөздерді бастап кеттік,",
        ),
        "positions-2": (
            "Қазақстан ықтимал үшжақты газ одағына қатысты кез келген ресми ұсынысты мұқият "
            "қарастырады.",
        ),
        "positions-3": ("бұл тақырып бойынша ресми келіссөздер жүргізілген жоқ",),
        "positions-4": (
            "елі Ресей газын Қазақстан арқылы Өзбекстанға жеткізу мүмкіндігі туралы Ресеймен "
            "келіссөз жүргізіп, іс-қимыл жоспарын дайындап жатыр.",
        ),
        "figures-1": ("ІІІ тоқсанда өндіру көлемі 12,5 млрд текше метрге жетті.",),
    },
    "uz": {
        "key-1": (
            "Qozogʻiston va Rossiya gaz qazib olish sohasidagi hamkorlik boʻyicha muzokara olib "
            "bormoqda, ammo eʼlon qilingan Rossiya, Qozogʻiston va Oʻzbekiston gaz ittifoqi "
            "hozircha gʻoya, xolos, dedi Bosh vazir Alixan Smailov.",
        ),
        "key-2": (
            "Bosh vazir Qozogʻiston “Gazprom” bilan muzokaralarning navbatdagi bosqichiga "
            "tayyorlanayotganini taʼkidladi.",
        ),
        "key-3": ("Oʻzbekiston biror ittifoq orqali gaz import qilish gʻoyasini rad etgan.",),
        "background-1": (
            "Uchala davlat ham tabiiy gaz tanqisligiga duch kelmoqda, shu bois Rossiya gaz "
            "ittifoqi gʻoyasini ilgari surdi.",
        ),
        "background-2": ("Bu ikki tomonlama muzokaralar davom etmoqda,",),
        "developments-1": (
            "Noyabr oyida Rossiya prezidenti Vladimir Putin va Qozogʻiston prezidenti Qosim-Jomart "
            "Toqayev Rossiya, Qozogʻiston va Oʻzbekiston oʻrtasida uch tomonlama gaz ittifoqini "
            "tuzish gʻoyasini muhokama qildi.",
        ),
        "positions-1": (
            "Hozircha biz uch tomonlama gaz ittifoqi boʻyicha rasmiy taklif olganimiz yoʻq.",
            "Bunday taklifni olishimiz bilan koʻrib chiqamiz.",
            "Biroq Rossiya bilan gaz yetkazib berish boʻyicha muzokaralarni boshlab yubordik,",
        ),
        "positions-2": (
            "Qozogʻiston ehtimoliy uch tomonlama gaz ittifoqi boʻyicha har qanday rasmiy taklifni "
            "diqqat bilan koʻrib chiqadi.",
        ),
        "positions-3": ("bu mavzuda rasmiy muzokaralar boʻlmagan",),
        "positions-4": (
            "mamlakati Rossiya gazini Qozogʻiston orqali Oʻzbekistonga yetkazib berish imkoniyati "
            "boʻyicha Rossiya bilan muzokara olib bormoqda va 2027-yil rejasini tayyorlamoqda.",
        ),
        "figures-1": ("3-chorakda qazib olish hajmi 12,5 mlrd kub metrga yetdi.",),
    },
}
SPEAKERS = {
    "en": {
        "smailov": Speaker("Alikhan Smailov", "prime minister", "Kazakhstan"),
        "aidarov": Speaker("Almas Aidarov", "vice foreign minister", "Kazakhstan"),
        "akshulakov": Speaker("Bolat Akshulakov", "minister of energy", "Kazakhstan"),
        "mirzamahmudov": Speaker("Jurabek Mirzamahmudov", "minister of energy", "Uzbekistan"),
    },
    "ru": {
        "smailov": Speaker("Алихан Смаилов", "премьер-министр", "Казахстан"),
        "aidarov": Speaker("Алмас Айдаров", "заместитель министра иностранных дел", "Казахстан"),
        "akshulakov": Speaker("Болат Акчулаков", "министр энергетики", "Казахстан"),
        "mirzamahmudov": Speaker("Журабек Мирзамахмудов", "министр энергетики", "Узбекистан"),
    },
    "kk": {
        "smailov": Speaker("Әлихан Смайылов", "Премьер-министр", "Қазақстан"),
        "aidarov": Speaker("Алмас Айдаров", "Сыртқы істер министрінің орынбасары", "Қазақстан"),
        "akshulakov": Speaker("Болат Ақшолақов", "энергетика министрі", "Қазақстан"),
        "mirzamahmudov": Speaker("Жорабек Мирзамахмудов", "энергетика министрі", "Өзбекстан"),
    },
    "uz": {
        "smailov": Speaker("Alixan Smailov", "Bosh vazir", "Qozogʻiston"),
        "aidarov": Speaker("Almas Aydarov", "tashqi ishlar vaziri oʻrinbosari", "Qozogʻiston"),
        "akshulakov": Speaker("Bolat Akchulakov", "energetika vaziri", "Qozogʻiston"),
        "mirzamahmudov": Speaker("Joʻrabek Mirzamahmudov", "energetika vaziri", "Oʻzbekiston"),
    },
}
FIGURE_TEXTS = {
    "en": "12.5 billion cubic metres",
    "ru": "12,5 млрд куб. м",
    "kk": "12,5 млрд текше метр",
    "uz": "12,5 mlrd kub metr",
}
ORGANISATIONS = {
    "en": "Centre for Regional Policy",
    "ru": "Центр региональной политики",
    "kk": "Өңірлік саясат орталығы",
    "uz": "Mintaqaviy siyosat markazi",
}
MISSING = frozenset({"key-2.1", "positions-1.2", "positions-2.role"})


def statement(language: str, name: str, speaker: Speaker | None = None) -> Statement:
    sentences = TEXTS[language][name]
    return Statement(name, " ".join(sentences), sentences, (SPAN,), speaker)


def mention(year: int, month: int, day: int | None = None) -> DateMention:
    return DateMention(PartialDate(year, month, day), "words", SPAN)


def sample(language: str = "en") -> Brief:
    """The brief; two rows of the timeline point to positions, the outlook is empty."""

    def said(name: str) -> Statement:
        return statement(language, name)

    who = SPEAKERS[language]
    days = {
        "aidarov": mention(2022, 12, 21),
        "akshulakov": mention(2022, 12, 12),
        "mirzamahmudov": mention(2022, 12, 8),
    }
    sections: dict[str, tuple[str, tuple[Entry, ...]]] = {
        "key-messages": ("statements", (said("key-1"), said("key-2"), said("key-3"))),
        "background": (
            "statements",
            (said("background-1"), statement(language, "background-2", who["smailov"])),
        ),
        "developments": (
            "developments",
            (
                Development(mention(2022, 11), said("developments-1")),
                Development(days["mirzamahmudov"], None, who["mirzamahmudov"], see="positions-4"),
                Development(days["aidarov"], None, who["aidarov"], see="positions-2"),
            ),
        ),
        "positions": (
            "positions",
            (
                Position(who["smailov"], said("positions-1"), quoted=True),
                Position(who["aidarov"], said("positions-2"), False, days["aidarov"]),
                Position(who["akshulakov"], said("positions-3"), False, days["akshulakov"]),
                Position(who["mirzamahmudov"], said("positions-4"), False, days["mirzamahmudov"]),
            ),
        ),
        "figures": (
            "figures",
            (Figure("12500000000", "bcm", FIGURE_TEXTS[language], said("figures-1")),),
        ),
        "outlook": ("statements", ()),
        "sources": ("sources", ()),
    }
    title = Statement("title", TITLES[language], (TITLES[language],), (SPAN,))
    source = Source(
        1, "d1", "seeds/gas-story.txt", TITLES["en"], PartialDate(2022, 12, 22), "0" * 64
    )
    made = tuple(
        Section(name, kind, entries)  # type: ignore[arg-type]
        for name, (kind, entries) in sections.items()
    )
    return Brief(language, title, made, (source,))


def untranslated(language: str) -> Brief:
    """The brief with the passages of `MISSING` in English."""
    brief = sample(language)
    sections = []
    for section in brief.sections:
        entries: list[Entry] = []
        for entry in section.entries:
            if isinstance(entry, Statement) and entry.id == "key-2":
                entry = statement("en", "key-2")
            elif isinstance(entry, Position) and entry.statement.id == "positions-1":
                sentences = list(entry.statement.sentences)
                sentences[1] = TEXTS["en"]["positions-1"][1]
                entry = replace(
                    entry, statement=replace(entry.statement, sentences=tuple(sentences))
                )
            elif isinstance(entry, Position) and entry.statement.id == "positions-2":
                role = SPEAKERS["en"]["aidarov"].role
                entry = replace(entry, speaker=replace(entry.speaker, role=role))
            entries.append(entry)
        sections.append(replace(section, entries=tuple(entries)))
    return replace(brief, sections=tuple(sections))


def masthead(language: str = "en") -> Masthead:
    return Masthead(
        ORGANISATIONS[language], "office@example.org", "2026/14", PartialDate(2026, 11, 22)
    )


def provenance(language: str, missing: int = 0) -> Provenance | None:
    if language == "en":
        return None
    counts = ((Origin.MEMORY, 18), (Origin.DATA, 22))
    if missing:
        counts = (*counts, (Origin.MISSING, missing))  # type: ignore[assignment]
    return Provenance(counts, (), SegmentStatus.DRAFT, missing)
