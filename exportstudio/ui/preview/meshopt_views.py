"""Buffer views that were compressed with meshoptimizer.

https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Vendor/EXT_meshopt_compression
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview.document import JsonObject, integer, section, text
from exportstudio.ui.preview.errors import PreviewError, damaged, too_large

if TYPE_CHECKING:
    from numpy.typing import NDArray

MESHOPT = ("EXT_meshopt_compression", "KHR_meshopt_compression")
"""The extension by both of its names; the second knows one filter more."""

_MAX_BYTES = 2**31
"""A view says how large it becomes: a few bytes could ask for any memory."""


def compression_of(view: JsonObject) -> JsonObject:
    """Returns how *view* is compressed, empty where it is not."""
    extensions = section(view, "extensions")
    return next((section(extensions, name) for name in MESHOPT if name in extensions), {})


def decompress(data: NDArray[np.uint8], compression: JsonObject) -> NDArray[np.uint8]:
    """Returns the bytes of a view whose compressed bytes are *data*.

    Raises:
        PreviewError: They are damaged, or the decoder is not installed.
    """
    count = integer(compression, "count")
    stride = integer(compression, "byteStride")
    mode = text(compression, "mode")
    filter_name = text(compression, "filter") or "NONE"
    if count * stride > _MAX_BYTES:
        raise too_large()
    try:
        import meshopt
    except ImportError as error:
        raise PreviewError(
            "VIEW604",
            "The file is compressed with meshopt, and its decoder is not installed here.",
            "Install the package “meshopt”, or export again without “Optimise for the web”.",
        ) from error
    try:
        rows = meshopt.decode_gltf_buffer(data.tobytes(), count, stride, mode, filter_name)
    except ValueError as error:
        raise damaged("its compressed geometry cannot be unpacked") from error
    return np.ascontiguousarray(rows).view(np.uint8).reshape(-1)
