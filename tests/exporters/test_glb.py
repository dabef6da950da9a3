"""GLB: what is in the building is in the file, as another library reads it."""

import json
import struct
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygltflib
import pytest

from exportstudio.exporters.exporter import ExportInput, WriteResult
from exportstudio.exporters.glb import GlbExporter, GlbOptions
from exportstudio.geometry.router import shape_building
from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import DRAFT, HIGH, STANDARD, Quality
from exportstudio.readers import read
from exportstudio.readers.properties import read_properties
from exportstudio.ui.preview.scene_loader import load_scene
from tests.exporters.scenes import write
from tests.ifc_text import TinyModel


def export(building: Building, out: Path, quality: Quality = STANDARD) -> WriteResult:
    if quality.properties:
        read_properties(building, with_types_and_quantities=quality.properties > 1)
    source = ExportInput(building, shape_building(building, quality), quality, GlbOptions())
    return GlbExporter().write(source, out, lambda _done, _total: None)


def export_model(tmp_path: Path, model: TinyModel) -> tuple[Path, WriteResult]:
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    out = tmp_path / "model.glb"
    return out, export(read(path), out)


def document(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    size = struct.unpack_from("<I", data, 12)[0]
    return json.loads(data[20 : 20 + size])  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Building, WriteResult, Path]:
    from tests.conftest import SAMPLE

    building = read(SAMPLE)
    out = tmp_path_factory.mktemp("glb") / "house.glb"
    return building, export(building, out), out


def test_another_library_reads_the_tree(house: tuple[Building, WriteResult, Path]) -> None:
    building, result, path = house
    gltf = pygltflib.GLTF2().load(str(path))
    assert gltf is not None
    by_id = {node.extras["GlobalId"]: node for node in gltf.nodes}
    in_output = {
        e.global_id for e in building.elements.values() if e.key in result.ledger.in_output()
    }
    assert by_id.keys() == in_output | {building.project.global_id}
    for element in building.elements.values():
        if element.global_id in by_id:
            node = by_id[element.global_id]
            assert node.name == (element.name or element.ifc_class)
            assert node.extras["class"] == element.ifc_class
    parent = {child: n for n, node in enumerate(gltf.nodes) for child in node.children or ()}
    storeys = Counter(
        gltf.nodes[parent[n]].extras["class"]
        for n, node in enumerate(gltf.nodes)
        if node.extras["class"] == "IfcWall"
    )
    assert set(storeys) == {"IfcBuildingStorey"}


def test_the_building_stands_upright_where_it_was(
    house: tuple[Building, WriteResult, Path],
) -> None:
    _, _, path = house
    gltf = document(path)
    root = gltf["nodes"][0]
    assert root["extras"]["class"] == "IfcProject"
    assert root["rotation"] == pytest.approx([-(0.5**0.5), 0, 0, 0.5**0.5])
    place = gltf["asset"]["extras"]["georeference"]
    assert place["crs"] == "EPSG:2056"
    assert place["eastings"] == pytest.approx(2_600_000, abs=1000)


def test_colours_are_linear_and_glass_is_clear(
    house: tuple[Building, WriteResult, Path],
) -> None:
    _, _, path = house
    materials = document(path)["materials"]
    glass = [m for m in materials if m.get("alphaMode") == "BLEND"]
    assert glass
    assert all(m["pbrMetallicRoughness"]["baseColorFactor"][3] < 1 for m in glass)
    same_name = [m for m in materials if m["name"] == "Anstrich"]
    assert len(same_name) == 2
    colours = {tuple(m["pbrMetallicRoughness"]["baseColorFactor"]) for m in same_name}
    assert len(colours) == 2


def test_srgb_becomes_linear_light(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall()
    model.style(104, (0.5, 0.02, 1.0), 0.25)
    out, _ = export_model(tmp_path, model)
    factor = document(out)["materials"][0]["pbrMetallicRoughness"]["baseColorFactor"]
    assert factor == pytest.approx([0.214041, 0.001548, 1.0, 0.75], abs=1e-6)


def test_equal_shapes_are_in_the_file_once(house: tuple[Building, WriteResult, Path]) -> None:
    _, _, path = house
    gltf = document(path)
    uses = Counter(node["mesh"] for node in gltf["nodes"] if "mesh" in node)
    assert max(uses.values()) >= 6
    assert len(gltf["bufferViews"]) <= 8


def test_the_same_building_gives_the_same_bytes(
    house: tuple[Building, WriteResult, Path], tmp_path: Path
) -> None:
    _, _, path = house
    again = tmp_path / "again.glb"
    export(read(house[0].source), again)
    assert again.read_bytes() == path.read_bytes()


def test_draft_is_smaller_and_high_brings_properties(
    house: tuple[Building, WriteResult, Path], tmp_path: Path
) -> None:
    building, standard, path = house
    draft = export(building, tmp_path / "draft.glb", DRAFT)
    assert draft.triangles < standard.triangles
    export(building, tmp_path / "high.glb", HIGH)
    door = next(
        node
        for node in document(tmp_path / "high.glb")["nodes"]
        if node["extras"]["class"] == "IfcDoor" and node["name"] == "Haustür"
    )
    assert "Pset_DoorCommon" in door["extras"]["properties"]
    assert door["extras"]["storey"] == "Erdgeschoss"
    assert door["extras"]["made_by"]
    assert "properties" not in path.read_bytes().decode("latin-1")


def test_it_tells_what_became_of_the_products_of_the_source(
    house: tuple[Building, WriteResult, Path], tmp_path: Path
) -> None:
    building, result, path = house
    gltf = document(path)
    assert gltf["asset"]["extras"]["ledger"] == result.ledger.totals().to_dict()
    assert not any("degraded" in node.get("extras", {}) for node in gltf["nodes"])
    read_properties(building, with_types_and_quantities=False)
    shaped = shape_building(building, HIGH)
    wall = next(e for e in building.elements.values() if e.ifc_class == "IfcWall")
    account = shaped.accounts[wall.id]
    shaped.accounts[wall.id] = replace(account, outcome=Outcome.DEGRADED, reason="it is too thin")
    wall.groups = ["Shell", "Fire: north"]
    for has_tables in (False, True):
        written = tmp_path / f"house-{has_tables}.glb"
        write((building, shaped), written, HIGH, property_tables=has_tables)
        scene = load_scene(written)
        element = scene.elements[scene.find(wall.global_id)]
        assert element.groups == ["Shell", "Fire: north"]
        assert element.extras["degraded"] == "it is too thin"
        assert element.extras["made_by"] == account.made_by
        assert scene.ledger["degraded"] == 1


def test_it_reads_back_as_it_was_written(house: tuple[Building, WriteResult, Path]) -> None:
    _, result, path = house
    contents = GlbExporter().read_back(path)
    assert contents.keys == result.ledger.in_output()
    assert contents.triangles == result.triangles


def test_elements_stay_in_place_under_a_parent_that_has_a_shape(tmp_path: Path) -> None:
    model = TinyModel()
    whole = model.wall("Whole", at=(10.0, 0.0, 0.0))
    part = model.wall("Part", at=(12.0, 5.0, 0.0))
    model.add(f"IFCRELAGGREGATES('0Agg400000000000000000',$,$,$,#{whole},(#{part}))")
    out, _ = export_model(tmp_path, model)
    gltf = document(out)
    nodes = {node["name"]: node for node in gltf["nodes"] if "name" in node}
    assert nodes["Whole"]["translation"] == pytest.approx([10.0, 0.0, 0.0])
    mesh, part = (gltf["nodes"][number] for number in nodes["Whole"]["children"])
    assert "mesh" in mesh
    assert part["name"] == "Part"
    # Its box reaches from the middle of the wall to both sides.
    assert part["translation"] == pytest.approx([2.0 - 1.0, 5.0 - 0.1, 0.0])


def test_an_assembly_without_a_body_is_there_as_a_group(tmp_path: Path) -> None:
    model = TinyModel()
    part = model.wall("Part")
    assembly = model.add("IFCELEMENTASSEMBLY('0Assembly0000000000000',$,'Group',$,$,#9,$,$,$,$)")
    lonely = model.add("IFCELEMENTASSEMBLY('0Lonely000000000000000',$,'Lonely',$,$,#9,$,$,$,$)")
    model.add(f"IFCRELAGGREGATES('0Agg400000000000000000',$,$,$,#{assembly},(#{part}))")
    out, result = export_model(tmp_path, model)
    names = [node["name"] for node in document(out)["nodes"]]
    assert "Group" in names
    assert "Lonely" not in names
    assert result.ledger.outcome("0Lonely000000000000000") is Outcome.EXCLUDED
    assert lonely
    assert result.ledger.totals().products == 6


def test_a_very_deep_tree_is_flattened_and_told(tmp_path: Path) -> None:
    model = TinyModel()
    above = model.wall("W")
    for n in range(100):
        group = model.add(
            f"IFCELEMENTASSEMBLY('0Deep{n:03d}000000000000000',$,'Deep {n}',$,$,#9,$,$,$,$)"
        )
        model.add(f"IFCRELAGGREGATES('0DAgg{n:03d}00000000000000',$,$,$,#{group},(#{above}))")
        above = group
    out, result = export_model(tmp_path, model)
    gltf = document(out)
    depth = {0: 0}
    for n, node in enumerate(gltf["nodes"]):
        for child in node.get("children", ()):
            depth[child] = depth[n] + 1
    assert max(depth.values()) <= 66
    assert [issue.code for issue in result.issues] == ["WRITE304"]
    assert GlbExporter().read_back(out).keys == result.ledger.in_output()


def test_a_model_without_shapes_is_refused_in_words(tmp_path: Path) -> None:
    model = TinyModel()
    model.walls.append(model.add("IFCWALL('0NoBody00000000000000',$,'Idea',$,$,#9,$,$,$)"))
    with pytest.raises(StudioError) as caught:
        export_model(tmp_path, model)
    assert caught.value.issue.code == "GEOM208"
    assert "nothing to draw (it has no geometry)" in caught.value.issue.text
    assert not (tmp_path / "model.glb").exists()


@pytest.mark.parametrize("at", [0, 8, 16, 21, 400, -3])
def test_damage_anywhere_is_noticed(
    house: tuple[Building, WriteResult, Path], tmp_path: Path, at: int
) -> None:
    damaged = tmp_path / "damaged.glb"
    data = bytearray(house[2].read_bytes())
    if at == -3:
        data = data[:-3]
    elif at == 400:
        data = data.replace(b'"count":', b'"count":9', 1)
    else:
        data[at] ^= 0x55
    damaged.write_bytes(data)
    with pytest.raises(StudioError, match="WRITE303"):
        GlbExporter().read_back(damaged)


def test_plane_facets_need_no_normals_and_round_ones_have_them(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall("Box")
    model.wall("Round", at=(5.0, 0.0, 0.0), profile="IFCCIRCLEPROFILEDEF(.AREA.,$,#13,0.5)")
    out, _ = export_model(tmp_path, model)
    gltf = document(out)
    meshes = {
        node["name"]: gltf["meshes"][node["mesh"]] for node in gltf["nodes"] if "mesh" in node
    }
    (box,), (caps, mantle) = meshes["Box"]["primitives"], meshes["Round"]["primitives"]
    assert set(box["attributes"]) == set(caps["attributes"]) == {"POSITION"}
    assert gltf["accessors"][box["attributes"]["POSITION"]]["count"] == 8
    assert set(mantle["attributes"]) == {"POSITION", "NORMAL"}
