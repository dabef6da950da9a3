"""XML written as it comes, without a tree in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from exportstudio.exporters.table_files import Texts

AttributeValue = str | float | bool | None
Attributes = Mapping[str, AttributeValue]


class Markup:
    """Writes elements to a stream. Attributes without a value are left out."""

    def __init__(self, stream: IO[bytes], texts: Texts) -> None:
        self._out = XMLGenerator(stream, "utf-8", short_empty_elements=True)
        self._texts = texts
        self._out.startDocument()

    def finish(self) -> None:
        """Write what is left of the document."""
        self._out.endDocument()

    def element(self, name: str, attributes: Attributes, text: str | None = None) -> None:
        """Write an element that holds text or nothing."""
        self._out.startElement(name, self._attributes(attributes))
        if text:
            self._out.characters(self._texts.fit(text))
        self._out.endElement(name)

    @contextmanager
    def within(self, name: str, attributes: Attributes) -> Iterator[None]:
        """Write an element around what is written inside, on lines of its own."""
        self._out.startElement(name, self._attributes(attributes))
        self.line()
        yield
        self._out.endElement(name)
        self.line()

    @contextmanager
    def around(self, name: str, attributes: Attributes) -> Iterator[None]:
        """Write an element around what is written inside, on one line."""
        self._out.startElement(name, self._attributes(attributes))
        yield
        self._out.endElement(name)
        self.line()

    def line(self) -> None:
        """Begin a new line."""
        self._out.ignorableWhitespace("\n")

    def raw(self, xml: str) -> None:
        """Write what is XML already."""
        self._out.ignorableWhitespace(xml)

    def _attributes(self, attributes: Attributes) -> AttributesImpl:
        return AttributesImpl(
            {
                name: self._texts.fit(_text(value))
                for name, value in attributes.items()
                if value is not None and value != ""
            }
        )


def number(value: float, decimals: int) -> str:
    """Return a number without needless digits."""
    text = f"{value:.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0") if abs(value) < 1e15 else repr(value)
    return str(value)
