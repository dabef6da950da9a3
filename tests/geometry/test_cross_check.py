"""Meshes that agree, and meshes that don't."""

import numpy as np
import pytest

from exportstudio.geometry.cross_check import (
    Mesh,
    area_m2,
    difference_of,
    farthest_m,
    volume_m3,
)

TOLERANCE = 0.001


def box(x: float, y: float, z: float) -> Mesh:
    vertices = np.array([(i & 1, i >> 1 & 1, i >> 2) for i in range(8)]) * (x, y, z)
    quads = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    triangles = [t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))]
    return Mesh(vertices, np.array(triangles, dtype=np.uint32))


def test_volume_and_area_of_a_box() -> None:
    assert volume_m3(box(1, 2, 3)) == pytest.approx(6)
    assert area_m2(box(1, 2, 3)) == pytest.approx(22)


def test_equal_boxes_agree_however_they_are_cut_into_triangles() -> None:
    one = box(1, 2, 3)
    other = Mesh(one.vertices, one.triangles[::-1])
    assert difference_of(one, other, TOLERANCE) == ""


def test_a_box_that_is_longer_is_told_with_both_sizes() -> None:
    assert difference_of(box(1, 2, 3), box(1, 2, 3.1), TOLERANCE) == (
        "bounds by 100.0 mm (1.000×2.000×3.000 m against 1.000×2.000×3.100 m) "
        "and volume (6.000000 m³ against 6.200000 m³)"
    )


def test_within_the_tolerance_is_no_difference() -> None:
    assert difference_of(box(1, 2, 3), box(1, 2, 3.0009), TOLERANCE) == ""


def test_a_dent_is_found_by_its_distance() -> None:
    dented = box(1, 1, 1)
    middle = np.append(dented.vertices, [(0.5, 0.5, 0.9)], axis=0)
    top = [(4, 5, 8), (5, 7, 8), (7, 6, 8), (6, 4, 8)]
    triangles = np.concatenate([dented.triangles[:2], np.array(top, np.uint32)])
    open_below = np.concatenate([triangles[:2], dented.triangles[4:10], triangles[2:]])
    one = Mesh(middle, open_below.astype(np.uint32))
    assert farthest_m(one, box(1, 1, 1)) == pytest.approx(0.1)
    assert "surface by 100.0 mm" in difference_of(one, box(1, 1, 1), TOLERANCE)
