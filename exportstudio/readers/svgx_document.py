"""What an SVGX tree says of a building: storeys, things, what draws them, and the rest."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from exportstudio.model.svgx import ARX, BIM, SVG, class_of, local_name, new_element
from exportstudio.readers.svgx_shapes import LARGEST_MM, Matrix, geometry_of, matrix_of
from exportstudio.readers.svgx_tree import Notes, is_own

_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8}
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(mm|cm|m|in|ft)?(px)?\s*")
_FLOOR_TAG = re.compile(r"(?i)(\w+)[ _-](?:floor|storey|level)|(?:floor|storey|level)[ _-](\w+)")
_ORDINALS = {
    "basement": -1, "ground": 0, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
STOREY_MM = 3000.0
_VIEWS = ("space", "below", "above", "cut")
_LAYER_TYPES = {
    "walls": "architecture.wall", "doors": "architecture.door", "windows": "architecture.window",
}  # fmt: skip
_SAFE_ATTRIBUTES = frozenset({"xmlns", "version", "width", "height", "viewBox", "id", "x", "y"})
_BOX = ("x", "y", "z", "width", "height", "depth")


def _arx(name: str) -> str:
    return f"{{{ARX}}}{name}"


def _bim(name: str) -> str:
    return f"{{{BIM}}}{name}"


@dataclass(slots=True)
class Storey:
    """A storey; `ids` are those of the things that are it, where there are any."""

    name: str
    elevation_mm: float
    ids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Drawn:
    """A part of a thing in the plan of a storey, in millimetres, y down; `view` may be empty."""

    storey: int | None
    view: str
    geometry: BaseGeometry
    colour: str | None = None
    opacity: float = 1.0


@dataclass(slots=True)
class Thing:
    """An object. `box` has what is known of x, y, z, width, height and depth in millimetres.

    `source` is its arx:object; `fragments` are the elements that draw it, with their marks.
    """

    id: str
    type: str
    ifc_class: str
    name: str
    source: Any
    storey: int | None
    box: dict[str, float] = field(default_factory=dict)
    drawn: list[Drawn] = field(default_factory=list)
    fragments: list[Any] = field(default_factory=list)

    def bim(self, name: str) -> str:
        """Return an attribute of our own vocabulary, or ""."""
        return str(self.source.get(_bim(name), ""))


@dataclass(slots=True)
class Document:
    """All that a file says. `origin` is in metres, `extent` in millimetres from there."""

    is_own: bool
    origin: tuple[float, float] = (0.0, 0.0)
    extent: tuple[float, ...] | None = None
    title: str = ""
    storeys: list[Storey] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict)
    systems: list[Any] = field(default_factory=list)
    connections: list[Any] = field(default_factory=list)
    types: list[Any] = field(default_factory=list)
    project: Any = None
    provenance: dict[str, str] = field(default_factory=dict)
    georeference: dict[str, str] = field(default_factory=dict)
    content: list[Any] = field(default_factory=list)


def read_document(root: Any, notes: Notes) -> Document:
    """Return what a tree that `svgx_tree.parse` returned says."""
    return _Walk(root, notes).document()


def millimetres(text: str | None, unit: float = 1.0) -> float | None:
    """Return a length such as 3000mm, 3m or a bare number of units, or None."""
    found = _LENGTH.fullmatch(text or "")
    if found is None:
        return None
    length = float(found.group(1)) * (_MM[found.group(2)] if found.group(2) else unit)
    return length if abs(length) <= LARGEST_MM else None


class _Walk:
    def __init__(self, root: Any, notes: Notes) -> None:
        self._root = root
        self._notes = notes
        self._document = Document(is_own(root))
        self._floors: dict[str, int] = {}
        scale = millimetres(root.get(_arx("scale"), "1")) or 1.0
        self._unit = _MM.get(root.get(_arx("units"), "mm"), 1.0) * scale
        if root.get(_arx("units")) is None:
            notes.note("READ168", "no arx:units is given: a bare number is a millimetre")
        self._loose: list[tuple[Any, Matrix, int | None, list[Any]]] = []

    def document(self) -> Document:
        document = self._document
        self._read_metadata()
        matrix = np.diag([self._unit, self._unit, 1.0])
        floor = self._root.get(_arx("floor"))
        storey = self._floor(floor) if floor else None
        wrappers = [] if document.is_own else self._root_wrappers()
        for child in list(self._root):
            self._walk(child, matrix, storey, wrappers)
        for element, own, at, around in self._loose:
            self._draw(element, own, at, around)
        self._settle_storeys()
        if document.extent is None:
            self._settle_extent()
        return document

    def _read_metadata(self) -> None:
        document = self._document
        metadata = self._root.find(f"{{{SVG}}}metadata")
        if not document.is_own:
            return
        document.provenance = dict(metadata.find(_bim("provenance")).attrib)
        if (place := metadata.find(_bim("georeference"))) is not None:
            document.georeference = dict(place.attrib)
        sheet = metadata.find(_bim("sheet"))
        try:
            document.origin = float(sheet.get("x")), float(sheet.get("y"))
            extent = tuple(map(float, sheet.get("extent").split()))
            document.extent = extent if len(extent) == 4 else None
        except (AttributeError, TypeError, ValueError):
            self._notes.note("READ166", "the sheet has no origin and extent; 0 was taken")

    def _root_wrappers(self) -> list[Any]:
        """Return what must be around each element that is kept, so that it looks as it did."""
        look = {
            name: value
            for name, value in self._root.attrib.items()
            if not name.startswith("{") and name not in _SAFE_ATTRIBUTES
        }
        if self._unit != 1.0:
            look["transform"] = f"scale({self._unit:g})"
        return [new_element(self._root, f"{{{SVG}}}g", look)] if look else []

    def _walk(self, element: Any, matrix: Matrix, storey: int | None, wrappers: list[Any]) -> None:
        if not isinstance(element.tag, str):
            return
        tag, document = element.tag, self._document
        name = local_name(tag)
        if tag == _arx("object"):
            self._object(element, storey)
        elif tag == _arx("system"):
            document.systems.append(element)
        elif tag == _arx("connections"):
            document.connections += element.findall(_arx("connection"))
        elif tag == _arx("connection"):
            document.connections.append(element)
        elif tag == _bim("project"):
            document.project = element
        elif tag == _bim("types"):
            document.types += element.findall(_bim("type"))
        elif tag == f"{{{SVG}}}title" and element.getparent() is self._root:
            document.title = "".join(element.itertext()).strip()
        elif document.is_own and tag == f"{{{SVG}}}metadata":
            return
        elif name == "g" and element.get(_bim("view")) is not None:
            self._own_group(element, matrix, storey)
        elif name == "g" and not self._is_thing(element) and self._holds_things(element):
            floor = element.get(_arx("floor"))
            at = self._floor(floor, element) if floor else storey
            inner = matrix @ matrix_of(element.get("transform"))
            around = [*wrappers, element] if element.attrib else wrappers
            for child in list(element):
                self._walk(child, inner, at, around)
        else:
            floor = element.get(_arx("floor"))
            at = self._floor(floor) if floor else storey
            # Objects may stand behind what draws them, so that this waits for them.
            self._loose.append((element, matrix, at, wrappers))

    def _own_group(self, group: Any, matrix: Matrix, storey: int | None) -> None:
        view = group.get(_bim("view"))
        if view == "plan":
            elevation = millimetres(group.get(_bim("elevation"))) or 0.0
            ids = (group.get(_bim("storeys")) or "").split()
            at: int | None = None
            if ids:
                at = len(self._document.storeys)
                name = group.get(_arx("floor"), "")
                self._document.storeys.append(Storey(name, elevation, ids))
            for child in group:
                self._walk(child, matrix, at, [])
        elif view in _VIEWS or view == "drawing":
            for child in group:
                if isinstance(child.tag, str):
                    self._loose.append((child, matrix, storey, [view]))
        elif view == "content":
            for child in group:
                if isinstance(child.tag, str):
                    self._keep(child, storey, [])

    def _object(self, element: Any, storey: int | None) -> None:
        notes, things = self._notes, self._document.things
        line = element.sourceline
        id = element.get("id")
        if id is None:
            id = element.attrib.pop(_arx("id"), None) or element.attrib.pop(_arx("object-id"), None)
            notes.note("READ165" if id is None else "READ164", "an object has no plain id", line)
        type = element.get("type")
        if type is None:
            type = element.get(_arx("type")) or element.get(_arx("object-type")) or "unknown"
            notes.note("READ165", "an object has no plain type", line)
        if id is None or id in things:
            if id is not None:
                notes.note("READ165", "two objects share an id; the second got another", line)
            id = self._new_id(id or "object")
        element.set("id", id)
        element.set("type", type)
        self._note_type(type, element)
        floor = element.get(_arx("floor")) or self._tagged_floor(element)
        self._add(id, type, element, self._floor(floor) if floor else storey)

    def _add(self, id: str, type: str, element: Any, storey: int | None) -> Thing:
        ifc_class = element.get(_bim("class")) or class_of(type, element.get("system", ""))
        if ifc_class == "IfcBuildingElementProxy" and element.get(_bim("class")) is None:
            self._notes.note("READ169", f"nothing of IFC is called {type}; it became a proxy")
        name = element.get(_bim("name"))
        if name is None:
            name = element.get(_arx("name")) or ("" if self._document.is_own else id)
        thing = Thing(id, type, ifc_class, name, element, storey)
        geometry = element.find(_arx("geometry"))
        for side in _BOX if geometry is not None else ():
            text = geometry.get(side)
            value = millimetres(text, self._unit)
            if value is not None:
                thing.box[side] = value
            elif text is not None:
                self._notes.note(
                    "READ166", "a box has sizes that are no lengths", element.sourceline
                )
        self._document.things[id] = thing
        return thing

    def _note_type(self, type: str, element: Any) -> None:
        if element.get(_bim("class")) is None and "." not in type:
            self._notes.note(
                "READ164", "types have no dot, as in category.kind", element.sourceline
            )

    def _tagged_floor(self, element: Any) -> str | None:
        for tag in element.iterfind(f"{_arx('tags')}/*"):
            if _FLOOR_TAG.fullmatch((tag.text or "").strip()):
                return str(tag.text).strip()
        return None

    def _floor(self, label: str, group: Any = None) -> int:
        """Return the storey of a label; the first time, there is a new one."""
        if label not in self._floors:
            self._floors[label] = len(self._document.storeys)
            found = _FLOOR_TAG.fullmatch(label)
            word = next((g for g in found.groups() if g), label) if found else label
            number = _ORDINALS.get(word.lower())
            if number is None:
                digits = re.search(r"-?\d+", word)
                number = int(digits.group()) if digits else len(self._document.storeys)
            given = millimetres(group.get(_bim("elevation"))) if group is not None else None
            elevation = number * STOREY_MM if given is None else given
            self._document.storeys.append(Storey(label, elevation))
        return self._floors[label]

    def _link(self, element: Any) -> str | None:
        """Return the id of the thing that an element says it draws, or None."""
        for name in (_arx("object"), _arx("object-id"), _arx("ref"), _arx("id")):
            if (id := element.get(name)) is not None:
                return str(id)
        return None

    def _new_id(self, wanted: str) -> str:
        """Return an id that no thing has yet."""
        things = self._document.things
        names = (f"{wanted}-{n}" for n in range(2, len(things) + 3))
        return next(id for id in (wanted, *names) if id not in things)

    def _type(self, element: Any) -> str | None:
        for name in (_arx("type"), _arx("object-type")):
            if (type := element.get(name)) is not None:
                return str(type)
        return _LAYER_TYPES.get(element.get(_arx("layer"), ""))

    def _is_thing(self, element: Any) -> bool:
        return self._link(element) is not None or self._type(element) is not None

    def _holds_things(self, group: Any) -> bool:
        return any(
            each.tag == _arx("object") or self._is_thing(each) or each.get(_arx("floor"))
            for each in group.iterdescendants()
            if isinstance(each.tag, str)
        )

    def _draw(self, element: Any, matrix: Matrix, storey: int | None, wrappers: list[Any]) -> None:
        view = wrappers[0] if wrappers and isinstance(wrappers[0], str) else None
        around = [] if view is not None else wrappers
        id = self._link(element)
        things = self._document.things
        if id is None and self._type(element) is not None and not self._document.is_own:
            id = self._new_id(element.get("id") or f"line-{element.sourceline or 0}")
        if id is not None and id not in things:
            if self._document.is_own:
                self._notes.note(
                    "READ167", "a figure belongs to an object that there is not", element.sourceline
                )
                id = None
            else:
                id = self._thing_of(element, id, storey)
        if id is None:
            self._keep(element, storey, around)
            return
        thing = things[id]
        at = thing.storey if storey is None else storey
        geometry = geometry_of(element, matrix)
        if geometry is not None and not geometry.is_empty:
            shown = view if view in _VIEWS else ""
            colour = element.get(_bim("colour"))
            opacity = millimetres(element.get(_bim("opacity"), "1")) or 0.0
            thing.drawn.append(Drawn(at, shown or "", geometry, colour, opacity))
        fragment = _wrapped(element, around)
        fragment.set(_arx("object"), id)
        _mark(fragment, at)
        if view in _VIEWS:
            fragment.set(_bim("view"), str(view))
        thing.fragments.append(fragment)

    def _thing_of(self, element: Any, id: str, storey: int | None) -> str:
        """Add the thing that an element draws and that no object describes; return its id."""
        type = self._type(element) or id
        self._notes.note(
            "READ164", "things are drawn that no arx:object describes", element.sourceline
        )
        made = new_element(self._root, _arx("object"), {"id": id, "type": type})
        if (system := element.get(_arx("system"))) is not None:
            made.set("system", system)
        _inline(made, element, self._notes)
        self._add(id, type, made, storey)
        return id

    def _keep(self, element: Any, storey: int | None, wrappers: list[Any]) -> None:
        fragment = _wrapped(element, wrappers)
        _mark(fragment, storey)
        self._document.content.append(fragment)

    def _settle_storeys(self) -> None:
        document = self._document
        if document.is_own:
            return
        if not document.storeys:
            document.storeys.append(Storey("Level 0", 0.0))
            self._notes.note("READ168", "no storey is named; all lies in one, “Level 0”")
        elif len(document.storeys) > 1:
            self._notes.note("READ168", "storeys have no heights; they were put 3 m apart")
        for thing in document.things.values():
            if thing.storey is None:
                thing.storey = 0

    def _settle_extent(self) -> None:
        document = self._document
        box = [float(text) for text in re.findall(r"[-+.\deE]+", self._root.get("viewBox") or "")
               if _LENGTH.fullmatch(text)]  # fmt: skip
        if len(box) != 4 or max(map(abs, box)) > LARGEST_MM:
            sides = (millimetres(self._root.get(name)) for name in ("width", "height"))
            width, height = (side or 0.0 for side in sides)
            box = [0.0, 0.0, width, height]
        if box[2] <= 0 or box[3] <= 0:
            self._notes.note(
                "READ164", "the root has no size: neither viewBox nor width and height"
            )
            bounds = [drawn.geometry.bounds for t in document.things.values() for drawn in t.drawn]
            bounds += [
                (b["x"], b["y"], b["x"] + b.get("width", 0), b["y"] + b.get("height", 0))
                for thing in document.things.values()
                if "x" in (b := thing.box) and "y" in b
            ]
            if not bounds:
                return
            x, y = min(b[0] for b in bounds), min(b[1] for b in bounds)
            right, bottom = max(b[2] for b in bounds), max(b[3] for b in bounds)
            extent = (x, y, right - x, bottom - y)
        else:
            extent = tuple(side * self._unit for side in box)  # type: ignore[assignment]
        document.extent = extent
        # y goes down in SVG and up in IFC; the building lies above the origin.
        document.origin = (0.0, (extent[1] + extent[3]) / 1000)


def _wrapped(element: Any, wrappers: list[Any]) -> Any:
    """Return a copy of an element, in copies of the groups around it without their children."""
    inner = copy.deepcopy(element)
    inner.tail = None
    for wrapper in reversed(wrappers):
        outer = new_element(element, wrapper.tag, dict(wrapper.attrib))
        outer.attrib.pop("id", None)
        outer.append(inner)
        inner = outer
    return inner


def _mark(fragment: Any, storey: int | None) -> None:
    if storey is not None:
        fragment.set(_bim("storey"), str(storey))


def _inline(made: Any, element: Any, notes: Notes) -> None:
    """Read behaviour and physics that are written into attributes, as name:key=value;…"""
    for attribute in ("behavior", "physics"):
        text = element.get(_arx(attribute))
        if text is None or "=" not in text:
            continue
        notes.note("READ164", f"a {attribute} is written into an attribute", element.sourceline)
        holder = new_element(made, _arx(attribute))
        for name, key, value in _pairs(text):
            if attribute == "physics":
                child = new_element(holder, _arx(key))
                child.text = value.removesuffix("kg") if key == "mass" else value
                holder.append(child)
            elif name in ("var", "calc"):
                kind = "variable" if name == "var" else "calculation"
                group = holder.find(_arx(f"{kind}s"))
                if group is None:
                    group = new_element(holder, _arx(f"{kind}s"))
                    holder.append(group)
                child = new_element(group, _arx(kind), {"name": key})
                if name == "var":
                    child.text = value
                else:
                    child.set("formula", value)
                group.append(child)
        made.append(holder)


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    for part in text.split(";"):
        left, _, value = part.partition("=")
        name, _, key = left.strip().rpartition(":")
        if re.fullmatch(r"[A-Za-z_][\w.-]*", key):
            yield name, key, value.strip()
