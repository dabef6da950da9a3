"""The text of IGES files: labels in ASCII, and what a file holds, found without OpenCascade.

A line has 80 columns: 72 for data, a letter for its section, and its number in that.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from exportstudio.model.building import Element

LONGEST_NAME = 500
_WIDTH = 80
_SECTIONS = b"SGDPT"
_SOLID, _PROPERTY, _NAME_FORM = 186, 406, 15
_LABEL = re.compile(r"\[(\w+) ([^\[\]]*)\]$")
_SIMILAR = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l",
     "Ł": "L", "đ": "d", "Đ": "D", "þ": "th", "Þ": "Th", "ð": "d", "ı": "i", "–": "-", "—": "-",
     "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "..."}
)  # fmt: skip


@dataclass(slots=True)
class Scanned:
    """What the text of an IGES file holds: the class of each element by key, and its solids."""

    elements: dict[str, str] = field(default_factory=dict)
    solids: int = 0


def in_ascii(text: str) -> str:
    """Return a text in printable ASCII: letters without their accents, or question marks."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIMILAR))
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if " " <= letter <= "~" else "?" for letter in letters)


def label_of(element: Element) -> str:
    """Return the text that an element is called by: its name, class and key."""
    name = in_ascii(element.name)[:LONGEST_NAME]
    return f"{name} [{element.ifc_class} {in_ascii(element.key)}]".lstrip()


def scan(path: Path) -> Scanned:
    """Return what is in an IGES file; raises ValueError where it is not sound."""
    sections = _sections(path.read_bytes())
    parameters = b"".join(line[:64] for line in sections[b"P"])
    directory = sections[b"D"]
    if len(directory) % 2:
        raise ValueError("its directory is cut off")
    result = Scanned()
    expected = 1
    for number in range(0, len(directory), 2):
        first, second = directory[number], directory[number + 1]
        kind, start = int(first[:8]), int(first[8:16])
        count, form = int(second[24:32]), int(second[32:40])
        if start != expected or int(second[:8]) != kind:
            raise ValueError(f"entry {number + 1} of its directory leads nowhere")
        expected += count
        lines = sections[b"P"][start - 1 : start - 1 + count]
        if len(lines) != count or any(int(line[64:72]) != number + 1 for line in lines):
            raise ValueError(f"entry {number + 1} of its directory has parameters of another")
        result.solids += kind == _SOLID
        if kind == _PROPERTY and form == _NAME_FORM:
            text = parameters[64 * (start - 1) : 64 * (start - 1 + count)]
            label = _LABEL.search(_named(text))
            if label is not None:
                result.elements[label[2]] = label[1]
    if expected - 1 != len(sections[b"P"]):
        raise ValueError("it has parameters that belong to nothing")
    return result


def _named(text: bytes) -> str:
    """Return the text in the parameters of a name: type, count, and so many letters after an H."""
    match = re.match(rb"406,1, *(\d+)H", text)
    if match is None:
        raise ValueError("a name can't be read")
    return text[match.end() : match.end() + int(match[1])].decode("ascii")


def _sections(data: bytes) -> dict[bytes, list[bytes]]:
    """Return the lines of each section, without letter and number."""
    lines = data.split(b"\n")
    if not data.isascii() or lines.pop():
        raise ValueError("it is cut off, or no text")
    sections: dict[bytes, list[bytes]] = {bytes([letter]): [] for letter in _SECTIONS}
    order = []
    for line in (each.removesuffix(b"\r") for each in lines):
        if len(line) != _WIDTH:
            raise ValueError("a line has not 80 columns")
        letter = line[72:73]
        own = sections.get(letter)
        if own is None or int(line[73:]) != len(own) + 1:
            raise ValueError("its lines are not in order")
        own.append(line[:72])
        order.append(letter)
    if any(_SECTIONS.index(one) > _SECTIONS.index(other) for one, other in pairwise(order)):
        raise ValueError("its sections are not in order")
    if len(sections[b"T"]) != 1:
        raise ValueError("it is cut off")
    counts = {
        one: int(number) for one, number in re.findall(rb"([SGDP])\s*(\d+)", sections[b"T"][0])
    }
    found = Counter(order)
    if any(counts.get(letter) != found[letter] for letter in (b"S", b"G", b"D", b"P")):
        raise ValueError("its sections have other lengths than its end says")
    return sections
