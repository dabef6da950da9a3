"""Compression for the web: EXT_meshopt_compression.

https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Vendor/EXT_meshopt_compression

Vertices and triangles are compressed view by view; accessors, nodes and all that they say of
elements stay as they are. Small parts are not merged into larger meshes, although that would draw
faster: a viewer that knows nothing of feature ids could no longer tell the elements apart.
"""

import math
from collections.abc import Iterable
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.glb_buffers import Buffers, bounds
from exportstudio.exporters.glb_geometry import PackedShape
from exportstudio.model.issue import Issue, StudioError

COMPRESSION = "EXT_meshopt_compression"

_FLOAT, _UNSIGNED_BYTE, _UNSIGNED_SHORT = 5126, 5121, 5123
_INDEX_SIZES = {_UNSIGNED_BYTE: 1, _UNSIGNED_SHORT: 2}
_ELEMENT_ARRAY_BUFFER = 34963
_ALIGNMENT = 8
_MOST = 2**23 - 1  # of what the exponential filter has room for


def in_order_of_use(shape: PackedShape) -> PackedShape:
    """Return `shape` with triangles beside their neighbours, and vertices as these need them.

    That takes a third of the bytes, and draws faster. Raises StudioError (WRITE306) where the
    encoder is not installed.
    """
    meshopt = _meshopt()
    # Vertices with normals go first: these use them before anything else does.
    slots = [*shape.round, *shape.plane]
    corners = [_beside_neighbours(slot, meshopt) if len(slot) else slot for slot in slots]
    together = np.concatenate(corners).astype(np.uint32)
    _, new_place, count = meshopt.reorder_mesh(together, False, False)
    order = np.argsort(new_place)[:count]
    corners = [new_place[slot].astype(np.int64) for slot in corners]
    return replace(
        shape,
        positions=shape.positions[order],
        normals=shape.normals[order[: len(shape.normals)]],
        uvs=None if shape.uvs is None else shape.uvs[order],
        round=tuple(corners[: len(shape.round)]),
        plane=tuple(corners[len(shape.round) :]),
    )


def _beside_neighbours(corners: NDArray[np.int64], meshopt: ModuleType) -> NDArray[np.int64]:
    renamed, new_name, count = meshopt.reorder_mesh(corners.astype(np.uint32), True, False)
    old_name: NDArray[np.int64] = np.argsort(new_name)[:count]
    return np.asarray(old_name[renamed])


class CompressedBuffers:
    """The buffer of a document, its views compressed; changes `document` accordingly.

    No point in single precision moves by more than half of `step_m` along any axis; everything
    else stays as it is. Raises StudioError (WRITE306) where the encoder is not installed.
    """

    def __init__(self, document: dict[str, Any], buffers: Buffers, step_m: float) -> None:
        self._meshopt = _meshopt()
        self._document = document
        self._step_m = step_m
        self._parts: list[bytes] = []
        self.size = 0
        plain = b"".join(buffers.chunks())
        index_sizes, positions = self._uses()
        unpacked = 0
        for number, view in enumerate(document["bufferViews"]):
            start = view.get("byteOffset", 0)
            content = plain[start : start + view["byteLength"]]
            if number in index_sizes:
                packed = self._pack_indices(number, content, index_sizes[number])
            elif number in positions:
                packed = self._pack_positions(number, content)
            elif "byteStride" in view:
                rows = np.frombuffer(content, np.uint8).reshape(-1, view["byteStride"])
                packed = self._pack(rows, "ATTRIBUTES")
            else:
                view["byteOffset"] = self._add(content)
                continue
            size = packed["count"] * packed["byteStride"]
            view |= {"buffer": 1, "byteOffset": unpacked, "byteLength": size}
            view["extensions"] = {COMPRESSION: packed}
            unpacked += size + -size % _ALIGNMENT
        # The second buffer has no bytes: it is where the views would lie uncompressed.
        fallback = {"byteLength": unpacked, "extensions": {COMPRESSION: {"fallback": True}}}
        document["buffers"] = [{"byteLength": self.size}, fallback]

    def _uses(self) -> tuple[dict[int, int], set[int]]:
        """Return the bytes of an index in each view of indices, and the views of float points."""
        index_sizes: dict[int, int] = {}
        positions: set[int] = set()
        for accessor in self._document["accessors"]:
            number, component = accessor["bufferView"], accessor["componentType"]
            if self._document["bufferViews"][number].get("target") == _ELEMENT_ARRAY_BUFFER:
                index_sizes[number] = _INDEX_SIZES.get(component, 4)
            elif component == _FLOAT and "min" in accessor:
                positions.add(number)
        return index_sizes, positions

    def _pack_indices(self, number: int, content: bytes, size: int) -> dict[str, Any]:
        values = np.frombuffer(content, f"<u{size}")
        if size == 1:
            # The extension has no indices of one byte; compressed, two cost the same.
            values = values.astype("<u2")
            for accessor in self._accessors_of(number):
                accessor["componentType"] = _UNSIGNED_SHORT
                if "byteOffset" in accessor:
                    accessor["byteOffset"] *= 2
        return self._pack(values.reshape(-1, 1), "TRIANGLES")

    def _pack_positions(self, number: int, content: bytes) -> dict[str, Any]:
        """Compress single precision as whole multiples of a power of two, where these suffice."""
        points = np.frombuffer(content, "<f4").reshape(-1, 3).astype(np.float64)
        exponent = math.floor(math.log2(self._step_m))
        multiples = np.rint(np.ldexp(points, -exponent))
        if np.abs(multiples).max() > _MOST:
            return self._pack(np.frombuffer(content, np.uint8).reshape(-1, 12), "ATTRIBUTES")
        moved = np.ldexp(multiples, exponent).astype("<f4")
        for accessor in self._accessors_of(number):
            if "min" in accessor:
                first = accessor.get("byteOffset", 0) // 12
                accessor |= bounds(moved[first : first + accessor["count"]])
        # The exponential filter: a number of 24 bits, and above it the exponent of two.
        filtered = (multiples.astype(np.int32) & 0xFFFFFF) | np.int32(exponent << 24)
        packed = self._meshopt.encode_gltf_buffer(filtered, "ATTRIBUTES")
        return self._placed(packed, len(points), 12, "ATTRIBUTES", "EXPONENTIAL")

    def _accessors_of(self, view: int) -> Iterable[dict[str, Any]]:
        return (a for a in self._document["accessors"] if a["bufferView"] == view)

    def _pack(self, rows: NDArray[Any], mode: str) -> dict[str, Any]:
        packed = self._meshopt.encode_gltf_buffer(rows, mode)
        return self._placed(packed, len(rows), rows.shape[1] * rows.itemsize, mode)

    def _placed(
        self, packed: bytes, count: int, stride: int, mode: str, filter: str = ""
    ) -> dict[str, Any]:
        described = {
            "buffer": 0,
            "byteOffset": self._add(packed),
            "byteLength": len(packed),
            "byteStride": stride,
            "count": count,
            "mode": mode,
        }
        return described | ({"filter": filter} if filter else {})

    def _add(self, content: bytes) -> int:
        """Append `content`, and return where it lies."""
        offset = self.size
        padding = -len(content) % _ALIGNMENT
        self._parts += [content, bytes(padding)]
        self.size += len(content) + padding
        return offset

    def chunks(self) -> Iterable[bytes]:
        """Yield the bytes of the buffer in order."""
        yield from self._parts


def decompress(view: dict[str, Any], packed: bytes) -> bytes:
    """Return the bytes of a compressed view; raises ValueError where they are damaged."""
    import meshopt

    described = view["extensions"][COMPRESSION]
    count, stride = described["count"], described["byteStride"]
    if count * stride != view["byteLength"]:
        raise ValueError("a compressed view is not as long as it says")
    mode, filter = described["mode"], described.get("filter", "NONE")
    return bytes(meshopt.decode_gltf_buffer(packed, count, stride, mode, filter).tobytes())


def _meshopt() -> ModuleType:
    try:
        import meshopt
    except ImportError as error:
        raise StudioError(
            Issue.error(
                "WRITE306",
                "“Optimise for the web” needs the package meshopt, which is not installed.",
                "Install it (pip install meshopt), or export without this option.",
            )
        ) from error
    return meshopt  # type: ignore[no-any-return]
