"""Tables that go on over pages, with their heads on each, in memory that doesn't grow with them."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain, islice

from exportstudio.exporters.pdf_book import Book
from exportstudio.exporters.pdf_style import INK, PALE, RULE, lighter, on
from exportstudio.model.table import Cell

_SAMPLE = 200  # rows that the widths of columns are chosen from
_PADDING = 4.0
_LINES = 12  # of a cell, at most
_LEAST = 26.0  # points, width of a column


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and whether it holds numbers, which stand to the right."""

    title: str
    number: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether its texts should not be broken."""
        return self.title == "GlobalId"


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is written, and the key of the element that it is about, if any."""

    cells: tuple[str, ...]
    key: str | None = None


def number(value: Cell, digits: int = 2) -> str:
    """Return a number in words of a table, or nothing for none."""
    if value is None or isinstance(value, str | bool):
        return "" if value is None else str(value)
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u202f")
    if value and (abs(value) >= 1e12 or abs(value) < 10**-digits / 2):
        return f"{value:.3g}"
    return f"{value:,.{digits}f}".replace(",", "\u202f")


def write_table(
    book: Book,
    columns: Sequence[Column],
    lines: Iterable[Line],
    *,
    table: str | None = None,
    size: float = 7.5,
    grouped: int = 0,
) -> int:
    """Write a table and return how many rows it has.

    With the name of a `table`, every row is marked as one of it, so that it can be counted. The
    first `grouped` cells of a row are left empty where they are those of the row above.
    """
    given = iter(lines)
    sample = list(islice(given, _SAMPLE))
    if not sample:
        return 0
    widths = _widths(book, columns, sample, size)
    painter = _Painter(book, columns, widths, size, grouped)
    count = 0
    for count, line in enumerate(chain(sample, given), 1):
        painter.write(line, count, table)
    painter.end()
    return count


class _Painter:
    def __init__(
        self, book: Book, columns: Sequence[Column], widths: list[float], size: float, grouped: int
    ) -> None:
        self._book, self._columns, self._widths, self._size = book, columns, widths, size
        self._grouped = grouped
        self._above: tuple[str, ...] | None = None
        self._leading = size * 1.25
        self._page = -1

    def write(self, line: Line, count: int, table: str | None) -> None:
        book, size = self._book, self._size
        group = line.cells[: self._grouped]
        shown = line.cells
        if self._grouped and group == self._above and self._page == book.page:
            shown = (*("",) * self._grouped, *line.cells[self._grouped :])
        cells, height = self._broken(shown)
        if self._page != book.page or book.y - height < book.bottom:
            if self._page == book.page:
                self.end()
                book.begin_page(book.size)
            else:
                book.need(height + 3 * self._leading)
            self._head()
            cells, height = self._broken(line.cells)
        self._above = group
        top = book.y
        if book.style.filled and count % 2 == 0:
            book.box(book.left, top - height, sum(self._widths), height, PALE)
        with book.row(table, line.key) if table is not None else nullcontext():
            self._cells(cells, "body", top)
            if not any(line.cells):  # what is empty leaves a trace, too
                book.write(book.left + _PADDING, top - size * 1.1, "–", "body", size)
        book.y = top - height
        if not book.style.filled and book.style.template == "minimal":
            book.rule(book.left, book.y, sum(self._widths), lighter(RULE, 0.4), 0.3)

    def _broken(self, row: tuple[str, ...]) -> tuple[list[list[str]], float]:
        """Return the cells of a row in lines, and how high it is."""
        cells = [
            self._book.text.wrap(cell, "body", self._size, width - 2 * _PADDING, _LINES)
            for cell, width in zip(row, self._widths, strict=True)
        ]
        return cells, max(map(len, cells)) * self._leading + 0.4 * self._size

    def end(self) -> None:
        book = self._book
        weight = 0.9 if book.style.numbered else 0.5
        book.rule(
            book.left, book.y, sum(self._widths), INK if book.style.numbered else RULE, weight
        )
        book.y -= 4

    def _head(self) -> None:
        book, style, size = self._book, self._book.style, self._size
        self._page = book.page
        cells = [
            book.text.wrap(column.title, "bold", size, width - 2 * _PADDING, 3)
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        height = max(map(len, cells)) * self._leading + 1.5 * _PADDING
        top, width = book.y, sum(self._widths)
        if style.filled:
            book.box(book.left, top - height, width, height, style.primary)
        self._cells(cells, "bold", top, on(style.primary) if style.filled else INK)
        book.y = top - height
        if style.numbered:
            book.rule(book.left, top, width, INK, 0.9)
            book.rule(book.left, book.y, width, INK, 0.5)
        elif not style.filled:
            book.rule(book.left, book.y, width, style.secondary, 0.8)

    def _cells(self, cells: list[list[str]], face: str, top: float, colour: object = INK) -> None:
        book, x = self._book, self._book.left
        for column, lines, width in zip(self._columns, cells, self._widths, strict=True):
            at = x + width - _PADDING if column.number else x + _PADDING
            align = "right" if column.number else "left"
            y = top - self._size * 1.1
            for line in lines:
                if line:
                    book.write(at, y, line, face, self._size, colour, align)  # type: ignore[arg-type]
                y -= self._leading
            x += width


def _widths(book: Book, columns: Sequence[Column], sample: list[Line], size: float) -> list[float]:
    """Return widths that fill the page: what is short has all it needs, the rest is shared."""
    natural = []
    for n, column in enumerate(columns):
        words = column.title.split() if len(column.title) > 14 else [column.title]
        head = max(book.text.width(word, "bold", size) for word in words)
        cells = sorted(book.text.width(line.cells[n][:120], "body", size) for line in sample)
        # One in twenty may be broken, and none of those whose columns are whole.
        most = cells[-1] * 1.06 if column.is_whole else cells[-1 - len(cells) // 20]
        natural.append(max(head, most) + 2 * _PADDING + 0.5)
    natural = [max(width, _LEAST) for width in natural]
    left = book.width
    widths = [0.0] * len(columns)
    open_ones = set(range(len(columns)))
    fits = {n for n, column in enumerate(columns) if column.is_whole}
    while open_ones:
        for n in fits:
            widths[n] = natural[n]
            left -= natural[n]
        open_ones -= fits
        share = left / max(len(open_ones), 1)
        fits = {n for n in open_ones if natural[n] <= share}
        if open_ones and not fits:
            for n in open_ones:
                widths[n] = share
            return widths
    return _spread(columns, widths, left)


def _spread(columns: Sequence[Column], widths: list[float], left: float) -> list[float]:
    """Return widths with what is left of the page given to texts."""
    texts = [n for n, c in enumerate(columns) if not c.number and not c.is_whole] or [0]
    for n in texts:
        widths[n] += left / len(texts)
    return widths


def columns_of(names: Iterable[str], numbers: Iterable[str] = ()) -> list[Column]:
    """Return columns with the names of a table as people write them."""
    is_number = set(numbers)
    titles = {"key": "GlobalId"}
    return [
        Column(titles.get(name, name.capitalize().replace("_", " ")), name in is_number)
        for name in names
    ]
