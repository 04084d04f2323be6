"""Dates of any precision in words, stand-alone or in a grammatical case.

The month names and orders are our own: CLDR puts U+202F into Russian and Kazakh dates and mixes
scripts in Kazakh. In a sentence the cases mean: locative "when", ablative "since", dative "by".
English and Russian add the preposition, Kazakh and Uzbek an ending.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.domain import PartialDate
from briefing.language import kazakh, uzbek
from briefing.language.date_range_forms import english_range, russian_range, turkic_range
from briefing.language.date_ranges import make_range

NBSP = "\u00a0"
LABEL = "label"
CASES = kazakh.CASES

_EN_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_RU_MONTHS = (
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
).split()
_KK_MONTHS = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
).split()
_UZ_MONTHS = ("yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr").split()
_EN_ORDINALS = ("first", "second", "third", "fourth")
_ROMAN = ("I", "II", "III", "IV")
# Cyrillic І, as Kazakh writers type it; there is no Cyrillic V.
_KK_ROMAN = ("І", "ІІ", "ІІІ", "IV")

_EN_PREPOSITIONS = {"genitive": "of", "dative": "by", "ablative": "from"}
# Endings of the four Russian nouns that a date declines: месяц, год, квартал, полугодие.
_RU_HARD = {"genitive": "а", "dative": "у", "locative": "е", "instrumental": "ом"}
_RU_SOFT = {"genitive": "я", "dative": "ю", "locative": "е", "instrumental": "ем"}
_RU_YEAR = {"genitive": "года", "dative": "году", "locative": "году", "instrumental": "годом"}
_RU_DECADE = {
    "genitive": ("х", "годов"),
    "dative": ("м", "годам"),
    "locative": ("х", "годах"),
    "instrumental": ("ми", "годами"),
}
_RU_YEARS = {
    "genitive": "годов",
    "dative": "годам",
    "locative": "годах",
    "instrumental": "годами",
}
_RU_HALF = {"genitive": "я", "dative": "ю", "locative": "и", "instrumental": "ем"}


def format_date(date: PartialDate, language: str, *, form: str = LABEL) -> str:
    """Write a date with the precision that it has.

    Args:
        date: Any of the shapes that `PartialDate` allows.
        language: en, ru, kk or uz.
        form: ``label`` as in a table, or a case as in a sentence: nominative, genitive, dative
            ("by"), accusative, locative ("when"), ablative ("since"), instrumental.

    Raises:
        ValueError: The language or form is unknown, or the date has an impossible shape.
    """
    if form != LABEL and form not in CASES:
        raise ValueError(f"form {form!r} is none of {LABEL}, {', '.join(CASES)}")
    _check(date)
    writers = {"en": _english, "ru": _russian, "kk": _kazakh, "uz": _uzbek}
    if language not in writers:
        raise ValueError(f"language {language!r} is none of {', '.join(writers)}")
    return writers[language](date, form)


def _check(date: PartialDate) -> None:
    if date.until is not None:
        start = replace(date, until=None)
        _check_end(start)
        _check_end(date.until)
        if make_range(start, date.until) != date:
            raise ValueError(f"{start} to {date.until} is no period")
        return
    parts = tuple(
        name
        for name in ("year", "month", "day", "quarter", "half", "last")
        if getattr(date, name) is not None
    )
    shapes = (
        ("year",),
        ("year", "month"),
        ("year", "month", "day"),
        ("year", "quarter"),
        ("year", "half"),
        ("month",),
        ("month", "day"),
        ("year", "last"),
    )
    if parts not in shapes:
        raise ValueError(f"no date has just these parts: {', '.join(parts) or 'none'}")
    limits = {"month": 12, "day": 31, "quarter": 4, "half": 2}
    for name, limit in limits.items():
        value = getattr(date, name)
        if value is not None and not 1 <= value <= limit:
            raise ValueError(f"{name} {value} is not between 1 and {limit}")
    if date.last is not None and not (_is_season(date) or _is_decade(date)):
        raise ValueError(f"{date.year} to {date.last} is neither a season nor a decade")


def _check_end(date: PartialDate) -> None:
    _check(date)
    if date.until is not None or (date.quarter, date.half, date.last) != (None, None, None):
        raise ValueError(f"{date} is no end of a period")


def _is_season(date: PartialDate) -> bool:
    return date.year is not None and date.last == date.year + 1


def _is_decade(date: PartialDate) -> bool:
    return date.year is not None and date.year % 10 == 0 and date.last == date.year + 9


def _season(date: PartialDate) -> str:
    """2025/26: so written in all four languages."""
    return f"{date.year}/{(date.last or 0) % 100:02}"


# --------------------------------------------------------------------------- English


def _english(date: PartialDate, form: str) -> str:
    phrase, preposition = _english_phrase(date, bare=form == LABEL)
    if form == "locative":
        return f"{preposition} {phrase}"
    lead = _EN_PREPOSITIONS.get(form)
    return f"{lead} {phrase}" if lead else phrase


def _english_phrase(date: PartialDate, *, bare: bool) -> tuple[str, str]:
    """The date and the preposition that says "when"."""
    article = "" if bare else "the "
    if date.until is not None:
        phrase = english_range(date, date.until, lambda month: _EN_MONTHS[month - 1])
        return phrase, "on" if date.day else "in"
    if _is_season(date):
        return _season(date), "in"
    if _is_decade(date):
        return f"{article}{date.year}s", "in"
    if date.quarter:
        return f"{article}{_EN_ORDINALS[date.quarter - 1]} quarter of {date.year}", "in"
    if date.half:
        return f"{article}{_EN_ORDINALS[date.half - 1]} half of {date.year}", "in"
    month = _EN_MONTHS[date.month - 1] if date.month else ""
    words = [f"{date.day}{NBSP}{month}" if date.day else month, str(date.year or "")]
    return " ".join(filter(None, words)), "on" if date.day else "in"


# --------------------------------------------------------------------------- Russian


def _russian(date: PartialDate, form: str) -> str:
    phrase = _russian_phrase(date, form)
    preposition = _russian_preposition(date, form)
    return f"{preposition}{NBSP}{phrase}" if preposition else phrase


def _russian_preposition(date: PartialDate, form: str) -> str:
    # "во", "ко", "со" before "втор-": во II квартале, ко 2 декабря.
    second = 2 in (date.quarter, date.half, date.day)
    if form == "locative":
        return "" if date.day else ("во" if second else "в")
    if form == "dative":
        return "ко" if second else "к"
    if form == "ablative":
        return "со" if second else "с"
    return ""


def _russian_phrase(date: PartialDate, form: str) -> str:
    case = "genitive" if form == "ablative" else form
    if date.until is not None:
        return russian_range(
            date,
            date.until,
            lambda month: _russian_month(month, case),
            lambda month: _russian_month(month, "genitive"),
            ("г.", "гг.") if form == LABEL else ("года", _RU_YEARS.get(case, "годы")),
        )
    if _is_decade(date):
        ending, word = _RU_DECADE.get(case, ("е", "годы"))
        return f"{date.year}-{ending}{NBSP}{'гг.' if form == LABEL else word}"
    if date.quarter:
        head = f"{_ROMAN[date.quarter - 1]}{NBSP}квартал{_RU_HARD.get(case, '')}"
    elif date.half:
        head = f"{_ROMAN[date.half - 1]}{NBSP}полугоди{_RU_HALF.get(case, 'е')}"
    elif date.day and date.month:
        # Only the day would be declined, and it is written in digits.
        head = f"{date.day}{NBSP}{_russian_month(date.month, 'genitive')}"
    elif date.month:
        head = _russian_month(date.month, case)
    else:
        word = "г." if form == LABEL else _RU_YEAR.get(case, "год")
        return f"{_season(date) if _is_season(date) else date.year}{NBSP}{word}"
    if date.year is None:
        return head
    return f"{head} {date.year}{NBSP}{'г.' if form == LABEL else 'года'}"


def _russian_month(month: int, case: str) -> str:
    name = _RU_MONTHS[month - 1]
    if name[-1] in "ьй":
        return name[:-1] + _RU_SOFT[case] if case in _RU_SOFT else name
    return name + _RU_HARD.get(case, "")


# --------------------------------------------------------------------------- Kazakh


def _kazakh(date: PartialDate, form: str) -> str:
    if date.until is not None and date.month is not None:
        return turkic_range(
            replace(date, until=None),
            date.until,
            lambda year: f"{year}{NBSP}жылғы ",
            lambda end: _kazakh(end, "nominative"),
            lambda end: _kazakh(end, form),
        )
    year = f"{date.year}{NBSP}жылғы " if date.year else ""
    if date.quarter:
        return _kazakh_case(f"{year}{_KK_ROMAN[date.quarter - 1]}{NBSP}тоқсан", form)
    if date.half:
        return _kazakh_case(f"{year}{_KK_ROMAN[date.half - 1]}{NBSP}жартыжылдық", form)
    if not date.month:
        number = _season(date) if _is_season(date) else str(date.year)
        several = _is_decade(date) or date.until is not None
        if date.until is not None:
            number = f"{date.year}–{date.until.year}"
        word = "жылдар" if several else "жыл"
        if form == "locative":
            return f"{number}{NBSP}{word}ы"
        return _kazakh_case(f"{number}{NBSP}{word}", form)
    day = f"{date.day}{NBSP}" if date.day else ""
    return _kazakh_case(f"{year}{day}{_KK_MONTHS[date.month - 1]}", form)


def _kazakh_case(phrase: str, form: str) -> str:
    done = kazakh.decline(phrase, "nominative" if form == LABEL else form)
    assert done is not None, phrase  # every word of this module has certain endings
    return done


# --------------------------------------------------------------------------- Uzbek


def _uzbek(date: PartialDate, form: str) -> str:
    if date.until is not None and date.month is None:
        return _uzbek_case(f"{date.year}–{date.until.year}-yillar", form)
    if date.until is not None:
        return turkic_range(
            replace(date, until=None),
            date.until,
            lambda year: f"{year}-yil ",
            lambda end: _uzbek(end, "nominative"),
            lambda end: _uzbek(end, form),
        )
    if date.quarter:
        if form == LABEL:
            return f"{date.year}-yil {date.quarter}-chorak"
        return _uzbek_case(f"{date.year}-yilning {date.quarter}-choragi", form)
    if date.half:
        return _uzbek_case(
            f"{date.year}-yilning {('birinchi', 'ikkinchi')[date.half - 1]} yarmi", form
        )
    if _is_season(date):
        return _uzbek_case(f"{_season(date)}-yil", form)
    if _is_decade(date):
        return _uzbek_case(f"{date.year}-yillar", form)
    words = [f"{date.year}-yil"] if date.year else []
    if date.month:
        day = f"{date.day}-" if date.day else ""
        words.append(day + _UZ_MONTHS[date.month - 1])
    return _uzbek_case(" ".join(words), form)


def _uzbek_case(phrase: str, form: str) -> str:
    done = uzbek.decline(phrase, "nominative" if form == LABEL else form)
    assert done is not None, phrase
    return done
