"""A building as a comparison sees it, whatever kind of file it comes from."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exportstudio.model.table import Cell


class Facet(StrEnum):
    """What a file can tell of its elements; only what both files tell is compared."""

    ELEMENTS = "elements"
    NAMES = "names"
    ATTRIBUTES = "attributes"
    PROPERTIES = "properties"
    QUANTITIES = "quantities"
    MATERIALS = "materials"
    TYPE_VALUES = "type values"
    GEOMETRY = "geometry"


@dataclass(frozen=True, slots=True)
class ValueName:
    """Which value of an element: its table, set, name, and which part of it."""

    facet: Facet
    set: str
    name: str
    part: str = ""
    position: int = 0
    of_type: bool = False

    def __str__(self) -> str:
        words = ".".join(filter(None, (self.set, self.name, self.part)))
        return f"{words}[{self.position}]" if self.position > 1 else words


@dataclass(frozen=True, slots=True)
class Solid:
    """The body of an element: `points` (n, 3) in metres, z up, in the world; `triangles` (m, 3).

    `rounding_m`: how far the file may have moved each point along an axis.
    """

    points: NDArray[np.float64]
    triangles: NDArray[np.uint32]
    rounding_m: float = 0.0

    @property
    def low(self) -> NDArray[np.float64]:
        """The least coordinates."""
        least: NDArray[np.float64] = self.points.min(0)
        return least

    @property
    def high(self) -> NDArray[np.float64]:
        """The greatest coordinates."""
        greatest: NDArray[np.float64] = self.points.max(0)
        return greatest

    def area(self) -> float:
        """Return the area of the surface in square metres."""
        a, b, c = ((self.points - self.low)[self.triangles[:, n]] for n in range(3))
        return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)

    def volume(self) -> float:
        """Return the volume in cubic metres; of no meaning where the surface is open."""
        a, b, c = ((self.points - self.low)[self.triangles[:, n]] for n in range(3))
        return float(abs(np.einsum("ij,ij->i", a, np.cross(b, c)).sum()) / 6)


@dataclass(slots=True)
class ElementState:
    """One element. `attributes` are by name of the column in the table of elements."""

    key: str
    ifc_class: str
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    values: dict[ValueName, Cell] = field(default_factory=dict)
    solid: Solid | None = None


@dataclass(slots=True)
class Snapshot:
    """All elements of a file by key, and what the file tells of them.

    `chord_m`: how far the facets of its bodies may lie from true surfaces.
    """

    path: Path
    facets: frozenset[Facet]
    elements: dict[str, ElementState] = field(default_factory=dict)
    chord_m: float = 0.0
