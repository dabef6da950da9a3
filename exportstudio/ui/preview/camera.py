"""The camera: looks at a target from a distance, y is up, lengths are metres."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FIELD_OF_VIEW = 40.0
_FIT_MARGIN = 1.05

STANDARD_VIEWS: tuple[tuple[float, float], ...] = (
    (0, 0),
    (90, 0),
    (180, 0),
    (270, 0),
    (0, 90),
    (35, 25),
)
"""Yaw and pitch, degrees, of front, right, back, left, top, and the view from a corner."""


@dataclass
class OrbitCamera:
    """A perspective camera that orbits a target.

    Attributes:
        target: What it looks at.
        distance: From the eye to the target.
        yaw: Degrees around the vertical; 0 looks from +z, 90 from +x.
        pitch: Degrees above the horizon, −90…90.
        scene_centre, scene_radius: Sphere around all that can be seen; bounds the depth range.
    """

    target: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    distance: float = 10.0
    yaw: float = STANDARD_VIEWS[-1][0]
    pitch: float = STANDARD_VIEWS[-1][1]
    scene_centre: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    scene_radius: float = 1.0

    def copy(self) -> OrbitCamera:
        """Returns a camera that stays as this one is now."""
        return replace(self)

    def axes(self) -> NDArray[np.float64]:
        """Returns the unit vectors right, up and backwards as rows, shape (3, 3)."""
        yaw, pitch = np.radians(self.yaw), np.radians(self.pitch)
        sin_yaw, cos_yaw = np.sin(yaw), np.cos(yaw)
        sin_pitch, cos_pitch = np.sin(pitch), np.cos(pitch)
        return np.array(
            [
                [cos_yaw, 0, -sin_yaw],
                [-sin_yaw * sin_pitch, cos_pitch, -cos_yaw * sin_pitch],
                [sin_yaw * cos_pitch, sin_pitch, cos_yaw * cos_pitch],
            ]
        )

    def eye(self) -> NDArray[np.float64]:
        """Returns where the camera stands."""
        eye: NDArray[np.float64] = self.target + self.distance * self.axes()[2]
        return eye

    def set_scene(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        """Takes the box around the whole model."""
        self.scene_centre = (low + high) / 2
        self.scene_radius = max(float(np.linalg.norm(high - low)) / 2, 1e-3)

    def fit(self, low: NDArray[np.float64], high: NDArray[np.float64], aspect: float) -> None:
        """Moves back or forth until the box just fills a picture of *aspect* (width/height)."""
        corners = np.array(np.meshgrid(*np.stack([low, high], axis=1))).reshape(3, -1).T
        axes = self.axes()
        right, up, back = (corners @ axes.T).T
        vertical = float(np.tan(np.radians(_FIELD_OF_VIEW / 2))) / _FIT_MARGIN
        centre = np.array([0.0, 0.0, back.mean()])
        distance = self._nearest_distance()
        for axis, across, slope in ((0, right, vertical * aspect), (1, up, vertical)):
            # The two outermost lines of sight meet where the camera has to stand.
            most = (across + slope * back).max()
            least = (across - slope * back).min()
            centre[axis] = (most + least) / 2
            distance = max(distance, (most - least) / (2 * slope) - centre[2])
        self.target = centre @ axes
        self.distance = float(distance)

    def orbit(self, yaw: float, pitch: float) -> None:
        """Turns around the target by degrees."""
        self.yaw = (self.yaw + yaw) % 360
        self.pitch = min(max(self.pitch + pitch, -90.0), 90.0)

    def look_from(self, yaw: float, pitch: float) -> None:
        """Turns to an absolute direction, degrees."""
        self.yaw, self.pitch = yaw, pitch

    def pan(self, x: float, y: float, height: float) -> None:
        """Moves so that the target follows the pointer by *x*, *y* pixels of *height*."""
        metres = 2 * self.distance * np.tan(np.radians(_FIELD_OF_VIEW / 2)) / height
        right, up, _ = self.axes()
        self.target = self.target + (up * y - right * x) * metres

    def zoom(self, factor: float, anchor: NDArray[np.float64] | None = None) -> None:
        """Multiplies the distance by *factor*; the picture of *anchor* stays where it is."""
        factor = max(factor, self._nearest_distance() / self.distance)
        factor = min(factor, 20 * self.scene_radius / self.distance)
        if anchor is not None:
            self.target = anchor + (self.target - anchor) * factor
        self.distance *= factor

    def view_matrix(self) -> NDArray[np.float64]:
        """Returns the 4×4 matrix from scene to camera coordinates."""
        matrix = np.eye(4)
        matrix[:3, :3] = self.axes()
        matrix[:3, 3] = -matrix[:3, :3] @ self.eye()
        return matrix

    def projection_matrix(self, aspect: float) -> NDArray[np.float64]:
        """Returns the 4×4 perspective matrix; depth is −1 (near) to 1 (far)."""
        to_centre = float(np.linalg.norm(self.eye() - self.scene_centre))
        near = max(to_centre - self.scene_radius, self.scene_radius * 1e-3, self.distance * 1e-3)
        far = max(to_centre + self.scene_radius, near * 2)
        scale = 1 / np.tan(np.radians(_FIELD_OF_VIEW / 2))
        matrix = np.zeros((4, 4))
        matrix[0, 0] = scale / aspect
        matrix[1, 1] = scale
        matrix[2, 2:] = (far + near) / (near - far), 2 * far * near / (near - far)
        matrix[3, 2] = -1
        return matrix

    def ray(
        self, x: float, y: float, width: float, height: float
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Returns start and unit direction of the ray through point *x*, *y* of the picture."""
        scale = np.tan(np.radians(_FIELD_OF_VIEW / 2))
        towards = np.array(
            [(2 * x / width - 1) * scale * width / height, (1 - 2 * y / height) * scale, -1.0]
        )
        direction = towards @ self.axes()
        return self.eye(), direction / np.linalg.norm(direction)

    def point_at_target(
        self, x: float, y: float, width: float, height: float
    ) -> NDArray[np.float64]:
        """Returns the point under *x*, *y* that is as deep in the picture as the target."""
        eye, direction = self.ray(x, y, width, height)
        point: NDArray[np.float64] = eye - direction * self.distance / (direction @ self.axes()[2])
        return point

    def _nearest_distance(self) -> float:
        return self.scene_radius * 2e-3
