"""Storey plans as characters: one grid for all storeys, so that they lie above each other."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.geometry.plans import Plan, View
from exportstudio.geometry.space_labels import SpaceLabel
from exportstudio.model.building import Building
from exportstudio.model.svgx import system_of

LEGEND = {
    ",": "ground",
    "_": "floor, slab or roof below the cut",
    "=": "beam, member or plate",
    ".": "room",
    "+": "equipment, furniture or anything else",
    "S": "stair or ramp",
    "$": "heating, ventilation and air conditioning",
    "~": "water and plumbing",
    "@": "electrical",
    "O": "column or pile",
    "#": "wall",
    "W": "window",
    "D": "door",
}
"""What the characters mean; what stands further down covers what stands above."""

_CLASSES = {
    ",": ("IfcSite", "IfcGeographic", "IfcEarthworks", "IfcExternalSpatial"),
    "_": ("IfcSlab", "IfcRoof", "IfcCovering", "IfcFooting", "IfcPavement", "IfcCourse"),
    "=": ("IfcBeam", "IfcMember", "IfcPlate"),
    "S": ("IfcStair", "IfcRamp"),
    "O": ("IfcColumn", "IfcPile"),
    "#": ("IfcWall", "IfcCurtainWall"),
    "W": ("IfcWindow",),
    "D": ("IfcDoor",),
}  # fmt: skip
_SYSTEMS = {"mechanical": "$", "plumbing": "~", "electrical": "@"}
_GROUND = ","
_TALL = 2.0  # a character is about twice as tall as wide
_STEPS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_INNER = 0.1  # what reaches less far into a cell, as a share of it, does not count
_LEAST_M = 0.01
# Openings are seen from above, too: what is cut of a window may be thinner than a wall. Services
# that hang below a ceiling serve the storey all the same.
_SHOWN = {View.CUT: "".join(LEGEND), View.BELOW: ",_=+S$~@WD", View.ABOVE: "$~@"}


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells lie, in scene coordinates: `x`, `y` is the upper left corner, in metres."""

    x: float
    y: float
    width: float
    height: float
    columns: int
    rows: int

    @classmethod
    def around(cls, building: Building, plans: Sequence[Plan], columns: int) -> "Grid":
        """Return a grid of at most so many columns that covers all plans, with a round scale.

        Of the ground there is only what lies around the rest.
        """
        figures = [figure for plan in plans for figure in plan.figures]
        shapes = [
            figure.geometry
            for figure in figures
            if letter_of(building.elements[figure.element_id].ifc_class) != _GROUND
        ] or [figure.geometry for figure in figures]
        bounds = shapely.total_bounds(shapes) if shapes else np.full(4, np.nan)
        if not np.isfinite(bounds).all():
            return cls(0.0, 0.0, 1.0, _TALL, 1, 1)
        left, bottom, right, top = map(float, bounds)
        wide, tall = right - left, top - bottom
        # No more rows than half the columns, where a building is long from south to north.
        least = max(wide / (columns - 2), tall / _TALL / (columns / 2 - 2), _LEAST_M)
        power = 10.0 ** math.floor(math.log10(least))
        width = next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))
        height = width * _TALL
        x = math.floor(left / width) * width
        y = math.ceil(top / height) * height
        return cls(
            x,
            y,
            width,
            height,
            max(math.ceil((right - x) / width), 1),
            max(math.ceil((y - bottom) / height), 1),
        )


def draw(building: Building, plan: Plan, labels: Sequence[SpaceLabel], grid: Grid) -> list[str]:
    """Return the rows of a plan from north to south; rooms have their number from `labels`."""
    by_letter: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for figure in plan.figures:
        letter = letter_of(building.elements[figure.element_id].ifc_class)
        if figure.view is View.SPACE:
            by_letter["."].append(figure.geometry)
        elif letter in _SHOWN[figure.view]:
            by_letter[letter].append(figure.geometry)
    cells = np.full((grid.rows, grid.columns), " ")
    for letter in LEGEND:
        for geometry in by_letter[letter]:
            _fill(cells, grid, geometry, letter)
    for number, label in enumerate(labels, 1):
        column = int((label.point[0] - grid.x) / grid.width)
        row = int((grid.y - label.point[1]) / grid.height)
        _write(cells, str(number), row, column)
    return ["".join(row) for row in cells]


def letter_of(ifc_class: str) -> str:
    """Return the character of an IFC class."""
    for letter, names in _CLASSES.items():
        if ifc_class.startswith(names):
            return letter
    return _SYSTEMS.get(system_of(ifc_class), "+")


def _fill(cells: NDArray[np.str_], grid: Grid, geometry: BaseGeometry, letter: str) -> None:
    """Set the cells that a geometry reaches into; rooms only where it holds the middle."""
    left, bottom, right, top = geometry.bounds
    if not math.isfinite(left + bottom + right + top):
        return
    first = max(int((left - grid.x) / grid.width), 0)
    last = min(int((right - grid.x) / grid.width), grid.columns - 1)
    upper = max(int((grid.y - top) / grid.height), 0)
    lower = min(int((grid.y - bottom) / grid.height), grid.rows - 1)
    columns, rows = np.meshgrid(np.arange(first, last + 1), np.arange(upper, lower + 1))
    x, y = grid.x + columns * grid.width, grid.y - (rows + 1) * grid.height
    shapely.prepare(geometry)
    if letter == ".":
        hit = shapely.intersects_xy(geometry, x + grid.width / 2, y + grid.height / 2)
    else:
        dx, dy = _INNER * grid.width, _INNER * grid.height
        boxes = shapely.box(x + dx, y + dy, x + grid.width - dx, y + grid.height - dy)
        hit = shapely.intersects(geometry, boxes)
    cells[rows[hit], columns[hit]] = letter


def _write(cells: NDArray[np.str_], text: str, row: int, column: int) -> None:
    """Write a text around a cell, as far as the grid reaches."""
    first = column - (len(text) - 1) // 2
    for n, letter in enumerate(text, first):
        if 0 <= row < cells.shape[0] and 0 <= n < cells.shape[1]:
            cells[row, n] = letter
