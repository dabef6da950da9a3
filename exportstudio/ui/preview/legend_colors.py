"""The colours of a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.classification import Classification

REST = (176, 180, 186)
"""What belongs to no group."""
_HUES = np.array(
    [
        [0, 114, 178], [230, 159, 0], [0, 158, 115], [204, 121, 167], [86, 180, 233],
        [213, 94, 0], [240, 228, 66], [117, 112, 179], [102, 166, 30], [166, 118, 29],
        [231, 41, 138], [64, 120, 120],
    ]
)  # fmt: skip
"""Told apart by people who see few colours, too."""
_SCALE = np.array([[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]])


def legend_colors(classification: Classification) -> NDArray[np.uint8]:
    """Returns a colour for each group, sRGB, shape (n, 3)."""
    count = len(classification.labels)
    if classification.is_scale:
        steps = np.linspace(0, len(_SCALE) - 1, max(count, 1))
        columns = [np.interp(steps, np.arange(len(_SCALE)), _SCALE[:, c]) for c in range(3)]
        return np.stack(columns, axis=1)[:count].astype(np.uint8)
    turn, hue = np.divmod(np.arange(count), len(_HUES))
    # Further rounds are lighter and lighter; their names tell what colours no longer can.
    share = (0.35 * (turn % 3))[:, None]
    return (_HUES[hue] * (1 - share) + 255 * share).astype(np.uint8)


def tints_of(classification: Classification) -> NDArray[np.uint8]:
    """Returns the colour of each part, sRGB, shape (p, 3)."""
    colors = np.concatenate([legend_colors(classification), np.array([REST], np.uint8)])
    return colors[classification.of_parts]
