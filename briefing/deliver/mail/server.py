"""A connection to a mail server: encrypted and verified, or to this machine only."""

from __future__ import annotations

import importlib
import ipaddress
import smtplib
import ssl
from dataclasses import dataclass

from briefing.config import PASSWORD_VARIABLE, MailSettings
from briefing.errors import BriefingError, OutputError, SettingsError

KEYRING_SERVICE = "briefing"
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
# What RFC 5321 lets a client without a name say; smtplib would send the name of this machine.
_WE = "[127.0.0.1]"


class _Secret:
    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "<secret>"


@dataclass(frozen=True, slots=True)
class Server:
    """Where e-mails are handed in.

    Attributes:
        security: ``starttls``, ``tls``, or ``none`` for a server on this machine.
        password: Hidden from ``repr``, so that no message shows it.
    """

    host: str
    port: int
    security: str
    user: str
    password: _Secret

    @property
    def name(self) -> str:
        """``host:port``."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for the network. ``final`` is for the answer to a whole message, which a
    server may look through for minutes (RFC 5321, 4.5.3.2.6)."""

    usual: float = 60.0
    final: float = 600.0


def choose_server(settings: MailSettings, password: str | None) -> Server:
    """The server of the settings.

    Args:
        password: Of the environment; without one the keyring of the system is asked.

    Raises:
        SettingsError: Something is missing, or the connection would not be safe.
    """
    if not settings.smtp_host:
        raise SettingsError(
            "no mail server is named",
            "set smtp_host under [mail] in briefing.toml (docs/mailing.md)",
        )
    if settings.smtp_security == "none" and not _is_this_machine(settings.smtp_host):
        raise SettingsError(
            f"mail.smtp_security is none, and {settings.smtp_host} is another machine: the brief "
            "and the addresses would go out unencrypted",
            "use starttls or tls",
        )
    secret = ""
    if settings.smtp_user:
        secret = password or _ask_keyring(settings.smtp_user, settings.smtp_host) or ""
        if not secret:
            raise SettingsError(
                f"there is no password for {settings.smtp_user}",
                f"set the variable {PASSWORD_VARIABLE}, or put it into the keyring: "
                f"keyring set {KEYRING_SERVICE} {settings.smtp_user}@{settings.smtp_host}",
            )
        if not (secret.isascii() and settings.smtp_user.isascii()):
            raise SettingsError(
                "user name and password of the mail server must be ASCII", "change the password"
            )
    port = settings.smtp_port or _PORTS[settings.smtp_security]
    return Server(
        settings.smtp_host, port, settings.smtp_security, settings.smtp_user, _Secret(secret)
    )


def connect(server: Server, patience: Patience) -> smtplib.SMTP:
    """A session: greeted, encrypted, logged in.

    Raises:
        OutputError: The server cannot be reached or is not the one that it says it is.
        SettingsError: It refuses what the settings say.
    """
    context = ssl.create_default_context()
    smtp: smtplib.SMTP | None = None
    try:
        if server.security == "tls":
            smtp = smtplib.SMTP_SSL(
                server.host, server.port, _WE, timeout=patience.usual, context=context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, _WE, timeout=patience.usual)
        if server.security == "starttls":
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password.value)
    except BaseException as error:
        if smtp is not None:
            smtp.close()
        if isinstance(error, OSError | smtplib.SMTPException):
            raise _explain(error, server) from error
        raise
    return smtp


def plain(reply: bytes | str, longest: int = 200) -> str:
    """What a server said, on one line, without anything that a terminal would act on."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:longest]


def _explain(error: OSError | smtplib.SMTPException, server: Server) -> BriefingError:
    name = server.name
    if isinstance(error, ssl.SSLCertVerificationError):
        return OutputError(
            f"the certificate of {name} is not to be trusted: {error.verify_message}",
            "ask who runs the server; SSL_CERT_FILE names a file with an authority of your own",
        )
    if isinstance(error, ssl.SSLError):
        return OutputError(
            f"{name} does not speak TLS as expected: {error.reason}",
            "compare smtp_port and smtp_security under [mail]: 587 is starttls, 465 is tls",
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = f"{error.smtp_code} {plain(error.smtp_error)}"
        return SettingsError(
            f"{name} does not let {server.user} in: {said}",
            f"look at smtp_user under [mail] and the password in {PASSWORD_VARIABLE} or the "
            "keyring; some providers want a password made for programs",
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        what = "logging in" if "AUTH" in str(error) else "encryption (STARTTLS)"
        return SettingsError(
            f"{name} does not offer {what}; nothing was sent",
            "compare smtp_port, smtp_security and smtp_user under [mail]",
        )
    if isinstance(error, smtplib.SMTPResponseException):
        said = f"{error.smtp_code} {plain(error.smtp_error)}"
        return OutputError(f"{name} answered {said}", "run again later")
    reason = plain(getattr(error, "strerror", None) or str(error) or type(error).__name__)
    return OutputError(
        f"{name} cannot be reached: {reason}",
        "look at smtp_host and smtp_port under [mail] and at the network; run again later",
    )


def _is_this_machine(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _ask_keyring(user: str, host: str) -> str | None:
    """The password in the keyring of the system, where the package ``keyring`` is installed."""
    try:
        # Not among our dependencies: who has it wants it, and nobody else needs it.
        keyring = importlib.import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(KEYRING_SERVICE, f"{user}@{host}")
    except Exception as error:  # backends raise whatever their system gives them
        raise SettingsError(
            f"the keyring cannot be asked for the password: {type(error).__name__}: {error}",
            f"set the variable {PASSWORD_VARIABLE} instead",
        ) from error
    return found if isinstance(found, str) else None
