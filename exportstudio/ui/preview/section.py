"""What is cut away: all that lies outside a box, whose sides may be infinitely far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_PLANES = 6


@dataclass(frozen=True, slots=True)
class Section:
    """A box along the axes of the scene; metres in scene coordinates, y points up.

    Attributes:
        low, high: Nothing is drawn below and above these values of x, y and z.
    """

    low: tuple[float, float, float] = (-np.inf, -np.inf, -np.inf)
    high: tuple[float, float, float] = (np.inf, np.inf, np.inf)

    @classmethod
    def below(cls, height: float) -> Section:
        """Returns the section that keeps what lies below a height, as for a plan."""
        return cls(high=(np.inf, height, np.inf))

    @property
    def is_cut(self) -> bool:
        """Whether anything is cut away."""
        return bool(np.isfinite([*self.low, *self.high]).any())

    def with_side(self, axis: int, *, high: bool, value: float) -> Section:
        """Returns the section with one side moved."""
        sides = list(self.high if high else self.low)
        sides[axis] = value
        moved = (sides[0], sides[1], sides[2])
        return replace(self, high=moved) if high else replace(self, low=moved)

    def moved(self, shift: NDArray[np.float64]) -> Section:
        """Returns the section moved by *shift*, shape (3,)."""
        x, y, z = shift.tolist()
        (low_x, low_y, low_z), (high_x, high_y, high_z) = self.low, self.high
        return Section((low_x + x, low_y + y, low_z + z), (high_x + x, high_y + y, high_z + z))

    def planes(self) -> NDArray[np.float64]:
        """Returns the sides that cut: normals outwards and offsets, shape (n, 4).

        A point is kept where normal · point ≤ offset for all of them.
        """
        rows = []
        for axis in range(3):
            for sign, value in ((1.0, self.high[axis]), (-1.0, self.low[axis])):
                if np.isfinite(value):
                    row = np.zeros(4)
                    row[axis], row[3] = sign, sign * value
                    rows.append(row)
        return np.array(rows).reshape(-1, 4)

    def keeps(self, points: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Returns which of *points*, shape (n, 3), are kept."""
        planes = self.planes()
        heights = points @ planes[:, :3].T - planes[:, 3]
        return np.asarray((heights <= 1e-9).all(axis=1))
