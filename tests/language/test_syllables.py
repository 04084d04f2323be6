"""Where Kazakh and Uzbek words may be divided: a list of words for each language and script."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.hyphenation import LANGUAGES, syllable_breaks
from briefing.render import hyphenation

KAZAKH = """
мем-ле-кет ын-ты-мақ-тас-тық ке-ліс-сөз-дер жа-уап-кер-ші-лік ми-нистр-лі-гі үкі-ме-ті
энер-ге-ти-ка ха-лы-қа-ра-лық оқи-ға уа-қыт-ша та-уар-лар қу-ат-ты-лы-ғы ки-ім-дер аяқ-тал-ды
мұ-қи-ят ок-тябрь қо-ян Қа-зақс-тан эко-но-ми-ка-лық сау-да рес-пуб-ли-ка ауыл әріп-тес-тер
ұйым-да-ры шек-теу-лер ке-ден-дік құ-быр-лар өңір-лік әкім-дік қа-ра-ша жел-тоқ-сан қыр-кү-йек
на-рық-тар ба-ға-лар ке-лі-сім-шарт ба-ян-да-ма дә-ліз-дер жо-ба-лар қар-жы-лан-ды-ру то-лық-ты-ру
жет-кі-зу өн-ді-ріс-тің көр-сет-кіш-тер жи-на-лыс тө-ра-ға пре-зи-дент-тің са-рап-шы-лар
та-қы-рып-тар мә-ді-ни-ет бі-лім-дер ден-сау-лық су-лар мұ-най-дың газ-дың ба-ғыт-та-ры
са-ла-сын-да қол-дау-шы-лар се-нім-ді тұ-рақ-ты-лық қа-уіп-сіз-дік көр-ші-лер дос-тық
"""
UZBEK = """
ham-kor-lik mu-zo-ka-ra-lar it-ti-fo-qi-ning bosh-la-sha-di yangi-lik-lar sanʼ-at
maʼ-lu-mot-no-ma Oʻz-be-kis-ton Qo-zo-gʻis-ton yet-ka-zib choʻ-zil-gan shart-no-ma sa-o-dat
mil-li-on Isʼ-hoq yon-gʻin sing-li-si dengiz bir-ga-lik-da ob-yekt tu-shun-cha-lar ke-la-yot-gan
taʼ-min-lash eʼlon oʻquv-chi doʻst-lik bogʻ-cha toʻgʻ-ri-si-da va-zir-lik pre-zi-dent
res-pub-li-ka iq-ti-so-di-yot sa-no-at xavf-siz-lik sav-do-gar hu-ku-mat daq-qa chi-qa-rish
qish-loq xoʻ-ja-li-gi ta-bi-iy bo-zor-lar narx-lar ke-li-shuv da-vo-mi-da mu-am-mo qa-dam-lar
taq-chil-lik rah-bar-lar tash-ki-lot xal-qa-ro dav-lat-lar tran-zit qu-vur-lar bo-ji-xo-na
koʻr-sat-kich-lar maq-sad-lar lo-yi-ha jam-gʻar-ma ish-lab mo-li-ya tex-no-lo-gi-ya
sha-har oʻr-ta-si-da
"""


def divide(word: str, language: str) -> str:
    ends = (0, *syllable_breaks(word, language), len(word))
    return "-".join(word[a:b] for a, b in zip(ends, ends[1:], strict=False))


KAZAKH_LATIN = """
mem-le-ket yn-ty-maq-tas-tyq ja-uap-ker-şı-lık ide-ia-syn mū-qiat ta-bi-ği ua-qytşa Qa-zaqs-tan-nyñ
qa-ty-nas-tar-dy ke-lıs-söz-der mi-nistr-lı-gı ükı-me-tı ha-ly-qa-ra-lyq öñır-lık jel-toq-san
"""
UZBEK_CYRILLIC = """
ҳам-кор-лик маъ-лу-мот-но-ма Ўз-бе-кис-тон санъ-ат альянс пре-мьер ке-ла-ёт-ган янги-лик-лар
таъ-мин-лаш са-о-дат тўғ-ри-си-да дав-лат-лар объ-ект му-зо-ка-ра-лар ит-ти-фо-қи-нинг
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", KAZAKH), ("uz", UZBEK), ("kk-Latn", KAZAKH_LATIN), ("uz-Cyrl", UZBEK_CYRILLIC)],
)
def test_words(language: str, words: str) -> None:
    found = [divide(word.replace("-", ""), language) for word in words.split()]
    assert found == words.split()


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert len(set(KAZAKH.split())) >= 60
    assert len(set(UZBEK.split())) >= 60


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("kk", "премьер-министр"),
        ("kk", "ҚазМұнайГаз"),
        ("kk", "ЕУРАЗИЯЛЫҚ"),
        ("kk", "QazaqGaz"),
        ("uz", "AQSHning"),
        ("uz", "Washington"),
        ("uz", "2027-yilgacha"),
        ("uz", ""),
        ("uz-Cyrl", "Gazprom"),
        ("kk-Latn", "QazMūnaiGaz"),
    ],
)
def test_what_is_never_divided(language: str, word: str) -> None:
    assert syllable_breaks(word, language) == ()


def test_a_language_without_rules() -> None:
    with pytest.raises(ValueError, match="'ru'"):
        syllable_breaks("слово", "ru")


@given(st.text(alphabet="aeioushcgnʻʼbk", max_size=14))
def test_letters_of_two_signs_stay_whole(word: str) -> None:
    for place in syllable_breaks(word, "uz"):
        assert word[place] not in "ʻʼ", "a line begins with an apostrophe"
        assert word[place - 1 : place + 1] not in ("sh", "ch", "oʻ", "gʻ")
        assert not (word[place - 1 : place + 1] == "ng" and word[place + 1] in "aeiou")


@given(st.sampled_from(LANGUAGES), st.text(alphabet="аәеуиңсқьъaäeiuñsqz", max_size=12))
def test_no_letter_stands_alone(language: str, word: str) -> None:
    places = syllable_breaks(word, language)
    assert list(places) == sorted(set(places))
    assert all(2 <= place <= len(word) - 2 for place in places)


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("kk", "ынтымақтастық", "ынты-мақ-тас-тық"),
        ("uz", "ittifoqining", "itti-fo-qi-ning"),
        ("uz-Cyrl", "маълумотнома", "маъ-лу-мот-нома"),
        ("kk-Latn", "yntymaqtastyq", "ynty-maq-tas-tyq"),
        ("uz", "QazMunayGaz", "QazMunayGaz"),
    ],
)
def test_pyphen_asks_the_rules(language: str, word: str, expected: str) -> None:
    hyphenation.register()
    assert pyphen.Pyphen(lang=language, left=3, right=3).inserted(word) == expected
