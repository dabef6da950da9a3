"""Where vertices end up in the file, which shapes share a mesh, and what becomes of normals."""

from pathlib import Path

import numpy as np
import pytest

from exportstudio.geometry.router import shape_building
from exportstudio.model.quality import DRAFT, HIGH, STANDARD, Quality
from exportstudio.readers import read
from tests.exporters.glb_decoder import Decoder
from tests.exporters.scenes import (
    EXACT,
    ball,
    box,
    building_of,
    deviation,
    placed,
    shape,
    tube,
    wanted,
    write,
)


@pytest.mark.parametrize(("quality", "most"), [(DRAFT, 5e-4), (STANDARD, 2.5e-4), (HIGH, EXACT)])
def test_no_vertex_of_the_sample_moves_by_more_than_half_a_step(
    sample: Path, tmp_path: Path, quality: Quality, most: float
) -> None:
    building = read(sample)
    made = building, shape_building(building, quality)
    write(made, tmp_path / "a.glb", quality)
    drawn = Decoder(tmp_path / "a.glb").elements()
    expected = wanted(made)
    assert drawn.keys() == expected.keys()
    for key, element in drawn.items():
        assert deviation(element.triangles, expected[key]) <= most


def test_turned_shapes_of_all_sizes_stay_within_half_a_step(tmp_path: Path) -> None:
    shapes = [ball(0.003), ball(0.03), ball(0.3), ball(3.0), ball(11.0), ball(30.0), ball(0.1, 8)]
    turns = [placed(10 * n, -n, n / 3, axis=n % 3, turn_deg=77 * n) for n in range(len(shapes))]
    made = building_of(shapes, turns)
    write(made, tmp_path / "a.glb")
    drawn, expected = Decoder(tmp_path / "a.glb").elements(), wanted(made)
    for key, element in drawn.items():
        # By axis of the shape; a turned axis may show the diagonal.
        assert deviation(element.triangles, expected[key]) <= 2.5e-4 * 3**0.5


def test_what_is_too_large_for_the_step_keeps_single_precision(tmp_path: Path) -> None:
    made = building_of([ball(30.0)])
    write(made, tmp_path / "a.glb")
    decoder = Decoder(tmp_path / "a.glb")
    assert "scale" not in decoder.document["nodes"][1]
    assert deviation(decoder.elements()["E0"].triangles, wanted(made)["E0"]) <= EXACT


def test_boxes_of_any_size_share_a_mesh_and_keep_their_corners(tmp_path: Path) -> None:
    shapes = [
        box(4.0, 0.2, 2.7),
        box(0.3048, 3.0, 0.1, at=(-7.0, 1.0, 0.5)),
        box(60.0, 0.001, 2.5),
        box(1.0, 1.0, 1.0),
    ]
    made = building_of(shapes, [placed(n, 2 * n, turn_deg=90 * n) for n in range(4)])
    write(made, tmp_path / "a.glb")
    decoder = Decoder(tmp_path / "a.glb")
    assert len(decoder.document["meshes"]) == 1
    assert {a["componentType"] for a in decoder.document["accessors"]} == {5121}
    for key, element in decoder.elements().items():
        assert deviation(element.triangles, wanted(made)[key]) <= 1e-5


def test_tubes_that_differ_in_length_share_a_mesh_and_others_don_t(tmp_path: Path) -> None:
    write(building_of([tube(0.1, 1.0), tube(0.1, 3.5), tube(0.2, 0.7)]), tmp_path / "a.glb")
    assert len(Decoder(tmp_path / "a.glb").document["meshes"]) == 1
    write(building_of([tube(0.1, 1.0), tube(0.1, 1.0, 16), box(1, 1, 1)]), tmp_path / "b.glb")
    assert len(Decoder(tmp_path / "b.glb").document["meshes"]) == 3


def test_the_order_of_vertices_and_triangles_hides_no_equal_shape(tmp_path: Path) -> None:
    one = box(1.0, 2.0, 3.0)
    order = np.random.default_rng(7).permutation(8)
    back = np.argsort(order)
    turned = np.roll(back[one.triangles], 1, axis=1)[::-1]
    other = shape(one.vertices[order] * 2, turned)
    write(building_of([one, other]), tmp_path / "a.glb")
    assert len(Decoder(tmp_path / "a.glb").document["meshes"]) == 1


def test_colours_keep_shapes_apart(tmp_path: Path) -> None:
    write(building_of([box(1, 1, 1), box(2, 1, 1)], worn=[(0,), (1,)]), tmp_path / "a.glb")
    document = Decoder(tmp_path / "a.glb").document
    assert len(document["meshes"]) == 2
    assert len(document["accessors"]) == 2


def test_a_scale_does_not_reach_the_elements_under_it(tmp_path: Path) -> None:
    made = building_of(
        [box(5.0, 0.2, 3.0), box(1.0, 0.3, 2.0, at=(1.0, 0.0, 0.0)), tube(0.05, 1.0)],
        [placed(10, 0, 0, turn_deg=30), placed(11, 2, 0.5, turn_deg=120), placed(9, 9, 9, axis=0)],
        parents={1: 0, 2: 1},
    )
    write(made, tmp_path / "a.glb")
    drawn, expected = Decoder(tmp_path / "a.glb").elements(), wanted(made)
    for key, element in drawn.items():
        assert deviation(element.triangles, expected[key]) <= 2.5e-4


@pytest.mark.parametrize("quality", [STANDARD, HIGH])
@pytest.mark.parametrize("length", [0.02, 1.0, 40.0])
def test_normals_of_tubes_point_away_from_their_axis(
    tmp_path: Path, length: float, quality: Quality
) -> None:
    made = building_of([tube(0.1, length)], [placed(1, 2, 3, axis=1, turn_deg=70)])
    write(made, tmp_path / "a.glb", quality)
    along, start = np.array([np.sin(np.radians(70)), np.cos(np.radians(70)), 0]), (1, 3, -2)
    element = Decoder(tmp_path / "a.glb").elements()["E0"]
    seen = 0
    for corners, normals in zip(element.corners, element.normals, strict=True):
        if normals.any():
            away = corners - start
            away -= (away @ along)[..., None] * along
            away /= np.linalg.norm(away, axis=2, keepdims=True)
            assert np.einsum("mci,mci->mc", away, normals).min() > np.cos(np.radians(1.0))
            seen += len(corners)
    assert seen == 48


@pytest.mark.parametrize("stretch", [(1, 1, 1), (0.1, 1, 6), (0.02, 1, 1), (1, 0.01, 3)])
def test_normals_in_bytes_are_those_in_single_precision_within_a_degree(
    tmp_path: Path, stretch: tuple[float, float, float]
) -> None:
    made = building_of(
        [shape(each.vertices * stretch, each.triangles) for each in (ball(0.5), ball(0.05, 16))],
        [placed(turn_deg=40), placed(5, 1, 2, axis=1, turn_deg=70)],
    )
    write(made, tmp_path / "bytes.glb")
    write(made, tmp_path / "single.glb", HIGH)
    exact = Decoder(tmp_path / "single.glb").elements()
    for key, element in Decoder(tmp_path / "bytes.glb").elements().items():
        points = np.concatenate(exact[key].corners).reshape(-1, 3)
        normals = np.concatenate(exact[key].normals).reshape(-1, 3)
        seen = 0
        for corners, found in zip(element.corners, element.normals, strict=True):
            for corner, normal in zip(corners.reshape(-1, 3), found.reshape(-1, 3), strict=True):
                if normal.any():
                    near = np.abs(points - corner).max(1) < 5e-4
                    assert (normals[near] @ normal).max() > np.cos(np.radians(1.1))
                    seen += 1
        assert seen > 100


def test_equal_forms_with_other_normals_do_not_share_a_mesh(tmp_path: Path) -> None:
    # Stretched sideways, some edges of a ball become too sharp to be smooth.
    flat = shape(ball(1.0).vertices * (1, 1, 0.02), ball(1.0).triangles)
    write(building_of([ball(1.0), flat]), tmp_path / "a.glb")
    assert len(Decoder(tmp_path / "a.glb").document["meshes"]) == 2


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_flat_shapes_stay_flat_and_where_they_are(tmp_path: Path, axis: int) -> None:
    square = np.roll([[0, 0, 1], [2, 0, 1], [2, 3, 1], [0, 3, 1], [1, 1, 1]], axis, axis=1)
    fan = np.array([[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4]])
    made = building_of([shape(square.astype(float), fan)])
    write(made, tmp_path / "a.glb")
    decoder = Decoder(tmp_path / "a.glb")
    assert min(decoder.document["nodes"][1]["scale"]) > 0
    assert deviation(decoder.elements()["E0"].triangles, wanted(made)["E0"]) <= 2.5e-4


def test_tiny_shapes_are_not_lost(tmp_path: Path) -> None:
    made = building_of([ball(1e-3), ball(1e-5), ball(2e-7), box(1e-6, 1e-6, 1e-6)])
    result = write(made, tmp_path / "a.glb")
    assert result.triangles == sum(len(each.triangles) for each in made[1].scene.shapes)


def test_triangles_smaller_than_the_grid_are_dropped_and_not_counted(tmp_path: Path) -> None:
    speck = ball(1e-6)
    large = box(5.0, 5.0, 5.0)
    both = shape(
        np.concatenate([large.vertices, speck.vertices + np.array((1.234, 2.345, 3.456))]),
        np.concatenate([large.triangles, speck.triangles + 8]),
    )
    result = write(building_of([both]), tmp_path / "a.glb")
    assert result.triangles == 12
    assert write(building_of([both]), tmp_path / "b.glb", portable=True).triangles > 12


def test_a_portable_file_needs_no_extension_and_keeps_single_precision(
    sample: Path, tmp_path: Path
) -> None:
    building = read(sample)
    made = building, shape_building(building, STANDARD)
    result = write(made, tmp_path / "portable.glb", portable=True)
    small = write(made, tmp_path / "small.glb")
    assert result.ledger.lines == small.ledger.lines
    decoder, expected = Decoder(tmp_path / "portable.glb"), wanted(made)
    assert "extensionsRequired" not in decoder.document
    assert not any("scale" in node for node in decoder.document["nodes"])
    for key, element in decoder.elements().items():
        assert deviation(element.triangles, expected[key]) <= EXACT
    required = Decoder(tmp_path / "small.glb").document["extensionsRequired"]
    assert required == ["KHR_mesh_quantization"]
    assert (tmp_path / "small.glb").stat().st_size < (tmp_path / "portable.glb").stat().st_size


def test_plane_facets_beside_round_ones_need_neither_normals_nor_vertices(tmp_path: Path) -> None:
    write(building_of([tube(0.1, 1.0, 64)]), tmp_path / "a.glb")
    document = Decoder(tmp_path / "a.glb").document
    plane, mantle = document["meshes"][0]["primitives"]
    assert set(plane["attributes"]) == {"POSITION"}
    assert mantle["attributes"].keys() == {"POSITION", "NORMAL"}
    assert document["accessors"][plane["attributes"]["POSITION"]]["count"] == 128


def test_every_triangle_wears_its_own_style(tmp_path: Path) -> None:
    one = tube(0.5, 2.0, 64)
    split = shape(one.vertices, one.triangles, (100, len(one.triangles) - 100))
    made = building_of([split], worn=[(1, 0)])
    write(made, tmp_path / "a.glb")
    element = Decoder(tmp_path / "a.glb").elements()["E0"]
    expected = wanted(made)["E0"]
    for material, part in ((1, expected[:100]), (0, expected[100:])):
        found = [
            corners
            for corners, worn in zip(element.corners, element.materials, strict=True)
            if worn == material
        ]
        assert sum(map(len, found)) == len(part)
        assert deviation(np.concatenate(found), part) <= 2.5e-4


@pytest.mark.parametrize(("side", "component"), [(10, 5121), (17, 5123), (300, 5125)])
def test_indices_take_no_more_bytes_than_they_need(
    tmp_path: Path, side: int, component: int
) -> None:
    x, y = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    vertices = np.stack([x.ravel(), y.ravel(), np.zeros(side * side)], axis=1).astype(float)
    corner = np.arange(side * side).reshape(side, side)
    quads = (corner[:-1, :-1].ravel(), corner[1:, :-1].ravel(), corner[1:, 1:].ravel())
    write(building_of([shape(vertices, np.stack(quads, axis=1))]), tmp_path / "a.glb")
    document = Decoder(tmp_path / "a.glb").document
    indices = document["meshes"][0]["primitives"][0]["indices"]
    assert document["accessors"][indices]["componentType"] == component


def test_the_same_scene_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.glb", "b.glb"):
        write(building_of([ball(0.4), tube(0.2, 3), box(1, 2, 3), ball(40.0)]), tmp_path / name)
    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()


def test_shapes_of_one_make_share_their_indices(tmp_path: Path) -> None:
    one = tube(0.2, 2.0, 64)
    sheared = shape(one.vertices @ ((1, 0, 0), (0.3, 1, 0), (0, 0, 1)), one.triangles)
    write(building_of([one, sheared]), tmp_path / "a.glb")
    document = Decoder(tmp_path / "a.glb").document
    assert len(document["meshes"]) == 2
    scalars = [a for a in document["accessors"] if a["type"] == "SCALAR"]
    assert len(scalars) == 2
