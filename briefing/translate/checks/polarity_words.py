"""Words of negation, possibility and duty, of rise and fall.

``SURE`` words leave no doubt; ``BROAD`` ones may stand for such a word in the other language. A
finding needs a sure word on one side and not even a broad one on the other. In the lists ``*`` is
any ending and ``_`` a space; verb forms that take a negative suffix are patterns.
"""

from __future__ import annotations

import re


def _any(words: str, *patterns: str) -> str:
    """A pattern for whole words, and further patterns for whole words."""
    spelled = (
        re.escape(word).replace(r"\*", r"\w*").replace("_", r"[ \u00a0]") for word in words.split()
    )
    return rf"(?<!\w)(?:{'|'.join((*spelled, *patterns))})(?!\w)"


# In Kazakh the suffix follows the last sound: алмады, жазбады, кетпеді. Names have capitals.
_KK_STEM = (
    r"(?-i:(?=[а-яәіңғүұқөһ]))\w+(?:(?<=[аәеоөұүуіыяюиэйрл])м|(?<=[зжмнң])б|(?<=[пткқсшщфхц])п)[ае]"
)
_KK_FINITE = r"(?:д[ыі]|д[ыі][кқ]|д[ыі]м|ған|ген|йд[ыі]|йтын|йтін|с|спыз|спіз|йм[ыі]з)"
_KK_OTHER = (
    r"(?:(?:ған|ген|йтын|йтін|у)\w{0,6}|й|са|се|сын|сін|йынша|йінше|стан|стен|"
    r"д[ыі]\w{0,3}|йд[ыі]|с)"
)
# Uzbek nouns and verbs whose stem ends in -ma, or that only look so.
_UZ_STEM = (
    r"(?-i:(?=[a-z]))(?!kama|qara|hamma|tama|jama|chama|dama|daroma|xizma|muhamma|ahma|"
    r"sarma)\w{2,}ma"
)
_UZ_FINITE = (
    r"(?:ydi|ydigan|yman|ymiz|ydilar|yapti|yotgan|yotir|di|dik|dilar|gan|ganini|gani|ganligi\w*|"
    r"s|sligi\w*)"
)
_UZ_OTHER = r"(?:y\w{0,6}|di\w{0,4}|gan\w*|s|sa|sdan|slik\w*|sligi\w*|sin|guncha|gunga|ng)"

SURE_NEGATION = {
    "en": r"\b(?:not(?! (?:only|later|more|less|fewer|least|just|merely|to mention)\b)|never|cannot"
    r"|neither|nobody|nothing|nowhere)\b|n['’]t\b|\bno(?= (?:one|longer|plans?|agreement|evidence|"
    r"decision|progress|changes?|need|reason|doubt|date|deal|talks|data|power|water|gas|fuel|funds?"
    r"|intention|obligation|right|shortage|alternative)\b)",
    "ru": r"(?<!\w)(?:не(?! (?:менее|более|только|позднее|позже|раньше|ранее|просто|столько|меньше|"
    r"больше|говоря|хуже|ниже|выше|вс[её]|сразу|раз|исключ\w+|сч[ие]т\w+|обош\w+|од[ин]\w+)\b)"
    r"|ни|нет|нельзя|никогда|никто|ничего|нигде)(?!\w)",
    "kk": _any(
        "жоқ ешқашан ешкім ештеңе ешбір ешқандай",
        r"(?<!ғана[ \u00a0])емес(?!тігі)\w{0,6}",
        _KK_STEM + _KK_FINITE,
    ),
    "uz": _any(
        "yoʻq aslo hech hargiz",
        r"emas\w{0,8}",
        r"na[ \u00a0][\w ʻʼ-]{1,40},?[ \u00a0]na(?=[ \u00a0])",  # neither … nor
        _UZ_STEM + _UZ_FINITE,
    ),
}
BROAD_NEGATION = {
    "en": _any(
        "no not never none nor neither nothing nobody nowhere without cannot fail* refus* "
        "reject* lack* "
        "absen* declin* deny denie* denial unable until unless prevent* avoid* stop* halt* ban "
        "bans "
        "banned prohibit* forbid* forbade against exclud* except* only just least less minim* "
        "fewer few "
        "little hardly barely scarcely rarely seldom despite although though yet rather instead "
        "beyond "
        "miss* free remain* still pending postpon* delay* suspend* cancel* withdr* oppos* doubt* "
        "shortage* zero nil below no_later whether before ceas* abandon* shelv* scrap* void nomin* "
        "impossib* impass* imperfect* illegal* illicit* irregular* irrespective at_all nullif*",
        r"non-?\w+",
        r"un(?!i|der|dp|esco|til|less)\w{3,}",
        r"in(?:ability|capab|suffici|adequat|complet|effici|elig|conclus|activ|correct|formal|"
        r"direct|"
        r"depend|stab|secur|toler|valid|vis|flex|access|accur|decis|differ|effect)\w*",
        r"dis(?:agree|allow|approv|continu|miss|order|regard|satisf|trust|appear|card|courag|"
        r"put)\w*",
        r"mis(?:use|manage|lead|understand|match|take)\w*",
        r"\w+n['’]t",
        r"\w+less",
        r"\w+-free",
    ),
    "ru": _any(
        "не ни нет нельзя никогда никто ничего никак* нигде без вне лишь только против кроме "
        "вместо "
        "вряд едва отнюдь мимо отказ* отсутств* невозможн* запре* запрещ* исключ* прекра* лиш* "
        "избе* "
        "отклон* отверг* опроверг* опроверж* отриц* воздерж* приостан* отмен* нехват* дефицит* "
        "препятств* сорв* утрат* ноль нулев* прежн* по-прежнему против*",
        r"не(?!фт|дел|б[оа]|мец|мед|дав|др|йтр|котор|обход|посредств|скольк|сли|ст|рв|зави|"
        r"г)\w{3,}",
        r"бе[зс](?!опасн|ед|поко)\w{3,}",
    ),
    "kk": _any(
        "емес* жоқ* еш* тек ғана әлі қарсы орнына бас_тарт* тыйым* болдырма* шеттет* терісте* "
        "айырыл* тапшы* жетісп* қиын* кідір* күші_жой* нөл*",
        r"\w+(?:сыз|сіз)(?:д[ыі]қ\w*|дан|ден|ға|ге|д[ыі])?",
        _KK_STEM + _KK_OTHER,
    ),
    "uz": _any(
        "emas* yoʻq* hech* faqat hali qarshi oʻrniga rad rad_* taqiq* bekor inkor* bosh_tort* "
        "oldini_ol* mustasno voz_kech* istisno kamchil* yetishma* taqchil* tanqis* nol* mahrum*",
        r"\w+siz(?:lik\w*|ligi\w*)?",
        r"no(?:qonun|toʻgʻri|aniq|maʼlum|barqaror|rozi|qulay|mumkin|tinch|rasmiy|oʻrin|davlat)\w*",
        r"be(?:kor|qaror|tartib|xabar|pul|gumon|hisob|shikast|foyda)\w*",
        _UZ_STEM + _UZ_OTHER,
    ),
}
# Verbs that deny by themselves: "did not rule out" is not "ruled out".
DENIAL = {
    "en": r"\b(?:rul(?:e[sd]?|ing)[ \u00a0]out|deny|denie[sd]|denying)\b",
    "ru": r"(?<!\w)(?:исключ(?:ил|ает|ают|ал|ат|ит)\w*|отриц(?:ал|ает|ают)\w*)",
    "kk": r"(?<!\w)(?:жоққа|теріске)[ \u00a0]шығар\w*",
    "uz": r"(?<!\w)(?:istisno|inkor)[ \u00a0](?:et|qil)\w*",
}
DENIAL_DENIED = {
    "en": r"(?:\bnot|\bnever|\bcannot|n['’]t)[ \u00a0](?:rule[ \u00a0]out|deny)\b",
    "ru": r"(?<!\w)не[ \u00a0](?:\w+[ \u00a0])?(?:исключ|отриц)\w+",
    "kk": r"(?<!\w)(?:жоққа|теріске)[ \u00a0]шығар"
    r"(?:ма|ған[ \u00a0]жоқ|ып[ \u00a0]отырған[ \u00a0]жоқ)\w*",
    "uz": r"(?<!\w)(?:istisno|inkor)[ \u00a0](?:etma|qilma)\w*",
}
SURE_POSSIBILITY = {
    "en": r"(?-i:\b(?:may|might)\b)",
    "ru": _any("могут возможно вероятно", r"может(?!\s+быть\s+\w+н[аоы]?\b)"),
    "kk": _any("ықтимал", r"мүмкін(?! емес)"),
    "uz": _any("ehtimol", r"mumkin(?! emas)"),
}
BROAD_POSSIBILITY = {
    "en": _any(
        "may might can could able likely likelihood potential* perhaps allow* let lets enabl* "
        "would "
        "capacity chance* opportunit* risk* option* prospect* permit* cannot open room expect* "
        "appear* "
        "seem* unable ability entitled free_to right_to available threat* consider* reportedly "
        "presumably maybe estimated apparent* believ* eligib* suggest*",
        r"possib\w+|probab\w+|capab\w+|feasib\w*|impossib\w+|\w{3,}able|\w{3,}ible",
    ),
    "ru": _any(
        "мож* мог* смог* смож* возможн* вероятн* способн* наверн* бы б допуст* допуск* видимо "
        "предположит* позвол* шанс* риск* потенц* угро* не_исключ* вправе сумел* сумеет удастся "
        "удал* "
        "невозможн* нельзя разреш* пожалуй якобы похоже будто чревато дать даст дают"
    ),
    "kk": _any(
        "мүмкін* ықтимал* бәлкім болар шығар сияқты тәрізді қауіп* қатер* әлеует* рұқсат* құқылы "
        "алмай* алмас алады алатын* алмақ алар алуы",
    ),
    "uz": _any(
        "mumkin* ehtimol* balki shekilli xavf* imkon* salohiyat* ruxsat* haqli qodir chogʻi",
        r"\w+[ay]? ?ol(?:adi|adigan|ishi|ishlari|maydi|may|moqda)\w*",
    ),
}
SURE_DUTY = {
    "en": r"\b(?:must|shall|obliged to|required to)\b(?!-)",
    "ru": _any("должен должна должно должны обязан обязана обязано обязаны необходимо следует"),
    "kk": _any("тиіс керек міндетті қажет"),
    "uz": _any("shart kerak lozim majbur zarur"),
}
BROAD_DUTY = {
    "en": _any(
        "must shall should oblig* requir* need* necessar* necessit* has_to have_to had_to "
        "having_to "
        "ought mandat* compulsory essential vital important importance call* urg* demand* follow* "
        "expect* due supposed to_be be_to is_to are_to was_to were_to will would task* "
        "instruct* order* "
        "duty duties responsib* binding crucial priority it_is_time recommend* propos* advis* "
        "condition* "
        "deadline commit* scheduled plan plans planned"
    ),
    "ru": _any(
        "долж* обяз* необходим* нуж* следу* надо надлежит треб* потреб* пора важн* призва* "
        "предстоит "
        "придётся придется вынужд* поруч* подлеж* запре* нельзя"
    ),
    "kk": _any("тиіс* керек* міндет* қажет* талап* жөн шарт* маңызды* тапсыр* мәжбүр*"),
    "uz": _any(
        "shart* kerak* lozim* majbur* zarur* talab* muhim* vazifa* darkor topshir* burch* taqiq*"
    ),
}
RISE = {
    "en": _any(
        "rose risen rising rise rises grew grown grow growth increas* climb* jump* surg* up_by "
        "gain* "
        "expand* doubled tripled higher more"
    ),
    "ru": _any(
        "рост* вырос* выраст* раст* рос росл* увелич* повы* возрос* возраст* подня* подорожа* "
        "прибав* "
        "прирост* выше больше подскоч* расшир* удво* утро*"
    ),
    "kk": _any("өс* арт* көбей* ұлғай* көтеріл* жоғарыла* қымбатта* кеңей* еселе* молай* жоғары"),
    "uz": _any(
        "oʻs* ort* koʻpay* oshdi oshgan oshib oshmoqda oshadi oshishi* koʻtaril* qimmatla* kengay* "
        "yuqori* koʻp* yuksal*"
    ),
}
FALL = {
    "en": _any(
        "fell fallen fall falls falling declin* decreas* drop* reduc* shrank shrunk shrink* "
        "down_by "
        "lower* cut cuts cutting slump* plung* less fewer contracted contracting contraction "
        "narrow* lost"
    ),
    "ru": _any(
        "паден* упал* пад* сниз* сниж* сокра* уменьш* спад* просе* ниже меньше подешев* убыл* "
        "потер* "
        "обвал* урез* сузи*"
    ),
    "kk": _any(
        "төменде* азай* кемі* құлдыра* қысқар* арзанда* кіші* тарыл* төмен аз кем",
        r"(?<!асып[ \u00a0])түс(?:ті|кен|іп|еді)\w*",  # "асып түсті": exceeded
    ),
    "uz": _any(
        "kamay* pasay* qisqar* tushdi* tushgan* tushib tushmoqda tushadi* arzonla* kam* past* "
        "ozay* toray*"
    ),
}
