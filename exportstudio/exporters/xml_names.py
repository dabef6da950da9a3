"""What elements and attributes of our XML are called: for the exporter and for the schema."""

from exportstudio.model.table import (
    CLASSIFICATIONS,
    ELEMENTS,
    MATERIALS,
    PROPERTIES,
    QUANTITIES,
    SPACES,
    STOREYS,
    SYSTEMS,
    TABLES_VERSION,
    TYPES,
    TableKind,
)

NAMESPACE = f"urn:exportstudio:model:{TABLES_VERSION}"
DEPTH_LIMIT = 200
"""Nodes that may be open at once: parsers refuse documents of more than 256 levels."""

OWNER = ("key", "step_id", "class", "name")
NODE_TAGS = {
    "IfcSite": "site",
    "IfcBuilding": "building",
    "IfcBuildingStorey": "storey",
    "IfcSpace": "space",
}
"""What products are called that order the others; all the rest are `element`."""
SET_TAGS = {PROPERTIES.name: "propertySet", QUANTITIES.name: "quantitySet"}
SET_COLUMNS = ("set", "origin", "set_id")
"""Columns that say of which set a row is; they are attributes of the set."""
ROW_TAGS = {
    PROPERTIES.name: "property",
    QUANTITIES.name: "quantity",
    MATERIALS.name: "material",
    CLASSIFICATIONS.name: "classification",
    SYSTEMS.name: "member",
    TYPES.name: "type",
    STOREYS.name: "storey",
    SPACES.name: "space",
}
"""The elements that count as the rows of a table; those of `elements` are all nodes."""

# Where something stands is told by the tree.
_TOLD_BY_THE_TREE = ("storey", "storey_key", "building", "container")


def node_tag(ifc_class: str) -> str:
    """Return what a product of a class is called."""
    return NODE_TAGS.get(ifc_class, "element")


def attribute_names(kind: TableKind) -> dict[str, str]:
    """Return the attribute of each column of a table that has one."""
    hidden = _TOLD_BY_THE_TREE if kind in (ELEMENTS, TYPES) else (*_TOLD_BY_THE_TREE, *OWNER)
    names = {column.name: column.name for column in kind.columns if column.name not in hidden}
    return {
        column: "name" if column == kind.row else name.removeprefix("member_")
        for column, name in names.items()
    }
