"""The property tables of EXT_structural_metadata.

https://github.com/CesiumGS/glTF/tree/3d-tiles-next/extensions/2.0/Vendor/EXT_structural_metadata
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.document import JsonObject, entries, integer, section, text
from exportstudio.ui.preview.errors import damaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.accessors import Accessors

_COMPONENT_TYPES = {
    f"{kind}{bits}": np.dtype(f"<{kind[0].lower()}{bits // 8}")
    for kind in ("INT", "UINT", "FLOAT")
    for bits in (8, 16, 32, 64)
    if (kind, bits) not in (("FLOAT", 8), ("FLOAT", 16))
}


class PropertyTables:
    """Reads the tables of a document, each when it is first asked for.

    Args:
        document: The JSON of the file.
        accessors: Reads the columns' bytes.
    """

    def __init__(self, document: JsonObject, accessors: Accessors) -> None:
        metadata = section(section(document, "extensions"), "EXT_structural_metadata")
        self._schema = section(metadata, "schema")
        self._tables = entries(metadata, "propertyTables")
        self._accessors = accessors
        self._rows: dict[int, list[dict[str, Any]]] = {}

    def __len__(self) -> int:
        return len(self._tables)

    def rows(self, table: int) -> list[dict[str, Any]]:
        """Returns the rows of *table*: values by the names of their properties.

        Where the file tells the unit of a number, the value is a text with both. The class of the
        table is the `class` of its rows. What a row does not state is left out of it; so are
        vectors, matrices and lists. A table of nothing else has no rows.

        Raises:
            PreviewError: A column reaches beyond its buffer view, or contradicts its schema.
        """
        if table not in self._rows:
            self._rows[table] = self._read(self._tables[table])
        return self._rows[table]

    def _read(self, table: JsonObject) -> list[dict[str, Any]]:
        count = integer(table, "count")
        described = section(section(self._schema, "classes"), text(table, "class"))
        properties = section(described, "properties")
        columns = {
            text(definition, "name") or key: self._column(
                section(section(table, "properties"), key), definition, count
            )
            for key, definition in ((key, section(properties, key)) for key in properties)
            if key in section(table, "properties")
            and text(definition, "type") in ("STRING", "BOOLEAN", "SCALAR", "ENUM")
            and not definition.get("array")
        }
        if not columns:
            return []
        named = {"class": text(table, "class")}
        return [
            named
            | {key: value for key, value in zip(columns, row, strict=True) if value is not None}
            for row in zip(*columns.values(), strict=True)
        ]

    def _column(self, column: JsonObject, definition: JsonObject, count: int) -> list[Any]:
        """Returns *count* values, None for what is marked as unknown."""
        kind = text(definition, "type")
        data = self._view(column, "values")
        values: list[Any]
        if kind == "STRING":
            values = self._strings(column, data, count)
        elif kind == "BOOLEAN":
            if len(data) * 8 < count:
                raise damaged("a column of properties is too short")
            bits = np.unpackbits(data, bitorder="little")[:count]
            values = bits.astype(bool).tolist()
        elif kind == "ENUM":
            enum = section(section(self._schema, "enums"), text(definition, "enumType"))
            named = entries(enum, "values")
            names = {e["value"]: text(e, "name") for e in named if isinstance(e.get("value"), int)}
            stored = _numbers(data, text(enum, "valueType") or "UINT16", count)
            values = [names.get(value) for value in stored.tolist()]
        else:
            values = _numbers(data, text(definition, "componentType"), count).tolist()
        unknown = definition.get("noData")
        if unknown is not None:
            values = [None if value == unknown else value for value in values]
        unit = text(section(definition, "extras"), "unit")
        return [f"{v:.9g} {unit}" if v is not None else v for v in values] if unit else values

    def _strings(self, column: JsonObject, data: NDArray[np.uint8], count: int) -> list[str]:
        kind = text(column, "stringOffsetType") or "UINT32"
        offsets = _numbers(self._view(column, "stringOffsets"), kind, count + 1)
        if (np.diff(offsets.astype(np.float64)) < 0).any() or offsets[-1] > len(data):
            raise damaged("the texts of its properties reach beyond their buffer")
        content, ends = data.tobytes(), offsets.tolist()
        try:
            return [content[start:end].decode() for start, end in pairwise(ends)]
        except UnicodeDecodeError as error:
            raise damaged("the texts of its properties are not UTF-8") from error

    def _view(self, column: JsonObject, key: str) -> NDArray[np.uint8]:
        index = self._accessors.view_reference(column, key)
        if index is None:
            raise damaged("a column of properties has no content")
        return self._accessors.view(index)


def _numbers(data: NDArray[np.uint8], component_type: str, count: int) -> NDArray[Any]:
    dtype = _COMPONENT_TYPES.get(component_type)
    if dtype is None:
        raise damaged("a column of properties is of an unknown type")
    if count * dtype.itemsize > len(data):
        raise damaged("a column of properties is too short")
    return np.frombuffer(data[: count * dtype.itemsize].tobytes(), dtype)
