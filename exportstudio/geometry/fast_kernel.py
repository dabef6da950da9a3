"""The fast kernel: `ifclite_geom` (Rust). One mesh and one colour an element, many at once."""

import importlib.util
from collections.abc import Iterable
from typing import Literal, cast

import numpy as np

from exportstudio.geometry.mesh import Triangles, Vertices

NAME = "ifclite"

_Detail = Literal["lowest", "low", "medium", "high", "highest"]


def is_installed() -> bool:
    """Return True where the fast kernel can be used."""
    return importlib.util.find_spec("ifclite_geom") is not None


class FastMeshes:
    """What the fast kernel returned: world coordinates in metres, by STEP id.

    `precision_m`: the kernel computes in single precision from `rtc_offset`, so that far away
    from it, vertices are rounded; this is the greatest rounding of the mesh of an element.
    """

    def __init__(self, text: bytes, ids: Iterable[int], detail: str) -> None:
        import ifclite_geom

        data = ifclite_geom.geometry_data_buffers(text, cast("_Detail", detail), set(ids))
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
