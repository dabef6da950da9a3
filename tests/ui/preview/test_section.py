from __future__ import annotations

import numpy as np

from exportstudio.ui.preview.section import Section


def test_sides_become_planes_that_point_outwards() -> None:
    section = Section((-np.inf, -np.inf, 2.0), (5.0, np.inf, np.inf))
    assert section.planes().tolist() == [[1, 0, 0, 5], [0, 0, -1, -2]]
    points = np.array([[5, 9, 2], [5.1, 0, 3], [0, 0, 1.9]])
    assert section.keeps(points).tolist() == [True, False, False]


def test_a_box_without_sides_keeps_everything() -> None:
    assert not Section().is_cut
    assert Section().planes().shape == (0, 4)
    assert Section().keeps(np.full((2, 3), 1e9)).all()


def test_a_side_is_moved_alone() -> None:
    section = Section.below(3).with_side(0, high=False, value=-1)
    assert section == Section((-1, -np.inf, -np.inf), (np.inf, 3, np.inf))
