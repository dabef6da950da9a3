from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.classification import (
    Classification,
    by_class,
    by_finding,
    by_group,
    by_kernel,
    by_material,
    by_outcome,
    by_property,
    by_storey,
    property_names,
)
from exportstudio.ui.preview.legend_colors import REST, legend_colors, tints_of
from exportstudio.ui.preview.outline import Grouping, build_outline
from exportstudio.ui.preview.properties import property_rows
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

    from exportstudio.ui.preview.scene import PreviewScene


@pytest.fixture
def scene(tmp_path: Path) -> PreviewScene:
    writer = house()
    for name, material in zip(("Brick", "Concrete", ""), writer.document["materials"], strict=True):
        material["name"] = name
    return load_scene(writer.write(tmp_path / "house.glb"))


def named(scene: PreviewScene, groups: Classification) -> dict[str, int]:
    return dict(zip(groups.labels, groups.counts(scene), strict=True))


def test_parts_by_class_storey_and_material(scene: PreviewScene) -> None:
    assert named(scene, by_class(scene)) == {"IfcSlab": 2, "IfcWall": 4, "IfcWindow": 1}
    assert named(scene, by_storey(scene)) == {"Storey 0": 3, "Storey 1": 4}
    assert named(scene, by_material(scene)) == {"Brick": 4, "Concrete": 2, "Material 3": 1}
    walls = by_class(scene).elements(scene, 1)
    assert {scene.elements[index].ifc_class for index in walls} == {"IfcWall"}


def test_parts_by_finding(scene: PreviewScene) -> None:
    groups = by_finding(scene, {"id-Window": "GEOM202", "id-Slab 0": "GEOM202", "gone": "GEOM201"})
    assert named(scene, groups) == {"GEOM202": 2}
    tints = tints_of(groups)
    assert (tints[groups.of_parts < 0] == REST).all()
    assert (tints[groups.of_parts == 0] == legend_colors(groups)[0]).all()


def test_parts_by_what_the_export_says_of_them(tmp_path: Path) -> None:
    writer = house()
    says: dict[str, dict[str, object]] = {
        "Wall 0-0": {"made_by": "extrusion", "groups": ["Shell"]},
        "Wall 0-1": {"made_by": "ifclite", "groups": ["Shell", "North"], "degraded": "too thin"},
    }
    for node in writer.document["nodes"]:
        node["extras"] |= says.get(node["name"], {})
    path = tmp_path / "house.glb"
    scene = load_scene(writer.write(path))
    assert named(scene, by_kernel(scene)) == {"extrusion": 1, "ifclite": 1}
    assert named(scene, by_group(scene)) == {"Shell": 1, "Shell · North": 1}
    assert by_outcome(scene).labels == []
    writer.document["asset"]["extras"] = {"ledger": {"products": 9, "degraded": 1}}
    scene = load_scene(writer.write(path))
    assert named(scene, by_outcome(scene)) == {"Exported": 6, "Simplified": 1}
    outline = build_outline(scene, "", Grouping.GROUP)
    counts = {item.label: item.end - item.first for item in outline.root.children}
    assert counts == {"North": 1, "Shell": 2, "Others": 5}
    rows = dict(property_rows(scene.elements[scene.find("id-Wall 0-1")]))
    assert rows["Systems and groups"] == "Shell, North"
    assert rows["Simplified"] == "too thin"


def test_parts_by_property(scene: PreviewScene) -> None:
    names = property_names(scene)
    assert set(names[:3]) == {"Class", "GlobalId", "Name"}
    assert "Pset_WallCommon.FireRating" in names[3:]
    groups = by_property(scene, "Pset_WallCommon.FireRating")
    assert named(scene, groups) == {"F90": 4}
    assert (groups.of_parts < 0).sum() == 3


def test_numbers_of_many_values_become_ranges(tmp_path: Path) -> None:
    writer = GlbWriter()
    mesh = writer.cube()
    for number in range(25):
        extras = {"Qto": {"Area": f"{number * 0.5} m²"}} if number else {}
        writer.element(None, "IfcSlab", f"Slab {number}", mesh=mesh, extras=extras)
    scene = load_scene(writer.write(tmp_path / "slabs.glb"))
    groups = by_property(scene, "Qto.Area")
    assert groups.is_scale
    assert groups.labels[0] == "0.5 – 2.417 m²"
    assert sum(groups.counts(scene)) == 24
    colors = legend_colors(groups).astype(int).sum(axis=1)
    assert (np.diff(colors) > 0).all()


def test_legends_repeat_no_colour_within_three_rounds() -> None:
    groups = by_class_of(36)
    assert len(np.unique(legend_colors(groups), axis=0)) == 36


def by_class_of(count: int) -> Classification:
    return Classification([str(n) for n in range(count)], np.arange(count, dtype=np.int32))


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (Grouping.CLASS, {"IfcSlab": 2, "IfcWall": 4, "IfcWindow": 1}),
        (Grouping.MATERIAL, {"Brick": 4, "Concrete": 2, "Material 3": 1}),
    ],
)
def test_the_tree_by_class_and_by_material(
    scene: PreviewScene, grouping: Grouping, expected: dict[str, int]
) -> None:
    outline = build_outline(scene, "", grouping)
    assert {item.label: item.end - item.first for item in outline.root.children} == expected
    assert [child.label for child in outline.root.children[0].children][:1] != []
    found = build_outline(scene, "wall 1", grouping)
    assert [item.end - item.first for item in found.root.children] == [2]


def test_what_belongs_to_no_group_is_in_the_tree(tmp_path: Path) -> None:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(), name="cube")
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    outline = build_outline(scene, "", Grouping.CLASS)
    assert [item.label for item in outline.root.children] == ["Others"]
