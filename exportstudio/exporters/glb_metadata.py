"""Property tables of a glTF file: EXT_structural_metadata.

https://github.com/CesiumGS/glTF/tree/3d-tiles-next/extensions/2.0/Vendor/EXT_structural_metadata

There is a table for each IFC class, with a row for each element and a column for GlobalId, name,
what else its node says, and each property. A node names its row (`EXT_structural_metadata` on the
node), an instance names it by its number (`EXT_instance_features`). Numbers of that kind on
vertices (`EXT_mesh_features`) are not written: elements of one shape share their vertices, and
would have to stop doing so.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from exportstudio.exporters.glb_buffers import Buffers

METADATA = "EXT_structural_metadata"

_LOGICAL = "Logical"
_LOGICAL_VALUES = {False: 0, True: 1, None: 2}
_ENUMS = {
    _LOGICAL: {
        "name": "IfcLogical",
        "valueType": "UINT8",
        "values": [
            {"name": "false", "value": 0},
            {"name": "true", "value": 1},
            {"name": "not stated", "value": 2},
        ],
    }
}
_OFFSET_TYPES = (("UINT8", "<u1"), ("UINT16", "<u2"), ("UINT32", "<u4"), ("UINT64", "<u8"))
_LEAST_INT32, _MOST_INT32 = -(2**31), 2**31 - 1
_NO_NUMBER = -1.7976931348623157e308
# What is said of an element beside its properties; what a property is called can't be one of them.
_OWN = ("GlobalId", "key", "name", "storey", "groups", "made_by", "degraded")

Units = dict[tuple[str, str], str]


class PropertyTables:
    """Collects elements by IFC class, and writes a table for each class.

    An element is what its node says: a name, and in its extras `GlobalId`, `class`, perhaps more of
    `_OWN` and `properties` (set → property → value). Of several groups there is one a line.
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._numbers: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, node: dict[str, Any]) -> tuple[int, int]:
        """Add the element of `node`, and return the numbers of its table and its row."""
        ifc_class = node["extras"]["class"]
        rows = self._rows.setdefault(ifc_class, [])
        row = {"name": node["name"]} | node["extras"]
        if "groups" in row:
            row["groups"] = "\n".join(row["groups"])
        rows.append(row)
        return self._numbers.setdefault(ifc_class, len(self._numbers)), len(rows) - 1

    def add_nodes(self, nodes: Iterable[dict[str, Any]]) -> None:
        """Add the element of each node that stands for one, and tell the node its row."""
        for node in nodes:
            if "extras" in node:
                table, row = self.add(node)
                node.setdefault("extensions", {})[METADATA] = {"propertyTable": table, "index": row}

    def write(self, buffers: Buffers, units: Units) -> dict[str, Any]:
        """Write all columns to `buffers`, and return the extension of the document.

        `units` gives the symbol of the unit of a property by its set and name.
        """
        classes, tables = {}, []
        for ifc_class, rows in self._rows.items():
            definitions: dict[str, Any] = {}
            columns: dict[str, Any] = {}
            for key in _OWN:
                stated = [row.get(key) or None for row in rows]
                _add_column(key, stated, definitions, columns, buffers)
            for (group, name), values in _properties(rows).items():
                id = _identifier(f"{group}_{name}", definitions)
                if _add_column(id, values, definitions, columns, buffers):
                    definitions[id]["name"] = f"{group}.{name}"
                    unit = units.get((group, name))
                    if unit and definitions[id]["type"] == "SCALAR":
                        definitions[id] |= {"description": f"in {unit}", "extras": {"unit": unit}}
            classes[ifc_class] = {"properties": definitions}
            tables.append({"class": ifc_class, "count": len(rows), "properties": columns})
        schema = {"id": "IFC", "name": "IFC classes of elements", "classes": classes}
        if any(d.get("enumType") for c in classes.values() for d in c["properties"].values()):
            schema["enums"] = _ENUMS
        return {"schema": schema, "propertyTables": tables}


def _properties(rows: list[dict[str, Any]]) -> dict[tuple[str, str], list[Any]]:
    """Return the values of each property by set and name, None where an element has it not."""
    values: dict[tuple[str, str], list[Any]] = {}
    for number, row in enumerate(rows):
        for group, properties in row.get("properties", {}).items():
            for name, value in properties.items():
                column = values.get((group, name))
                if column is None:
                    column = values[group, name] = [None] * len(rows)
                column[number] = value
    return values


def _identifier(text: str, taken: dict[str, Any]) -> str:
    """Return `text` in the letters that the extension allows, unlike all that are taken."""
    plain = re.sub(r"\W", "_", text, flags=re.ASCII)
    plain = f"_{plain}" if plain[:1].isdigit() or not plain else plain
    id, number = plain, 2
    while id in taken or id in _OWN:
        id, number = f"{plain}_{number}", number + 1
    return id


def _add_column(
    id: str,
    values: list[Any],
    definitions: dict[str, Any],
    columns: dict[str, Any],
    buffers: Buffers,
) -> bool:
    """Define and write a column; return False where no row has a value, which needs none."""
    stated = [value for value in values if value is not None]
    if not stated:
        return False
    is_full = len(stated) == len(values)
    kinds = {type(value) for value in stated}
    if kinds == {bool}:
        definitions[id], columns[id] = _logical_column(values, is_full, buffers)
    elif kinds == {int} and min(stated) > _LEAST_INT32 and max(stated) <= _MOST_INT32:
        missing: float | None = None if is_full else _LEAST_INT32
        definitions[id], columns[id] = _number_column(values, "INT32", "<i4", missing, buffers)
    elif kinds <= {int, float} and _NO_NUMBER not in stated and _are_exact(stated):
        missing = None if is_full else _NO_NUMBER
        definitions[id], columns[id] = _number_column(values, "FLOAT64", "<f8", missing, buffers)
    else:
        texts = [None if value is None else _text(value) for value in values]
        definitions[id], columns[id] = _text_column(texts, buffers)
    return True


def _logical_column(
    values: list[Any], is_full: bool, buffers: Buffers
) -> tuple[dict[str, Any], dict[str, Any]]:
    if is_full:
        bits = np.packbits(np.array(values, dtype=bool), bitorder="little")
        return {"type": "BOOLEAN"}, {"values": buffers.add_view(bits.tobytes())}
    numbers = bytes(_LOGICAL_VALUES[value] for value in values)
    definition = {"type": "ENUM", "enumType": _LOGICAL, "noData": "not stated"}
    return definition, {"values": buffers.add_view(numbers)}


def _number_column(
    values: list[Any], component: str, dtype: str, missing: float | None, buffers: Buffers
) -> tuple[dict[str, Any], dict[str, Any]]:
    definition: dict[str, Any] = {"type": "SCALAR", "componentType": component}
    if missing is not None:
        definition["noData"] = missing
    numbers = np.array([missing if value is None else value for value in values], dtype)
    return definition, {"values": buffers.add_view(numbers.tobytes())}


def _text_column(
    texts: list[str | None], buffers: Buffers
) -> tuple[dict[str, Any], dict[str, Any]]:
    definition: dict[str, Any] = {"type": "STRING"}
    missing = ""
    if None in texts:
        while missing in texts:
            missing += "-"
        definition["noData"] = missing
    encoded = [(missing if text is None else text).encode() for text in texts]
    content = b"".join(encoded)
    offsets = np.cumsum([0, *map(len, encoded)])
    kind, dtype = next(t for t in _OFFSET_TYPES if len(content) <= np.iinfo(t[1]).max)
    column: dict[str, Any] = {
        # A view must not be empty.
        "values": buffers.add_view(content or b"\0"),
        "stringOffsets": buffers.add_view(offsets.astype(dtype).tobytes()),
    }
    if kind != "UINT32":
        column["stringOffsetType"] = kind
    return definition, column


def _are_exact(numbers: list[Any]) -> bool:
    """Return True where double precision holds every number as it is."""
    return all(float(number) == number for number in numbers)


def _text(value: Any) -> str:
    """Return a value as text; lists and the like as JSON, so that nothing of them is lost."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
