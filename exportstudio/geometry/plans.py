"""Storey plans: what is cut, what lies below and above the cut, and the spaces.

All formats that are flat draw from here. Coordinates are those of the scene, without its offset.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

import shapely
from shapely.geometry.base import BaseGeometry

from exportstudio.geometry.outlines import Outlines
from exportstudio.geometry.placement import PlacementError, Placements
from exportstudio.geometry.sections import section_of
from exportstudio.model.building import Building, Element
from exportstudio.model.scene import Placement, Scene, ShapedBuilding

CUT_HEIGHT_M = 1.2
_SAME_LEVEL_M = 0.001


class View(StrEnum):
    """How a plan shows a part of an element."""

    CUT = "cut"
    BELOW = "below"
    ABOVE = "above"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Level:
    """A height at which a plan is drawn, with the STEP ids of the storeys that lie there.

    `elevation_m` is in world coordinates; None where the building has no storeys, and all of it
    is seen from above.
    """

    name: str
    elevation_m: float | None = None
    storeys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A part of an element in a plan: areas, or lines where nothing encloses one.

    `style` is the index into `Scene.styles`.
    """

    element_id: int
    view: View
    style: int
    geometry: BaseGeometry


@dataclass(slots=True)
class Plan:
    """What is drawn at one level, by STEP id of the elements."""

    level: Level
    figures: list[Figure] = field(default_factory=list)


def read_levels(building: Building) -> list[Level]:
    """Return the levels of the storeys from the lowest up; storeys at one height share one."""
    placements = Placements(building.length_unit_m)
    found: list[tuple[float, int]] = []
    for element in building.elements.values():
        if element.ifc_class == "IfcBuildingStorey":
            storey = building.ifc.by_id(element.id)
            try:
                matrix = placements.of(storey.ObjectPlacement) if storey.ObjectPlacement else None
            except PlacementError:
                matrix = None
            stated = float(storey.Elevation or 0.0) * building.length_unit_m
            found.append((stated if matrix is None else float(matrix[2, 3]), element.id))
    groups: list[tuple[float, list[int]]] = []
    for elevation, id in sorted(found):
        if groups and elevation - groups[-1][0] <= _SAME_LEVEL_M:
            groups[-1][1].append(id)
        else:
            groups.append((elevation, [id]))
    return [
        Level(" + ".join(building.elements[id].name for id in ids), elevation, tuple(ids))
        for elevation, ids in groups
    ] or [Level("")]


def storey_of(building: Building, element: Element) -> int | None:
    """Return the STEP id of the storey that an element stands in, or None."""
    for each in (element, *building.path_of(element)):
        if each.ifc_class == "IfcBuildingStorey":
            return each.id
    return None


def draw_plans(
    building: Building,
    shaped: ShapedBuilding,
    levels: list[Level],
    *,
    cut_height_m: float = CUT_HEIGHT_M,
    tolerance_m: float = 0.0,
) -> list[Plan]:
    """Return a plan for each level, cut `cut_height_m` above it.

    Every element is in a plan at least: it is cut wherever a plane meets it, and seen in that of
    its own storey, below the plane or above it. An element without a storey belongs to the
    highest level that it does not lie below. Outlines are simplified by `tolerance_m`.
    """
    return _Drawing(building, shaped.scene, levels, cut_height_m, tolerance_m).plans()


def footprints(shaped: ShapedBuilding, *, tolerance_m: float = 0.0) -> dict[int, BaseGeometry]:
    """Return what each element covers as seen from above, by STEP id.

    What is seen on edge is given as lines. Outlines are simplified by `tolerance_m`.
    """
    outlines = Outlines(shaped.scene)
    parts: dict[int, list[BaseGeometry]] = defaultdict(list)
    for placement in shaped.scene.placements:
        parts[placement.element_id].append(outlines.of(placement))
    return {id: merged(parts[id], tolerance_m) for id in sorted(parts)}


def reach(scene: Scene, placement: Placement) -> tuple[float, float]:
    """Return the least and the greatest height of a placed shape, in scene coordinates."""
    row = placement.matrix[2]
    heights = scene.shapes[placement.shape].vertices @ row[:3] + row[3]
    return float(heights.min()), float(heights.max())


def merged(parts: list[BaseGeometry], tolerance_m: float = 0.0) -> BaseGeometry:
    """Return the union of some outlines, simplified; areas prevail over lines and points."""
    areas = [part for part in parts if part.area > 0]
    whole = shapely.union_all(areas or parts)
    simpler = whole.simplify(tolerance_m) if tolerance_m else whole
    return shapely.normalize(whole if simpler.is_empty or not simpler.is_valid else simpler)


class _Drawing:
    def __init__(
        self,
        building: Building,
        scene: Scene,
        levels: list[Level],
        cut_height_m: float,
        tolerance_m: float,
    ) -> None:
        self._building = building
        self._scene = scene
        self._tolerance_m = tolerance_m
        self._outlines = Outlines(scene)
        self._plans = [Plan(level) for level in levels]
        self._by_storey = {id: n for n, level in enumerate(levels) for id in level.storeys}
        self._elevations = [
            None if level.elevation_m is None else level.elevation_m - scene.offset[2]
            for level in levels
        ]
        self._cut_height_m = cut_height_m

    def plans(self) -> list[Plan]:
        for placement in self._scene.placements:
            element = self._building.elements[placement.element_id]
            if element.ifc_class == "IfcSpace":
                self._draw_space(element, placement)
            else:
                self._draw(element, placement)
        for plan in self._plans:
            plan.figures.sort(key=lambda figure: (figure.element_id, figure.view, figure.style))
        return self._plans

    def _draw(self, element: Element, placement: Placement) -> None:
        low, high = reach(self._scene, placement)
        own = self._own_level(element, low)
        outline_at: View | None = None
        for n, plan in enumerate(self._plans):
            plane = self._plane(n)
            is_cut = plane is not None and low < plane < high
            if plane is not None and is_cut:
                shape = self._scene.shapes[placement.shape]
                for slot, area in section_of(shape, placement, plane):
                    style = placement.styles[slot]
                    plan.figures.append(Figure(element.id, View.CUT, style, area))
            if n == own:
                outline_at = View.ABOVE if plane is not None and low >= plane else View.BELOW
        if outline_at is not None:
            outline = merged([self._outlines.of(placement)], self._tolerance_m)
            self._plans[own].figures.append(
                Figure(element.id, outline_at, placement.styles[0], outline)
            )

    def _draw_space(self, element: Element, placement: Placement) -> None:
        low, high = reach(self._scene, placement)
        own = self._own_level(element, low)
        plane = self._plane(own)
        areas = (
            section_of(self._scene.shapes[placement.shape], placement, plane)
            if plane is not None and low < plane < high
            else []
        )
        parts = [area for _, area in areas] or [self._outlines.of(placement)]
        self._plans[own].figures.append(
            Figure(element.id, View.SPACE, placement.styles[0], merged(parts))
        )

    def _plane(self, level: int) -> float | None:
        elevation = self._elevations[level]
        return None if elevation is None else elevation + self._cut_height_m

    def _own_level(self, element: Element, low: float) -> int:
        storey = storey_of(self._building, element)
        if storey in self._by_storey:
            return self._by_storey[storey]
        beneath = [n for n, at in enumerate(self._elevations) if at is None or at <= low]
        return beneath[-1] if beneath else 0
