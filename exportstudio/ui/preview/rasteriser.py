"""Pictures without a graphics driver: a scan-line rasteriser in numpy.

Serves computers where no driver works, thumbnails, and tests. It shades like the fragment shader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview.images import texel_places
from exportstudio.ui.preview.line_rasteriser import Lines, draw_lines
from exportstudio.ui.preview.scene import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from exportstudio.ui.preview.camera import OrbitCamera
    from exportstudio.ui.preview.scene import PreviewScene
    from exportstudio.ui.preview.section import Section

CUT_COLOR = (0.36, 0.38, 0.42)
"""Colour, 0…1, of the inside of what a section cuts."""
LIGHT_IN_CAMERA = (-0.35, 0.45, 0.82)
"""Direction to the light: over the viewer's left shoulder, so that no two walls look alike."""

_DARK_LINES = (0.13, 0.14, 0.16)
_LIGHT_LINES = (0.72, 0.75, 0.8)

_EMPTY = np.uint64(0xFFFFFFFFFFFFFFFF)
_DEEPEST = 0xFFFFFFFE
_PIXELS_AT_ONCE = 2_000_000
_TEXELS_AT_ONCE = 250_000


class RasteriseCancelledError(Exception):
    """The picture is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture.

    Attributes:
        rgb: uint8, shape (height, width, 3).
        parts: Part seen at each pixel, −1 for none; int32, shape (height, width).
    """

    rgb: NDArray[np.uint8]
    parts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Triangles:
    """Triangles cut to what the camera can see.

    Attributes:
        corners: Clip coordinates, shape (n, 3, 4).
        sources: Row of the triangle each was cut from, shape (n,).
    """

    corners: NDArray[np.float64]
    sources: NDArray[np.int64]


def line_color(background: tuple[int, int, int]) -> tuple[float, float, float]:
    """Returns the colour, 0…1, of lines that are seen well before *background*, 0…255."""
    return _DARK_LINES if sum(background) > 384 else _LIGHT_LINES


def rasterise(
    scene: PreviewScene,
    camera: OrbitCamera,
    width: int,
    height: int,
    part_colors: NDArray[np.uint8],
    *,
    background: tuple[int, int, int],
    part_textures: NDArray[np.int16] | None = None,
    section: Section = WHOLE,
    lines: Sequence[Lines] = (),
    without_faces: bool = False,
    max_triangles: int | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Picture:
    """Draws *scene* into a picture of *width* by *height* pixels.

    Args:
        part_colors: Colour and opacity of each part, uint8, shape (p, 4); opacity 0 hides.
        part_textures: Texture of each part instead of its colour, −1 for none, shape (p,); without
            it there are none.
        section: What it cuts away is not drawn.
        lines: Drawn over faces, below what is see-through.
        without_faces: Only the lines are drawn.
        max_triangles: Draws only so many, the largest parts first.

    Raises:
        RasteriseCancelledError: *is_cancelled* said so.
    """
    triangles = _visible_triangles(scene, part_colors, 0 if without_faces else max_triangles)
    positions = scene.vertices["position"]
    parts = scene.vertices["part"][triangles[:, 0]].astype(np.int64)
    seen = _project(positions[triangles], camera, width / height, section)
    see_through = (part_colors[:, 3] < 255) | _has_holes(scene, part_textures)
    see_through = see_through[parts[seen.sources]]
    solid_key, glass_key = (
        _nearest(seen, np.flatnonzero(chosen), width, height, is_cancelled)
        for chosen in (~see_through, see_through)
    )
    rgb = np.empty((width * height, 3), np.float32)
    rgb[:] = background
    part_image = np.full(width * height, -1, np.int32)
    for key, behind in ((solid_key, _EMPTY), (glass_key, solid_key)):
        if key is glass_key and lines:
            depth = (solid_key >> np.uint64(32)).astype(np.float64) / _DEEPEST
            for some in lines:
                draw_lines(rgb, depth, some, camera, width, height)
        pixels = np.flatnonzero(key < behind)
        rows, pixel_rows = np.unique(
            seen.sources[(key[pixels] & np.uint64(0xFFFFFFFF)).astype(np.int64)],
            return_inverse=True,
        )
        colors = part_colors[parts[rows]][pixel_rows]
        if part_textures is not None and len(scene.texture_points):
            textures = part_textures[parts[rows]][pixel_rows]
            worn = np.flatnonzero(textures >= 0)
            for on in np.array_split(worn, len(worn) // _TEXELS_AT_ONCE + 1):
                places = np.stack([pixels[on] % width, pixels[on] // width], axis=1) + 0.5
                ndc = (places / (width, height) * 2 - 1) * (1, -1)
                corners = triangles[rows[pixel_rows[on]]]
                colors[on] = _texels(scene, corners, textures[on], ndc, camera, width / height)
        brightness, is_inside = _shading(positions[triangles[rows]], camera)
        shaded = colors[:, :3] * brightness[pixel_rows, None]
        if section.is_cut:
            shaded[is_inside[pixel_rows]] = np.array(CUT_COLOR) * 255
        # What is not in the see-through picture hides what is behind it, whatever its texels say.
        opacity = colors[:, 3:] / np.float32(255) if key is glass_key else np.float32(1)
        rgb[pixels] = rgb[pixels] * (1 - opacity) + shaded * opacity
        part_image[pixels] = parts[rows][pixel_rows]
    return Picture(
        np.clip(rgb, 0, 255).astype(np.uint8).reshape(height, width, 3),
        part_image.reshape(height, width),
    )


def _has_holes(scene: PreviewScene, part_textures: NDArray[np.int16] | None) -> NDArray[np.bool_]:
    """Returns which parts wear a texture with holes, through which one sees what is behind."""
    with_hole = np.append((scene.texels[:, :, :, 3] == 0).any(axis=(1, 2)), False)
    if part_textures is None:
        return np.zeros(len(scene.part_elements), np.bool_)
    return np.asarray(with_hole[part_textures])


def _visible_triangles(
    scene: PreviewScene, part_colors: NDArray[np.uint8], max_triangles: int | None
) -> NDArray[np.uint32]:
    """Returns vertex indices of the triangles to draw, shape (n, 3)."""
    triangles = scene.indices.reshape(-1, 3)
    shown = part_colors[:, 3] > 0
    if not shown.all():
        counts = (scene.part_ranges[:, 1] - scene.part_ranges[:, 0]) // 3
        triangles = triangles[np.repeat(shown, counts)]
    return triangles[:max_triangles]


def _project(
    corners: NDArray[np.float32],
    camera: OrbitCamera,
    aspect: float,
    section: Section,
) -> _Triangles:
    """Cuts triangles in scene coordinates, shape (n, 3, 3), at the section and the near plane."""
    homogeneous = np.ones((len(corners), 3, 4))
    homogeneous[:, :, :3] = corners
    cut = _Triangles(homogeneous, np.arange(len(corners)))
    for plane in section.planes():
        cut = _clip(cut, plane[3] - cut.corners[:, :, :3] @ plane[:3])
    matrix = camera.projection_matrix(aspect) @ camera.view_matrix()
    cut = _Triangles(cut.corners @ matrix.T, cut.sources)
    cut = _clip(cut, cut.corners[:, :, 2] + cut.corners[:, :, 3])
    x, y, w = cut.corners[:, :, 0], cut.corners[:, :, 1], cut.corners[:, :, 3]
    outside = (
        (x > w).all(axis=1) | (x < -w).all(axis=1) | (y > w).all(axis=1) | (y < -w).all(axis=1)
    )
    return _Triangles(cut.corners[~outside], cut.sources[~outside])


def _clip(triangles: _Triangles, heights: NDArray[np.float64]) -> _Triangles:
    """Returns what lies where *heights*, shape (n, 3), interpolated linearly, is positive."""
    inside = heights > 0
    count = inside.sum(axis=1)
    kept = [triangles.corners[count == 3]]
    sources = [triangles.sources[count == 3]]
    for corners_inside in (1, 2):
        one_inside = corners_inside == 1
        rows = np.flatnonzero(count == corners_inside)
        # Turn each triangle so that its odd corner comes first; the winding stays.
        odd = np.argmax(inside[rows] == one_inside, axis=1)
        turn = (odd[:, None] + np.arange(3)) % 3
        a, b, c = np.take_along_axis(triangles.corners[rows], turn[:, :, None], 1).swapaxes(0, 1)
        height_a, height_b, height_c = np.take_along_axis(heights[rows], turn, 1).T[:, :, None]
        on_ab = a + (b - a) * (height_a / (height_a - height_b))
        on_ac = a + (c - a) * (height_a / (height_a - height_c))
        pieces = [(a, on_ab, on_ac)] if one_inside else [(on_ab, b, c), (on_ab, c, on_ac)]
        kept.extend(np.stack(piece, axis=1) for piece in pieces)
        sources.extend([triangles.sources[rows]] * len(pieces))
    return _Triangles(np.concatenate(kept), np.concatenate(sources))


def _nearest(
    triangles: _Triangles,
    rows: NDArray[np.int64],
    width: int,
    height: int,
    is_cancelled: Callable[[], bool],
) -> NDArray[np.uint64]:
    """Returns for each pixel depth (upper half) and row of the nearest triangle (lower half)."""
    key = np.full(width * height, _EMPTY, np.uint64)
    corners = triangles.corners[rows]
    inverse_w = 1 / corners[:, :, 3]
    x = (corners[:, :, 0] * inverse_w * 0.5 + 0.5) * width
    y = (0.5 - corners[:, :, 1] * inverse_w * 0.5) * height
    z = (corners[:, :, 2] * inverse_w * 0.5 + 0.5) * _DEEPEST
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    # A pixel belongs to a triangle when its centre does.
    first_line = np.clip(np.ceil(y.min(axis=1) - 0.5), 0, height).astype(np.int64)
    end_line = np.clip(np.ceil(y.max(axis=1) - 0.5), 0, height).astype(np.int64)
    span = np.clip(x.max(axis=1), 0, width) - np.clip(x.min(axis=1), 0, width)
    covering = np.flatnonzero((end_line > first_line) & (np.abs(area) > 1e-9) & (span > 0))
    box_pixels = np.cumsum((end_line - first_line)[covering] * (span[covering] + 2))
    start = 0
    while start < len(covering):
        if is_cancelled():
            raise RasteriseCancelledError
        drawn = box_pixels[start - 1] if start else 0
        end = max(int(np.searchsorted(box_pixels, drawn + _PIXELS_AT_ONCE)), start + 1)
        chosen = covering[start:end]
        _fill(
            key, width, rows[chosen],
            x[chosen], y[chosen], z[chosen], area[chosen],
            first_line[chosen], end_line[chosen],
        )  # fmt: skip
        start = end
    return key


def _fill(
    key: NDArray[np.uint64],
    width: int,
    rows: NDArray[np.int64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    z: NDArray[np.float64],
    area: NDArray[np.float64],
    first_line: NDArray[np.int64],
    end_line: NDArray[np.int64],
) -> None:
    """Lowers *key* where one of the triangles is nearer; pixel coordinates, shape (n, 3)."""
    line_triangle, line_number = _runs(end_line - first_line)
    line = first_line[line_triangle] + line_number
    centre = line + 0.5
    left = np.zeros(len(line))
    right = np.full(len(line), float(width))
    for i, j in ((0, 1), (1, 2), (2, 0)):
        # Each edge bounds the line on one side; which one, its direction tells.
        rise = ((y[:, j] - y[:, i]) * np.sign(area))[line_triangle]
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = ((x[:, j] - x[:, i]) / (y[:, j] - y[:, i]))[line_triangle]
            crossing = x[line_triangle, i] + (centre - y[line_triangle, i]) * slope
        left = np.where(rise < 0, np.maximum(left, crossing), left)
        right = np.where(rise > 0, np.minimum(right, crossing), right)
    first = np.ceil(left - 0.5).astype(np.int64)
    end = np.ceil(right - 0.5).astype(np.int64)
    pixel_line, pixel_number = _runs(np.maximum(end - first, 0))
    pixel_x = first[pixel_line] + pixel_number
    depth_x = (
        (z[:, 1] - z[:, 0]) * (y[:, 2] - y[:, 0]) - (z[:, 2] - z[:, 0]) * (y[:, 1] - y[:, 0])
    ) / area
    depth_y = (
        (x[:, 1] - x[:, 0]) * (z[:, 2] - z[:, 0]) - (x[:, 2] - x[:, 0]) * (z[:, 1] - z[:, 0])
    ) / area
    at_line_start = (
        z[:, 0][line_triangle]
        + (centre - y[line_triangle, 0]) * depth_y[line_triangle]
        + (0.5 - x[line_triangle, 0]) * depth_x[line_triangle]
    )
    depth = at_line_start[pixel_line] + depth_x[line_triangle][pixel_line] * pixel_x
    depth_bits = np.clip(depth, 0, _DEEPEST).astype(np.uint64) << np.uint64(32)
    source = rows[line_triangle].astype(np.uint64)[pixel_line]
    np.minimum.at(key, (line * width)[pixel_line] + pixel_x, depth_bits | source)


def _runs(lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Returns for runs of these lengths, laid end to end, the run and the place within it."""
    run = np.repeat(np.arange(len(lengths)), lengths)
    return run, np.arange(len(run)) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _shading(
    corners: NDArray[np.float32], camera: OrbitCamera
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Returns how bright triangles are, and which show their inside; scene coordinates."""
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-20)
    viewer = camera.towards_viewer()
    towards_viewer = viewer[:3] - corners.mean(axis=1) * viewer[3]
    is_back = np.einsum("ij,ij->i", normals, towards_viewer) < 0
    normals[is_back] *= -1
    light = np.array(LIGHT_IN_CAMERA) / np.linalg.norm(LIGHT_IN_CAMERA) @ camera.axes()
    brightness = 0.58 + 0.12 * normals[:, 1] + 0.32 * np.maximum(normals @ light, 0)
    return brightness.astype(np.float32), is_back


def _texels(
    scene: PreviewScene,
    corners: NDArray[np.uint32],
    textures: NDArray[np.int16],
    ndc: NDArray[np.float64],
    camera: OrbitCamera,
    aspect: float,
) -> NDArray[np.uint8]:
    """Returns the nearest texels, shape (n, 4), where triangles are seen.

    Args:
        corners: Vertices of the triangle seen at each place, shape (n, 3).
        textures: Texture of each of them.
        ndc: Where each is seen: −1…1, upwards, shape (n, 2).
    """
    homogeneous = np.ones((*corners.shape, 4))
    homogeneous[:, :, :3] = scene.vertices["position"][corners]
    matrix = camera.projection_matrix(aspect) @ camera.view_matrix()
    a, b, c = (homogeneous @ matrix.T)[:, :, [0, 1, 3]].swapaxes(0, 1)
    # In homogeneous coordinates this holds for triangles that reach behind the camera, too.
    place = np.concatenate([ndc, np.ones((len(ndc), 1))], axis=1)
    shares = np.stack(
        [(np.cross(p, q) * place).sum(axis=1) for p, q in ((b, c), (c, a), (a, b))], axis=1
    )
    total = shares.sum(axis=1, keepdims=True)
    shares /= np.where(total == 0, 1, total)
    points = (scene.texture_points[corners] * shares[:, :, None]).sum(axis=1)
    side = scene.texels.shape[1]
    columns, rows = texel_places(points, scene.texture_wraps[textures], side).T
    texels: NDArray[np.uint8] = scene.texels[textures, rows, columns]
    return texels
