"""The camera: looks at a target from a distance, y is up, lengths are metres."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIELD_OF_VIEW = 40.0
"""From bottom to top, degrees."""
_FIT_MARGIN = 1.05
_ARM_M = 1.0
_HALF_HEIGHT = float(np.tan(np.radians(FIELD_OF_VIEW / 2)))
"""Half the height of what is seen, at a distance of 1."""
_HALF_HEIGHT_WALKING = float(np.tan(np.radians(65 / 2)))

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
    """A camera that orbits a target, in perspective or in parallel projection.

    Attributes:
        target: What it looks at.
        distance: From the eye to the target.
        yaw: Degrees around the vertical; 0 looks from +z, 90 from +x.
        pitch: Degrees above the horizon, −90…90.
        is_orthographic: Lines of sight are parallel; what is as far as the target is as large as
            in perspective.
        scene_centre, scene_radius: Sphere around all that can be seen; bounds the depth range.
        main_radius: Size of what is looked at for the most part; bounds how near one can come.
        half_height: Half of what is seen from bottom to top, at a distance of 1.
    """

    target: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    distance: float = 10.0
    yaw: float = STANDARD_VIEWS[-1][0]
    pitch: float = STANDARD_VIEWS[-1][1]
    is_orthographic: bool = False
    scene_centre: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    scene_radius: float = 1.0
    main_radius: float = 1.0
    half_height: float = _HALF_HEIGHT

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

    @property
    def visible_height(self) -> float:
        """Metres that are seen from bottom to top, at the distance of the target."""
        return 2 * self.distance * self.half_height

    def stand_at(
        self,
        eye: NDArray[np.float64],
        direction: NDArray[np.float64],
        visible_height: float | None = None,
    ) -> None:
        """Looks from *eye* into *direction* (scene coordinates).

        Args:
            visible_height: What is to be seen in parallel projection; None for perspective.
        """
        back = -direction / max(float(np.linalg.norm(direction)), 1e-12)
        self.pitch = float(np.degrees(np.arcsin(np.clip(back[1], -1, 1))))
        if abs(back[0]) > 1e-9 or abs(back[2]) > 1e-9:
            self.yaw = float(np.degrees(np.arctan2(back[0], back[2]))) % 360
        self.is_orthographic = visible_height is not None
        if visible_height is not None:
            self.distance = max(visible_height / (2 * self.half_height), 1e-6)
        else:
            to_centre = float(back @ (eye - self.scene_centre))
            self.distance = max(to_centre, self._nearest_distance())
        self.target = eye - self.distance * self.axes()[2]

    def set_scene(
        self,
        low: NDArray[np.float64],
        high: NDArray[np.float64],
        main_size: float | None = None,
    ) -> None:
        """Takes the box around the whole model.

        Args:
            main_size: Diagonal of the box without what is far away; None where nothing is.
        """
        size = float(np.linalg.norm(high - low))
        self.scene_centre = (low + high) / 2
        self.scene_radius = max(size / 2, 1e-3)
        self.main_radius = max((size if main_size is None else main_size) / 2, 1e-3)

    def fit(self, low: NDArray[np.float64], high: NDArray[np.float64], aspect: float) -> None:
        """Moves back or forth until the box just fills a picture of *aspect* (width/height)."""
        corners = np.array(np.meshgrid(*np.stack([low, high], axis=1))).reshape(3, -1).T
        axes = self.axes()
        right, up, back = (corners @ axes.T).T
        vertical = self.half_height / _FIT_MARGIN
        centre = np.array([0.0, 0.0, back.mean()])
        distance = self._nearest_distance()
        for axis, across, slope in ((0, right, vertical * aspect), (1, up, vertical)):
            if self.is_orthographic:
                centre[axis] = (across.max() + across.min()) / 2
                distance = max(distance, (across.max() - across.min()) / (2 * slope))
                continue
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

    def look_around(self, yaw: float, pitch: float) -> None:
        """Turns on the spot by degrees."""
        eye = self.eye()
        self.orbit(yaw, pitch)
        self.target = eye - self.distance * self.axes()[2]

    def stand(self) -> None:
        """Brings the target to arm's length, and sees more at once: for walks through rooms."""
        eye = self.eye()
        self.is_orthographic = False
        self.half_height = _HALF_HEIGHT_WALKING
        self.distance = max(_ARM_M, self._nearest_distance())
        self.target = eye - self.distance * self.axes()[2]

    def step_back(self) -> None:
        """Sees as much as before `stand`."""
        self.half_height = _HALF_HEIGHT

    def walk(self, ahead: float, right: float, up: float) -> None:
        """Goes some metres on the level, wherever one looks, and upwards."""
        yaw = np.radians(self.yaw)
        forwards = np.array([-np.sin(yaw), 0, -np.cos(yaw)])
        sideways = np.array([np.cos(yaw), 0, -np.sin(yaw)])
        self.target = self.target + ahead * forwards + right * sideways + [0, up, 0]

    def look_from(self, yaw: float, pitch: float) -> None:
        """Turns to an absolute direction, degrees."""
        self.yaw, self.pitch = yaw, pitch

    def pan(self, x: float, y: float, height: float) -> None:
        """Moves so that the target follows the pointer by *x*, *y* pixels of *height*."""
        metres = 2 * self.distance * self.half_height / height
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
        """Returns the 4×4 matrix from camera to clip coordinates; depth is −1 (near) to 1 (far)."""
        scale = 1 / self.half_height
        matrix = np.zeros((4, 4))
        if self.is_orthographic:
            depth = float(self.axes()[2] @ (self.eye() - self.scene_centre))
            # Wide enough for a grid around the model.
            near, far = depth - 3 * self.scene_radius, depth + 3 * self.scene_radius
            matrix[0, 0] = scale / aspect / self.distance
            matrix[1, 1] = scale / self.distance
            matrix[2, 2:] = 2 / (near - far), (far + near) / (near - far)
            matrix[3, 3] = 1
            return matrix
        to_centre = float(np.linalg.norm(self.eye() - self.scene_centre))
        # The grid reaches beyond the model.
        nearest = max(self.main_radius, self.distance) * 1e-3
        near = max(to_centre - 1.6 * self.scene_radius, nearest)
        far = max(to_centre + 3 * self.scene_radius, near * 2)
        matrix[0, 0] = scale / aspect
        matrix[1, 1] = scale
        matrix[2, 2:] = (far + near) / (near - far), 2 * far * near / (near - far)
        matrix[3, 2] = -1
        return matrix

    def towards_viewer(self) -> NDArray[np.float64]:
        """Returns what shading needs: the eye and 1, or the direction to the viewer and 0."""
        if self.is_orthographic:
            return np.append(self.axes()[2], 0.0)
        return np.append(self.eye(), 1.0)

    def ray(
        self, x: float, y: float, width: float, height: float
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Returns start and unit direction of the ray through point *x*, *y* of the picture."""
        axes = self.axes()
        across = (2 * x / width - 1) * self.half_height * width / height
        up = (1 - 2 * y / height) * self.half_height
        if self.is_orthographic:
            start = self.target + self.distance * (across * axes[0] + up * axes[1])
            depth = float(axes[2] @ (self.scene_centre - start)) + 2 * self.scene_radius
            return start + depth * axes[2], -axes[2]
        direction = np.array([across, up, -1.0]) @ axes
        return self.eye(), direction / np.linalg.norm(direction)

    def on_screen(
        self, points: NDArray[np.float64], width: float, height: float
    ) -> NDArray[np.float64]:
        """Returns where *points*, shape (n, 3), are seen: pixels and depth, shape (n, 3).

        What lies behind the viewer is nowhere: its pixels are not numbers.
        """
        matrix = self.projection_matrix(width / height) @ self.view_matrix()
        clip = points @ matrix[:, :3].T + matrix[:, 3]
        with np.errstate(divide="ignore", invalid="ignore"):
            seen: NDArray[np.float64] = clip[:, :3] / clip[:, 3:]
        seen[clip[:, 3] <= 0] = np.nan
        seen[:, 0] = (seen[:, 0] + 1) / 2 * width
        seen[:, 1] = (1 - seen[:, 1]) / 2 * height
        return seen

    def point_at_target(
        self, x: float, y: float, width: float, height: float
    ) -> NDArray[np.float64]:
        """Returns the point under *x*, *y* that is as deep in the picture as the target."""
        start, direction = self.ray(x, y, width, height)
        back = self.axes()[2]
        point: NDArray[np.float64] = start + direction * (
            back @ (self.target - start) / (direction @ back)
        )
        return point

    def _nearest_distance(self) -> float:
        return self.main_radius * 2e-3
