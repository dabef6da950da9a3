"""Meshes as polyhedra: triangles in one plane are one face."""

from collections import Counter

import numpy as np
import pytest

from exportstudio.geometry.polyhedra import Polyhedra, polyhedra_of
from exportstudio.model.scene import Shape
from tests.exporters.scenes import CUBE, SIDES, ball, box, shape, tube


def merged(mesh: Shape) -> Polyhedra:
    return polyhedra_of(mesh.vertices, mesh.triangles, mesh.slots)


def assert_sound(polyhedra: Polyhedra) -> None:
    """Every edge of a closed part is passed twice, and corners lie on the planes of faces."""
    for part in polyhedra.parts:
        passed: Counter[tuple[int, int]] = Counter()
        for face in part.faces:
            for ring in face.rings:
                following = (*ring.corners[1:], ring.corners[0])
                for edge, one, other in zip(ring.edges, ring.corners, following, strict=True):
                    passed[edge, min(one, other)] += 1 if one < other else -1
                points = polyhedra.vertices[ring.corners]
                assert np.abs((points - face.point) @ face.normal).max() < 1e-9
        if part.is_closed:
            assert not any(passed.values())


def joined(*meshes: Shape) -> Shape:
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    triangles = [m.triangles + start for m, start in zip(meshes, starts[:-1], strict=True)]
    return shape(np.concatenate([m.vertices for m in meshes]), np.concatenate(triangles))


def test_a_box_has_six_faces() -> None:
    polyhedra = merged(box(2.0, 0.2, 3.0))
    [part] = polyhedra.parts
    assert [len(face.rings[0].corners) for face in part.faces] == [4] * 6
    assert part.is_closed
    assert part.volume_m3 == pytest.approx(1.2)
    assert_sound(polyhedra)


def test_rounded_corners_are_moved_to_where_faces_meet() -> None:
    noise = np.random.default_rng(1).normal(0.0, 1e-6, CUBE.shape)
    polyhedra = merged(shape(CUBE * (2.0, 0.2, 3.0) + noise, SIDES))
    assert len(polyhedra.parts[0].faces) == 6
    assert_sound(polyhedra)


def test_facets_of_curves_stay_faces_of_their_own() -> None:
    polyhedra = merged(tube(1.0, 2.0, sides=24))
    assert len(polyhedra.parts[0].faces) == 26
    assert_sound(polyhedra)
    polyhedra = merged(ball(1.0))
    assert polyhedra.parts[0].is_closed
    assert_sound(polyhedra)


def test_points_along_an_edge_are_left_out() -> None:
    # Two boxes end to end, as one mesh without the wall between them.
    x = np.array([0.0, 1.0, 2.0])
    vertices = np.array([(a, b, c) for a in x for b in (0.0, 1.0) for c in (0.0, 1.0)])
    first = SIDES[[0, 1, 4, 5, 6, 7, 8, 9, 10, 11]]
    second = SIDES[[2, 3, 4, 5, 6, 7, 8, 9, 10, 11]] + 4
    polyhedra = merged(shape(vertices, np.concatenate([first, second])))
    [part] = polyhedra.parts
    assert [len(face.rings[0].corners) for face in part.faces] == [4] * 6
    assert part.volume_m3 == pytest.approx(2.0)


def test_edges_that_nobody_can_see_are_none() -> None:
    import manifold3d

    corners = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0 - 4e-8, 1.0), (0.0, 1.0)]
    mesh = manifold3d.Manifold.extrude(manifold3d.CrossSection([corners]), 1.0).to_mesh64()
    polyhedra = merged(shape(np.array(mesh.vert_properties)[:, :3], np.array(mesh.tri_verts)))
    assert [len(face.rings[0].corners) for face in polyhedra.parts[0].faces] == [4] * 6
    assert_sound(polyhedra)


def test_a_hole_through_a_box_is_a_ring_in_two_faces() -> None:
    import manifold3d

    solid = manifold3d.Manifold.cube((4.0, 4.0, 1.0), True)
    mesh = (solid - manifold3d.Manifold.cube((1.0, 1.0, 9.0), True)).to_mesh64()
    polyhedra = merged(shape(np.array(mesh.vert_properties)[:, :3], np.array(mesh.tri_verts)))
    [part] = polyhedra.parts
    assert sorted(len(face.rings) for face in part.faces) == [1] * 8 + [2, 2]
    assert part.volume_m3 == pytest.approx(15.0)
    assert_sound(polyhedra)


def test_boxes_that_share_an_edge_are_two_bodies() -> None:
    one, other = box(1.0, 1.0, 1.0), box(1.0, 1.0, 1.0, at=(1.0, 1.0, 0.0))
    both = joined(one, other)
    _, first, same = np.unique(both.vertices, axis=0, return_index=True, return_inverse=True)
    welded = shape(both.vertices, first[same.reshape(-1)][both.triangles])
    polyhedra = merged(welded)
    assert [part.volume_m3 for part in polyhedra.parts] == pytest.approx([1.0, 1.0])
    assert_sound(polyhedra)


def test_styles_divide_faces_but_not_bodies() -> None:
    mesh = box(1.0, 1.0, 1.0)
    polyhedra = polyhedra_of(mesh.vertices, mesh.triangles, (1, 11))
    [part] = polyhedra.parts
    assert len(part.faces) == 7
    assert Counter(face.slot for face in part.faces) == {0: 1, 1: 6}
    assert_sound(polyhedra)


def test_what_is_open_or_hollow_is_told() -> None:
    mesh = box(1.0, 1.0, 1.0)
    [part] = merged(shape(mesh.vertices, mesh.triangles[:-2])).parts
    assert (part.is_closed, part.volume_m3) == (False, 0.0)
    hollow = joined(box(3.0, 3.0, 3.0), shape(mesh.vertices + 1.0, mesh.triangles[:, ::-1]))
    assert sorted(part.volume_m3 for part in merged(hollow).parts) == pytest.approx([-1.0, 27.0])
