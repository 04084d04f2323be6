"""A controlled grammar of news sentences about Central Asian trade in four languages.

Templates times fillers. Every filler brings the case forms that the templates of a language ask
for, so each sentence is correct as it stands; nothing is inflected by rule but the Russian noun
after a numeral. The grammar feeds `train_toy_models.py` and is no part of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "ru", "kk", "uz")
Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filler:
    """A word or phrase with its case forms, per language."""

    en: Forms
    ru: Forms
    kk: Forms
    uz: Forms


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence frame in four languages; ``slots`` maps field names to names of filler tables."""

    slots: Mapping[str, str]
    en: str
    ru: str
    kk: str
    uz: str


def _table(text: str, columns: str) -> tuple[dict[str, str], ...]:
    """Rows of a table whose cells are divided by ``|``."""
    names = columns.split()
    rows = [line for line in text.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return tuple(dict(zip(names, row, strict=True)) for row in cells)


def _fillers(
    en: str, ru: tuple[str, str], kk: tuple[str, str], uz: tuple[str, str]
) -> tuple[Filler, ...]:
    tables = (_table(en, "nom"), _table(*ru), _table(*kk), _table(*uz))
    return tuple(Filler(*forms) for forms in zip(*tables, strict=True))


def _uzbek_country(name: str) -> dict[str, str]:
    """Uzbek case endings are the same after every country name of this grammar."""
    return {
        "nom": name,
        "gen": f"{name}ning",
        "dat": f"{name}ga",
        "abl": f"{name}dan",
        "ins": f"{name} bilan",
    }


_COUNTRY_NAMES = (
    "Kazakhstan\nUzbekistan\nTajikistan\nTurkmenistan\nKyrgyzstan\nRussia\nChina\nAzerbaijan\n"
    "Afghanistan\nTurkey"
)
_COUNTRIES_RU = """
Казахстан    | Казахстана    | Казахстану    | Казахстан    | Казахстаном    |
Узбекистан   | Узбекистана   | Узбекистану   | Узбекистан   | Узбекистаном   |
Таджикистан  | Таджикистана  | Таджикистану  | Таджикистан  | Таджикистаном  |
Туркменистан | Туркменистана | Туркменистану | Туркменистан | Туркменистаном |
Кыргызстан   | Кыргызстана   | Кыргызстану   | Кыргызстан   | Кыргызстаном   |
Россия       | России        | России        | Россию       | Россией        | а
Китай        | Китая         | Китаю         | Китай        | Китаем         |
Азербайджан  | Азербайджана  | Азербайджану  | Азербайджан  | Азербайджаном  |
Афганистан   | Афганистана   | Афганистану   | Афганистан   | Афганистаном   |
Турция       | Турции        | Турции        | Турцию       | Турцией        | а
"""
_COUNTRIES_KK = """
Қазақстан    | Қазақстанның    | Қазақстанға    | Қазақстаннан    | Қазақстанмен
Өзбекстан    | Өзбекстанның    | Өзбекстанға    | Өзбекстаннан    | Өзбекстанмен
Тәжікстан    | Тәжікстанның    | Тәжікстанға    | Тәжікстаннан    | Тәжікстанмен
Түрікменстан | Түрікменстанның | Түрікменстанға | Түрікменстаннан | Түрікменстанмен
Қырғызстан   | Қырғызстанның   | Қырғызстанға   | Қырғызстаннан   | Қырғызстанмен
Ресей        | Ресейдің        | Ресейге        | Ресейден        | Ресеймен
Қытай        | Қытайдың        | Қытайға        | Қытайдан        | Қытаймен
Әзербайжан   | Әзербайжанның   | Әзербайжанға   | Әзербайжаннан   | Әзербайжанмен
Ауғанстан    | Ауғанстанның    | Ауғанстанға    | Ауғанстаннан    | Ауғанстанмен
Түркия       | Түркияның       | Түркияға       | Түркиядан       | Түркиямен
"""
_COUNTRIES_UZ = (
    "Qozogʻiston Oʻzbekiston Tojikiston Turkmaniston Qirgʻiziston Rossiya Xitoy Ozarbayjon "
    "Afgʻoniston Turkiya"
).split()

_COUNTRIES = tuple(
    Filler(*forms)
    for forms in zip(
        _table(_COUNTRY_NAMES, "nom"),
        _table(_COUNTRIES_RU, "nom gen dat acc ins past"),
        _table(_COUNTRIES_KK, "nom gen dat abl ins"),
        map(_uzbek_country, _COUNTRIES_UZ),
        strict=True,
    )
)

_TOPICS = _fillers(
    """
    gas supply
    gas prices
    water sharing
    joint water use
    rail freight
    transit tariffs
    electricity imports
    grain exports
    border trade
    customs procedures
    pipeline maintenance
    oil transit
    """,
    (
        """
        поставки газа | поставки газа | о поставках газа
        цены на газ | цены на газ | о ценах на газ
        распределение воды | распределение воды | о распределении воды
        совместное использование воды|совместное использование воды|о совместном использовании воды
        железнодорожные перевозки | железнодорожные перевозки | о железнодорожных перевозках
        транзитные тарифы | транзитные тарифы | о транзитных тарифах
        импорт электроэнергии | импорт электроэнергии | об импорте электроэнергии
        экспорт зерна | экспорт зерна | об экспорте зерна
        приграничная торговля | приграничную торговлю | о приграничной торговле
        таможенные процедуры | таможенные процедуры | о таможенных процедурах
        обслуживание трубопроводов | обслуживание трубопроводов | об обслуживании трубопроводов
        транзит нефти | транзит нефти | о транзите нефти
        """,
        "nom acc about",
    ),
    (
        """
        газ жеткізу
        газ бағасы
        суды бөлу
        суды бірлесіп пайдалану
        теміржол тасымалы
        транзит тарифтері
        электр энергиясын импорттау
        астық экспорты
        шекара маңындағы сауда
        кедендік рәсімдер
        құбырларға қызмет көрсету
        мұнай транзиті
        """,
        "nom",
    ),
    (
        """
        gaz yetkazib berish
        gaz narxi
        suv taqsimoti
        suvdan birgalikda foydalanish
        temir yoʻl tashuvlari
        tranzit tariflari
        elektr energiyasi importi
        don eksporti
        chegara savdosi
        bojxona tartib-taomillari
        quvurlarga xizmat koʻrsatish
        neft tranziti
        """,
        "nom",
    ),
)

_POLICIES = _fillers(
    "energy\ntransport\nagriculture\nforeign affairs\nwater resources\ntrade",
    (
        "энергетики\nтранспорта\nсельского хозяйства\nиностранных дел\nводных ресурсов\nторговли",
        "gen",
    ),
    (
        """
        энергетика | Энергетика
        көлік | Көлік
        ауыл шаруашылығы | Ауыл шаруашылығы
        сыртқы істер | Сыртқы істер
        су ресурстары | Су ресурстары
        сауда | Сауда
        """,
        "nom capital",
    ),
    (
        """
        energetika | Energetika
        transport | Transport
        qishloq xoʻjaligi | Qishloq xoʻjaligi
        tashqi ishlar | Tashqi ishlar
        suv resurslari | Suv resurslari
        savdo | Savdo
        """,
        "nom capital",
    ),
)

_RESOURCES = _fillers(
    "natural gas\nwater\nelectricity\nfuel\ngrain\ncoal",
    (
        """
        природного газа | природный газ
        воды | воду
        электроэнергии | электроэнергию
        топлива | топливо
        зерна | зерно
        угля | уголь
        """,
        "gen acc",
    ),
    (
        """
        табиғи газ | табиғи газдың
        су | судың
        электр энергиясы | электр энергиясының
        отын | отынның
        астық | астықтың
        көмір | көмірдің
        """,
        "nom gen",
    ),
    ("tabiiy gaz\nsuv\nelektr energiyasi\nyoqilgʻi\ndon\nkoʻmir", "nom"),
)

_QUANTITIES = _fillers(
    """
    billion cubic metres of gas
    million tonnes of oil
    million tonnes of grain
    million tonnes of coal
    million cubic metres of water
    billion kilowatt-hours of electricity
    """,
    (
        """
        млрд кубометров газа
        млн тонн нефти
        млн тонн зерна
        млн тонн угля
        млн кубометров воды
        млрд киловатт-часов электроэнергии
        """,
        "gen",
    ),
    (
        """
        млрд текше метр газ
        млн тонна мұнай
        млн тонна астық
        млн тонна көмір
        млн текше метр су
        млрд киловатт-сағат электр энергиясын
        """,
        "obj",
    ),
    (
        """
        mlrd kub metr gaz
        mln tonna neft
        mln tonna don
        mln tonna koʻmir
        mln kub metr suv
        mlrd kilovatt-soat elektr energiyasi
        """,
        "nom",
    ),
)

_STRUCTURES = _fillers(
    "railway\ngas pipeline\npower line\nbridge\nreservoir\nborder terminal",
    (
        """
        железную дорогу | железной дороги
        газопровод | газопровода
        линию электропередачи | линии электропередачи
        мост | моста
        водохранилище | водохранилища
        приграничный терминал | приграничного терминала
        """,
        "acc gen",
    ),
    (
        """
        теміржол | теміржолдың
        газ құбырын | газ құбырының
        электр желісін | электр желісінің
        көпір | көпірдің
        су қоймасын | су қоймасының
        шекара терминалын | шекара терминалының
        """,
        "obj gen",
    ),
    (
        "temir yoʻl\ngaz quvuri\nelektr uzatish liniyasi\nkoʻprik\nsuv ombori\nchegara terminali",
        "nom",
    ),
)

_CITIES = _fillers(
    "Astana\nAlmaty\nTashkent\nSamarkand\nBishkek\nDushanbe\nAshgabat\nMoscow\nBaku\nBeijing",
    (
        "Астане\nАлматы\nТашкенте\nСамарканде\nБишкеке\nДушанбе\nАшхабаде\nМоскве\nБаку\nПекине",
        "prep",
    ),
    (
        "Астанада\nАлматыда\nТашкентте\nСамарқандта\nБішкекте\nДушанбеде\nАшғабатта\nМәскеуде\n"
        "Бакуде\nБейжіңде",
        "loc",
    ),
    (
        "Ostonada\nOlmaotada\nToshkentda\nSamarqandda\nBishkekda\nDushanbeda\nAshxobodda\n"
        "Moskvada\nBokuda\nPekinda",
        "loc",
    ),
)

_MONTHS = _fillers(
    "January\nFebruary\nMarch\nApril\nMay\nJune\nJuly\nAugust\nSeptember\nOctober\nNovember\n"
    "December",
    (
        """
        январе | января
        феврале | февраля
        марте | марта
        апреле | апреля
        мае | мая
        июне | июня
        июле | июля
        августе | августа
        сентябре | сентября
        октябре | октября
        ноябре | ноября
        декабре | декабря
        """,
        "prep gen",
    ),
    (
        "қаңтарда\nақпанда\nнаурызда\nсәуірде\nмамырда\nмаусымда\nшілдеде\nтамызда\nқыркүйекте\n"
        "қазанда\nқарашада\nжелтоқсанда",
        "loc",
    ),
    (
        "yanvarda\nfevralda\nmartda\naprelda\nmayda\niyunda\niyulda\navgustda\nsentabrda\n"
        "oktabrda\nnoyabrda\ndekabrda",
        "loc",
    ),
)

_CHANGES = _fillers(
    "rose\nfell",
    ("вырос\nснизился", "verb"),
    ("артты\nазайды", "verb"),
    ("oshdi\nkamaydi", "verb"),
)


def _russian_percent(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "процент"
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return "процента"
    return "процентов"


def _numbers(values: range) -> tuple[Filler, ...]:
    fillers = []
    for value in values:
        same = {"nom": str(value)}
        russian = {"nom": str(value), "percent": f"{value} {_russian_percent(value)}"}
        fillers.append(Filler(same, russian, same, same))
    return tuple(fillers)


FILLERS: Mapping[str, tuple[Filler, ...]] = {
    "country": _COUNTRIES,
    "topic": _TOPICS,
    "policy": _POLICIES,
    "resource": _RESOURCES,
    "quantity": _QUANTITIES,
    "structure": _STRUCTURES,
    "city": _CITIES,
    "month": _MONTHS,
    "change": _CHANGES,
    "number": _numbers(range(2, 60)),
    "day": _numbers(range(1, 29)),
    "year": _numbers(range(2022, 2032)),
}
