"""Property tables as a stranger reads them: every row, every text, or ValueError."""

from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.glb_instancing import FEATURES, INSTANCING
from exportstudio.exporters.glb_metadata import METADATA

_NUMBERS = {"INT32": "<i4", "FLOAT64": "<f8"}
_OFFSETS = {"UINT8": "<u1", "UINT16": "<u2", "UINT32": "<u4", "UINT64": "<u8"}
_INSTANCE_TYPES = {"TRANSLATION": "VEC3", "ROTATION": "VEC4", "SCALE": "VEC3"}


class Content(Protocol):
    """The content of a file: the bytes of its views, the numbers of its accessors."""

    def view(self, number: int) -> bytes:
        """Return the bytes of a view."""

    def array(self, accessor: dict[str, Any]) -> NDArray[Any]:
        """Return the numbers of an accessor."""


class TableReader:
    """Reads property tables and the rows that nodes and instances name in them."""

    def __init__(self, document: dict[str, Any], content: Content) -> None:
        self._content = content
        self._accessors = document["accessors"]
        extension = document.get("extensions", {}).get(METADATA, {"propertyTables": []})
        self._tables = [
            self._read(table, extension["schema"]) for table in extension["propertyTables"]
        ]

    def row_of(self, node: dict[str, Any]) -> dict[str, Any] | None:
        """Return the row that `node` itself names, or None where it names none."""
        named = node.get("extensions", {}).get(METADATA)
        return None if named is None else self._tables[named["propertyTable"]][named["index"]]

    def instances_of(self, node: dict[str, Any]) -> list[dict[str, Any]] | None:
        """Return the rows of the instances of `node`, or None where it is a single one."""
        extensions = node.get("extensions", {})
        if INSTANCING not in extensions:
            return None
        attributes = extensions[INSTANCING]["attributes"]
        arrays = {
            name: self._content.array(self._accessors[number])
            for name, number in attributes.items()
        }
        for name, type in _INSTANCE_TYPES.items():
            if name in attributes and self._accessors[attributes[name]]["type"] != type:
                raise ValueError(f"{name} of instances is not {type}")
            if name in arrays and not np.isfinite(arrays[name]).all():
                raise ValueError("an instance stands nowhere")
        if "ROTATION" in arrays:
            lengths = np.linalg.norm(arrays["ROTATION"].astype(np.float64), axis=1)
            if np.abs(lengths - 1.0).max() > 1e-3:
                raise ValueError("an instance is turned by what is no rotation")
        (features,) = extensions[FEATURES]["featureIds"]
        ids = arrays[f"_FEATURE_ID_{features['attribute']}"].astype(np.int64).tolist()
        if {len(array) for array in arrays.values()} != {features["featureCount"]}:
            raise ValueError("the instances of a mesh do not agree in number")
        table = self._tables[features["propertyTable"]]
        return [table[id] for id in ids]

    def _read(self, table: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [{"class": table["class"]} for _ in range(table["count"])]
        definitions = schema["classes"][table["class"]]["properties"]
        for id, column in table["properties"].items():
            values = self._column(definitions[id], column, len(rows), schema)
            for row, value in zip(rows, values, strict=True):
                if value != definitions[id].get("noData"):
                    row[id] = value
        return rows

    def _column(
        self,
        definition: dict[str, Any],
        column: dict[str, Any],
        count: int,
        schema: dict[str, Any],
    ) -> list[Any]:
        content = self._content.view(column["values"])
        if definition["type"] == "SCALAR":
            numbers = np.frombuffer(content, _NUMBERS[definition["componentType"]])
            if not np.isfinite(numbers).all():
                raise ValueError("a property is not a number")
            return list(numbers.tolist())
        if definition["type"] == "ENUM":
            values = schema["enums"][definition["enumType"]]["values"]
            names = {value["value"]: value["name"] for value in values}
            return [names[number] for number in content]
        if definition["type"] == "BOOLEAN":
            if len(content) != -(-count // 8):
                raise ValueError("a column is not as long as its table")
            bits = np.unpackbits(np.frombuffer(content, np.uint8), bitorder="little")
            return list(bits[:count].astype(bool).tolist())
        kind = _OFFSETS[column.get("stringOffsetType", "UINT32")]
        offsets = np.frombuffer(self._content.view(column["stringOffsets"]), kind).tolist()
        if offsets[0] != 0 or offsets[-1] > len(content) or offsets != sorted(offsets):
            raise ValueError("the texts of a column are not where they should be")
        return [content[start:end].decode() for start, end in pairwise(offsets)]
