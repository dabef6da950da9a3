"""Property tables: every value comes back, as the specification stores it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exportstudio.exporters.glb import GlbExporter
from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import HIGH, PROFESSIONAL, STANDARD
from exportstudio.model.scene import ShapedBuilding
from tests.exporters.glb_files import damage, document, elements
from tests.exporters.scenes import box, building_of, write

METADATA = "EXT_structural_metadata"


def house() -> tuple[Building, ShapedBuilding]:
    made = building_of([box(1, 1, 1)] * 9)
    named = made[0].elements
    named[0].properties = {
        "Pset": {
            "IsExternal": True, "Width": 0.24, "Layers": 3, "Note": "Holz „Süd“ 木",
            "Mixed": 1, "Materials": ["Stein", 2.5], "Big": 2**40, "Nothing": None, "Empty": "",
        },
        "1. Set": {"A B": 1.5},
        "1__Set": {"A_B": 2.5},
    }  # fmt: skip
    named[1].properties = {"Pset": {"IsExternal": False, "Width": 1e-300, "Mixed": "one"}}
    for element in named.values():
        element.properties = element.properties | {"All": {"Flag": element.id % 3 == 0}}
    made[0].property_units = {("Pset", "Width"): "m", ("Pset", "Note"): "m", ("All", "Flag"): ""}
    return made


def test_every_value_comes_back(tmp_path: Path) -> None:
    write(house(), tmp_path / "x.glb", PROFESSIONAL)
    found = elements(tmp_path / "x.glb")
    assert found["E0"].extras == {
        "GlobalId": "E0", "class": "IfcProxy", "name": "Element 0",
        "Pset.IsExternal": "true", "Pset.Width": "0.24 m", "Pset.Layers": 3,
        "Pset.Note": "Holz „Süd“ 木", "Pset.Mixed": "1", "Pset.Materials": '["Stein", 2.5]',
        "Pset.Big": 2.0**40, "Pset.Empty": "", "1. Set.A B": 1.5, "1__Set.A_B": 2.5,
        "All.Flag": True,
    }  # fmt: skip
    assert found["E1"].extras == {
        "GlobalId": "E1", "class": "IfcProxy", "name": "Element 1",
        "Pset.IsExternal": "false", "Pset.Width": "1e-300 m", "Pset.Mixed": "one",
        "All.Flag": False,
    }  # fmt: skip
    assert found["E2"].extras.keys() == {"GlobalId", "class", "name", "All.Flag"}


def test_instances_have_their_properties_too(tmp_path: Path) -> None:
    write(house(), tmp_path / "x.glb", HIGH, instancing=True)
    assert len(document(tmp_path / "x.glb")["nodes"]) == 2
    found = elements(tmp_path / "x.glb")
    assert found["E0"].extras["Pset.Note"] == "Holz „Süd“ 木"
    assert found["E3"].extras["All.Flag"] is True


def test_tables_are_for_the_upper_qualities_and_for_those_who_ask(tmp_path: Path) -> None:
    for quality, options, has_tables in (
        (STANDARD, {}, False),
        (HIGH, {}, False),
        (HIGH, {"property_tables": True}, True),
        (STANDARD, {"property_tables": True}, True),
        (PROFESSIONAL, {}, True),
        (PROFESSIONAL, {"portable": True}, False),
    ):
        path = tmp_path / "x.glb"
        path.unlink(missing_ok=True)
        write(house(), path, quality, **options)
        assert (METADATA in document(path).get("extensionsUsed", ())) == has_tables
        assert METADATA not in document(path).get("extensionsRequired", ())


def test_the_file_is_as_the_specification_asks(tmp_path: Path) -> None:
    path = tmp_path / "x.glb"
    write(house(), path, PROFESSIONAL)
    described = document(path)
    metadata = described["extensions"][METADATA]
    names = list(metadata["schema"]["classes"])
    for definition in metadata["schema"]["classes"].values():
        names += definition["properties"]
    assert all(re.fullmatch(r"[a-zA-Z_][a-zA-Z0-9_]*", name) for name in names)
    start = 28 + int.from_bytes(path.read_bytes()[12:16], "little")
    assert start % 8 == 0
    for table in metadata["propertyTables"]:
        assert table["properties"].keys() <= (
            metadata["schema"]["classes"][table["class"]]["properties"].keys()
        )
        for column in table["properties"].values():
            for key in column.keys() & {"values", "stringOffsets"}:
                view = described["bufferViews"][column[key]]
                assert view["byteOffset"] % 8 == 0
                assert view["byteLength"] > 0
                assert not view.keys() & {"byteStride", "target"}
    widths = metadata["schema"]["classes"]["IfcProxy"]["properties"]["Pset_Width"]
    assert widths["extras"] == {"unit": "m"}
    notes = metadata["schema"]["classes"]["IfcProxy"]["properties"]["Pset_Note"]
    assert "extras" not in notes


def table(document: dict[str, Any]) -> dict[str, Any]:
    found = document["extensions"][METADATA]["propertyTables"]
    return next(t for t in found if t["class"] == "IfcProxy")


def view(document: dict[str, Any], id: str, key: str) -> dict[str, Any]:
    return document["bufferViews"][table(document)["properties"][id][key]]  # type: ignore[no-any-return]


def fill(id: str, key: str, content: bytes) -> Callable[[dict[str, Any], bytearray], object]:
    def change(document: dict[str, Any], binary: bytearray) -> None:
        start = view(document, id, key)["byteOffset"]
        binary[start : start + len(content)] = content

    return change


DAMAGES: dict[str, Callable[[dict[str, Any], bytearray], object]] = {
    "a row less": lambda d, _: table(d).update(count=8),
    "a row more": lambda d, _: table(d).update(count=10),
    "texts cut off": lambda d, _: view(d, "GlobalId", "values").update(byteLength=3),
    "offsets in disorder": fill("GlobalId", "stringOffsets", b"\0\x09\1"),
    "another identity": fill("GlobalId", "values", b"E1"),
    "no text at all": fill("name", "values", b"\xff\xfe"),
    "no number at all": fill("Pset_Width", "values", b"\xff" * 8),
    "an answer of no meaning": fill("Pset_IsExternal", "values", b"\x07"),
    "a column without numbers": lambda d, _: table(d)["properties"]["Pset_Width"].pop("values"),
    "an unknown class": lambda d, _: table(d).update({"class": "IfcNothing"}),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_noticed(
    tmp_path: Path, change: Callable[[dict[str, Any], bytearray], object]
) -> None:
    path = tmp_path / "x.glb"
    write(house(), path, PROFESSIONAL)
    damage(path, change)
    with pytest.raises(StudioError) as raised:
        GlbExporter().read_back(path)
    assert raised.value.issue.code == "WRITE303"
