"""``briefing mail --send`` as a process of its own, with a real server: asking, resuming, dying."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from mail_server import PASSWORD, USER, MailServer

PEOPLE = (
    "address,name,language\n"
    'one@a.example,"One, First",en\n'
    "two@b.example,Әйгүл Қасымова,kk\n"
    "three@c.example,,en\n"
)
# The test server can offer logging in without encryption, and says what it thinks of that.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")
ADDRESSES = ["one@a.example", "two@b.example", "three@c.example"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The brief of the sample seed in English and Kazakh."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copy(repository / "briefing.toml", folder)
    shutil.copytree(repository / "seeds", folder / "seeds")
    done = call(folder, "-q", "build", "--date", "2026-11-22", "--lang", "en,kk")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def mailing(built: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "ws"
    shutil.copytree(built, folder)
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    return folder


def environment(host: MailServer | None = None, **more: str) -> dict[str, str]:
    given = {**os.environ, "PYTHONPATH": ":".join(sys.path), "COLUMNS": "100"}
    if host is not None:
        given |= {
            "BRIEFING_MAIL_SENDER": "briefs@policy.example",
            "BRIEFING_MAIL_SMTP_HOST": "127.0.0.1",
            "BRIEFING_MAIL_SMTP_PORT": str(host.port),
            "BRIEFING_MAIL_SMTP_SECURITY": "none",
        }
    return given | more


def call(
    folder: Path, *words: str, host: MailServer | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        cwd=folder,
        env=environment(host, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def send(
    folder: Path, host: MailServer, *words: str, **more: str
) -> subprocess.CompletedProcess[str]:
    command = ("mail", "brief", "--to", "people.csv", "--send", *words)
    return call(folder, *command, host=host, **more)


def journal(folder: Path) -> list[tuple[str, str]]:
    lines = (folder / "out/brief-mail/journal.jsonl").read_text("utf-8").splitlines()
    return [(entry["address"], entry["state"]) for entry in map(json.loads, lines)]


def test_sent_once_to_each_and_nothing_the_second_time(mailing: Path) -> None:
    with MailServer() as host:
        first = send(mailing, host, "--yes")
        assert first.returncode == 0, first.stderr
        assert host.addresses() == ADDRESSES
        assert "3 of 3 e-mail(s) sent" in first.stderr
        second = send(mailing, host, "--yes")
        assert second.returncode == 0 and "nothing is to be sent" in second.stderr
        assert second.stdout.count("sent on 20") == 3
        assert host.addresses() == ADDRESSES
        assert b"X-Unsent" not in b"".join(message.content for message in host.received)
    assert not list((mailing / "out").rglob("*.eml"))


def test_new_people_of_a_longer_list_are_the_only_ones_to_get_it(mailing: Path) -> None:
    with MailServer() as host:
        send(mailing, host, "--yes")
        (mailing / "people.csv").write_text(PEOPLE + "four@d.example,,kk\n", "utf-8")
        send(mailing, host, "--yes", BRIEFING_MAIL_SENDER="other@else.example")
        assert host.addresses() == [*ADDRESSES, "four@d.example"]


def test_with_nobody_to_ask_nothing_is_sent(mailing: Path) -> None:
    with MailServer() as host:
        done = send(mailing, host)
        assert (done.returncode, host.received) == (2, [])
        assert "add --yes" in done.stderr and all(a in done.stdout for a in ADDRESSES)
    assert not list((mailing / "out/brief-mail").glob("*.jsonl"))


@pytest.mark.parametrize(("answer", "count"), [("n", 0), ("", 0), ("y", 3)])
def test_a_person_is_shown_the_list_and_asked(mailing: Path, answer: str, count: int) -> None:
    with MailServer() as host:
        ours, theirs = pty.openpty()
        os.write(ours, f"{answer}\n".encode())
        command = "mail brief --to people.csv --send".split()
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", *command],
            cwd=mailing,
            env=environment(host),
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
        )
        out, _ = process.communicate(timeout=120)
        os.close(theirs)
        said = os.read(ours, 100_000).decode()
        os.close(ours)
        assert f"Send 3 e-mail(s), 0.2 MB, through 127.0.0.1:{host.port}? [y/N]" in said
        assert all(address in out for address in ADDRESSES)
        assert (len(host.received), process.returncode) == (count, 0 if count else 2), said


def test_who_was_refused_is_named_and_tried_again_the_next_time(mailing: Path) -> None:
    with MailServer() as host:
        host.faults.refusals["two@b.example"] = ["450 4.2.0 try later"]
        first = send(mailing, host, "--yes")
        assert first.returncode == 10
        assert "two@b.example (kk): not sent: 450 4.2.0 try later" in first.stderr
        second = send(mailing, host, "--yes")
        assert second.returncode == 0, second.stderr
        assert sorted(host.addresses()) == sorted(ADDRESSES)


def test_when_nobody_got_it_nothing_was_delivered(mailing: Path) -> None:
    with MailServer(size=1000) as host:
        done = send(mailing, host, "--yes")
        assert (done.returncode, host.received) == (9, [])
        assert done.stderr.count("the server takes 1,000 at most") == 3


def test_a_killed_process_sends_nothing_twice(mailing: Path) -> None:
    """Killed while the server has the second message and has not yet answered."""
    with MailServer() as host:
        host.faults.waits.add("two@b.example")
        command = "mail brief --to people.csv --send --yes".split()
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", *command],
            cwd=mailing,
            env=environment(host),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert host.reached.wait(60)
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        assert journal(mailing)[-1] == ("two@b.example", "begun")
        host.faults.waits.clear()
        host.gate.set()
        again = send(mailing, host, "--yes")
        assert again.returncode == 10
        assert "two@b.example (kk): an earlier run ended before the server had answered" in (
            again.stderr
        )
        assert "--resend" in again.stderr and "may have arrived on" in again.stdout
        assert sorted(host.addresses()) == sorted(ADDRESSES)
        resent = send(mailing, host, "--yes", "--resend", "Two@B.example")
        assert resent.returncode == 0, resent.stderr
        assert sorted(host.addresses()) == sorted([*ADDRESSES, "two@b.example"])
        ids = {m.content.partition(b"Message-ID: ")[2].split()[0] for m in host.received}
        assert len(ids) == 3, "the second copy has the id of the first, so programs can merge them"


def test_ctrl_c_leaves_a_journal_that_a_later_run_understands(mailing: Path) -> None:
    with MailServer() as host:
        host.faults.waits.add("two@b.example")
        command = "mail brief --to people.csv --send --yes".split()
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", *command],
            cwd=mailing,
            env=environment(host),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert host.reached.wait(60)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130, said
    assert [state for _, state in journal(mailing)] == ["begun", "sent", "begun"]


def test_two_runs_at_the_same_time_do_not_both_send(mailing: Path) -> None:
    with MailServer() as host:
        host.faults.waits.add("one@a.example")
        command = "mail brief --to people.csv --send --yes".split()
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", *command],
            cwd=mailing,
            env=environment(host),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert host.reached.wait(60)
        second = send(mailing, host, "--yes")
        assert (second.returncode, "another run" in second.stderr) == (9, True), second.stderr
        host.gate.set()
        assert process.wait(60) == 0
        assert host.addresses() == ADDRESSES


def test_a_new_version_goes_to_everybody_and_the_list_says_so(mailing: Path) -> None:
    with MailServer() as host:
        send(mailing, host, "--yes")
        built = call(mailing, "-q", "build", "--date", "2026-11-23", "--lang", "en,kk", "--force")
        assert built.returncode == 0, built.stderr
        asked = send(mailing, host)
        assert asked.stdout.count("to send; another version went out on 20") == 3
        assert len(host.received) == 3


def test_the_password_comes_from_the_environment_and_stays_there(mailing: Path) -> None:
    with MailServer(login=True) as host:
        lacking = send(mailing, host, "--yes", BRIEFING_MAIL_SMTP_USER=USER)
        assert (lacking.returncode, "BRIEFING_SMTP_PASSWORD" in lacking.stderr) == (3, True)
        more = {"BRIEFING_MAIL_SMTP_USER": USER, "BRIEFING_SMTP_PASSWORD": PASSWORD}
        done = send(mailing, host, "--yes", **more)
        assert done.returncode == 0, done.stderr
        written = b"".join(p.read_bytes() for p in (mailing / "out").rglob("*") if p.is_file())
        assert PASSWORD not in done.stdout + done.stderr and PASSWORD.encode() not in written


def test_without_a_sender_nothing_is_sent(mailing: Path) -> None:
    with MailServer() as host:
        done = send(mailing, host, "--yes", BRIEFING_MAIL_SENDER="")
        assert (done.returncode, "set sender under [mail]" in done.stderr) == (3, True)


def test_resend_only_for_people_of_the_list(mailing: Path) -> None:
    with MailServer() as host:
        done = send(mailing, host, "--yes", "--resend", "who@x.example")
        assert (done.returncode, host.received) == (2, [])
        assert "who@x.example: not among the recipients" in done.stderr
