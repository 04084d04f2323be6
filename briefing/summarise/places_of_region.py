"""Countries as Russian, Kazakh and Uzbek texts put them beside an office or a ministry."""

from __future__ import annotations

from functools import lru_cache

from briefing.language.countries import country_codes, country_name
from briefing.language.inflect import inflect

_ALIASES = {
    "ru": {
        "РК": "KZ",
        "РУз": "UZ",
        "КР": "KG",
        "РФ": "RU",
        "Республики Казахстан": "KZ",
        "Республики Узбекистан": "UZ",
        "Кыргызской Республики": "KG",
        "Российской Федерации": "RU",
    },
    "kk": {
        "ҚР": "KZ",
        "ӨР": "UZ",
        "Қазақстан Республикасының": "KZ",
        "Қазақстан Республикасы": "KZ",
        "Өзбекстан Республикасының": "UZ",
        "Қырғыз Республикасының": "KG",
    },
    "uz": {
        "Oʻzbekiston Respublikasi": "UZ",
        "Oʻzbekiston Respublikasining": "UZ",
        "Qozogʻiston Respublikasi": "KZ",
        "Qozogʻiston Respublikasining": "KZ",
        "Qirgʻiz Respublikasi": "KG",
    },
}


@lru_cache(maxsize=4)
def places(language: str) -> dict[str, str]:
    """Code by form: Russian in the genitive, the others also bare; with official short forms."""
    found: dict[str, str] = dict(_ALIASES[language])
    for code in country_codes():
        name = country_name(code, language)
        genitive = inflect(name, language, "genitive", kind="place")
        for form in (genitive, name if language != "ru" else None):
            if form:
                found.setdefault(form, code)
    return found
