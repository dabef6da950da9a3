"""DXF read back, tag by tag.

ezdxf writes the file, and its reader mends what it does not like without a word; no other library
for Python reads extended data. So this reads the tags themselves: lines in pairs, a group code and
a value (https://help.autodesk.com/view/OARX/2018/ENU/?guid=GUID-235B22E0-A567-4CF6-92D3-38A2306D73F3).
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from exportstudio.exporters.exporter import Bounds, Contents

_APPLICATION = "EXPORTSTUDIO"
_UNITS_M = {"6": 1.0, "4": 0.001}
_SECTIONS = ("HEADER", "CLASSES", "TABLES", "BLOCKS", "ENTITIES", "OBJECTS")
_BOUNDED = ("LWPOLYLINE", "POINT")
Tag = tuple[int, str]


def contents_of(path: Path, *, with_bounds: bool) -> Contents:
    """Return what a file holds; raises ValueError for an unsound one."""
    found = _Found()
    with path.open(encoding="utf-8", newline="") as stream:
        for section, entity in _entities(_tags(stream)):
            found.note(section, entity)
    return found.contents(with_bounds=with_bounds)


@dataclass(slots=True)
class _Found:
    """What was found so far; points are in the unit of the drawing."""

    classes: dict[str, str] = field(default_factory=dict)
    layers: set[str] = field(default_factory=set)
    unit_m: float = 0.0
    triangles: int = 0
    entities: int = 0
    low: list[float] = field(default_factory=lambda: [math.inf, math.inf])
    high: list[float] = field(default_factory=lambda: [-math.inf, -math.inf])

    def note(self, section: str, entity: list[Tag]) -> None:
        if section == "HEADER":
            names = [value for _, value in entity]
            self.unit_m = _UNITS_M[names[names.index("$INSUNITS") + 1]]
        elif section == "TABLES" and entity[0][1] == "LAYER":
            self.layers.update(value.lower() for code, value in entity if code == 2)
        elif section == "ENTITIES":
            self._note_entity(entity)

    def _note_entity(self, entity: list[Tag]) -> None:
        kind = entity[0][1]
        self.entities += 1
        (layer,) = [value for code, value in entity if code == 8]
        if layer.lower() not in self.layers:
            raise ValueError(f"there is no layer {layer}")
        if kind == "MESH":
            (size,) = [int(value) for code, value in entity if code == 93]
            self.triangles += size // 4  # three corners, and how many they are
        marks = [n for n, tag in enumerate(entity) if tag == (1001, _APPLICATION)]
        if marks:
            (begin,) = marks
            key, ifc_class, _ = (value for _, value in entity[begin + 1 : begin + 4])
            if self.classes.setdefault(key, ifc_class) != ifc_class:
                raise ValueError(f"{key} is a {ifc_class} and a {self.classes[key]}")
        numbers = [(code, float(value)) for code, value in entity if 10 <= code < 60]
        if not all(math.isfinite(number) for _, number in numbers):
            raise ValueError(f"a {kind} has a number that is none")
        if kind in _BOUNDED:
            for axis, code in enumerate((10, 20)):
                along = [number for each, number in numbers if each == code]
                self.low[axis] = min(self.low[axis], *along)
                self.high[axis] = max(self.high[axis], *along)

    def contents(self, *, with_bounds: bool) -> Contents:
        bounds: Bounds | None = None
        if with_bounds and math.isfinite(self.low[0]):
            (west, south), (east, north) = self.low, self.high
            unit = self.unit_m
            bounds = (west * unit, south * unit, 0.0), (east * unit, north * unit, 0.0)
        return Contents(
            frozenset(self.classes),
            triangles=self.triangles,
            classes=Counter(self.classes.values()),
            bounds=bounds,
            rows={"entities": self.entities},
        )


def _tags(lines: Iterator[str]) -> Iterator[Tag]:
    """Yield the tags of a file; raises ValueError where a line is missing, or no code."""
    for code in lines:
        value = next(lines, None)
        if value is None:
            raise ValueError("it ends in the midst of a tag")
        yield int(code), value.rstrip("\r\n")


def _entities(tags: Iterator[Tag]) -> Iterator[tuple[str, list[Tag]]]:
    """Yield each record with the section that it is in; the header is one record.

    Raises ValueError unless all sections are there, and the file ends where it should.
    """
    sections: list[str] = []
    section, record = "", list[Tag]()
    is_over = False
    for code, value in tags:
        if is_over:
            raise ValueError("something follows its end")
        if code != 0 and not (section == "" and code == 2):
            record.append((code, value))
            continue
        if record and section:
            yield section, record
        record = []
        if code == 2:
            section = value
            sections.append(value)
        elif value == "ENDSEC":
            section = ""
        elif value == "EOF":
            is_over = True
        elif value != "SECTION":
            record = [(code, value)]
    if not is_over or sections != list(_SECTIONS):
        raise ValueError("it is not whole")
