"""The pages of a report: where text goes on, what stands above and below it, and the outline."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import IO, Any

from exportstudio.exporters.pdf_style import GREY, INK, MM, RULE, Colour, Style
from exportstudio.exporters.pdf_text import Align, Face, Typesetter

ELEMENT_MARK = "EXSTElement"
ROW_MARK = "EXSTRow"
ACCOUNT_NAME = "elements.json"
_HEAD, _FOOT = 12 * MM, 10 * MM
_CONTROLS = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class Book:
    """A document under way, and the place on its page where the next thing goes.

    Lengths are in points; `y` falls as the page fills.
    """

    canvas: Any
    style: Style
    text: Typesetter
    title: str
    y: float = 0.0
    page: int = 0
    size: tuple[float, float] = (0.0, 0.0)
    keys: set[str] = field(default_factory=set)
    pages: dict[str, list[int]] = field(default_factory=dict)
    _numbers: list[int] = field(default_factory=lambda: [0, 0])
    _open: bool = False
    _section: str = ""

    @property
    def left(self) -> float:
        """Where text begins."""
        return self.style.margin

    @property
    def width(self) -> float:
        """How wide text is."""
        return self.size[0] - 2 * self.style.margin

    @property
    def bottom(self) -> float:
        """How far down text goes."""
        return self.style.margin + _FOOT

    def begin_page(self, size: tuple[float, float] | None = None, *, bare: bool = False) -> None:
        """Begin a page of a size, that of the paper where none is given; `bare` for the cover."""
        self.end_page()
        self.size = size or self.style.paper
        self.canvas.setPageSize(self.size)
        self.page += 1
        self._open = True
        self.y = self.size[1] - self.style.margin
        if not bare:
            self._furnish()
            self.y -= _HEAD

    def end_page(self) -> None:
        """End the page, if there is one."""
        if self._open:
            self.canvas.showPage()
            self._open = False

    def need(self, height: float) -> None:
        """Go on to the next page unless there is so much room."""
        if self.y - height < self.bottom:
            self.begin_page(self.size)

    def begin_section(self, title: str) -> str:
        """Let the pages from here on bear a title; return it with its number, if it has one."""
        self._section = title
        return self._numbered(title, 0)

    def heading(self, title: str, level: int = 0, *, room: float = 40 * MM) -> str:
        """Write a heading, with an entry in the outline, and return what it says."""
        size = (17, 12)[level]
        shown = self.begin_section(title) if level == 0 else self._numbered(title, level)
        if not self._open:
            self.begin_page()
        else:
            self.need(room)
        if self.y < self.size[1] - self.style.margin - _HEAD - 1:
            self.y -= 6 * MM
        self.bookmark(shown, level)
        colour = self.style.primary if level == 0 else INK
        for line in self.text.wrap(shown, "heading", size, self.width, 3):
            self.y -= size
            self.write(self.left, self.y, line, "heading", size, colour)
            self.y -= size * 0.3
        self.y -= 3 * MM
        return shown

    def bookmark(self, title: str, level: int) -> None:
        """Let the outline lead to this page."""
        key = f"p{self.page}-{len(self.canvas._destinations)}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(_CONTROLS.sub(" ", title)[:200], key, level, closed=level > 0)

    def paragraph(self, text: str, colour: Colour = INK, *, face: Face = "body") -> None:
        """Write a text over the whole width."""
        size = self.style.size
        for line in self.text.wrap(text, face, size, self.width):
            self.need(size * 1.45)
            self.y -= size * 1.45
            self.write(self.left, self.y, line, face, size, colour)
        self.y -= 2 * MM

    def note(self, text: str) -> None:
        """Write a small grey text over the whole width."""
        size = self.style.size - 1.5
        for line in self.text.wrap(text, "body", size, self.width):
            self.need(size * 1.4)
            self.y -= size * 1.4
            self.write(self.left, self.y, line, "body", size, GREY)
        self.y -= 2 * MM

    def write(
        self, x: float, y: float, text: str, face: Face = "body", size: float = 9.0,
        colour: Colour = INK, align: Align = "left",
    ) -> float:  # fmt: skip
        """Write one line at a point, and return its width."""
        self.canvas.addLiteral(_fill(colour))
        return self.text.draw(self.canvas, x, y, text, face, size, align)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box."""
        self.canvas.addLiteral(f"{_fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(
        self, x: float, y: float, width: float, colour: Colour = RULE, weight: float = 0.5
    ) -> None:
        """Draw a level line."""
        red, green, blue = colour
        self.canvas.addLiteral(
            f"{red:.3f} {green:.3f} {blue:.3f} RG {weight:.2f} w "
            f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        )

    @contextmanager
    def element(self, key: str) -> Iterator[None]:
        """Say that what is drawn here is the element `key`."""
        self._note(key)
        self.canvas.addLiteral(f"/{ELEMENT_MARK} <</Key <{_hex(key)}>>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def row(self, table: str, key: str | None) -> Iterator[None]:
        """Say that what is written here is a row of a table, about the element `key`, if any."""
        if key is not None:
            self._note(key)
        about = "" if key is None else f"/Key <{_hex(key)}>"
        self.canvas.addLiteral(f"/{ROW_MARK} <</Table /{table}{about}>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    def _note(self, key: str) -> None:
        self.keys.add(key)
        pages = self.pages.setdefault(key, [])
        if not pages or pages[-1] != self.page:
            pages.append(self.page)

    def _numbered(self, title: str, level: int) -> str:
        if not self.style.numbered:
            return title
        self._numbers[level] += 1
        if level == 0:
            self._numbers[1] = 0
            return f"{self._numbers[0]}  {title}"
        return f"{self._numbers[0]}.{self._numbers[1]}  {title}"

    def _furnish(self) -> None:
        """Draw what stands above and below the text of a page."""
        style, size = self.style, 7.5
        top, foot = self.size[1] - style.margin, style.margin
        self.canvas.addLiteral("/Artifact BMC")
        half = self.width / 2 - 3 * MM
        name = self.text.fit(self.title, "body", size, half)
        if style.logo is not None:
            high = 7 * MM
            wide = min(high * style.logo.width / style.logo.height, 40 * MM)
            self.image(style.logo, self.left + self.width - wide, top - size, wide, high)
        else:
            section = self.text.fit(self._section, "body", size, half)
            self.write(self.left + self.width, top - size, section, "body", size, GREY, "right")
        self.write(self.left, top - size, name, "body", size, GREY)
        if style.template != "minimal":
            colour = style.primary if style.filled else RULE
            self.rule(self.left, top - size - 4, self.width, colour, 0.8 if style.filled else 0.5)
        issuer = self.text.fit(style.institution or "Export Studio", "body", size, half)
        self.write(self.left, foot, issuer, "body", size, GREY)
        self.write(self.left + self.width, foot, f"{self.page}", "body", size, GREY, "right")
        self.canvas.addLiteral("EMC")

    def image(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw an image of PIL into a box, in its own proportions."""
        from reportlab.lib.utils import ImageReader

        self.canvas.drawImage(
            ImageReader(image), x, y, width, height, preserveAspectRatio=True, anchor="c"
        )

    def attach(self, name: str, data: bytes) -> None:
        """Put a file into the document."""
        from reportlab.pdfbase import pdfdoc

        document = self.canvas._doc
        # No /Type: it is optional here, and mail filters take it for something that runs.
        content = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Subtype": pdfdoc.PDFName("application#2Fjson")}),
            data,
            filters=[pdfdoc.PDFZCompress],
        )
        stream = document.Reference(content, "account")
        file = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": pdfdoc.PDFString(name),
                "UF": pdfdoc.PDFString(name),
                "Desc": pdfdoc.PDFString("What became of every element"),
                "EF": pdfdoc.PDFDictionary({"F": stream}),
            }
        )
        names = pdfdoc.PDFDictionary(
            {"Names": pdfdoc.PDFArray([pdfdoc.PDFString(name), document.Reference(file, "file")])}
        )
        self.canvas.setCatalogEntry("Names", pdfdoc.PDFDictionary({"EmbeddedFiles": names}))


def open_book(stream: IO[bytes], style: Style, title: str, subject: str, time: datetime) -> Book:
    """Return an empty document that goes to `stream` when its canvas is saved."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    typesetter = Typesetter(style.body, style.bold, style.heading)
    canvas = Canvas(
        stream,
        pageCompression=1,
        invariant=1,
        lang="en",
        pdfVersion=(1, 7),
        initialFontName=typesetter.first_font(),  # else it names one that is not in the file
    )
    canvas.setTitle(_CONTROLS.sub(" ", title))
    canvas.setAuthor(_CONTROLS.sub(" ", style.institution) or "Export Studio")
    canvas.setSubject(_CONTROLS.sub(" ", subject))
    canvas.setCreator("Export Studio")
    canvas.setProducer("Export Studio, ReportLab")
    canvas.setDateFormatter(lambda *_: f"D:{time:%Y%m%d%H%M%S}Z")
    canvas.showOutline()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return Book(canvas, style, typesetter, title)


@cache
def _fill(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


def _hex(key: str) -> str:
    return key.encode("utf-8", "surrogatepass").hex()
