"""Which lines the software pictures show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview.grid import GRID_OPACITY, ground_grid
from exportstudio.ui.preview.line_rasteriser import Lines, edge_lines
from exportstudio.ui.preview.rasteriser import line_color
from exportstudio.ui.preview.scene import WHOLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene
    from exportstudio.ui.preview.section import Section
    from exportstudio.ui.preview.view_state import Display

_MAX_LINES = 400_000


def lines_of(
    scene: PreviewScene,
    display: Display,
    section: Section,
    part_colors: NDArray[np.uint8],
    background: tuple[int, int, int],
    *,
    is_draft: bool,
) -> list[Lines]:
    """Returns grid and edges, or the outlines of all triangles; a draft has none of a large model.

    Args:
        part_colors: Opacity 0 hides.
        background: 0…255; lines are dark before a light one, and light before a dark one.
    """
    color = line_color(background)
    lines = []
    if display.grid:
        ends = ground_grid(scene).lines
        colors = np.tile(
            np.array([*(255 * np.array(color)), GRID_OPACITY], np.uint8), (len(ends), 1)
        )
        lines.append(Lines(ends, colors, WHOLE))
    edges = scene.edges if display.edges and not display.wireframe else None
    if display.wireframe:
        triangles = scene.indices.reshape(-1, 3)
        edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    if edges is not None and (not is_draft or len(edges) < _MAX_LINES // 10):
        lines.append(edge_lines(scene, edges[:_MAX_LINES], part_colors, color, section))
    return lines
