"""The objects of an SVGX file: arx:object with all that is known of an element."""

import copy
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from exportstudio.exporters.svgx_facts import Fact, Facts, Origin
from exportstudio.exporters.svgx_markup import Attributes, AttributeValue, Markup
from exportstudio.exporters.svgx_sheet import Sheet, Solid
from exportstudio.model.building import Building, Element
from exportstudio.model.svgx import ARX, BIM, SVG, local_name, object_type, system_of

_M = 1000.0
# Cells of the table of elements that are attributes of an object, by their names there.
_ELEMENT_CELLS = {
    "predefined_type": "bim:predefinedType",
    "description": "bim:description",
    "object_type": "bim:objectType",
    "tag": "bim:tag",
    "layer": "bim:layers",
}
_VALUE_CELLS = {
    "kind": "bim:kind",
    "part": "bim:part",
    "position": "bim:position",
    "value_type": "bim:valueType",
    "description": "bim:description",
}
_MATERIAL_CELLS = (
    "material", "category", "kind", "part", "position", "thickness", "thickness_unit", "fraction",
    "origin",
)  # fmt: skip
_CLASSIFICATION_CELLS = ("system", "edition", "code", "title", "location", "origin")
_COUNTED = (
    "objects", "values", "materials", "classifications", "types", "members", "connections",
)  # fmt: skip
_DECLARATIONS = (f' xmlns="{SVG}"', f' xmlns:arx="{ARX}"', f' xmlns:bim="{BIM}"')


class Objects:
    """Writes objects, types and systems, and counts what it writes."""

    def __init__(
        self,
        building: Building,
        facts: Facts,
        origin: Origin,
        sheet: Sheet,
        solids: dict[int, Solid],
        out: Markup,
    ) -> None:
        self._building = building
        self._facts = facts
        self._origin = origin
        self._sheet = sheet
        self._solids = solids
        self._out = out
        self.counts = dict.fromkeys(_COUNTED, 0)

    def write(self, element: Element, elevation_m: float | None) -> None:
        """Write the object of an element; `elevation_m` is that of a storey."""
        there = self._origin.objects.get(element.key)
        self.counts["objects"] += 1
        with self._out.within("arx:object", self._attributes(element, there, elevation_m)):
            self._geometry(element, there)
            self._raw(there, lambda name: name == "tags")
            self._values(self._facts.values.get(element.key, ()))
            self._raw(there, lambda name: name not in ("geometry", "tags", "properties"))
            self._rows("material", self._facts.materials.get(element.key, ()), _MATERIAL_CELLS)
            self._rows(
                "classification",
                self._facts.classifications.get(element.key, ()),
                _CLASSIFICATION_CELLS,
            )

    def id_of(self, key: str) -> str:
        """Return the id under which an element stands in the file."""
        there = self._origin.objects.get(key)
        return str(there.get("id", key)) if there is not None else key

    def write_project(self) -> None:
        """Write the project with its own properties."""
        project = self._building.project
        attributes = {"id": project.key, "name": project.name}
        with self._out.within("bim:project", attributes):
            self._values(self._facts.values.get(project.key, ()))

    def write_types(self) -> None:
        """Write each type with what elements have from it."""
        if not self._facts.types:
            return
        with self._out.within("bim:types", {}):
            for key, fact in self._facts.types.items():
                self.counts["types"] += 1
                attributes: Attributes = {
                    "id": key,
                    "class": fact.get("class"),
                    "name": fact.get("name"),
                    "predefinedType": fact.get("predefined_type"),
                    "tag": fact.get("tag"),
                    "description": fact.get("description"),
                }
                with self._out.within("bim:type", attributes):
                    self._values(self._facts.values_of_types.get(key, ()))

    def write_systems(self) -> None:
        """Write each group with its members."""
        for key, members in self._facts.systems.items():
            first = members[0]
            attributes: Attributes = {
                "id": key,
                "type": self._building.ifc.by_id(first["step_id"]).ObjectType
                or object_type(str(first["class"])).partition(".")[2],
                "bim:class": first["class"],
                "bim:name": first.get("name"),
            }
            with self._out.within("arx:system", attributes):
                with self._out.within("arx:components", {}):
                    for member in members:
                        self.counts["members"] += 1
                        id = self.id_of(str(member["member_key"]))
                        self._out.element("arx:component", {"ref": id})
                        self._out.line()
                self._values(self._facts.values.get(key, ()))

    def write_connections(self) -> None:
        """Write what connects two elements."""
        if not self._facts.connections:
            return
        with self._out.within("arx:connections", {}):
            for one, other, kind in self._facts.connections:
                self.counts["connections"] += 1
                self._out.element(
                    "arx:connection",
                    {"from": self.id_of(one), "to": self.id_of(other), "type": kind},
                )
                self._out.line()

    def _attributes(self, element: Element, there: Any, elevation_m: float | None) -> Attributes:
        fact = self._facts.elements[element.key]
        parent = fact.get("container_key")
        attributes: dict[str, AttributeValue] = {
            "id": element.key,
            "type": object_type(element.ifc_class),
            "system": system_of(element.ifc_class),
        }
        if there is not None:
            for name, value in there.attrib.items():
                attributes[_prefixed(name)] = value
        if attributes["id"] != element.key:
            attributes["bim:key"] = element.key
        if element.global_id != element.key:
            attributes["bim:globalId"] = element.global_id or "-"
        attributes |= {
            "bim:class": element.ifc_class,
            "bim:name": element.name,
            "bim:longName": (
                self._facts.spaces.get(element.key) or self._facts.storeys.get(element.key) or {}
            ).get("long_name"),
            "bim:parent": self.id_of(str(parent)) if parent else None,
            "bim:type": (type := self._facts.type_of.get(element.key)),
            "bim:typeName": None if type else fact.get("type_name"),
        }
        if elevation_m is not None:
            attributes["bim:elevation"] = self._sheet.length(elevation_m * _M)
        space = self._facts.spaces.get(element.key, {})
        for name, attribute in _ELEMENT_CELLS.items():
            if (value := fact.get(name, space.get(name))) is not None:
                attributes[attribute] = value
        return attributes

    def _geometry(self, element: Element, there: Any) -> None:
        solid = self._solids.get(element.id)
        given = there.find(f"{{{ARX}}}geometry") if there is not None else None
        if given is not None:
            self._out.element("arx:geometry", dict(given.attrib))
            self._out.line()
        elif solid is not None:
            x, y = self._sheet.point(solid.low[0], solid.high[1])
            sizes = [(high - low) * _M for low, high in zip(solid.low, solid.high, strict=True)]
            values = (x, y, solid.low[2] * _M, *sizes)
            names = ("x", "y", "z", "width", "height", "depth")
            texts = map(self._sheet.length, values)
            self._out.element("arx:geometry", dict(zip(names, texts, strict=True)))
            self._out.line()

    def _values(self, facts: Iterable[Fact]) -> None:
        for (name, is_quantity), rows in groupby(
            facts, lambda fact: (fact.get("set"), fact["kind"] == "quantity")
        ):
            kind = "quantities" if is_quantity else None
            with self._out.within("arx:properties", {"bim:set": name, "bim:kind": kind}):
                for row in rows:
                    self.counts["values"] += 1
                    self._out.element("arx:property", _value(row))
                    self._out.line()

    def _rows(self, name: str, facts: Iterable[Fact], cells: tuple[str, ...]) -> None:
        for fact in facts:
            self.counts[f"{name}s"] += 1
            self._out.element(f"bim:{name}", {cell: fact.get(cell) for cell in cells})
            self._out.line()

    def _raw(self, there: Any, is_wanted: Callable[[str], bool]) -> None:
        """Write children that an object of the source had, as they were."""
        for child in there if there is not None else ():
            if is_wanted(local_name(child.tag)):
                self._out.raw(markup_of(child))
                self._out.line()


def markup_of(element: Any) -> str:
    """Return an element of lxml as text, without what the root of the file declares already."""
    from lxml import etree

    alone = copy.deepcopy(element)  # without what only its neighbours need
    etree.cleanup_namespaces(alone)
    text = str(etree.tostring(alone, encoding="unicode", with_tail=False))
    head, stop, rest = text.partition(">")
    for declaration in _DECLARATIONS:
        head = head.replace(declaration, "")
    return head + stop + rest


def _value(fact: Fact) -> Attributes:
    is_quantity = fact["kind"] == "quantity"
    value: AttributeValue = fact.get("text")
    if value is None:
        value = fact.get("number")
    if value is None:
        value = fact.get("boolean")
    attributes: dict[str, AttributeValue] = {
        "name": fact.get("quantity" if is_quantity else "property"),
        "value": value,
        "unit": fact.get("unit"),
    }
    for name, attribute in _VALUE_CELLS.items():
        if not (name == "kind" and fact["kind"] in ("single", "quantity")):
            attributes[attribute] = fact.get(name)
    return attributes


def _prefixed(name: str) -> str:
    for namespace, prefix in ((ARX, "arx"), (BIM, "bim")):
        if name.startswith(f"{{{namespace}}}"):
            return f"{prefix}:{local_name(name)}"
    return local_name(name)
