"""Lines without a graphics driver, drawn into a picture whose depths are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.camera import OrbitCamera
    from exportstudio.ui.preview.scene import PreviewScene
    from exportstudio.ui.preview.section import Section

_NEARER = 8e-5
"""How much nearer lines count than they are, as a share of all depth: they lie on faces."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines in scene coordinates.

    Attributes:
        ends: Float, shape (n, 2, 3).
        colors: sRGB 0…255 and opacity 0…255, shape (n, 4).
        section: What it cuts away of them is not drawn.
    """

    ends: NDArray[np.floating]
    colors: NDArray[np.uint8]
    section: Section


def edge_lines(
    scene: PreviewScene,
    edges: NDArray[np.uint32],
    part_colors: NDArray[np.uint8],
    color: tuple[float, float, float],
    section: Section,
) -> Lines:
    """Returns *edges* (pairs of vertices) as lines in a mixture of part colour and *color* 0…1."""
    own = part_colors[scene.vertices["part"][edges[:, 0]]]
    shown = own[:, 3] > 0
    colors = own[shown]
    colors[:, :3] = colors[:, :3] * 0.25 + np.array(color) * 0.75 * 255
    return Lines(scene.vertices["position"][edges[shown]], colors, section)


def draw_lines(
    rgb: NDArray[np.float32],
    depth: NDArray[np.float64],
    lines: Lines,
    camera: OrbitCamera,
    width: int,
    height: int,
) -> None:
    """Draws over *rgb*, shape (height · width, 3), what is not behind *depth* (0 near, 1 far)."""
    ends = np.ones((len(lines.ends), 2, 4))
    ends[:, :, :3] = lines.ends
    colors = lines.colors
    for plane in lines.section.planes():
        ends, colors = _clip(ends, colors, plane[3] - ends[:, :, :3] @ plane[:3])
    matrix = camera.projection_matrix(width / height) @ camera.view_matrix()
    ends = ends @ matrix.T
    for axis, sign in ((2, 1), (0, 1), (0, -1), (1, 1), (1, -1)):
        ends, colors = _clip(ends, colors, ends[:, :, 3] + sign * ends[:, :, axis])
    seen = ends[:, :, :3] / ends[:, :, 3:]
    x = (seen[:, :, 0] * 0.5 + 0.5) * width
    y = (0.5 - seen[:, :, 1] * 0.5) * height
    z = seen[:, :, 2] * 0.5 + 0.5
    steps = np.maximum(np.abs(x[:, 1] - x[:, 0]), np.abs(y[:, 1] - y[:, 0])).astype(np.int64) + 1
    line = np.repeat(np.arange(len(steps)), steps)
    step = np.arange(len(line)) - np.repeat(np.cumsum(steps) - steps, steps)
    share = (step + 0.5) / steps[line]

    def along(values: NDArray[np.float64]) -> NDArray[np.float64]:
        points: NDArray[np.float64] = values[line, 0] + (values[line, 1] - values[line, 0]) * share
        return points

    column = np.clip(along(x).astype(np.int64), 0, width - 1)
    pixel = np.clip(along(y).astype(np.int64), 0, height - 1) * width + column
    is_seen = along(z) - _NEARER <= depth[pixel]
    pixel, line = pixel[is_seen], line[is_seen]
    opacity = colors[line, 3:] / np.float32(255)
    rgb[pixel] = rgb[pixel] * (1 - opacity) + colors[line, :3] * opacity


def _clip(
    ends: NDArray[np.float64], colors: NDArray[np.uint8], heights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Returns what lies where *heights*, shape (n, 2), interpolated linearly, is positive."""
    inside = heights > 0
    kept = inside.any(axis=1)
    ends, heights, inside, colors = ends[kept].copy(), heights[kept], inside[kept], colors[kept]
    for end in (0, 1):
        out = np.flatnonzero(~inside[:, end])
        near, far = heights[out, 1 - end], heights[out, end]
        share = (near / (near - far))[:, None]
        ends[out, end] = ends[out, 1 - end] + (ends[out, end] - ends[out, 1 - end]) * share
    return ends, colors
