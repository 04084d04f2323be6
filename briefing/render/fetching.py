"""Which addresses a template may use: ``data:``, and files of its folder and of the shared one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse


class TemplateFetcher(URLFetcher):  # type: ignore[misc]
    """Fetches from the folders of a template and records what it refuses.

    WeasyPrint goes on without a resource that cannot be fetched, so the caller has to look at
    ``refused``, pairs of address and reason, when the page is done.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self._folders = tuple(folder.resolve() for folder in folders)
        self.refused: list[tuple[str, str]] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource at ``url``.

        Raises:
            ValueError: It is refused or not there; also recorded.
        """
        reason = self._refusal(url)
        if reason:
            shown = url if len(url) <= 200 else f"{url[:200]}…"
            self.refused.append((shown, reason))
            raise ValueError(f"{shown} {reason}")
        return super().fetch(url, headers)

    def open(self, url: Any, data: Any = None, timeout: Any = None) -> URLFetcherResponse:
        """As `fetch`, so that no way leads around it."""
        return self.fetch(url if isinstance(url, str) else url.full_url)

    def _refusal(self, url: str) -> str:
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        if scheme == "data":
            return ""
        if scheme != "file" or parts.netloc not in ("", "localhost"):
            return "is not a file of the template folder"
        path = Path(url2pathname(parts.path)).resolve()
        if not any(path.is_relative_to(folder) for folder in self._folders):
            return "lies outside the template folder"
        return "" if path.is_file() else "is not there"
