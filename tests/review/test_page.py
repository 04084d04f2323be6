"""The page as plain forms, as a browser without JavaScript sends them."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pypdf
import pytest
from command_line import Run
from pages import Page, running, serving
from review_samples import APPROVED, DRAFT, REVIEWED, find, open_desk

from briefing.domain import Origin
from briefing.errors import ExitCode
from briefing.language.names import load_names
from briefing.review.hits import find_hits
from briefing.review.web.listing import next_to_do
from briefing.translate.exchange import tmx
from briefing.translate.glossary import load_glossary

NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"
LOSSY = "Айдаров Қазақстан ресми ұсынысты мұқият қарайтынын мәлімдеді деп хабарланды."


@pytest.fixture
def page(workshop: Path) -> Iterator[Page]:
    with serving(workshop, "A. Bekova") as page:
        page.open()
        yield page


def segment(folder: Path, name: str = "title.1"):  # type: ignore[no-untyped-def]
    return find(open_desk(folder).read(), name)


def words(page: Page, path: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.ask(path).text)).split())


def pdf_text(page: Page, language: str = "kk") -> str:
    answer = page.ask(f"/{language}/pdf")
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.body)).pages
    return " ".join(" ".join(p.extract_text() for p in pages).replace("\u00a0", " ").split())


def test_the_first_page_has_both_texts_their_origin_and_the_paragraph(page: Page) -> None:
    assert page.ask("/").to == "/ru"
    text = words(page, "/kk?at=key-messages-2.1")
    assert "Uzbekistan has already refused the idea of gas import" in text
    assert "Өзбекстан қандай да бір альянс" in text
    assert "gas-talks.tmx#gas-talks-p7-1" in text and "translation memory 100 %" in text
    assert "On December 8, Jurabek Mirzamahmudov" in text  # the rest of the paragraph
    assert re.search(r"<mark>Uzbekistan has already", page.ask("/kk?at=key-messages-2.1").text)
    assert "000_8bce22750f1462c6.txt, p7" in text
    assert re.search(r"Қазақша 0 of 18", text) and re.search(r"Русский 0 of 18", text)


def test_an_edit_is_stored_remembered_and_in_the_pdf_of_that_language_only(
    page: Page, workshop: Path
) -> None:
    russian = (workshop / "out/brief.ru.pdf").read_bytes()
    form = page.form("/kk?at=title.1")
    answer = page.send("/kk/do", **{**form, "target": NEW, "do": "accept"})
    assert answer.status == 303 and "at=key-messages-1.1" in answer.to
    made = segment(workshop)
    assert (made.target, made.status, made.reviewer) == (NEW, REVIEWED, "A. Bekova")
    units = tmx.read(workshop / "locales/memory/review.tmx")
    assert [(u.target, u.status) for u in units] == [((NEW,), REVIEWED)]
    assert NEW in pdf_text(page) and "тексерген: A. Bekova" in pdf_text(page)
    record = open_desk(workshop).read()
    assert not record.languages["kk"].outdated and not record.languages["kk-Latn"].outdated
    assert (workshop / "out/brief.ru.pdf").read_bytes() == russian
    assert "1 of 18" in words(page, "/kk")


def test_a_killed_program_loses_nothing(workshop: Path) -> None:
    with running(workshop, "--reviewer", "A. Bekova") as page:
        page.open()
        form = page.form("/kk?at=title.1")
        assert page.send("/kk/do", **{**form, "target": NEW, "do": "draft"}).status == 303
        os.kill(page.process.pid, signal.SIGKILL)
        page.process.wait()
    assert (segment(workshop).target, segment(workshop).status) == (NEW, DRAFT)
    assert open_desk(workshop).read().languages["kk"].outdated
    with serving(workshop) as page:
        page.open()
        assert NEW in words(page, "/kk?at=title.1") and NEW in pdf_text(page)


def test_the_end_of_the_program_leaves_pdfs_that_are_up_to_date(workshop: Path) -> None:
    with running(workshop, "--reviewer", "A. Bekova") as page:
        page.open()
        form = page.form("/kk?at=title.1")
        page.send("/kk/do", **{**form, "target": NEW, "do": "approve"})
        page.process.send_signal(signal.SIGINT)
        assert page.process.wait(60) == 0
        assert page.process.stderr is not None
        assert "Traceback" not in page.process.stderr.read()
    assert not open_desk(workshop).read().languages["kk"].outdated


def test_of_two_people_the_second_sees_both_versions(page: Page, workshop: Path) -> None:
    seen = page.form("/kk?at=title.1")
    other = "Қазақстан мен Ресей газ саласында бірге жұмыс істейді"
    page.send("/kk/do", **{**seen, "target": NEW, "do": "approve"})
    answer = page.send("/kk/do", **{**seen, "target": other, "do": "approve", "reviewer": "B"})
    assert answer.status == 409
    assert f'class="theirs">{NEW}</q>' in answer.text
    assert f'class="yours">{other}</q>' in answer.text
    assert segment(workshop).target == NEW
    revision = re.findall(r'name="revision" value="(\w+)"', answer.text)[0]
    mine = {**seen, "revision": revision, "target": other, "do": "approve", "reviewer": "B"}
    assert page.send("/kk/do", **mine).status == 303
    made = segment(workshop)
    assert (made.target, made.reviewer, len(made.history)) == (other, "B", 2)


def test_a_blocking_finding_keeps_the_text_as_a_draft_and_wants_a_reason(
    page: Page, workshop: Path
) -> None:
    form = page.form("/kk?at=key-messages-3.1")
    answer = page.send("/kk/do", **{**form, "target": LOSSY, "do": "approve"})
    assert answer.status == 422 and "date-lost" in answer.text and LOSSY in answer.text
    made = segment(workshop, "key-messages-3.1")
    assert (made.target, made.status) == (LOSSY, DRAFT)
    blocked = page.form("/kk?at=key-messages-3.1")
    asides = {f"reason.{f.id}": "shortened" for f in made.findings if f.level == "error"}
    first, *others = asides
    partly = page.send("/kk/do", **{**blocked, first: "shortened", "do": "approve"})
    assert (partly.status == 303) is not others
    form = page.form("/kk?at=key-messages-3.1")
    assert page.send("/kk/do", **{**form, **asides, "do": "approve"}).status == 303
    made = segment(workshop, "key-messages-3.1")
    assert made.status is APPROVED and {reason for _, reason in made.ignored} == {"shortened"}
    assert "Set aside: shortened" in words(page, "/kk?at=key-messages-3.1")


def test_a_language_that_a_check_blocks_is_seen_and_not_published(
    page: Page, workshop: Path
) -> None:
    published = workshop / "out" / "brief.kk.pdf"
    form = page.form("/kk?at=key-messages-3.1")
    page.send("/kk/do", **{**form, "target": LOSSY, "do": "draft"})
    # The rest of the sentence may be hyphenated.
    assert "ресми ұсынысты мұқият қарайтынын" in pdf_text(page)
    assert not published.exists()
    assert open_desk(workshop).read().languages["kk"].state == "blocked"
    again = page.form("/kk?at=key-messages-3.1")
    other = LOSSY.replace("мұқият", "жан-жақты")
    page.send("/kk/do", **{**again, "target": other, "do": "draft"})
    assert "ресми ұсынысты жан-жақты" in pdf_text(page)
    assert page.ask("/kk/view?at=positions-4.1").to.count("#page=2")
    mended = page.form("/kk?at=key-messages-3.1")
    page.send("/kk/do", **{**mended, "target": form["target"], "do": "accept"})
    assert "жан-жақты қарайтынын" not in pdf_text(page)
    assert published.exists()


def test_a_finding_is_set_aside_only_with_a_reason(page: Page, workshop: Path) -> None:
    form = page.form("/kk?at=key-messages-3.1")
    page.send("/kk/do", **{**form, "target": LOSSY, "do": "draft"})
    form = page.form("/kk?at=key-messages-3.1")
    without = page.send("/kk/do", **{**form, "do": "ignore:date-lost", "reason.date-lost": " "})
    assert without.status == 422 and segment(workshop, "key-messages-3.1").ignored == ()
    page.send("/kk/do", **{**form, "do": "ignore:date-lost", "reason.date-lost": "in the head"})
    assert segment(workshop, "key-messages-3.1").ignored == (("date-lost", "in the head"),)
    form = page.form("/kk?at=key-messages-3.1")
    page.send("/kk/do", **{**form, "do": "resume:date-lost"})
    assert segment(workshop, "key-messages-3.1").ignored == ()


def test_undo_leads_back_step_by_step(page: Page, workshop: Path) -> None:
    begun = segment(workshop)
    for text in (NEW, NEW + " деді"):
        page.send("/kk/do", **{**page.form("/kk?at=title.1"), "target": text, "do": "approve"})
    for expected in (NEW, begun.target):
        answer = page.send("/kk/do", **{**page.form("/kk?at=title.1"), "do": "undo"})
        assert answer.status == 303 and "said=undone" in answer.to
        assert segment(workshop).target == expected
    assert segment(workshop) == begun
    assert tmx.read(workshop / "locales/memory/review.tmx") == ()
    nothing = page.send("/kk/do", **{**page.form("/kk?at=title.1"), "do": "undo"})
    assert "nothing to take back" in nothing.text


def test_comments(page: Page, workshop: Path) -> None:
    form = page.form("/kk?at=title.1")
    page.send("/kk/do", **{**form, "do": "comment", "comment": "Одақ па?"})
    assert [(c.author, c.text) for c in segment(workshop).comments] == [("A. Bekova", "Одақ па?")]
    assert "Одақ па?" in words(page, "/kk?at=title.1")
    assert len(re.findall(r"<article", page.ask("/kk?finding=comment").text)) == 1
    unsaved = page.send("/kk/do", **{**form, "target": NEW, "do": "comment", "comment": "Тағы"})
    assert NEW in unsaved.text  # what was typed is still there, and not stored
    assert segment(workshop).target != NEW


def test_filters(page: Page) -> None:
    def listed(query: str) -> int:
        return page.ask(f"/kk?{query}").text.count("<article")

    assert listed("status=todo") == 18 and listed("") == 36
    assert listed("status=approved") == 6  # countries, approved in their table
    form = page.form("/kk?at=title.1")
    page.send("/kk/do", **{**form, "do": "accept"})
    assert listed("status=reviewed") == 1 and listed("status=todo") == 17
    assert listed("finding=blocking") == listed("status=missing") == 0
    assert "No sentence fits the filter." in words(page, "/kk?status=missing")
    form = page.form("/kk?at=key-messages-3.1")
    page.send("/kk/do", **{**form, "target": LOSSY, "do": "draft"})
    assert listed("finding=blocking") == listed("finding=date-lost") == 1
    answer = page.send(
        "/kk/do", **{**page.form("/kk?at=key-messages-1.1&status=todo"), "do": "accept"}
    )
    assert "status=todo" in answer.to and "at=key-messages-2.1" in answer.to


def test_terms_are_inserted_without_javascript(page: Page, workshop: Path) -> None:
    form = page.form("/kk?at=title.1")
    text = page.ask("/kk?at=title.1").text
    (button,) = re.findall(r'name="do" value="(insert:[^"]+)"', text)
    answer = page.send("/kk/do", **{**form, "target": "Бастапқы", "do": unescape(button)})
    assert f"Бастапқы {button.removeprefix('insert:')}</textarea>" in answer.text
    assert segment(workshop).target != "Бастапқы"


def test_what_comes_from_a_table_is_not_changed_here(page: Page, workshop: Path) -> None:
    text = page.ask("/kk?at=background-1.name").text
    assert "names.csv#almas-aidarov" in text and 'id="target"' not in text
    form = {**page.form("/kk?at=background-1.name"), "target": "Алмаз", "do": "approve"}
    answer = page.send("/kk/do", **form)
    assert "changed there" in answer.text
    assert segment(workshop, "background-1.name").target == "Алмас Айдаров"


def test_signing_wants_a_name(workshop: Path) -> None:
    with serving(workshop) as page:
        page.open()
        form = {**page.form("/kk?at=title.1"), "target": NEW, "do": "approve"}
        answer = page.send("/kk/do", **form)
        assert answer.status == 422 and NEW in answer.text
        assert page.send("/kk/do", **form, reviewer="Ә. Бекова").status == 303
        assert segment(workshop).reviewer == "Ә. Бекова"
        assert 'name="reviewer" value="Ә. Бекова"' in page.ask("/kk").text


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Утвердить"), ("kk", "Бекіту"), ("uz", "Tasdiqlash"), ("en", "Approve")],
)
def test_the_interface_in_four_languages(page: Page, language: str, said: str) -> None:
    page.send("/settings", language="kk", interface=language, reviewer="A. Bekova", letters="yes")
    text = page.ask("/kk").text
    assert f'<html lang="{language}">' in text and f">{said}</button>" in text


def test_the_sheet_opens_at_the_sentence(page: Page) -> None:
    def place(name: str) -> tuple[int, int]:
        to = page.ask(f"/kk/view?at={name}").to
        found = re.search(r"#page=(\d+)&view=FitH,(\d+)&", to)
        assert found is not None, to
        return int(found[1]), int(found[2])

    assert place("title.1") == (1, 0) == place("nonsense")
    first, second = place("key-messages-1.1"), place("key-messages-3.1")
    assert first[0] == second[0] == 1 and 0 < first[1] < second[1] < 842
    assert place("positions-4.1")[0] == 2


def test_a_pdf_that_cannot_be_made_says_why_and_loses_nothing(page: Page, workshop: Path) -> None:
    form = page.form("/kk?at=title.1")
    page.send("/kk/do", **{**form, "target": NEW + " ⚑", "do": "draft"})
    answer = page.ask("/kk/view?at=title.1")
    assert answer.status == 503 and "the fonts have no" in answer.text
    assert segment(workshop).target == NEW + " ⚑"
    form = page.form("/kk?at=title.1")
    page.send("/kk/do", **{**form, "target": NEW, "do": "draft"})
    assert NEW in pdf_text(page)


def test_a_brief_built_anew_while_the_page_is_open(page: Page, workshop: Path, run: Run) -> None:
    form = page.form("/kk?at=title.1")
    page.send("/kk/do", **{**form, "target": NEW, "do": "approve"})
    assert run("build", "--lang", "kk", "--force").code == 0
    assert NEW in words(page, "/kk?at=title.1")
    assert page.ask("/ru").status == 200  # kept by the build
    form = page.form("/kk?at=key-messages-1.1")
    assert page.send("/kk/do", **{**form, "do": "accept"}).status == 303


ORDER = ("ашық", "тыныш", "жайлы", "қызу", "салқын", "жылы")
UNKNOWN = """Water talks in the valley

The two committees met in the valley to speak of canals and pumps for the fields of the south.
They agreed that the old pumps have to be replaced before the spring comes to the valley.
"""


@pytest.mark.parametrize("on_missing", ["fail", "mark"])
def test_sentences_that_nothing_could_translate_are_written_here(
    run: Run, workshop: Path, on_missing: str
) -> None:
    (workshop / "water.txt").write_text(UNKNOWN, "utf-8")
    built = run("build", "water.txt", "--lang", "en,kk", "--on-missing", on_missing)
    assert built.code in (0, 7, 10), built.err
    desk = replace(open_desk(workshop), name="water")
    missing = [s for s in desk.read().languages["kk"].segments if s.origin is Origin.MISSING]
    assert missing
    with serving(workshop, "A. Bekova", name="water") as page:
        page.open()
        assert page.ask("/kk?status=missing").text.count("<article") == len(missing)
        assert UNKNOWN.split(".")[0].partition("\n\n")[2] in pdf_text(page), "marked, in English"
        assert Path("out/water.kk.pdf").exists() == (on_missing == "mark")
        for number, segment in enumerate(missing):
            text = f"Екі комитет алқапта каналдар мен сорғылар туралы кездесті, {ORDER[number]}."
            form = page.form(f"/kk?at={segment.id}")
            answer = page.send("/kk/do", **{**form, "target": text, "do": "draft"})
            assert answer.status == 303, answer.text
        assert f"кездесті, {ORDER[0]}" in pdf_text(page)
    item = desk.read().languages["kk"]
    assert (item.state, item.outdated, item.message) == ("done", False, "")
    assert {s.origin for s in item.segments if s.id in {m.id for m in missing}} == {Origin.HUMAN}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("review", "nothing"), ExitCode.INPUT, "build it first"),
        (("review", "../brief"), ExitCode.USAGE, "no name of a brief"),
        (("review", "brief", "--lang", "de"), ExitCode.USAGE, "use ru or kk"),
        (("review", "brief", "--reviewer", "a" * 90), ExitCode.USAGE, "is no name"),
    ],
)
def test_mistakes_on_the_command_line(
    run: Run, words: tuple[str, ...], code: ExitCode, said: str
) -> None:
    done = run(*words)
    assert (done.code, said in done.err) == (code, True), done.err


def test_a_workspace_without_its_own_tables(run: Run, workshop: Path) -> None:
    shutil.rmtree(workshop / "locales")
    done = run("review", "brief")
    assert done.code == ExitCode.OUTPUT and "cp -r" in done.err


def test_a_brief_without_translations(run: Run, workshop: Path) -> None:
    assert run("build", "--lang", "en", "--name", "english").code == 0
    done = run("review", "english")
    assert done.code == ExitCode.INPUT and "no translations to review" in done.err


# ------------------------------------------------------------------------------- small functions


def test_hits_are_the_longest_terms_and_names_once(repository: Path) -> None:
    locales = repository / "locales"
    names, glossary = load_names(locales), load_glossary(locales)
    text = "Almas Aidarov spoke of gas supply; gas supplies and the gas pipelines matter."
    found = find_hits(text, "en", "kk", names, glossary)
    assert [hit.text for hit in found][:2] == ["Almas Aidarov", "gas supply"]
    assert found[0].target == "Алмас Айдаров" and found[0].reference == "names.csv#almas-aidarov"
    assert "gas pipelines" in [hit.text for hit in found]
    assert all(text[hit.start : hit.end] == hit.text for hit in found)
    assert find_hits("Nothing here.", "en", "kk", names, glossary) == ()


def test_the_next_sentence_is_the_next_to_do() -> None:
    from review_samples import segment as made

    segments = [made(id="a"), made(id="b", status=REVIEWED), made(id="c"), made(id="d")]
    order = ("a", "b", "c", "d")
    assert next_to_do(order, segments, "a") == "c"
    assert next_to_do(order, segments, "d") == "a"
    signed = [made(id=name, status=REVIEWED) for name in order]
    assert next_to_do(order, signed, "b") == "c" and next_to_do(order, signed, "d") == "d"
    assert next_to_do(order, segments, "gone") == "gone"
    assert segments[0].origin is Origin.ENGINE
