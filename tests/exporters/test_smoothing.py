"""Normals: round things are smooth, corners stay corners."""

import numpy as np
import pytest

from exportstudio.exporters.smoothing import smooth
from tests.geometry.test_mesh import BOX, FACES


def cylinder(sides: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the mantle of a cylinder with flat caps."""
    angles = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    bottom = np.concatenate([ring, np.zeros((sides, 1))], axis=1)
    vertices = np.concatenate([bottom, bottom + np.array((0, 0, 1)), [[0, 0, 0], [0, 0, 1]]])
    triangles = []
    for n in range(sides):
        m = (n + 1) % sides
        triangles += [[n, m, sides + m], [n, sides + m, sides + n]]
        triangles += [[m, n, 2 * sides], [sides + n, sides + m, 2 * sides + 1]]
    return vertices, np.array(triangles)


def test_a_box_has_one_normal_for_each_side() -> None:
    result = smooth(BOX, FACES.astype(np.int64), 35.0)
    assert len(result.positions) == 24
    assert len(np.unique(result.normals.round(4), axis=0)) == 6
    assert BOX[result.source] == pytest.approx(result.positions)


def test_a_cylinder_is_round_at_its_mantle_and_sharp_at_its_rims() -> None:
    vertices, triangles = cylinder(24)
    result = smooth(vertices, triangles, 35.0)
    assert len(result.positions) == 4 * 24 + 2
    mantle = np.abs(result.normals[:, 2]) < 0.5
    assert mantle.sum() == 48
    points = result.positions[mantle][:, :2]
    assert result.normals[mantle][:, :2] == pytest.approx(points, abs=1e-5)


def test_flat_shading_keeps_every_facet() -> None:
    vertices, triangles = cylinder(24)
    result = smooth(vertices, triangles, 0.5)
    assert len(result.positions) == 24 * 4 + 2 * (24 + 1)


def test_triangles_keep_their_order_and_their_points() -> None:
    vertices, triangles = cylinder(7)
    result = smooth(vertices, triangles, 35.0)
    assert result.positions[result.triangles] == pytest.approx(vertices[triangles])
    assert np.linalg.norm(result.normals, axis=1) == pytest.approx(1.0, abs=1e-6)


def test_facets_back_to_back_still_have_a_normal() -> None:
    vertices = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]])
    result = smooth(vertices, np.array([[0, 1, 2], [2, 1, 0]]), 180.0)
    assert np.isfinite(result.normals).all()
    assert np.linalg.norm(result.normals, axis=1) == pytest.approx(1.0)
