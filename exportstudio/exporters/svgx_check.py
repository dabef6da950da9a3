"""SVGX and SVG files read back with expat, which did not write them."""

import math
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from exportstudio.exporters.exporter import Bounds, Contents
from exportstudio.exporters.table_files import unsound
from exportstudio.model.svgx import ARX, BIM, SVG

_PATH = re.compile(r"[Mm][-+.,\s\dMmLlHhVvCcSsQqTtAaZzEe]+")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OBJECT = f"{{{ARX}}}object"
_GEOMETRY = f"{{{ARX}}}geometry"
_COUNTED = {
    f"{{{ARX}}}property": "values",
    f"{{{BIM}}}material": "materials",
    f"{{{BIM}}}classification": "classifications",
    f"{{{BIM}}}type": "types",
    f"{{{ARX}}}component": "members",
    f"{{{ARX}}}connection": "connections",
}
_NAMES = ("objects", *_COUNTED.values())


def contents_of(path: Path, *, is_plain: bool, with_bounds: bool) -> Contents:
    """Return what an SVGX file holds, or a plain SVG file; raises StudioError (WRITE303)."""
    try:
        reading = _PlainReading() if is_plain else _Reading()
        for event, element in ElementTree.iterparse(path, ("start", "end")):
            if event == "start":
                reading.begin(element)
            else:
                reading.end(element)
        return reading.contents(with_bounds=with_bounds)
    except (OSError, ValueError, KeyError, ElementTree.ParseError) as error:
        raise unsound(path, error) from error


class _Reading:
    def __init__(self) -> None:
        self._depth = 0
        self._keys: dict[str, str] = {}  # by id
        self._classes: Counter[str] = Counter()
        self._drawn: set[str] = set()
        self._rows: Counter[str] = Counter()
        self._boxes: list[tuple[float, ...]] = []
        self._origin = (0.0, 0.0)

    def begin(self, element: ElementTree.Element) -> None:
        self._depth += 1
        if self._depth == 1 and (element.tag != f"{{{SVG}}}svg" or not element.get("viewBox")):
            raise ValueError("it has no svg element with a viewBox")

    def end(self, element: ElementTree.Element) -> None:
        self._depth -= 1
        self.look_at(element)
        # Objects and figures are looked at as wholes; the rest need not stay.
        if self._depth < 3:
            element.clear()

    def look_at(self, element: ElementTree.Element) -> None:
        if element.tag == f"{{{BIM}}}sheet":
            self._origin = (float(element.attrib["x"]), float(element.attrib["y"]))
        elif element.tag == _OBJECT:
            self._object(element)
        elif element.tag in _COUNTED:
            self._rows[_COUNTED[element.tag]] += 1
        elif element.tag == _GEOMETRY:
            self._box(element)
        if (id := element.get(_OBJECT)) is not None:
            self._drawn.add(id)
            _look_at_path(element)

    def _object(self, element: ElementTree.Element) -> None:
        id = element.attrib["id"]
        if id in self._keys:
            raise ValueError(f"two objects have the id {id}")
        self._keys[id] = element.get(f"{{{BIM}}}key", id)
        self._classes[element.attrib[f"{{{BIM}}}class"]] += 1
        self._rows["objects"] += 1

    def _box(self, element: ElementTree.Element) -> None:
        names = ("x", "y", "z", "width", "height", "depth")
        if all(name in element.attrib for name in names):
            try:
                self._boxes.append(tuple(float(element.attrib[name]) for name in names))
            except ValueError:  # of the source, with units
                return

    def contents(self, *, with_bounds: bool) -> Contents:
        if strays := self._drawn - self._keys.keys():
            raise ValueError(f"figures of objects that there are not: {sorted(strays)[:5]}")
        return Contents(
            frozenset(self._keys.values()),
            classes=self._classes,
            bounds=self._bounds() if with_bounds else None,
            rows={"drawn": len(self._drawn), **{name: self._rows[name] for name in _NAMES}},
        )

    def _bounds(self) -> Bounds | None:
        if not self._boxes:
            return None
        x, y = self._origin
        west = min(box[0] for box in self._boxes) / 1000 + x
        east = max(box[0] + box[3] for box in self._boxes) / 1000 + x
        north = y - min(box[1] for box in self._boxes) / 1000
        south = y - max(box[1] + box[4] for box in self._boxes) / 1000
        low = min(box[2] for box in self._boxes) / 1000
        high = max(box[2] + box[5] for box in self._boxes) / 1000
        return (west, south, low), (east, north, high)


class _PlainReading(_Reading):
    def look_at(self, element: ElementTree.Element) -> None:
        if (key := element.get("data-key")) is not None:
            if key not in self._keys:
                self._keys[key] = key
                self._classes[element.attrib["data-class"]] += 1
            _look_at_path(element)
            self._drawn.add(key)

    def contents(self, *, with_bounds: bool) -> Contents:  # noqa: ARG002
        return Contents(
            frozenset(self._keys), classes=self._classes, rows={"drawn": len(self._drawn)}
        )


def _look_at_path(element: ElementTree.Element) -> None:
    if element.tag == f"{{{SVG}}}path":
        data = element.get("d", "")
        if not _PATH.fullmatch(data):
            raise ValueError(f"there is a path that is none: {data[:40]}")
        if not all(math.isfinite(float(text)) for text in _NUMBER.findall(data)):
            raise ValueError("there is a path that leads nowhere")
