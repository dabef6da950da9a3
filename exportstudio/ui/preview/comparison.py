"""What is different between two exports of a building."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from exportstudio.ui.preview.classification import Classification

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene

_TOLERANCE_M = 0.005
"""Two qualities round curves differently; what moves by more than this is another shape."""
_COLOR_TOLERANCE = 6
"""Of 255."""
_SAME, _MOVED, _RECOLORED, _ONLY_HERE = range(4)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two exports, each with its parts by how their elements differ from those of the other.

    Attributes:
        other: The model that the first one is compared with.
        only_there: How many elements only that model has.
    """

    path: Path
    other: PreviewScene
    here: Classification
    there: Classification
    only_there: int


def compare(scene: PreviewScene, path: Path, other: PreviewScene) -> Comparison:
    """Returns what is different between *scene* and *other*, the model in *path*."""
    here, only_there = by_difference(scene, other)
    there, _ = by_difference(other, scene)
    return Comparison(path, other, here, there, only_there)


def by_difference(scene: PreviewScene, other: PreviewScene) -> tuple[Classification, int]:
    """Returns the parts of *scene* by how their elements differ, and how many only *other* has.

    Elements are the same by their GlobalId. Their boxes tell whether they have another shape or
    stand elsewhere; their colours are compared without an order.
    """
    own, others = _boxes(scene), _boxes(other)
    own_colors, other_colors = _colors(scene), _colors(other)
    groups = np.full(len(scene.elements), -1, np.int32)
    for index in np.flatnonzero(scene.has_geometry):
        name = scene.elements[index].global_id
        if name not in others:
            groups[index] = _ONLY_HERE
        elif np.abs(own[name] - others[name]).max() > _TOLERANCE_M:
            groups[index] = _MOVED
        elif _differ(own_colors[name], other_colors[name]):
            groups[index] = _RECOLORED
        else:
            groups[index] = _SAME
    translate = QCoreApplication.translate
    labels = [
        translate("Comparison", "The same in both"),
        translate("Comparison", "Another shape or place"),
        translate("Comparison", "Another colour"),
        translate("Comparison", "Only here"),
    ]
    missing = len(others.keys() - own.keys())
    return Classification(labels, groups[scene.part_elements]), missing


def _boxes(scene: PreviewScene) -> dict[str, NDArray[np.float64]]:
    """Returns lowest and highest corner of each drawn element, in the building, shape (2, 3)."""
    count = len(scene.elements)
    low, high = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
    np.minimum.at(low, scene.part_elements, scene.part_min)
    np.maximum.at(high, scene.part_elements, scene.part_max)
    drawn = np.flatnonzero(scene.has_geometry)
    corners = scene.to_building(np.stack([low[drawn], high[drawn]], axis=1))
    # y of the building runs against z of the scene: low and high change places.
    corners = np.sort(corners, axis=1)
    return {scene.elements[i].global_id: box for i, box in zip(drawn, corners, strict=True)}


def _colors(scene: PreviewScene) -> dict[str, NDArray[np.int64]]:
    """Returns the different colours of each drawn element, sorted, shape (n, 4)."""
    pairs = np.concatenate([scene.part_elements[:, None], scene.part_colors], axis=1)
    unique = np.unique(pairs.astype(np.int64), axis=0)
    starts = np.flatnonzero(np.diff(unique[:, 0], prepend=-1))
    return {
        scene.elements[int(rows[0, 0])].global_id: rows[:, 1:]
        for rows in np.split(unique, starts[1:])
    }


def _differ(own: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    return own.shape != other.shape or bool(np.abs(own - other).max() > _COLOR_TOLERANCE)
