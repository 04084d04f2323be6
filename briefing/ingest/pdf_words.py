"""The words of a PDF page with their places: a walk through the page's drawing operations.

pypdf gives the operations and the fonts' letters and widths; where a word stands follows from the
matrices (ISO 32000-1, 9.4). Its text modes are of no use here: one rounds places to a grid of
characters, the other knows no widths.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject
    from pypdf.generic._font import Font

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOLD = re.compile(r"bold|black|heavy|demi(?!light)", re.IGNORECASE)
# What turns a page that is shown rotated by so many degrees.
_TURNS: dict[int, Matrix] = {
    90: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
}
# Text that rises more than this, as a share of its length, is a watermark or a label of an axis.
_SLOPE = 0.05
# Forms may draw forms; one that draws itself would never end.
_FORM_DEPTH = 8
# A page has some thousand operations, a map some hundred thousand.
MOST_OPERATIONS = 1_000_000


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space in between, all in points of the page.

    Attributes:
        left, right: Where it begins and ends.
        baseline: Its height above the lower edge of the page.
        spaced: A space was drawn before it.
        bold: Its font says so in its name.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaced: bool = False
    bold: bool = False


class TooManyOperations(ValueError):
    """A page that draws more than any page does."""


@dataclass(slots=True)
class Fonts:
    """The fonts of a document, each read once."""

    known: dict[object, Font | None] = field(default_factory=dict)

    def find(self, resources: Any, name: object) -> Font | None:
        """The font that has a name in a page's resources; None for one that is of no use."""
        from pypdf.generic import DictionaryObject
        from pypdf.generic._font import Font

        fonts = _get(resources, "/Font")
        if not isinstance(fonts, DictionaryObject) or name not in fonts:
            return None
        reference = fonts.raw_get(name)
        key = getattr(reference, "idnum", None) or id(reference)
        if key not in self.known:
            resource = reference.get_object()
            font = (
                Font.from_font_resource(resource)
                if isinstance(resource, DictionaryObject)
                else None
            )
            self.known[key] = font if font is not None and font.interpretable else None
        return self.known[key]


@dataclass(slots=True)
class _State:
    """What ``q`` saves and ``Q`` brings back."""

    matrix: Matrix = _IDENTITY
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def read_words(page: PageObject, fonts: Fonts) -> list[Word]:
    """All words of a page in the order in which they are drawn; rotated text is left out.

    Raises:
        TooManyOperations: The page is made to take for ever.
        Exception: Whatever pypdf raises for a damaged page.
    """
    from pypdf.generic import ArrayObject, ContentStream, StreamObject

    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject | StreamObject):
        return []
    walk = _Walk(fonts, _State(_TURNS.get(page.rotation % 360, _IDENTITY)))
    stream = ContentStream(contents, page.pdf, "bytes")
    walk.run(stream.operations, _inherited(page), depth=0)
    upside_down = sum(-1 if word.size < 0 else 1 for word in walk.words) < 0
    return [
        replace(
            word, size=abs(word.size), baseline=-word.baseline if upside_down else word.baseline
        )
        for word in walk.words
    ]


def _inherited(page: DictionaryObject) -> Any:
    """The resources of a page, or those of the page tree above it."""
    node: Any = page
    for _ in range(_FORM_DEPTH * 4):
        resources = _get(node, "/Resources")
        if resources:
            return resources
        node = _get(node, "/Parent")
        if node is None:
            break
    return None


def _get(dictionary: Any, key: str) -> Any:
    value = dictionary.get(key) if hasattr(dictionary, "get") else None
    return value.get_object() if value is not None else None


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _numbers(operands: Any, count: int) -> tuple[float, ...] | None:
    """The last ``count`` operands; None when they are fewer, or no finite numbers."""
    try:
        values = tuple(float(value) for value in operands[-count:])
    except (TypeError, ValueError):
        return None
    return values if len(values) == count and all(map(math.isfinite, values)) else None


class _Walk:
    """The operations of a page, done one after the other."""

    def __init__(self, fonts: Fonts, state: _State) -> None:
        self.words: list[Word] = []
        self._fonts = fonts
        self._state = state
        self._saved: list[_State] = []
        self._text: Matrix = _IDENTITY
        self._line: Matrix = _IDENTITY
        self._forms: dict[int, tuple[Any, Any]] = {}
        self._left = MOST_OPERATIONS
        # The word that is being drawn: its letters, where it begins and ends.
        self._letters: list[str] = []
        self._begin = 0.0
        self._end = 0.0
        self._spaced = False

    def run(self, operations: Iterable[tuple[Any, bytes]], resources: Any, depth: int) -> None:
        """Do the operations of a page, or of a form on it."""
        for operands, operator in operations:
            self._left -= 1
            if self._left < 0:
                raise TooManyOperations
            if operator in _SHOWING:
                self._show_operation(operator, operands)
            elif operator == b"Do":
                self._draw_form(operands, resources, depth)
            elif operator == b"q":
                self._saved.append(replace(self._state))
            elif operator == b"Q":
                if self._saved:
                    self._state = self._saved.pop()
            elif operator == b"Tf":
                size = _numbers(operands, 1)
                font = self._fonts.find(resources, operands[0]) if operands else None
                self._state.font = font
                self._state.size = size[0] if size else self._state.size
            else:
                self._place(operator, operands)

    def _place(self, operator: bytes, operands: Any) -> None:
        """Operations that set where and how text is drawn."""
        if operator == b"BT":
            self._text = self._line = _IDENTITY
        elif operator == b"T*":
            self._next_line(0.0, -self._state.leading)
        elif operator in (b"cm", b"Tm"):
            values = _numbers(operands, 6)
            if values is None:
                return
            a, b, c, d, e, f = values
            if operator == b"Tm":
                self._text = self._line = (a, b, c, d, e, f)
            else:
                self._state.matrix = _times((a, b, c, d, e, f), self._state.matrix)
        elif operator in (b"Td", b"TD"):
            values = _numbers(operands, 2)
            if values is not None:
                if operator == b"TD":
                    self._state.leading = -values[1]
                self._next_line(*values)
        elif operator in _SETTINGS:
            values = _numbers(operands, 1)
            if values is not None:
                value = values[0] / 100 if operator == b"Tz" else values[0]
                setattr(self._state, _SETTINGS[operator], value)

    def _next_line(self, across: float, up: float) -> None:
        self._text = self._line = _times((1.0, 0.0, 0.0, 1.0, across, up), self._line)

    def _draw_form(self, operands: Any, resources: Any, depth: int) -> None:
        from pypdf.generic import ContentStream

        objects = _get(resources, "/XObject")
        form = _get(objects, operands[0]) if operands and objects is not None else None
        if form is None or form.get("/Subtype") != "/Form" or depth >= _FORM_DEPTH:
            return
        saved, stack = replace(self._state), self._saved
        values = _numbers(_get(form, "/Matrix") or (), 6)
        if values is not None:
            a, b, c, d, e, f = values
            self._state.matrix = _times((a, b, c, d, e, f), saved.matrix)
        self._saved = []
        if id(form) not in self._forms:
            # The form is kept with its operations, so that its id stays its own.
            self._forms[id(form)] = form, ContentStream(form, None, "bytes").operations
        self.run(self._forms[id(form)][1], _get(form, "/Resources") or resources, depth + 1)
        self._state, self._saved = saved, stack

    def _show_operation(self, operator: bytes, operands: Any) -> None:
        if operator == b'"' and len(operands) >= 3:
            spaces = _numbers(operands[:2], 2)
            if spaces is not None:
                self._state.word_space, self._state.character_space = spaces
        if operator in (b"'", b'"'):
            self._next_line(0.0, -self._state.leading)
        shown = operands[-1] if operands else None
        state = self._state
        a, b, c, d, e, f = _times(self._text, state.matrix)
        # Where the pen stands on the page before anything is drawn, and how large the letters are.
        pen = _Pen(a, b, e + state.rise * c, f + state.rise * d)
        size = state.size * math.hypot(c, d) * (-1 if d < 0 else 1)
        for item in shown if operator == b"TJ" and isinstance(shown, list) else [shown]:
            if isinstance(item, bytes | str):
                content = item.encode("latin-1", "ignore") if isinstance(item, str) else item
                self._show(content, pen, size)
            elif isinstance(item, int | float):
                pen.moved -= float(item) / 1000 * state.size * state.stretch
        self._finish(pen, size)
        self._text = _times((1.0, 0.0, 0.0, 1.0, pen.moved, 0.0), self._text)

    def _show(self, content: bytes, pen: _Pen, size: float) -> None:
        state = self._state
        if state.font is None:
            return
        kerning = _MOST_KERNING * abs(state.size * state.stretch)
        for text, width, is_space in _glyphs(content, state.font):
            if not text or text.isspace():
                self._finish(pen, size)
                self._spaced = self._spaced or bool(text)
            else:
                if self._letters and abs(pen.moved - self._end) > kerning:
                    self._finish(pen, size)
                if not self._letters:
                    self._begin = pen.moved
                self._letters.append(text)
                self._end = pen.moved + width * state.size * state.stretch
            extra = state.character_space + (state.word_space if is_space else 0.0)
            pen.moved += (width * state.size + extra) * state.stretch
            if self._letters and state.character_space > 0:
                # Letters that are set apart are one word all the same.
                self._end = pen.moved

    def _finish(self, pen: _Pen, size: float) -> None:
        """End the word that is being drawn."""
        if not self._letters:
            return
        left, baseline = pen.place(self._begin)
        right, end = pen.place(self._end)
        if right > left and abs(end - baseline) <= _SLOPE * (right - left):
            text = "".join(self._letters)
            font = self._state.font
            bold = font is not None and _BOLD.search(font.name) is not None
            self.words.append(Word(text, left, right, baseline, size, self._spaced, bold))
        self._letters = []
        self._spaced = False


@dataclass(slots=True)
class _Pen:
    """Where text is drawn within one operation.

    Attributes:
        across, up: How far the pen goes on the page for each unit of text space.
        x, y: Where it stood at first, in points of the page.
        moved: How far it has gone, in units of text space.
    """

    across: float
    up: float
    x: float
    y: float
    moved: float = 0.0

    def place(self, moved: float) -> tuple[float, float]:
        """Where on the page the pen is, or was, after so much of its way."""
        return self.x + self.across * moved, self.y + self.up * moved


_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_SETTINGS = {
    b"Tc": "character_space",
    b"Tw": "word_space",
    b"Tz": "stretch",
    b"TL": "leading",
    b"Ts": "rise",
}
# A gap between letters that is no kerning any more but a space, as a share of the type size.
_MOST_KERNING = 0.15
_CONTROL = dict.fromkeys(range(32), " ")


def _glyphs(content: bytes, font: Font) -> Iterator[tuple[str, float, bool]]:
    """Each letter of a string: its text, its width per type size, whether it is the space."""
    if isinstance(font.encoding, str):
        try:
            codes = content.decode(font.encoding, "surrogatepass")
        except UnicodeDecodeError:
            codes = content.decode(font.encoding, "replace")
        letters: Iterable[str] = codes
    else:
        codes = content.decode("latin-1")
        encoding = font.encoding
        letters = [encoding.get(byte, chr(byte)) for byte in content]
    for code, letter in zip(codes, letters, strict=True):
        text = str(font.character_map.get(letter, letter)).translate(_CONTROL)
        is_space = code == font.space_char
        width = font.space_width if is_space else font.get_text_width(code)
        yield text, float(width) / 1000, is_space
