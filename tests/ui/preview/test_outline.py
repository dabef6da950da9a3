from __future__ import annotations

from typing import TYPE_CHECKING

from exportstudio.ui.preview.outline import Outline, OutlineItem, build_outline
from exportstudio.ui.preview.properties import property_rows
from exportstudio.ui.preview.scene import Element
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path


def shown(outline: Outline) -> list[str]:
    lines: list[str] = []

    def walk(item: OutlineItem, depth: int) -> None:
        lines.append(f"{'  ' * depth}{item.label} {item.end - item.first}")
        for child in item.children:
            walk(child, depth + 1)

    for item in outline.root.children:
        walk(item, 0)
    return lines


def test_places_then_classes_then_elements(tmp_path: Path) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    assert shown(build_outline(scene)) == [
        "House 7",
        "  Building 7",
        "    Storey 0 3",
        "      IfcSlab 1",
        "        Slab 0 1",
        "      IfcWall 2",
        "        Wall 0-0 1",
        "        Wall 0-1 1",
        "    Storey 1 4",
        "      IfcSlab 1",
        "        Slab 1 1",
        "      IfcWall 2",
        "        Wall 1-0 1",
        "        Wall 1-1 1",
        "      IfcWindow 1",
        "        Window 1",
    ]


def test_search_keeps_the_way_to_what_it_finds(tmp_path: Path) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    expected = [
        "House 1",
        "  Building 1",
        "    Storey 0 1",
        "      IfcWall 1",
        "        Wall 0-1 1",
    ]
    assert shown(build_outline(scene, " wall 0-1")) == expected
    assert shown(build_outline(scene, "ID-WALL 0-1")) == expected
    assert len(shown(build_outline(scene, "storey 1"))) == 10
    assert len(shown(build_outline(scene, "ifcwall"))) == 10
    assert shown(build_outline(scene, "nothing of the kind")) == []


def test_foreign_files_have_their_own_tree(tmp_path: Path) -> None:
    writer = GlbWriter()
    cube = writer.cube()
    furniture = writer.node(name="Furniture")
    for number in (10, 9):
        writer.node(furniture, name=f"Chair {number}", mesh=cube)
    writer.node(mesh=cube)
    scene = load_scene(writer.write(tmp_path / "foreign.glb"))
    assert shown(build_outline(scene)) == [
        "Furniture 2",
        "  Chair 9 1",
        "  Chair 10 1",
        "#3 1",
    ]


def test_parts_of_an_element_lie_below_it(tmp_path: Path) -> None:
    writer = GlbWriter()
    wall = writer.element(None, "IfcCurtainWall", "Curtain wall")
    writer.element(wall, "IfcPlate", "Panel", mesh=writer.cube())
    scene = load_scene(writer.write(tmp_path / "curtain.glb"))
    assert shown(build_outline(scene)) == ["IfcCurtainWall 1", "  Curtain wall 1", "    Panel 1"]


def test_properties_are_flattened_and_the_identity_comes_first() -> None:
    extras = {
        "Pset_WallCommon": {"IsExternal": True, "U": 0.24000000001, "Layers": ["a", 2]},
        "GlobalId": "2O2Fr$t4X7Zf8NOew3FNr2",
        "class": "IfcWall",
        "name": "Wall 1",
        "note": None,
    }
    assert property_rows(Element.of(0, -1, "Wall 1", extras)) == [
        ("Name", "Wall 1"),
        ("Class", "IfcWall"),
        ("GlobalId", "2O2Fr$t4X7Zf8NOew3FNr2"),
        ("Pset_WallCommon.IsExternal", "true"),
        ("Pset_WallCommon.U", "0.24"),
        ("Pset_WallCommon.Layers", "a, 2"),
        ("note", ""),
    ]


def test_the_sets_of_the_programs_own_files_stand_for_themselves() -> None:
    extras = {"class": "IfcWall", "properties": {"Pset_WallCommon": {"IsExternal": True}}}
    rows = property_rows(Element.of(0, -1, "Wall 1", extras))
    assert rows[2:] == [("Pset_WallCommon.IsExternal", "true")]


def test_a_foreign_element_has_only_a_name() -> None:
    assert property_rows(Element.of(0, -1, "Chair", {})) == [("Name", "Chair")]
