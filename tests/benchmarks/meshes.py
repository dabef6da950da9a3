"""Meshes as the benchmarks compare them: in world coordinates, element by element."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.mesh import is_closed
from exportstudio.model.building import Building
from exportstudio.model.scene import ShapedBuilding

_WELD_M = 1e-5


@dataclass(frozen=True)
class Mesh:
    """Triangles in metres: `vertices` (n, 3) float64, `triangles` (m, 3) uint32."""

    vertices: NDArray[np.float64]
    triangles: NDArray[np.uint32]

    def moved(self, matrix: NDArray[np.float64]) -> "Mesh":
        """Return the mesh moved by a 4 × 4 matrix."""
        return Mesh(self.vertices @ matrix[:3, :3].T + matrix[:3, 3], self.triangles)

    @cached_property
    def corners(self) -> NDArray[np.float64]:
        """The corners of each triangle (m, 3, 3), about the first vertex of the mesh.

        Far from the origin, products of absolute coordinates would lose what is measured.
        """
        return np.asarray((self.vertices - self.vertices[0])[self.triangles])

    @cached_property
    def areas(self) -> NDArray[np.float64]:
        """The area of each triangle, in square metres."""
        edges = self.corners[:, 1:] - self.corners[:, :1]
        return np.asarray(np.linalg.norm(np.cross(edges[:, 0], edges[:, 1]), axis=1) / 2)

    @property
    def bounds(self) -> NDArray[np.float64]:
        """Least and greatest coordinates of what the triangles use (2, 3)."""
        used = self.vertices[np.unique(self.triangles)]
        return np.array([used.min(0), used.max(0)])

    @property
    def volume(self) -> float | None:
        """The volumes of all connected parts, in cubic metres, or None if an edge is open.

        Each counts whichever side faces out: kernels leave parts inside out now and then, and a
        sum with signs would take one part from another.
        """
        origin = self.vertices.min(0)
        grid = np.round((self.vertices - origin) / _WELD_M).astype(np.int64)
        _, welded = np.unique(grid, axis=0, return_inverse=True)
        triangles = welded.reshape(-1)[self.triangles]
        a, b, c = triangles.T
        real = (a != b) & (b != c) & (c != a)
        if not real.any() or not is_closed(triangles[real].astype(np.uint32)):
            return None
        parts = connected_parts(triangles[real])
        first, second, third = self.corners[real].transpose(1, 0, 2)
        signed = np.einsum("ij,ij->i", first, np.cross(second, third)) / 6
        return float(np.abs(np.bincount(parts, signed)).sum())


def connected_parts(triangles: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """Return for each triangle a number that it shares with those it is connected to by edges."""
    edges = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]], axis=2).reshape(-1, 2)
    _, numbers = np.unique(edges, axis=0, return_inverse=True)
    own = numbers.reshape(-1, 3)
    least = np.arange(own.max() + 1)
    while True:
        lower = least.copy()
        np.minimum.at(lower, own, least[own].min(1)[:, None])
        lower = lower[lower]
        if (lower == least).all():
            return least[own[:, 0]]
        least = lower


def meshes_of(shaped: ShapedBuilding) -> dict[int, Mesh]:
    """Return what we made of each element, in world coordinates, by STEP id."""
    scene = shaped.scene
    found: dict[int, Mesh] = {}
    for placement in scene.placements:
        shape = scene.shapes[placement.shape]
        matrix = placement.matrix.copy()
        matrix[:3, 3] += scene.offset
        found[placement.element_id] = Mesh(shape.vertices, shape.triangles).moved(matrix)
    return found


def make_of(building: Building, id: int) -> str:
    """Return of which kinds of items the body of an element is made, in one line."""
    product = building.ifc.by_id(id)
    representations = [
        r for r in product.Representation.Representations if r.RepresentationIdentifier == "Body"
    ] or product.Representation.Representations
    kinds = {kind for r in representations for item in r.Items for kind in _kinds(item)}
    cut = "cut " if getattr(product, "HasOpenings", ()) else ""
    return cut + " + ".join(sorted(kinds))


def _kinds(item: Any, depth: int = 0) -> set[str]:
    name = str(item.is_a()).removeprefix("Ifc")
    if item.is_a("IfcMappedItem") and depth < 9:
        return {
            k for i in item.MappingSource.MappedRepresentation.Items for k in _kinds(i, depth + 1)
        }
    if item.is_a("IfcBooleanResult"):
        return {f"{name}({kind})" for kind in _kinds(item.FirstOperand, depth + 1)}
    if item.is_a("IfcSweptAreaSolid"):
        profile = item.SweptArea
        curve = getattr(profile, "OuterCurve", None)
        name += f" of {profile.is_a().removeprefix('Ifc')}"
        name += f" ({curve.is_a().removeprefix('Ifc')})" if curve is not None else ""
    if item.is_a("IfcSweptDiskSolid"):
        name += f" along {item.Directrix.is_a().removeprefix('Ifc')}"
    return {name}
