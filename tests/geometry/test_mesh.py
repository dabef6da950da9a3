"""Meshes: which are closed, which way they face, and which are equal."""

import numpy as np
import pytest

from exportstudio.geometry import mesh

BOX = np.array([[x, y, z] for x in (0.0, 1.0) for y in (0.0, 1.0) for z in (0.0, 1.0)])
FACES = np.array(
    [
        [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
        [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
    ],
    dtype=np.uint32,
)  # fmt: skip


def volume(triangles: np.ndarray) -> float:
    corners = BOX[triangles]
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6)


def test_a_box_is_closed_and_a_box_without_lid_is_not() -> None:
    assert mesh.is_closed(FACES)
    assert not mesh.is_closed(FACES[:-1])


def test_a_closed_mesh_is_turned_outward_and_an_open_one_left_alone() -> None:
    inside_out = FACES[:, ::-1].copy() if volume(FACES) > 0 else FACES
    assert volume(mesh.outward(BOX, inside_out)) == pytest.approx(1.0)
    assert np.array_equal(mesh.outward(BOX, inside_out[:-1]), inside_out[:-1])


def test_faults_are_told_in_words() -> None:
    assert mesh.fault_of(BOX, FACES) == ""
    assert "empty" in mesh.fault_of(BOX, FACES[:0])
    assert "finite" in mesh.fault_of(np.where(BOX > 0, np.nan, BOX), FACES)
    assert "do not exist" in mesh.fault_of(BOX[:4], FACES)


def test_slivers_go_and_the_rest_stays() -> None:
    vertices = np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0], [0, 1, 0]])
    triangles = np.array([[0, 1, 2], [0, 1, 3], [1, 1, 3]], dtype=np.uint32)
    kept, which = mesh.without_slivers(vertices, triangles)
    assert kept.tolist() == [[0, 1, 3]]
    assert which.tolist() == [False, True, False]


def test_recentring_moves_the_matrix_the_other_way() -> None:
    far = BOX + np.array((1000.3, -2000.7, 5.0))
    matrix = np.eye(4)
    matrix[:3, :3] = [[0, -1, 0], [1, 0, 0], [0, 0, 1]]
    local, moved = mesh.recentred(far, matrix)
    assert np.abs(local).max() < 2
    before = far @ matrix[:3, :3].T + matrix[:3, 3]
    after = local @ moved[:3, :3].T + moved[:3, 3]
    assert after == pytest.approx(before, abs=1e-9)


def test_fingerprints_tell_a_tenth_of_a_millimetre_apart() -> None:
    key = mesh.fingerprint(BOX, FACES)
    assert mesh.fingerprint(BOX + 1e-7, FACES) == key
    assert mesh.fingerprint(BOX * (1.0, 1.0, 1.0001), FACES) != key
