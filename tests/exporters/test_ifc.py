"""IFC again: nothing that was asked for is lost, nothing else is told, and the file stays sound."""

import os
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.validate
import numpy as np
import pytest

from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.ifc_fold import fold
from exportstudio.exporters.ifc_records import Record, Schema, split, with_short_escapes
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.geometry.router import shape_building
from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import HIGH, PUBLICATION, QUALITIES, STANDARD, quality_by_key
from exportstudio.model.scene import ShapedBuilding
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.readers import read
from exportstudio.readers.selection import select
from exportstudio.worker.shaping import unshaped
from tests.exporters.contract import DRAWN, HOSTILE
from tests.exporters.writing import write_and_reconcile
from tests.ifc_text import TinyModel

REAL_FILES = (
    "revit_duplex_georef.ifc",
    "archicad_fzk_haus.ifc",
    "sketchup_pcert_building_ifc4x3.ifc",
    "revit_xbim_samplehouse.ifc",
    "sds2_steel_sculpture_inch.ifc",
)
WALLS = 12


def shaped(building: Building, quality: str, selection: Selection) -> ShapedBuilding:
    """Return what the worker would give to the format."""
    if quality in exporter_by_key("ifc").info.unshaped_qualities:
        return unshaped(building, selection)
    wanted = select(building, selection).products if selection else None
    return shape_building(building, quality_by_key(quality), wanted=wanted)


def export(
    path: Path,
    out: Path,
    quality: str = "standard",
    selection: Selection = EVERYTHING,
    schema: str = "source",
) -> tuple[Building, WriteResult, Contents]:
    """Write, read back, and hold both against each other."""
    building = read(path)
    exporter = exporter_by_key("ifc")
    source = ExportInput(
        building,
        shaped(building, quality, selection),
        quality_by_key(quality),
        exporter.options_type(schema=schema),
    )
    result, contents = write_and_reconcile(source, "ifc", out)
    return building, result, contents


def saved(folder: Path, model: TinyModel) -> Path:
    path = folder / "tiny.ifc"
    path.write_text(model.text())
    return path


@pytest.mark.parametrize("quality", QUALITIES)
def test_every_element_of_the_sample_at_every_quality(
    sample: Path, tmp_path: Path, quality: str
) -> None:
    building, result, contents = export(sample, tmp_path / "a.ifc", quality)
    assert contents.keys == {element.key for element in building.elements.values()}
    assert result.ledger.totals().exported == len(building.elements)
    model = ifcopenshell.open(tmp_path / "a.ifc")
    assert model.schema == building.ifc.schema
    names = {each.Name for each in model.by_type("IfcPropertySet")}
    assert bool(names) == (quality != "draft")
    if quality == "standard":
        assert all(name.startswith("Pset_") for name in names)
    openings = model.by_type("IfcRelVoidsElement")
    assert len(openings) == len(building.ifc.by_type("IfcRelVoidsElement")) > 0


def test_an_empty_building(tmp_path: Path) -> None:
    path = saved(tmp_path, TinyModel())
    for quality in ("draft", "publication"):
        _, _, contents = export(path, tmp_path / f"{quality}.ifc", quality)
        assert len(contents.keys) == 3


def test_equal_shapes_are_mapped_where_that_is_smaller(tmp_path: Path) -> None:
    model = TinyModel()
    points = ",".join(f"#{model.add(f'IFCCARTESIANPOINT(({np.cos(a):.9f},{np.sin(a):.9f}))')}"
                      for a in np.arange(24) / 24 * 2 * np.pi)  # fmt: skip
    for n in range(WALLS):
        line = model.add(f"IFCPOLYLINE(({points},{points.partition(',')[0]}))")
        model.wall(
            guid=f"'0W{n:02}Wall00000000000000'",
            at=(3.0 * n, 0.0, 0.0),
            profile=f"IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,'{'x' * 3000}',#{line})",
        )
    export(saved(tmp_path, model), tmp_path / "a.ifc")
    written = ifcopenshell.open(tmp_path / "a.ifc")
    [mapped] = written.by_type("IfcRepresentationMap")
    assert mapped.MappedRepresentation.Items[0].is_a("IfcTriangulatedFaceSet")
    assert mapped.MappedRepresentation.Items[0].Closed
    assert len(written.by_type("IfcMappedItem")) == WALLS
    places = [item.MappingTarget.LocalOrigin for item in written.by_type("IfcMappedItem")]
    assert len({place.id() for place in places}) == 1


def test_names_arrive_as_they_were(tmp_path: Path) -> None:
    model = TinyModel()
    for n, name in enumerate(HOSTILE):
        model.wall(name, guid=f"'0H{n:02}Wall00000000000000'")
    building, _, _ = export(saved(tmp_path, model), tmp_path / "a.ifc", "publication")
    written = ifcopenshell.open(tmp_path / "a.ifc")
    wanted = {element.global_id: element.name for element in building.elements.values()}
    assert {each.GlobalId: each.Name or "" for each in written.by_type("IfcProduct")} == wanted


def test_what_breaks_the_schema_is_put_right_where_it_means_the_same(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    person = model.add("IFCPERSON(7,$,$,$,$,$,$,$)")
    firm = model.add("IFCORGANIZATION($,$,$,$,$)")
    model.add(f"IFCAPPLICATION(#{firm},$,'Tiny CAD',$)")
    author = model.add(f"IFCPERSONANDORGANIZATION(#{person},#{firm},$)")
    history = model.add(f"IFCOWNERHISTORY(#{author},#{author - 1},$,.ADDED.,$,$,$,1)")
    at = wall - 100
    model.records[at] = model.records[at].replace("',$,'", f"',#{history},'", 1)
    item = next(int(r.partition("=")[0][1:]) for r in model.records if "EXTRUDED" in r)
    style = model.style(item, (1.0, 0.0, 0.0))
    model.add(f"IFCSTYLEDITEM(#{item},(#{style}),$)")
    path = saved(tmp_path, model)
    path.write_text(path.read_text().replace(".LENGTHUNIT.,$,", ".LENGTHUNIT.,*,"))
    _, result, _ = export(path, tmp_path / "a.ifc", "publication")
    [issue] = result.issues
    assert (issue.code, issue.text[:9]) == ("WRITE324", "4 records")
    written = ifcopenshell.open(tmp_path / "a.ifc")
    [author] = written.by_type("IfcPerson")
    assert author.Identification == "7"
    [firm] = written.by_type("IfcOrganization")
    assert firm.Name == ""
    [program] = written.by_type("IfcApplication")
    assert (program.Version, program.ApplicationIdentifier) == ("", "")
    assert written.by_type("IfcSIUnit")[0].Prefix is None
    assert len(written.by_type("IfcStyledItem")) == 1


def test_huge_coordinates_stay(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall(at=(2_600_000.125, 1_200_000.25, 400.0))
    export(saved(tmp_path, model), tmp_path / "a.ifc")
    scene = shape_building(read(tmp_path / "a.ifc"), HIGH).scene
    [placement] = scene.placements
    at = placement.matrix[:3, 3] + scene.offset
    assert at[:2] == pytest.approx((2_600_000.125, 1_200_000.25), abs=1e-6)


def test_global_ids_are_made_unique(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall("one", guid="'0AWall000000000000000A'")
    model.wall("two", guid="'0AWall000000000000000A'")
    model.wall("three", guid="''")
    path = saved(tmp_path, model)
    building, result, contents = export(path, tmp_path / "a.ifc")
    assert [issue.code for issue in result.issues] == ["WRITE320"]
    assert contents.keys == {element.key for element in building.elements.values()}
    written = ifcopenshell.open(tmp_path / "a.ifc")
    ids = {wall.Name: wall.GlobalId for wall in written.by_type("IfcWall")}
    assert ids["one"] == "0AWall000000000000000A"
    assert len(set(ids.values())) == 3
    # One of both alone still has the key that tells it from the other.
    two = next(e for e in building.elements.values() if e.name == "two")
    alone = Selection(Criteria(global_ids=(two.key,)))
    _, _, contents = export(path, tmp_path / "b.ifc", "professional", alone)
    assert two.key in contents.keys


def test_what_leads_back_to_itself_is_left_out(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall("sound")
    circle = model.add("IFCLOCALPLACEMENT(#0,#5)")
    model.records[-1] = f"#{circle}=IFCLOCALPLACEMENT(#{circle},#5);"
    model.wall("round", placement=circle)
    _, result, _ = export(saved(tmp_path, model), tmp_path / "a.ifc", "publication")
    outcomes = {line.name: line.outcome for line in result.ledger if line.ifc_class == "IfcWall"}
    assert outcomes == {"sound": Outcome.EXPORTED, "round": Outcome.DEGRADED}
    model_again = ifcopenshell.open(tmp_path / "a.ifc")
    written = {wall.Name: wall for wall in model_again.by_type("IfcWall")}
    assert written["round"].ObjectPlacement is None
    assert written["round"].ContainedInStructure
    assert written["sound"].Representation is not None


@pytest.mark.parametrize("quality", ["draft", "high", "publication"])
def test_a_part_leaves_no_trace_of_the_rest(sample: Path, tmp_path: Path, quality: str) -> None:
    building, result, contents = export(
        sample, tmp_path / "a.ifc", quality, Selection(Criteria(classes=("IfcDoor",)))
    )
    written = (tmp_path / "a.ifc").read_bytes()
    hidden = [e for e in building.elements.values() if e.key not in contents.keys]
    assert result.ledger.totals().excluded == len(hidden) > 0
    assert "IfcDoor" in contents.classes
    assert not [e.key for e in hidden if e.global_id.encode() in written]
    kept = {e.name for e in building.elements.values() if e.key in contents.keys}
    names = {e.name for e in hidden if len(e.name) > 3} - kept
    assert names
    assert not [name for name in names if f"'{name}'".encode() in written]


@pytest.mark.parametrize("name", REAL_FILES[:2])
def test_values_of_hidden_elements_stay_hidden(dev_files: Path, tmp_path: Path, name: str) -> None:
    selection = Selection(Criteria(classes=("IfcDoor",)))
    building, _, contents = export(dev_files / name, tmp_path / "a.ifc", "publication", selection)
    written = (tmp_path / "a.ifc").read_text()
    shown, hidden = set[str](), set[str]()
    for element in building.elements.values():
        entity = building.ifc.by_id(element.id)
        said = shown if element.key in contents.keys else hidden
        said |= {element.global_id, element.name}
        if element.is_spatial and said is shown:
            continue
        for values in ifcopenshell.util.element.get_psets(entity).values():
            said |= {value for value in values.values() if isinstance(value, str)}
            shown |= set(values)  # what properties are called, which is no secret
    model = ifcopenshell.open(tmp_path / "a.ifc")
    shown |= {each.Name for each in model.by_type("IfcObjectDefinition")}
    secrets = {text for text in hidden - shown if len(text) > 5}
    assert len(secrets) > 100
    assert not [text for text in secrets if f"'{text}'" in written]


@pytest.mark.parametrize("name", REAL_FILES)
def test_shapes_of_real_buildings_stay_what_they_are(
    dev_files: Path, tmp_path: Path, name: str
) -> None:
    building, result, _ = export(dev_files / name, tmp_path / "a.ifc")
    assert {line.outcome for line in result.ledger} == {Outcome.EXPORTED}
    wanted = _measures(building, shape_building(building, STANDARD))
    again = read(tmp_path / "a.ifc")
    found = _measures(again, shape_building(again, STANDARD))
    assert found.keys() == wanted.keys()
    for key, (low, high, volume) in wanted.items():
        other_low, other_high, other_volume = found[key]
        size = float(np.linalg.norm(high - low))
        assert np.abs(other_low - low).max() < 0.001, key
        assert np.abs(other_high - high).max() < 0.001, key
        assert abs(other_volume - volume) < 0.0005 * size**2 + 0.001 * abs(volume), key
    assert (tmp_path / "a.ifc").stat().st_size < 0.9 * len(building.text)


def _measures(building: Building, shaped: ShapedBuilding) -> dict[str, Any]:
    """Return the corners of each element, and the volume under its triangles."""
    found = {}
    for placement in shaped.scene.placements:
        shape = shaped.scene.shapes[placement.shape]
        at = placement.matrix[:3, 3] + shaped.scene.offset
        points = shape.vertices @ placement.matrix[:3, :3].T + at
        a, b, c = np.moveaxis((points - points.mean(axis=0))[shape.triangles], 1, 0)
        volume = float((a * np.cross(b, c)).sum() / 6)
        key = building.elements[placement.element_id].key
        found[key] = points.min(axis=0), points.max(axis=0), volume
    return found


@pytest.mark.parametrize("name", [*REAL_FILES, "luartx_hvac_heating.ifc"])
def test_values_of_real_buildings(dev_files: Path, tmp_path: Path, name: str) -> None:
    building, _, _ = export(dev_files / name, tmp_path / "a.ifc", "high")
    written = ifcopenshell.open(tmp_path / "a.ifc")
    wanted = [
        (element.global_id, group, prop, value)
        for element in building.elements.values()
        for group, values in ifcopenshell.util.element.get_psets(
            building.ifc.by_id(element.id)
        ).items()
        for prop, value in values.items()
        if prop != "id" and isinstance(value, str | int | float)
    ]
    for global_id, group, prop, value in random.Random(name).sample(
        wanted, min(DRAWN, len(wanted))
    ):
        there = ifcopenshell.util.element.get_psets(written.by_guid(global_id))[group][prop]
        assert there == value
    for kind in ("IfcTypeObject", "IfcGroup", "IfcRelAssociatesMaterial", "IfcRelAggregates"):
        related = [each for each in building.ifc.by_type(kind) if _is_used(each)]
        assert len(written.by_type(kind)) >= len(related)


def _is_used(entity: Any) -> bool:
    if entity.is_a("IfcTypeObject"):
        return bool(ifcopenshell.util.element.get_types(entity))
    return not entity.is_a("IfcGroup") or bool(entity.IsGroupedBy)


@pytest.mark.parametrize("name", ["revit_duplex_georef.ifc", "sds2_steel_sculpture_inch.ifc"])
def test_ifc4_on_request(dev_files: Path, tmp_path: Path, name: str) -> None:
    building, result, _ = export(dev_files / name, tmp_path / "a.ifc", "high", schema="IFC4")
    written = ifcopenshell.open(tmp_path / "a.ifc")
    assert written.schema == "IFC4"
    log = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(written, log)
    assert not log.statements
    again = read(tmp_path / "a.ifc")
    place = replace(again.georeference, true_north=building.georeference.true_north)
    assert place == building.georeference
    wanted = _measures(building, shape_building(building, HIGH))
    found = _measures(again, shape_building(again, HIGH))
    assert found.keys() == wanted.keys()
    for key, (low, high, _) in wanted.items():
        assert np.allclose((low, high), found[key][:2], atol=0.002), key
    get_psets = ifcopenshell.util.element.get_psets
    elements = list(building.elements.values())
    for element in random.Random(name).sample(elements, 60):
        before = get_psets(building.ifc.by_id(element.id))
        now = get_psets(written.by_guid(element.global_id))
        for values in (*before.values(), *now.values()):
            values.pop("id", None)
        assert now == before
    lost = [issue for issue in result.issues if issue.code == "WRITE325"]
    assert bool(lost) == (name == "sds2_steel_sculpture_inch.ifc")  # it has times in two parts


def test_ifc4_names_what_it_calls_otherwise(tmp_path: Path) -> None:
    model = TinyModel(schema="IFC2X3")
    board = "IFCELECTRICDISTRIBUTIONPOINT('0PABoard00000000000000',$,'Board',$,$,#9,$,$"
    model.walls.append(model.add(f"{board},.SWITCHBOARD.,$)"))
    path = saved(tmp_path, model)
    _, result, _ = export(path, tmp_path / "a.ifc", "publication", schema="IFC4")
    [line] = [line for line in result.ledger if line.name == "Board"]
    assert line.outcome is Outcome.DEGRADED
    assert line.ifc_class == "IfcElectricDistributionBoard"
    assert "IFC4 has no IfcElectricDistributionPoint" in line.reason


@pytest.mark.parametrize(
    "name",
    ["revit_duplex_georef.ifc", "georef_utm_tiny.ifc", "unsupported_georef_ifc4x3_add1.ifc",
     "sketchup_pcert_building_ifc4x3.ifc"],
)  # fmt: skip
def test_the_place_on_earth_is_kept(dev_files: Path, tmp_path: Path, name: str) -> None:
    building, _, _ = export(dev_files / name, tmp_path / "a.ifc", "draft")
    again = read(tmp_path / "a.ifc")
    assert again.georeference == building.georeference
    assert again.georeference.crs or again.georeference.latitude is not None
    assert again.length_unit_m == building.length_unit_m


def test_colours_of_real_buildings_stay(dev_files: Path, tmp_path: Path) -> None:
    building, _, _ = export(dev_files / "archicad_fzk_haus.ifc", tmp_path / "a.ifc", "draft")
    again = read(tmp_path / "a.ifc")
    assert _colours(again) == _colours(building)


def _colours(building: Building) -> dict[str, set[tuple[float, ...]]]:
    scene = shape_building(building, STANDARD).scene
    return {
        building.elements[placement.element_id].key: {
            (style.red, style.green, style.blue, style.alpha)
            for style in (scene.styles[n] for n in placement.styles)
        }
        for placement in scene.placements
    }


def test_the_same_bytes_twice(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("a", "b"):
        export(sample, tmp_path / f"{name}.ifc", "high")
    assert (tmp_path / "a.ifc").read_bytes() == (tmp_path / "b.ifc").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    export(sample, tmp_path / "c.ifc", "high")
    assert b"1970-01-01T00:00:00" in (tmp_path / "c.ifc").read_bytes()


def test_cancelling_ends_it(sample: Path, tmp_path: Path) -> None:
    building = read(sample)
    source = ExportInput(building, unshaped(building, EVERYTHING), PUBLICATION, None)

    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exporter_by_key("ifc").write(source, tmp_path / "a.ifc", cancel)


def test_a_full_disk_is_told(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        export(sample, tmp_path / "a.ifc")


@pytest.mark.parametrize("damage", ["cut", "byte", "reference", "twice", "gone"])
def test_damage_is_noticed(sample: Path, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "a.ifc"
    export(sample, out)
    data = out.read_bytes()
    half = data.index(b"\n", len(data) // 2) + 1
    line = data[half : data.index(b"\n", half) + 1]
    damaged = {
        "cut": data[: len(data) // 2],
        "byte": data[:half] + b"\x00\xff\x00" + data[half:],
        "reference": data[:half] + b"#999999=IFCLOCALPLACEMENT($,#999998);\n" + data[half:],
        "twice": data[:half] + line + data[half:],
        "gone": b"",
    }[damage]
    out.write_bytes(damaged)
    with pytest.raises(StudioError, match="WRITE303"):
        exporter_by_key("ifc").read_back(out)


def test_values_are_split_where_they_end() -> None:
    assert split("'a,''(b',#1,$,((1.,2.),(3.,4.)),IFCLABEL('x)')") == [
        "'a,''(b'", "#1", "$", "((1.,2.),(3.,4.))", "IFCLABEL('x)')",
    ]  # fmt: skip


def test_letters_are_written_the_short_way() -> None:
    assert with_short_escapes("'\\X4\\000000E4\\X0\\'") == "'\\X2\\00E4\\X0\\'"
    assert with_short_escapes("'\\X4\\0001F600\\X0\\'") == "'\\X4\\0001F600\\X0\\'"
    assert with_short_escapes("'\\\\X4\\000000E4'") == "'\\\\X4\\000000E4'"


def test_folding_never_makes_two_of_a_set_one() -> None:
    records = {
        1: Record("IFCCARTESIANPOINT", "(0.,0.)"),
        2: Record("IFCCARTESIANPOINT", "(0.,0.)"),
        3: Record("IFCPOLYLOOP", "(#1,#2)"),
        4: Record("IFCVERTEXPOINT", "#2"),
        5: Record("IFCCARTESIANPOINT", "(0.,0.)"),
    }
    folded = fold(records, Schema("IFC4"))
    assert folded[3].values == "(#1,#2)"
    assert folded[4].values == "#1"
    assert 5 not in folded
