"""Triangle meshes: cleaning, recentring, and the cheap checks of what a kernel returns."""

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.placement import Matrix

Vertices = NDArray[np.float64]
Triangles = NDArray[np.uint32]

# Local coordinates beyond this are moved to the middle of their shape: in single precision they
# keep a hundredth of a millimetre within it.
_RECENTRE_BEYOND_M = 100.0
_EQUAL_WITHIN_M = 1e-5


def fault_of(vertices: Vertices, triangles: Triangles) -> str:
    """Return why the mesh can't be a body, in words, or an empty string."""
    if not len(triangles) or not len(vertices):
        return "its shape is empty"
    if not np.isfinite(vertices).all():
        return "its shape has coordinates that are not finite"
    if triangles.max() >= len(vertices):
        return "its shape refers to points that do not exist"
    return ""


def without_slivers(
    vertices: Vertices, triangles: Triangles
) -> tuple[Triangles, NDArray[np.bool_]]:
    """Return the triangles that have an area, and which of the given ones they are."""
    corners = vertices[triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    keep = (cross * cross).sum(1) > 1e-24
    return triangles[keep], keep


def is_closed(triangles: Triangles) -> bool:
    """Return True where every edge is met from the other side: the mesh bounds a volume."""
    width = int(triangles.max()) + 1
    starts = triangles.T.reshape(-1).astype(np.int64)
    ends = triangles[:, (1, 2, 0)].T.reshape(-1).astype(np.int64)
    return np.array_equal(np.sort(starts * width + ends), np.sort(ends * width + starts))


def outward(vertices: Vertices, triangles: Triangles) -> Triangles:
    """Return the triangles turned so that a closed mesh faces outward; others as they are.

    CGAL returns whole bodies inside out now and then.
    """
    if not len(triangles) or not is_closed(triangles):
        return triangles
    corners = vertices[triangles] - vertices.mean(0)
    volume = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
    return triangles[:, ::-1].copy() if volume < 0 else triangles


def recentred(vertices: Vertices, matrix: Matrix) -> tuple[Vertices, Matrix]:
    """Return a mesh that lies far from its origin around its middle, and the matrix for it."""
    if np.abs(vertices).max() <= _RECENTRE_BEYOND_M:
        return vertices, matrix
    centre = np.round((vertices.min(0) + vertices.max(0)) / 2)
    moved = matrix.copy()
    moved[:3, 3] += matrix[:3, :3] @ centre
    return vertices - centre, moved


def to_local(vertices: Vertices, matrix: Matrix) -> Vertices:
    """Return world `vertices` in the coordinates of the rigid `matrix`."""
    return np.asarray((vertices - matrix[:3, 3]) @ matrix[:3, :3])


def fingerprint(vertices: Vertices, triangles: Triangles) -> bytes:
    """Return a key that equal meshes share: equal within a hundredth of a millimetre."""
    grid = np.round(vertices / _EQUAL_WITHIN_M).astype(np.int64)
    return grid.tobytes() + triangles.astype(np.uint32).tobytes()
