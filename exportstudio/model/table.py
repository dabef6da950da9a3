"""A building as tables: which there are, what their columns hold, and how much each quality has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

TABLES_VERSION = "1.0"
"""What JSON, XML and the rest say of their tables; raised with every change of their columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `depth` is the least `Quality.table_depth` that has it."""

    name: str
    type: ColumnType
    description: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TableKind:
    """What a table is called, what one row of it is, and all columns that it can have."""

    name: str
    row: str
    description: str
    depth: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one building. `rows` begins anew at each call, and holds no more than it must."""

    kind: TableKind
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]


def _text(name: str, description: str, depth: int = 0) -> Column:
    return Column(name, "text", description, depth)


def _number(name: str, description: str, depth: int = 0) -> Column:
    return Column(name, "number", description, depth)


def _integer(name: str, description: str, depth: int = 0) -> Column:
    return Column(name, "integer", description, depth)


_KEY = "GlobalId, or one made with the STEP id where that is missing or not unique"
_OWNER = (
    _text("key", f"What the row is about: {_KEY}"),
    _integer("step_id", "Number of its record in the source"),
    _text("class", "Its IFC class"),
    _text("name", "Its Name"),
)
_ORIGIN = _text("origin", "occurrence: of the element itself; type: of its type")

ELEMENTS = TableKind(
    "elements",
    "element",
    "Every product, with its place in the building",
    0,
    (
        _text("key", _KEY),
        _text("global_id", "GlobalId as the source has it"),
        _integer("step_id", "Number of its record in the source"),
        _text("class", "IFC class"),
        _text("name", "Name"),
        _text("storey", "Name of its storey"),
        _text("building", "Name of its building"),
        _text("container", "Name of what contains, aggregates or hosts it"),
        _text("container_key", "Key of what contains, aggregates or hosts it"),
        _text("predefined_type", "PredefinedType", 1),
        _text("description", "Description", 1),
        _text("object_type", "ObjectType", 1),
        _text("tag", "Tag", 1),
        _text("type_name", "Name of its type", 1),
        _text("layer", "Names of its presentation layers", 1),
        _text("material", "Names of its materials", 1),
        _text("classification", "Codes of its classifications", 1),
    ),
)
STOREYS = TableKind(
    "storeys",
    "storey",
    "Every IfcBuildingStorey",
    0,
    (
        *_OWNER,
        _text("long_name", "LongName"),
        _number("elevation", "Elevation as the source gives it"),
        _text("elevation_unit", "Unit of the elevation"),
        _text("building", "Name of its building"),
        _integer("elements", "Products in it, at any depth"),
        _text("description", "Description", 1),
    ),
)
SPACES = TableKind(
    "spaces",
    "space",
    "Every IfcSpace",
    0,
    (
        *_OWNER,
        _text("long_name", "LongName"),
        _text("storey", "Name of its storey"),
        _text("storey_key", "Key of its storey"),
        _text("predefined_type", "PredefinedType or InteriorOrExteriorSpace", 1),
        _text("object_type", "ObjectType", 1),
        _text("description", "Description", 1),
    ),
)
PROPERTIES = TableKind(
    "properties",
    "property",
    "Every value of every property; a property of several values has several rows",
    1,
    (
        *_OWNER,
        _text("set", "Name of the property set"),
        _text("property", "Name of the property; inside complex ones Outer.Inner"),
        _text("kind", "single, enumerated, list, bounded, table, reference or attribute"),
        _text("part", "lower, upper, setPoint; defining or defined; empty for others"),
        _integer("position", "Which one of several values, from 1"),
        _text("text", "The value, where it is text, or a number no float holds"),
        _number("number", "The value, where it is a number"),
        Column("boolean", "boolean", "The value, where it is true or false"),
        _text("unit", "Symbol of the unit of a number: its own, else that of the project"),
        _text("value_type", "IFC type of the value"),
        _ORIGIN,
        _text("description", "Description of the property", 3),
        _integer("property_id", "Number of the record of the property", 3),
        _integer("set_id", "Number of the record of the set", 3),
    ),
)
QUANTITIES = TableKind(
    "quantities",
    "quantity",
    "Every quantity",
    1,
    (
        *_OWNER,
        _text("set", "Name of the element quantity"),
        _text("quantity", "Name of the quantity; inside complex ones Outer.Inner"),
        _text("text", "The value, where no number can hold it"),
        _number("number", "The value"),
        _text("unit", "Symbol of its unit: its own, else that of the project"),
        _text("value_type", "IFC type of the value"),
        _ORIGIN,
        _text("description", "Description of the quantity", 3),
        _integer("quantity_id", "Number of the record of the quantity", 3),
        _integer("set_id", "Number of the record of the set", 3),
    ),
)
MATERIALS = TableKind(
    "materials",
    "material",
    "Every material of every element: alone, or as layer, constituent, profile or list",
    2,
    (
        *_OWNER,
        _text("material", "Name of the material"),
        _text("category", "Category of the material"),
        _text("kind", "material, layer, constituent, profile or list"),
        _text("part", "Name of the layer, constituent or profile"),
        _integer("position", "Which one of several, from 1"),
        _number("thickness", "Thickness of a layer"),
        _text("thickness_unit", "Unit of the thickness"),
        _number("fraction", "Share of a constituent, 0–1"),
        _ORIGIN,
    ),
)
TYPES = TableKind(
    "types",
    "type",
    "Every type of the elements",
    2,
    (
        *_OWNER,
        _text("predefined_type", "PredefinedType"),
        _text("tag", "Tag"),
        _text("description", "Description"),
        _integer("elements", "Elements of this type"),
    ),
)
SYSTEMS = TableKind(
    "systems",
    "membership",
    "Every member of every group: systems, zones and others",
    2,
    (
        *_OWNER,
        _text("member_key", "Key of the member"),
        _text("member_class", "IFC class of the member"),
        _text("member_name", "Name of the member"),
    ),
)
CLASSIFICATIONS = TableKind(
    "classifications",
    "classification",
    "Every classification of every element",
    2,
    (
        *_OWNER,
        _text("system", "Name of the classification system"),
        _text("edition", "Edition of the system"),
        _text("code", "Identification in the system"),
        _text("title", "Name of the code"),
        _text("location", "Where the code is explained"),
        _ORIGIN,
    ),
)

TABLE_KINDS = (
    ELEMENTS, PROPERTIES, QUANTITIES, SPACES, STOREYS, MATERIALS, TYPES, SYSTEMS, CLASSIFICATIONS,
)  # fmt: skip
