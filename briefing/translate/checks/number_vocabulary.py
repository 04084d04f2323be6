"""Words that say a number, one by one: what `written_numbers` puts together.

Loose words say a number in passing ("both", "вдвое", "онжылдық"). They explain a number on the
other side, but nobody has to carry them over as a number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.number_words_of_region import numeral_forms

_EN_CARDINALS = (
    "1:one 2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve "
    "13:thirteen 14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty "
    "30:thirty 40:forty 50:fifty 60:sixty 70:seventy 80:eighty 90:ninety"
)
_EN_ORDINALS = (
    "1:first 2:second 3:third 4:fourth 5:fifth 6:sixth 7:seventh 8:eighth 9:ninth 10:tenth "
    "11:eleventh 12:twelfth 13:thirteenth 14:fourteenth 15:fifteenth 16:sixteenth 17:seventeenth "
    "18:eighteenth 19:nineteenth 20:twentieth 30:thirtieth 40:fortieth 50:fiftieth 60:sixtieth "
    "70:seventieth 80:eightieth 90:ninetieth 100:hundredth"
)
# Stems of Russian ordinals; an adjective ending follows.
_RU_ORDINALS = (
    "1:перв 2:втор 3:трет 4:четвёрт 4:четверт 5:пят 6:шест 7:седьм 8:восьм 9:девят 10:десят "
    "11:одиннадцат 12:двенадцат 13:тринадцат 14:четырнадцат 15:пятнадцат 16:шестнадцат "
    "17:семнадцат 18:восемнадцат 19:девятнадцат 20:двадцат 30:тридцат 40:сороков 50:пятидесят "
    "60:шестидесят 70:семидесят 80:восьмидесят 90:девяност 100:сот"
)
_RU_ADJECTIVE = (
    r"(?:ый|ой|ий|ая|ья|ое|ье|ые|ьи|ого|его|ьего|ому|ему|ьему|ую|ью|ым|им|ьим|ом|ем|"
    r"ьем|ей|ых|их|ьих|ыми|ими|ьими)"
)
_RU_COLLECTIVES = (
    "2:двое 2:двоих 2:двоим 2:двоими 3:трое 3:троих 3:троим 3:троими 4:четверо 4:четверых "
    "4:четверым 5:пятеро 5:пятерых 6:шестеро 6:шестерых 7:семеро 7:семерых"
)
# Prefixes of Russian adjectives: "трёхсторонний", "пятилетний".
_RU_PREFIXES = (
    "2:двух 2:дву 3:трёх 3:трех 3:трое 4:четырёх 4:четырех 5:пяти 6:шести 7:семи 8:восьми 9:девяти "
    "10:десяти 11:одиннадцати 12:двенадцати 15:пятнадцати 20:двадцати 30:тридцати 40:сорока "
    "50:пятидесяти 60:шестидесяти 70:семидесяти 80:восьмидесяти 90:девяносто 100:сто 1.5:полутора"
)
_RU_PREFIXED = re.compile(
    r"(?:летн|летие|летия|летию|дневн|недельн|месячн|часов|минутн|этажн|сторонн|этапн|процентн|"
    r"полосн|кратн|ступенчат|тысячн|миллионн|миллиардн|километров|метров|мегаваттн|уровнев|значн)"
)
_KK_ENDING = (
    r"(?:(?:інші|ыншы|нші|ншы)(?:сі|сы)?|"
    r"(?:еу|ау)(?:і|ы|міз|мыз|нің|ның|не|на|н|де|да)?|"
    r"(?:ді|ды|ті|ты|ні|ны)ң|(?:ге|ға|ке|қа|не|на)|(?:ді|ды|ті|ты|ні|ны)|"
    r"(?:де|да|те|та|нде|нда)|(?:ден|дан|тен|тан|нен|нан)|(?:мен|бен|пен)|"
    r"(?:сі|сы|і|ы)(?:н|не|на|нен|нан|нде|нда|нің|ның)?)?"
)
_UZ_ENDING = (
    r"(?:(?:inchi|nchi)(?:si)?|ta(?:si|dan|ga|da|lik|gacha)?|"
    r"ov(?:i|imiz|lon|ga|ni)?|ala(?:si|sini|sining|siga)?|"
    r"(?:ga|ka|qa)|ni|ning|dan|da|i|si|lik|gacha)?"
)
_KK_COLLECTIVES = "2:екеуі 2:екеу 6:алтау 6:алтауы 7:жетеу 7:жетеуі"
_UZ_COLLECTIVES = "2:ikkov 2:ikkovi 2:ikkala 6:oltov 7:yettov"
_KK_UNIT = (
    r"(?:жақты|жылдық|айлық|күндік|апталық|сағаттық|еселе|еселік|қабатты|кезеңді|деңгейлі|тарапты)"
)
_UZ_UNIT = r"(?:tomonlama|yillik|oylik|kunlik|haftalik|soatlik|baravar|karra|bosqichli|qavatli)"

# Multipliers with the endings that they take.
_SCALES = {
    "en": r"(?P<p3>thousand)s?|(?P<p6>million)s?|(?P<p9>billion)s?|(?P<p12>trillion)s?",
    "ru": r"(?P<p3>тысяч)\w{0,3}|(?P<p6>миллион)\w{0,3}|(?P<p9>миллиард)\w{0,3}|"
    r"(?P<p12>триллион)\w{0,3}",
    "kk": r"(?P<p3>мың)(?!д[аы]ған)\w{0,5}|(?P<p6>миллион)(?!даған)\w{0,5}|"
    r"(?P<p9>миллиард)(?!таған)\w{0,5}"
    r"|(?P<p12>триллион)\w{0,5}",
    "uz": r"(?P<p3>ming)(?!lab)\w{0,5}|(?P<p6>million)(?!lab)\w{0,5}|(?P<p9>milliard)(?!lab)\w{0,5}"
    r"|(?P<p12>trillion)\w{0,5}",
}
_HUNDRED = {"en": r"hundred", "kk": rf"жүз{_KK_ENDING}", "uz": rf"yuz{_UZ_ENDING}"}
# They multiply too: "two dozen". Alone they are no number ("dozens of").
_DOZEN = {"en": r"dozens?", "ru": r"дюжин\w{0,3}"}

# Pattern of a word (or words) and the numbers that it may stand for.
LOOSE: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        (r"\b(?:twice|double[sd]?|doubling|two-?fold|both|pairs?|couple|twin|bilateral|biennial|"
            r"two-way)\b", ("2",)),
        (r"\b(?:triple[sd]?|tripling|three-?fold|thrice|trilateral|tripartite|treble[sd]?|"
            r"trio)\b", ("3",)),
        (r"\b(?:quadrupl\w+|four-?fold|quartet|quadrilateral|quadripartite|four-way)\b", ("4",)),
        (r"\b(?:quintupl\w+|five-?fold)\b", ("5",)),
        (r"\b(?:ten-?fold|decades?)\b", ("10",)),
        (r"\b(?:half|halves|halv(?:e[sd]?|ing))\b", ("0.5", "2", "50", "6")),
        (r"\b(?:quarters?|quarterly)\b", ("0.25", "4", "25", "3")),
        (r"\bthirds?\b", ("0.3333333333", "3")),
        (r"\bdozens?\b", ("12", "10")),
        (r"\bscores?\b", ("20",)),
        (r"\b(?:centur(?:y|ies)|hundreds?|centenary)\b", ("100",)),
        (r"\b(?:fortnight\w*)\b", ("14", "2")),
        (r"\b(?:a|an|one|single|per|each|every|another|once|only|sole|first|alone)\b", ("1",)),
        (r"\b(?:a|per|each|every) day\b|\bround the clock\b", ("24",)),
        (r"\b(?:a|one|per|each|every) year\b|\bannual\w*|\byearly\b", ("12", "1")),
        (r"\bhalf-?year\w*|\bsix months\b", ("6", "0.5")),
        (r"\bnoon\b|\bmidday\b", ("12",)),
        (r"\bmidnight\b", ("0", "24", "12")),
        (r"\b(?:zero|nil)\b", ("0",)),
        (r"\beighteen months\b", ("1.5",)),
    ),
    "ru": (
        (r"\b(?:вдвое|дважды|удво\w+|двукратн\w+|двойн\w+|об(?:а|е|оих|еих|оим|еим|оими|еими)|"
            r"пар(?:а|ы|у|ой)|двусторонн\w+)\b", ("2",)),
        (r"\b(?:втрое|трижды|утро\w+|трёхкратн\w+|тройн\w+|тройк\w+)\b", ("3",)),
        (r"\b(?:вчетверо|учетвер\w+|четвёрк\w+)\b", ("4",)),
        (r"\b(?:впятеро|пятёрк\w+)\b", ("5",)),
        (r"\bсемёрк\w+|\bсемерк\w+", ("7",)),
        (r"\bдвадцатк\w+", ("20",)),
        (r"\b(?:вдесятеро|десятилет\w+|десятк\w+)\b", ("10",)),
        (r"\b(?:половин\w+|наполовину|полугод\w+|пол(?:года|часа|дня|века|миллион\w*|"
            r"миллиард\w*|у(?:год|час|сотн|век)\w*))\b", ("0.5", "2", "50", "6")),
        (r"\bчетверт[ьи]\w*|\bквартал\w*", ("0.25", "4", "25", "3")),
        (r"\bтрет[ьи]\w*", ("0.3333333333", "3")),
        (r"\bдюжин\w+", ("12",)),
        (r"\b(?:век(?:а|е|у|ом|ов|ах)?|столет\w+|сотн\w+|сто)\b", ("100",)),
        (r"\b(?:од(?:ин|на|но|ного|ной|ну|ному|ним|ном)|впервые|единственн\w+|кажд\w+|"
            r"ежегодн\w+|перв\w+|раз)\b", ("1",)),
        (r"\b(?:суток|сутк\w+|круглосуточн\w+)\b", ("24", "1")),
        (r"\bполтора год\w+|\bполутора лет\b", ("18", "1.5")),
        (r"\b(?:в|за|один|каждый) год\b|\bежегод\w+", ("12", "1")),
        (r"\b(?:полдень|полудн\w+)\b", ("12",)),
        (r"\bполно?ч\w+", ("0", "24", "12")),
        (r"\b(?:ноль|нол[яю]|нулев\w+|нуля)\b", ("0",)),
    ),
    "kk": (
        (r"\b(?:екі\w*|қос\w*|екеу\w*|екінші\w*)\b", ("2",)),
        (r"\bүш\w*", ("3",)),
        (r"\bтөрт\w*", ("4",)),
        (r"\bбес(?:інші|ке|тен|те|еу|жылд)\w*|\bбес\b", ("5",)),
        (r"\bжетілік\w*", ("7",)),
        (r"\bжиырмалық\w*", ("20",)),
        (r"\b(?:онжылд\w+|ондаған|ондық)\b", ("10",)),
        (r"\b(?:жарт\w+|жарым\w*|жарым)\b", ("0.5", "2", "50", "6")),
        (r"\b(?:ширек\w*|ширег\w*|тоқсан\w*)\b", ("0.25", "4", "25", "3", "90")),
        (r"\bүштен бір\w*", ("0.3333333333", "3")),
        (r"\b(?:ғасыр\w*|жүз(?:жылд\w+|дік)?)\b", ("100",)),
        (r"\b(?:бір\w*|алғаш\w*|әр\w*|жалғыз|сайын|жекелеген)\b", ("1",)),
        (r"\b(?:тәулік\w*|тәуліг\w*)\b", ("24", "1")),
        (r"\b(?:жыл сайын\w*|жылына|бір жыл\w*)\b", ("12", "1")),
        (r"\bтүс(?:те|ке|кі)\b", ("12",)),
        (r"\bтүн ортас\w+", ("0", "24", "12")),
        (r"\b(?:нөл\w*)\b", ("0",)),
    ),
    "uz": (
        (r"\b(?:ikki\w*|ikkala\w*|juft\w*|qoʻsh\w*)\b", ("2",)),
        (r"\buch(?:ala|ta|inchi|dan|ga|ning|tomon)?\w{0,8}\b", ("3",)),
        (r"\btoʻrt\w*", ("4",)),
        (r"\bbesh\w*", ("5",)),
        (r"\byettilik\w*", ("7",)),
        (r"\byigirmatalik\w*", ("20",)),
        (r"\b(?:oʻnyillik\w*|oʻnlab)\b", ("10",)),
        (r"\b(?:yar(?:im|m)\w*)\b", ("0.5", "2", "50", "6")),
        (r"\bchora[kg]\w*", ("0.25", "4", "25", "3")),
        (r"\buchdan bir\w*", ("0.3333333333", "3")),
        (r"\b(?:asr\w*|yuz|yuz yillik\w*)\b", ("100",)),
        (r"\b(?:bir\w*|ilk\w*|har|yagona|yolgʻiz|dastlab\w*)\b", ("1",)),
        (r"\bsutka\w*", ("24", "1")),
        (r"\b(?:har yil\w*|yiliga|bir yil\w*)\b", ("12", "1")),
        (r"\b(?:tush(?:da|gacha)|peshin)\b", ("12",)),
        (r"\bnol\w*", ("0",)),
    ),
}  # fmt: skip


@lru_cache(maxsize=4)
def loose_patterns(language: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The loose words of a language, ready to be searched for."""
    return tuple((re.compile(p, re.IGNORECASE), values) for p, values in LOOSE[language])


def read_word(word: str, language: str) -> tuple[str, str] | None:
    """What a word says: its value and what it is, or ``None``.

    Returns:
        Kinds: ``cardinal``, ``ordinal``, ``hundred`` (also a dozen) and ``scale`` (these
        multiply), ``prefix`` (the number is a part of the word).
    """
    return _lexicon(language).read(word.casefold())


class _Lexicon:
    def __init__(self, language: str) -> None:
        self.language = language
        self.exact: dict[str, tuple[str, str]] = {}
        self.scale = re.compile(_SCALES[language])
        self.hundred = re.compile(_HUNDRED[language]) if language in _HUNDRED else None
        self.dozen = re.compile(_DOZEN[language]) if language in _DOZEN else None
        self.stems: list[tuple[re.Pattern[str], str, str]] = []
        if language == "en":
            self._add(_EN_CARDINALS, "cardinal")
            self._add(_EN_ORDINALS, "ordinal")
        elif language == "ru":
            for form, value in numeral_forms("ru").items():
                self._form(form, str(value), "cardinal", r"(?:ь|и|ью)")
            self._add(_RU_COLLECTIVES, "cardinal")
            self._stems("500000:полумиллион 500000000:полумиллиард", r"\w{0,3}", "cardinal")
            self._add("1.5:полтора 1.5:полторы 1.5:полутора", "cardinal")
            self._stems(_RU_ORDINALS, _RU_ADJECTIVE, "ordinal")
            self._stems(_RU_PREFIXES, rf"(?={_RU_PREFIXED.pattern})\w+", "prefix")
        else:
            ending, unit = (_KK_ENDING, _KK_UNIT) if language == "kk" else (_UZ_ENDING, _UZ_UNIT)
            self._add(_KK_COLLECTIVES if language == "kk" else _UZ_COLLECTIVES, "cardinal")
            for form, value in numeral_forms(language).items():
                if form in ("жүз", "yuz", "тоқсан"):  # also: face, quarter
                    continue
                # "Оны, оның, онда" are forms of "he".
                own = r"(?P<rest>ыншы(?:сы)?|ға|нан)?" if form == "он" else f"(?P<rest>{ending})"
                own += "(?<!үшін)"  # for
                self.stems.append((re.compile(form + own), str(value), "cardinal"))
                self.stems.append((re.compile(rf"{form}{unit}\w*"), str(value), "prefix"))

    def _add(self, cell: str, kind: str) -> None:
        for entry in cell.split():
            value, form = entry.split(":")
            self.exact[form] = (value, kind)

    def _stems(self, cell: str, ending: str, kind: str) -> None:
        for entry in cell.split():
            value, form = entry.split(":")
            self.stems.append((re.compile(form + ending), value, kind))

    def _form(self, form: str, value: str, kind: str, ending: str) -> None:
        if form.endswith("*"):
            self.stems.append((re.compile(form[:-1] + ending), value, kind))
        else:
            self.exact[form] = (value, kind)

    def read(self, word: str) -> tuple[str, str] | None:
        if known := self.exact.get(word):
            return known
        if found := self.scale.fullmatch(word):
            return str(10 ** int(str(found.lastgroup)[1:])), "scale"
        if self.hundred and self.hundred.fullmatch(word):
            return "100", "hundred"
        if self.dozen and self.dozen.fullmatch(word):
            return "12", "hundred"
        for pattern, value, kind in self.stems:
            if found := pattern.fullmatch(word):
                rest = found.groupdict().get("rest") or ""
                ordinal = rest.startswith(("інші", "ыншы", "нші", "ншы", "inchi", "nchi"))
                return value, "ordinal" if ordinal else kind
        return None


@lru_cache(maxsize=4)
def _lexicon(language: str) -> _Lexicon:
    return _Lexicon(language)
