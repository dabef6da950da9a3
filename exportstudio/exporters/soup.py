"""Many shapes as one: numpy works on all of them at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exportstudio.model.scene import Shape


@dataclass(frozen=True, slots=True)
class Soup:
    """All shapes end to end; every vertex is used.

    `vertices` (n, 3), `triangles` (m, 3). `shape_of_vertex` (n,), `shape_of_triangle` (m,) and
    `slot_of_triangle` (m,), numbered over all shapes; `vertex_starts`, `triangle_starts` and
    `slot_starts`: the first of each shape, and the end. `uvs` (n, 2) count where `has_uvs` (s,).
    `welded` (m, 3): the triangles with one vertex where the seam of an image makes it several.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.int64]
    shape_of_vertex: NDArray[np.int64]
    shape_of_triangle: NDArray[np.int64]
    slot_of_triangle: NDArray[np.int64]
    vertex_starts: NDArray[np.int64]
    triangle_starts: NDArray[np.int64]
    slot_starts: NDArray[np.int64]
    uvs: NDArray[np.float32]
    has_uvs: NDArray[np.bool_]
    welded: NDArray[np.int64]


def join(shapes: list[Shape]) -> Soup:
    """Return shapes, none of which is empty, end to end."""
    starts = np.cumsum([0, *(len(shape.vertices) for shape in shapes)])
    triangle_starts = np.cumsum([0, *(len(shape.triangles) for shape in shapes)])
    slots = [count for shape in shapes for count in shape.slots]
    vertices = np.concatenate([shape.vertices for shape in shapes])
    triangles = np.concatenate(
        [shape.triangles.astype(np.int64) + starts[n] for n, shape in enumerate(shapes)]
    )
    welded = np.arange(len(vertices))
    uvs = np.zeros((len(vertices), 2), dtype=np.float32)
    for n, shape in enumerate(shapes):
        if shape.uvs is not None:
            here = slice(starts[n], starts[n + 1])
            uvs[here] = shape.uvs
            _, first, same = np.unique(
                shape.vertices, axis=0, return_index=True, return_inverse=True
            )
            welded[here] = starts[n] + first[same.reshape(-1)]
    shape_of_vertex = np.repeat(np.arange(len(shapes)), np.diff(starts))
    is_used = np.zeros(len(vertices), dtype=bool)
    is_used[triangles] = is_used[welded[triangles]] = True
    place = np.cumsum(is_used) - 1
    shape_of_vertex = shape_of_vertex[is_used]
    return Soup(
        vertices[is_used],
        place[triangles],
        shape_of_vertex,
        np.repeat(np.arange(len(shapes)), np.diff(triangle_starts)),
        np.repeat(np.arange(len(slots)), slots),
        np.searchsorted(shape_of_vertex, np.arange(len(shapes) + 1)),
        triangle_starts,
        np.cumsum([0, *(len(shape.slots) for shape in shapes)]),
        uvs[is_used],
        np.array([shape.uvs is not None for shape in shapes]),
        place[welded[triangles]],
    )
