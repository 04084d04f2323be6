"""Uzbek in Latin script; see `briefing.summarise.cue_words`."""

STOP_WORDS = """
va ham bilan uchun haqida boʻyicha deb dedi aytdi u ular biz siz men bu shu ushbu oʻsha bir boʻldi
boʻlib boʻlgan boʻladi edi ekan emas yoʻq bor faqat lekin biroq ammo shuningdek keyin soʻng orqali
asosida uning ularning bizning oʻz oʻzi juda eng har barcha yana agar chunki sifatida paytida esa
qilish qildi qilgan kerak deya mumkin
"""
ENDINGS = """
larining lariga laridan larida larini larning larga lardan larda larni lari lar sining siga sidan
sida sini ining iga idan ida ini ning dagi gacha dan da ga ka qa ni si i
"""
CONNECTIVE = (
    r"biroq", r"lekin", r"ammo", r"shuningdek", r"bundan tashqari", r"shu bilan birga",
    r"shu bilan bir qatorda", r"boshqa tomondan", r"bir tomondan", r"oʻz navbatida", r"jumladan",
    r"masalan", r"natijada", r"shu bois", r"shuning uchun", r"shunday qilib", r"va", r"nihoyat",
)  # fmt: skip
DANGLING = (
    r"u", r"ular", r"uning", r"ularning", r"unga", r"uni", r"bu", r"shu", r"ushbu", r"bunday",
    r"shunday", r"bunga", r"buning", r"unda", r"bunda", r"ikkalasi", r"oʻsha",
)  # fmt: skip
POINTING = (
    # After a comma it is the clause before that is meant: "…, bu bir yil oldingidan koʻp".
    r"(?<!, )(?:bunday|shunday|ushbu|bu|shu)\s+"
    r"(?!(?:yil|oy|hafta|kun|mavsum|chorak|bahor|yoz|kuz|qish|kech|tun|tong)\w*)[a-zʻʼ]{3,}",
)
CAUSE = (
    r"chunki", r"sababli", r"tufayli", r"shuning uchun", r"shu bois", r"oqibatida", r"natijasida",
    r"munosabati bilan",
)  # fmt: skip
CONTEXT = (
    r"avval(?:roq)?", r"ilgari", r"allaqachon", r"anʼanaviy", r"tashkil etilgan", r"asos solingan",
    r"imzolangan", r"soʻnggi yillarda", r"koʻp yillardan beri",
)  # fmt: skip
AHEAD = (
    r"rejalashtir\w+", r"kutil\w+", r"\w+moqchi(?:miz|man|lar)?", r"koʻrib chiq(?:adi|amiz|iladi)",
    r"kelgusi", r"kelasi", r"navbatdagi", r"agar", r"20\d\d-yilgacha", r"boʻladi", r"lozim",
    r"oʻtkaziladi", r"boshlanadi", r"ishga\s+tushiriladi", r"yakunlanadi", r"oʻtadi",
    r"muzokara\w* (?:davom|olib bor)\w*", r"tayyorgarlik koʻr\w+", r"davom etmoqda",
    r"taklif qiladi",
)  # fmt: skip
AHEAD_HEADING = (r"tavsiyalar", r"takliflar", r"prognoz\w*", r"rejalar", r"istiqbol\w*")
PERIOD = (r"(?:nisbatan|qaraganda)\s+",)
FUTURE = (
    r"rejalashtir\w+", r"kutil\w+", r"boʻladi", r"\w+moqchi", r"oʻtkaziladi", r"boshlanadi",
    r"ishga\s+tushiriladi", r"tugallanadi", r"yakunlanadi", r"quriladi", r"imzolanadi", r"oʻtadi",
    r"boʻlib\s+oʻtadi", r"davom\s+etadi", r"ortadi", r"koʻpayadi", r"kelgusi", r"kelasi", r"lozim",
    r"\w+(?:il|in|lan|lash)adi",
    # "kamaydi", "koʻpaydi", "qoʻydi" are past: their stem ends in the y.
    r"\w{2,}yadi",
    r"(?!(?:kam|koʻp|pas|keng|kuch|tor|uz|sus|ulgʻ|zoʻr|oz)aydi|"
    r"(?:qoʻ|ki|toʻ|soʻ|yo|su)ydi)\w{2,}ydi",
    # "qaradi", "soʻradi", "yashadi" are past: their stem ends in the vowel.
    r"\w{3,}(?:ash|ish|tir|dir|[aiou]t|z|ch|p)adi", r"ochadi",
    r"\w+(?:shir|chir|kir|tar|qar|bor)adi",
    r"(?:bor|ber|chiq|ket|kel|kir|koʻr|ol|et|oʻs|qol|tush|tur|yet|ishlat|qatnash)adi",
    r"\w+(?:adigan|ydigan)\w*", r"\w+ish(?:i)?\s+(?:kerak|mumkin|shart)",
    r"\w+ishini(?=\s+(?:maʼlum|ayt|bildir|taʼkid|xabar|eʼlon|qoʻshimcha|tasdiq))",
    r"(?:ishga\s+tushiril|boshlan|tugallan|imzolan)ishi", r"navbatdagi",
)  # fmt: skip
# Only where a verb can end.
PAST = (r"\w{2,}di(?=\s*(?:[.,;!?”]|$))", r"\w{2,}ganini?", r"oʻtgan")
SPEECH = (
    r"(?:(?:deb|deya)\s+)?(?:dedi|aytdi|taʼkidla(?:di|shdi)|bildir(?:di|ishdi)|"
    r"maʼlum\s+qil(?:di|ishdi)|qayd\s+et(?:di|ishdi)|tushuntirdi|qoʻshimcha\s+qildi|"
    r"xabar\s+ber(?:di|ishdi)|eslat(?:di|ib\s+oʻtdi)|ogohlantirdi|tasdiqladi|javob\s+berdi|yozdi|"
    r"eʼlon\s+qildi|hisobla(?:ydi|shadi)|aytib\s+oʻtdi|deydi|aytishdi|izohladi|ishontirdi|"
    r"xabar\s+qildi|umid\s+bildirdi|qoʻshdi|maʼlumot\s+berdi)",
)
PRONOUN = (r"u", r"uning")
HEADS = (
    r"vazir(?:i)?", r"prezident(?:i)?", r"bosh\s+vazir(?:i)?", r"oʻrinbosari", r"rais(?:i)?",
    r"(?:davlat\s+)?rahbar(?:i)?", r"direktor(?:i)?", r"kotib(?:i)?", r"elchi(?:si)?",
    r"hokim(?:i)?",
    r"vakil(?:i)?", r"deputat(?:i)?", r"senator(?:i)?", r"ekspert(?:i)?", r"mutaxassis(?:i)?",
    r"tahlilchi(?:si)?", r"iqtisodchi", r"maslahatchi(?:si)?", r"rektor(?:i)?", r"spiker(?:i)?",
)  # fmt: skip
NOT_ALONE = (r"\b(?:va|bilan|hamda)\s+$",)
PORTFOLIO = """
energetika suv xoʻjaligi resurslari irrigatsiya tashqi ichki ishlar moliya iqtisodiyot milliy
sogʻliqni saqlash transport savdo integratsiya qishloq adliya mudofaa taʼlim oliy fan maktabgacha
ekologiya atrof-muhitni muhofaza qilish iqlim oʻzgarishi favqulodda vaziyatlar investitsiyalar
investitsiya sanoat raqamli rivojlanish texnologiyalar tabiiy resurslar bandlik kambagʻallikni
qisqartirish qurilish uy-joy kommunal xizmat koʻrsatish madaniyat turizm sport togʻ-kon geologiya
"""
CONDITION = (r"agar", r"sharti\s+bilan", r"taqdirda", r"\w+sagina")
NEGOTIATION = (
    r"muzokara\w*\s+(?:\w+\s+){0,2}(?:davom|olib\s+bor|oʻtkazil)\w*",
    r"muhokama\s+qil(?:inmoqda|moqda)", r"koʻrib\s+chiqil(?:moqda|yapti)",
    r"hali\s+(?:\w+\s+){0,2}(?:imzolan|tasdiqlan|kelishil)ma\w+",
)  # fmt: skip
POSSIBLE = (r"mumkin", r"ehtimol")
