"""The one person at the page."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field


@dataclass(slots=True)
class Session:
    """A session is opened once, with the token of the address that the program prints.

    Attributes:
        reviewer: Who reviews; empty until it is said.
        interface: Language of the page.
        letters: Whether single letters are commands.
    """

    reviewer: str = ""
    interface: str = "en"
    letters: bool = True
    _token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def token(self) -> str:
        """What opens the session; empty when it has been used."""
        return self._token

    def open(self, token: str) -> str | None:
        """The value of the cookie for the one who has the token; it cannot be used again."""
        right = hmac.compare_digest(token.encode(), self._token.encode())
        if not (self._token and right):
            return None
        self._token = ""
        return self._cookie

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is that of the session."""
        return hmac.compare_digest(cookie.encode(), self._cookie.encode())
