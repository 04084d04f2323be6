"""How Kazakh texts write dates, with the endings that they take."""

from __future__ import annotations

import re

from briefing.language.date_reading import DAY, DOTTED, ISO, YEAR, DatePatterns

_NAMES = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
# Possessive (желтоқсаны) and case; "дағы" makes an adjective of the date.
_ENDING = (
    r"(?:(?:ы|і|сы|сі)?(?:н?[дт][ае](?:ғы|гі)?|н[ае]н|[дт][ае]н|[ғгқк][ае]|н[ае]|н[ыі]ң|[дт][ыі]ң|"
    r"[ндт][ыі]|[мбп]ен|н)?)"
)
# A month without day and year is one only in these cases: "маусым" is a season, "қазан" a pot.
_PLACED = r"(?:да|де|та|те|дан|ден|тан|тен|ға|ге|қа|ке|дағы|дегі|тағы|тегі)"
_LONE = "|".join(name for name in _NAMES.split("|") if name not in ("маусым", "наурыз"))
_OF_YEAR = rf"(?P<y>{YEAR})\s*(?:жылғы|жылы|жылдың|жыл|ж\.)"
_MONTH_WORD = rf"\s+ай(?:ы{_ENDING})?"
_ORDINAL = r"(?:бірінші|екінші|үшінші|төртінші|[IІ]{1,3}V?|[IІ]V|[1-4](?:-?ші)?)"
_YEAR_ALONE = r"жыл(?:ы|ғы|дың|дан|ға|да|мен|ды|дағы)?"

RULES = DatePatterns(
    patterns=tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            ISO,
            DOTTED,
            rf"(?<!\d)(?P<period>(?:{YEAR}\s*жыл\w*\s+)?{DAY}\s?[-–—]\s?{DAY}\s+(?:{_NAMES}){_ENDING})(?!\w)",
            rf"(?<!\d)(?P<period>{YEAR}\s?[-–—/]\s?(?:{YEAR}|\d\d)\s*(?:жыл\w*|жж\.))",
            rf"(?<!\d){_OF_YEAR}\s+(?P<d>{DAY})(?:-?ш[іы])?\s+(?P<mon>(?:{_NAMES})){_ENDING}(?:\s+күн[іи]\w*)?(?!\w)",
            rf"(?<!\d)(?P<d>{DAY})\s+(?P<mon>(?:{_NAMES}))\s+(?P<y>{YEAR})(?:\s*(?:{_YEAR_ALONE}|ж\.))?(?!\w)",
            rf"(?<!\d){_OF_YEAR}\s+(?P<q>{_ORDINAL})\s+тоқсан{_ENDING}(?!\w)",
            rf"(?<!\d){_OF_YEAR}\s+(?P<h>{_ORDINAL})\s+(?:жартыжылд\w+|жарты\s+жылд\w+|жартыс\w+)(?!\w)",
            rf"(?<!\d){_OF_YEAR}\s+(?P<mon>(?:{_NAMES}))(?:{_MONTH_WORD}|{_ENDING})(?!\w)",
            rf"(?<!\d)(?P<d>{DAY})(?:-?ш[іы])?\s+(?P<mon>(?:{_NAMES})){_ENDING}(?:\s+күн[іи]\w*)?(?!\w)",
            rf"(?<!\w)(?P<mon>(?:{_NAMES})){_MONTH_WORD}(?!\w)",
            rf"(?<!\w)(?P<mon>(?:{_LONE})){_PLACED}(?!\w)",
            rf"(?<![\d.,])(?P<y>{YEAR})\s*(?:{_YEAR_ALONE}|ж\.)(?!\w)",
        )
    ),
    months={name: number for number, name in enumerate(_NAMES.split("|"), 1)},
    ordinals={
        "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4,
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4,
        "1": 1, "2": 2, "3": 3, "4": 4,
    },
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
)  # fmt: skip
