"""Compressed for the web: another decoder finds the same triangles."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from exportstudio.exporters.glb import GlbExporter
from exportstudio.exporters.glb_compression import in_order_of_use
from exportstudio.exporters.glb_geometry import pack_shapes
from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import DRAFT, HIGH, PUBLICATION, STANDARD, Quality
from exportstudio.model.scene import ShapedBuilding
from tests.exporters.glb_files import damage, document, drawn, elements
from tests.exporters.scenes import (
    Points,
    ball,
    box,
    building_of,
    deviation,
    placed,
    tube,
    wanted,
    write,
)


def mixture() -> tuple[Building, ShapedBuilding]:
    """Return shapes of few vertices and of many, small and large."""
    shapes = [box(1, 2, 3), ball(2.0), tube(0.1, 5.0), ball(0.5, around=36), box(900, 2, 3)]
    shapes += [tube(0.3, 1.0)] * 10
    return building_of(shapes, [placed(3.0 * n, turn_deg=10.0 * n) for n in range(len(shapes))])


def sorted_triangles(corners: Points) -> Points:
    """Return triangles, each from its least corner on, in an order of their own."""
    _, ranks = np.unique(corners.reshape(-1, 3), axis=0, return_inverse=True)
    turns = (ranks.reshape(-1, 3).argmin(1)[:, None] + np.arange(3)) % 3
    turned = np.take_along_axis(corners, turns[:, :, None], axis=1)
    return turned[np.lexsort(turned.reshape(len(turned), 9).T)]


@pytest.mark.parametrize("instancing", [False, True])
def test_nothing_is_lost_by_compression(tmp_path: Path, instancing: bool) -> None:
    made = mixture()
    write(made, tmp_path / "plain.glb", STANDARD, instancing=instancing)
    write(made, tmp_path / "web.glb", STANDARD, instancing=instancing, web=True)
    plain, web = drawn(tmp_path / "plain.glb"), drawn(tmp_path / "web.glb")
    assert web.keys() == plain.keys()
    for global_id, corners in plain.items():
        np.testing.assert_array_equal(sorted_triangles(web[global_id]), sorted_triangles(corners))
    assert elements(tmp_path / "web.glb").keys() == elements(tmp_path / "plain.glb").keys()
    smaller = (tmp_path / "web.glb").stat().st_size
    assert smaller < 0.7 * (tmp_path / "plain.glb").stat().st_size


def test_indices_of_every_width(tmp_path: Path) -> None:
    made = building_of([box(1, 1, 1), ball(1.0, around=40), ball(1.0, around=400)])
    for web in (False, True):
        write(made, tmp_path / f"{web}.glb", web=web)
    plain, packed = drawn(tmp_path / "False.glb"), drawn(tmp_path / "True.glb")
    kinds = {a["componentType"] for a in document(tmp_path / "False.glb")["accessors"]}
    assert {5121, 5123, 5125} <= kinds
    for global_id, corners in plain.items():
        np.testing.assert_array_equal(
            sorted_triangles(packed[global_id]), sorted_triangles(corners)
        )


@pytest.mark.parametrize("quality", [DRAFT, HIGH, PUBLICATION], ids=lambda q: q.key)
def test_points_stay_within_a_fraction_of_a_millimetre(tmp_path: Path, quality: Quality) -> None:
    made = mixture()
    write(made, tmp_path / "web.glb", quality, web=True)
    found = drawn(tmp_path / "web.glb")
    allowed = (quality.position_step_m or 0.0001) / 2 + 5e-5
    for global_id, corners in wanted(made).items():
        assert deviation(found[global_id], corners) <= allowed


def test_points_far_out_stay_as_they_are(tmp_path: Path) -> None:
    made = building_of([box(20_000, 3, 1, at=(-7_000, 0.1, 0)), ball(100.0)])
    for web in (False, True):
        write(made, tmp_path / f"{web}.glb", HIGH, web=web)
    plain, packed = drawn(tmp_path / "False.glb"), drawn(tmp_path / "True.glb")
    np.testing.assert_array_equal(sorted_triangles(packed["E0"]), sorted_triangles(plain["E0"]))
    assert deviation(packed["E1"], wanted(made)["E1"]) <= 0.0001
    filters = [
        view["extensions"]["EXT_meshopt_compression"].get("filter")
        for view in document(tmp_path / "True.glb")["bufferViews"]
    ]
    assert filters.count("EXPONENTIAL") == 1


def test_vertices_come_in_the_order_of_their_use() -> None:
    shapes = [tube(0.5, 2.0), ball(1.0)]
    for packed in pack_shapes(shapes, [1, 1], 35.0, 0.0005):
        ordered = in_order_of_use(packed)
        corners = np.concatenate([*ordered.round, *ordered.plane])
        assert list(dict.fromkeys(corners.tolist())) == list(range(len(ordered.positions)))
        for slots in ("round", "plane"):
            for was, now in zip(getattr(packed, slots), getattr(ordered, slots), strict=True):
                np.testing.assert_array_equal(
                    sorted_triangles(packed.positions[was].astype(float).reshape(-1, 3, 3)),
                    sorted_triangles(ordered.positions[now].astype(float).reshape(-1, 3, 3)),
                )
        round_corners = np.concatenate(ordered.round)
        assert round_corners.max(initial=-1) < len(ordered.normals)


def test_viewers_are_told_that_they_must_decompress(tmp_path: Path) -> None:
    write(mixture(), tmp_path / "web.glb", web=True)
    described = document(tmp_path / "web.glb")
    assert "EXT_meshopt_compression" in described["extensionsRequired"]
    assert described["buffers"][1]["extensions"] == {"EXT_meshopt_compression": {"fallback": True}}


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(mixture(), tmp_path / name, web=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_the_encoder_the_job_fails_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "meshopt", None)
    with pytest.raises(StudioError) as raised:
        write(mixture(), tmp_path / "web.glb", web=True)
    assert raised.value.issue.code == "WRITE306"


def test_plain_gltf_and_compression_exclude_each_other(tmp_path: Path) -> None:
    result = write(mixture(), tmp_path / "x.glb", portable=True, web=True, instancing=True)
    assert [issue.code for issue in result.issues] == ["WRITE307"]
    assert "“Optimise for the web”" in result.issues[0].text
    assert "extensionsUsed" not in document(tmp_path / "x.glb")


def packed(document: dict[str, Any]) -> dict[str, Any]:
    return document["bufferViews"][0]["extensions"]["EXT_meshopt_compression"]  # type: ignore[no-any-return]


DAMAGES: dict[str, Callable[[dict[str, Any], bytearray], object]] = {
    "cut off": lambda d, _: packed(d).update(byteLength=10),
    "too few rows": lambda d, _: packed(d).update(count=packed(d)["count"] - 1),
    "unknown mode": lambda d, _: packed(d).update(mode="ZIP"),
    "beyond the file": lambda d, _: packed(d).update(byteOffset=10**9),
    "in no buffer": lambda d, _: packed(d).update(buffer=1),
    "overwritten": lambda _, binary: binary.__setitem__(slice(0, 40), bytes(40)),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_noticed(
    tmp_path: Path, change: Callable[[dict[str, Any], bytearray], object]
) -> None:
    path = tmp_path / "web.glb"
    write(mixture(), path, web=True)
    damage(path, change)
    with pytest.raises(StudioError) as raised:
        GlbExporter().read_back(path)
    assert raised.value.issue.code == "WRITE303"
