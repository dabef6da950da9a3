"""Arrays from the binary buffers of a glTF document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.document import (
    JsonObject,
    entries,
    integer,
    reference,
    section,
    text,
)
from exportstudio.ui.preview.errors import damaged, too_large
from exportstudio.ui.preview.meshopt_views import compression_of, decompress

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COMPONENT_TYPES: dict[int, type[np.generic]] = {
    5120: np.int8,
    5121: np.uint8,
    5122: np.int16,
    5123: np.uint16,
    5125: np.uint32,
    5126: np.float32,
}
_MAX_ZEROS = 1_000_000
"""An accessor without content is as long as it claims: a few bytes could ask for any memory."""
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}


class Accessors:
    """Reads the accessors of a document; every offset is checked against its buffer.

    Args:
        document: The JSON of the file.
        buffers: The bytes of each entry of its `buffers`.
    """

    def __init__(self, document: JsonObject, buffers: list[NDArray[np.uint8]]) -> None:
        self._accessors = entries(document, "accessors")
        self._views = entries(document, "bufferViews")
        self._buffers = buffers
        # One view holds many accessors, and is looked up and decompressed once.
        self._content: dict[int, NDArray[np.uint8]] = {}

    def __len__(self) -> int:
        return len(self._accessors)

    def array(self, index: int) -> NDArray[Any]:
        """Returns accessor *index* as stored: shape (count, components), read-only.

        Raises:
            PreviewError: The accessor is of an unknown type, or outside its buffer.
        """
        accessor = self._accessors[index]
        stored = self._stored(index)
        return self._with_changes(index, stored) if "sparse" in accessor else stored

    def _with_changes(self, index: int, stored: NDArray[Any]) -> NDArray[Any]:
        """Returns what is stored with those rows replaced that a sparse accessor names."""
        sparse = section(self._accessors[index], "sparse")
        count = integer(sparse, "count")
        places, values = section(sparse, "indices"), section(sparse, "values")
        kind = _COMPONENT_TYPES.get(integer(places, "componentType"))
        if kind is None or np.dtype(kind).kind != "u":
            raise damaged(f"accessor {index} has an unknown type")
        rows = self._packed(places, kind, count, 1).ravel()
        if count and int(rows.max()) >= len(stored):
            raise damaged(f"accessor {index} changes what it does not have")
        changed = stored.copy()
        changed[rows] = self._packed(values, stored.dtype.type, count, stored.shape[1])
        return changed

    def _packed(
        self, owner: JsonObject, kind: type[np.generic], count: int, width: int
    ) -> NDArray[Any]:
        """Returns rows without gaps from the buffer view that *owner* names."""
        view = self.view_reference(owner, "bufferView")
        if view is None:
            raise damaged("an array has no content")
        start = integer(owner, "byteOffset", 0)
        end = start + count * width * np.dtype(kind).itemsize
        data = self.view(view)
        if end > len(data):
            raise damaged("an array reaches beyond the end of its buffer")
        return data[start:end].view(kind).reshape(count, width)

    def _stored(self, index: int) -> NDArray[Any]:
        accessor = self._accessors[index]
        component = _COMPONENT_TYPES.get(integer(accessor, "componentType"))
        width = _WIDTHS.get(text(accessor, "type"))
        if component is None or width is None:
            raise damaged(f"accessor {index} has an unknown type")
        count = integer(accessor, "count")
        view_index = reference(accessor, "bufferView", len(self._views))
        if view_index is None:
            if count > _MAX_ZEROS:
                raise too_large()
            # The specification defines such an accessor as zeros; one zero stands for all.
            return np.broadcast_to(np.zeros(1, component), (count, width))
        view = self._views[view_index]
        data = self.view(view_index)
        start = integer(accessor, "byteOffset", 0)
        packed = width * np.dtype(component).itemsize
        stride = integer(view, "byteStride", packed) or packed
        if count and start + stride * (count - 1) + packed > len(data):
            raise damaged(f"accessor {index} reaches beyond the end of its buffer")
        if stride == packed:
            return data[start : start + count * packed].view(component).reshape(count, width)
        rows = np.lib.stride_tricks.as_strided(data[start:], (count, packed), (stride, 1))
        return np.ascontiguousarray(rows).view(component)

    def floats(self, index: int, width: int) -> NDArray[np.float32]:
        """Returns accessor *index* as float32, shape (count, *width*).

        Integers marked as normalized are mapped to 0…1 or −1…1.
        """
        stored = self.array(index)
        if stored.shape[1] != width:
            raise damaged(f"accessor {index} has {stored.shape[1]} components instead of {width}")
        values = stored.astype(np.float32, copy=False)
        if self._accessors[index].get("normalized") and stored.dtype.kind in "iu":
            values = np.maximum(values / np.float32(np.iinfo(stored.dtype).max), -1)
        return values

    def integers(self, index: int) -> list[int]:
        """Returns accessor *index* as non-negative whole numbers, which may be stored as floats."""
        stored = self.array(index)
        if stored.shape[1] != 1 or not np.isfinite(stored).all() or (stored < 0).any():
            raise damaged(f"accessor {index} does not hold whole numbers")
        whole: list[int] = stored.ravel().astype(np.int64).tolist()
        return whole

    def indices(self, index: int, vertex_count: int) -> NDArray[np.uint32]:
        """Returns accessor *index* as a flat list of vertex indices below *vertex_count*."""
        stored = self.array(index)
        if stored.shape[1] != 1 or stored.dtype.kind != "u":
            raise damaged(f"accessor {index} does not hold vertex indices")
        if len(stored) and int(stored.max()) >= vertex_count:
            raise damaged(f"accessor {index} refers to a vertex that does not exist")
        return stored.ravel().astype(np.uint32)

    def view(self, index: int) -> NDArray[np.uint8]:
        """Returns the bytes of buffer view *index*, decompressed.

        Raises:
            PreviewError: It reaches beyond its buffer, or cannot be decompressed.
        """
        if index not in self._content:
            view = self._views[index]
            compression = compression_of(view)
            content = self._slice(compression or view)
            if compression:
                content = decompress(content, compression)
                if len(content) != integer(view, "byteLength"):
                    raise damaged("a compressed buffer view is not as long as it says")
            self._content[index] = content
        return self._content[index]

    def view_reference(self, owner: JsonObject, key: str) -> int | None:
        """Returns the index of a buffer view under *key*, or None where there is none."""
        return reference(owner, key, len(self._views))

    def _slice(self, view: JsonObject) -> NDArray[np.uint8]:
        buffer = reference(view, "buffer", len(self._buffers))
        if buffer is None:
            raise damaged("a buffer view names no buffer")
        data = self._buffers[buffer]
        start = integer(view, "byteOffset", 0)
        length = integer(view, "byteLength")
        if start + length > len(data):
            raise damaged("a buffer view reaches beyond the end of its buffer")
        return data[start : start + length]
