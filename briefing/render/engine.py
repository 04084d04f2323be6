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
from briefing.render.conformance import VARIANT, declare_conformance, marked_languages
from briefing.render.folders import template_folders
from briefing.render.fonts import declared_fonts
from briefing.theme import Theme

if TYPE_CHECKING:
    from weasyprint import CSS

APT_LINE = "apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0"
_STYLE_LINK = re.compile(
    r"<link\b(?=[^>]*\brel=[\"']?stylesheet\b)[^>]*\bhref=[\"']([^\"']+)[\"'][^>]*>", re.IGNORECASE
)
_FETCHING = re.compile("Failed to load|Font-face .* cannot be loaded")
_POSITION = re.compile(r" at (\d+):(\d+)")
_SOURCES = ("*.j2", "*.css", "*.svg", "*.toml")
# Such a sheet reads other files, or tells the engine of fonts.
_DECLARES = re.compile(r"@(?:font-face|import)\b", re.IGNORECASE)
Stamp = tuple[int, int]
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
    """Makes PDFs from the HTML of one template. Fonts and style sheets are read once.

    Args:
        theme: Its values are the variables of the style sheets.
    """

    def __init__(self, template: Path, theme: Theme | None = None) -> None:
        load_engine()
        from weasyprint.text.fonts import FontConfiguration

        from briefing.render.fetching import TemplateFetcher

        with _own_fonts_only():
            self._fonts = FontConfiguration()
        hyphenation.register()
        self.template = template
        self._theme = theme or Theme()
        self._fetcher = TemplateFetcher(template_folders(template))
        self._sheets: dict[str, CSS] = {}
        self._read_at: dict[Path, Stamp | None] = {}

    def write_pdf(self, html: str, *, paper: str = "A4") -> tuple[bytes, int]:
        """The PDF file and how many pages it has.

        Args:
            paper: ``A4`` or ``Letter``.

        Raises:
            RenderError: An address outside the template folder or a file that is not there, or
                anything else that WeasyPrint would only log.
            SettingsError: A mistake in a style sheet.
        """
        from weasyprint import HTML

        self._fetcher.refused.clear()
        linked = [self._sheet(address) for address in self._linked(html)]
        sheets = [self._own_sheet(self._theme.style_sheet), *linked]
        sheets.append(self._own_sheet(f"@page{{size:{paper}}}"))
        with _captured_log() as log:
            try:
                document = HTML(
                    string=_STYLE_LINK.sub(self._drop_read, html),
                    base_url=f"{self.template.resolve().as_uri()}/",
                    url_fetcher=self._fetcher,
                ).render(font_config=self._fonts, stylesheets=sheets, pdf_variant=VARIANT, dpi=150)
                with marked_languages():
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

    def refresh(self, theme: Theme) -> bool:
        """Forget style sheets that have changed since they were read.

        Args:
            theme: The values that count from now on.

        Returns:
            Whether the engine can be used on. Fonts stay what they were when it was made: after a
            change of a sheet that declares or imports something another engine is needed.
        """
        self._theme = theme
        for path, stamp in [*self._read_at.items()]:
            if stamp_of(path) == stamp:
                continue
            if path.suffix != ".css" or _DECLARES.search(_text_of(path)):
                return False
            address = os.path.relpath(path, self.template)
            self._sheets.pop(address, None)
            del self._read_at[path]
        return True

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

    def _own_sheet(self, text: str) -> CSS:
        from weasyprint import CSS

        if text not in self._sheets:
            self._sheets[text] = CSS(string=text)
        return self._sheets[text]

    def _sheet(self, address: str) -> CSS:
        from weasyprint import CSS
        from weasyprint.urls import URLFetchingError

        if address in self._sheets:
            return self._sheets[address]
        path = self.template / address
        self._read_at[path] = stamp_of(path)
        if _DECLARES.search(_text_of(path)):
            self._read_at.update((font, stamp_of(font)) for font in declared_fonts(self.template))
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
    files = [
        file
        for pattern in _SOURCES
        for folder in template_folders(template)
        for file in sorted(folder.rglob(pattern))
    ]
    for name in filter(None, names):
        for file in files:
            line = _line_of(file, name)
            if line:
                return f"{file}:{line}"
    return str(template)


def stamp_of(path: Path) -> Stamp | None:
    """What tells that a file has changed: time of change and size; ``None`` where it is missing."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


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
