from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.outline import build_outline
from exportstudio.ui.preview.properties import property_rows
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import GlbWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DEFINITIONS = {
    "GlobalId": {"type": "STRING"},
    "class": {"type": "STRING"},
    "name": {"type": "STRING"},
    "height": {
        "name": "Pset_Post.Height", "type": "SCALAR", "componentType": "FLOAT64", "noData": -1,
    },
    "is_bearing": {"type": "BOOLEAN"},
    "answer": {"type": "ENUM", "enumType": "Answer", "noData": "no"},
    "axis": {"type": "VEC3", "componentType": "FLOAT32"},
}  # fmt: skip


def posts(*, with_attribute: bool = True) -> GlbWriter:
    """Three posts on a storey, drawn as instances; the rows of the table are in another order."""
    writer = GlbWriter()
    storey = writer.element(None, "IfcBuildingStorey", "Ground")
    attributes = {
        "TRANSLATION": writer.accessor(np.array([[0, 0, 0], [10, 0, 0], [0, 0, 20]], np.float32)),
        "SCALE": writer.accessor(np.array([[1, 1, 1], [1, 3, 1], [-1, 1, 1]], np.float32)),
    }
    ids: dict[str, Any] = {"featureCount": 3, "propertyTable": 0}
    order = [0, 1, 2]
    if with_attribute:
        attributes["_FEATURE_ID_0"] = writer.accessor(np.array([[2], [0], [1]], np.uint8), stride=4)
        ids["attribute"] = 0
        order = [1, 2, 0]
    names = ["Post A", "Post B", "Pôst C"]
    columns = {
        "GlobalId": writer.texts([f"id-{n}" for n in order]),
        "class": writer.texts(["IfcColumn"] * 3),
        "name": writer.texts([names[n] for n in order]),
        "height": {"values": writer.view(np.array([1.5, 2.5, -1], "<f8").tobytes())},
        "is_bearing": {"values": writer.view(b"\x05")},
        "answer": {"values": writer.view(b"\x01\x02\x01")},
    }
    writer.table(deepcopy(DEFINITIONS), columns, 3)
    writer.node(
        storey,
        mesh=writer.cube(),
        extensions={
            "EXT_mesh_gpu_instancing": {"attributes": attributes},
            "EXT_instance_features": {"featureIds": [ids]},
        },
    )
    writer.document["extensionsRequired"] = ["EXT_mesh_gpu_instancing"]
    return writer


@pytest.mark.parametrize("with_attribute", [True, False])
def test_every_instance_is_an_element(tmp_path: Path, with_attribute: bool) -> None:
    scene = load_scene(posts(with_attribute=with_attribute).write(tmp_path / "posts.glb"))
    assert [e.name for e in scene.elements] == ["Ground", "Post A", "Post B", "Pôst C"]
    assert [e.parent for e in scene.elements] == [-1, 0, 0, 0]
    assert scene.has_geometry.tolist() == [False, True, True, True]
    ground = build_outline(scene).root.children[0]
    assert [item.label for item in ground.children[0].children] == ["Post A", "Post B", "Pôst C"]


@pytest.mark.parametrize(
    ("x", "z", "name"), [(0.5, 0.5, "Post A"), (10.5, 0.5, "Post B"), (-0.5, 20.5, "Pôst C")]
)
def test_picking_finds_the_instance(tmp_path: Path, x: float, z: float, name: str) -> None:
    scene = load_scene(posts().write(tmp_path / "posts.glb"))
    down = np.array([0.001, -1.0, 0.001]) / np.linalg.norm([0.001, -1.0, 0.001])
    hit = scene.pick(np.array([x, 50.0, z]), down, np.ones(3, np.bool_))
    assert hit is not None
    assert scene.elements[hit.element].name == name


def test_properties_come_from_the_table(tmp_path: Path) -> None:
    scene = load_scene(posts().write(tmp_path / "posts.glb"))
    assert property_rows(scene.elements[scene.find("id-1")]) == [
        ("Name", "Post B"),
        ("Class", "IfcColumn"),
        ("GlobalId", "id-1"),
        ("Pset_Post.Height", "1.5"),
        ("is_bearing", "true"),
        ("answer", "yes"),
    ]
    assert property_rows(scene.elements[scene.find("id-0")])[3:] == [
        ("is_bearing", "true"),
        ("answer", "yes"),
    ]


def test_an_instance_may_stand_for_nothing(tmp_path: Path) -> None:
    writer = posts()
    writer.document["nodes"][1]["extensions"]["EXT_instance_features"]["featureIds"][0][
        "nullFeatureId"
    ] = 0
    scene = load_scene(writer.write(tmp_path / "posts.glb"))
    assert [e.name for e in scene.elements] == ["Ground", "Post A", "Pôst C"]
    assert sorted(scene.part_elements.tolist()) == [0, 1, 2]


def metadata(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["extensions"]["EXT_structural_metadata"]
    return found


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "row out of range": lambda d: metadata(d)["propertyTables"][0].update(count=2),
    "table out of range": lambda d: d["nodes"][1]["extensions"]["EXT_instance_features"][
        "featureIds"][0].update(propertyTable=1),
    "no ids": lambda d: d["nodes"][1]["extensions"]["EXT_mesh_gpu_instancing"][
        "attributes"].pop("_FEATURE_ID_0"),
    "count beyond the columns": lambda d: metadata(d)["propertyTables"][0].update(count=10**12),
    "column without content": lambda d: metadata(d)["propertyTables"][0]["properties"].update(
        name={}),
    "column of unknown numbers": lambda d: metadata(d)["schema"]["classes"]["element"][
        "properties"]["height"].update(componentType="FLOAT128"),
    "texts beyond their view": lambda d: d["bufferViews"][
        metadata(d)["propertyTables"][0]["properties"]["name"]["values"]].update(byteLength=2),
    "instances of different number": lambda d: d["accessors"][0].update(count=2),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_contradictions_are_errors_in_words(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    writer = posts()
    change(writer.document)
    with pytest.raises(PreviewError, match="VIEW603"):
        load_scene(writer.write(tmp_path / "posts.glb"))


def test_instances_at_the_top_that_stand_for_nothing_belong_to_their_node(tmp_path: Path) -> None:
    writer = posts()
    document = writer.document
    document["scenes"][0]["nodes"] = [1]
    del document["nodes"][0]["children"]
    document["nodes"][1]["extensions"]["EXT_instance_features"]["featureIds"][0][
        "nullFeatureId"
    ] = 0
    scene = load_scene(writer.write(tmp_path / "posts.glb"))
    assert [e.name for e in scene.elements] == ["", "Post A", "Pôst C"]
    assert [e.parent for e in scene.elements] == [-1, 0, 0]
    assert scene.has_geometry.all()


def test_a_node_names_its_own_row_which_knows_units(tmp_path: Path) -> None:
    writer = posts()
    properties = metadata(writer.document)["schema"]["classes"]["element"]["properties"]
    properties["height"]["extras"] = {"unit": "m"}
    writer.element(
        None, "IfcColumn", "Post B", "id-1", mesh=0,
        extras={"properties": {"Pset_Post": {"Height": 1.5}}},
        extensions={"EXT_structural_metadata": {"propertyTable": 0, "index": 0}},
    )  # fmt: skip
    writer.document["scenes"][0]["nodes"] = [2]
    path = writer.write(tmp_path / "post.glb")
    assert property_rows(load_scene(path).elements[0])[3:] == [
        ("Pset_Post.Height", "1.5 m"),
        ("is_bearing", "true"),
        ("answer", "yes"),
    ]
    writer.document["nodes"][2]["extensions"]["EXT_structural_metadata"]["index"] = 3
    with pytest.raises(PreviewError, match="VIEW603"):
        load_scene(writer.write(path))
