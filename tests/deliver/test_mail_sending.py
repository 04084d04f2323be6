"""Sending to a real server: each recipient once, whatever breaks, and only where it is safe."""

from __future__ import annotations

import socket
import ssl
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail_samples import DAY, PDF, letter, parse
from mail_server import PASSWORD, USER, MailServer

from briefing.config import MailSettings
from briefing.deliver.mail.journal import Journal
from briefing.deliver.mail.sending import Letter, _stuff_dots, send_letters
from briefing.deliver.mail.server import Patience, choose_server
from briefing.errors import OutputError, SettingsError

ONE, TWO, THREE = "one@a.example", "two@b.example", "three@c.example"
# The test server can offer logging in without encryption, and says what it thinks of that.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")
HASTY = Patience(usual=5.0, final=5.0)


def settings(host: MailServer, **changes: object) -> MailSettings:
    plainly = MailSettings(smtp_host="127.0.0.1", smtp_port=host.port, smtp_security="none")
    return replace(plainly, **changes)  # type: ignore[arg-type]


def send(
    host: MailServer,
    journal: Journal,
    *letters: Letter,
    password: str | None = None,
    **changes: object,
) -> list[tuple[str, str]]:
    """Send, and say what became of whom."""
    server = choose_server(settings(host, **changes), password)
    outcomes = send_letters(letters, server, journal, patience=HASTY)
    return [(outcome.letter.to.address, outcome.state) for outcome in outcomes]


def states(journal: Journal) -> list[tuple[str, str]]:
    """The journal as a later run reads it."""
    return [
        (entry.address, entry.state)
        for entry in Journal(journal.path.parent, journal._now)._last.values()
    ]


# ------------------------------------------------------------------------------ all is well


def test_each_gets_one_of_their_own_over_one_connection(journal: Journal) -> None:
    with MailServer() as host:
        assert send(host, journal, letter(ONE), letter(TWO)) == [(ONE, "sent"), (TWO, "sent")]
        assert [message.to for message in host.received] == [(ONE,), (TWO,)]
        assert {message.connection for message in host.received} == {1}
        for message, own, other in zip(host.received, (ONE, TWO), (TWO, ONE), strict=True):
            assert message.sender == "briefs@policy.example"
            assert own.encode() in message.content and other.encode() not in message.content
    assert states(journal) == [(ONE, "sent"), (TWO, "sent")]


def test_what_arrives_is_what_was_composed(journal: Journal) -> None:
    one = letter(ONE, size=200_000)
    with MailServer() as host:
        send(host, journal, one)
        assert host.received[0].content == one.compose()
        (attached,) = parse(host.received[0].content).iter_attachments()
        assert attached.get_content() == PDF + b"x" * 200_000


def test_the_server_does_not_learn_the_name_of_this_machine(journal: Journal) -> None:
    with MailServer() as host:
        send(host, journal, letter(ONE))
        assert host.received[0].hello == "[127.0.0.1]"


@given(st.lists(st.sampled_from([".", "..", "a", ".a", ""]), min_size=1))
def test_dots_at_line_starts_survive(lines: list[str]) -> None:
    content = "\r\n".join(lines).encode()
    stuffed = _stuff_dots(content)
    assert stuffed.endswith(b"\r\n") and b"\r\n.\r\n" not in b"\r\n" + stuffed
    unstuffed = b"".join(
        line[1:] if line.startswith(b".") else line for line in stuffed.splitlines(keepends=True)
    )
    assert unstuffed == (content if content.endswith(b"\r\n") else content + b"\r\n")


# -------------------------------------------------------------------------------- refusals


def test_a_refused_recipient_does_not_keep_the_others_from_it(journal: Journal) -> None:
    with MailServer() as host:
        host.faults.refusals[ONE] = ["550 5.1.1 no \x1b[31msuch user"]
        outcomes = send_letters(
            [letter(ONE), letter(TWO)], choose_server(settings(host), None), journal
        )
        assert [(o.state, o.detail) for o in outcomes] == [
            ("failed", "550 5.1.1 no [31msuch user"),
            ("sent", "250 2.0.0 taken over"),
        ]
        assert host.addresses() == [TWO]


def test_a_message_over_the_servers_size_is_not_even_tried(journal: Journal) -> None:
    with MailServer(size=50_000) as host:
        outcomes = send_letters(
            [letter(ONE, size=60_000), letter(TWO)],
            choose_server(settings(host), None),
            journal,
            patience=HASTY,
        )
        assert [o.state for o in outcomes] == ["failed", "sent"]
        assert "the server takes 50,000 at most" in outcomes[0].detail
        assert host.addresses() == [TWO]


def test_a_server_that_finds_the_size_too_large_only_then(journal: Journal) -> None:
    with MailServer() as host:
        host.faults.refusals[ONE] = ["552 5.3.4 message too big for this mailbox"]
        assert send(host, journal, letter(ONE), letter(TWO)) == [(ONE, "failed"), (TWO, "sent")]


def test_a_server_that_goes_away_politely_is_asked_again(journal: Journal) -> None:
    with MailServer() as host:
        host.faults.refusals[ONE] = ["421 4.3.2 going away"]
        assert send(host, journal, letter(ONE), letter(TWO)) == [(ONE, "sent"), (TWO, "sent")]
        assert host.connections == 2 and host.addresses() == [ONE, TWO]


# -------------------------------------------------------------------------- broken connections


def test_a_cut_before_the_end_is_tried_again_over_a_new_connection(journal: Journal) -> None:
    """Larger than what the system takes before anybody reads, so the end cannot be on its way."""
    with MailServer() as host:
        host.faults.cuts[ONE] = 1
        large = letter(ONE, size=9_000_000)
        assert send(host, journal, large, letter(TWO)) == [(ONE, "sent"), (TWO, "sent")]
        assert host.connections == 2 and host.addresses() == [ONE, TWO]
    assert states(journal) == [(ONE, "sent"), (TWO, "sent")]


def test_cuts_again_and_again_are_a_failure(journal: Journal) -> None:
    with MailServer() as host:
        host.faults.cuts[ONE] = 9
        large = letter(ONE, size=9_000_000)
        assert send(host, journal, large, letter(TWO)) == [(ONE, "failed"), (TWO, "sent")]
        assert host.addresses() == [TWO]
    assert states(journal) == [(ONE, "failed"), (TWO, "sent")]


def test_a_lost_answer_is_never_tried_again(journal: Journal) -> None:
    """The server has the message, and only the server knows."""
    with MailServer() as host:
        host.faults.lost_answers.add(ONE)
        assert send(host, journal, letter(ONE), letter(TWO)) == [(ONE, "unknown"), (TWO, "sent")]
        assert host.addresses() == [ONE, TWO]
    assert states(journal) == [(ONE, "begun"), (TWO, "sent")]


def test_no_answer_in_time_is_not_known_either(journal: Journal) -> None:
    with MailServer() as host:
        host.faults.waits.add(ONE)
        server = choose_server(settings(host), None)
        patience = Patience(usual=5.0, final=0.3)
        (outcome,) = send_letters([letter(ONE)], server, journal, patience=patience)
        assert outcome.state == "unknown" and "no answer came" in outcome.detail


def test_when_the_server_is_gone_the_rest_is_not_tried(journal: Journal) -> None:
    host = MailServer()
    with host:
        server = choose_server(settings(host), None)

        def compose_and_leave() -> bytes:
            host.faults.refusals[TWO] = ["421 going away"] * 2
            host._loop.call_soon_threadsafe(host._server.close)
            return letter(TWO).compose()

        second = replace(letter(TWO), compose=compose_and_leave)
        outcomes = send_letters(
            [letter(ONE), second, letter(THREE)], server, journal, patience=HASTY
        )
        assert [o.state for o in outcomes] == ["sent", "untried", "untried"]
        assert "cannot be reached" in outcomes[1].detail
    assert ("two@b.example", "begun") not in states(journal)


def test_nobody_there(journal: Journal) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = choose_server(
        MailSettings(smtp_host="127.0.0.1", smtp_port=port, smtp_security="none"), None
    )
    with pytest.raises(OutputError, match=f"127.0.0.1:{port} cannot be reached"):
        send_letters([letter(ONE)], server, journal)
    assert not journal.path.exists()


# ------------------------------------------------------------------------ encryption and log-in


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_encrypted_with_a_certificate_that_is_trusted(
    security: str,
    tls: ssl.SSLContext,
    certificate: Path,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    changes = {"smtp_host": "localhost", "smtp_security": security, "smtp_user": USER}
    with MailServer(**{security: tls}, login=True) as host:  # type: ignore[arg-type]
        assert send(host, journal, letter(ONE), password=PASSWORD, **changes) == [(ONE, "sent")]
        assert host.received[0].encrypted


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_is_not_trusted(
    security: str, tls: ssl.SSLContext, journal: Journal
) -> None:
    with (
        MailServer(**{security: tls}) as host,  # type: ignore[arg-type]
        pytest.raises(OutputError, match="the certificate of localhost:.* is not to be trusted"),
    ):
        send(host, journal, letter(ONE), smtp_host="localhost", smtp_security=security)
    assert host.received == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_somebody_else(
    security: str,
    tls: ssl.SSLContext,
    certificate: Path,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with (
        MailServer(**{security: tls}) as host,  # type: ignore[arg-type]
        pytest.raises(OutputError, match="is not to be trusted.*127.0.0.1"),
    ):
        send(host, journal, letter(ONE), smtp_host="127.0.0.1", smtp_security=security)
    assert host.received == []


def test_no_fall_back_to_plain_text(journal: Journal) -> None:
    with MailServer() as host, pytest.raises(SettingsError, match="does not offer encryption"):
        send(host, journal, letter(ONE), smtp_security="starttls")
    assert host.received == []


def test_a_plain_server_where_tls_is_expected(journal: Journal) -> None:
    with MailServer() as host, pytest.raises(OutputError, match="does not speak TLS"):
        send(host, journal, letter(ONE), smtp_security="tls")


def test_unencrypted_only_on_this_machine() -> None:
    with pytest.raises(SettingsError, match="mail.example is another machine"):
        choose_server(MailSettings(smtp_host="mail.example", smtp_security="none"), None)
    for host in ("127.0.0.1", "::1", "localhost"):
        choose_server(MailSettings(smtp_host=host, smtp_security="none"), None)


def test_a_wrong_password_is_said_and_not_shown(journal: Journal) -> None:
    with MailServer(login=True) as host, pytest.raises(SettingsError) as caught:
        send(host, journal, letter(ONE), smtp_user=USER, password="wrong-secret")
    told = "\n".join((caught.value.message, caught.value.hint))
    assert "does not let officer in: 535" in told and "wrong-secret" not in told
    assert "wrong-secret" not in repr(choose_server(settings(host, smtp_user=USER), "wrong-secret"))


def test_logging_in_where_nobody_asks(journal: Journal) -> None:
    with MailServer() as host, pytest.raises(SettingsError, match="does not offer logging in"):
        send(host, journal, letter(ONE), smtp_user=USER, password=PASSWORD)


@pytest.mark.parametrize(
    ("changes", "password", "said"),
    [
        ({"smtp_host": ""}, None, "no mail server is named"),
        ({"smtp_user": USER}, None, "there is no password for officer"),
        ({"smtp_user": USER}, "пароль", "must be ASCII"),
    ],
)
def test_settings_that_do_not_suffice(
    changes: dict[str, str], password: str | None, said: str
) -> None:
    given_settings = replace(MailSettings(smtp_host="mail.example"), **changes)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=said):
        choose_server(given_settings, password)


def test_the_password_of_the_keyring(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package of that name, as the system's keyring would be asked through."""
    (tmp_path / "keyring.py").write_text(
        f"KEPT = {{('briefing', '{USER}@127.0.0.1'): {PASSWORD!r}}}\n"
        "def get_password(service, name):\n"
        "    return KEPT.get((service, name))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    with MailServer(login=True) as host:
        assert send(host, journal, letter(ONE), smtp_user=USER) == [(ONE, "sent")]
    sys.modules.pop("keyring", None)


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_usual_ports(security: str, port: int) -> None:
    given_settings = MailSettings(smtp_host="127.0.0.1", smtp_security=security)  # type: ignore[arg-type]
    assert choose_server(given_settings, None).name == f"127.0.0.1:{port}"


# ------------------------------------------------------------------------------- the journal


def test_a_torn_last_line_is_as_if_it_had_not_been_written(journal: Journal) -> None:
    journal.write("<a@x>", ONE, "kk", "begun")
    journal.write("<a@x>", ONE, "kk", "sent", "250 OK")
    whole = journal.path.read_bytes()
    for size in range(len(whole)):
        journal.path.write_bytes(whole[:size])
        again = Journal(journal.path.parent, lambda: DAY)
        entry = again.last("<a@x>")
        lines = whole[:size].count(b"\n")
        assert (entry.state if entry else None) == (None, "begun", "sent")[lines]
        again.write("<b@x>", TWO, "kk", "begun")
        later = Journal(journal.path.parent, lambda: DAY)
        other = later.last("<b@other>")
        assert other is not None and other.state == "begun"
        assert (later.last("<a@x>") is None) == (lines == 0)


@pytest.mark.parametrize("line", ["{}", "nonsense", '{"id": 1}', "[]", '{"state": "gone"}'])
def test_a_damaged_line_stops_the_sending(journal: Journal, line: str) -> None:
    journal.write("<a@x>", ONE, "kk", "sent")
    journal.path.write_text(f"{line}\n" + journal.path.read_text())
    with pytest.raises(OutputError, match="journal.jsonl:1 is damaged"):
        Journal(journal.path.parent, lambda: DAY)


def test_the_journal_is_for_its_owner_alone(journal: Journal) -> None:
    journal.write("<a@x>", ONE, "kk", "sent")
    assert journal.path.stat().st_mode & 0o077 == 0


def test_a_journal_that_cannot_be_written_stops_before_the_message(tmp_path: Path) -> None:
    missing = tmp_path / "gone"
    with MailServer() as host, pytest.raises(OutputError, match="cannot be written"):
        send(host, Journal(missing, lambda: DAY), letter(ONE))
    assert host.received == []
