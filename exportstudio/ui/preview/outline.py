"""The tree of a model for people: places, then classes, then elements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from exportstudio.ui.preview.classification import (
    Classification,
    by_class,
    by_material,
    natural_order,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene


@dataclass(eq=False)
class OutlineItem:
    """A row of the tree.

    Attributes:
        element: The element it stands for, −1 for a class.
        row: Position below its parent.
        first, end: Range of `Outline.drawn` that lies below it, itself included.
    """

    label: str
    element: int
    parent: OutlineItem | None
    row: int = 0
    first: int = 0
    end: int = 0
    children: list[OutlineItem] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The tree.

    Attributes:
        root: Holds the rows at the top; not a row itself.
        drawn: Elements with geometry in the order of the tree, int32.
        items: The row of each element that has one.
    """

    root: OutlineItem
    drawn: NDArray[np.int32]
    items: dict[int, OutlineItem]


class Grouping(Enum):
    """What the rows at the top of the tree are."""

    PLACE = "place"
    CLASS = "class"
    MATERIAL = "material"
    GROUP = "group"


def build_outline(
    scene: PreviewScene, search: str = "", grouping: Grouping = Grouping.PLACE
) -> Outline:
    """Returns the tree of what contains *search* in name, class or GlobalId.

    What matches is shown with all that lies below it. By material or group, an element has a row
    under each of its own.
    """
    builder = _Builder(scene, search)
    if grouping is Grouping.CLASS:
        return builder.build_groups(_members(scene, by_class(scene)))
    if grouping is Grouping.MATERIAL:
        return builder.build_groups(_members(scene, by_material(scene)))
    if grouping is Grouping.GROUP:
        return builder.build_groups(_members_of_groups(scene))
    return builder.build()


def _members(scene: PreviewScene, classification: Classification) -> dict[str, list[int]]:
    """Returns the drawn elements by the labels of their parts; those of none come under “”."""
    members = {
        label: classification.elements(scene, group).tolist()
        for group, label in enumerate(classification.labels)
    }
    return members | {"": classification.elements(scene, -1).tolist()}


def _members_of_groups(scene: PreviewScene) -> dict[str, list[int]]:
    """Returns the drawn elements by system or group; those of none come under “”."""
    members: dict[str, list[int]] = defaultdict(list)
    for index in np.flatnonzero(scene.has_geometry).tolist():
        for name in scene.elements[index].groups or [""]:
            members[name].append(index)
    return members


class _Builder:
    def __init__(self, scene: PreviewScene, search: str) -> None:
        self._scene = scene
        self._is_kept = _matches(scene, search)
        self._children: dict[int, list[int]] = defaultdict(list)
        for index, element in enumerate(scene.elements):
            self._children[element.parent].append(index)
        self._drawn: list[int] = []
        self._items: dict[int, OutlineItem] = {}

    def build(self) -> Outline:
        root = OutlineItem("", -1, None)
        self._fill(root, self._children[-1])
        root.end = len(self._drawn)
        return Outline(root, np.array(self._drawn, np.int32), self._items)

    def build_groups(self, members: dict[str, list[int]]) -> Outline:
        """Returns a tree of two levels: groups, and the drawn elements in them."""
        root = OutlineItem("", -1, None)
        rest = QCoreApplication.translate("Outline", "Others")
        for label in sorted(members, key=lambda name: (not name, natural_order(name))):
            elements = [index for index in members[label] if self._is_kept[index]]
            if not elements:
                continue
            holder = self._append(root, label or rest, -1)
            for index in sorted(elements, key=lambda i: natural_order(self._label(i))):
                item = self._append(holder, self._label(index), index)
                self._items.setdefault(index, item)
                self._drawn.append(index)
                item.end = len(self._drawn)
            holder.end = len(self._drawn)
        root.end = len(self._drawn)
        return Outline(root, np.array(self._drawn, np.int32), self._items)

    def _fill(self, parent: OutlineItem, elements: list[int]) -> None:
        """Adds *elements*: places in the order of the file, then the others by class and name."""
        by_class: dict[str, list[int]] = defaultdict(list)
        for index in elements:
            if self._is_place(index):
                self._add(parent, index)
            elif self._is_kept[self._scene.subtree(index)].any():
                by_class[self._scene.elements[index].ifc_class].append(index)
        for ifc_class in sorted(by_class):
            members = sorted(by_class[ifc_class], key=lambda i: natural_order(self._label(i)))
            holder = self._append(parent, ifc_class, -1) if ifc_class else parent
            for index in members:
                self._add(holder, index)
            holder.end = len(self._drawn)

    def _add(self, parent: OutlineItem, index: int) -> None:
        if not self._is_kept[self._scene.subtree(index)].any():
            return
        item = self._append(parent, self._label(index), index)
        self._items[index] = item
        if self._is_kept[index] and self._scene.has_geometry[index]:
            self._drawn.append(index)
        if self._is_place(index):
            self._fill(item, self._children[index])
        else:
            for child in self._children[index]:
                self._add(item, child)
        item.end = len(self._drawn)

    def _append(self, parent: OutlineItem, label: str, element: int) -> OutlineItem:
        item = OutlineItem(label, element, parent, len(parent.children), len(self._drawn))
        parent.children.append(item)
        return item

    def _is_place(self, index: int) -> bool:
        """Whether it only holds others: a spatial element, or a group in a foreign file."""
        element = self._scene.elements[index]
        is_group = bool(self._children[index]) and not self._scene.has_geometry[index]
        return element.is_spatial or (is_group and not element.ifc_class)

    def _label(self, index: int) -> str:
        element = self._scene.elements[index]
        return element.name or element.ifc_class or f"#{element.node}"


def _matches(scene: PreviewScene, search: str) -> NDArray[np.bool_]:
    wanted = search.strip().casefold()
    matches = np.zeros(len(scene.elements), np.bool_)
    for index, element in enumerate(scene.elements):
        texts = (element.name, element.ifc_class, element.global_id)
        if not wanted or any(wanted in text.casefold() for text in texts):
            matches[scene.subtree(index)] = True
    return matches
