"""Compression for the web: EXT_meshopt_compression.

https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Vendor/EXT_meshopt_compression

Vertices and triangles are compressed, without loss, view by view; accessors, nodes and all that
they say of elements stay as they are. Small parts are not merged into larger meshes, although
that would draw faster: a viewer that knows nothing of feature ids could no longer tell the
elements apart.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from exportstudio.exporters.glb_buffers import Buffers
from exportstudio.model.issue import Issue, StudioError

COMPRESSION = "EXT_meshopt_compression"

_ELEMENT_ARRAY_BUFFER = 34963
_UNSIGNED_BYTE, _UNSIGNED_SHORT = 5121, 5123
_ALIGNMENT = 8


class CompressedBuffers:
    """The buffer of a document, its views compressed; changes `document` accordingly.

    Raises StudioError (WRITE306) where the encoder is not installed.
    """

    def __init__(self, document: dict[str, Any], buffers: Buffers) -> None:
        try:
            import meshopt
        except ImportError as error:
            raise StudioError(_not_installed()) from error
        plain = b"".join(buffers.chunks())
        views: list[dict[str, Any]] = document["bufferViews"]
        self._parts: list[bytes] = []
        self.size = 0
        unpacked = 0
        indices = _index_sizes(document)
        for number, view in enumerate(views):
            start, length = view["byteOffset"], view["byteLength"]
            content = plain[start : start + length]
            if number in indices:
                size = indices[number]
                values = np.frombuffer(content, f"<u{size}")
                if size == 1:
                    # The extension has no indices of one byte; compressed, two cost the same.
                    values, size = values.astype("<u2"), 2
                    _widen(document, number)
                stride, mode = size, "TRIANGLES"
                packed = meshopt.encode_gltf_buffer(values, mode)
                count = len(values)
            elif "byteStride" in view:
                stride, mode = view["byteStride"], "ATTRIBUTES"
                count = length // stride
                rows = np.frombuffer(content, np.uint8).reshape(count, stride)
                packed = meshopt.encode_gltf_buffer(rows, mode)
            else:
                view["byteOffset"] = self._add(content)
                continue
            view |= {"buffer": 1, "byteOffset": unpacked, "byteLength": count * stride}
            unpacked += count * stride + -count * stride % 4
            view["extensions"] = {
                COMPRESSION: {
                    "buffer": 0,
                    "byteOffset": self._add(packed),
                    "byteLength": len(packed),
                    "byteStride": stride,
                    "count": count,
                    "mode": mode,
                }
            }
        # The second buffer has no bytes: it is where the views would lie uncompressed.
        fallback = {"byteLength": unpacked, "extensions": {COMPRESSION: {"fallback": True}}}
        document["buffers"] = [{"byteLength": self.size}, fallback]

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


def _index_sizes(document: dict[str, Any]) -> dict[int, int]:
    """Return the bytes of an index in each view of indices."""
    sizes = {_UNSIGNED_BYTE: 1, _UNSIGNED_SHORT: 2}
    return {
        accessor["bufferView"]: sizes.get(accessor["componentType"], 4)
        for accessor in document["accessors"]
        if document["bufferViews"][accessor["bufferView"]].get("target") == _ELEMENT_ARRAY_BUFFER
    }


def _widen(document: dict[str, Any], view: int) -> None:
    """Let the accessors of `view` find two bytes where they had one."""
    for accessor in document["accessors"]:
        if accessor["bufferView"] == view:
            accessor["componentType"] = _UNSIGNED_SHORT
            if "byteOffset" in accessor:
                accessor["byteOffset"] *= 2


def decompress(view: dict[str, Any], packed: bytes) -> bytes:
    """Return the bytes of a compressed view; raises ValueError where they are damaged."""
    import meshopt

    compression = view["extensions"][COMPRESSION]
    count, stride = compression["count"], compression["byteStride"]
    if count * stride != view["byteLength"]:
        raise ValueError("a compressed view is not as long as it says")
    rows = meshopt.decode_gltf_buffer(packed, count, stride, compression["mode"])
    return bytes(rows.tobytes())


def _not_installed() -> Issue:
    return Issue.error(
        "WRITE306",
        "“Optimise for the web” needs the package meshopt, which is not installed.",
        "Install it (pip install meshopt), or export without this option.",
    )
