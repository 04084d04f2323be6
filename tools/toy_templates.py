"""The sentence frames of the toy grammar; `toy_grammar.py` has the words that fill them."""

from __future__ import annotations

from toy_grammar import Template

_TWO = {"a": "country", "b": "country"}

TEMPLATES: tuple[Template, ...] = (
    Template(
        {**_TWO, "t": "topic"},
        "{a[nom]} and {b[nom]} discussed {t[nom]}.",
        "{a[nom]} и {b[nom]} обсудили {t[acc]}.",
        "{a[nom]} мен {b[nom]} {t[nom]} мәселесін талқылады.",
        "{a[nom]} va {b[nom]} {t[nom]} masalasini muhokama qildi.",
    ),
    Template(
        {**_TWO, "t": "topic"},
        "{a[nom]} is holding talks with {b[nom]} on {t[nom]}.",
        "{a[nom]} проводит с {b[ins]} переговоры {t[about]}.",
        "{a[nom]} {b[ins]} {t[nom]} туралы келіссөз жүргізіп жатыр.",
        "{a[nom]} {b[ins]} {t[nom]} boʻyicha muzokara olib bormoqda.",
    ),
    Template(
        {**_TWO, "t": "topic"},
        "{a[nom]} and {b[nom]} signed an agreement on {t[nom]}.",
        "{a[nom]} и {b[nom]} подписали соглашение {t[about]}.",
        "{a[nom]} мен {b[nom]} {t[nom]} туралы келісімге қол қойды.",
        "{a[nom]} va {b[nom]} {t[nom]} toʻgʻrisidagi bitimni imzoladi.",
    ),
    Template(
        {**_TWO, "t": "topic"},
        "{a[nom]} has not received an official proposal on {t[nom]} from {b[nom]}.",
        "{a[nom]} не получал{a[past]} от {b[gen]} официального предложения {t[about]}.",
        "{a[nom]} {b[abl]} {t[nom]} туралы ресми ұсыныс алған жоқ.",
        "{a[nom]} {b[abl]} {t[nom]} boʻyicha rasmiy taklif olmagan.",
    ),
    Template(
        {**_TWO, "t": "topic"},
        "{a[nom]} will carefully consider the proposal of {b[nom]} on {t[nom]}.",
        "{a[nom]} внимательно рассмотрит предложение {b[gen]} {t[about]}.",
        "{a[nom]} {b[gen]} {t[nom]} туралы ұсынысын мұқият қарайды.",
        "{a[nom]} {b[gen]} {t[nom]} boʻyicha taklifini diqqat bilan koʻrib chiqadi.",
    ),
    Template(
        {"p": "policy", "a": "country", "t": "topic", "m": "month"},
        "The ministry of {p[nom]} of {a[nom]} said that {t[nom]} would be discussed in {m[nom]}.",
        "Министерство {p[gen]} {a[gen]} сообщило, что {t[acc]} обсудят в {m[prep]}.",
        "{a[gen]} {p[capital]} министрлігі {t[nom]} мәселесі {m[loc]} талқыланатынын хабарлады.",
        "{a[nom]} {p[capital]} vazirligi {t[nom]} masalasi {m[loc]} muhokama qilinishini "
        "maʼlum qildi.",
    ),
    Template(
        {"p": "policy", **_TWO},
        "The minister of {p[nom]} of {a[nom]} said that the talks with {b[nom]} are continuing.",
        "Министр {p[gen]} {a[gen]} заявил, что переговоры с {b[ins]} продолжаются.",
        "{a[gen]} {p[nom]} министрі {b[ins]} келіссөздер жалғасып жатқанын айтты.",
        "{a[nom]} {p[nom]} vaziri {b[ins]} muzokaralar davom etayotganini aytdi.",
    ),
    Template(
        {**_TWO, "n": "number", "q": "quantity", "y": "year"},
        "{a[nom]} will supply {n[nom]} {q[nom]} to {b[nom]} in {y[nom]}.",
        "В {y[nom]} году {a[nom]} поставит {b[dat]} {n[nom]} {q[gen]}.",
        "{y[nom]} жылы {a[nom]} {b[dat]} {n[nom]} {q[obj]} жеткізеді.",
        "{y[nom]}-yilda {a[nom]} {b[dat]} {n[nom]} {q[nom]} yetkazib beradi.",
    ),
    Template(
        {"a": "country", "v": "change", "n": "number", "y": "year"},
        "Transit through {a[nom]} {v[nom]} by {n[nom]} percent in {y[nom]}.",
        "В {y[nom]} году транзит через {a[acc]} {v[verb]} на {n[percent]}.",
        "{y[nom]} жылы {a[nom]} арқылы транзит {n[nom]} пайызға {v[verb]}.",
        "{y[nom]}-yilda {a[nom]} orqali tranzit {n[nom]} foizga {v[verb]}.",
    ),
    Template(
        {**_TWO, "c": "country", "r": "resource"},
        "{a[nom]}, {b[nom]} and {c[nom]} face a shortage of {r[nom]}.",
        "{a[nom]}, {b[nom]} и {c[nom]} испытывают нехватку {r[gen]}.",
        "{a[nom]}, {b[nom]} және {c[nom]} {r[nom]} тапшылығына тап болып отыр.",
        "{a[nom]}, {b[nom]} va {c[nom]} {r[nom]} tanqisligiga duch kelmoqda.",
    ),
    Template(
        {**_TWO, "i": "structure", "y": "year"},
        "{a[nom]} and {b[nom]} will build a {i[nom]} in {y[nom]}.",
        "В {y[nom]} году {a[nom]} и {b[nom]} построят {i[acc]}.",
        "{y[nom]} жылы {a[nom]} мен {b[nom]} {i[obj]} салады.",
        "{y[nom]}-yilda {a[nom]} va {b[nom]} {i[nom]} quradi.",
    ),
    Template(
        {**_TWO, "i": "structure", "m": "month", "y": "year"},
        "Construction of the {i[nom]} between {a[nom]} and {b[nom]} began in {m[nom]} {y[nom]}.",
        "Строительство {i[gen]} между {a[ins]} и {b[ins]} началось в {m[prep]} {y[nom]} года.",
        "{a[nom]} мен {b[nom]} арасындағы {i[gen]} құрылысы {y[nom]} жылғы {m[loc]} басталды.",
        "{a[nom]} va {b[nom]} oʻrtasidagi {i[nom]} qurilishi {y[nom]}-yil {m[loc]} boshlandi.",
    ),
    Template(
        {**_TWO, "c": "city"},
        "The next round of talks between {a[nom]} and {b[nom]} will take place in {c[nom]}.",
        "Следующий раунд переговоров между {a[ins]} и {b[ins]} состоится в {c[prep]}.",
        "{a[nom]} мен {b[nom]} арасындағы келіссөздердің келесі кезеңі {c[loc]} өтеді.",
        "{a[nom]} va {b[nom]} oʻrtasidagi muzokaralarning navbatdagi bosqichi {c[loc]} "
        "boʻlib oʻtadi.",
    ),
    Template(
        {"b": "country", "t": "topic"},
        "Our country is ready to discuss {t[nom]} with {b[nom]}.",
        "Наша страна готова обсудить с {b[ins]} {t[acc]}.",
        "Біздің ел {b[ins]} {t[nom]} мәселесін талқылауға дайын.",
        "Mamlakatimiz {b[ins]} {t[nom]} masalasini muhokama qilishga tayyor.",
    ),
    Template(
        {"m": "month", "d": "day", **_TWO, "t": "topic"},
        "On {m[nom]} {d[nom]}, the presidents of {a[nom]} and {b[nom]} discussed {t[nom]}.",
        "{d[nom]} {m[gen]} президенты {a[gen]} и {b[gen]} обсудили {t[acc]}.",
        "{d[nom]} {m[loc]} {a[nom]} мен {b[nom]} президенттері {t[nom]} мәселесін талқылады.",
        "{d[nom]}-{m[loc]} {a[nom]} va {b[nom]} prezidentlari {t[nom]} masalasini muhokama qildi.",
    ),
    Template(
        {"r": "resource", "b": "country"},
        "The price of {r[nom]} for {b[nom]} will be set by a contract.",
        "Цена на {r[acc]} для {b[gen]} будет определена контрактом.",
        "{b[nom]} үшін {r[gen]} бағасы келісімшарт негізінде белгіленеді.",
        "{b[nom]} uchun {r[nom]} narxi shartnoma asosida belgilanadi.",
    ),
    Template(
        {"c": "city", "m": "month", "d": "day", "y": "year"},
        "The joint commission met in {c[nom]} on {m[nom]} {d[nom]}, {y[nom]}.",
        "Совместная комиссия собралась в {c[prep]} {d[nom]} {m[gen]} {y[nom]} года.",
        "Бірлескен комиссия {y[nom]} жылғы {d[nom]} {m[loc]} {c[loc]} жиналды.",
        "Qoʻshma komissiya {y[nom]}-yil {d[nom]}-{m[loc]} {c[loc]} yigʻildi.",
    ),
    Template(
        {**_TWO, "t": "topic"},
        "Talks between {a[nom]} and {b[nom]} on {t[nom]}",
        "Переговоры {a[gen]} и {b[gen]} {t[about]}",
        "{a[nom]} мен {b[nom]} арасындағы {t[nom]} туралы келіссөздер",
        "{a[nom]} va {b[nom]} oʻrtasidagi {t[nom]} boʻyicha muzokaralar",
    ),
    Template(
        {**_TWO, "p": "policy"},
        "Cooperation between {a[nom]} and {b[nom]} in the sphere of {p[nom]}",
        "Сотрудничество {a[gen]} и {b[gen]} в сфере {p[gen]}",
        "{a[nom]} мен {b[nom]} арасындағы {p[nom]} саласындағы ынтымақтастық",
        "{a[nom]} va {b[nom]} oʻrtasidagi {p[nom]} sohasidagi hamkorlik",
    ),
    Template(
        {"t": "topic"},
        "The parties agreed on {t[nom]}.",
        "Стороны договорились {t[about]}.",
        "Тараптар {t[nom]} туралы уағдаласты.",
        "Tomonlar {t[nom]} boʻyicha kelishib oldi.",
    ),
    Template({"t": "topic"}, "{t[nom]}", "{t[nom]}", "{t[nom]}", "{t[nom]}"),
    Template(
        {"p": "policy", "a": "country"},
        "The minister of {p[nom]} of {a[nom]}",
        "Министр {p[gen]} {a[gen]}",
        "{a[gen]} {p[nom]} министрі",
        "{a[nom]} {p[nom]} vaziri",
    ),
)
