"""Words around a figure that say how to compare it with another one, in every language.

All are regular expressions without flags, to be matched without regard to case. In English and
Russian they stand before the figure; Kazakh and Uzbek put many of them after it, with a case
ending at the figure itself. A list may be empty where a language says it in another way.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

# What matches nothing, for a language that has no such words.
_NOTHING = r"(?!)"
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """The words of one language.

    Attributes:
        rough: Right before a figure: it is rounded ("about").
        at_least, at_most: Right before a figure: it is a bound ("more than", "up to").
        rough_after, at_least_after, at_most_after: The same right after a figure.
        baseline: Right before a figure: only what another one is compared with ("up from").
        baseline_after: The same right after a figure ("31 пайыздан" has the ending at the unit).
        change: Right before a figure: by how much, not to what level ("by").
        level: Right before a figure: to what level.
        change_after: Right after a figure: a difference to something else ("more than").
        clause: Where a clause of the sentence begins or ends.
        wanted: In a clause: the figure is asked for, planned, allowed or possible, not a fact.
        whole: Right before a figure: that of which the sentence tells a part ("of the").
        negation: The sentence denies something.
        undoing: What was done is undone ("withdraws the increase").
    """

    rough: str
    at_least: str
    at_most: str
    rough_after: str
    at_least_after: str
    at_most_after: str
    baseline: str
    baseline_after: str
    change: str
    level: str
    change_after: str
    clause: str
    wanted: str
    whole: str
    negation: str
    undoing: str

    def before(self, name: str, text: str, start: int) -> bool:
        """Whether one of the words ends right before ``start``."""
        return _pattern(rf"(?:{getattr(self, name)})\s*$").search(text[:start]) is not None

    def after(self, name: str, text: str, start: int, end: int) -> bool:
        """Whether one of the words follows the figure at ``text[start:end]``.

        The last word of the figure may be part of them: "31 пайыздан" ends in "from".
        """
        last = _LAST_WORD.search(text, start, end)
        places = (end, last.start()) if last else (end,)
        pattern = _pattern(rf"\s*(?:{getattr(self, name)})")
        return any(pattern.match(text, place) for place in places)

    def inside(self, name: str, text: str) -> bool:
        """Whether one of the words stands in ``text``."""
        return _pattern(getattr(self, name)).search(text) is not None

    def clause_around(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The clause with the characters from ``start`` to ``end``."""
        low, high = 0, len(text)
        for match in _pattern(self.clause).finditer(text):
            if match.end() <= start:
                low = match.end()
            elif match.start() >= end:
                return low, match.start()
        return low, high


@functools.lru_cache(maxsize=128)
def _pattern(words: str) -> re.Pattern[str]:
    # Texts write the letters oʻ and gʻ of Uzbek with several marks.
    return re.compile(words.replace("ʻ", "[ʻ’‘'`ʼ]"), re.IGNORECASE)


# A comma inside a number is none.
_MARKS = r"(?<!\d)[,;()«»“”„\"](?!\d)|(?<=\d)[,;](?=\s)|[;()«»“”„\"]|\s[—–-]\s"

# "in Khatlon and Turkistan, …": two names of one clause.
_NO_LIST = r"(?!\s+(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])[\w-]+\s*(?:[.,;]|$))"

_ENGLISH = ComparisonWords(
    rough=r"\b(?:about|around|roughly|approximately|some|nearly|almost|close to|up to|estimated|"
    r"an estimated|or so|circa)",
    at_least=r"\b(?:more than|over|at least|above|exceed(?:s|ed|ing)?|no (?:less|fewer) than)",
    at_most=r"\b(?:less than|fewer than|under|at most|below|up to|no more than|not more than)",
    rough_after=r"or (?:so|thereabouts)\b",
    at_least_after=r"or more\b",
    at_most_after=r"or (?:less|fewer)\b",
    baseline=r"\b(?:from|(?<!more )(?<!less )(?<!fewer )than|instead of|rather than|"
    r"compared (?:with|to)|(?:as )?against(?:\s+an?\s+\w+\s+of)?|versus|previously|earlier|not|"
    r"after)"
    r"(?:\s+(?:about|around|the|a|an|some|level of|nearly|almost))*",
    baseline_after=r"(?:a year )?(?:earlier|before|previously)\b",
    change=r"\b(?:by|rose|fell|grew|gained|lost|dropped|declined|increased|decreased|jumped|up|down|"
    r"climbed|shrank)(?:\s+(?:about|around|nearly|almost|some|over|more than|less than|up to))?",
    level=r"\b(?:to|of|at|from)(?:\s+(?:about|around|nearly|almost|some|over))?",
    change_after=r"(?:an?\s+\w+\s+)?(?:more|less|fewer|higher|lower|longer|shorter|cheaper|dearer|"
    r"above|below|up|down|faster|slower)\b",
    clause=_MARKS + rf"|\band\b{_NO_LIST}|"
    r"\b(?:but|which|while|whereas|because|since|although|though|unless|if|when|where|who)\b",
    wanted=r"\b(?:recommend\w*|propos\w+|want\w*|ask(?:s|ed|ing)? for|appl(?:y|ied) for|demand\w*|"
    r"should|could|might|(?-i:may)|would|limit(?:s|ed)?|ceiling|threshold|capacity|target\w*|"
    r"goals?|aims?|plan(?:s|ned)?|quotas?|forecasts?|expect\w*|will|is to|are to|promis\w+|"
    r"offer\w*|if)\b",
    whole=r"\b(?:of|out of) (?:the|all|its|their|some)",
    negation=r"\b(?:not?|never|nor|neither|cannot|without)\b|n['’]t\b",
    undoing=r"\b(?:withdr\w+|cancel\w*|abolish\w*|scrap(?:s|ped)?|lift(?:s|ed)?|suspend\w*|"
    r"postpon\w*|reject\w*|refus\w*|den(?:y|ies|ied)|halt\w*|revok\w*|annul\w*|end(?:s|ed))\b",
)
_RUSSIAN = ComparisonWords(
    rough=r"\b(?:около|примерно|приблизительно|порядка|почти|близко к|в среднем|до|ориентировочно)",
    at_least=r"\b(?:более(?: чем)?|больше(?: чем)?|свыше|не менее(?: чем)?|выше|как минимум|"
    r"по меньшей мере|превы\w+)",
    at_most=r"\b(?:менее(?: чем)?|меньше(?: чем)?|до|не более(?: чем)?|ниже|не выше|максимум)",
    rough_after=r"или около того",
    at_least_after=r"(?:и|или) (?:более|больше|выше)\b",
    at_most_after=r"(?:и|или) (?:менее|меньше|ниже)\b",
    baseline=r"\b(?:с|со|чем|против|вместо|а не|по сравнению с|в сравнении с|ранее|прежде|раньше)"
    r"(?:\s+(?:около|примерно|почти|уровня))*",
    baseline_after=r"(?:годом|месяцем) ранее\b",
    change=r"\bна(?:\s+(?:около|примерно|почти|более чем))?",
    level=r"\b(?:до|с|со)(?:\s+(?:около|примерно|почти))?",
    change_after=r"(?:больше|меньше|выше|ниже|дороже|дешевле|длиннее|короче)\b",
    clause=_MARKS + rf"|\bи\b{_NO_LIST}|"
    r"\b(?:а|но|однако|тогда как|потому что|поскольку|если|когда|где)\b",
    wanted=r"\b(?:рекоменд\w+|предлаг\w+|предлож\w+|требу\w+|прос(?:ит|ят|ил\w*)|хот(?:ят|ел\w*)|"
    r"хочет|должн\w+|мог(?:ут|ла|ло|ли)?|может|лимит\w*|предел\w*|порог\w*|мощност\w+|целев\w+|"
    r"цел(?:ь|и|ью)|план\w*|квот\w+|прогноз\w*|ожида\w+|будет|будут|намерен\w*|обеща\w+|если)\b",
    whole=r"\b(?:из|из всех|из этих)",
    negation=r"\b(?:не|нет|ни|никогда|без|нельзя)\b",
    undoing=r"\b(?:отмен\w+|отзыва\w+|отозва\w+|приостан\w+|отлож\w+|перенес\w+|отклон\w+|"
    r"отказ\w+|опроверг\w+|прекра[тщ]\w+|снят\w*|сняли?|аннулир\w+)\b",
)
_KAZAKH = ComparisonWords(
    rough=r"\b(?:шамамен|орта есеппен|жуық|дерлік|болжам бойынша)",
    at_least=r"\b(?:кемінде|кем дегенде)",
    at_most=r"\b(?:ең көбі|көп дегенде|ең көп дегенде)",
    # "70 пайызға жуық", "40 мыңнан астам": the ending is part of the word with the unit.
    rough_after=r"(?:\w*(?:ға|ге|қа|ке)\s+)?(?:жуық|таяу|шамалас|дейін)\b|шамасында\b",
    at_least_after=r"(?:\w*(?:нан|нен|дан|ден|тан|тен)\s+)?(?:астам|артық|көп|кем емес)\b",
    at_most_after=r"(?:\w*(?:нан|нен|дан|ден|тан|тен)\s+)?(?:кем|аз|аспайтын|аспайды)\b|"
    r"(?:\w*(?:ға|ге|қа|ке)\s+)?дейін\b",
    baseline=r"\b(?:бұрын|бұған дейін|өткен жылы|былтыр)",
    baseline_after=r"\w*(?:нан|нен|дан|ден|тан|тен)\s+(?:\d|жоғары|төмен)|"
    r"(?:\w*(?:мен|бен|пен)\s+)?салыстырғанда\b|орнына\b|болған еді\b|болатын\b",
    change=_NOTHING,
    level=_NOTHING,
    change_after=r"\w*(?:ға|ге|қа|ке)\s+(?:артты|өсті|көбейді|азайды|төмендеді|қысқарды|"
    r"қымбаттады|арзандады|жоғары|төмен|артық|кем)",
    clause=_MARKS + rf"|\bжәне\b{_NO_LIST}|\b(?:ал|бірақ|алайда|себебі|өйткені|егер)\b",
    wanted=r"\b(?:ұсын\w+|сұра\w+|талап ет\w+|тиіс\w*|мүмкін|шек(?:ті|теу)\w*|лимит\w*|шегі|"
    r"қуат\w*|мақсат\w*|жоспар\w*|квота\w*|болжам\w*|күтіл\w+|болады|уәде\w*|егер)\b",
    whole=r"\b(?:барлық|жалпы)",
    negation=r"\b(?:жоқ|емес|ешқашан)\b|\w+(?:мады|меді|пады|педі|бады|беді|майды|мейді)\b",
    undoing=r"\b(?:тоқтат\w+|кейінге қалдыр\w+|бас тарт\w+|жоққа шығар\w+|күшін жой\w+|"
    r"қайтарып ал\w+)\b|\bкүші жойыл\w+",
)
_UZBEK = ComparisonWords(
    rough=r"\b(?:taxminan|qariyb|deyarli|salkam|oʻrtacha|chamasi)",
    at_least=r"\b(?:kamida|eng kamida)",
    at_most=r"\b(?:koʻpi bilan|eng koʻpi bilan)",
    rough_after=r"(?:\w*(?:ga|ka|qa)\s+)?(?:yaqin|qadar)\b|atrofida\b|chamasida\b",
    at_least_after=r"(?:\w*dan\s+)?(?:ortiq|ziyod|koʻp|kam emas|kam boʻlmagan)\b",
    at_most_after=r"(?:\w*dan\s+)?(?:kam|oshmaydi|oshmaydigan)\b|(?:\w*(?:ga|ka|qa)\s+)?"
    r"(?:gacha|qadar)\b",
    baseline=r"\b(?:ilgari|avval|oʻtgan yili|bundan oldin)",
    baseline_after=r"\w*dan\s+(?:\d|yuqori|past)|(?:\w*ga\s+)?(?:nisbatan|qaraganda)\b|oʻrniga\b|"
    r"edi\b",
    change=_NOTHING,
    level=_NOTHING,
    change_after=r"\w*(?:ga|ka|qa)\s+(?:oshdi|oʻsdi|koʻpaydi|kamaydi|pasaydi|qisqardi|ortdi|"
    r"qimmatlashdi|arzonlashdi|yuqori|past|koʻp|kam)",
    clause=_MARKS + rf"|\bva\b{_NO_LIST}|\b(?:ammo|lekin|biroq|chunki|agar|esa)\b",
    wanted=r"\b(?:tavsiya\w*|taklif\w*|soʻra\w+|talab\w*|kerak|mumkin|chegara\w*|limit\w*|"
    r"quvvat\w*|maqsad\w*|reja\w*|kvota\w*|prognoz\w*|kutil\w+|boʻladi|vaʼda\w*|agar)\b",
    whole=r"\b(?:barcha|jami)",
    negation=r"\b(?:yoʻq|emas|hech)\b|\w+(?:madi|maydi|magan|maydigan)\b",
    undoing=r"\b(?:bekor qil\w+|toʻxtat\w+|kechiktir\w+|rad et\w+|voz kech\w+|inkor et\w+|"
    r"qaytarib ol\w+|qoldirildi)\b",
)
COMPARISON = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH, "uz": _UZBEK}


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Words between a figure and the noun that it measures ("turnout | was put at | 38 percent").

    Attributes:
        links: Verbs and prepositions that stand between the two.
        vague: Nouns that say too little by themselves ("total", "rate"), as they stand in texts.
    """

    links: frozenset[str]
    vague: frozenset[str]


# Only for languages in which what is measured stands before the figure and its verb.
HEADS = {
    "en": HeadWords(
        frozenset(
            "of at to by was were is are be been stood stands stand reached reach totalled "
            "totaled amounted came put puts remains remained fell fall falls falling rose rise "
            "rises rising grew grow grows increased increase decreased decrease dropped drop "
            "declined decline will would could may about around nearly almost some only over "
            "than more less estimated currently now still expected".split()
        ),
        frozenset(
            "total rate level share number amount sum average increase rise growth decline fall "
            "value figure price cost fee capacity limit threshold reserve ceiling maximum minimum "
            "part half output result estimate year month".split()
        ),
    ),
    "ru": HeadWords(
        frozenset(
            "составил составила составило составили составляет составляют был была было были "
            "достиг достигла достигло достигли достигает равен равна на до в уровне отметке около "
            "примерно почти вырос выросла выросло выросли снизился снизилась снизилось снизились "
            "упал упала увеличился увеличилась увеличились сократился сократилась сократились "
            "оценивается оцениваются уже лишь только".split()
        ),
        frozenset(
            "объем объём уровень доля число количество сумма рост снижение прирост показатель цена "
            "стоимость мощность лимит порог предел часть половина итог год месяц".split()
        ),
    ),
}
