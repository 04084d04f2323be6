"""``briefing mail``: drafts of a built brief in four languages, and what it refuses."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from command_line import Run

LANGUAGES = ("en", "ru", "kk", "uz")
SETTINGS = """
[mail]
sender = "briefs@policy.example"
reply_to = "office@policy.example"
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The brief of the sample seed in all four languages, with a number."""
    folder = tmp_path_factory.mktemp("built")
    text = (repository / "briefing.toml").read_text("utf-8")
    text = text.replace('number = ""', 'number = "2026/14"')
    assert "2026/14" in text
    (folder / "briefing.toml").write_text(text, "utf-8")
    shutil.copytree(repository / "seeds", folder / "seeds")
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-m", "briefing", "-q", "build", "--date", "2026-11-22"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder


@pytest.fixture
def mailing(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may spoil; also the current folder."""
    folder = tmp_path / "ws"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


def read(path: Path) -> EmailMessage:
    content = path.read_bytes()
    assert content.isascii() and max(map(len, content.split(b"\r\n"))) <= 78
    return email.message_from_bytes(content, policy=email.policy.default)  # type: ignore[return-value]


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n").replace("\u00a0", " ")


def change_record(folder: Path, language: str, **values: object) -> None:
    path = folder / "out" / "brief.json"
    record = json.loads(path.read_text("utf-8"))
    record["languages"][language].update(values)
    path.write_text(json.dumps(record), "utf-8")


# ---------------------------------------------------------------------------------- drafts

SUBJECTS = {
    "en": "Policy brief No. 2026/14: Kazakhstan and Russia are going to cooperate in the sphere of "
    "gas supply",
    "ru": "Аналитическая записка № 2026/14: Казахстан и Россия намерены сотрудничать в сфере "
    "поставок газа",
    "kk": "№ 2026/14 талдамалық жазба: Қазақстан мен Ресей газ жеткізу саласында ынтымақтаспақ",
    "uz": "2026/14-sonli tahliliy maʼlumotnoma: Qozogʻiston va Rossiya gaz yetkazib berish "
    "sohasida hamkorlik qilmoqchi",
}
WORDS = {
    "en": ("Dear colleagues,", "22 November 2026", "Centre for Regional Policy"),
    "ru": ("Уважаемые коллеги!", "22 ноября 2026 г.", "Центр региональной политики"),
    "kk": ("Құрметті әріптестер!", "2026 жылғы 22 қараша", "Өңірлік саясат орталығы"),
    "uz": ("Hurmatli hamkasblar!", "2026-yil 22-noyabr", "Mintaqaviy siyosat markazi"),
}


def test_a_draft_for_each_language(run: Run, mailing: Path) -> None:
    result = run("mail", "brief")
    assert result.code == 0, result.err
    drafts = sorted(path.name for path in (mailing / "out").glob("*.eml"))
    assert drafts == sorted(f"brief.{code}.eml" for code in LANGUAGES)
    assert all(f"out/{name}" in result.out for name in drafts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_in_the_language(run: Run, mailing: Path, language: str) -> None:
    run("mail", "brief")
    message = read(mailing / "out" / f"brief.{language}.eml")
    assert (message["Subject"], message["X-Unsent"]) == (SUBJECTS[language], "1")
    assert message["Content-Language"] == language
    assert not {"From", "To"} & set(message.keys())
    record = json.loads((mailing / "out/brief.json").read_text("utf-8"))
    brief = record["languages"][language]["brief"] or record["brief"]
    messages = [entry["text"] for entry in brief["sections"][0]["entries"]]
    assert len(messages) >= 3
    for kind in ("plain", "html"):
        text = body(message, kind)
        for words in (*WORDS[language], *messages[:3], brief["title"]["text"], "2026/14"):
            assert words.replace("\u00a0", " ") in text
    lines = [line for line in body(message).splitlines() if line[:2] in ("— ", "– ")]
    assert len(lines) == 3
    assert f'<html lang="{language}">' in body(message, "html")
    assert not re.search(r"(?i)<img|<link|src=|href=|https?:", body(message, "html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_attached_byte_for_byte(run: Run, mailing: Path, language: str) -> None:
    run("mail", "brief")
    (attached,) = read(mailing / "out" / f"brief.{language}.eml").iter_attachments()
    assert attached.get_filename() == f"brief-{language}.pdf"
    assert attached.get_content() == (mailing / "out" / f"brief.{language}.pdf").read_bytes()


def test_what_no_native_speaker_has_checked_says_so(run: Run, mailing: Path) -> None:
    run("mail", "brief")
    notice = "Перевод еще не проверен носителем языка."
    assert notice in body(read(mailing / "out/brief.ru.eml"))
    assert "native speaker" not in body(read(mailing / "out/brief.en.eml"))
    record = json.loads((mailing / "out/brief.json").read_text("utf-8"))
    segments = record["languages"]["ru"]["segments"]
    change_record(mailing, "ru", segments=[{**s, "status": "approved"} for s in segments])
    run("mail", "brief")
    assert notice not in body(read(mailing / "out/brief.ru.eml"))


def test_sender_and_reply_address_of_the_settings(run: Run, mailing: Path) -> None:
    with (mailing / "briefing.toml").open("a") as handle:
        handle.write(SETTINGS)
    assert run("mail", "brief").code == 0
    message = read(mailing / "out/brief.ru.eml")
    assert str(message["From"].addresses[0].addr_spec) == "briefs@policy.example"
    assert message["Reply-To"] == "office@policy.example"
    assert message["Message-ID"].endswith("@policy.example>")


def test_the_number_is_that_of_the_pdf_and_not_of_the_settings(run: Run, mailing: Path) -> None:
    settings = mailing / "briefing.toml"
    settings.write_text(settings.read_text("utf-8").replace("2026/14", "2026/15"), "utf-8")
    run("mail", "brief")
    assert read(mailing / "out/brief.en.eml")["Subject"] == SUBJECTS["en"]


def test_mail_settings_make_no_new_brief(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    monkeypatch.setenv("BRIEFING_MAIL_SENDER", "briefs@policy.example")
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", "secret")
    result = run("build", "--date", "2026-11-22")
    assert (result.code, "nothing has changed" in result.err) == (0, True), result.err


# ------------------------------------------------------------------------------ what is refused


def test_a_pdf_that_was_changed(run: Run, mailing: Path) -> None:
    pdf = mailing / "out/brief.kk.pdf"
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    result = run("mail", "brief")
    assert result.code == 10
    assert "kk: out/brief.kk.pdf was changed after it was built" in result.err
    assert not (mailing / "out/brief.kk.eml").exists() and (mailing / "out/brief.ru.eml").exists()
    for language in LANGUAGES:
        (mailing / f"out/brief.{language}.pdf").unlink()
    assert run("mail", "brief").code == 9


def test_a_draft_is_mailed_only_on_demand_and_as_a_draft(run: Run, mailing: Path) -> None:
    record = json.loads((mailing / "out/brief.json").read_text("utf-8"))
    segments = record["languages"]["uz"]["segments"]
    first = next(s for s in segments if s["id"] == "key-messages-1.1")
    first.update(origin="missing", target=None)
    change_record(mailing, "uz", state="draft", segments=segments)
    result = run("mail", "brief")
    assert (result.code, "--drafts" in result.err) == (10, True)
    assert not (mailing / "out/brief.uz.eml").exists()
    assert run("mail", "brief", "--drafts").code == 0
    message = read(mailing / "out/brief.uz.eml")
    assert message["Subject"] == f"[QORALAMA] {SUBJECTS['uz']}"
    assert "– [tarjima qilinmagan] " in body(message)
    assert "1 ta parcha tarjima qilinmagan" in body(message)


def test_a_language_without_a_pdf(run: Run, mailing: Path) -> None:
    change_record(mailing, "ru", state="missing", pdf=None, message="3 of 41 segments")
    result = run("mail", "brief")
    assert (result.code, "ru: 3 of 41 segments" in result.err) == (10, True)


@pytest.mark.parametrize(
    ("megabytes", "code", "said"),
    [(5, 0, ""), (8, 0, "warning: en: the e-mail is 1"), (15, 10, "en: the e-mail would be 2")],
)
def test_large_pdfs(run: Run, mailing: Path, megabytes: int, code: int, said: str) -> None:
    content = b"%PDF-" + os.urandom(megabytes * 1_000_000)
    (mailing / "out/brief.en.pdf").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    pdf = {"file": "brief.en.pdf", "sha256": digest, "size": len(content), "pages": 2}
    change_record(mailing, "en", pdf=pdf)
    result = run("mail", "brief")
    assert (result.code, said in result.err) == (code, True), result.err
    assert said or not result.err
    assert (mailing / "out/brief.en.eml").exists() is (code == 0)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nothing",), 4, "build it first: briefing build --name nothing"),
        (("../brief",), 2, "is no name of a brief"),
        (("brief", "--send"), 2, "--send needs recipients"),
        (("brief", "--resend", "a@b.kz"), 2, "--resend goes with --send"),
        (("brief", "--to", "none.csv"), 4, "none.csv cannot be read"),
    ],
)
def test_mistakes_on_the_command_line(
    run: Run, mailing: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = run("mail", *words)
    assert (result.code, said in result.err) == (code, True), result.err
    assert not list((mailing / "out").glob("*.eml"))


def test_settings_that_are_no_addresses(run: Run, mailing: Path) -> None:
    with (mailing / "briefing.toml").open("a") as handle:
        handle.write('[mail]\nsender = "Office <a@b.kz>"\nreply_to = "nobody"\n')
    result = run("mail", "brief")
    assert result.code == 3
    assert "mail.sender: " in result.err and "mail.reply_to: 'nobody'" in result.err


def test_a_port_that_is_none(run: Run, mailing: Path) -> None:
    with (mailing / "briefing.toml").open("a") as handle:
        handle.write("[mail]\nsmtp_port = 70000\n")
    result = run("mail", "brief")
    assert (result.code, "mail.smtp_port: must be between 1 and 65535" in result.err) == (3, True)


def test_a_mistake_in_a_template_names_file_and_line(
    run: Run, mailing: Path, repository: Path
) -> None:
    shutil.copytree(repository / "templates", mailing / "templates")
    path = mailing / "templates/policy-brief/email.text.j2"
    path.write_text("one\n{{ nothing.here }}\n", "utf-8")
    for command in (("mail", "brief"), ("check",)):
        result = run(*command)
        assert "email.text.j2:2: " in result.err and result.code in (3, 8), result.err


# --------------------------------------------------------------------------------- recipients

PEOPLE = (
    "address;name;language\n"
    'aigul@energy.example;"Қасымова, Әйгүл ""Айка""";kk\n'
    "oktam@gaz.example;Oʻktam Gʻaniyev;uz\n"
    "info@почта.қаз;;kk\n"
)


def test_a_draft_for_each_recipient_and_nobody_in_anothers(run: Run, mailing: Path) -> None:
    Path("people.csv").write_text(PEOPLE, "utf-8-sig")
    result = run("mail", "brief", "--to", "people.csv")
    assert result.code == 0, result.err
    folder = mailing / "out/brief-mail"
    assert folder.stat().st_mode & 0o077 == 0
    drafts = {path: read(path) for path in folder.glob("*.eml")}
    expected = {
        "aigul@energy.example": "kk",
        "oktam@gaz.example": "uz",
        "info@xn--80a1acny.xn--80ao21a": "kk",
    }
    found = {m["To"].addresses[0].addr_spec: m["Content-Language"] for m in drafts.values()}
    assert found == expected
    for path, message in drafts.items():
        assert "Cc" not in message and "Bcc" not in message
        own = message["To"].addresses[0].addr_spec
        text = path.read_text("ascii") + body(message) + body(message, "html") + str(message["To"])
        for address in expected:
            assert (address in text) is (address == own)
        for name in ("Әйгүл", "Gʻaniyev"):
            assert name not in body(message)
    assert not list((mailing / "out").glob("*.eml"))


def test_drafts_for_people_who_are_no_longer_there_are_deleted(run: Run, mailing: Path) -> None:
    Path("people.csv").write_text(PEOPLE, "utf-8")
    run("mail", "brief", "--to", "people.csv")
    mine = mailing / "out/brief-mail/notes.eml"
    mine.write_text("my own")
    Path("people.csv").write_text("\n".join(PEOPLE.splitlines()[:2]), "utf-8")
    result = run("mail", "brief", "--to", "people.csv")
    assert "2 draft(s) for people who are not in the list were deleted" in result.err
    left = sorted(path.name for path in mine.parent.iterdir())
    assert len(left) == 2 and left[0].startswith("kk-aigul-at-energy.example-")
    assert mine.read_text() == "my own"


def test_mistakes_in_the_list_write_nothing(run: Run, mailing: Path) -> None:
    Path("people.csv").write_text(PEOPLE + "nobody;;kk\na@b.kz;;xx\n", "utf-8")
    result = run("mail", "brief", "--to", "people.csv")
    assert result.code == 3
    assert "people.csv:5: 'nobody'" in result.err and "people.csv:6: 'xx'" in result.err
    assert not (mailing / "out/brief-mail").exists()


def test_a_language_that_was_not_built(run: Run, mailing: Path) -> None:
    Path("people.csv").write_text(PEOPLE + "a@b.kz;;uz-Cyrl\n", "utf-8")
    result = run("mail", "brief", "--to", "people.csv")
    assert result.code == 10
    assert "uz-Cyrl (1 recipient(s)): the brief was not built in this language" in result.err
    assert len(list((mailing / "out/brief-mail").glob("*.eml"))) == 3


def test_an_address_cannot_lead_out_of_the_folder(run: Run, mailing: Path) -> None:
    Path("people.csv").write_text("address,name,language\n/../../a/b@c.kz,,kk\n", "utf-8")
    assert run("mail", "brief", "--to", "people.csv").code == 3
    Path("people.csv").write_text("address,name,language\na/b/c@c.kz,,kk\n", "utf-8")
    assert run("mail", "brief", "--to", "people.csv").code == 0
    (draft,) = (mailing / "out/brief-mail").iterdir()
    assert draft.name.startswith("kk-a-b-c-at-c.kz-")


def test_a_folder_that_cannot_be_written(run: Run, mailing: Path) -> None:
    (mailing / "out/brief-mail").write_text("a file")
    Path("people.csv").write_text(PEOPLE, "utf-8")
    result = run("mail", "brief", "--to", "people.csv")
    assert (result.code, "cannot be written" in result.err) == (9, True), result.err
