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
    r"(?:bunday|shunday|ushbu|bu|shu)\s+(?!(?:yil|oy|hafta|kun|mavsum|chorak)\w*)[a-zʻʼ]{3,}",
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
    r"muzokara\w* (?:davom|olib bor)\w*", r"tayyorgarlik koʻr\w+", r"davom etmoqda",
    r"taklif qiladi",
)  # fmt: skip
AHEAD_HEADING = (r"tavsiyalar", r"takliflar", r"prognoz\w*", r"rejalar", r"istiqbol\w*")
PERIOD = (r"(?:nisbatan|qaraganda)\s+",)
FUTURE = (r"rejalashtir\w+", r"kutil\w+", r"boʻladi", r"\w+moqchi", r"oʻtkaziladi", r"boshlanadi")
PAST = (r"\w{2,}(?:di|gan|ganini)", r"oʻtgan yil\w*")
SPEECH = (
    r"(?:(?:deb|deya)\s+)?(?:dedi|aytdi|taʼkidladi|bildirdi|maʼlum\s+qildi|qayd\s+etdi|tushuntirdi|"
    r"qoʻshimcha\s+qildi|xabar\s+berdi|eslatdi|ogohlantirdi|tasdiqladi|javob\s+berdi|yozdi|"
    r"eʼlon\s+qildi|hisoblaydi|aytib\s+oʻtdi)",
)
PRONOUN = (r"u",)
HEADS = (
    r"vazir(?:i)?", r"prezident(?:i)?", r"bosh\s+vazir(?:i)?", r"oʻrinbosari", r"rais(?:i)?",
    r"rahbar(?:i)?", r"direktor(?:i)?", r"kotib(?:i)?", r"elchi(?:si)?", r"hokim(?:i)?",
    r"vakil(?:i)?", r"deputat(?:i)?", r"senator(?:i)?", r"ekspert(?:i)?", r"mutaxassis(?:i)?",
    r"tahlilchi(?:si)?", r"iqtisodchi", r"maslahatchi(?:si)?", r"rektor(?:i)?", r"spiker(?:i)?",
)  # fmt: skip
NOT_ALONE = (r"\b(?:va|bilan|hamda)\s+$",)
