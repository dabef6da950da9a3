"""Charts as lines and boxes: they stay sharp at any size."""

from collections.abc import Sequence
from dataclasses import dataclass

from exportstudio.exporters.pdf_book import Book
from exportstudio.exporters.pdf_style import GREY, INK, MM, PALE, Colour
from exportstudio.exporters.pdf_tables import number

_BAR = 4.6 * MM
_GAP = 1.8 * MM
_TEXT = 8.0
_MOST = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, and how long."""

    label: str
    value: float


def write_bars(
    book: Book, title: str, bars: Sequence[Bar], colour: Colour, *, unit: str = "", digits: int = 0
) -> None:
    """Draw level bars, each with its label and its value; what is beyond 18 becomes one bar."""
    bars = [bar for bar in bars if bar.value > 0]
    if not bars:
        return
    if len(bars) > _MOST:
        rest = bars[_MOST - 1 :]
        sum_of_rest = sum(bar.value for bar in rest)
        bars = [*bars[: _MOST - 1], Bar(f"{len(rest)} others together", sum_of_rest)]
    book.need(len(bars) * (_BAR + _GAP) + 22 * MM)
    book.y -= 8 * MM
    book.write(book.left, book.y, title, "bold", 9.5)
    book.y -= 3.5 * MM
    values = [
        f"{number(int(bar.value) if not digits else bar.value, digits)}{unit}" for bar in bars
    ]
    wide = max(book.text.width(bar.label, "body", _TEXT) for bar in bars) + 2 * MM
    labels = min(wide, book.width * 0.4)
    room = max(book.text.width(value, "body", _TEXT) for value in values) + 3 * MM
    scale = (book.width - labels - room) / max(bar.value for bar in bars)
    for bar, value in zip(bars, values, strict=True):
        y = book.y - _BAR
        base = y + _BAR / 2 - _TEXT * 0.35
        label = book.text.fit(bar.label, "body", _TEXT, labels - 2 * MM)
        book.write(book.left + labels - 2 * MM, base, label, "body", _TEXT, INK, "right")
        length = max(bar.value * scale, 0.6)
        book.box(book.left + labels, y, length, _BAR, colour)
        book.write(book.left + labels + length + 1.5 * MM, base, value, "body", _TEXT, GREY)
        book.y = y - _GAP
    book.canvas.setStrokeColorRGB(*GREY)
    book.canvas.setLineWidth(0.5)
    low, high = book.y + _GAP, book.y + len(bars) * (_BAR + _GAP)
    book.canvas.line(book.left + labels, low - 1, book.left + labels, high + 1)
    book.y -= 2 * MM


def write_parts(book: Book, parts: Sequence[tuple[str, int, Colour]]) -> None:
    """Draw parts of a whole as one bar, with their names and numbers below."""
    total = sum(count for _, count, _ in parts)
    book.need(22 * MM)
    y, height = book.y - 7 * MM, 6 * MM
    book.box(book.left, y, book.width, height, PALE)
    x = book.left
    for _, count, colour in parts:
        if count:
            width = book.width * count / total
            book.box(x, y, width, height, colour)
            x += width
    x, y = book.left, y - 5 * MM
    for name, count, colour in parts:
        text = f"{name} {number(count)}"
        width = book.text.width(text, "body", _TEXT) + 8 * MM
        if x + width > book.left + book.width:
            x, y = book.left, y - 4.5 * MM
        book.box(x, y - 0.3, 2.4 * MM, 2.4 * MM, colour)
        book.write(x + 3.6 * MM, y, text, "body", _TEXT, INK)
        x += width
    book.y = y - 4 * MM
