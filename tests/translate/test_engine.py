"""What models make of a text is taken only when it passes the checks; each step has its turn."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_models import held_out, unpack

from briefing.config import ModelSettings
from briefing.domain import (
    Brief,
    Finding,
    Origin,
    Section,
    Segment,
    SegmentStatus,
    Span,
    Statement,
)
from briefing.language.format import format_number
from briefing.language.names import NameTable
from briefing.models import runner
from briefing.models.clauses import RELIABLE_CHARACTERS
from briefing.translate import TranslationSources, open_sources, translate, translate_lines
from briefing.translate.checks import check_translation
from briefing.translate.engine import _best
from briefing.translate.masks import mask
from briefing.translate.segments import TEXT, Piece
from briefing.translate.standins import put_stand_ins

LOCALES = Path(__file__).parents[2] / "locales"
TARGETS = ("ru", "kk", "uz")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(tmp_path_factory.mktemp("packages"), "en_ru", "en_kk", "en_uz")


@pytest.fixture
def sources(packages: Path, tmp_path: Path) -> TranslationSources:
    cache = str(tmp_path / "cache.sqlite")
    settings = ModelSettings(folders=(packages,), threads=1, cache=cache)
    return open_sources(LOCALES, TARGETS, settings)


@pytest.fixture
def one(sources: TranslationSources) -> Callable[..., Segment]:
    """Translate one line that is one sentence."""

    def translate_one(text: str, language: str = "ru") -> Segment:
        ((segment,),) = translate_lines([text], language, sources)
        return segment

    return translate_one


class Counter:
    """Counts what reaches CTranslate2."""

    def __init__(self) -> None:
        self.loaded = 0
        self.batches: list[int] = []


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    import ctranslate2

    counted = Counter()

    class Counting(ctranslate2.Translator):
        def __init__(self, *positional: object, **named: object) -> None:
            counted.loaded += 1
            super().__init__(*positional, **named)

        def translate_batch(self, source: list[list[str]], **named: object) -> object:
            counted.batches.append(len(source))
            return super().translate_batch(source, **named)

    runner._OPEN.clear()
    monkeypatch.setattr(ctranslate2, "Translator", Counting)
    yield counted
    runner._OPEN.clear()


def ids(segment: Segment) -> set[str]:
    return {finding.id for finding in segment.findings}


# ------------------------------------------------------------------------------- batches


@pytest.mark.parametrize("language", TARGETS)
def test_a_document_is_one_batch_and_a_second_run_translates_nothing(
    language: str, sources: TranslationSources, counter: Counter
) -> None:
    rows = held_out()
    lines = [row["en"] for row in rows]
    first = translate_lines(lines, language, sources)
    assert [line[0].target for line in first] == [row[language] for row in rows]
    assert counter.loaded == 1
    assert counter.batches == [len(set(lines))]

    runner._OPEN.clear()
    assert translate_lines(lines, language, sources) == first
    assert (counter.loaded, len(counter.batches)) == (1, 1)


def test_segments_say_which_model_and_how_sure_it_was(one: Callable[..., Segment]) -> None:
    segment = one("Kazakhstan and Russia discussed gas prices.", "kk")
    assert (segment.origin, segment.model) == (Origin.ENGINE, "en_kk 1.0")
    assert segment.score is not None and -0.5 < segment.score <= 0
    assert segment.findings == ()


def test_a_heading_gets_no_stop(one: Callable[..., Segment]) -> None:
    assert one("Talks between China and Russia on oil transit").target == (
        "Переговоры Китая и России о транзите нефти"
    )


# ------------------------------------------------------------------------------- clauses

TWO = (
    "Kazakhstan and Russia discussed gas prices, and Uzbekistan and China signed an agreement on "
    "oil transit."
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "ru",
            "Казахстан и Россия обсудили цены на газ, и Узбекистан и Китай подписали соглашение о "
            "транзите нефти.",
        ),
        (
            "kk",
            "Қазақстан мен Ресей газ бағасы мәселесін талқылады, әрі Өзбекстан мен Қытай мұнай "
            "транзиті туралы келісімге қол қойды.",
        ),
        (
            "uz",
            "Qozogʻiston va Rossiya gaz narxi masalasini muhokama qildi va Oʻzbekiston va Xitoy "
            "neft tranziti toʻgʻrisidagi bitimni imzoladi.",
        ),
    ],
)
def test_what_fails_whole_is_translated_in_clauses(
    language: str, expected: str, one: Callable[..., Segment]
) -> None:
    """The toy models know one clause a sentence, and drop the second of two."""
    segment = one(TWO, language)
    assert segment.target == expected
    assert ids(segment) == {"in-clauses"}
    assert [finding.where for finding in segment.findings] == ["1.1"]


def test_a_sentence_that_is_too_long_is_cut_before_it_fails(
    one: Callable[..., Segment], counter: Counter
) -> None:
    rows = [r for r in held_out() if r["en"].endswith(".") and " that " not in r["en"]]
    used = list(itertools.islice(rows, 0, 24, 4))
    text = "; ".join(row["en"].rstrip(".") for row in used) + "."
    assert len(text) > RELIABLE_CHARACTERS
    segment = one(text)
    assert segment.origin is Origin.ENGINE
    assert counter.batches == [len(used)]
    assert segment.target is not None and segment.target.count(";") == len(used) - 1
    assert (
        segment.target.casefold() == "; ".join(r["ru"].rstrip(".") for r in used).casefold() + "."
    )


def test_the_score_of_clauses_is_that_of_the_weakest(one: Callable[..., Segment]) -> None:
    scores = [
        one("Kazakhstan and Russia discussed gas prices.").score,
        one("Uzbekistan and China signed an agreement on oil transit.").score,
    ]
    assert one(TWO).score == pytest.approx(min(s for s in scores if s is not None))


# ------------------------------------------------------------------------------ stand-ins


def test_a_number_that_a_model_garbles_is_put_back(one: Callable[..., Segment]) -> None:
    segment = one("Kazakhstan will supply 73 million tonnes of grain to Russia in 2027.")
    assert segment.target == "В 2027 году Казахстан поставит России 73 млн тонн зерна."
    assert ids(segment) == {"stand-ins"}
    assert [finding.level for finding in segment.findings] == ["warning"]


def stand_in(text: str, names: NameTable, language: str) -> tuple[str, Callable[[str], str | None]]:
    made = put_stand_ins(mask(text, names), language)
    assert made is not None
    return made.text, made.restore


def test_a_number_is_replaced_by_one_of_the_same_plural(names: NameTable) -> None:
    text, restore = stand_in("Exports rose to 1,002 tonnes and 21 trains.", names, "ru")
    assert text == "Exports rose to 23 tonnes and 31 trains."
    assert restore("Экспорт вырос до 23 тонн и 31 поезда.") == (
        "Экспорт вырос до 1002 тонн и 21 поезда."
    ) or restore("Экспорт вырос до 23 тонн и 31 поезда.") == (
        "Экспорт вырос до 1\u00a0002 тонн и 21 поезда."
    )


@given(
    st.decimals("1.01", "9999999", places=2).map(lambda d: d.normalize()),
    st.sampled_from(["kk", "uz", "ru"]),
)
def test_any_number_comes_back_as_the_language_writes_it(number: Decimal, language: str) -> None:
    made = put_stand_ins(mask(f"Exports rose to {number:,f} tonnes.", NameTable(())), language)
    if made is None:
        # A Russian noun after a decimal is in another case than after any whole number.
        assert language == "ru" and number != int(number)
        return
    assert f" {number:,f} " not in made.text
    assert made.restore(made.text) == f"Exports rose to {format_number(number, language)} tonnes."


@pytest.mark.parametrize(
    "garbled",
    ["Экспорт вырос.", "Экспорт вырос с 25 до 25 тонн.", "Экспорт вырос до 250 тонн.", "до 2,25"],
)
def test_a_stand_in_that_does_not_come_back_once_makes_it_void(
    garbled: str, names: NameTable
) -> None:
    text, restore = stand_in("Exports rose to 77 tonnes.", names, "ru")
    assert "25" in text
    assert restore(garbled) is None


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("ru", "Посол встретился с Иваном Петровым.", "Посол встретился с Алмасом Айдаровым."),
        ("ru", "Слово Ивана Петрова.", "Слово Алмаса Айдарова."),
        ("kk", "Елші Иван Петровпен кездесті.", "Елші Алмас Айдаровпен кездесті."),
        ("uz", "Elchi Ivan Petrovga yozdi.", "Elchi Almas Aydarovga yozdi."),
        ("ru", "Посол встретился с Петровым.", None),
        ("ru", "Иван Петров и Иван Петров.", None),
    ],
)
def test_a_name_is_put_back_in_the_case_of_its_stand_in(
    language: str, given: str, expected: str | None, names: NameTable
) -> None:
    text, restore = stand_in("The ambassador met Almas Aidarov.", names, language)
    assert text == "The ambassador met Ivan Petrov."
    assert restore(given) == expected


def test_a_woman_stands_in_for_a_woman(names: NameTable) -> None:
    text, restore = stand_in("Aigul Sadykova will come.", names, "ru")
    assert text == "Anna Petrova will come."
    assert restore("Приедет Анна Петрова.") == "Приедет Айгуль Садыкова."


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("ru", "Президенты встретились.", "16 ноября президенты встретились."),
        ("kk", "Президенттер кездесті.", "16 қарашада президенттер кездесті."),
        ("uz", "Prezidentlar uchrashdi.", "16-noyabrda prezidentlar uchrashdi."),
    ],
)
def test_a_date_at_the_start_is_set_before_the_translation(
    language: str, given: str, expected: str, names: NameTable
) -> None:
    text, restore = stand_in("On November 16, the presidents met.", names, language)
    assert text == "The presidents met."
    restored = restore(given)
    assert restored is not None and restored.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("text", ["The talks go on.", "They met on May 5.", "Kim Lee came third."])
def test_where_nothing_can_be_replaced_there_are_none(text: str, names: NameTable) -> None:
    assert put_stand_ins(mask(text, names), "ru") is None


# --------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("text", "target", "found"),
    [
        ("Russia and China met.", "Россия и Китай встретились.", set()),
        ("Russia and China met.", "Россия встретилась.", {"country-lost"}),
        ("Russia met the EU.", "1 января Россия встретилась с ЕС.", {"date-added"}),
        ("They met in May.", "Они встретились в мае.", set()),
        ("They met in May.", "Они встретились в марте.", {"date-lost", "date-added"}),
        ("Both rose by 12,000.", "Оба выросли на 12\u00a0000, в 2 раза.", set()),
        ("Two of three agreed.", "2 из 3 согласились.", set()),
        ("Exports rose.", "Экспорт вырос в 5 раз.", {"number-added"}),
        ("Exports doubled.", "Экспорт вырос в 2 раза.", set()),
        ("Exports doubled.", "Экспорт вырос в 200 раз.", {"number-added"}),
        ("Michael Jordan came.", "Приехал Майкл Джордан.", set()),
    ],
)
def test_what_a_model_adds_or_drops_is_seen(
    text: str, target: str, found: set[str], names: NameTable
) -> None:
    assert {f.id for f in check_translation(mask(text, names), target, "ru")} == found


def test_what_nothing_helps_is_a_draft_that_its_findings_block(one: Callable[..., Segment]) -> None:
    segment = one("Almas Aidarov discussed oil transit.")
    assert (segment.origin, segment.status) == (Origin.ENGINE, SegmentStatus.DRAFT)
    assert segment.target
    assert "name-lost" in [finding.id for finding in segment.blocking]
    assert {finding.where for finding in segment.findings} == {"1.1"}


def test_of_what_was_refused_the_one_with_the_fewest_errors_is_kept() -> None:
    def refused(target: str, *errors: str) -> Segment:
        findings = tuple(Finding(rule, "error", "wrong") for rule in errors)
        return Segment("a.1", "The talks go on.", target, Origin.ENGINE, findings=findings)

    piece = Piece("a.1", TEXT, "The talks go on.")
    worse, better = refused("Идут.", "length", "number-lost"), refused("Переговоры.", "length")
    assert _best(piece, [worse, better, refused("Иначе.", "length")], []) == better
    useless = [
        refused("", "target-empty"),
        refused("The talks go on", "source-returned"),
        refused("Пере\ufffd", "debris"),
    ]
    assert _best(piece, [*useless, worse], []) == worse
    nothing = _best(piece, useless, [Finding("pivot-failed", "error", "no")])
    assert (nothing.origin, nothing.target) == (Origin.MISSING, None)
    assert ids(nothing) == {"pivot-failed", "target-empty", "source-returned", "debris"}


def test_without_a_model_nothing_is_invented(tmp_path: Path) -> None:
    sources = open_sources(LOCALES, TARGETS, ModelSettings(folders=(tmp_path,), cache=False))
    ((segment,),) = translate_lines(["Gas prices rose by half."], "ru", sources)
    assert (segment.origin, segment.findings) == (Origin.MISSING, ())


# --------------------------------------------------------------------------------- cache


def brief_of(*sentences: str) -> Brief:
    span = Span("d1", "p1", 0, 4)
    statements = tuple(Statement(f"key-{n}", s, (s,), (span,)) for n, s in enumerate(sentences, 1))
    title = Statement("title", "Oil transit", ("Oil transit",), (span,))
    return Brief("en", title, (Section("key", "statements", statements),), ())


def test_an_unusable_cache_is_a_warning_of_the_whole(packages: Path, tmp_path: Path) -> None:
    settings = ModelSettings(folders=(packages,), threads=1, cache=str(tmp_path))
    sources = open_sources(LOCALES, TARGETS, settings)
    translation = translate(brief_of("The parties agreed on rail freight."), "ru", sources)
    assert translation.missing == ()
    (finding,) = translation.findings
    assert isinstance(finding, Finding)
    assert (finding.id, finding.level) == ("cache-unusable", "warning")
