"""Countries: from an English name, adjective or possessive to the code, and to each language.

Names come from CLDR through Babel; the tables here mend what a reader of the region would not
write (long forms, ‘ for ʻ, additions in
brackets).
"""

from __future__ import annotations

import re
from functools import lru_cache

_LOCALES = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz_Latn"}
_CORRECTIONS: dict[str, dict[str, str]] = {
    "en": {
        "BA": "Bosnia and Herzegovina",
        "AG": "Antigua and Barbuda",
        "CD": "Democratic Republic of the Congo",
        "CG": "Republic of the Congo",
        "CI": "Côte d’Ivoire",
        "HK": "Hong Kong",
        "KN": "Saint Kitts and Nevis",
        "LC": "Saint Lucia",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestine",
        "ST": "São Tomé and Príncipe",
        "TT": "Trinidad and Tobago",
        "VC": "Saint Vincent and the Grenadines",
    },
    "ru": {
        "CD": "Демократическая Республика Конго",
        "CG": "Республика Конго",
        "HK": "Гонконг",
        "KG": "Кыргызстан",
        "KR": "Южная Корея",
        "KP": "КНДР",
        "MM": "Мьянма",
        "MO": "Макао",
        "PS": "Палестина",
        "US": "США",
        "UM": "Внешние малые острова США",
        "UN": "ООН",
        "VG": "Британские Виргинские острова",
        "VI": "Виргинские острова США",
        "ZA": "ЮАР",
    },
    "kk": {
        "CC": "Кокос аралдары",
        "CD": "Конго Демократиялық Республикасы",
        "CG": "Конго Республикасы",
        "HK": "Гонконг",
        "MM": "Мьянма",
        "MO": "Макао",
        "PG": "Папуа-Жаңа Гвинея",
        "PS": "Палестина",
        "US": "АҚШ",
        "UN": "БҰҰ",
        "BQ": "Кариб Нидерландтары",
        "IO": "Үнді мұхитындағы Британ аумағы",
    },
    "uz": {
        "BQ": "Karib Niderlandlari",
        "CC": "Kokos orollari",
        "CD": "Kongo Demokratik Respublikasi",
        "CG": "Kongo Respublikasi",
        "CI": "Kot-dʼIvuar",
        "EH": "Gʻarbiy Sahroi Kabir",
        "HK": "Gonkong",
        "MM": "Myanma",
        "MO": "Makao",
        "PG": "Papua-Yangi Gvineya",
        "PS": "Falastin",
        "SZ": "Esvatini",
        "UM": "AQSHga qarashli tashqi orollar",
        "UN": "BMT",
        "US": "AQSH",
        "AC": "Meʼroj oroli",
        "ZA": "Janubiy Afrika Respublikasi",
    },
}
# Not countries, or not of use in a brief.
_LEFT_OUT = frozenset("AC CP CQ DG EA EZ IC QO TA XA XB ZZ".split())
_ALIASES = {
    "AE": "UAE|U.A.E.|Emirati|Emirates",
    "BY": "Byelorussia",
    "CD": "DR Congo|DRC",
    "CI": "Ivory Coast",
    "CN": "PRC|People's Republic of China|Chinese",
    "CZ": "Czech Republic|Czech",
    "EU": "EU",
    "GB": "UK|U.K.|Great Britain|Britain|British",
    "IR": "Islamic Republic of Iran|Iranian",
    "KG": "Kyrgyz Republic|Kyrgyz|Kirghiz|Kyrgyzstani|Kirghizia",
    "KP": "DPRK|North Korean",
    "KR": "Republic of Korea|ROK|South Korean",
    "KZ": "Republic of Kazakhstan|Kazakh|Kazakhstani",
    "MM": "Burma|Burmese",
    "MK": "Macedonia",
    "NL": "Holland|Dutch|the Netherlands",
    "RU": "Russian Federation|Russian",
    "SZ": "Swaziland",
    "TJ": "Tajik|Tajikistani",
    "TM": "Turkmen|Turkmenistani",
    "TR": "Turkey|Turkiye|Turkish",
    "UN": "UN|U.N.",
    "US": "US|U.S.|USA|U.S.A.|United States of America|America|American",
    "UZ": "Republic of Uzbekistan|Uzbek|Uzbekistani",
    "VA": "Vatican|Holy See",
    "AF": "Afghan",
    "AM": "Armenian",
    "AR": "Argentine|Argentinian",
    "AT": "Austrian",
    "AU": "Australian",
    "AZ": "Azerbaijani|Azeri",
    "BD": "Bangladeshi",
    "BE": "Belgian",
    "BG": "Bulgarian",
    "BR": "Brazilian",
    "CA": "Canadian",
    "CH": "Swiss",
    "CU": "Cuban",
    "DE": "German",
    "DK": "Danish",
    "EE": "Estonian",
    "EG": "Egyptian",
    "ES": "Spanish",
    "FI": "Finnish",
    "FR": "French",
    "GE": "Georgian",
    "GR": "Greek",
    "HR": "Croatian",
    "HU": "Hungarian",
    "ID": "Indonesian",
    "IE": "Irish",
    "IL": "Israeli",
    "IN": "Indian",
    "IQ": "Iraqi",
    "IT": "Italian",
    "JO": "Jordanian",
    "JP": "Japanese",
    "KW": "Kuwaiti",
    "LB": "Lebanese",
    "LT": "Lithuanian",
    "LV": "Latvian",
    "MD": "Moldovan",
    "MN": "Mongolian",
    "MX": "Mexican",
    "MY": "Malaysian",
    "NO": "Norwegian",
    "OM": "Omani",
    "PK": "Pakistani",
    "PL": "Polish",
    "PS": "Palestinian",
    "PT": "Portuguese",
    "QA": "Qatari",
    "RO": "Romanian",
    "RS": "Serbian",
    "SA": "Saudi|KSA|Saudi Arabian",
    "SE": "Swedish",
    "SG": "Singaporean",
    "SI": "Slovenian",
    "SK": "Slovak",
    "SY": "Syrian",
    "TH": "Thai",
    "TW": "Taiwanese",
    "UA": "Ukrainian",
    "VN": "Vietnamese|Viet Nam",
    "ZA": "South African",
}
_POSSESSIVE = re.compile(r"(?:['’ʼ][sS]|(?<=s)['’ʼ])$")


def find_country(name: str, language: str = "en") -> str | None:
    """The ISO 3166 code (or EU, UN) of an English name, adjective or possessive.

    Args:
        language: In ru, kk and uz only the names that `country_name` gives are known.
        name: ``Kazakhstan``, ``Kazakhstan's``, ``Uzbek``, ``the United States``, ``US``. Capitals
            matter: ``us`` and ``turkey`` are no countries.
    """
    words = " ".join(name.split())
    if language != "en":
        return _regional_codes(language).get(words)
    for known in (words, _POSSESSIVE.sub("", words)):
        for bare in (known, re.sub(r"^[Tt]he ", "", known)):
            if code := _codes().get(bare.replace("’", "'")):
                return code
    return None


def country_name(code: str, language: str) -> str:
    """The name of a country as a newspaper of the language writes it.

    Raises:
        ValueError: There is no such code or language.
    """
    if language not in _LOCALES:
        raise ValueError(f"language {language!r} is none of {', '.join(_LOCALES)}")
    name = _CORRECTIONS[language].get(code) or _territories(language).get(code)
    if not re.fullmatch("[A-Z]{2}", code) or code in _LEFT_OUT or name is None:
        raise ValueError(f"{code!r} is not the code of a country")
    return name


@lru_cache(maxsize=len(_LOCALES))
def _territories(language: str) -> dict[str, str]:
    from babel import Locale

    return dict(Locale.parse(_LOCALES[language]).territories)


def country_codes() -> tuple[str, ...]:
    """Every code that `country_name` knows."""
    return tuple(
        code
        for code in _territories("en")
        if re.fullmatch("[A-Z]{2}", code) and code not in _LEFT_OUT
    )


@lru_cache(maxsize=4)
def _regional_codes(language: str) -> dict[str, str]:
    known = _territories(language)
    return {country_name(c, language): c for c in country_codes() if c in known}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, name in _territories("en").items():
        if re.fullmatch("[A-Z]{2}", code) and code not in _LEFT_OUT:
            spellings = {name, name.replace("&", "and"), _CORRECTIONS["en"].get(code, name)}
            for spelling in spellings | set(_ALIASES.get(code, "").split("|")):
                if spelling:
                    codes[spelling.replace("’", "'")] = code
    return codes
