"""What is decided for a brief in Russian, Kazakh or Uzbek serves other briefs of that language."""

from __future__ import annotations

from pathlib import Path

from command_line import Run
from lxml import etree
from review_samples import APPROVED, find

from briefing.deliver import read_record
from briefing.domain import Origin
from briefing.translate.exchange import tmx

X = "{urn:oasis:names:tc:xliff:document:1.2}"
ARTICLE = """Уровень воды в Токтогульском водохранилище упал

15 марта 2024 года

Уровень воды в Токтогульском водохранилище упал ниже прошлогоднего. {sentence} Министерство
энергетики заявило, что дефицит воды сохранится до {season}. Власти готовят план экономии.
"""
SENTENCE = "Кыргызстан сократил выработку электроэнергии на 12 процентов."
KAZAKH = "Қырғызстан электр энергиясын өндіруді 12 пайызға қысқартты."


def build(run: Run, name: str, season: str) -> None:
    folder = Path(name)
    folder.mkdir()
    (folder / "a.txt").write_text(
        ARTICLE.format(sentence=SENTENCE, season=season), encoding="utf-8"
    )
    words = ("--name", name, "--lang", "ru,kk", "--on-missing", "mark")
    assert run("-q", "build", str(folder), *words).code == 0


def test_a_decision_reaches_the_memory_and_the_next_brief(run: Run, workshop: Path) -> None:
    build(run, "water", "лета")
    assert run("review", "water", "--export", "w.xlf", "--lang", "kk").code == 0
    tree = etree.parse("w.xlf")
    (unit,) = (u for u in tree.iter(f"{X}trans-unit") if u.findtext(f"{X}source") == SENTENCE)
    target = unit.find(f"{X}target")
    assert target is not None
    target.text = KAZAKH
    target.set("state", "final")
    tree.write("w.xlf", encoding="utf-8")
    assert run("review", "water", "--import", "w.xlf", "--reviewer", "A. Bekova").code == 0
    (kept,) = tmx.read(workshop / "locales/memory/review.tmx")
    assert (kept.source_language, kept.language, kept.source_text) == ("ru", "kk", SENTENCE)

    build(run, "autumn", "осени")
    record = read_record(Path("out"), "autumn")
    (found,) = (s for s in record.languages["kk"].segments if s.source == SENTENCE)
    assert (found.target, found.origin, found.status) == (KAZAKH, Origin.MEMORY, APPROVED)
    assert found.reviewer == "A. Bekova"
    # A brief in English has nothing to do with it.
    assert run("build", "--lang", "kk", "--force").code == 0
    assert find(read_record(Path("out"), "brief"), "title.1").origin is Origin.MEMORY
