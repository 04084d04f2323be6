"""A bare som is that of the country that the words around it name, or it stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document, figures, template

from briefing.domain import Brief, SourceDocument
from briefing.language.som import som_of
from briefing.summarise import summarise
from briefing.translate.chain import translate
from briefing.translate.checks import check_translation
from briefing.translate.masks import mask

FILLER = (
    "The market stands beside the river and sells fruit and bread on every day of the week.",
    "Its stalls were rebuilt by the town after the flood took the old market away.",
    "Traders of the market pay a fee for their stalls at the river to the town.",
    "Fruit and bread of the region are sold at the stalls of the market all year.",
    "The town plans a second market with stalls for fruit on the other bank of the river.",
)


def brief_of(*texts: str, language: str = "en") -> Brief:
    sources: tuple[SourceDocument, ...] = (replace(document(*texts, title=""), language=language),)
    return summarise(sources, template(), NO_NAMES)


@pytest.mark.parametrize(
    ("language", "texts", "currency"),
    [
        ("en", ("The Kyrgyz government paid 5 million som.",), "KGS"),
        ("en", ("It paid 5 million som.", "The town lies near Bishkek."), "KGS"),
        ("en", ("It paid 5 million som.", "Uzbekistan has new tariffs."), "UZS"),
        ("en", ("It paid 5 million som.",), None),
        ("en", ("Uzbekistan lent Kyrgyzstan 5 million som.", "In Bishkek it rained."), None),
        ("kk", ("Қырғызстан 5 миллион сом төледі.",), "KGS"),
        ("kk", ("Ол 5 миллион сом төледі.", "Бұл Өзбекстанда болды."), "UZS"),
        ("kk", ("Ол 5 миллион сом төледі.",), None),
        ("ru", ("Он заплатил 5 миллионов сомов.",), None),
    ],
)
def test_the_country_decides(language: str, texts: tuple[str, ...], currency: str | None) -> None:
    assert som_of(texts, language) == currency


@pytest.mark.parametrize(
    ("place", "unit"),
    [("The town lies in Kyrgyzstan.", "KGS"), ("The town lies in Uzbekistan.", "UZS")],
)
def test_a_figure_has_the_currency_of_its_document(place: str, unit: str) -> None:
    made = brief_of(*FILLER, place, "A roof against the snow cost 5 million som.")

    assert [figure.unit for figure in figures(made)] == [unit]
    assert "currency-ambiguous" not in [finding.id for finding in made.findings]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("The new roof of the market cost 5 million som last year.", *FILLER)),
        ("kk", ("Базардың жаңа шатыры былтыр 5 миллион сом тұрды.", "Базар өзен жағасында тұр.")),
    ],
)
def test_without_a_country_a_finding_says_so(language: str, texts: tuple[str, ...]) -> None:
    made = brief_of(*texts, language=language)

    assert {figure.unit for figure in figures(made)} <= {"som"}
    assert "currency-ambiguous" in [finding.id for finding in made.findings]


def _sources():  # type: ignore[no-untyped-def]
    from summarise_samples import REPOSITORY

    from briefing.config import ModelSettings
    from briefing.translate.chain import open_sources

    return open_sources(REPOSITORY / "locales", ("ru", "kk", "uz"), ModelSettings())


@pytest.mark.parametrize(
    ("place", "amounts"),
    [
        (
            "The town lies in Kyrgyzstan.",
            ("5 млн сомов", "5 млн қырғыз сомы", "5 mln qirgʻiz somi"),
        ),
        ("The town lies in Uzbekistan.", ("5 млн сумов", "5 млн өзбек сомы", "5 mln soʻm")),
        ("The town lies on a river.", ("5 млн som", "5 млн сом", "5 mln som")),
    ],
)
def test_a_translation_has_the_right_currency_or_none(place: str, amounts: tuple[str, ...]) -> None:
    made = brief_of(*FILLER, place, "A roof against the snow cost 5 million som.")
    sources = _sources()

    for language, amount in zip(("ru", "kk", "uz"), amounts, strict=True):
        (segment,) = [
            segment
            for segment in translate(made, language, sources).segments
            if segment.id.endswith(".value")
        ]
        assert (segment.target or "").replace("\u00a0", " ") == amount


@pytest.mark.parametrize(
    ("source", "target", "language", "sound"),
    [
        ("It cost 5 million som.", "Это стоило 5 млн сомов.", "ru", False),
        ("It cost 5 million Kyrgyz som.", "Это стоило 5 млн сомов.", "ru", True),
        ("It cost 5 million soum.", "Это стоило 5 млн сомов.", "ru", False),
        ("It cost 5 million euros.", "Это стоило 5 млн долларов.", "ru", False),
        ("It cost 5 million dollars.", "Бұл 5 миллион доллар тұрды.", "kk", True),
        ("It cost 5 million tenge.", "Bu 5 million soʻm turdi.", "uz", False),
    ],
)
def test_a_model_may_not_change_the_money(
    source: str, target: str, language: str, sound: bool
) -> None:
    found = check_translation(mask(source, NO_NAMES), target, language)

    assert ("unit-differs" not in [finding.id for finding in found]) is sound
