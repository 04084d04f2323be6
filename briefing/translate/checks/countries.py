"""Which countries a text speaks of, by noun or adjective, in any case."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.countries import country_name, find_country

# Stems of noun, adjective and people; lower-case, for the countries that texts of the region name.
_STEMS = {
    "KZ": ("kazakh|qazaq", "казахстан|казах", "қазақ", "qozogʻ|qozoq"),
    "UZ": ("uzbek", "узбек", "өзбек", "oʻzbek"),
    "KG": ("kyrgyz|kirghiz", "кыргыз|киргиз", "қырғыз", "qirgʻiz"),
    "TJ": ("tajik", "таджик", "тәжік", "tojik"),
    "TM": ("turkmen", "туркмен", "түрікмен", "turkman"),
    "RU": ("russia", "росси|русск|рф", "ресей|орыс|рф", "rossiya|rus(?!t)"),
    "CN": ("china|chinese|prc", "кита|кнр", "қытай|қхр", "xitoy|xxr"),
    "AF": ("afghan", "афган", "ауған", "afgʻon"),
    "AZ": ("azerbaijan|azeri", "азербайджан", "әзербайжан|әзірбайжан", "ozarbayjon"),
    "AM": ("armenia", "армени|армян", "армени|армян", "arman"),
    "GE": ("georgia", "грузи[яиюей]|грузин", "грузи|гүржі", "gruzi|gurji"),
    "TR": ("turkey|türkiye|turkiye|turkish", "турц|турец", "түркия|түрік(?!мен)",
        "turkiya|turk(?![^\\W_])|turklar"),
    "IR": ("iran", "иран", "иран", "eron"),
    "PK": ("pakistan", "пакистан", "пәкістан|пәкстан", "pokiston"),
    "IN": ("india", "инди[яиюей]|индийск", "үндіс|үнді|индия", "hindiston|hind"),
    "US": ("united states|america|u\\.s\\.|us|usa", "сша|америк|соедин[её]нн\\w+ штат",
        "ақш|америка", "aqsh|amerika"),
    "GB": ("united kingdom|britain|british|uk|u\\.k\\.", "великобритан|британ|англи",
        "ұлыбритания|британ", "britaniya|buyuk britaniya|ingliz|angliya"),
    "DE": ("german", "герман|немец", "герман|неміс", "germaniya|olmon|nemis"),
    "FR": ("france|french", "франц", "франц", "fransiya|fransuz"),
    "IT": ("ital", "итал", "итал", "ital"),
    "JP": ("japan", "япон", "жапон", "yapon"),
    "KR": ("korea", "коре[яиюей]|корейск|южнокорейск", "коре|кәріс", "korey|koreya"),
    "AE": ("emirat|uae|u\\.a\\.e\\.", "эмират|оаэ", "әмірлік|баә", "amirlik|baa"),
    "SA": ("saudi", "сауд", "сауд", "saud"),
    "BY": ("belarus", "белорус|беларус", "беларус|белорус", "belarus"),
    "UA": ("ukrain", "украин", "украина|украин", "ukrain"),
    "MN": ("mongol", "монгол", "моңғол|монғол", "mongʻul|moʻgʻul|mongol"),
    "PL": ("pol(?:and|ish)", "польш|польск", "польша|поляк", "polsha|polyak"),
    "NL": ("netherlands|dutch", "нидерланд|голланд", "нидерланд|голланд", "niderland|golland"),
    "HU": ("hungar", "венгр|венгер", "венгр|мажар", "vengr"),
    "CH": ("switzerland|swiss", "швейцар", "швейцар", "shveytsar"),
    "QA": ("qatar", "катар", "қатар|катар", "qatar"),
    "EU": ("european union|eu|europe", "евросоюз|европейск|ес|европ", "еуроодақ|еуропа|ео",
        "yevropa|yei|yeittifoq"),
    "UN": ("united nations|un|u\\.n\\.", "оон|объедин[её]нн\\w+ наци", "бұұ|біріккен ұлттар",
        "bmt|birlashgan millatlar"),
    "JO": ("jordan", "иордан", "иордан", "iordan"),
    "TD": ("chad", "чад", "чад", "chad"),
}  # fmt: skip
_PLACE = {"en": 0, "ru": 1, "kk": 2, "uz": 3}
# A capital says its country.
_CAPITALS = {
    "KZ": "astana|астан", "UZ": "tashkent|toshkent|ташкент", "RU": "moscow|moskva|москв|мәскеу|"
        "kremlin|кремл",
    "CN": "beijing|pekin|пекин|бейжің", "KG": "bishkek|бишкек|бішкек", "TJ": "dushanbe|душанбе",
    "TM": "ashgabat|ashxobod|ашхабад|ашғабад", "AF": "kabul|qobul|кабул",
    "US": "washington|вашингтон|vashington", "EU": "brussels|bryussel|брюссел",
    "TR": "ankara|анкар|istanbul|стамбул", "IR": "tehran|tehron|тегеран|теһран",
        "AZ": "baku|boku|баку",
}  # fmt: skip
_GENERIC = {
    "en": r"\b(?:countr(?:y|ies)|republics?|nations?|nationals?|nationwide|domestic|states?|"
    r"home|homeland|neighbo\w+|bilateral|both|two|the sides|parties)\b",
    "ru": r"\b(?:стран\w*|республик\w*|государств\w*|родин\w*|отечествен\w*|национальн\w*|обе|"
    r"обеих|сторон\w*|соседн\w*|сосед\w*)",
    "kk": r"\b(?:ел|елд\w*|елі\w*|елг\w*|республика\w*|мемлекет\w*|отан\w*|ұлттық|екі|тарап\w*|"
    r"көрші\w*)",
    "uz": r"\b(?:mamlakat\w*|respublika\w*|davlat\w*|yurt\w*|vatan\w*|milliy|ikki|tomon\w*|"
    r"qoʻshni\w*)",
}
# "АҚШ доллары", "долларов США", "российских рублей" are money and say nothing of a country.
_MONEY = re.compile(
    r"(?:доллар|рубл|тенге|теңге|сум|сом|манат|юан|лир|рупи|dollar|rubl|tenge|soʻm|som|manat|yuan|lir|"
    r"rouble|ruble|soum)\w*",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][\w.'’-]*(?:\s(?:and\s|of\s|the\s)?[A-Z][\w.'’-]*){0,3}")
# Before Jordan or Chad another word with a capital is a first name, but for these.
_FIRST_NAME = re.compile(
    r"\b(?!From|Between|Both|With|Through|While|When|After|Before|Since|Like|And|The|In|"
    r"But)[A-Z]\w{3,}\s$"
)
_ALSO_PEOPLE = frozenset("JO TD GE".split())


def mentions(text: str, language: str) -> dict[str, tuple[int, int]]:
    """Code of each country of a text, with its first place."""
    text = with_uzbek_letters(text, language)
    found: dict[str, tuple[int, int]] = {}
    for code, pattern in _patterns(language):
        for match in pattern.finditer(text):
            if not match.group()[0].isupper():
                continue
            if _is_of_money(text, match.span()):
                continue
            if code in _ALSO_PEOPLE and _FIRST_NAME.search(text[: match.start()]):
                continue
            found.setdefault(code, match.span())
    if language == "en":
        for code, span in _english(text):
            found.setdefault(code, span)
    return found


def _is_of_money(text: str, span: tuple[int, int]) -> bool:
    before = re.search(r"([^\W\d_]+(?:ʻ[^\W\d_]+)?)[ \u00a0]$", text[: span[0]])
    after = (
        _MONEY.match(text, span[1] + 1) if text[span[1] : span[1] + 1] in (" ", "\u00a0") else None
    )
    return bool(after) or bool(before and _MONEY.fullmatch(before[1]))


def _english(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Countries without stems of their own, by the table of names."""
    found = []
    for match in _CAPITALISED.finditer(text):
        words = match.group().split(" ")
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                name = " ".join(words[first:last]).rstrip(".,")
                code = find_country(name, "en")
                if code is None or code in _STEMS:
                    continue
                start = match.start() + len(" ".join(words[:first])) + (first > 0)
                if country_name(code, "en") == name and not _FIRST_NAME.search(text[:start]):
                    found.append((code, (start, start + len(name))))
    return found


def stands(code: str, text: str, language: str) -> bool:
    """Whether a text names a country, its people or its capital."""
    text = with_uzbek_letters(text, language)
    if code in _STEMS:
        pattern = dict(_patterns(language))[code]
        if pattern.search(text):
            return True
    else:
        name = name_of(code, language).casefold()
        first = max(re.split(r"[\s-]+", name), key=len)
        if first[: max(4, len(first) - 2)] in text.casefold():
            return True
    capital = _CAPITALS.get(code)
    return bool(capital and re.search(rf"\b(?:{capital})", text, re.IGNORECASE))


def name_of(code: str, language: str) -> str:
    """The name of a country in a language."""
    return country_name(code, language)


def has_generic(text: str, language: str) -> bool:
    """Whether words such as "the country" may stand for a country's name."""
    return bool(re.search(_GENERIC[language], with_uzbek_letters(text, language), re.IGNORECASE))


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A short stem is a whole word: "US", "РФ"; others take any ending."""
    compiled = []
    for code, stems in _STEMS.items():
        parts = []
        for stem in stems[_PLACE[language]].split("|"):
            acronym = len(stem.replace("\\", "").replace(".", "")) <= 3 and stem.isalpha()
            if language == "en":
                parts.append(_english_pattern(stem))
            elif acronym:
                ending = "" if language == "ru" else r"(?:-?\w{1,6})?"
                parts.append(rf"{stem}{ending}(?![^\W_])")
            else:
                parts.append(rf"{stem}\w*")
        flags = re.IGNORECASE if language != "en" else 0
        compiled.append((code, re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})", flags)))
    return tuple(compiled)


def _english_pattern(stem: str) -> str:
    """English names have capitals: "turkey" is a bird, "us" no country."""
    if len(stem) <= 3 or "." in stem:
        return rf"{stem.upper()}(?![^\W_])"
    words = (word[0].upper() + word[1:] for word in stem.split(" "))
    return " ".join(words) + r"\w*"
