"""The fast kernel: `ifclite_geom` (Rust). One mesh and one colour an element, many at once."""

import importlib.util
import zlib
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Literal, cast

import numpy as np

from exportstudio.geometry.mesh import Triangles, Vertices
from exportstudio.model.quality import Quality

NAME = "ifclite"

_Detail = Literal["lowest", "low", "medium", "high", "highest"]


def is_installed() -> bool:
    """Return True where the fast kernel can be used."""
    return importlib.util.find_spec("ifclite_geom") is not None


@cache
def version() -> str:
    """Return what tells this version of the kernel from others, or nothing where there is none.

    It is the checksum of its library: asking for the version of its package takes much longer.
    """
    if not is_installed():
        return ""
    library = importlib.util.find_spec("ifclite_geom.ifclite_geom")
    if library is None or library.origin is None:
        raise ImportError("the fast kernel has no library")
    return f"{zlib.crc32(Path(library.origin).read_bytes()):08x}"


# A whole building is meshed before it is known what is needed, if no more than this can be wasted.
_EARLY_TEXT_BYTES = 16 * 2**20
_EARLY_MAPPED_ITEMS = 1000


def early_meshes(text: bytes, quality: Quality) -> "Future[FastMeshes] | None":
    """Begin to mesh all of `text` in another thread, where that pays; None where it doesn't.

    The fast kernel needs nothing but the text, so it can work while IfcOpenShell still parses.
    What is repeated often would be meshed as often, and is better left until it is known.
    """
    if (
        quality.both_kernels
        or not is_installed()
        or len(text) > _EARLY_TEXT_BYTES
        or text.count(b"IFCMAPPEDITEM(") > _EARLY_MAPPED_ITEMS
    ):
        return None
    with_one_thread = ThreadPoolExecutor(max_workers=1)
    future = with_one_thread.submit(FastMeshes, text, None, quality.fast_detail)
    with_one_thread.shutdown(wait=False)
    return future


class FastMeshes:
    """What the fast kernel returned: world coordinates in metres, by STEP id.

    `precision_m`: the kernel computes in single precision from `rtc_offset`, so that far away
    from it, vertices are rounded; this is the greatest rounding of the mesh of an element.
    """

    def __init__(self, text: bytes, ids: Iterable[int] | None, detail: str) -> None:
        """Mesh the elements `ids`, or all that have a shape."""
        import ifclite_geom

        wanted = None if ids is None else set(ids)
        data = ifclite_geom.geometry_data_buffers(text, cast("_Detail", detail), wanted)
        self._elements = data["elements"]
        self._rtc = np.array(data["rtc_offset"])

    def __contains__(self, id: int) -> bool:
        return id in self._elements

    def mesh(self, id: int) -> tuple[Vertices, Triangles]:
        """Return vertices (n, 3) and triangles (m, 3) of an element; KeyError for none."""
        element = self._elements[id]
        vertices = np.frombuffer(element["vertices"], dtype="<f8").reshape(-1, 3)
        triangles = np.frombuffer(element["faces"], dtype="<u4").reshape(-1, 3)
        return vertices, triangles

    def precision_m(self, vertices: Vertices) -> float:
        """Return the rounding of `vertices` in metres."""
        if not len(vertices):
            return 0.0
        return float(np.abs(vertices - self._rtc).max()) * 2.0**-24
