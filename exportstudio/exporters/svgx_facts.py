"""What the tables of a building say, gathered by what it is about; and what it brought as SVGX."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from exportstudio.exporters.exporter import ExportInput
from exportstudio.model import table as kinds
from exportstudio.model.svgx import (
    CONTENT_PROPERTY,
    DERIVED_SETS,
    DRAWING_PROPERTY,
    OBJECT_PROPERTY,
    SET_NAME,
    SHEET_PROPERTY,
    remove_unsafe,
)
from exportstudio.model.table import Cell, TableKind

Fact = dict[str, Cell]
_OWN = "occurrence"
# From this depth on, tables have types and systems.
_RELATIONS_FROM = 2


@dataclass(slots=True)
class Facts:
    """Rows as dictionaries of the cells that are not empty, by the key of what they are about.

    `type_of` gives the key of its type for each element; `values_of_types` has what the first
    element of a type has from it. `counts` are the rows of each table, as far as they are written.
    """

    elements: dict[str, Fact]
    storeys: dict[str, Fact]
    spaces: dict[str, Fact]
    values: dict[str, list[Fact]]
    materials: dict[str, list[Fact]]
    classifications: dict[str, list[Fact]]
    types: dict[str, Fact]
    type_of: dict[str, str]
    values_of_types: dict[str, list[Fact]]
    systems: dict[str, list[Fact]]
    connections: list[tuple[str, str, str]] = field(default_factory=list)


def gather(source: ExportInput) -> Facts:
    """Return the facts of all that is to be written."""
    tables = _Tables(source)
    elements = {str(row["key"]): row for row in tables.rows(kinds.ELEMENTS)}
    type_of = _types(source) if tables.has(kinds.TYPES) else {}
    values: defaultdict[str, list[Fact]] = defaultdict(list)
    of_types: defaultdict[str, list[Fact]] = defaultdict(list)
    giver: dict[str, str] = {}
    for kind in (kinds.PROPERTIES, kinds.QUANTITIES):
        for row in tables.rows(kind):
            owner = str(row["key"])
            row["kind"] = row.get("kind", "quantity")
            if row.get("set") in (SET_NAME, *DERIVED_SETS):
                continue
            if row.get("origin", _OWN) == _OWN:
                values[owner].append(row)
            elif (type := type_of.get(owner)) and giver.setdefault(type, owner) == owner:
                of_types[type].append(row)
    facts = Facts(
        elements,
        {str(row["key"]): row for row in tables.rows(kinds.STOREYS)},
        {str(row["key"]): row for row in tables.rows(kinds.SPACES)},
        values,
        _by_key(tables.rows(kinds.MATERIALS))
        if tables.has(kinds.MATERIALS)
        else _named(elements, "material", "material"),
        _by_key(tables.rows(kinds.CLASSIFICATIONS))
        if tables.has(kinds.CLASSIFICATIONS)
        else _named(elements, "classification", "code"),
        {str(row["key"]): row for row in tables.rows(kinds.TYPES)},
        {key: type for key, type in type_of.items() if key in elements},
        of_types,
        _by_key(tables.rows(kinds.SYSTEMS)),
    )
    if source.quality.table_depth >= _RELATIONS_FROM:
        facts.connections = list(connections(source, elements))
    return facts


class _Tables:
    def __init__(self, source: ExportInput) -> None:
        self._tables = {table.kind.name: table for table in source.tables}

    def has(self, kind: TableKind) -> bool:
        return kind.name in self._tables

    def rows(self, kind: TableKind) -> Iterator[Fact]:
        if (table := self._tables.get(kind.name)) is not None:
            names = [column.name for column in table.columns]
            for row in table.rows():
                yield {
                    name: cell for name, cell in zip(names, row, strict=True) if cell is not None
                }


def _by_key(rows: Iterator[Fact]) -> dict[str, list[Fact]]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        found[str(row["key"])].append(row)
    return found


def _named(elements: dict[str, Fact], cell: str, name: str) -> dict[str, list[Fact]]:
    """Return rows of what the table of elements only names, where there is no table of it."""
    found: dict[str, list[Fact]] = {}
    for key, row in elements.items():
        names = str(row.get(cell) or "").split("; ") if row.get(cell) else []
        found[key] = [
            {name: each, **({"kind": "list", "position": n} if len(names) > 1 else {})}
            for n, each in enumerate(names, 1)
        ]
    return found


def _types(source: ExportInput) -> dict[str, str]:
    """Return the key of the type of each element, as the table of types has it."""
    found: dict[str, str] = {}
    elements = source.building.elements
    for rel in source.building.ifc.by_type("IfcRelDefinesByType"):
        if (type := rel.RelatingType) is not None:
            for related in rel.RelatedObjects or ():
                if related.id() in elements:
                    key = elements[related.id()].key
                    found.setdefault(key, type.GlobalId or f"#{type.id()}")
    return found


def connections(source: ExportInput, there: Container[str]) -> Iterator[tuple[str, str, str]]:
    """Yield from, to and kind of what connects two elements."""
    for ifc_class, one, other, kind in (
        ("IfcRelFillsElement", "RelatedBuildingElement", "RelatingOpeningElement", "fills"),
        ("IfcRelConnectsPortToElement", "RelatingPort", "RelatedElement", "port_of"),
        ("IfcRelConnectsPorts", "RelatingPort", "RelatedPort", "port"),
        ("IfcRelConnectsElements", "RelatingElement", "RelatedElement", ""),
    ):
        for rel in source.building.ifc.by_type(ifc_class):
            ends = [getattr(rel, name) for name in (one, other)]
            keys = [
                source.building.elements[end.id()].key
                for end in ends
                if end is not None and end.id() in source.building.elements
            ]
            if len(keys) == len(ends) and all(key in there for key in keys):
                path = "path" if rel.is_a("IfcRelConnectsPathElements") else "element"
                yield keys[0], keys[1], kind or (rel.Name if rel.Description == SET_NAME else path)


@dataclass(slots=True)
class Origin:
    """What a source in SVGX has that IFC has no word for, as elements of lxml, by key.

    `objects`: arx:object elements. `drawings`: groups of what draws an element. `content`: a group
    of what belongs to no object. `sheet`: origin and extent, as `SHEET_PROPERTY` has them.
    """

    objects: dict[str, Any] = field(default_factory=dict)
    drawings: dict[str, Any] = field(default_factory=dict)
    content: Any = None
    sheet: tuple[tuple[float, float], tuple[float, float, float, float]] | None = None


def origin_of(source: ExportInput) -> Origin:
    """Return what the source brought as SVGX; nothing for others."""
    from lxml import etree

    origin = Origin()
    building = source.building
    if f"'{SET_NAME}'".encode() not in building.text:
        return origin
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

    def tree(text: str) -> Any:
        root = etree.fromstring(text, parser)
        remove_unsafe(root)
        return root

    for rel in building.ifc.by_type("IfcRelDefinesByProperties"):
        definition = rel.RelatingPropertyDefinition
        if definition is None or definition.Name != SET_NAME:
            continue
        for prop in definition.HasProperties or ():
            value = getattr(prop, "NominalValue", None)
            text = str(value.wrappedValue) if value is not None else ""
            for related in rel.RelatedObjects or ():
                element = building.elements.get(related.id())
                try:
                    if element is None and prop.Name == CONTENT_PROPERTY:
                        origin.content = tree(text)
                    elif element is None and prop.Name == SHEET_PROPERTY:
                        x, y, *extent = map(float, text.split())
                        left, top, width, height = extent
                        origin.sheet = (x, y), (left, top, width, height)
                    elif element is not None and prop.Name == OBJECT_PROPERTY:
                        origin.objects[element.key] = tree(text)
                    elif element is not None and prop.Name == DRAWING_PROPERTY:
                        origin.drawings[element.key] = tree(text)
                except (etree.XMLSyntaxError, ValueError):
                    continue  # not from here: a set of this name that somebody else made
    return origin
