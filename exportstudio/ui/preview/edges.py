"""The lines that make shapes readable: creases and borders of meshes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene

_CREASE_COSINE = np.float32(np.cos(np.radians(28)))
"""Facets of round bodies meet at smaller angles, walls at larger ones."""
_TRIANGLES_AT_ONCE = 200_000
_MAX_TRIANGLES = 8_000_000
_LARGEST_TRIANGLES = 1_000_000
"""Of a larger model, so many triangles of the largest parts have edges."""


def find_edges(
    scene: PreviewScene, is_cancelled: Callable[[], bool] = lambda: False
) -> NDArray[np.uint32]:
    """Returns pairs of vertices between which a line is worth drawing, shape (n, 2).

    They are in the order of the parts. Where the model is too large for all of them, smaller parts
    have one along them: rails and pipes that are narrower than a pixel would else not be seen.
    """
    ranges = scene.part_ranges // 3
    with_edges = len(ranges)
    if scene.triangle_count > _MAX_TRIANGLES:
        with_edges = int(np.searchsorted(ranges[:, 1], _LARGEST_TRIANGLES))
    found = [np.empty((0, 2), np.uint32)]
    for first, end in _pieces(ranges[:with_edges]):
        if is_cancelled():
            break
        found.append(_edges_of(scene, scene.indices[3 * first : 3 * end].reshape(-1, 3)))
    found.append(_along_parts(scene, with_edges))
    return np.concatenate(found)


def _along_parts(scene: PreviewScene, first: int) -> NDArray[np.uint32]:
    """Returns for each part from *first* on those vertices that are farthest apart on one axis."""
    positions = scene.vertices["position"]
    axes = np.argmax((scene.part_max - scene.part_min)[first:], axis=1).tolist()
    bounds = [*scene.vertex_starts[first:].tolist(), len(positions)]
    pairs = np.empty((len(axes), 2), np.uint32)
    for part, axis in enumerate(axes):
        start = bounds[part]
        along = positions[start : bounds[part + 1], axis]
        pairs[part] = start + along.argmin(), start + along.argmax()
    return pairs


def _pieces(ranges: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Returns ranges of triangles that hold whole parts."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for end in ranges[:, 1].tolist():
        if end - start >= _TRIANGLES_AT_ONCE or end == ranges[-1, 1]:
            pieces.append((start, end))
            start = end
    return pieces


def _edges_of(scene: PreviewScene, triangles: NDArray[np.uint32]) -> NDArray[np.uint32]:
    corners = scene.vertices["position"][triangles]
    names = _names(corners, scene.vertices["part"][triangles[:, 0]])
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.sqrt(np.einsum("ij,ij->i", normals, normals))
    normals /= np.maximum(lengths, np.float32(1e-30))[:, None]
    # A sliver without area has no direction: it neither makes a crease nor hides one.
    real = np.flatnonzero(lengths > 0)
    start = names[real][:, [0, 1, 2]].ravel()
    end = names[real][:, [1, 2, 0]].ravel()
    with np.errstate(over="ignore"):
        keys = np.minimum(start, end) * np.uint64(0x9E3779B97F4A7C15) ^ np.maximum(start, end)
    order = np.argsort(keys, kind="stable")
    is_first = np.append(True, keys[order][1:] != keys[order][:-1])
    firsts = np.flatnonzero(is_first)
    counts = np.diff(np.append(firsts, len(order)))
    faces = real[order // 3]
    is_wanted = counts != 2
    pairs = firsts[counts == 2]
    bend = np.einsum("ij,ij->i", normals[faces[pairs]], normals[faces[pairs + 1]])
    is_wanted[counts == 2] = bend < _CREASE_COSINE
    chosen = np.sort(order[firsts[is_wanted]])
    rows, side = real[chosen // 3], chosen % 3
    return np.stack([triangles[rows, side], triangles[rows, (side + 1) % 3]], axis=1)


def _names(corners: NDArray[np.float32], parts: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Returns one number for each corner, the same for those at one place of one part."""
    bits = (corners + np.float32(0)).view(np.uint32).astype(np.uint64)
    with np.errstate(over="ignore"):
        names = parts.astype(np.uint64)[:, None] * np.uint64(0xD6E8FEB86659FD93)
        for axis, factor in enumerate((0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53, 0x2545F4914F6CDD1D)):
            names = (names ^ bits[:, :, axis]) * np.uint64(factor)
            names ^= names >> np.uint64(29)
    return names
