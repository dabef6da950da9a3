"""The grid on the ground, for scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene

_CELLS_ACROSS = 24
GRID_OPACITY = 90
"""Of 255: the grid stays in the background."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines at the height of the lowest point of a model.

    Attributes:
        step: Metres between two lines: 1, 2 or 5 times a power of ten.
        lines: Ends of each line in scene coordinates, float32, shape (n, 2, 3).
    """

    step: float
    lines: NDArray[np.float32]


def ground_grid(scene: PreviewScene) -> Grid:
    """Returns a grid that reaches beyond the model; its lines lie at whole steps of the file."""
    low = scene.part_min.min(axis=0).astype(np.float64)
    high = scene.part_max.max(axis=0).astype(np.float64)
    across = max(high[0] - low[0], high[2] - low[2], 1e-3)
    power = 10.0 ** np.floor(np.log10(across / _CELLS_ACROSS))
    step = float(power * next(n for n in (1, 2, 5, 10) if n * power * _CELLS_ACROSS >= across))
    # Just below, or it would flicker through a floor at the same height.
    height = low[1] - 1e-3 * across
    lines = []
    for along, other in ((0, 2), (2, 0)):
        start, end = _steps(low, high, scene.origin, along, step)
        positions = np.arange(*_steps(low, high, scene.origin, other, step), step)
        positions = np.append(positions, positions[-1] + step)
        ends = np.empty((len(positions), 2, 3), np.float32)
        ends[:, :, 1] = height
        ends[:, :, other] = positions[:, None]
        ends[:, :, along] = start, end
        lines.append(ends)
    return Grid(step, np.concatenate(lines))


def _steps(
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    origin: NDArray[np.float64],
    axis: int,
    step: float,
) -> tuple[float, float]:
    """Returns the lines just outside the model along *axis*, scene coordinates."""
    offset = origin[axis]
    start = (np.floor((low[axis] + offset) / step) - 1) * step - offset
    end = (np.ceil((high[axis] + offset) / step) + 1) * step - offset
    return float(start), float(end)
