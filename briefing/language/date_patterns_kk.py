"""How Kazakh texts write dates, with the endings that they take."""

from __future__ import annotations

import re

from briefing.language.date_reading import DatePatterns
from briefing.language.date_shapes import YEAR, DateWords, build_shapes

NAMES = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
# Possessive (желтоқсаны) and case; "дағы" makes an adjective of the date.
ENDING = (
    r"(?:(?:ы|і|сы|сі)?(?:н?[дт][ае](?:ғы|гі)?|н[ае]н|[дт][ае]н|[ғгқк][ае]|н[ае]|н[ыі]ң|[дт][ыі]ң|"
    r"[ндт][ыі]|[мбп]ен|н)?)"
)
# A month without day and year is one only in these cases: "маусым" is a season, "қазан" a pot.
_PLACED = r"(?:да|де|та|те|дан|ден|тан|тен|ға|ге|қа|ке|дағы|дегі|тағы|тегі)"
_LONE = "|".join(name for name in NAMES.split("|") if name not in ("маусым", "наурыз"))
MONTH_WORD = rf"\s+ай(?:ы{ENDING})?"
ORDINAL = r"(?:бірінші|алғашқы|екінші|үшінші|төртінші|[IІ]{1,3}V?|[IІ]V|[1-4](?:-?ші)?)"
QUARTER = rf"тоқсан{ENDING}"
HALF = r"(?:жартыжылд\w+|жарты\s+жылд\w+|жартыс\w+)"
AFTER_DAY = r"(?:-?ш[іы])?\s+"
AFTER_MONTH = r"(?:\s+күн[іи]\w*)?"
MONTHS = {name: number for number, name in enumerate(NAMES.split("|"), 1)}
COUNTS = {
    "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9,
    "он": 10, "он бір": 11,
}  # fmt: skip
ORDINALS = {
    "бірінші": 1, "алғашқы": 1, "екінші": 2, "үшінші": 3, "төртінші": 4,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4,
    "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
# "Маусым" is also June; after two years it is a season.
_SEASON = (
    r"(?:[-\s]\s?маусым|[-\s]\s?(?:жылғы\s+)?"
    r"(?:(?:оқу|маркетингтік|қаржы|шаруашылық)\s+жыл|жылыту\s+маусым))"
)

_WORDS = DateWords(
    month=rf"(?:{NAMES})",
    ending=ENDING,
    year=rf"(?P<y>{YEAR})\s*(?:жылғы|жылы|жылдың|жыл|ж\.)",
    year_first=True,
    after_day=AFTER_DAY,
    after_month=AFTER_MONTH,
    month_word=MONTH_WORD,
    ordinal=ORDINAL,
    before_noun=r"\s+",
    quarter=QUARTER,
    half=HALF,
    lone_months=(
        rf"(?<!\w)(?P<mon>(?:{NAMES})){MONTH_WORD}(?!\w)",
        rf"(?<!\w)(?P<mon>(?:{_LONE})){_PLACED}(?!\w)",
    ),
    lone_year=r"\s*(?:жыл(?:ы|ғы|дың|дан|ға|да|мен|ды|дағы)?(?!\w)|ж\.)",
    years=r"\s*(?:жыл\w*|жж\.)",
    decade=r"(?:-?(?:шы|ші|ыншы|інші))?\s*жылдар\w*",
    years_in_words=rf"(?P<from>(?P<y>{YEAR})\s+жылдан)(?:\s+бастап)?\s+(?P<y2>{YEAR})\s+жылға\s+дейін",
    months_word=r"\s+ай(?:лар)?(?:ы(?:н(?:да(?:ғы)?|ан|ың))?)?",
    first_months=(
        r"(?:алғашқы\s+|бірінші\s+)?(?P<months>екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он\s+бір|он|"
        r"[2-9]|1[01])\s+ай(?:ы|лығы)?(?:н(?:да(?:ғы)?|ың))?"
    ),
    since=r"[ндт][ае]н",
    until=r"(?:\s+дейін(?:гі)?)?",
    season_before=r"(?!)",
    season_after=_SEASON,
    day_after_all=True,
)

RULES = DatePatterns(
    shapes=build_shapes(_WORDS, tuple(MONTHS)),
    months=MONTHS,
    ordinals=ORDINALS,
    counts=COUNTS,
    lead=None,
    cases=(
        ("locative", re.compile(r"(?:[дт][ае]|жылы)$")),
        ("ablative", re.compile(r"[ндт][ае]н$")),
        ("genitive", re.compile(r"[ндт][ыі]ң$")),
        ("dative", re.compile(r"(?:[ғгқк][ае]|н[ае])$")),
        ("instrumental", re.compile(r"[мбп]ен$")),
        ("accusative", re.compile(r"[ндт][ыі]$")),
        ("adjective", re.compile(r"[ғг][ыі]$")),
    ),
)
