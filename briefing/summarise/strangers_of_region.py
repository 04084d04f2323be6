"""People of whom Russian, Kazakh and Uzbek texts speak although nobody introduced them.

As `briefing.summarise.strangers` for English: a single surname ("Хамраев возразил"), or a person
without a name ("фермер").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Surnames in every case; a place such as "Ташкентов" there is not.
_SURNAMES = re.compile(
    r"(?<![\w.-])(?:"
    r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,}(?:[оеё]в|[ыи]н|[сц]кий|[оеё]ва|[ыи]на|[сц]кая|заде|зода|"
    r"ұлы|улы|қызы|кызы|енко)(?:а|у|ым|е|ой|ому|ого|им|ую|ны|ні|ның|нің|тың|тің|дың|дің|қа|ке|ға|ге|"
    r"пен|мен|бен)?|"
    r"[A-Z][a-zʻʼ’']{2,}(?:ov|ev|yev|ova|eva|yeva|skiy|skaya|zoda|bekov)(?:ning|ni|ga|da|dan)?"
    r")(?![\w-])"
)
# What ends like a surname and is none.
_NO_SURNAMES = re.compile(
    r"(?:Берлин|Пекин|Дублин|Турин|Ростов|Саратов|Псков|Тамбов|Киев|Азов|Харьков|Львов|Магазин|"
    r"Бензин|Причин|Половин|Украин|Долин|Машин|Медицин|Общин|Картин|Вершин|Глубин|Основ|Нов|Слов|"
    r"Условн|Готов|Област|Один|Един|Льгот|Рубин|Латин|Аргентин|Бассейн|Кирилин|Kiyev|Berlin|Pekin)",
    re.IGNORECASE,
)
_HUMANS = {
    "ru": (
        r"(?:(?:фермер|житель|водитель|врач|учитель|студент|рабочий|пенсионер|чиновник|коллега|критик|"
        r"оппонент|соперник|кандидат|очевидец|собеседник|источник|активист|юрист|адвокат|инженер|"
        r"специалист|преемник|предшественник|депутат)|(?:жительниц|учительниц|женщин|мужчин)а)"
    ),
    "kk": (
        r"(?:фермер|тұрғын|жүргізуші|дәрігер|мұғалім|студент|жұмысшы|зейнеткер|шенеунік|әріптесі|"
        r"сыншы|қарсыласы|үміткер|куәгер|белсенді|заңгер|инженер|маман|сарапшы|диқан|шаруа)"
    ),
    "uz": (
        r"(?:fermer|dehqon|haydovchi|shifokor|oʻqituvchi|talaba|ishchi|nafaqaxoʻr|amaldor|hamkasbi|"
        r"tanqidchi|raqibi|nomzod|guvoh|faol|yurist|muhandis|mutaxassis|ekspert)"
    ),
}


def surnames_in(text: str) -> Iterator[re.Match[str]]:
    """Single words that look like a surname, in any case."""
    for match in _SURNAMES.finditer(text):
        if not _NO_SURNAMES.match(match.group()):
            yield match


def unnamed_people(text: str, language: str) -> bool:
    """Whether ``text`` speaks of a single person without a name, as the subject."""
    return _humans(language).search(text) is not None


@lru_cache(maxsize=4)
def _humans(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_HUMANS[language]}(?![\w-])", re.IGNORECASE)
