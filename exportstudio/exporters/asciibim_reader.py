"""Reads ASCII-BIM: header, floors with plan and rooms, elements, connections; checks the hash."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WIDE = "=" * 79
_NARROW = "=" * 37
_DASHES = "-" * 37
_TITLE = "ASCII-BIM 1."
_LEGEND = re.compile(r"  (.|1, 2, 3) = (.+)")
_ROOM = re.compile(r"  (\d+) = (\{.*\})")
_SIZE = re.compile(r"(\d+)x(\d+)")
_CONNECTION = re.compile(r"  (\".*\") -> (\".*\") \[(\w*)\]")
_PLURALS = {
    "PROPERTY": "properties",
    "QUANTITY": "quantities",
    "MATERIAL_USE": "materials",
    "CLASSIFICATION_USE": "classifications",
}


@dataclass(slots=True)
class Floor:
    """A plan. `rows` are its lines from north to south, all `columns` long."""

    number: int
    name: str
    facts: dict[str, str] = field(default_factory=dict)
    legend: dict[str, str] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    rooms: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class RegisteredElement:
    """An element: what is said of it once, and its records by their word, such as PROPERTY."""

    key: str
    ifc_class: str = ""
    name: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(slots=True)
class AsciiBim:
    """What a file holds; `stated` are the counts that it gives of itself."""

    header: dict[str, str] = field(default_factory=dict)
    floors: list[Floor] = field(default_factory=list)
    elements: list[RegisteredElement] = field(default_factory=list)
    connections: list[tuple[str, str, str]] = field(default_factory=list)
    stated: dict[str, int] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind that the file counts."""
        found = Counter(
            {
                "floors": len(self.floors),
                "rooms": sum(len(floor.rooms) for floor in self.floors),
                "elements": len(self.elements),
                "connections": len(self.connections),
            }
        )
        for element in self.elements:
            for word, records in element.records.items():
                found[_PLURALS[word]] += len(records)
        if {name for name, count in found.items() if count} - self.stated.keys():
            raise ValueError("there is more than the file counts")
        return {name: found[name] for name in self.stated}


def read_asciibim(path: Path) -> AsciiBim:
    """Return what an ASCII-BIM file holds.

    Raises ValueError where it is damaged or not of this kind, KeyError where something is missing.
    """
    text = path.read_bytes()
    # The last but one frame begins the footer; the hash is that of all before it.
    end = text.rfind(f"\n{_WIDE}\nVALIDATION:\n".encode()) + 1
    if not end or not text.endswith(f"\n{_WIDE}\n".encode()):
        raise ValueError("it has no end")
    model = AsciiBim()
    footer = dict(_pair(line) for line in text[end:].decode().split("\n")[2:-2])
    if footer.pop("CHECKSUM") != f"SHA256:{hashlib.sha256(text[:end]).hexdigest()}":
        raise ValueError("it has another content than its SHA-256 says")
    model.stated = {
        name.removesuffix("_COUNT").lower(): int(count) for name, count in footer.items()
    }
    _Reader(model, iter(text[:end].decode().split("\n"))).read()
    if model.counts() != model.stated:
        raise ValueError("it holds other counts than it says")
    return model


class _Reader:
    """Reads section by section; a line that fits none is an error."""

    def __init__(self, model: AsciiBim, lines: Iterator[str]) -> None:
        self._model = model
        self._lines = lines

    def read(self) -> None:
        self._expect(_WIDE)
        if not next(self._lines).startswith(_TITLE):
            raise ValueError("it is of another version")
        while (line := next(self._lines)) != _WIDE:
            name, value = _pair(line)
            self._model.header[name] = json.loads(value) if value[:1] == '"' else value
        section = self._nothing
        for line in self._lines:
            if line == _NARROW:
                self._read_floor_head()
                section = self._nothing
            elif line in ("ELEMENT_REGISTRY:", "CONNECTIONS:", "ROOMS:"):
                self._expect(_DASHES)
                section = {"E": self._element, "C": self._connection, "R": self._room}[line[0]]
            elif line in ("LEGEND:", "LAYOUT:"):
                section = self._legend if line == "LEGEND:" else self._layout
            elif line or section == self._layout:
                section(line)

    def _read_floor_head(self) -> None:
        number, _, name = _pair(next(self._lines))[1].partition(" | ")
        floor = Floor(int(number), json.loads(name))
        while (line := next(self._lines)) != _NARROW:
            key, value = _pair(line)
            floor.facts[key] = value
        self._model.floors.append(floor)

    def _nothing(self, line: str) -> None:
        raise ValueError(f"it has an unexpected line: {line[:40]}")

    def _legend(self, line: str) -> None:
        letter, what = _matched(_LEGEND, line)
        self._model.floors[-1].legend[letter] = what

    def _layout(self, line: str) -> None:
        floor = self._model.floors[-1]
        columns, rows = map(int, _matched(_SIZE, floor.facts["DIMENSIONS"]))
        if len(floor.rows) < rows:
            if not line.startswith("  ") or len(line) > columns + 2:
                raise ValueError("a plan is wider than it says")
            floor.rows.append(line[2:].ljust(columns))
        elif line:
            self._nothing(line)

    def _room(self, line: str) -> None:
        number, room = _matched(_ROOM, line)
        self._model.floors[-1].rooms[int(number)] = json.loads(room)

    def _element(self, line: str) -> None:
        name, value = _pair(line)
        elements = self._model.elements
        if name == "ID":
            elements.append(RegisteredElement(json.loads(value)))
        elif name == "  TYPE":
            elements[-1].ifc_class = value
        elif name == "  NAME":
            elements[-1].name = json.loads(value)
        elif name[2:] in _PLURALS:
            elements[-1].records.setdefault(name[2:], []).append(json.loads(value))
        else:
            elements[-1].facts[name[2:]] = json.loads(value)

    def _connection(self, line: str) -> None:
        one, other, kind = _matched(_CONNECTION, line)
        self._model.connections.append((json.loads(one), json.loads(other), kind))

    def _expect(self, wanted: str) -> None:
        line = next(self._lines, "")
        if line != wanted:
            self._nothing(line)


def _pair(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(": ")
    if not colon:
        raise ValueError(f"it has an unexpected line: {line[:40]}")
    return name, value


def _matched(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError(f"it has an unexpected line: {text[:40]}")
    return match.groups()
