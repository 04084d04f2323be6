"""Dates in words, checked by hand in every language, precision and case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import PartialDate
from briefing.language.format import CASES, format_date

DAY = PartialDate(2022, 12, 21)
MONTH = PartialDate(2022, 11)
YEAR = PartialDate(2022)
QUARTER = PartialDate(2026, quarter=3)
HALF = PartialDate(2026, half=2)
BARE_DAY = PartialDate(month=12, day=12)
BARE_MONTH = PartialDate(month=11)

EXPECTED = [
    (PartialDate(2026, 11, 22), "label", "en", "22_November 2026"),
    (PartialDate(2026, 11, 22), "label", "ru", "22_ноября 2026_г."),
    (PartialDate(2026, 11, 22), "label", "kk", "2026_жылғы 22_қараша"),
    (PartialDate(2026, 11, 22), "label", "uz", "2026-yil 22-noyabr"),
    (MONTH, "label", "en", "November 2022"),
    (MONTH, "label", "ru", "ноябрь 2022_г."),
    (MONTH, "label", "kk", "2022_жылғы қараша"),
    (MONTH, "label", "uz", "2022-yil noyabr"),
    (YEAR, "label", "ru", "2022_г."),
    (YEAR, "label", "kk", "2022_жыл"),
    (YEAR, "label", "uz", "2022-yil"),
    (QUARTER, "label", "en", "third quarter of 2026"),
    (QUARTER, "label", "ru", "III_квартал 2026_г."),
    (QUARTER, "label", "kk", "2026_жылғы ІІІ_тоқсан"),
    (QUARTER, "label", "uz", "2026-yil 3-chorak"),
    (BARE_DAY, "label", "ru", "12_декабря"),
    (BARE_DAY, "label", "kk", "12_желтоқсан"),
    (BARE_DAY, "label", "uz", "12-dekabr"),
    (DAY, "locative", "en", "on 21_December 2022"),
    (DAY, "locative", "ru", "21_декабря 2022_года"),
    (DAY, "locative", "kk", "2022_жылғы 21_желтоқсанда"),
    (DAY, "locative", "uz", "2022-yil 21-dekabrda"),
    (MONTH, "locative", "en", "in November 2022"),
    (MONTH, "locative", "ru", "в_ноябре 2022_года"),
    (MONTH, "locative", "kk", "2022_жылғы қарашада"),
    (MONTH, "locative", "uz", "2022-yil noyabrda"),
    (YEAR, "locative", "en", "in 2022"),
    (YEAR, "locative", "ru", "в_2022_году"),
    (YEAR, "locative", "kk", "2022_жылы"),
    (YEAR, "locative", "uz", "2022-yilda"),
    (QUARTER, "locative", "en", "in the third quarter of 2026"),
    (QUARTER, "locative", "ru", "в_III_квартале 2026_года"),
    (QUARTER, "locative", "kk", "2026_жылғы ІІІ_тоқсанда"),
    (QUARTER, "locative", "uz", "2026-yilning 3-choragida"),
    (HALF, "locative", "en", "in the second half of 2026"),
    (HALF, "locative", "ru", "во_II_полугодии 2026_года"),
    (HALF, "locative", "kk", "2026_жылғы ІІ_жартыжылдықта"),
    (HALF, "locative", "uz", "2026-yilning ikkinchi yarmida"),
    (BARE_DAY, "locative", "kk", "12_желтоқсанда"),
    (BARE_DAY, "locative", "uz", "12-dekabrda"),
    (BARE_MONTH, "locative", "ru", "в_ноябре"),
    (DAY, "ablative", "en", "from 21_December 2022"),
    (DAY, "ablative", "ru", "с_21_декабря 2022_года"),
    (DAY, "ablative", "kk", "2022_жылғы 21_желтоқсаннан"),
    (DAY, "ablative", "uz", "2022-yil 21-dekabrdan"),
    (DAY, "dative", "en", "by 21_December 2022"),
    (DAY, "dative", "ru", "к_21_декабря 2022_года"),
    (DAY, "dative", "kk", "2022_жылғы 21_желтоқсанға"),
    (DAY, "dative", "uz", "2022-yil 21-dekabrga"),
    (PartialDate(month=12, day=2), "ablative", "ru", "со_2_декабря"),
    (PartialDate(2026, quarter=2), "dative", "ru", "ко_II_кварталу 2026_года"),
    (MONTH, "dative", "ru", "к_ноябрю 2022_года"),
    (PartialDate(2022, 5), "instrumental", "ru", "маем 2022_года"),
    (YEAR, "genitive", "ru", "2022_года"),
    (YEAR, "genitive", "kk", "2022_жылдың"),
    (YEAR, "genitive", "uz", "2022-yilning"),
    (YEAR, "ablative", "kk", "2022_жылдан"),
    (QUARTER, "genitive", "ru", "III_квартала 2026_года"),
]


@pytest.mark.parametrize(("date", "form", "language", "expected"), EXPECTED)
def test_date(date: PartialDate, form: str, language: str, expected: str) -> None:
    assert format_date(date, language, form=form) == expected.replace("_", "\u00a0")


KAZAKH_MONTHS = {
    "locative": "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте "
    "қазанда қарашада желтоқсанда",
    "dative": "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке "
    "қазанға қарашаға желтоқсанға",
    "ablative": "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан "
    "қыркүйектен қазаннан қарашадан желтоқсаннан",
    "genitive": "қаңтардың ақпанның наурыздың сәуірдің мамырдың маусымның шілденің тамыздың "
    "қыркүйектің қазанның қарашаның желтоқсанның",
}
RUSSIAN_MONTHS = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
UZBEK_MONTHS = (
    "yanvarda fevralda martda aprelda mayda iyunda iyulda avgustda sentabrda oktabrda noyabrda "
    "dekabrda"
)


@pytest.mark.parametrize("case", KAZAKH_MONTHS)
def test_kazakh_months(case: str) -> None:
    done = [format_date(PartialDate(month=month), "kk", form=case) for month in range(1, 13)]
    assert done == KAZAKH_MONTHS[case].split()


def test_russian_and_uzbek_months() -> None:
    dates = [PartialDate(month=month) for month in range(1, 13)]
    russian = [format_date(date, "ru", form="locative") for date in dates]
    assert russian == [f"в\u00a0{month}" for month in RUSSIAN_MONTHS.split()]
    assert [format_date(date, "uz", form="locative") for date in dates] == UZBEK_MONTHS.split()


@pytest.mark.parametrize(
    "date",
    [PartialDate(), PartialDate(day=3), PartialDate(2022, day=3), PartialDate(2022, 13)]
    + [PartialDate(2022, 1, quarter=1), PartialDate(2022, quarter=5), PartialDate(half=1)],
)
def test_impossible_dates_are_refused(date: PartialDate) -> None:
    with pytest.raises(ValueError):
        format_date(date, "ru")


def test_unknown_form_and_language_are_refused() -> None:
    with pytest.raises(ValueError, match="vocative"):
        format_date(YEAR, "ru", form="vocative")
    with pytest.raises(ValueError, match="de"):
        format_date(YEAR, "de")


def _mixes_scripts(text: str) -> bool:
    words = text.replace("-", " ").split()
    return any(
        any("a" <= c.lower() <= "z" for c in word) and any("\u0400" <= c < "\u0530" for c in word)
        for word in words
    )


DATES = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2099)),
    st.builds(PartialDate, st.integers(1900, 2099), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda y, q: PartialDate(y, quarter=q), st.integers(1900, 2099), st.integers(1, 4)),
    st.builds(lambda y, h: PartialDate(y, half=h), st.integers(1900, 2099), st.integers(1, 2)),
    st.builds(lambda m, d: PartialDate(month=m, day=d), st.integers(1, 12), st.integers(1, 28)),
)


@given(DATES, st.sampled_from(["en", "ru", "kk", "uz"]), st.sampled_from(["label", *CASES]))
def test_every_date_has_every_form(date: PartialDate, language: str, form: str) -> None:
    text = format_date(date, language, form=form)
    assert not _mixes_scripts(text), text
    assert "\u202f" not in text
    assert date.year is None or str(date.year) in text
    assert language != "ru" or ("г." in text) <= (form == "label")
