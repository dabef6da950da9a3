"""Which point of a model is meant where somebody points at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import Hit, PreviewScene
    from exportstudio.ui.preview.view_state import ViewState

_CORNER_PIXELS = 12.0
_EDGE_PIXELS = 9.0


class SnapKind(Enum):
    """What a point lies on."""

    CORNER = "corner"
    EDGE = "edge"
    FACE = "face"


@dataclass(frozen=True, slots=True)
class SnapPoint:
    """A point of the model, in scene coordinates."""

    point: NDArray[np.float64]
    kind: SnapKind
    hit: Hit


def snap(state: ViewState, x: float, y: float, width: float, height: float) -> SnapPoint | None:
    """Returns the point meant at *x*, *y* of a picture: a corner, or a point of an edge or face.

    Corners and edges are those of the part that is seen there, and must be near in the picture.
    """
    hit = state.pick(x, y, width, height)
    if hit is None:
        return None
    ends = _edge_ends(state.scene, hit)
    if state.section.is_cut:
        ends = ends[state.section.keeps(ends.reshape(-1, 3)).reshape(-1, 2).all(axis=1)]
    seen = state.camera.on_screen(ends.reshape(-1, 3), width, height).reshape(-1, 2, 3)
    in_front = np.isfinite(seen).all(axis=(1, 2))
    ends, seen = ends[in_front], seen[in_front, :, :2]
    if not len(ends):
        return SnapPoint(hit.point, SnapKind.FACE, hit)
    at = np.array([x, y])
    corners, away = ends.reshape(-1, 3), np.linalg.norm(seen.reshape(-1, 2) - at, axis=1)
    near = np.flatnonzero(away <= _CORNER_PIXELS)
    if len(near):
        # Of corners that cover each other in the picture, the one in front is meant.
        from_hit = np.linalg.norm(corners[near] - hit.point, axis=1)
        return SnapPoint(corners[near[np.argmin(from_hit)]], SnapKind.CORNER, hit)
    along = seen[:, 1] - seen[:, 0]
    lengths = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((at - seen[:, 0]) * along).sum(axis=1) / lengths, 0, 1)
    away = np.linalg.norm(seen[:, 0] + share[:, None] * along - at, axis=1)
    near = np.flatnonzero(away <= _EDGE_PIXELS)
    if not len(near):
        return SnapPoint(hit.point, SnapKind.FACE, hit)
    points = np.array([_nearest_on(ends[row], hit.point) for row in near])
    from_hit = np.linalg.norm(points - hit.point, axis=1)
    return SnapPoint(points[int(np.argmin(from_hit))], SnapKind.EDGE, hit)


def _edge_ends(scene: PreviewScene, hit: Hit) -> NDArray[np.float64]:
    """Returns the edges of the part that was hit, or of its triangle, shape (n, 2, 3)."""
    pairs = scene.indices[3 * hit.triangle : 3 * hit.triangle + 3][[[0, 1], [1, 2], [2, 0]]]
    if scene.edges is not None and len(scene.edges):
        first = int(scene.vertex_starts[hit.part])
        is_last = hit.part + 1 == len(scene.vertex_starts)
        end = len(scene.vertices) if is_last else int(scene.vertex_starts[hit.part + 1])
        rows = np.searchsorted(scene.edges[:, 0], [first, end])
        own = scene.edges[rows[0] : rows[1]]
        pairs = own if len(own) else pairs
    return scene.vertices["position"][pairs].astype(np.float64)


def _nearest_on(ends: NDArray[np.float64], point: NDArray[np.float64]) -> NDArray[np.float64]:
    along = ends[1] - ends[0]
    share = np.clip((point - ends[0]) @ along / max(along @ along, 1e-12), 0, 1)
    nearest: NDArray[np.float64] = ends[0] + share * along
    return nearest


def face_around(scene: PreviewScene, hit: Hit) -> NDArray[np.int64]:
    """Returns the triangles of the plane face that was hit: connected, and in one plane."""
    first, end = (scene.part_ranges[hit.part] // 3).tolist()
    triangles = scene.indices[3 * first : 3 * end].reshape(-1, 3)
    corners = scene.vertices["position"][triangles].astype(np.float64)
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.linalg.norm(normals, axis=1)
    normals /= np.maximum(lengths, 1e-30)[:, None]
    chosen = hit.triangle - first
    normal = normals[chosen]
    offsets = np.abs((corners - hit.point) @ normal).max(axis=1)
    size = float((scene.part_max[hit.part] - scene.part_min[hit.part]).max())
    is_flat = (normals @ normal > np.cos(np.radians(1))) & (offsets < max(1e-3, 1e-5 * size))
    is_flat[chosen] = True
    rows = np.flatnonzero(is_flat & (lengths > 0))
    if not len(rows):
        return np.array([hit.triangle])
    # Corners at one place are one: by tenths of a millimetre, or what the size allows.
    step = max(1e-4, 2e-6 * size)
    places = np.round(corners[rows] / step).astype(np.int64).reshape(-1, 3)
    _, names = np.unique(places, axis=0, return_inverse=True)
    names = names.reshape(-1, 3)
    reached = np.zeros(names.max() + 1, np.bool_)
    reached[names[rows == chosen]] = True
    while True:
        grown = reached.copy()
        grown[names[reached[names].any(axis=1)]] = True
        if (grown == reached).all():
            break
        reached = grown
    return np.asarray(rows[reached[names].all(axis=1)] + first)


def area_of(scene: PreviewScene, triangles: NDArray[np.int64]) -> float:
    """Returns the area of *triangles*, square metres."""
    corners = scene.vertices["position"][scene.indices.reshape(-1, 3)[triangles]].astype(np.float64)
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return float(np.linalg.norm(across, axis=1).sum() / 2)
