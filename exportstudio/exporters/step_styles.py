"""The colours at the end of a STEP file, in an order that is always the same.

OpenCascade writes them in the order of addresses in memory, each colour as often as it is worn.
"""

import re

_FIRST = re.compile(rb"\n#(\d+) = MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION\(")
_BREAK = re.compile(rb"\s*\n\s*")
_REFERENCE = re.compile(rb"#(\d+)")
_LIST = re.compile(rb"(MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION\('',\()([^)]*)")


def with_ordered_styles(data: bytes) -> bytes:
    """Return the text of a STEP file with its last records, which are styles, in order.

    Nothing before them refers to them, and equal ones become one.
    """
    found = _FIRST.search(data)
    if found is None:
        return data
    begin, end = found.start() + 1, data.rindex(b"ENDSEC;")
    return data[:begin] + _Styles(data[begin:end], int(found[1])).text() + data[end:]


class _Styles:
    def __init__(self, tail: bytes, first: int) -> None:
        self._first = first
        self._records: dict[int, bytes] = {}
        for record in tail.split(b";\n")[:-1]:
            number, _, text = record.partition(b" = ")
            self._records[int(number[1:])] = _BREAK.sub(b"", text)
        self._contents: dict[int, bytes] = {}
        self._numbers: dict[bytes, int] = {}
        self._lines: list[bytes] = []

    def text(self) -> bytes:
        """Return the records, what they refer to before them."""
        used = {
            int(number)
            for text in self._records.values()
            for number in _REFERENCE.findall(text)
            if int(number) >= self._first
        }
        for root in sorted(self._records.keys() - used, key=self._content):
            self._number(root)
        return b"".join(self._lines)

    def _content(self, number: int) -> bytes:
        """Return a record with everything that it refers to here, whatever the numbers are."""
        if number not in self._contents:
            text = self._in_order(number)
            self._contents[number] = _REFERENCE.sub(self._expanded, text)
        return self._contents[number]

    def _expanded(self, reference: re.Match[bytes]) -> bytes:
        number = int(reference[1])
        return reference[0] if number < self._first else b"{%s}" % self._content(number)

    def _in_order(self, number: int) -> bytes:
        """Return a record; a list of styled items is put in order."""

        def ordered(match: re.Match[bytes]) -> bytes:
            items = sorted(map(int, _REFERENCE.findall(match[2])), key=self._content)
            return match[1] + b",".join(b"#%d" % item for item in items)

        return _LIST.sub(ordered, self._records[number])

    def _number(self, number: int) -> int:
        """Return the new number of a record, which is written if none like it is."""
        content = self._content(number)
        if content not in self._numbers:
            text = _REFERENCE.sub(self._renumbered, self._in_order(number))
            self._numbers[content] = self._first + len(self._lines)
            self._lines.append(b"#%d = %s;\n" % (self._numbers[content], text))
        return self._numbers[content]

    def _renumbered(self, reference: re.Match[bytes]) -> bytes:
        number = int(reference[1])
        return reference[0] if number < self._first else b"#%d" % self._number(number)
