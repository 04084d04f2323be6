"""WeasyPrint behind one module: own fonts only, guarded addresses, its log turned into errors.

WeasyPrint reads the font configuration and looks for the system's libraries when it is imported,
so only `load_engine` imports it first.
"""

from __future__ import annotations

import io
import logging
import os
import re
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from briefing.errors import MissingDependencyError, RenderError, SettingsError
from briefing.render import hyphenation
from briefing.render.conformance import VARIANT, declare_conformance

if TYPE_CHECKING:
    from weasyprint import CSS

APT_LINE = "apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0"
_STYLE_LINK = re.compile(
    r"<link\b(?=[^>]*\brel=[\"']?stylesheet\b)[^>]*\bhref=[\"']([^\"']+)[\"'][^>]*>", re.IGNORECASE
)
_FETCHING = re.compile("Failed to load|Font-face .* cannot be loaded")
_POSITION = re.compile(r" at (\d+):(\d+)")
_SOURCES = ("*.j2", "*.css", "*.svg")
# A configuration without a <dir>: the system's fonts stay out, the template's own come in through
# @font-face. Without a cache folder fontconfig complains on stderr.
_FONTCONFIG = '<?xml version="1.0"?>\n<fontconfig><cachedir>{}</cachedir></fontconfig>\n'


def load_engine() -> None:
    """Import WeasyPrint, which finds out whether its system libraries are there.

    Raises:
        MissingDependencyError: One is not; with the line to type.
    """
    # Without fonts in the system's configuration WeasyPrint warns: that is the point. On failure it
    # prints a page of advice for other systems.
    with (
        _own_fonts_only(),
        _libraries_by_file_name(),
        warnings.catch_warnings(),
        redirect_stdout(io.StringIO()),
    ):
        warnings.simplefilter("ignore", UserWarning)
        try:
            import weasyprint  # noqa: F401
        except OSError as error:
            raise MissingDependencyError(
                f"a system library for PDFs is not installed: {error}", f"type: {APT_LINE}"
            ) from error


class Engine:
    """Makes PDFs from the HTML of one template. Fonts and style sheets are read once."""

    def __init__(self, template: Path) -> None:
        load_engine()
        from weasyprint.text.fonts import FontConfiguration

        from briefing.render.fetching import TemplateFetcher

        with _own_fonts_only():
            self._fonts = FontConfiguration()
        hyphenation.register()
        self.template = template
        self._fetcher = TemplateFetcher(template)
        self._sheets: dict[str, CSS] = {}

    def write_pdf(self, html: str) -> tuple[bytes, int]:
        """The PDF file and how many pages it has.

        Raises:
            RenderError: An address outside the template folder or a file that is not there, or
                anything else that WeasyPrint would only log.
            SettingsError: A mistake in a style sheet.
        """
        from weasyprint import HTML

        self._fetcher.refused.clear()
        sheets = [self._sheet(address) for address in self._linked(html)]
        with _captured_log() as log:
            try:
                document = HTML(
                    string=_STYLE_LINK.sub(self._drop_read, html),
                    base_url=f"{self.template.resolve().as_uri()}/",
                    url_fetcher=self._fetcher,
                ).render(font_config=self._fonts, stylesheets=sheets, pdf_variant=VARIANT, dpi=150)
                content = document.write_pdf(
                    finisher=declare_conformance, pdf_variant=VARIANT, dpi=150
                )
            except (TypeError, ValueError, AttributeError, LookupError, AssertionError) as error:
                # Some combinations of CSS properties are more than WeasyPrint can lay out.
                raise RenderError(
                    f"{self.template}: this style sheet cannot be laid out: {error}",
                    "take back the last change in it",
                ) from error
        self._raise_refused()
        if log:
            raise RenderError(
                f"{self.template}: the page cannot be made as the template says",
                "mend it in the template",
                tuple(dict.fromkeys(log)),
            )
        return bytes(content), len(document.pages)

    def check_sheet(self, address: str) -> None:
        """Read one style sheet of the template.

        Raises:
            SettingsError: With every mistake in it, file and line.
            RenderError: It loads something that it may not, or that is not there.
        """
        self._fetcher.refused.clear()
        self._sheet(address)

    def _linked(self, html: str) -> list[str]:
        return [a for a in _STYLE_LINK.findall(html) if (self.template / a).is_file()]

    def _drop_read(self, link: re.Match[str]) -> str:
        # What is not there stays in, so that the fetcher sees and reports it.
        return "" if link[1] in self._linked(link[0]) else link[0]

    def _sheet(self, address: str) -> CSS:
        from weasyprint import CSS
        from weasyprint.urls import URLFetchingError

        if address in self._sheets:
            return self._sheets[address]
        # What cannot be fetched is recorded by the fetcher and raised below.
        with _captured_log() as log, suppress(URLFetchingError):
            sheet = CSS(
                url=f"{self.template.resolve().as_uri()}/{address}",
                url_fetcher=self._fetcher,
                font_config=self._fonts,
            )
        mistakes = tuple(
            self._place_in_sheet(address, message)
            for message in log
            # What could not be fetched is reported with its reason.
            if not (self._fetcher.refused and _FETCHING.match(message))
        )
        self._raise_refused(mistakes)
        if mistakes:
            raise SettingsError(mistakes[0], "mend that line", mistakes[1:])
        self._sheets[address] = sheet
        return sheet

    def _place_in_sheet(self, address: str, message: str) -> str:
        path = self.template / address
        position = _POSITION.search(message)
        if position:
            message = message[: position.start()] + message[position.end() :]
            return f"{path}:{position[1]}: {message.rstrip('.')}"
        quoted = re.search(r"'(.+?)'", message)
        line = _line_of(path, quoted[1]) if quoted else 0
        return f"{path}:{line}: {message}" if line else f"{path}: {message}"

    def _raise_refused(self, further: tuple[str, ...] = ()) -> None:
        if not self._fetcher.refused:
            return
        problems = tuple(
            f"{find_in_template(self.template, address)}: {address} {reason}"
            for address, reason in dict(self._fetcher.refused).items()
        )
        raise RenderError(
            problems[0],
            "put the file into the template folder and name it by a relative path",
            (*problems[1:], *further),
        )


def find_in_template(template: Path, address: str) -> str:
    """File and line of the template that names ``address``; else the folder."""
    path = unquote(urlsplit(address).path)
    root = str(template.resolve())
    names = [address, path.removeprefix(root).lstrip("/"), path.rpartition("/")[2]]
    for name in filter(None, names):
        for pattern in _SOURCES:
            for file in sorted(template.rglob(pattern)):
                line = _line_of(file, name)
                if line:
                    return f"{file}:{line}"
    return str(template)


def _line_of(file: Path, text: str) -> int:
    """Number of the first line that has ``text``; 0 when none has."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), 0)


@contextmanager
def _own_fonts_only() -> Iterator[None]:
    """Let fontconfig read a configuration without system folders."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="briefing-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(_FONTCONFIG.format(folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _libraries_by_file_name() -> Iterator[None]:
    """Keep cffi from asking compiler and linker where the libraries are, 50 processes in all.

    WeasyPrint tries several names for each library; on Linux the one that fits is a file name
    ("libpango-1.0.so.0"), which the loader finds by itself.
    """
    import ctypes.util

    original = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = original


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _captured_log() -> Iterator[list[str]]:
    """WeasyPrint's warnings and errors as a list; nothing is printed."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    before = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = before
