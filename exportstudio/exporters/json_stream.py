"""Reads JSON value by value, strictly, so that no more than one of them is in memory."""

import json
from collections.abc import Iterator
from typing import IO, Any

_BLOCK = 2**18  # letters; a value that is longer is read in blocks that grow
_SPACE = " \t\n\r"


class JsonStream:
    """A document; what is walked through must be walked to its end. Raises ValueError.

    `text` must give lines as they are.
    """

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._buffer = ""
        self._at = 0
        self._decode = json.JSONDecoder(
            object_pairs_hook=_unique, parse_constant=_refuse
        ).raw_decode

    def members(self) -> Iterator[str]:
        """Walk through an object: yield each name; the value must be taken before the next."""
        self._take("{")
        seen: set[str] = set()
        if self._peek() != "}":
            while True:
                name = self.value()
                if not isinstance(name, str) or name in seen:
                    raise ValueError(f"an object has the member {name} twice, or no name")
                seen.add(name)
                self._take(":")
                yield name
                if self._peek() != ",":
                    break
                self._take(",")
        self._take("}")

    def items(self) -> Iterator[Any]:
        """Walk through an array: yield each value."""
        self._take("[")
        if self._peek() != "]":
            yield self.value()
            while self._peek() == ",":
                self._take(",")
                yield self.value()
        self._take("]")

    def value(self) -> Any:
        """Return the next value, whatever it is."""
        self._peek()
        while True:
            try:
                value, end = self._decode(self._buffer, self._at)
            except json.JSONDecodeError:
                if not self._read_on():
                    raise
            else:
                # What ends with the buffer may go on: a number, for example.
                if end == len(self._buffer) and self._read_on():
                    continue
                self._at = end
                return value

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._peek():
            raise ValueError("something follows the document")

    def _take(self, mark: str) -> None:
        found = self._peek()
        if found != mark:
            raise ValueError(f"there is “{found}” where “{mark}” belongs")
        self._at += 1

    def _peek(self) -> str:
        """Return the next letter that is no space, or "" at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _SPACE:
                    return self._buffer[self._at]
                self._at += 1
            if not self._read_on():
                return ""

    def _read_on(self) -> bool:
        """Read more; return False at the end of the file."""
        left = self._buffer[self._at :]
        more = self._text.read(max(_BLOCK, len(left)))
        self._buffer, self._at = left + more, 0
        return bool(more)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("an object has two members of one name")
    return content


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
