"""The primitives of glTF meshes, decoded: triangles, each vertex with a normal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from exportstudio.ui.preview.errors import damaged
from exportstudio.ui.preview.gltf import FAN, STRIP, Gltf, Primitive
from exportstudio.ui.preview.materials import DEFAULT_COLOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from exportstudio.ui.preview.materials import Color

_Float = TypeVar("_Float", np.float32, np.float64)

_MOST_COLORS = 64
"""A mesh whose vertices have more colours than these has so many steps of them."""
_STEPS_A_CHANNEL = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A decoded primitive, in the coordinates of its mesh."""

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    indices: NDArray[np.uint32]
    color: Color
    material: int
    texture: int
    texture_points: NDArray[np.float32] | None


def decode(gltf: Gltf, mesh: int) -> Iterator[Shape]:
    """Yields the primitives of a mesh, those without triangles left out."""
    for primitive in gltf.meshes[mesh]:
        shape = _decode(gltf, primitive)
        if len(shape.indices) and primitive.colors is not None:
            yield from _by_color(shape, _vertex_colors(gltf, primitive, len(shape.positions)))
        elif len(shape.indices):
            yield shape if primitive.normals is not None else _flat(shape)


def _decode(gltf: Gltf, primitive: Primitive) -> Shape:
    """Returns a primitive; without normals in the file they are none."""
    positions = gltf.accessors.floats(primitive.positions, 3)
    if primitive.indices is None:
        indices = np.arange(len(positions), dtype=np.uint32)
    else:
        indices = gltf.accessors.indices(primitive.indices, len(positions))
    if primitive.mode in (STRIP, FAN):
        indices = _triangles_of(indices, is_fan=primitive.mode == FAN)
    elif len(indices) % 3:
        raise damaged("a mesh ends within a triangle")
    texture, points = _texture_points(gltf, primitive, len(positions))
    normals = np.empty((0, 3), np.float32)
    if primitive.normals is not None:
        normals = gltf.accessors.floats(primitive.normals, 3)
        if len(normals) != len(positions):
            raise damaged("a mesh has more positions than normals, or fewer")
    material = -1 if primitive.material is None else primitive.material
    color = DEFAULT_COLOR if material < 0 else gltf.materials.colors[material]
    return Shape(positions, normals, indices, color, material, texture, points)


def _triangles_of(indices: NDArray[np.uint32], *, is_fan: bool) -> NDArray[np.uint32]:
    """Returns the triangles of a strip or a fan, all wound alike."""
    count = max(len(indices) - 2, 0)
    first, second, third = indices[:count], indices[1 : count + 1], indices[2 : count + 2]
    if is_fan:
        triangles = np.stack([second, third, np.repeat(indices[:1], count)], axis=1)
    else:
        triangles = np.stack([first, second, third], axis=1)
        triangles[1::2, 1:] = triangles[1::2, :0:-1]
    # A strip goes on elsewhere by way of triangles without an area.
    a, b, c = triangles.T
    real: NDArray[np.uint32] = triangles[(a != b) & (b != c) & (c != a)]
    return real.ravel()


def _flat(shape: Shape) -> Shape:
    """Returns the shape with flat shading, which is what having no normals stands for."""
    # No vertex is shared between triangles.
    positions, points = shape.positions[shape.indices], shape.texture_points
    corners = positions.reshape(-1, 3, 3)
    face_normals = cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return replace(
        shape,
        positions=positions,
        normals=np.repeat(face_normals, 3, axis=0),
        indices=np.arange(len(positions), dtype=np.uint32),
        texture_points=None if points is None else points[shape.indices],
    )


def _texture_points(
    gltf: Gltf, primitive: Primitive, count: int
) -> tuple[int, NDArray[np.float32] | None]:
    """Returns the texture of a primitive and where its vertices lie on it; −1 and None without."""
    if primitive.material is None:
        return -1, None
    materials = gltf.materials
    texture = materials.texture_of[primitive.material]
    point_set = materials.textures[texture].point_set if texture >= 0 else -1
    accessor = primitive.texture_points.get(point_set)
    if accessor is None:
        return -1, None
    points = gltf.accessors.floats(accessor, 2)
    if len(points) != count:
        raise damaged("a mesh has more positions than texture coordinates, or fewer")
    transform = materials.transforms[primitive.material]
    if transform is not None:
        points = (points @ transform[:, :2].T + transform[:, 2]).astype(np.float32)
    return texture, np.nan_to_num(points)


def _vertex_colors(gltf: Gltf, primitive: Primitive, count: int) -> NDArray[np.float32]:
    """Returns linear colour and opacity of each vertex, 0…1, shape (n, 4)."""
    assert primitive.colors is not None
    width = gltf.accessors.array(primitive.colors).shape[1]
    if width not in (3, 4):
        raise damaged("the colours of vertices are no colours")
    stored = gltf.accessors.floats(primitive.colors, width)
    if len(stored) != count:
        raise damaged("a mesh has more positions than colours, or fewer")
    colors = np.ones((count, 4), np.float32)
    colors[:, :width] = np.clip(np.nan_to_num(stored), 0, 1)
    return colors


def _by_color(shape: Shape, vertex_colors: NDArray[np.float32]) -> Iterator[Shape]:
    """Yields the triangles of each colour: what is drawn has one colour a part."""
    base = (1.0, 1.0, 1.0, 1.0) if shape.material < 0 else shape.color
    triangles = shape.indices.reshape(-1, 3)
    colors = vertex_colors[triangles].mean(axis=1)
    steps = np.round(colors * 255).astype(np.int64)
    if len(np.unique(steps, axis=0)) > _MOST_COLORS:
        steps = np.minimum(colors * _STEPS_A_CHANNEL, _STEPS_A_CHANNEL - 1).astype(np.int64)
    _, groups = np.unique(steps, axis=0, return_inverse=True)
    order = np.argsort(groups.ravel(), kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(groups.ravel()[order])) + 1):
        red, green, blue, alpha = (colors[rows].mean(axis=0) * base).tolist()
        used, indices = np.unique(triangles[rows], return_inverse=True)
        part = replace(
            shape,
            positions=shape.positions[used],
            normals=shape.normals[used] if len(shape.normals) else shape.normals,
            indices=indices.ravel().astype(np.uint32),
            color=(red, green, blue, alpha if shape.color[3] < 1 else 1.0),
            texture_points=None if shape.texture_points is None else shape.texture_points[used],
        )
        yield part if len(shape.normals) else _flat(part)


def cross(a: NDArray[_Float], b: NDArray[_Float]) -> NDArray[_Float]:
    """Returns the cross products of rows; numpy's own takes ten times longer for few rows."""
    product = np.empty_like(a)
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        product[:, i] = a[:, j] * b[:, k] - a[:, k] * b[:, j]
    return product
