"""Words of negation, possibility and duty.

``SURE`` words leave no doubt; ``BROAD`` ones may stand for such a word in the other language. A
finding needs a sure word on one side and not even a broad one on the other.
"""

from __future__ import annotations

SURE_NEGATION = {
    "en": r"\b(?:not(?! only\b| later\b| more\b| less\b| fewer\b| least\b| just\b| merely\b)|"
        r"never|cannot|neither|nobody|nothing|nowhere)\b|n['’]t\b"
    r"|\bno(?= (?:one|longer|plans?|agreement|evidence|decision|progress|changes?|need|reason|"
        r"doubt|date|deal|talks|data|power|water|gas|fuel|funds?)\b)",
    "ru": r"(?<!\w)(?:не(?! (?:менее|более|только|позднее|позже|раньше|ранее|просто|столько|"
        r"исключ\w+|меньше|больше|говоря|сч[ие]т\w+|обош\w+|мог\w* не|раз|толь\w+|хуже|ниже|"
        r"выше|вс[её]|сразу|один|одно|одн\w+)\b)|ни|нет|нельзя|никогда|никто|ничего|нигде)(?!\w)",
    "kk": r"(?<!\w)(?:емес(?!тігі)\w{0,6}|жоқ(?!қа)\w{0,4}|ешқашан|ешкім|ештеңе|ешбір|"
        r"ешқандай)(?!\w)"
    r"|(?<=[аәеоөұүуіыяюиэйрл])(?:ма|ме)(?:ды|ді|дық|дік|ған|ген|йды|йді|йтын|йтін|йтындығ\w+|с|"
        r"спыз|ймыз|йміз|ды\w{1,3})(?!\w)"
    r"|(?<=[зжмнң])(?:ба|бе)(?:ды|ді|дық|дік|ған|ген|йды|йді|йтын|йтін|с|ймыз|йміз)(?!\w)"
    r"|(?<=[пткқсшщфхц])(?:па|пе)(?:ды|ді|дық|дік|ған|ген|йды|йді|йтын|йтін|с|ймыз|йміз)(?!\w)",
    "uz": r"(?<!\w)(?:emas\w{0,8}|yoʻq\w{0,4}|hech|aslo|hargiz)(?!\w)"
    r"|(?<!\w)(?!kama|qara|hamma|tama|oʻrma|jama|chama|sama|dama|xiralama)\w{2,}ma(?:ydi|ydigan|"
        r"yman|ymiz|ydilar|yapti|yotgan|yotir|di|dik|dilar|gan|ganini|ganligi\w*|gani|s|"
        r"sligi\w*|y)(?!\w)",
}  # fmt: skip
BROAD_NEGATION = {
    "en": r"\b(?:no|not|never|non\w*|none|nor|neither|nothing|nobody|without|cannot|un\w{3,}|"
        r"in(?:ability|capab|suffici|adequat|complet|effici|elig|conclus|activ|correct|formal|"
        r"direct|depend|stab|secur|toler|valid|vis|flex|access|accur|decis|differ|effect)\w*|"
        r"im(?:poss|pass|perf|prop|mob|bal)\w*|ir(?:reg|res|rel)\w*|il(?:leg|lic)\w*|dis\w{3,}|"
        r"mis\w{3,}|"
    r"fail\w*|refus\w*|reject\w*|lack\w*|absen\w*|declin\w*|den(?:y|ied|ies|ying|ial)|unable|"
        r"until|unless|prevent\w*|avoid\w*|stop\w*|halt\w*|ban\w*|prohibit\w*|forbid\w*|forbade|"
        r"against|exclud\w*|except\w*|only|just|least|less|minim\w*|maxim\w*|most|fewer|few|"
        r"little|hardly|barely|scarcely|rarely|seldom|despite|although|though|yet|rather|"
        r"instead|beyond|miss\w*|free|remain\w*|still|pending|postpon\w*|delay\w*|suspend\w*|"
        r"cancel\w*|withdr\w*|oppos\w*|doubt\w*|short\w*|shortage\w*|zero|nil|below|under|up to|"
        r"within|at all|no later|long(?:er)?|other|else|but|however|whether|question|if|any|"
        r"anything|anyone|ever|behind|far from|nearly|almost|vacant|idle|late|later|before|"
        r"stay(?:ed)? away|keep|kept|resist\w*|lost|los[es]\w*|exceed\w*|ceas\w*|end(?:ed|s)?|"
        r"abandon\w*|shelv\w*|scrap\w*|rul(?:e|ed|ing) out|out of|void|null|de-?\w{4,})\b|"
        r"n['’]t\b|\w+less\b|\w+-free\b",
    "ru": r"(?<!\w)(?:не|ни|нет|нельзя|никогда|никто|ничего|никак\w*|нигде|без|вне|лишь|только|"
        r"против|кроме|вместо|вряд|едва|пока|ещ[её]|отнюдь|мимо|отказ\w*|отсутств\w*|"
        r"невозможн\w*|запре\w+|запрещ\w*|исключ\w*|прекра\w*|лиш\w+|избе\w+|отклон\w+|"
        r"отверг\w+|опроверг\w+|опроверж\w+|отриц\w+|воздерж\w+|останов\w+|приостан\w+|отмен\w+|"
        r"отлож\w+|перенес\w+|нехват\w*|дефицит\w*|препятств\w*|сорв\w+|потер\w+|утрат\w+|ноль|"
        r"нулев\w+|бес\w{3,}|без\w{3,}|не\w{3,}|противо\w+|остал\w+|оста[её]\w+)(?!\w)",
    "kk": r"(?<!\w)(?:емес\w*|жоқ\w*|еш\w*|тек|ғана|әлі|қарсы|басқа|орнына|бас тарт\w+|тыйым\w*|"
        r"болдырма\w+|тоқта\w+|жой\w+|шеттет\w+|кейінге|мүмкін емес\w*|\w+(?:сыз|сіз)(?:дық\w*|"
        r"дік\w*|дан|ден|ға|ге|ды|ді)?|қабылдама\w*|терісте\w*|жоққа|айырыл\w+|тапшы\w*|"
        r"жетісп\w+|қиын\w*|қиындық\w*|шектел\w+|кідір\w+|күші жой\w+|нөл\w*|бұрын|дейін|қалды|"
        r"қалып)(?!\w)"
    r"|\w{2,}(?:ма|ме|ба|бе|па|пе)(?:ды|ді|дық|дік|дым|дім|ған|ген|йды|йді|йтын|йтін|й|с|са|се|"
        r"сын|сін|у|уі|уы|ууы|уын|уін|уге|уға|удың|удің|йынша|йінше|стан|стен|ймыз|йміз|ғаны\w*|"
        r"гені\w*|ғанын|генін|йтыны\w*|йтіні\w*)\w{0,4}(?!\w)",
    "uz": r"(?<!\w)(?:emas\w*|yoʻq\w*|hech\w*|faqat|hali|qarshi|oʻrniga|rad\w*|taqiq\w*|"
        r"toʻxta\w+|bekor|inkor\w*|bosh tort\w+|oldini ol\w+|mustasno|tashqari|\w+siz(?:lik\w*|"
        r"ligi\w*)?|no(?:qonun|toʻgʻri|aniq|maʼlum|barqaror|rozi|qulay|mumkin|tinch|rasmiy|"
        r"oʻrin|davlat|hukumat)\w*|be(?:kor|qaror|tartib|xabar|pul|gumon|hisob|shikast|"
        r"foyda)\w*|voz kech\w+|istisno|kamchil\w+|yetishma\w+|tanqis\w*|qoldi|nol\w*|"
        r"kechiktir\w+|oldin|avval|qadar|mahrum\w*|cheklan\w+)(?!\w)"
    r"|\w{2,}ma(?:y|ydi|ydigan|yman|ymiz|ydilar|yapti|yotgan|di|dik|dilar|gan\w*|s\w*|sa|sin|ng|"
        r"slik\w*|sdan|guncha|gunga|yin|lik)\w{0,6}(?!\w)",
}  # fmt: skip
SURE_POSSIBILITY = {
    "en": r"(?-i:\b(?:may|might)\b)",
    "ru": r"(?<!\w)(?:может(?!\s+быть\s+\w+н[аоы]?\b)|могут|возможно|вероятно)(?!\w)",
    "kk": r"(?<!\w)(?:мүмкін(?! емес)|ықтимал)(?!\w)",
    "uz": r"(?<!\w)(?:mumkin(?! emas)|ehtimol)(?!\w)",
}
BROAD_POSSIBILITY = {
    "en": r"\b(?:may|might|can|could|able|possib\w+|likely|likelihood|potential\w*|probab\w+|"
    r"perhaps|allow\w*|let|lets|enabl\w*|would|capab\w+|capacity|chance\w*|opportunit\w*|"
    r"risk\w*|option\w*|feasib\w*|prospect\w*|permit\w*|cannot|eligib\w*|open|room|should|"
    r"if|will|expect\w*|appear\w*|seem\w*|impossib\w+|unable|ability|entitled|free to|"
    r"right to|available|access\w*|threat\w*|suggest\w*|consider\w*|help\w*|make it|"
    r"reportedly|presumably|maybe|estimated|apparent\w*|believ\w+|use[ds]?\b|\w+able|"
    r"\w+ible)\b",
    "ru": r"(?<!\w)(?:мож\w+|мог\w+|смог\w*|смож\w+|возможн\w+|вероятн\w+|способн\w+|наверн\w+|"
    r"бы|б|допуст\w+|допуск\w+|видимо|вдруг|предположит\w+|позвол\w+|шанс\w*|риск\w*|"
    r"потенц\w+|угро\w+|рассматр\w+|не исключ\w+|если|вправе|готов\w*|сумел\w*|сумеет|"
    r"удастся|удал\w+|планир\w+|ожида\w+|невозможн\w+|нельзя|разреш\w+|дать|даст|дают|"
    r"пожалуй|якобы|похоже|будто)(?!\w)",
    "kk": r"(?<!\w)(?:мүмкін\w*|ықтимал\w*|бәлкім|болар|шығар|сияқты|тәрізді|қауіп\w*|қатер\w*|"
    r"әлеует\w*|рұқсат\w*|жағдай\w*|егер|құқылы|алмай\w*|алмас|\w*(?:а|е|й|ы|і)? ?(?:алады|"
    r"алатын\w*|алған|алды|алмақ|алар|алмайды|алуы|ала)|\w+(?:ар|ер)|жоспар\w*|күтіл\w+|"
    r"дайын|мүмкіндік\w*|қарастыр\w+)(?!\w)",
    "uz": r"(?<!\w)(?:mumkin\w*|ehtimol\w*|balki|shekilli|xavf\w*|imkon\w*|salohiyat\w*|"
    r"ruxsat\w*|agar|haqli|\w+(?:ar|as)|\w*ol(?:adi|adigan|di|gan|ishi|ishlari|maydi|may|sa|"
    r"ish|moq)\w*|rejalash\w+|kutil\w+|tayyor|chogʻi|qodir|koʻrib)(?!\w)",
}
SURE_DUTY = {
    "en": r"\b(?:must|shall|obliged to|required to)\b(?!-)",
    "ru": r"(?<!\w)(?:долж(?:ен|на|но|ны)|обязан[аоы]?|необходимо|следует)(?!\w)",
    "kk": r"(?<!\w)(?:тиіс|керек|міндетті|қажет)(?!\w)",
    "uz": r"(?<!\w)(?:shart|kerak|lozim|majbur|zarur)(?!\w)",
}
BROAD_DUTY = {
    "en": r"\b(?:must|shall|should|oblig\w+|requir\w+|need\w*|necessar\w+|necessit\w+|has to|"
    r"have to|had to|having to|ought|mandat\w+|compulsory|essential|vital|important|"
    r"importan\w+|call\w*|urg\w+|demand\w*|follow\w*|expect\w*|due|supposed|to be|be to|"
    r"is to|are to|was to|were to|will|would|task\w*|instruct\w*|order\w*|duty|duties|"
    r"responsib\w+|binding|owe\w*|require|want\w*|crucial|key|priority|only|has|have|"
    r"it is time|worth|recommend\w*|propos\w+|advis\w+|wish\w*|condition\w*|deadline|"
    r"commit\w*)\b",
    "ru": r"(?<!\w)(?:долж\w+|обяз\w+|необходим\w*|нуж\w+|следу\w+|надо|надлежит|треб\w+|"
    r"потреб\w+|пора|важн\w+|призва\w+|предстоит|прид[её]тся|вынужд\w+|поруч\w+|подлеж\w+|"
    r"запре\w+|нельзя|впредь|обеспеч\w+|станет|будет|будут|требуется)(?!\w)",
    "kk": r"(?<!\w)(?:тиіс\w*|керек\w*|міндет\w*|қажет\w*|талап\w*|жөн|шарт\w*|маңызды\w*|"
    r"тапсыр\w+|мәжбүр\w*|болмай\w*|болады|қажеттіг\w+)(?!\w)",
    "uz": r"(?<!\w)(?:shart\w*|kerak\w*|lozim\w*|majbur\w*|zarur\w*|talab\w*|muhim\w*|vazifa\w*|"
    r"darkor|topshir\w+|boʻladi|burch\w*|taqiq\w*)(?!\w)",
}
# What grew and what fell, where both words leave no doubt.
RISE = {
    "en": r"\b(?:rose|risen|rising|rise|rises|grew|grown|grow|growth|increas\w+|climb\w*|"
    r"jump\w*|surg\w+|up by|gain\w*|expand\w*|doubled|tripled|higher|more)\b",
    "ru": r"(?<!\w)(?:рост\w*|вырос\w*|выраст\w+|раст\w+|рос|росл\w+|увелич\w+|повы\w+|"
    r"возрос\w*|возраст\w+|подня\w+|подорожа\w+|прибав\w+|прирост\w*|выше|больше|подскоч\w+|"
    r"расшир\w+|удво\w+|утро\w+)(?!\w)",
    "kk": r"(?<!\w)(?:өс\w+|арт\w+|көбей\w+|ұлғай\w+|көтеріл\w+|жоғарыла\w+|қымбатта\w+|"
    r"кеңей\w+|еселе\w+|молай\w+|жоғары)(?!\w)",
    "uz": r"(?<!\w)(?:oʻs\w+|ort\w+|koʻpay\w+|oshi\w*|osh(?:di|gan|ib|moqda|adi)\w*|koʻtaril\w+|"
    r"qimmatla\w+|kengay\w+|yuqori\w*|koʻp\w*|yuksal\w+)(?!\w)",
}
FALL = {
    "en": r"\b(?:fell|fallen|fall|falls|falling|declin\w+|decreas\w+|drop\w*|reduc\w+|shrank|"
    r"shrunk|shrink\w*|down by|lower\w*|cut|cuts|cutting|slump\w*|plung\w+|less|fewer|"
    r"contract(?:ed|ing|ion)|narrow\w+|lost)\b",
    "ru": r"(?<!\w)(?:паден\w+|упал\w*|пад\w+|сни[зж]\w+|сокра\w+|уменьш\w+|спад\w*|просе\w+|"
    r"ниже|меньше|подешев\w+|убыл\w+|потер\w+|обвал\w+|урез\w+|сузи\w+)(?!\w)",
    "kk": r"(?<!\w)(?:төменде\w+|азай\w+|кемі\w+|құлдыра\w+|қысқар\w+|түс(?:ті|кен|іп|еді|"
    r"уде)\w*|арзанда\w+|кіші\w+|тарыл\w+|төмен|аз|кем)(?!\w)",
    "uz": r"(?<!\w)(?:kamay\w+|pasay\w+|qisqar\w+|tush(?:di|gan|ib|moqda|adi)\w*|arzonla\w+|"
    r"tushib|kam\w*|past\w*|ozay\w+|toray\w+)(?!\w)",
}
