"""What the benchmarks measure with measures right."""

import json
import math
import struct
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.benchmarks.contest import page
from tests.benchmarks.distance import TriangleTree, landmarks, point_triangle_squared, spread
from tests.benchmarks.glb_contents import contents_of
from tests.benchmarks.likeness import likeness, meshes_of_glb, pairs_of_glb, pairs_of_source
from tests.benchmarks.meshes import Mesh, connected_parts
from tests.benchmarks.parity import Comparison, compare
from tests.benchmarks.programs import ProgramFailed, export, geometric_mean, run_program
from tests.benchmarks.reference import known_fault


def cube(size: float = 1.0) -> Mesh:
    corners = np.array([[x, y, z] for x in (0, size) for y in (0, size) for z in (0, size)])
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = [t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))]
    return Mesh(corners.astype(float), np.array(triangles, dtype=np.uint32))


def both(first: Mesh, second: Mesh) -> Mesh:
    return Mesh(
        np.concatenate([first.vertices, second.vertices]),
        np.concatenate([first.triangles, second.triangles + np.uint32(len(first.vertices))]),
    )


@pytest.mark.parametrize(
    ("point", "squared"),
    [
        ((0.2, 0.2, 0.5), 0.25),  # above the inside
        ((0.2, 0.2, 0.0), 0.0),  # on it
        ((0.5, -0.3, 0.4), 0.25),  # beyond an edge
        ((-3.0, -4.0, 0.0), 25.0),  # beyond a corner
        ((1.0, 1.0, 0.0), 0.5),  # beyond the long edge
    ],
)
def test_distance_of_a_point_to_a_triangle(point: tuple[float, ...], squared: float) -> None:
    triangle = np.array([[[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]])
    for turned in (triangle, triangle[:, ::-1]):
        assert point_triangle_squared(np.array([point]), turned)[0] == pytest.approx(squared)


def test_distance_to_a_triangle_without_area_is_that_to_its_edge() -> None:
    line = np.array([[[0.0, 0, 0], [1, 0, 0], [2, 0, 0]]])
    assert point_triangle_squared(np.array([[1.5, 2.0, 0]]), line)[0] == pytest.approx(4.0)


def test_the_tree_finds_what_trying_every_triangle_finds() -> None:
    chance = np.random.default_rng(1)
    far = np.array([5e6, 0, 0])
    vertices = chance.random((300, 3)) + far
    mesh = Mesh(vertices, chance.integers(0, 300, (211, 3)).astype(np.uint32))
    points = chance.random((50, 3)) * 2 + far
    corners = np.repeat((mesh.vertices - vertices[0])[mesh.triangles][None], 50, 0)
    pairs = np.repeat(points - vertices[0], len(mesh.triangles), 0)
    every = point_triangle_squared(pairs, corners.reshape(-1, 3, 3)).reshape(50, -1)
    expected = np.sqrt(every.min(1))
    assert TriangleTree(mesh).distances(points) == pytest.approx(expected, abs=1e-9)


def test_points_of_a_surface_lie_on_it_everywhere() -> None:
    mesh = cube()
    points = spread(mesh, 6000, seed=2)
    assert TriangleTree(mesh).distances(points) == pytest.approx(np.zeros(6000), abs=1e-12)
    on_top = (points[:, 2] == 1).mean()
    assert on_top == pytest.approx(1 / 6, abs=0.03)
    assert len(landmarks(mesh, 1000, seed=2)) == 8 + 18 + 12
    assert len(landmarks(mesh, 10, seed=2)) == 10


def test_volume_counts_parts_whichever_side_faces_out() -> None:
    inside_out = Mesh(cube(2.0).vertices + 5.0, cube().triangles[:, ::-1])
    assert both(cube(), inside_out).volume == pytest.approx(9.0)
    assert Mesh(cube().vertices, cube().triangles[1:]).volume is None
    assert len(set(connected_parts(both(cube(), inside_out).triangles))) == 2


def test_geometric_mean_suits_ratios() -> None:
    assert geometric_mean([4.0, 0.25]) == pytest.approx(1.0)
    assert geometric_mean([2.0, 8.0]) == pytest.approx(4.0)
    assert math.isnan(geometric_mean([]))


def test_a_program_is_measured_with_its_children() -> None:
    child = "import time; a = bytearray(60 * 2**20); time.sleep(0.3); sum(range(2 * 10**6))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print(7)"
    run, line = run_program([sys.executable, "-c", parent], limit_s=60)
    assert line == "7"
    assert 0 < run.child_cpu_s < run.cpu_s
    assert 60 < run.largest_mb <= run.sum_mb


def test_a_program_that_fails_or_lasts_is_told_of() -> None:
    with pytest.raises(ProgramFailed, match="ended with 3"):
        run_program([sys.executable, "-c", "raise SystemExit(3)"], limit_s=60)
    with pytest.raises(ProgramFailed, match="not ready after"):
        run_program([sys.executable, "-c", "import time; time.sleep(60)"], limit_s=0.2)


def test_contents_count_every_node_that_shows_a_mesh(tmp_path: Path) -> None:
    gltf = {
        "accessors": [{"count": 3}, {"count": 12}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "nodes": [
            {"mesh": 0, "extras": {"GlobalId": "0Wall00000000000000000"}},
            {"mesh": 0, "name": "product-e67aebc3-0bcc-49d1-b719-e4b4dff20ec4-body"},
            {"name": "Storey"},
        ],
    }
    text = json.dumps(gltf).encode()
    path = tmp_path / "two.glb"
    path.write_bytes(b"glTF" + bytes(8) + struct.pack("<I", len(text)) + b"JSON" + text)
    contents = contents_of(path)
    assert contents.triangles == 8
    assert contents.elements == {"0Wall00000000000000000", "3cUkl32yn9qRSPvBJVyWx4"}


def test_likeness_sees_what_is_missing_moved_and_turned() -> None:
    reference = {"a": cube(), "b": cube(2.0).moved(shift(10.0)), "c": cube().moved(shift(20.0))}
    turned = np.array([[1.0, 0, 0, 500], [0, 0, 1, 0], [0, -1, 0, 0], [0, 0, 0, 1]])
    same = likeness({key: mesh.moved(turned) for key, mesh in reference.items()}, reference)
    assert (same.elements, same.bounds, same.closed, same.volumes) == (3, 3, 3, 3)
    assert same.distance_mm < 1e-6
    made = {"a": cube(), "b": cube(2.1).moved(shift(10.0))}
    worse = likeness(made, reference)
    assert (worse.elements, worse.bounds, worse.closed, worse.volumes) == (3, 1, 2, 1)
    assert 90 < worse.distance_mm < 180


def shift(x: float) -> NDArray[np.float64]:
    matrix = np.eye(4)
    matrix[0, 3] = x
    return matrix


def test_what_an_export_of_ours_holds_is_found(tmp_path: Path) -> None:
    """Of the sample, by the very functions that look at other programs' files."""
    house = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"
    source = pairs_of_source(house)
    _, path = export(house, tmp_path, quality="high")
    held = pairs_of_glb(path) & source
    assert 0 < len(held) < len(source)
    assert {key for key, _, _ in held} & meshes_of_glb(path).keys()


def test_the_page_of_the_benchmark_is_that_of_its_figures() -> None:
    docs = Path(__file__).parents[1] / "docs"
    raw = json.loads((docs / "benchmark.json").read_text(encoding="utf-8"))
    assert page(raw) == (docs / "benchmark.md").read_text(encoding="utf-8")
    assert len({row["program"] for row in raw["rows"]}) == 8


def test_known_faults_of_the_reference_are_named() -> None:
    assert "mirrored" in known_fault("cut ExtrudedAreaSolid of DerivedProfileDef")
    assert not known_fault("ExtrudedAreaSolid of RectangleProfileDef")


def test_a_film_shows_in_the_surface_only() -> None:
    corners = np.array([[0.0, 0, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1]])
    film = Mesh(
        np.concatenate([corners, corners + np.array([1e-7, 0, 0])]),
        np.array([(0, 1, 2), (0, 2, 3), (4, 6, 5), (4, 7, 6)], dtype=np.uint32),
    )
    row = Comparison(1, "IfcWall", "", "", "")
    compare(both(cube(), film), cube(), 0.005, row)
    assert row.bounds_agree
    assert row.surplus == pytest.approx(2 / 6)
    assert row.deviates


def test_a_smaller_surface_within_the_tolerance_is_coarse() -> None:
    row = Comparison(1, "IfcColumn", "", "", "")
    compare(cube(0.998), cube(), 0.005, row)
    assert not row.agrees
    assert not row.deviates
