"""From a glTF file to a `PreviewScene`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import psutil

from exportstudio.ui.preview.errors import PreviewError, damaged, too_large
from exportstudio.ui.preview.gltf import Gltf, read_glb
from exportstudio.ui.preview.images import srgb
from exportstudio.ui.preview.scene import VERTEX, Element, PreviewScene
from exportstudio.ui.preview.scene_graph import Placement, walk
from exportstudio.ui.preview.shapes import Shape, cross, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

_OPAQUE_ABOVE = 0.98
_FAR_FROM_ORIGIN = 1e4
"""Metres from which float32 coordinates would lose more than a millimetre."""
_BATCH_VERTICES = 30_000
_SHAPES_AT_ONCE = 500
_LARGE_SHAPE = 800
"""Vertices from which on slices take less time than lists of rows."""
_MAX_VERTICES = 100_000_000
"""2 GB of vertices: beyond it a desktop computer starts to swap."""


_SHARE_OF_MEMORY = 0.3
"""Of what is free: the buffers exist in the reader, in the window and on the graphics card."""


class LoadCancelledError(Exception):
    """The result is no longer wanted."""


def load_scene(
    path: Path,
    is_cancelled: Callable[[], bool] = lambda: False,
    on_progress: Callable[[float], object] = lambda _share: None,
) -> PreviewScene:
    """Reads the glTF file at *path*.

    Args:
        on_progress: Is told how much is done, 0…1.

    Raises:
        PreviewError: The file cannot be shown.
        LoadCancelledError: *is_cancelled* said so.
    """
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            gltf = read_glb(path)
            on_progress(0.15)
            elements, placed_meshes = walk(gltf)
            on_progress(0.3)
            return _pack(gltf, elements, placed_meshes, is_cancelled, on_progress)
    except MemoryError as error:
        raise too_large() from error


def _pack(
    gltf: Gltf,
    elements: list[Element],
    placed_meshes: list[Placement],
    is_cancelled: Callable[[], bool],
    on_progress: Callable[[float], object],
) -> PreviewScene:
    """Merges all placed primitives into one vertex and one index buffer."""
    shapes: list[Shape] = []
    shapes_of_mesh: dict[int, range] = {}
    part_shapes: list[int] = []
    part_placements: list[Placement] = []
    for placed in placed_meshes:
        if placed.mesh not in shapes_of_mesh:
            if is_cancelled():
                raise LoadCancelledError
            first = len(shapes)
            shapes.extend(decode(gltf, placed.mesh))
            shapes_of_mesh[placed.mesh] = range(first, len(shapes))
        part_shapes.extend(shapes_of_mesh[placed.mesh])
        part_placements.extend(placed for _ in shapes_of_mesh[placed.mesh])
    if not part_shapes:
        raise PreviewError(
            "VIEW607",
            "The file contains no triangles.",
            "Check which elements the export includes.",
        )
    matrices = np.array([placed.matrix for placed in part_placements])
    order, origin = _arrange(shapes, np.array(part_shapes), matrices)
    matrices = matrices[order]
    matrices[:, :3, 3] -= origin
    layout = _Layout(shapes, np.array(part_shapes)[order], matrices, gltf.materials.texels.nbytes)
    on_progress(0.5)
    vertices, indices = _fill(layout, is_cancelled, lambda share: on_progress(0.5 + 0.5 * share))
    part_min = np.minimum.reduceat(vertices["position"], layout.vertex_starts)
    part_max = np.maximum.reduceat(vertices["position"], layout.vertex_starts)
    if not (np.isfinite(part_min).all() and np.isfinite(part_max).all()):
        raise damaged("some of its positions are not numbers")
    colors = _display_colors([shape.color for shape in shapes])[layout.part_shapes]
    opaque = colors[:, 3] == 255
    return PreviewScene(
        elements=elements,
        vertices=vertices,
        indices=indices,
        opaque_index_count=int(layout.index_counts[opaque].sum()),
        part_elements=np.array([placed.element for placed in part_placements], np.int32)[order],
        part_ranges=np.stack(
            [layout.index_starts, layout.index_starts + layout.index_counts], axis=1
        ),
        vertex_starts=layout.vertex_starts,
        part_colors=colors,
        part_textures=np.array([shape.texture for shape in shapes], np.int16)[layout.part_shapes],
        texture_points=_all_texture_points(layout),
        texture_wraps=np.array([t.wraps for t in gltf.materials.textures], np.uint8).reshape(-1, 2),
        texels=gltf.materials.texels,
        part_materials=np.array([shape.material for shape in shapes], np.int32)[layout.part_shapes],
        part_min=part_min,
        part_max=part_max,
        origin=origin,
        offset=gltf.offset,
        material_names=gltf.materials.names,
        mesh_count=len(shapes_of_mesh),
        skipped_primitives=gltf.skipped_primitives,
        unread_images=gltf.unread_images,
        ledger=gltf.ledger,
    )


def _arrange(
    shapes: list[Shape], part_shapes: NDArray[np.int64], matrices: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Returns the parts' order (opaque first, then by size) and the scene's origin."""
    low, high = (corners[part_shapes] for corners in _corners(shapes))
    linear = matrices[:, :3, :3]
    centres = np.einsum("nij,nj->ni", linear, (low + high) / 2) + matrices[:, :3, 3]
    sizes = np.einsum("nij,nj->ni", np.abs(linear), high - low).max(axis=1)
    see_through = np.array([shape.color[3] < _OPAQUE_ABOVE for shape in shapes])[part_shapes]
    order = np.lexsort((-sizes, see_through))
    middle = np.median(centres, axis=0)
    is_far = np.abs(middle).max() > _FAR_FROM_ORIGIN
    return order, np.round(middle) if is_far else np.zeros(3)


def _corners(shapes: list[Shape]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Returns the lowest and the highest corner of each shape, shape (n, 3)."""
    low, high = np.empty((len(shapes), 3)), np.empty((len(shapes), 3))
    for first in range(0, len(shapes), _SHAPES_AT_ONCE):
        some = [shape.positions for shape in shapes[first : first + _SHAPES_AT_ONCE]]
        counts = np.array([len(positions) for positions in some])
        starts = np.cumsum(counts) - counts
        positions = np.concatenate(some)
        low[first : first + len(some)] = np.minimum.reduceat(positions, starts)
        high[first : first + len(some)] = np.maximum.reduceat(positions, starts)
    return low, high


class _Layout:
    """Where the parts lie in the buffers, in their final order.

    Attributes:
        matrices: Placement of each part, the scene's origin subtracted, shape (p, 4, 4).
        has_textures: Whether some vertex lies on a texture.
    """

    def __init__(
        self,
        shapes: list[Shape],
        part_shapes: NDArray[np.int64],
        matrices: NDArray[np.float64],
        texel_bytes: int,
    ) -> None:
        self.shapes = shapes
        self.part_shapes = part_shapes
        self.matrices = matrices
        vertex_counts = np.array([len(shape.positions) for shape in shapes])[part_shapes]
        self.index_counts = np.array([len(shape.indices) for shape in shapes])[part_shapes]
        self.vertex_count = int(vertex_counts.sum())
        self.vertex_starts = np.cumsum(vertex_counts) - vertex_counts
        self.index_starts = np.cumsum(self.index_counts) - self.index_counts
        self.has_textures = any(shape.texture_points is not None for shape in shapes)
        vertex_bytes = VERTEX.itemsize + (8 if self.has_textures else 0)
        byte_count = self.vertex_count * vertex_bytes + int(self.index_counts.sum()) * 4
        byte_count += texel_bytes
        if self.vertex_count > _MAX_VERTICES or byte_count > _SHARE_OF_MEMORY * _free_memory():
            raise too_large()

    def batches(self) -> Iterator[tuple[Shape, NDArray[np.int64]]]:
        """Yields each shape with some of its parts, so many that they still fit into a cache."""
        by_shape = np.argsort(self.part_shapes, kind="stable")
        ends = np.cumsum(np.bincount(self.part_shapes, minlength=len(self.shapes)))
        for shape, parts in zip(self.shapes, np.split(by_shape, ends[:-1]), strict=True):
            at_once = max(_BATCH_VERTICES // len(shape.positions), 1)
            for start in range(0, len(parts), at_once):
                yield shape, parts[start : start + at_once]


def _free_memory() -> int:
    """Returns bytes that can be used without swapping."""
    return int(psutil.virtual_memory().available)


def _fill(
    layout: _Layout, is_cancelled: Callable[[], bool], on_progress: Callable[[float], object]
) -> tuple[NDArray[np.void], NDArray[np.uint32]]:
    """Returns the vertex and the index buffer."""
    vertices = np.zeros(layout.vertex_count, VERTEX)
    indices = np.empty(int(layout.index_counts.sum()), np.uint32)
    turns = normal_matrices, mirrored = _normal_matrices(layout.matrices[:, :3, :3])
    lone: list[tuple[Shape, int]] = []
    lone_vertices = 0
    is_far = np.abs(layout.matrices[:, :3, 3]).max() > _FAR_FROM_ORIGIN
    # Large coordinates cancel out only in float64, which takes twice the time.
    matrices: NDArray[np.float64] | NDArray[np.float32] = layout.matrices
    if not is_far:
        matrices = matrices.astype(np.float32)
    filled = 0
    for shape, parts in layout.batches():
        if is_cancelled():
            raise LoadCancelledError
        filled += len(parts) * len(shape.positions)
        on_progress(filled / layout.vertex_count)
        if len(shape.positions) > _LARGE_SHAPE:
            for part in parts.tolist():
                _fill_part(layout, shape, part, matrices, turns, vertices, indices)
            continue
        if len(parts) == 1:
            # Most meshes of most models, and small: many are turned together.
            lone.append((shape, int(parts[0])))
            lone_vertices += len(shape.positions)
            if lone_vertices > _BATCH_VERTICES:
                _fill_lone(layout, lone, matrices, turns, vertices, indices)
                lone, lone_vertices = [], 0
            continue
        starts = layout.vertex_starts[parts, None]
        rows = starts + np.arange(len(shape.positions))
        turned = shape.positions @ matrices[parts, :3, :3].transpose(0, 2, 1)
        vertices["position"][rows] = turned + matrices[parts, None, :3, 3]
        vertices["normal"][rows, :3] = _packed(shape.normals @ normal_matrices[parts])
        vertices["part"][rows] = parts[:, None]
        # A mirrored placement turns triangles inside out.
        inside_out = shape.indices.reshape(-1, 3)[:, ::-1].ravel()
        corners = np.where(mirrored[parts, None], inside_out, shape.indices)
        indices[layout.index_starts[parts, None] + np.arange(len(shape.indices))] = corners + starts
    if lone:
        _fill_lone(layout, lone, matrices, turns, vertices, indices)
    return vertices, indices


def _fill_part(
    layout: _Layout,
    shape: Shape,
    part: int,
    matrices: NDArray[np.floating[Any]],
    turns: tuple[NDArray[np.float32], NDArray[np.bool_]],
    vertices: NDArray[np.void],
    indices: NDArray[np.uint32],
) -> None:
    """Fills in one part of a shape; *turns* are those of `_normal_matrices`."""
    normal_matrices, mirrored = turns
    start, first = int(layout.vertex_starts[part]), int(layout.index_starts[part])
    target = vertices[start : start + len(shape.positions)]
    turned = shape.positions @ matrices[part, :3, :3].T
    target["position"] = turned + matrices[part, :3, 3]
    target["normal"][:, :3] = _packed(shape.normals @ normal_matrices[part])
    target["part"] = part
    corners = shape.indices
    if mirrored[part]:
        corners = corners.reshape(-1, 3)[:, ::-1].ravel()
    indices[first : first + len(corners)] = corners + np.uint32(start)


def _fill_lone(
    layout: _Layout,
    lone: list[tuple[Shape, int]],
    matrices: NDArray[np.floating[Any]],
    turns: tuple[NDArray[np.float32], NDArray[np.bool_]],
    vertices: NDArray[np.void],
    indices: NDArray[np.uint32],
) -> None:
    """Fills in shapes of which each has but one part; *turns* are those of `_normal_matrices`."""
    parts = np.array([part for _, part in lone])
    counts = np.array([len(shape.positions) for shape, _ in lone])
    index_counts = np.array([len(shape.indices) for shape, _ in lone])
    positions = np.concatenate([shape.positions for shape, _ in lone])
    normals = np.concatenate([shape.normals for shape, _ in lone])
    corners = np.concatenate([shape.indices for shape, _ in lone])
    normal_matrices, mirrored = turns

    def turned(
        points: NDArray[np.float32], turn: NDArray[np.floating[Any]], column: int
    ) -> NDArray[np.floating[Any]]:
        """Returns one coordinate of what rows of points times matrices are."""
        sums: NDArray[np.floating[Any]] = points[:, 0] * np.repeat(turn[:, 0, column], counts)
        for axis in (1, 2):
            sums = sums + points[:, axis] * np.repeat(turn[:, axis, column], counts)
        return sums

    placed = np.empty_like(positions)
    turned_normals = np.empty_like(normals)
    linear = matrices[parts, :3, :3].transpose(0, 2, 1)
    for column in range(3):
        moved = np.repeat(matrices[parts, column, 3], counts)
        placed[:, column] = turned(positions, linear, column) + moved
        turned_normals[:, column] = turned(normals, normal_matrices[parts], column)
    rows = _rows(layout.vertex_starts[parts], counts)
    vertices["position"][rows] = placed
    vertices["normal"][rows, :3] = _packed(turned_normals)
    vertices["part"][rows] = np.repeat(parts, counts)
    triangles = corners.reshape(-1, 3)
    inside_out = np.repeat(mirrored[parts], index_counts // 3)
    triangles[inside_out] = triangles[inside_out, ::-1]
    starts = np.repeat(layout.vertex_starts[parts], index_counts).astype(np.uint32)
    indices[_rows(layout.index_starts[parts], index_counts)] = corners + starts


def _rows(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Returns the numbers of runs that begin at *starts* and have *counts* members."""
    before = np.cumsum(counts) - counts
    rows: NDArray[np.int64] = np.repeat(starts - before, counts) + np.arange(counts.sum())
    return rows


def _all_texture_points(layout: _Layout) -> NDArray[np.float32]:
    """Returns where each vertex lies on its texture, zeros where it wears none."""
    if not layout.has_textures:
        return np.empty((0, 2), np.float32)
    points = np.zeros((layout.vertex_count, 2), np.float32)
    for shape, parts in layout.batches():
        if shape.texture_points is not None:
            rows = layout.vertex_starts[parts, None] + np.arange(len(shape.positions))
            points[rows] = shape.texture_points
    return points


def _normal_matrices(
    linear: NDArray[np.float64],
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Returns what turns rows of normals, shape (n, 3, 3), and which placements are mirrored."""
    x, y, z = linear[:, :, 0], linear[:, :, 1], linear[:, :, 2]
    # Cofactors are the inverse transpose up to a factor, and exist for flattened placements too.
    cofactors = np.stack([cross(y, z), cross(z, x), cross(x, y)], axis=1)
    mirrored = np.einsum("ni,ni->n", x, cofactors[:, 0]) < 0
    cofactors[mirrored] *= -1
    return cofactors.astype(np.float32), mirrored


def _packed(normals: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Returns normals of any length, shape (…, 3), as bytes."""
    lengths = np.sqrt(np.einsum("...i,...i", normals, normals))[..., None]
    # A degenerate triangle has no normal; any will do, but it must not become a NaN.
    upright = np.array([0, 1, 0], np.float32)
    unit = np.where(lengths > 0, normals / np.where(lengths > 0, lengths, 1), upright)
    return (unit * np.float32(127.5) + np.float32(127.5)).astype(np.uint8)


def _display_colors(
    linear_colors: list[tuple[float, float, float, float]],
) -> NDArray[np.uint8]:
    """Returns sRGB bytes, shape (n, 4); opacity is 255 exactly for what counts as opaque."""
    colors = np.clip(np.array(linear_colors, np.float64), 0, 1)
    colors[:, :3] = srgb(colors[:, :3])
    # Never 0: that is how the renderers mark what is hidden.
    opacity = np.clip(colors[:, 3], 1 / 255, 1)
    colors[:, 3] = np.where(opacity < _OPAQUE_ABOVE, opacity, 1)
    return np.round(colors * 255).astype(np.uint8)
