"""Which som a text means: English and Kazakh call the money of two countries so.

Uzbekistan pays in soʻm (UZS), Kyrgyzstan in som (KGS). A bare "som" is that of the country that
the words around it name. Where they name both or none it is neither, and stays as it is written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.language.numbers import Quantity

# Key of units.csv for a som of which nothing says whose it is.
SOM = "som"
MONEY = ("KGS", "UZS")
_COUNTRIES = {
    "en": {
        "KGS": r"Kyrgyz\w*|Kirghiz\w*|Bishkek|Osh|Jalal-Abad|Issyk-Kul|Naryn|KGS",
        "UZS": r"Uzbek\w*|Tashkent|Samarkand|Bukhara|Ferghana|Fergana|Andijan|Namangan|Navoi|"
        r"Karakalpak\w*|Khorezm|UZS",
    },
    "kk": {
        "KGS": r"қырғыз\w*|бішкек\w*|KGS",
        "UZS": r"өзбек\w*|ташкент\w*|самарқан\w*|бұхара\w*|UZS",
    },
}


def som_of(texts: tuple[str, ...], language: str) -> str | None:
    """The currency that a bare som is, by the first of ``texts`` that names a country.

    Args:
        texts: The nearest first: a sentence, its paragraph, its document.
        language: Of the texts; only English and Kazakh have the word.

    Returns:
        ``KGS``, ``UZS``, or ``None`` where no text names one country alone.
    """
    words = _COUNTRIES.get(language)
    if words is None:
        return None
    for text in texts:
        named = [key for key, pattern in words.items() if _named(pattern, text)]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _named(pattern: str, text: str) -> bool:
    return re.search(rf"(?<![\w-])(?:{pattern})(?!\w)", text, re.IGNORECASE) is not None


def settle(quantity: Quantity, currency: str | None) -> Quantity:
    """The quantity in ``currency`` if it is a bare som; else as it is."""
    if quantity.unit != SOM or currency is None:
        return quantity
    return replace(quantity, unit=currency)
