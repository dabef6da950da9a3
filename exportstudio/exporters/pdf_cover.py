"""The first page of a report, in the manner of its template."""

from dataclasses import dataclass
from typing import Any

from exportstudio.exporters.pdf_book import Book
from exportstudio.exporters.pdf_style import GREY, INK, MM, WHITE, on

PICTURE_DPI = 140


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page. `picture` is an image of PIL, or None."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    picture: Any


def picture_size(book: Book) -> tuple[int, int]:
    """Return how many pixels the picture of the cover has, in width and height."""
    wide, high = _picture_box(book)
    return round(wide / 72 * PICTURE_DPI), round(high / 72 * PICTURE_DPI)


def write_cover(book: Book, cover: Cover) -> None:
    """Write the first page."""
    book.begin_page(bare=True)
    book.bookmark(cover.title, 0)
    {"professional": _professional, "academic": _academic, "minimal": _minimal}[
        book.style.template
    ](book, cover)


def _professional(book: Book, cover: Cover) -> None:
    style, (wide, high) = book.style, book.size
    band = 78 * MM
    ink = on(style.primary)
    book.box(0, high - band, wide, band, style.primary)
    book.box(0, high - band, wide, 1.6 * MM, style.accent)
    if style.logo is not None:
        logo_high = 14 * MM
        logo_wide = min(logo_high * style.logo.width / style.logo.height, 60 * MM)
        x, y = wide - style.margin - logo_wide, high - style.margin - logo_high + 4 * MM
        book.box(x - 2 * MM, y - 2 * MM, logo_wide + 4 * MM, logo_high + 4 * MM, WHITE)
        book.image(style.logo, x, y, logo_wide, logo_high)
    issuer = book.text.fit(style.institution, "bold", 11, book.width * 0.6)
    book.write(book.left, high - style.margin - 4, issuer, "bold", 11, ink)
    y = high - 42 * MM
    for line in book.text.wrap(cover.title, "heading", 26, book.width, 2):
        book.write(book.left, y, line, "heading", 26, ink)
        y -= 31
    line = book.text.fit(cover.subtitle, "body", 12, book.width)
    book.write(book.left, y + 6, line, "body", 12, ink)
    _picture(book, cover, high - band - 8 * MM)
    _facts(book, cover)


def _academic(book: Book, cover: Cover) -> None:
    style, (wide, high) = book.style, book.size
    y = high - style.margin
    if style.logo is not None:
        book.image(style.logo, wide / 2 - 30 * MM, y - 16 * MM, 60 * MM, 16 * MM)
    y -= 26 * MM
    if style.institution:
        issuer = book.text.fit(style.institution, "body", 12, book.width)
        book.write(wide / 2, y, issuer, "body", 12, GREY, "centre")
    y -= 16 * MM
    for line in book.text.wrap(cover.title, "heading", 24, book.width, 2):
        book.write(wide / 2, y, line, "heading", 24, INK, "centre")
        y -= 29
    line = book.text.fit(cover.subtitle, "body", 12, book.width)
    book.write(wide / 2, y + 4, line, "body", 12, GREY, "centre")
    top = high - style.margin - 66 * MM
    book.rule(wide / 2 - 25 * MM, top + 6 * MM, 50 * MM, style.primary, 0.8)
    _picture(book, cover, top)
    _facts(book, cover)


def _minimal(book: Book, cover: Cover) -> None:
    style, (wide, high) = book.style, book.size
    y = high - style.margin - 14
    if style.logo is not None:
        book.image(style.logo, wide - style.margin - 40 * MM, y - 2 * MM, 40 * MM, 12 * MM)
    issuer = book.text.fit(style.institution, "body", 9, book.width * 0.6)
    book.write(book.left, y + 4, issuer, "body", 9, GREY)
    y -= 20 * MM
    for line in book.text.wrap(cover.title, "heading", 22, book.width, 2):
        book.write(book.left, y, line, "heading", 22, INK)
        y -= 27
    line = book.text.fit(cover.subtitle, "body", 11, book.width)
    book.write(book.left, y + 4, line, "body", 11, GREY)
    _picture(book, cover, high - style.margin - 62 * MM)
    _facts(book, cover)


def _picture_box(book: Book) -> tuple[float, float]:
    wide = book.style.paper[0] - 2 * book.style.margin
    return wide, wide * 0.72


def _picture(book: Book, cover: Cover, top: float) -> None:
    wide, high = _picture_box(book)
    if cover.picture is not None:
        book.image(cover.picture, book.left, top - high, wide, high)
    else:
        text = "The model has no shapes that could be shown here."
        book.write(book.left + wide / 2, top - high / 2, text, "body", 10, GREY, "centre")


def _facts(book: Book, cover: Cover) -> None:
    half = book.width / 2
    rows = (len(cover.facts) + 1) // 2
    top = book.style.margin + rows * 9 * MM
    book.rule(book.left, top + 5 * MM, book.width)
    for n, (name, value) in enumerate(cover.facts):
        x = book.left + half * (n % 2)
        y = top - 9 * MM * (n // 2)
        book.write(x, y, name, "body", 7, GREY)
        line = book.text.fit(value, "body", 9.5, half - 6 * MM)
        book.write(x, y - 11, line, "body", 9.5, INK)
