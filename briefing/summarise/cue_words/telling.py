"""Words that say whether something was said at all, denied, or only asked and supposed.

All are regular expressions without flags, to be matched without regard to case. In Kazakh and
Uzbek it is the ending of the verb of speech that says that nothing was said ("деген жоқ",
"aytmadi", "айтса"), and no pattern of speech matches such an ending.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from briefing.language.apostrophes import with_uzbek_letters

_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The words of one language.

    Attributes:
        unsaid: Beside the subject of a verb of speech: nothing was said ("did not", "whether").
        supposed: Opens a sentence that only supposes something ("If").
        denial: A verb that denies, doubts or refuses what follows it. Without the verb the words
            would say the opposite, so they are always shown together.
        stance: A verb of support, opposition, demand or promise, with its preposition; the words
            mean nothing without it.
        turn: Opens words that limit those before them ("but", "only if", "unless").
        answer: Opens a sentence in which somebody else acts on, or judges, what was said before.
        aside: Inside reported speech: here somebody else may go on ("…, but farmers disagreed").
    """

    unsaid: str
    supposed: str
    denial: str
    stance: str
    turn: str
    answer: str
    aside: str


_ENGLISH = TellingWords(
    unsaid=r"\b(?:not|never|no|nobody|none|neither|nor|cannot|hardly|barely|scarcely|rarely|few|"
    r"without|if|whether|unless|until|lest|would|could|might|(?-i:may)|must|should|can|will|shall|"
    r"expected|likely|unlikely|due to|set to|ready to|supposed|reportedly|allegedly|supposedly|"
    r"purportedly|apparently|reported to|said to|alleged to|rumou?red|asked|wondered|questioned|"
    r"refus\w+|declin\w+|fail\w+|den(?:y|ies|ied)|doubt\w*|disput\w+|dismiss\w*|reject\w*|"
    r"according to|be|been|being|is|are|was|were)\b|n['’]t\b|\bfrom saying\b",
    supposed=r"(?:if|should|had|were|unless|until|suppose|supposing|imagine|assuming|whether|"
    r"reportedly|allegedly|supposedly|why|what|who|how|when(?!\s+asked)|whenever|even if|as if|"
    r"as though|in case)\b",
    denial=r"(?:denied|denies|disputed|disputes|doubted|doubts|rejected|rejects|refuted|refutes|"
    r"dismissed|dismisses|ruled\s+out|rules\s+out|"
    r"(?:questioned|questions)(?=\s+(?:whether|the|how|why|its|their|his|her)\b)|"
    r"(?:refused|refuses|declined|declines)(?!\s+to\s+(?:say|comment|answer|speak|be|give|confirm|"
    r"discuss|elaborate|name)\b))",
    stance=r"(?:(?:supported|supports|backed|backs)"
    r"(?!\s+(?:away|down|off|out|up|into|by|himself|herself|itself)\b)|opposed|opposes|"
    r"(?:welcomed|welcomes)(?!\s+(?:\w+\s+)?(?:guests?|visitors?|delegat\w+|\w*ministers?|"
    r"presidents?|reporters?|journalists?|him|her|them)\b)|criticised|criticises|criticized|criticizes|condemned|condemns|endorsed|endorses|"
    r"(?:objected|objects|agreed|agrees)\s+to|(?:disagreed|disagrees|agreed|agrees)\s+with|"
    r"(?:called|calls|asked|asks|pressed|presses|argued|argues)\s+for|"
    r"(?:warned|warns|argued|argues|spoke|speaks)\s+against|(?:insisted|insists)\s+on|"
    # "called the dam a matter of survival", but "called the minister a day earlier".
    r"(?:called|calls)(?=\s+(?:it|(?:the|its|his|her|this|such)\s[^,;.:]{2,60}?)\s+(?:an?|the)\s"
    r"(?!(?:day|week|month|year|few|couple|second|third|next|same)\b))|"
    r"(?:described|describes)(?=\s[^,;.:]{2,80}?\sas\s)|"
    r"demanded|demands|urged|urges|(?:promised|promises|pledged|pledges|vowed|vows|threatened|"
    r"threatens|offered|offers)\s+(?:to|not\s+to))",
    turn=r"(?:but|however|yet|only|if|unless|provided|as\s+long\s+as|on\s+condition|except|"
    r"otherwise|though|although|not)\b",
    answer=r"(?:he|she|they|both|(?:this|that|it|these)(?:\s+\w+)?\s+(?:is|was|are|were|has|have|had|"
    r"did|does)(?:n['’]t|\s+(?:not|never|false|untrue|wrong|incorrect|denied|disputed|rejected)))\b",
    aside=r"(?:,|;|\s[—–-])\s+(?:but|while|whereas|although|though|yet)\s+"
    r"(?!(?:only|not|that|would|will|also|if|it|they|he|she|we|said|added)\b)",
)
_RUSSIAN = TellingWords(
    unsaid=r"(?<!\w)(?:не|ни|никогда|никто|нельзя|якобы|если|ли|бы|вряд\s+ли|едва\s+ли|"
    r"будто(?:\s+бы)?|спросил\w*|неверно|неправда|отказал\w+|предположительно)(?!\w)",
    supposed=r"(?:если|в\s+случае|когда|пока|неверно|неправда|якобы|допустим|предположим|кто|что(?!\s+касается)|"
    r"почему|зачем|хотя|после\s+того|до\s+того|прежде\s+чем)(?!\w)",
    denial=r"(?:не\s+согласил(?:ся|ась|ось|ись)|не\s+соглас(?:ен|на|но|ны)|возразил(?:а|о|и)?|"
    r"возража(?:ет|ют)|опроверг(?:ла|ло|ли)?|опровергает|опровергают|отрица(?:ет|ют|л|ла|ло|ли)|"
    r"отверг(?:ла|ло|ли)?|отвергает|отвергают|усомнил(?:ся|ась|ось|ись)|сомневает(?:ся)|"
    r"сомневаются|исключил(?:а|о|и)?|исключает|отклонил(?:а|о|и)?|оспорил(?:а|о|и)?|"
    r"отказал(?:ся|ась|ось|ись)(?!\s+(?:от\s+комментари|подтвердить|опровергнуть|сказать|говорить|"
    r"комментировать|прокомментировать|отвечать|ответить|назвать|уточнить)))",
    stance=r"(?:(?:согласил(?:ся|ась|ось|ись)\s+(?:с|со|на)(?!\w))|(?:поддержал(?:а|о|и)?|поддержива(?:ет|ют))(?!\s+(?:себя|его|е[её]|их)\b)|одобрил(?:а|о|и)?|приветствовал(?:а|о|и)?|"
    r"приветству(?:ет|ют)|раскритиковал(?:а|о|и)?|критику(?:ет|ют)|осудил(?:а|о|и)?|"
    r"(?:выступил(?:а|о|и)?|выступа(?:ет|ют))\s+(?:за|против|с\s+критикой)|"
    r"потребовал(?:а|о|и)?|требу(?:ет|ют)|призвал(?:а|о|и)?|призыва(?:ет|ют)|"
    r"пообещал(?:а|о|и)?|обеща(?:ет|ют))",
    turn=r"(?:но|однако|только|лишь|если|при\s+условии|кроме|иначе|хотя|а\s+не|не)(?!\w)",
    answer=r"(?:он|она|они|оба|обе|(?:это|эти|этот|эта)(?:\s+\w+)?\s+(?:не|неверно|неправда|ложь|"
    r"опроверг\w*|отверг\w*))(?!\w)",
    aside=r"(?:,|;|\s[—–-])\s+(?:а|но|однако|тогда\s+как|хотя|в\s+то\s+время\s+как)\s+"
    r"(?!(?:только|лишь|не|если|он|она|они|это|что|также|именно|затем|потом)(?!\w))",
)
_KAZAKH = TellingWords(
    unsaid=_NOTHING,
    supposed=_NOTHING,
    denial=r"(?:жоққа\s+шығар(?:ды|ып\s+отыр)|терістеді|теріске\s+шығарды|күмән\s+келтірді|"
    r"бас\s+тартты|қабылдамады|келіспеді)",
    stance=r"(?:қолдады|қолдап\s+отыр|қолдайды|құптады|қарсы\s+(?:шықты|екенін\s+айтты)|сынады|"
    r"сынға\s+алды|айыптады|талап\s+етті|шақырды)",
    turn=r"(?:бірақ|алайда|тек|егер|әйтпесе|дегенмен)(?!\w)",
    answer=r"(?:ол|олар|екеуі|бұл\s+(?:\w+\s+)?(?:рас\s+емес|дұрыс\s+емес|жалған|өтірік))(?!\w)",
    aside=r"(?:,|;|\s[—–-])\s+(?:ал|бірақ|алайда|дегенмен)\s+(?!(?:тек|егер|ол|бұл)(?!\w))",
)
_UZBEK = TellingWords(
    unsaid=_NOTHING,
    supposed=_NOTHING,
    denial=r"(?:rad\s+et(?:di|ishdi)|inkor\s+et(?:di|ishdi)|shubha\s+bildirdi|bosh\s+tortdi|"
    r"voz\s+kechdi|rozi\s+boʻlmadi)",
    stance=r"(?:qoʻllab-quvvatla(?:di|ydi)|maʼqulla(?:di|ydi)|qarshi\s+chiq(?:di|adi)|tanqid\s+qil(?:di|adi)|"
    r"qorala(?:di|ydi)|talab\s+qil(?:di|adi)|chaqir(?:di|adi))",
    turn=r"(?:lekin|ammo|biroq|faqat|agar|aks\s+holda)(?!\w)",
    answer=r"(?:u|ular|ikkalasi|bu\s+(?:\w+\s+)?(?:toʻgʻri\s+emas|rost\s+emas|yolgʻon))(?!\w)",
    aside=r"(?:,|;|\s[—–-])\s+(?:lekin|ammo|biroq)\s+(?!(?:faqat|agar|u|bu)(?!\w))",
)
TELLING = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH, "uz": _UZBEK}


# "Juma, the agency reported, said that …": another says that he said so.
_HEARSAY = re.compile(
    r",[^,]*\b(?:report(?:ed|s)|said|says|wr(?:ote|ites)|claim(?:ed|s)|alleg(?:ed|es))\s*,"
)


@functools.lru_cache(maxsize=64)
def pattern(name: str, language: str) -> re.Pattern[str]:
    """The words ``name`` of a language, ready to search."""
    return re.compile(getattr(TELLING[language], name), re.IGNORECASE)


def takes_a_stand(text: str, language: str) -> bool:
    """Whether ``text`` has a verb that denies, supports, opposes, demands or promises."""
    text = with_uzbek_letters(text, language)
    return any(
        re.search(rf"(?<![\w-]){pattern(name, language).pattern}(?![\w-])", text, re.IGNORECASE)
        for name in ("denial", "stance")
    )


def is_unsaid(subject: str, language: str) -> bool:
    """Whether the words beside a verb of speech say that nothing was said.

    Args:
        subject: What stands before the verb, or after one that comes first. An apposition between
            commas does not count ("Juma, who did not attend, said"), nor does what a comma cuts off
            in front ("Asked whether prices would rise, Juma said"), but for a sentence that only
            supposes: there everything does.
        language: en, ru, kk or uz.
    """
    subject = with_uzbek_letters(subject, language)
    if pattern("supposed", language).match(subject.lstrip(' «“"„—–-')):
        return True
    if language == "en" and _HEARSAY.search(subject):
        return True
    closed = re.sub(r",[^,]*,", " ", subject)
    return pattern("unsaid", language).search(re.split(r"[,;:]\s", closed)[-1]) is not None
