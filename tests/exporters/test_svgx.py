"""SVGX and SVG: every element is there, plans lie where the building is, damage is noticed."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import shapely
from lxml import etree

from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.geometry.plans import View, draw_plans, read_levels
from exportstudio.geometry.router import shape_building
from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import HIGH, PUBLICATION, QUALITIES, STANDARD, Quality
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.model.svgx import ARX, BIM, SVG
from exportstudio.readers import read
from exportstudio.readers.selection import select
from exportstudio.resource import resource
from exportstudio.worker.tabling import tabulate
from tests.conftest import SAMPLE
from tests.exporters.contract import HOSTILE, Properties
from tests.exporters.writing import write_and_reconcile
from tests.ifc_text import TinyModel

_OBJECT = f"{{{ARX}}}object"


@dataclass
class Exported:
    """A file and all that was said of it."""

    path: Path
    building: Building
    result: WriteResult
    contents: Contents

    @property
    def root(self) -> ElementTree.Element:
        return ElementTree.parse(self.path).getroot()

    @property
    def objects(self) -> dict[str, ElementTree.Element]:
        return {each.attrib["id"]: each for each in self.root.iter(_OBJECT)}

    def is_valid(self) -> bool:
        schema = etree.RelaxNG(etree.parse(resource("resources/schemas/svgx.rng")))
        if not schema.validate(etree.parse(self.path)):
            pytest.fail(str(schema.error_log))
        return True


def source_of(
    path: Path, quality: Quality = HIGH, selection: Selection = EVERYTHING, key: str = "svgx"
) -> ExportInput:
    building = read(path)
    wanted = select(building, selection).products if selection else None
    shaped = shape_building(building, quality, spaces=True, wanted=wanted)
    _, tables = tabulate(building, quality, selection)
    return ExportInput(building, shaped, quality, exporter_by_key(key).options_type(), tables)


def export(source: ExportInput, out: Path) -> Exported:
    """Write, read back, and hold both against the source."""
    result, contents = write_and_reconcile(source, out.suffix[1:], out)
    return Exported(out, source.building, result, contents)


def model(folder: Path, text: str) -> Path:
    path = folder / "m.ifc"
    path.write_text(text)
    return path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(source_of(SAMPLE), tmp_path_factory.mktemp("svgx") / "house.svgx")


def test_every_product_is_an_object(house: Exported) -> None:
    assert house.is_valid()
    assert house.contents.keys == {e.key for e in house.building.elements.values()}
    for element in house.building.elements.values():
        there = house.objects[element.key]
        assert there.get(f"{{{BIM}}}class") == element.ifc_class
        assert there.get(f"{{{BIM}}}name", "") == element.name
    assert house.result.ledger.totals().exported == len(house.building.elements)
    openings = [line for line in house.result.ledger if line.ifc_class == "IfcOpeningElement"]
    assert openings
    assert all("without a figure" in line.reason for line in openings)


def test_objects_lie_in_the_plan_of_their_storey(house: Exported) -> None:
    for group in house.root.findall(f"{{{SVG}}}g"):
        objects = group.findall(_OBJECT)
        storeys = group.attrib[f"{{{BIM}}}storeys"].split()
        assert [each.attrib["id"] for each in objects if each.attrib["type"].endswith("storey")]
        names = {house.building.elements[e.id].name for e in house.building.elements.values()
                 if e.key in storeys}  # fmt: skip
        assert names == {group.attrib[f"{{{ARX}}}floor"]}
    door = next(e for e in house.building.elements.values() if e.ifc_class == "IfcDoor")
    assert house.objects[door.key].get("type") == "architecture.door"


def test_rooms_are_named_with_their_area(house: Exported) -> None:
    texts = ["".join(each.itertext()) for each in house.root.iter(f"{{{SVG}}}text")]
    for element in house.building.elements.values():
        if element.ifc_class == "IfcSpace":
            assert element.name in texts
            assert house.building.ifc.by_id(element.id).LongName in texts
    assert any(re.fullmatch(r"\d+\.\d m²", text) for text in texts)


def test_figures_have_the_area_of_the_plan(sample: Path, house: Exported) -> None:
    source = source_of(sample)
    plans = draw_plans(source.building, source.shaped, read_levels(source.building))
    [wall] = [e for e in source.building.elements.values() if e.ifc_class == "IfcWall"][:1]
    cut = sum(
        figure.geometry.area
        for plan in plans
        for figure in plan.figures
        if figure.element_id == wall.id and figure.view is View.CUT
    )
    drawn = 0.0
    for group in house.root.iter(f"{{{SVG}}}g"):
        if group.get(f"{{{BIM}}}view") == "cut":
            for path in group:
                if path.get(_OBJECT) == wall.key:
                    drawn += area_of(path.attrib["d"])
    assert drawn / 1e6 == pytest.approx(cut, rel=1e-3)


def area_of(data: str) -> float:
    rings = [
        shapely.Polygon([tuple(map(float, point.split())) for point in ring.split("L")])
        for ring in data.strip("MZ").split("ZM")
    ]
    area = shapely.Polygon()
    for ring in rings:
        area = shapely.symmetric_difference(area, ring)
    return float(area.area)


def test_an_empty_building(tmp_path: Path) -> None:
    exported = export(source_of(model(tmp_path, TinyModel().text())), tmp_path / "a.svgx")
    assert exported.is_valid()
    assert len(exported.contents.keys) == 3


@pytest.mark.parametrize("quality", list(QUALITIES))
def test_each_quality_has_what_it_says(tmp_path: Path, quality: str) -> None:
    path = model(tmp_path, Properties.of_every_kind().text)
    exported = export(source_of(path, QUALITIES[quality]), tmp_path / "a.svgx")
    assert exported.is_valid()
    has_values = quality != "draft"
    assert (exported.contents.rows["values"] > 15) == has_values
    assert (exported.contents.rows["types"] == 1) == (quality not in ("draft", "standard"))


def test_every_kind_of_property(tmp_path: Path) -> None:
    path = model(tmp_path, Properties.of_every_kind().text)
    exported = export(source_of(path), tmp_path / "a.svgx")
    found = [
        (each.get("name"), each.get("value"), each.get("unit"))
        for each in exported.root.iter(f"{{{ARX}}}property")
    ]
    for wanted in (
        ("Single", "text", None), ("Single", "of type", None), ("Truth", "false", None),
        ("Long", "9007199254740993", None), ("Huge", "1.7e+308", None), ("Unset", None, None),
        ("Length", "2.5", "m"), ("Outer.Inner", "deep", None), ("Table", "two", None),
    ):  # fmt: skip
        assert wanted in found


def test_hostile_names(tmp_path: Path) -> None:
    tiny = TinyModel()
    for number, name in enumerate(HOSTILE):
        tiny.wall(name, guid=f"'0H{number:02}Wall0000000000000000'"[:23] + "'")
    source = source_of(model(tmp_path, tiny.text()))
    next(iter(source.building.elements.values())).name = "bell\x01\x07"
    exported = export(source, tmp_path / "a.svgx")
    assert exported.is_valid()
    names = {each.get(f"{{{BIM}}}name", "") for each in exported.objects.values()}
    wanted = {e.name for e in source.building.elements.values() if e.ifc_class == "IfcWall"}
    assert wanted <= names
    assert [issue.code for issue in exported.result.issues] == ["WRITE310"]


def test_huge_coordinates_keep_their_tenths_of_a_millimetre(tmp_path: Path) -> None:
    tiny = TinyModel()
    tiny.wall(at=(2_600_000.1234, 1_200_000.5678, 400.0))
    exported = export(source_of(model(tmp_path, tiny.text())), tmp_path / "a.svgx")
    [box] = exported.root.iter(f"{{{ARX}}}geometry")
    sheet = next(exported.root.iter(f"{{{BIM}}}sheet"))
    west = float(sheet.attrib["x"]) + float(box.attrib["x"]) / 1000
    north = float(sheet.attrib["y"]) - float(box.attrib["y"]) / 1000
    assert west == pytest.approx(2_600_000.1234 - 1.0, abs=1e-4)
    assert north == pytest.approx(1_200_000.5678 + 0.1, abs=1e-4)
    assert all(abs(float(value)) < 5000 for name, value in box.attrib.items() if name != "z")


def test_a_stray_at_the_origin_of_the_map_hides_nothing(tmp_path: Path) -> None:
    tiny = TinyModel()
    for x in (0.0, 5.0, 10.0):
        tiny.wall(at=(2_600_000.0 + x, 1_200_000.0, 400.0))
    tiny.wall("Stray")
    exported = export(source_of(model(tmp_path, tiny.text())), tmp_path / "a.svgx")
    assert [issue.code for issue in exported.result.issues] == ["WRITE360"]
    assert float(next(exported.root.iter(f"{{{BIM}}}sheet")).attrib["scale"]) <= 50
    assert len(exported.contents.keys) == 7


def test_elements_of_one_global_id(tmp_path: Path) -> None:
    tiny = TinyModel()
    for _ in range(2):
        tiny.wall(guid="'0AWall000000000000000A'")
    exported = export(source_of(model(tmp_path, tiny.text())), tmp_path / "a.svgx")
    assert len(exported.contents.keys) == 5
    assert [each.get(f"{{{BIM}}}globalId") for each in exported.objects.values()].count(
        "0AWall000000000000000A"
    ) == 2


def test_a_shape_that_fails_leaves_an_object(tmp_path: Path) -> None:
    tiny = TinyModel()
    tiny.wall("Flat", profile="IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,0.,0.)")
    exported = export(source_of(model(tmp_path, tiny.text())), tmp_path / "a.svgx")
    [line] = [line for line in exported.result.ledger if line.name == "Flat"]
    assert line.outcome is Outcome.DEGRADED
    assert "without a figure" in line.reason
    plain = export(source_of(tmp_path / "m.ifc", key="svg"), tmp_path / "a.svg")
    assert plain.result.ledger.lines[line.key].outcome is Outcome.FAILED


@pytest.mark.parametrize("key", ["svgx", "svg"])
def test_a_part_leaves_no_trace_of_the_rest(sample: Path, tmp_path: Path, key: str) -> None:
    selection = Selection(Criteria(classes=("IfcDoor",)))
    source = source_of(sample, PUBLICATION, selection, key)
    exported = export(source, tmp_path / f"a.{key}")
    written = exported.path.read_bytes()
    hidden = {e.key for e in source.building.elements.values()} - exported.contents.keys
    assert len(hidden) > 50
    assert not [each for each in hidden if each.encode() in written]
    assert b"IfcWall" not in written.replace(b"IfcWallType", b"")


@pytest.mark.parametrize("key", ["svgx", "svg"])
def test_the_same_bytes_twice(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    files = [
        export(source_of(sample, STANDARD, key=key), tmp_path / name / f"a.{key}").path
        for name in ("one", "two")
    ]
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda text: text[: len(text) // 2], "no element found|unclosed|not well-formed"),
        (lambda text: text.replace(' d="M', ' d="K', 1), "path that is none"),
        (lambda text: text.replace(" viewBox=", " viewbox=", 1), "viewBox"),
        (lambda text: re.sub(r'(<path arx:object=")', r"\1x", text, count=1), "there are not"),
        (lambda text: b"" if isinstance(text, bytes) else "", "no element found"),
    ],
)
def test_damage_is_noticed(house: Exported, tmp_path: Path, damage: Any, reason: str) -> None:
    path = tmp_path / "a.svgx"
    path.write_text(damage(house.path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(StudioError, match=reason):
        exporter_by_key("svgx").read_back(path)


def test_a_lost_element_is_noticed(house: Exported, tmp_path: Path) -> None:
    root = etree.parse(house.path)
    lost = next(e for e in root.iter(_OBJECT) if e.get("type") == "architecture.room")
    for each in [e for e in root.iter() if e.get(_OBJECT) == lost.get("id")]:
        each.getparent().remove(each)
    lost.getparent().remove(lost)
    root.write(tmp_path / "a.svgx")
    contents = exporter_by_key("svgx").read_back(tmp_path / "a.svgx")
    assert house.contents.keys - contents.keys == {lost.get("id")}


def test_plain_svg_is_svg_and_nothing_else(sample: Path, tmp_path: Path) -> None:
    exported = export(source_of(sample, key="svg"), tmp_path / "a.svg")
    root = exported.root
    assert {each.tag.partition("}")[0] for each in root.iter()} == {f"{{{SVG}"}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("{")]
    ledger = exported.result.ledger
    drawn = Counter(line.outcome for line in ledger if line.ifc_class == "IfcWall")
    assert set(drawn) == {Outcome.EXPORTED}
    assert all(line.reason for line in ledger if line.outcome is Outcome.EXCLUDED)


def test_cancelling_and_a_full_disk(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = source_of(sample, QUALITIES["draft"])

    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exporter_by_key("svgx").write(source, tmp_path / "a.svgx", cancel)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        exporter_by_key("svgx").write(source, tmp_path / "b.svgx", lambda _done, _total: None)


@pytest.mark.parametrize(
    "name", ["archicad_fzk_haus.ifc", "vectorworks_japanese.ifc", "sds2_steel_sculpture_inch.ifc"]
)
def test_real_buildings(dev_files: Path, tmp_path: Path, name: str) -> None:
    exported = export(source_of(dev_files / name, PUBLICATION), tmp_path / "a.svgx")
    assert exported.is_valid()
    assert exported.result.ledger.totals().failed == 0
