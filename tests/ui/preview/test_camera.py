from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.camera import STANDARD_VIEWS, OrbitCamera

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOW, HIGH = np.array([-5.0, 0.0, -20.0]), np.array([30.0, 12.0, 4.0])


def on_screen(
    camera: OrbitCamera, point: NDArray[np.float64], aspect: float
) -> NDArray[np.float64]:
    clip: NDArray[np.float64] = (
        camera.projection_matrix(aspect) @ camera.view_matrix() @ np.append(point, 1)
    )
    on_plane: NDArray[np.float64] = clip[:3] / clip[3]
    return on_plane


def fitted(aspect: float = 1.5) -> OrbitCamera:
    camera = OrbitCamera()
    camera.set_scene(LOW, HIGH)
    camera.fit(LOW, HIGH, aspect)
    return camera


@pytest.mark.parametrize("aspect", [0.4, 1.0, 2.5])
@pytest.mark.parametrize("view", STANDARD_VIEWS)
def test_a_fitted_box_fills_the_picture(view: tuple[float, float], aspect: float) -> None:
    camera = OrbitCamera()
    camera.set_scene(LOW, HIGH)
    camera.look_from(*view)
    camera.fit(LOW, HIGH, aspect)
    corners = np.array(np.meshgrid(*zip(LOW, HIGH, strict=True))).reshape(3, -1).T
    seen = np.array([on_screen(camera, corner, aspect) for corner in corners])
    assert (np.abs(seen) <= 1).all()
    assert np.abs(seen[:, :2]).max() > 0.9


def test_front_looks_from_plus_z() -> None:
    camera = fitted()
    camera.look_from(*STANDARD_VIEWS[0])
    np.testing.assert_allclose(camera.axes(), np.eye(3), atol=1e-12)


@pytest.mark.parametrize("pixel", [(0, 0), (320, 200), (600, 31)])
def test_a_ray_meets_what_is_drawn_at_its_pixel(pixel: tuple[float, float]) -> None:
    camera = fitted(1.6)
    start, direction = camera.ray(*pixel, 640, 400)
    x, y, _ = on_screen(camera, start + 17 * direction, 1.6)
    np.testing.assert_allclose([(x + 1) * 320, (1 - y) * 200], pixel, atol=1e-6)


def test_zoom_keeps_the_point_under_the_pointer() -> None:
    camera = fitted()
    anchor = np.array([3.0, 2.0, 1.0])
    before = on_screen(camera, anchor, 1.5)
    camera.zoom(0.5, anchor)
    np.testing.assert_allclose(on_screen(camera, anchor, 1.5)[:2], before[:2], atol=1e-9)


def test_zoom_ends_before_the_target_and_far_outside() -> None:
    camera = fitted()
    for _ in range(200):
        camera.zoom(0.5)
    assert camera.distance > 0
    assert np.isfinite(camera.projection_matrix(1.5)).all()
    for _ in range(200):
        camera.zoom(2.0)
    assert camera.distance <= 20 * camera.scene_radius * 1.001


def test_pan_moves_the_picture_with_the_pointer() -> None:
    camera = fitted()
    before = on_screen(camera, camera.target, 1.5)
    target = camera.target
    camera.pan(30, -20, 400)
    after = on_screen(camera, target, 1.5)
    np.testing.assert_allclose((after - before)[:2], [30 / 300, 20 / 200], atol=1e-9)


def test_orbit_stops_at_the_poles() -> None:
    camera = fitted()
    camera.orbit(400, 500)
    assert camera.pitch == 90
    assert 0 <= camera.yaw < 360


def test_a_copy_stays_as_it_is() -> None:
    camera = fitted()
    copy = camera.copy()
    camera.orbit(10, 0)
    camera.pan(5, 5, 100)
    assert copy.yaw != camera.yaw
    assert (copy.target != camera.target).any()


def test_walking_turns_on_the_spot_and_stays_on_the_level() -> None:
    camera = OrbitCamera()
    camera.set_scene(np.array([-10.0, 0, -10]), np.array([10.0, 6, 10]))
    camera.fit(np.array([-10.0, 0, -10]), np.array([10.0, 6, 10]), 1.5)
    eye = camera.eye()
    camera.stand()
    np.testing.assert_allclose(camera.eye(), eye, atol=1e-9)
    camera.look_around(75, -20)
    np.testing.assert_allclose(camera.eye(), eye, atol=1e-9)
    start, direction = camera.ray(30, 40, 300, 200)
    np.testing.assert_allclose(
        camera.on_screen((start + 3 * direction)[None], 300, 200)[0, :2], [30, 40]
    )
    before = camera.axes()[2]
    camera.walk(2, 0, 0)
    step = camera.eye() - eye
    assert step[1] == pytest.approx(0, abs=1e-9)
    assert np.linalg.norm(step) == pytest.approx(2)
    assert step @ before < 0, "ahead is where one looks"
    camera.walk(-2, 1, 0.5)
    moved = camera.axes()[0] + np.array([0, 0.5, 0])
    np.testing.assert_allclose(camera.eye() - eye, moved, atol=1e-9)
