"""SVGX as a source: what it is read as, that nothing is lost on the way, and what is refused."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import ifcopenshell.util.element
import pytest
from lxml import etree

from exportstudio.exporters.registry import exporter_by_key
from exportstudio.exporters.svgx_markup import number
from exportstudio.geometry.router import shape_building
from exportstudio.model.building import Building
from exportstudio.model.issue import Severity, StudioError
from exportstudio.model.quality import HIGH, PUBLICATION, STANDARD, Quality
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.model.svgx import ARX, BIM, SVG
from exportstudio.readers import probe, read
from exportstudio.readers.search import buildings_in
from exportstudio.worker.tabling import tabulate
from tests.exporters.contract import Properties
from tests.exporters.test_svgx import Exported, export, source_of
from tests.ifc_text import TinyModel
from tests.readers.svgx_files import ALIEN, JSON, ROOM

# Numbers of records, and the layers, which only what has a body can have.
_NOT_COMPARED = ("step_id", "property_id", "quantity_id", "set_id", "layer")


def source(folder: Path, text: str | bytes, name: str = "a.svgx") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def by_name(building: Building) -> dict[str, str]:
    return {element.name: element.ifc_class for element in building.elements.values()}


def codes(building: Building) -> set[str]:
    return {issue.code for issue in building.issues}


def refusal(path: Path) -> str:
    with pytest.raises(StudioError) as caught:
        read(path)
    return str(caught.value)


def rows(building: Building, quality: Quality) -> dict[str, Counter[Any]]:
    """Return the rows of all tables, without numbers of records and what only SVGX has."""
    _, tables = tabulate(building, quality, EVERYTHING)
    found = {}
    for table in tables:
        names = [column.name for column in table.columns]
        kept = [n for n, name in enumerate(names) if name not in _NOT_COMPARED]
        group = names.index("set") if "set" in names else None
        found[table.kind.name] = Counter(
            tuple(row[n] for n in kept)
            for row in table.rows()
            if group is None or not str(row[group]).startswith("SVGX")
        )
    return found


def drawing(exported: Exported) -> bytes:
    """Return a file without what says where it comes from."""
    root = etree.parse(exported.path).getroot()
    root.remove(root.find(f"{{{SVG}}}metadata"))
    root.remove(root.find(f"{{{SVG}}}title"))
    return bytes(etree.tostring(root, method="c14n"))


def test_what_other_programs_write(tmp_path: Path) -> None:
    building = read(source(tmp_path, ROOM))
    names = by_name(building)
    assert names.pop("second_floor") == "IfcBuildingStorey"
    assert names["r1"] == "IfcSpace"
    assert names["p1"] == "IfcElectricDistributionBoard"
    assert names["lamp"] == "IfcLightFixture"
    assert names["table.1"] == "IfcFurniture"
    assert Counter(names.values())["IfcWall"] == 2
    assert building.project.name == "Studio"
    assert {"READ164", "READ166", "READ168", "READ172"} <= codes(building)
    assert all(issue.severity is not Severity.ERROR for issue in building.issues)
    [panel] = building.ifc.by_type("IfcElectricDistributionBoard")
    sets = ifcopenshell.util.element.get_psets(panel)
    assert sets["SVGX_Behavior"]["voltage"] == 400
    assert sets["SVGX_Behavior"]["power"] == "voltage * current"
    assert sets["SVGX_Behavior"]["on click"] == "action=toggle delay=300"
    assert sets["SVGX_Physics"]["mass"] == 45
    [connection] = building.ifc.by_type("IfcRelConnectsElements")
    assert connection.RelatedElement.Name == "lamp"


def test_bodies_have_the_sizes_and_usual_heights(tmp_path: Path) -> None:
    building = read(source(tmp_path, ROOM))
    shaped = shape_building(building, HIGH, spaces=True)
    boxes = {}
    for placement in shaped.scene.placements:
        points = shaped.scene.shapes[placement.shape].vertices @ placement.matrix[:3, :3].T
        points += placement.matrix[:3, 3] + shaped.scene.offset
        name = building.elements[placement.element_id].name
        boxes[name] = (points.min(0).round(3).tolist(), points.max(0).round(3).tolist())
    # y goes up in IFC; the second floor lies 6 m above the ground floor.
    assert boxes["r1"] == ([0.2, 0.2, 6.0], [5.8, 3.8, 9.0])
    assert boxes["p1"] == ([0.3, 3.55, 6.9], [0.7, 3.7, 7.9])
    assert boxes["table.1"] == ([3.5, 2.0, 6.0], [4.5, 3.0, 6.75])
    # A quarter of a circle with its corner below on the sheet.
    assert boxes["d1"][1][2] == 8.1
    assert "lamp" not in boxes


@pytest.mark.parametrize("text", [ROOM, ALIEN, JSON], ids=["room", "alien", "json"])
def test_nothing_is_lost_from_svgx_to_svgx(tmp_path: Path, text: str) -> None:
    first = export(source_of(source(tmp_path, text), PUBLICATION), tmp_path / "1.svgx")
    assert first.is_valid()
    second = export(source_of(first.path, PUBLICATION), tmp_path / "2.svgx")
    assert second.is_valid()
    assert drawing(first) == drawing(second)
    assert first.contents == second.contents


def test_behaviours_physics_and_the_unknown_stay(tmp_path: Path) -> None:
    # At any quality, since they are what SVGX is for.
    path = source(tmp_path, ROOM)
    exported = export(source_of(path, replace(STANDARD, table_depth=0)), tmp_path / "1.svgx")
    panel, room, lamp = (exported.objects[id] for id in ("p1", "r1", "lamp"))
    variables = {
        each.attrib["name"]: (each.text, each.get("unit"))
        for each in panel.iter(f"{{{ARX}}}variable")
    }
    assert variables == {"voltage": ("400", "V"), "current": ("63", "A")}
    [trigger] = panel.iter(f"{{{ARX}}}trigger")
    assert trigger.attrib == {"event": "click", "action": "toggle", "delay": "300"}
    assert panel.findtext(f".//{{{ARX}}}mass") == "45"
    assert panel.findtext(f".//{{{ARX}}}anchor") == "wall"
    [force] = panel.iter(f"{{{ARX}}}force")
    assert force.attrib == {"type": "gravity", "direction": "down", "value": "9.81"}
    assert panel.find(f".//{{{ARX}}}wind") is not None
    assert room.get("upstream") == "p1"
    assert [tag.text for tag in room.iter(f"{{{ARX}}}tag")] == ["studio", "second_floor"]
    assert room.find(f"{{{BIM}}}attributes").get("{urn:other}mark") == "7"  # type: ignore[union-attr]
    assert [each.tag for each in lamp.iter(f"{{{ARX}}}calculation")]
    assert lamp.findtext(f"{{{ARX}}}note") == "hang it low"
    [table] = exported.root.iter(f"{{{SVG}}}circle")
    assert table.get("fill") == "brown"
    assert table.get(f"{{{ARX}}}maker") == "Köhler"
    assert "Grundriß & mehr" in [each.text for each in exported.root.iter(f"{{{SVG}}}text")]
    assert next(exported.root.iter(f"{{{SVG}}}linearGradient")).get("id") == "g1"


def test_a_part_of_svgx_leaves_no_trace_of_the_rest(tmp_path: Path) -> None:
    selection = Selection(Criteria(classes=("IfcFurniture",)))
    path = source(tmp_path, ROOM)
    exported = export(source_of(path, HIGH, selection), tmp_path / "1.svgx")
    assert b"K\xc3\xb6hler" in exported.path.read_bytes()
    for trace in (b"voltage", b"Grundri", b"hang it low", b"lamp"):
        assert trace not in exported.path.read_bytes()


def test_plain_svg_of_svgx_has_its_drawings(tmp_path: Path) -> None:
    exported = export(source_of(source(tmp_path, ROOM), key="svg"), tmp_path / "1.svg")
    assert [each.get("fill") for each in exported.root.iter(f"{{{SVG}}}circle")] == ["brown"]
    assert b"arx" not in exported.path.read_bytes()


def test_ifc_comes_back_the_same(sample: Path, tmp_path: Path) -> None:
    first = export(source_of(sample, PUBLICATION), tmp_path / "1.svgx")
    second = export(source_of(first.path, PUBLICATION), tmp_path / "2.svgx")
    assert drawing(second) == drawing(
        export(source_of(second.path, PUBLICATION), tmp_path / "3.svgx")
    )
    assert_same(first.building, second.building, PUBLICATION)
    assert first.building.georeference == second.building.georeference
    assert first.contents.rows == second.contents.rows


@pytest.mark.parametrize("quality", [STANDARD, PUBLICATION], ids=lambda quality: quality.key)
def test_every_kind_of_property_comes_back(tmp_path: Path, quality: Quality) -> None:
    path = tmp_path / "m.ifc"
    path.write_text(Properties.of_every_kind().text)
    first = export(source_of(path, quality), tmp_path / "1.svgx")
    there, back = rows(first.building, quality), rows(read(first.path), quality)
    lost, new = (there["properties"] - back["properties"], back["properties"] - there["properties"])
    # A reference to another record has become its text.
    assert {row[4] for row in lost} == {"Reference"} == {row[4] for row in new} | {"Reference"}
    assert there["elements"] == back["elements"]


@pytest.mark.parametrize(
    "name",
    [
        "archicad_fzk_haus.ifc", "vectorworks_japanese.ifc",
        "sketchup_pcert_building_ifc4x3.ifc",
    ],
)  # fmt: skip
def test_real_buildings_come_back_the_same(dev_files: Path, tmp_path: Path, name: str) -> None:
    first = export(source_of(dev_files / name, HIGH), tmp_path / "1.svgx")
    assert_same(first.building, read(first.path), HIGH)


def assert_same(one: Building, other: Building, quality: Quality) -> None:
    """Check that two buildings hold the same; lengths of storeys and layers are in metres now."""
    there, back = rows(one, quality), rows(other, quality)
    assert there.keys() == back.keys()
    # Attributes of predefined sets come back as properties: the same values in the same sets.
    odd = {(row[0], *row[3:5]) for row in there["properties"] if row[5] == "attribute"}
    for table in (there, back):
        table["properties"] = Counter(
            {
                (*row[:5], *row[8:11]) if (row[0], *row[3:5]) in odd else row: count
                for row, count in table["properties"].items()
            }
        )
    for name in there.keys() - {"storeys", "materials"}:
        assert not there[name] - back[name], name
        assert not back[name] - there[name], name
    assert there["storeys"].total() == back["storeys"].total()
    assert Counter(row[:6] for row in there["materials"]) == Counter(
        row[:6] for row in back["materials"]
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "READ101", "empty"),
        ("hello", "READ170", "neither XML nor JSON"),
        ("<html/>", "READ170", "begins with <html>"),
        ("{}", "READ170", "without a list of elements"),
        ('{"elements": [', "READ160", "no JSON"),
        ('{"elements": ' + "[" * 5000 + "]" * 5000 + "}", "READ160", "nested too deeply|recursion"),
        ("<svg><g></svg>", "READ160", "line 1, column 11"),
        ('<svg>\n<g unit="a" unit="b"/></svg>', "READ160", "line 2.*duplicate.*take one of them"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "READ161", "entities"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "READ161", ""),
        ('<!DOCTYPE s [<!ENTITY % p SYSTEM "http://x/p">%p;]><svg/>', "READ161", "entities"),
        ("<svg>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>", "READ161", "nested"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, text: str, code: str, words: str) -> None:
    said = refusal(source(tmp_path, text))
    assert said.startswith(code)
    assert re.search(words, said, re.DOTALL)


def test_what_runs_or_reaches_out_is_left_out(tmp_path: Path) -> None:
    text = f"""<?xml-stylesheet href="http://x/y.css"?><!DOCTYPE svg>
    <svg xmlns="{SVG}" xmlns:arx="{ARX}" xmlns:xlink="http://www.w3.org/1999/xlink"
      onload="alert(1)"><style>@import "http://x/y.css";</style><script>alert(2)</script>
    <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">alert(3)</p></foreignObject>
    <a xlink:href="javascript:alert(4)"><rect arx:layer="walls" width="100" height="9"
      style="fill:url(http://x/z)" onclick="alert(5)"/></a><image href="../secret.png"/>
    <use href="#local"/><set attributeName="href" to="javascript:alert(6)"/></svg>"""
    path = source(tmp_path, text)
    building = read(path)
    assert sum(issue.code == "READ162" for issue in building.issues) >= 6
    exported = export(source_of(path), tmp_path / "1.svgx")
    written = exported.path.read_bytes()
    for trace in (b"alert", b"http://x", b"secret", b"foreignObject", b"@import"):
        assert trace not in written
    assert b"#local" in written


def test_names_and_values_that_are_odd(tmp_path: Path) -> None:
    text = f"""<svg xmlns="{SVG}" xmlns:arx="http://arxos.dev/svgx" arx:units="m" width="9"
    height="9">
    <arx:object type="flux.capacitor"/><arx:object id="a" type="wall"/><arx:object id="a"/>
    <arx:object id="b" type="wall"><arx:geometry x="wide" y="1"/>
    <arx:physics><arx:mass>heavy</arx:mass></arx:physics></arx:object>
    <arx:system id="s" type="t"><arx:component id="ghost"/></arx:system>
    <arx:connection from="a" to="ghost" type="power"/>
    <rect arx:layer="moat" x="1" y="1" width="1" height="1"/>
    <rect arx:layer="walls" x="1" y="1" width="4" height="0.2"/></svg>"""
    building = read(source(tmp_path, text))
    assert {f"READ{n}" for n in (163, 165, 166, 167, 169)} <= codes(building)
    classes = Counter(by_name(building).values())
    assert classes["IfcWall"] == 3
    shaped = shape_building(building, HIGH, spaces=False)
    [placement] = shaped.scene.placements
    sizes = shaped.scene.shapes[placement.shape].vertices
    assert (sizes.max(0) - sizes.min(0)).round(3).tolist() == [4.0, 0.2, 3.0]


def test_encodings_and_byte_order_marks(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig", "iso-8859-1"):
        declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
        text = ROOM.replace("UTF-8", declared).encode(encoding)
        assert read(source(tmp_path, text)).project.name == "Studio"


def test_the_probe_and_the_search_know_it(tmp_path: Path) -> None:
    path = source(tmp_path, ROOM)
    info = probe(path)
    assert (info.schema, info.bytes) == ("SVGX", len(ROOM.encode()))
    assert list(buildings_in(tmp_path)) == [path]
    with pytest.raises(StudioError, match="READ101"):
        probe(source(tmp_path, "", "b.svgx"))


def test_the_same_text_twice(tmp_path: Path) -> None:
    path = source(tmp_path, ROOM)
    assert read(path).text == read(path).text


def test_an_ifc_that_claims_to_come_from_svgx_is_not_trusted(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    evil = (
        "<g xmlns=''http://www.w3.org/2000/svg''><script>alert(1)</script><rect onclick=''x''/></g>"
    )
    for name, value in (("drawing", evil), ("object", "no XML at all"), ("else", evil)):
        prop = model.add(f"IFCPROPERTYSINGLEVALUE('{name}',$,IFCTEXT('{value}'),$)")
        group = model.add(f"IFCPROPERTYSET('0P{name:0<20}',$,'SVGX',$,(#{prop}))")
        model.add(f"IFCRELDEFINESBYPROPERTIES('0R{name:0<20}',$,$,$,(#{wall}),#{group})")
    path = tmp_path / "m.ifc"
    path.write_text(model.text())
    exported = export(source_of(path), tmp_path / "1.svgx")
    assert b"alert" not in exported.path.read_bytes()
    assert b"onclick" not in exported.path.read_bytes()


def test_numbers_are_short() -> None:
    assert [number(value, 1) for value in (1.0, -0.04, 1200.06, 10.0)] == ["1", "0", "1200.1", "10"]
    assert exporter_by_key("svgx").info.suffix == ".svgx"
