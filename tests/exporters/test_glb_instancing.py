"""Instances: every element is still there, where it was, with its identity."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from exportstudio.exporters.glb import GlbExporter
from exportstudio.exporters.glb_buffers import Buffers
from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import DRAFT, HIGH, PUBLICATION, STANDARD, Quality
from exportstudio.model.scene import ShapedBuilding
from tests.exporters.glb_files import damage, document, drawn, elements
from tests.exporters.scenes import (
    GREY,
    RED,
    ball,
    box,
    building_of,
    deviation,
    placed,
    tube,
    wanted,
    write,
)


def colonnade(count: int = 12) -> tuple[Building, ShapedBuilding]:
    """Return turned columns, boxes of several sizes that share a mesh, and two lone balls."""
    shapes = [tube(0.2, 3.0)] * count + [box(1.0, 1.0 + n, 2.0) for n in range(count)]
    shapes += [ball(0.5), ball(0.7)]
    matrices = [
        placed(1.5 * n, 0.1 * n, -n, axis=n % 3, turn_deg=17.0 * n) for n in range(len(shapes))
    ]
    return building_of(shapes, matrices)


@pytest.mark.parametrize("quality", [DRAFT, STANDARD, HIGH, PUBLICATION], ids=lambda q: q.key)
def test_every_instance_stands_where_its_element_does(tmp_path: Path, quality: Quality) -> None:
    made = colonnade()
    write(made, tmp_path / "x.glb", quality, instancing=True)
    assert "EXT_mesh_gpu_instancing" in document(tmp_path / "x.glb")["extensionsRequired"]
    found = drawn(tmp_path / "x.glb")
    expected = wanted(made)
    assert found.keys() == expected.keys()
    allowed = 1e-5 + quality.position_step_m / 2
    for global_id, corners in expected.items():
        assert deviation(found[global_id], corners) <= allowed


def test_instances_keep_their_identity(tmp_path: Path) -> None:
    made = colonnade()
    made[0].elements[3].name = "Säule „Süd“"
    made[0].elements[5].key = "E5 (#5)"
    made[1].accounts[5] = replace(made[1].accounts[5], key="E5 (#5)")
    write(made, tmp_path / "x.glb", instancing=True)
    found = elements(tmp_path / "x.glb")
    assert found["E3"].name == "Säule „Süd“"
    assert found["E5"].extras["key"] == "E5 (#5)"
    assert {found[f"E{n}"].ifc_class for n in range(26)} == {"IfcProxy"}


def test_seven_are_no_crowd_eight_are(tmp_path: Path) -> None:
    for count in (7, 8):
        path = tmp_path / f"{count}.glb"
        write(building_of([box(1, 1, 1)] * count), path, instancing=True)
        assert len(document(path)["nodes"]) == (8 if count == 7 else 2)


def test_unlike_elements_are_not_gathered(tmp_path: Path) -> None:
    worn = [(n % 2,) for n in range(14)]
    made = building_of([box(1, 1, 1)] * 14, styles=(GREY, RED), worn=worn)
    write(made, tmp_path / "styles.glb", instancing=True)
    assert len(document(tmp_path / "styles.glb")["nodes"]) == 15
    made = building_of([box(1, 1, 1)] * 14)
    for n in range(7):
        made[0].elements[n].ifc_class = "IfcSlab"
    write(made, tmp_path / "classes.glb", instancing=True)
    assert len(document(tmp_path / "classes.glb")["nodes"]) == 15


def test_what_others_stand_under_stays_a_node(tmp_path: Path) -> None:
    made = building_of([box(1, 1, 1)] * 20, parents=dict.fromkeys(range(10, 20), 0))
    write(made, tmp_path / "x.glb", instancing=True)
    nodes = document(tmp_path / "x.glb")["nodes"]
    counts = [
        node["extensions"]["EXT_instance_features"]["featureIds"][0]["featureCount"]
        for node in nodes
        if "EXT_instance_features" in node.get("extensions", {})
    ]
    assert sorted(counts) == [9, 10]
    expected = wanted(made)
    found = drawn(tmp_path / "x.glb")
    assert all(deviation(found[id], corners) <= 1e-3 for id, corners in expected.items())


def test_the_default_asks_viewers_for_no_instances(tmp_path: Path) -> None:
    write(colonnade(), tmp_path / "x.glb")
    assert "EXT_mesh_gpu_instancing" not in document(tmp_path / "x.glb").get("extensionsUsed", ())


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    contents = []
    for name in ("a", "b"):
        write(colonnade(), tmp_path / name, PUBLICATION, instancing=True)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_more_rows_than_two_bytes_count() -> None:
    buffers = Buffers()
    numbers = np.arange(2**16 + 1)
    accessor = buffers.accessors[buffers.add_numbers(numbers)]
    assert accessor["componentType"] == 5126
    stored = np.frombuffer(b"".join(buffers.chunks()), "<f4")[: accessor["count"]]
    assert (stored == numbers).all()


def instanced(document: dict[str, Any]) -> dict[str, Any]:
    node = next(n for n in document["nodes"] if "EXT_instance_features" in n.get("extensions", {}))
    return node["extensions"]  # type: ignore[no-any-return]


def accessor(document: dict[str, Any], attribute: str) -> dict[str, Any]:
    number = instanced(document)["EXT_mesh_gpu_instancing"]["attributes"][attribute]
    return document["accessors"][number]  # type: ignore[no-any-return]


def start_of(document: dict[str, Any], attribute: str) -> int:
    described = accessor(document, attribute)
    view = document["bufferViews"][described["bufferView"]]
    return view["byteOffset"] + described.get("byteOffset", 0)  # type: ignore[no-any-return]


def overwrite(attribute: str, content: bytes) -> Callable[[dict[str, Any], bytearray], object]:
    def change(document: dict[str, Any], binary: bytearray) -> None:
        start = start_of(document, attribute)
        binary[start : start + len(content)] = content

    return change


DAMAGES: dict[str, Callable[[dict[str, Any], bytearray], object]] = {
    "an instance less": lambda d, _: accessor(d, "TRANSLATION").update(count=11),
    "an element twice": overwrite("_FEATURE_ID_0", b"\1\0\0\0\1\0\0\0"),
    "no such row": overwrite("_FEATURE_ID_0", b"\xff\xff"),
    "no such table": lambda d, _: instanced(d)["EXT_instance_features"]["featureIds"][0].update(
        propertyTable=9
    ),
    "no identity": lambda d, _: instanced(d).pop("EXT_instance_features"),
    "nowhere": overwrite("TRANSLATION", b"\xff\xff\xff\xff"),
    "no rotation": overwrite("ROTATION", bytes(16)),
    "a part of a rotation": lambda d, _: accessor(d, "ROTATION").update(type="VEC3"),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_noticed(
    tmp_path: Path, change: Callable[[dict[str, Any], bytearray], object]
) -> None:
    path = tmp_path / "x.glb"
    write(colonnade(), path, instancing=True)
    damage(path, change)
    with pytest.raises(StudioError) as raised:
        GlbExporter().read_back(path)
    assert raised.value.issue.code == "WRITE303"
