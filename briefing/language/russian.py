"""Case forms of Russian names of people.

By the rules of Rozental's handbook: what the ending and the gender decide is declined, what the
stress or the origin would have to decide is not (``None``). ``locative`` is the prepositional
case, without its preposition; there is no ablative.
"""

from __future__ import annotations

import re

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "instrumental")

_HARD = ("а", "у", "а", "е", "ом")
_SOFT = ("я", "ю", "я", "е", "ем")
_HUSH = ("а", "у", "а", "е", "ем")
_SURNAME = ("а", "у", "а", "е", "ым")  # Путин, Смаилов
_FIRST = ("ы", "е", "у", "е", "ой")  # Никита
_FIRST_VELAR = ("и", "е", "у", "е", "ой")  # Ольга
_FIRST_HUSH = ("и", "е", "у", "е", "ей")  # Саша
_FIRST_C = ("ы", "е", "у", "е", "ей")  # Улица
_FIRST_SOFT = ("и", "е", "ю", "е", "ей")  # Илья
_FIRST_IYA = ("и", "и", "ю", "и", "ей")  # Мария
_THIRD = ("и", "и", "ь", "и", "ью")  # Айгуль
_ADJECTIVE = ("ого", "ому", "ого", "ом", "ым")
_ADJECTIVE_VELAR = ("ого", "ому", "ого", "ом", "им")
_SHE_POSSESSIVE = ("ой", "ой", "у", "ой", "ой")  # Иванова
_SHE_ADJECTIVE = ("ой", "ой", "ую", "ой", "ой")  # Берёзовская

_VOWELS = "аеёиоуыэюя"
_WORD = re.compile(r"[А-ЯЁа-яё][а-яё]*(?:[-’'][А-ЯЁа-яё][а-яё]*)*")
_INITIAL = re.compile(r"(?:[А-ЯЁ]\.)+")
_MALE_SURNAME = re.compile(r".{2,}(?:[оеё]в|[иы]н|[сц]кий)")
_FEMALE_SURNAME = re.compile(r".{2,}(?:[оеё]ва|[иы]на|[сц]кая)")
_MALE_IN_A = frozenset(
    "никита илья данила данило кузьма фома лука савва мустафа муса иса абдулла гайдулла "
    "микола никола мурза".split()
)
_MALE = frozenset(
    "александр алексей анатолий андрей антон аркадий артем артём борис вадим валентин валерий "
    "василий виктор виталий владимир владислав вячеслав геннадий георгий григорий давид денис "
    "дмитрий евгений егор иван игорь илья кирилл константин лев леонид максим михаил николай "
    "олег павел петр пётр роман руслан рустам сергей станислав степан тимур федор фёдор юрий "
    "абай айдар алихан алмас аскар асет бакытжан бауыржан бахыт бахытжан берик болат галым "
    "даниал данияр дархан даурен дулат ерлан ермек есен жандос жаслан кайрат канат "
    "касым-жомарт магзум мажит марат мухтар нурлан нурлыбек нурсултан олжас роман самат серик "
    "талгат тимур умирзак ерболат чингис шавкат журабек жорабек абдулазиз абдулла азиз алишер "
    "бахтиёр жамшид зафар ильхам исломали отабек рустам сардор улугбек фарход шухрат эльдор "
    "мурат ербол нурбек бекзат азамат айбек айдос ержан бахром шерзод жасур дилшод равшан акмал "
    "дональд джо барак эмануэль эммануэль реджеп садыр эмомали сердар гурбангулы".split()
)
_FEMALE = frozenset(
    "александра алла анастасия анна валентина валентина вера виктория галина дарья дарига "
    "екатерина елена елизавета ирина лариса людмила мадина марина мария надежда наталья наталия "
    "нина ольга светлана софия софья татьяна юлия айгуль асель гульшара гульнара динара жанна "
    "нодира дилором гульмира алтынай сауле шолпан жулдыз "
    "зульфия камила саида танзила эльвира ангела урсула джорджа кристалина камала хиллари".split()
)
_KNOWN_MEN = frozenset({"си цзиньпин", "ли цян", "ли кэцян", "ху цзиньтао"})
_AMBIGUOUS = frozenset("саша женя валя слава шура ким дана".split())
# Fleeting vowels.
_STEMS = {"павел": "павл", "лев": "льв", "пётр": "петр"}
_FLEETING = ("ец", "ок", "ёк", "ел", "ёл", "ень", "сек", "чек", "шек", "щек", "вей", "бей")
_INDECLINABLE_A = frozenset("дюма золя тома люка петипа бенуа моруа труа гавальда".split())
_NOUNS_IN_INA = frozenset("щербина калина малина былина дубина калашина година долина".split())
_FOREIGN_IN = frozenset("дарвин чаплин мартин гершвин кронин бенджамин джастин дин тин".split())
_CHINESE = frozenset(
    "си ли ван чжан лю чэнь ху цзян вэнь ян чжао хань дин дэн цай чжу мао хэ у ма го сюй "
    "сунь".split()
)


def decline_person(name: str, case: str, gender: str | None = None) -> str | None:
    """Put a personal name into a case: given name, patronymic and surname, or a part of them.

    Args:
        name: In the nominative, in Cyrillic; initials are allowed.
        case: One of `CASES`.
        gender: ``male`` or ``female`` (also ``m``, ``f``); guessed when the name shows it.

    Returns:
        The name in the case, or ``None`` when a part of it is not certain.
    """
    if case == "nominative":
        return name
    tokens = name.split()
    if case not in CASES or not 1 <= len(tokens) <= 3:
        return None
    if not all(_INITIAL.fullmatch(t) or (_WORD.fullmatch(t) and t[0].isupper()) for t in tokens):
        return None
    known = {"m": "male", "f": "female"}.get(gender or "", gender) or guess_gender(name)
    if known not in ("male", "female"):
        return None
    parts = [
        _decline_token(token, place, tokens, CASES.index(case) - 1, known == "female")
        for place, token in enumerate(tokens)
    ]
    return None if None in parts else " ".join(part for part in parts if part is not None)


def guess_gender(name: str) -> str | None:
    """``male`` or ``female`` when patronymic, surname or given name leave no doubt."""
    tokens = [token.lower() for token in name.split() if not _INITIAL.fullmatch(token)]
    if len(tokens) == 2 and _is_chinese(tokens):
        return "male" if " ".join(tokens) in _KNOWN_MEN else None
    votes = {vote for vote in map(_vote, tokens[:1], [len(tokens) > 1]) if vote}
    for token in tokens[1:2] if len(tokens) == 3 else []:
        if re.search(r"(?:ович|евич|ич|улы|оглы|угли)$", token):
            votes.add("male")
        if re.search(r"(?:овна|евна|ична|кызы)$", token):
            votes.add("female")
    surname = tokens[-1] if tokens else ""
    if _MALE_SURNAME.fullmatch(surname):
        votes.add("male")
    elif _FEMALE_SURNAME.fullmatch(surname) and surname not in _NOUNS_IN_INA:
        votes.add("female")
    return votes.pop() if len(votes) == 1 else None


def is_given_name(word: str) -> bool:
    """Whether a word in the nominative is a given name of the list."""
    low = word.lower()
    return low in _MALE or low in _FEMALE or low in _MALE_IN_A


def _vote(given: str, is_given: bool) -> str | None:
    if not is_given or given in _AMBIGUOUS:
        return None
    if given in _MALE or given in _MALE_IN_A:
        return "male"
    return "female" if given in _FEMALE else None


def _decline_token(
    token: str, place: int, tokens: list[str], case: int, female: bool
) -> str | None:
    if _INITIAL.fullmatch(token):
        return token
    if _is_chinese(tokens):
        return token if place == 0 else _decline_given(token, case, female)
    if place == 1 and len(tokens) == 3:
        return _decline_patronymic(token, case)
    if place == len(tokens) - 1 and not _is_given(token, tokens):
        return _decline_surname(token, tokens, case, female)
    return _decline_given(token, case, female)


def _is_chinese(tokens: list[str]) -> bool:
    """Whether a family name of China, which never changes, stands before the given name."""
    return (
        len(tokens) == 2
        and tokens[0].lower() in _CHINESE
        and not re.search(r"(?:[оеё]ва?|ко)$", tokens[1].lower())
    )


def _is_given(token: str, tokens: list[str]) -> bool:
    return len(tokens) == 1 and token.lower() in _MALE | _MALE_IN_A | _FEMALE


def _decline_given(token: str, case: int, female: bool) -> str | None:
    """A given name; of a compound one only the last part changes: Касым-Жомарта."""
    head, dash, last = token.rpartition("-")
    low = last.lower()
    if low.endswith("ь") and female:
        done: str | None = _attach(last[:-1], _THIRD, case)
    elif low in _STEMS and not female:
        stem = last[0] + _STEMS[low][1:]
        done = _attach(stem, _HARD, case)
    else:
        done = _decline_noun(last, case, female)
    return None if done is None else head + dash + done


def _decline_patronymic(token: str, case: int) -> str | None:
    low = token.lower()
    if low.endswith(("ович", "евич")):
        return _attach(token, _HUSH, case)
    if low.endswith(("овна", "евна", "ична")):
        return _attach(token[:-1], _FIRST, case)
    return token if low.endswith(("улы", "кызы", "оглы", "угли")) else None


def _decline_surname(token: str, tokens: list[str], case: int, female: bool) -> str | None:
    parts = token.split("-")
    # Of a double surname the first part changes only when it is one by itself.
    if len(parts) > 1 and not all(
        (_FEMALE_SURNAME if female else _MALE_SURNAME).fullmatch(part.lower()) for part in parts
    ):
        return None
    done = [_decline_simple_surname(part, tokens, case, female) for part in parts]
    return None if None in done else "-".join(part for part in done if part is not None)


def _decline_simple_surname(token: str, tokens: list[str], case: int, female: bool) -> str | None:
    low = token.lower()
    if re.search(r"[кгх]их$|ых$", low):
        return token  # Долгих, Черных
    if low.endswith("их"):
        return None  # Рорих is declined
    if female:
        return _decline_female_surname(token, tokens, case)
    if re.fullmatch(r".{2,}[оеё]в", low):
        return _attach(token, _SURNAME, case)
    if re.fullmatch(r".{2,}[иы]н", low):
        return _decline_in(token, tokens, case)
    if low.endswith(("кий", "гий", "хий")):
        return _attach(token[:-2], _ADJECTIVE_VELAR, case)
    if low.endswith("ый"):
        return _attach(token[:-2], _ADJECTIVE, case)
    if low.endswith("ий"):
        return None
    if low.endswith("ой"):
        # Толстой is an adjective; Цой and the Central Asian -бой are nouns.
        noun = len(re.findall(f"[{_VOWELS}]", low)) == 1 or low.endswith("бой")
        return _attach(token[:-1], _SOFT, case) if noun else _attach(token[:-2], _ADJECTIVE, case)
    return _decline_noun(token, case, female=False)


def _decline_in(token: str, tokens: list[str], case: int) -> str | None:
    """Путиным, but Дарвином: the origin decides about the instrumental alone."""
    low = token.lower()
    if low in _FOREIGN_IN:
        return _attach(token, _HARD, case)
    initials = all(_INITIAL.fullmatch(other) for other in tokens[:-1])
    native = initials or tokens[0].lower() in _MALE | _MALE_IN_A or len(tokens) == 3
    if CASES[case + 1] == "instrumental" and not native:
        return None
    return _attach(token, _SURNAME, case)


def _decline_female_surname(token: str, tokens: list[str], case: int) -> str | None:
    low = token.lower()
    if low in _NOUNS_IN_INA or (low.endswith("ина") and len(tokens) == 1):
        return None  # Калины or Калиной; alone it may be a given name: Полина
    if _FEMALE_SURNAME.fullmatch(low) and not low.endswith("ая"):
        return _attach(token[:-1], _SHE_POSSESSIVE, case)
    if low.endswith("ая"):
        return _attach(token[:-2], _SHE_ADJECTIVE, case)
    if low[-1] in "ая":
        return _decline_noun(token, case, female=True)
    return token


def _decline_noun(token: str, case: int, female: bool) -> str | None:
    """A name that is declined like a noun, or not at all."""
    low = token.lower()
    if low[-1] in "оеиуюэыё":
        return token
    if low[-1] in "ая":
        return _decline_first(token, low, case)
    if female:
        return token  # Гульнар, Меркель
    if low.endswith(_FLEETING) or len(low) < 2:
        return None
    if low.endswith("ий"):
        return _attach(token[:-1], ("я", "ю", "я", "и", "ем"), case)
    if low[-1] in "йь":
        return _attach(token[:-1], _SOFT, case)
    if low[-1] in "жшчщц":
        if low.endswith(("ович", "евич")):
            return _attach(token, _HUSH, case)
        # -ом or -ем depends on the stress.
        return None if CASES[case + 1] == "instrumental" else _attach(token, _HUSH, case)
    return _attach(token, _HARD, case)


def _decline_first(token: str, low: str, case: int) -> str | None:
    if low in _INDECLINABLE_A:
        return token
    stem = token[:-1]
    before = low[-2:-1]
    if low.endswith("ия"):
        return _attach(stem, _FIRST_IYA, case)
    if low.endswith("я"):
        return _attach(stem, _FIRST_SOFT, case)
    if not before or before in _VOWELS:
        return None
    if before in "гкх":
        return _attach(stem, _FIRST_VELAR, case)
    if before in "жшчщ":
        return _attach(stem, _FIRST_HUSH, case)
    return _attach(stem, _FIRST_C if before == "ц" else _FIRST, case)


def _attach(stem: str, endings: tuple[str, ...], case: int) -> str:
    return stem + endings[case]
