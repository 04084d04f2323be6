"""Words by which institutions are known in Russian, Kazakh and Uzbek texts."""

from __future__ import annotations

NOMINATIVE, GENITIVE, PLACE = "nominative", "genitive", "place"
# Russian heads: stem, endings of the three cases; the word alone is a reference ("министерство").
RUSSIAN_HEADS = {
    "министерств": ("о", "а", "е"),
    "агентств": ("о", "а", "е"),
    "ведомств": ("о", "а", "е"),
    "правительств": ("о", "а", "е"),
    "управлени": ("е", "я", "и"),
    "комитет": ("", "а", "е"),
    "банк": ("", "а", "е"),
    "фонд": ("", "а", "е"),
    "институт": ("", "а", "е"),
    "департамент": ("", "а", "е"),
    "центр": ("", "а", "е"),
    "акимат": ("", "а", "е"),
    "комисси": ("я", "и", "и"),
    "ассоциаци": ("я", "и", "и"),
    "компани": ("я", "и", "и"),
    "корпораци": ("я", "и", "и"),
    "организаци": ("я", "и", "и"),
    "служб": ("а", "ы", "е"),
    "палат": ("а", "ы", "е"),
}
# Kazakh and Uzbek heads: with the possessive ending inside a name, and alone.
HEADS = {
    "kk": {
        "министрлігі": "министрлік",
        "үкіметі": "үкімет",
        "агенттігі": "агенттік",
        "комитеті": "комитет",
        "банкі": "банк",
        "қоры": "қор",
        "комиссиясы": "комиссия",
        "компаниясы": "компания",
        "қауымдастығы": "қауымдастық",
        "департаменті": "департамент",
        "басқармасы": "басқарма",
        "бюросы": "бюро",
        "институты": "институт",
        "палатасы": "палата",
        "ведомствосы": "ведомство",
    },
    "uz": {
        "vazirligi": "vazirlik",
        "hukumati": "hukumat",
        "agentligi": "agentlik",
        "qoʻmitasi": "qoʻmita",
        "banki": "bank",
        "jamgʻarmasi": "jamgʻarma",
        "komissiyasi": "komissiya",
        "kompaniyasi": "kompaniya",
        "uyushmasi": "uyushma",
        "departamenti": "departament",
        "boshqarmasi": "boshqarma",
        "instituti": "institut",
        "palatasi": "palata",
        "markazi": "markaz",
        "idorasi": "idora",
    },
}
# With the ending of what is owned, and alone.
GOVERNMENT = {"kk": ("үкіметі", "үкімет"), "uz": ("hukumati", "hukumat")}
CASE_ENDINGS = {
    "kk": {
        GENITIVE: r"(?:н[іы]ң|т[іы]ң|д[іы]ң)",
        PLACE: r"(?:н?д[еа]|т[еа])(?:гілер)?|н[еа]н|т[еа]н|д[еа]н",
    },
    "uz": {GENITIVE: "ning", PLACE: "da|dan|dagilar"},
}
MINISTRY = {"ru": "министерств", "kk": "министрлік", "uz": "vazirlik"}
# Words that mean an institution of state whatever it calls itself.
ANY = {"ru": ("ведомств",), "kk": ("ведомство",), "uz": ("idora",)}
STATE = {
    "ru": ("министерств", "агентств", "комитет", "служб", "управлени", "департамент"),
    "kk": ("министрлік", "агенттік", "комитет", "департамент", "басқарма", "бюро"),
    "uz": ("vazirlik", "agentlik", "qoʻmita", "departament", "boshqarma"),
}
# A press service and a spokesperson speak for the body that employs them.
PRESS = {
    "ru": (
        r"(?i:(?:в\s+)?пресс-служб[аеы]|пресс-секретар[ья]|"
        r"официальн(?:ый|ого)\s+представител[ья])\s+"
    ),
    "kk": r"\s+(?:баспасөз\s+(?:қызметі|хатшысы)|ресми\s+өкілі)(?:не?н|нде|ның|нің)?",
    "uz": r"\s+(?:(?:matbuot|axborot)\s+(?:xizmati|kotibi)|rasmiy\s+vakili)(?:da|dan|ning)?",
}
CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
SHORT = {
    "ru": {
        "Минэнерго": "энергетики",
        "Минфин": "финансов",
        "Минсельхоз": "сельского хозяйства",
        "Минводхоз": "водного хозяйства",
        "Минздрав": "здравоохранения",
        "Минтранс": "транспорта",
        "Миннацэкономики": "национальной экономики",
        "МИД": "иностранных дел",
    },
    "kk": {"СІМ": "сыртқы істер"},
    "uz": {"TIV": "tashqi ishlar"},
}
ADJECTIVES = {
    "казахстанск": "KZ",
    "узбекистанск": "UZ",
    "узбекск": "UZ",
    "кыргызск": "KG",
    "таджикск": "TJ",
    "туркменск": "TM",
    "российск": "RU",
    "китайск": "CN",
}
# How names begin that a sentence may begin with too.
OPENERS = {
    "kk": r"(?:Ұлттық|Мемлекеттік|Орталық|Статистика|Бәсекелестікті|Халықаралық)",
    "uz": r"(?:Milliy|Davlat|Markaziy|Statistika|Monopoliyaga|Xalqaro|Antimonopol)",
}
