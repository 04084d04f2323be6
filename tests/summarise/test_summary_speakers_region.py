"""Who says what in Russian, Kazakh and Uzbek prose made to mislead.

As `test_summary_speakers` for English: an introduction of one person, then a text.
"""

from __future__ import annotations

import pytest
from speaker_samples import NAMES, TEMPLATE, positions_in, text_of

from briefing.domain import Position
from briefing.summarise import find_unfounded, summarise

RU = "Министр энергетики Казахстана Ерлан Аккенженов встретился с журналистами в Астане."
RU_HEALTH = "Министр здравоохранения Казахстана Акмарал Альназарова посетила больницу."
RU_PRESIDENT = "Президент Казахстана Касым-Жомарт Токаев прилетел в Ташкент."
KK = "Қазақстанның энергетика министрі Ерлан Аққенженов журналистермен кездесті."
KK_WATER = "Су ресурстары және ирригация министрі Нұржан Нұржігітов су қоймасын аралады."
UZ = "Oʻzbekiston energetika vaziri Joʻrabek Mirzamahmudov jurnalistlar bilan uchrashdi."
UZ_WATER = "Suv xoʻjaligi vaziri Shavkat Hamroyev suv omborini koʻzdan kechirdi."

A, AL = "Ерлан Аккенженов", "Акмарал Альназарова"
AK, N = "Ерлан Аққенженов", "Нұржан Нұржігітов"
M, H = "Joʻrabek Mirzamahmudov", "Shavkat Hamroyev"

# Language, introduction, text, speaker, the words shown; "" is the whole text.
SAID = [
    ("ru", RU, "Аккенженов опроверг, что уголь кончается.", A, ""),
    ("ru", RU, "Аккенженов отрицает, что станцию закроют.", A, ""),
    ("ru", RU, "Аккенженов отверг обвинения в сговоре о ценах на уран.", A, ""),
    ("ru", RU, "Министерство энергетики опровергло, что газ отключат.",
     "Министерство энергетики", ""),
    ("ru", RU, "Аккенженов выступил против нового налога на добычу урана.", A, ""),
    ("ru", RU, "Аккенженов поддержал проект при условии, что заплатит инвестор.", A, ""),
    ("ru", RU, "Аккенженов заявил, что потери снизились, но шахтёры не согласны.", A, ""),
    ("ru", RU, "Аккенженов сообщил, что газ не отключат.", A, "газ не отключат"),
    ("ru", RU, "«Мы дадим газ, — сказал Аккенженов, — но только если цена вырастет».", A, ""),
    ("ru", RU, "«Мы дадим газ», — сказал он, — «если заплатят».", A, ""),
    ("ru", RU, "«Мы дадим газ соседям, — сказал Аккенженов. — Но только после ремонта».", A, ""),
    ("ru", RU, "Он сообщил, что запасы угля удвоились.", A, "запасы угля удвоились"),
    ("ru", RU, "Министр сообщил, что запасы угля удвоились.", A, "запасы угля удвоились"),
    ("ru", RU_HEALTH, "Она сообщила, что мест в палатах хватит.", AL, "мест в палатах хватит"),
    ("ru", RU, "Пресс-секретарь Министерства энергетики сообщил, что газ не отключат.",
     "Министерство энергетики", "газ не отключат"),
    ("ru", RU, "Правительство Казахстана сообщило, что канал построят.", "Правительство",
     "канал построят"),
    ("ru", RU, "По мнению Аккенженова, цены вырастут, а шахтёры с этим не согласны.", A, ""),
    ("kk", KK, "Аққенженовтің айтуынша, баға өседі, бірақ шахтерлер бұған қарсы.", AK, ""),
    ("uz", UZ, "Mirzamahmudovning aytishicha, narx oshadi, ammo konchilar bunga qarshi.", M, ""),
    ("ru", RU, "Запасы угля в стране, сказал Аккенженов, выросли вдвое за год.", A,
     "Запасы угля в стране, сказал Аккенженов, выросли вдвое за год"),
    ("ru", RU, "Запасы угля выросли вдвое за год, сказал Аккенженов, министр энергетики.", A,
     "Запасы угля выросли вдвое за год"),
    ("ru", RU, "Аккенженов сообщил, что газ не отключат. Министр торговли с ним не согласился.",
     A, "газ не отключат"),
    ("ru", RU, "Аккенженов исключил, что цены вырастут.", A, ""),
    ("ru", RU, "«Если угля не хватит, мы купим газ. Иначе станции встанут», — сказал Аккенженов.",
     A, "Если угля не хватит, мы купим газ. Иначе станции встанут"),
    ("ru", RU_HEALTH, "«Врач сказал мне: „Лекарств нет“, и я проверила», — сказала Альназарова.",
     AL, "Врач сказал мне: „Лекарств нет“, и я проверила"),
    ("ru", RU, "Всемирный банк сообщил, что переводы упали.", "Всемирный банк",
     "переводы упали"),
    ("kk", KK, "Қазақстан үкіметі арна салу жобасын қолдады.", "Қазақстан үкіметі", ""),
    ("kk", KK, "«Көмір жетпесе, газ аламыз. Әйтпесе станция тоқтайды», – деп ескертті Аққенженов.",
     AK, "Көмір жетпесе, газ аламыз. Әйтпесе станция тоқтайды"),
    ("kk", KK, "Аққенженов газ тоқтатылады дегенді жоққа шығарды.", AK, ""),
    ("kk", KK, "Аққенженов бұл ақпаратты жоққа шығарды.", AK, ""),
    ("kk", KK, "Энергетика министрлігі газ тоқтатылады дегенді жоққа шығарды.",
     "Энергетика министрлігі", ""),
    ("kk", KK, "Аққенженов уранға салынатын жаңа салыққа қарсы шықты.", AK, ""),
    ("kk", KK, "Аққенженов инвестор төлесе ғана жобаны қолдайтынын айтты.", AK,
     "Аққенженов инвестор төлесе ғана жобаны қолдайтынын айтты"),
    ("kk", KK, "Аққенженов тариф өспейді деп мәлімдеді.", AK,
     "Аққенженов тариф өспейді деп мәлімдеді"),
    ("kk", KK, "«Газ береміз, – деді Аққенженов, – бірақ баға өссе ғана».", AK, ""),
    ("kk", KK, "«Газды көршілерге береміз», – деді Аққенженов. «Бірақ баға өссе ғана».", AK, ""),
    ("kk", KK, "Энергетика министрлігінің баспасөз хатшысы газ тоқтамайды деп мәлімдеді.",
     "Энергетика министрлігі",
     "Энергетика министрлігінің баспасөз хатшысы газ тоқтамайды деп мәлімдеді"),
    ("kk", KK_WATER, "Ол арналар жөнделеді деп мәлімдеді.", N,
     "Ол арналар жөнделеді деп мәлімдеді"),
    ("kk", KK_WATER, "Министрдің айтуынша, арналар жөнделеді.", N, "арналар жөнделеді"),
    ("uz", UZ, "Mirzamahmudov gaz toʻxtatilishini rad etdi.", M, ""),
    ("uz", UZ, "Oʻzbekiston hukumati kanal loyihasini qoʻllab-quvvatladi.",
     "Oʻzbekiston hukumati", ""),
    ("uz", UZ, "“Koʻmir yetmasa, gaz olamiz. Aks holda stansiya toʻxtaydi”, – dedi Mirzamahmudov.",
     M, "Koʻmir yetmasa, gaz olamiz. Aks holda stansiya toʻxtaydi"),
    ("uz", UZ, "Mirzamahmudov gaz toʻxtatiladi degan gapni inkor etdi.", M, ""),
    ("uz", UZ, "Energetika vazirligi gaz toʻxtatilishini rad etdi.", "Energetika vazirligi", ""),
    ("uz", UZ, "Mirzamahmudov uranga yangi soliqqa qarshi chiqdi.", M, ""),
    ("uz", UZ, "Mirzamahmudov investor toʻlasagina loyihani qoʻllashini aytdi.", M,
     "Mirzamahmudov investor toʻlasagina loyihani qoʻllashini aytdi"),
    ("uz", UZ, "Mirzamahmudov tarif oshmaydi, deb bildirdi.", M,
     "Mirzamahmudov tarif oshmaydi, deb bildirdi"),
    ("uz", UZ, "“Gaz beramiz, – dedi Mirzamahmudov, – lekin faqat narx oshsa”.", M, ""),
    ("uz", UZ, "“Gazni qoʻshnilarga beramiz”, dedi Mirzamahmudov. “Lekin faqat narx oshsa”.", M,
     ""),
    ("uz", UZ, "Energetika vazirligi matbuot kotibi gaz toʻxtamaydi, deb bildirdi.",
     "Energetika vazirligi", "Energetika vazirligi matbuot kotibi gaz toʻxtamaydi, deb bildirdi"),
    ("uz", UZ_WATER, "U kanallar taʼmirlanadi, deb bildirdi.", H,
     "U kanallar taʼmirlanadi, deb bildirdi"),
    ("uz", UZ_WATER, "Vazirning soʻzlariga koʻra, kanallar taʼmirlanadi.", H,
     "kanallar taʼmirlanadi"),
]  # fmt: skip

UNSAID = [
    ("ru", RU, "Если Аккенженов говорит, что цены вырастут, рынок падает."),
    ("ru", RU, "В случае если Аккенженов заявляет, что цены вырастут, рынок падает."),
    ("ru", RU, "Журналисты спросили, считает ли Аккенженов, что станция безопасна."),
    ("ru", RU, "Аккенженов не сказал, что станцию закроют."),
    ("ru", RU, "Аккенженов ещё не сообщил, что станцию закроют."),
    ("ru", RU, "Аккенженов также не подтвердил, что станцию закроют."),
    ("ru", RU, "Аккенженов отказался подтвердить, что станцию закроют."),
    ("ru", RU, "Неверно, что Аккенженов заявил, что цены вырастут."),
    ("ru", RU, "Ни Аккенженов, ни министерство не заявили, что цены вырастут."),
    ("ru", RU, "Аккенженов якобы заявил, что цены вырастут."),
    ("ru", RU, "Аккенженов мог бы сказать, что цены вырастут."),
    ("ru", RU, "Сообщил ли Аккенженов, что цены вырастут?"),
    ("ru", RU, "Критики Аккенженова заявили, что план слишком дорог."),
    ("ru", RU, "В письме Аккенженову жители сообщили, что план слишком дорог."),
    ("ru", RU, "По словам соперника Аккенженова, план слишком дорог."),
    ("ru", RU, "Пресс-секретарь Аккенженова заявил, что план готов."),
    ("ru", RU, "Источник, близкий к Аккенженову, заявил, что план готов."),
    ("ru", RU, "По данным критиков Министерства энергетики, план слишком дорог."),
    ("ru", RU, "Аккенженов похвалил план. Хамраев возразил. Он заявил, что план слишком дорог."),
    ("ru", RU, "Аккенженов выслушал всех. Фермер возразил. Он сказал, что воды нет."),
    ("ru", RU, "Она заявила, что план готов."),
    ("ru", RU_HEALTH, "Он заявил, что мест в палатах не хватит."),
    ("ru", RU, "Министр финансов Узбекистана приехал позже. Министр сообщил, что цены вырастут."),
    ("ru", RU, "Министр финансов сообщил, что налоги вырастут."),
    ("ru", RU_PRESIDENT,
     "Его встретил президент Узбекистана. Президент заявил, что канал построят."),
    ("ru", RU, "Аккенженов не исключил, что цены вырастут."),
    ("ru", RU, "Аккенженов не опроверг, что станцию закроют."),
    ("ru", RU, "Ожидается, что Аккенженов заявит, что цены вырастут."),
    ("ru", RU, "Аккенженова раскритиковал профсоюз шахтёров за рост цен."),
    ("ru", RU, "Бывший министр энергетики заявил, что цены вырастут."),
    ("ru", RU, "Критики правительства Казахстана сообщили, что канал не нужен."),
    ("kk", KK, "Аққенженов газ тоқтайды деп мәлімдеді деген қауесет тарады."),
    ("kk", KK, "Кеншілердің пікірінше, Аққенженов қатты қателеседі."),
    ("kk", KK, "Министрдің орынбасары газ тоқтайды деп мәлімдеді."),
    ("kk", KK, "Дүниежүзілік банк сарапшылары ақша аударымдары азайды деп хабарлады."),
    ("uz", UZ, "Mirzamahmudov gaz toʻxtaydi, deb bildirdi, degan mish-mish tarqaldi."),
    ("uz", UZ, "Vazir oʻrinbosari gaz toʻxtaydi, deb bildirdi."),
    ("uz", UZ, "Jahon banki ekspertlari pul oʻtkazmalari kamaydi, deb xabar berdi."),
    ("uz", UZ, "Qozogʻiston hukumati vakili kanal quriladi, deb bildirdi."),
    ("kk", KK, "Аққенженов тариф өседі деп айтқан жоқ."),
    ("kk", KK, "Аққенженов тариф өседі деп мәлімдемеді."),
    ("kk", KK, "Егер Аққенженов тариф өседі деп айтса, нарық құлдырайды."),
    ("kk", KK, "Журналистер Аққенженов тариф өседі деп санай ма деп сұрады."),
    ("kk", KK, "Аққенженов тариф өседі деп айтты ма?"),
    ("kk", KK, "Аққенженовтің сыншылары жоба тым қымбат деп мәлімдеді."),
    ("kk", KK, "Аққенженовтің қарсыласының айтуынша, жоба тым қымбат."),
    ("kk", KK, "Аққенженовтің баспасөз хатшысы жоба дайын деп хабарлады."),
    ("kk", KK, "Аққенженов жобаны мақтады. Хамраев келіспеді. Ол жоба тым қымбат деп мәлімдеді."),
    ("kk", KK, "Фермер қарсы болды. Ол су жоқ деп айтты."),
    ("kk", KK, "Өзбекстанның қаржы министрі де келді. Министр баға өседі деп мәлімдеді."),
    ("kk", KK, "Қаржы министрі баға өседі деп мәлімдеді."),
    ("kk", KK, "Энергетика министрлігінің сыншылары жоба тым қымбат деп мәлімдеді."),
    ("kk", KK, "Аққенженов пен Хамраев тариф өседі деп мәлімдеді."),
    ("uz", UZ, "Mirzamahmudov tarif oshadi, deb aytmadi."),
    ("uz", UZ, "Mirzamahmudov tarif oshadi, deb aytgani yoʻq."),
    ("uz", UZ, "Agar Mirzamahmudov tarif oshadi, deb aytsa, bozor tushadi."),
    ("uz", UZ, "Jurnalistlar Mirzamahmudov tarif oshadi, deb hisoblaydimi, deb soʻradi."),
    ("uz", UZ, "Mirzamahmudov tarif oshadi, deb aytdimi?"),
    ("uz", UZ, "Mirzamahmudovning tanqidchilari loyiha juda qimmat, deb bildirdi."),
    ("uz", UZ, "Mirzamahmudovning raqibi soʻzlariga koʻra, loyiha juda qimmat."),
    ("uz", UZ, "Mirzamahmudovning matbuot kotibi loyiha tayyor, deb xabar berdi."),
    ("uz", UZ,
     "Mirzamahmudov loyihani maqtadi. Xamrayev rozi boʻlmadi. U loyiha qimmat, deb bildirdi."),
    ("uz", UZ, "Fermer eʼtiroz bildirdi. U suv yoʻq, deb aytdi."),
    ("uz", UZ, "Qozogʻiston moliya vaziri ham keldi. Vazir narx oshadi, deb bildirdi."),
    ("uz", UZ, "Moliya vaziri narx oshadi, deb bildirdi."),
    ("uz", UZ, "Energetika vazirligi tanqidchilari loyiha juda qimmat, deb bildirdi."),
    ("uz", UZ, "Mirzamahmudov va Xamrayev tarif oshadi, deb bildirdi."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "introduction", "text", "speaker", "words"), SAID)
def test_who_says_what(
    language: str, introduction: str, text: str, speaker: str, words: str
) -> None:
    assert positions_in(text_of(language, introduction, text)) == [(speaker, words or text)]


@pytest.mark.parametrize(("language", "introduction", "text"), UNSAID)
def test_nobody_is_made_to_say_it(language: str, introduction: str, text: str) -> None:
    assert positions_in(text_of(language, introduction, text)) == []
    # In the same paragraph as well.
    assert positions_in(text_of(language, f"{introduction} {text}")) == []


@pytest.mark.parametrize(("language", "introduction", "text", "speaker", "words"), SAID)
def test_the_brief_is_faithful(
    language: str, introduction: str, text: str, speaker: str, words: str
) -> None:
    document = text_of(language, introduction, text)

    brief = summarise([document], TEMPLATE, NAMES)

    shown = [e for s in brief.sections for e in s.entries if isinstance(e, Position)]
    assert find_unfounded(brief, [document]) == ()
    assert all(p.speaker.name == speaker and p.statement.text == (words or text) for p in shown)


@pytest.mark.parametrize(("language", "introduction", "text"), UNSAID)
def test_the_brief_has_no_such_position(language: str, introduction: str, text: str) -> None:
    brief = summarise([text_of(language, introduction, text)], TEMPLATE, NAMES)

    shown = [e for s in brief.sections for e in s.entries if isinstance(e, Position)]
    assert [(entry.speaker.name, entry.statement.text) for entry in shown] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Сейсенбіде үкімет тұқым сатып алуға 12 млрд теңге бөлді."),
        ("kk", "Үкіметтің шешімі жарияланды, ал үкіметте пікір бөлінді."),
        ("uz", "Seshanba kuni hukumat urugʻ sotib olishga 12 mlrd soʻm ajratdi."),
        ("uz", "Hukumatning qarori eʼlon qilindi, hukumatda esa fikrlar boʻlindi."),
    ],
)
def test_a_government_without_its_country_is_read(language: str, text: str) -> None:
    source = text_of(language, "", text)
    assert not find_unfounded(summarise([source], TEMPLATE, NAMES), [source])
