"""What parts of a model have in common: class, storey, material, property and the like."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale

from exportstudio.ui.preview.properties import property_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import Element, PreviewScene

_NUMBER = re.compile(r"\s*([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(\D{0,12})$")
_MOST_VALUES = 12
"""Numbers of more values than these are told apart by ranges."""
_RANGES = 6


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Classification:
    """Groups of parts.

    Attributes:
        labels: Names of the groups, in the order of a legend.
        of_parts: Group of each part, −1 for none, int32, shape (p,).
        is_scale: The groups are steps of a scale, from low to high.
    """

    labels: list[str]
    of_parts: NDArray[np.int32]
    is_scale: bool = False

    def counts(self, scene: PreviewScene) -> list[int]:
        """Returns how many elements have parts in each group."""
        pairs = np.stack([self.of_parts, scene.part_elements], axis=1)[self.of_parts >= 0]
        unique = np.unique(pairs, axis=0)[:, 0]
        counts: list[int] = np.bincount(unique, minlength=len(self.labels)).tolist()
        return counts

    def elements(self, scene: PreviewScene, group: int) -> NDArray[np.int32]:
        """Returns the elements that have parts in a group."""
        return np.unique(scene.part_elements[self.of_parts == group])


def by_class(scene: PreviewScene) -> Classification:
    """Returns the parts by IFC class."""
    return _by_text(scene, [element.ifc_class for element in scene.elements])


def by_storey(scene: PreviewScene) -> Classification:
    """Returns the parts by storey, in the order of the file; by the place above where none is."""
    place_of: list[int] = []
    for index, element in enumerate(scene.elements):
        above = place_of[element.parent] if element.parent >= 0 else -1
        is_storey = element.ifc_class == "IfcBuildingStorey"
        # What lies below a storey (spaces, parts of assemblies) belongs to it.
        in_storey = above >= 0 and scene.elements[above].ifc_class == "IfcBuildingStorey"
        place_of.append(index if is_storey or (element.is_spatial and not in_storey) else above)
    used = sorted({place_of[int(element)] for element in scene.part_elements} - {-1})
    names = [scene.elements[place].name or scene.elements[place].ifc_class for place in used]
    group_of = {place: group for group, place in enumerate(used)} | {-1: -1}
    groups = np.array([group_of.get(place, -1) for place in place_of], np.int32)
    return Classification(names, groups[scene.part_elements])


def by_material(scene: PreviewScene) -> Classification:
    """Returns the parts by the name of their material; nameless ones by their number."""
    names = [
        name or QCoreApplication.translate("Classification", "Material {number}").format(number=n)
        for n, name in enumerate(scene.material_names, 1)
    ]
    labels = sorted({names[m] for m in np.unique(scene.part_materials) if m >= 0})
    group_of = {label: group for group, label in enumerate(labels)}
    groups = np.array([group_of.get(name, -1) for name in names] + [-1], np.int32)
    return Classification(labels, groups[scene.part_materials])


def by_finding(scene: PreviewScene, findings: Mapping[str, str]) -> Classification:
    """Returns the parts by what was found about their elements: texts by GlobalId."""
    return _by_text(scene, [findings.get(element.global_id, "") for element in scene.elements])


def by_group(scene: PreviewScene, is_cancelled: Callable[[], bool] = _never) -> Classification:
    """Returns the parts by the systems and groups of their elements; several are one label."""
    return _by_text(scene, _texts(scene, lambda e: " · ".join(e.groups), is_cancelled))


def by_kernel(scene: PreviewScene, is_cancelled: Callable[[], bool] = _never) -> Classification:
    """Returns the parts by what made their shapes."""
    return _by_text(
        scene, _texts(scene, lambda e: str(e.extras.get("made_by") or ""), is_cancelled)
    )


def by_outcome(scene: PreviewScene, is_cancelled: Callable[[], bool] = _never) -> Classification:
    """Returns the parts by whether their elements arrived as they were; needs a ledger."""
    if not scene.ledger:
        return Classification([], np.full(len(scene.part_elements), -1, np.int32))
    as_it_was = QCoreApplication.translate("Classification", "Exported")
    simplified = QCoreApplication.translate("Classification", "Simplified")
    return _by_text(
        scene,
        _texts(
            scene, lambda e: simplified if e.extras.get("degraded") else as_it_was, is_cancelled
        ),
    )


def _texts(
    scene: PreviewScene, text_of: Callable[[Element], str], is_cancelled: Callable[[], bool]
) -> list[str]:
    """Returns a text for each drawn element, empty ones for the others."""
    texts = [""] * len(scene.elements)
    for index in np.flatnonzero(scene.has_geometry):
        if is_cancelled():
            break
        texts[index] = text_of(scene.elements[index])
    return texts


def property_names(scene: PreviewScene, is_cancelled: Callable[[], bool] = _never) -> list[str]:
    """Returns the names of all properties that drawn elements have, those of most first."""
    counts: Counter[str] = Counter()
    for index in np.flatnonzero(scene.has_geometry):
        if is_cancelled():
            break
        counts.update(name for name, _ in property_rows(scene.elements[index]))
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def by_property(
    scene: PreviewScene, name: str, is_cancelled: Callable[[], bool] = _never
) -> Classification:
    """Returns the parts by the value of a property; numbers of many values by ranges."""
    values = _texts(scene, lambda e: dict(property_rows(e)).get(name, ""), is_cancelled)
    numbers = _numbers(values)
    if numbers is None:
        return _by_text(scene, values)
    return _by_range(scene, *numbers)


def _by_text(scene: PreviewScene, texts: list[str]) -> Classification:
    drawn = {texts[index] for index in np.flatnonzero(scene.has_geometry)} - {""}
    labels = sorted(drawn, key=natural_order)
    group_of: dict[str, int] = {label: group for group, label in enumerate(labels)} | {"": -1}
    groups = np.array([group_of.get(text, -1) for text in texts], np.int32)
    return Classification(labels, groups[scene.part_elements])


def _numbers(values: Iterable[str]) -> tuple[NDArray[np.float64], str] | None:
    """Returns numbers (NaN where there is none) and their unit, None where they are none or few."""
    found: list[float] = []
    units: set[str] = set()
    for value in values:
        match = _NUMBER.match(value)
        if value and match is None:
            return None
        found.append(float(match[1]) if match else np.nan)
        if match:
            units.add(match[2])
    numbers = np.array(found)
    is_few = len(np.unique(numbers[np.isfinite(numbers)])) <= _MOST_VALUES
    return None if is_few or len(units) != 1 else (numbers, units.pop())


def _by_range(scene: PreviewScene, numbers: NDArray[np.float64], unit: str) -> Classification:
    drawn = numbers[scene.has_geometry & np.isfinite(numbers)]
    bounds = np.linspace(drawn.min(), drawn.max(), _RANGES + 1)
    groups = np.clip(np.searchsorted(bounds, numbers, "right") - 1, 0, _RANGES - 1)
    groups[~np.isfinite(numbers)] = -1
    locale = QLocale()
    texts = [locale.toString(float(bound), "g", 4) for bound in bounds]
    labels = [f"{a} – {b} {unit}".rstrip() for a, b in pairwise(texts)]
    of_parts = groups.astype(np.int32)[scene.part_elements]
    return Classification(labels, of_parts, is_scale=True)


def natural_order(label: str) -> list[tuple[int, int, str]]:
    """Returns a sort key with which “Wall 9” comes before “Wall 10”."""
    return [
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece.casefold())
        for piece in re.split(r"(\d+)", label)
    ]
