"""ifcXML as a source: both ways to write it, what files do beyond that, and what is refused."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.readers import read
from exportstudio.readers.ifc import open_model
from exportstudio.readers.ifcxml import load_text
from exportstudio.readers.probe import probe
from tests.ifcxml_text import as_ifcxml2x3, as_ifcxml4

HOUSE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "house.ifc"
HEAD = (
    '<ifcXML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xmlns="http://www.buildingsmart-tech.org/ifcXML/IFC4/Add2">'
)
PROJECT = '<IfcProject id="p" GlobalId="0000000000000000000001" Name="Plan"/>'
WALL = '<IfcWall id="w" GlobalId="0000000000000000000002" Name="Wall" PredefinedType="solidwall"/>'


def written(tmp_path: Path, text: str, name: str = "model.ifcxml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def model_of(text: str) -> Any:
    return open_model(load_text(Path("model.ifcxml"), text.encode()))


def codes(building: Building) -> set[str]:
    return {issue.code for issue in building.issues}


@pytest.mark.parametrize("write", [as_ifcxml2x3, as_ifcxml4])
def test_every_value_of_every_entity_arrives(write: Callable[[Any], str]) -> None:
    import ifcopenshell

    original = ifcopenshell.open(HOUSE)
    text = write(original).replace("IFC2x3/FINAL", "IFC4/final")
    source = load_text(Path("house.ifcxml"), text.encode())
    assert source.issues == ()
    assert (source.schema, source.application) == ("IFC4", "a test")
    model = open_model(source)
    # Entities are numbered in the order of the file.
    number = {entity.id(): n for n, entity in enumerate(original, 1)}

    def plain(value: Any, ids: dict[int, int] | None) -> Any:
        if isinstance(value, tuple):
            return tuple(plain(each, ids) for each in value)
        if hasattr(value, "is_a"):
            if value.id():
                return ("#", ids[value.id()] if ids else value.id())
            return (value.is_a(), value.wrappedValue)
        return value

    for entity in original:
        found = model.by_id(number[entity.id()])
        assert found.is_a() == entity.is_a()
        for at in range(len(entity)):
            assert plain(found[at], None) == plain(entity[at], number), (entity, at)


def test_it_is_read_as_a_building_by_itself_and_in_an_archive(tmp_path: Path) -> None:
    import ifcopenshell

    original = read(HOUSE)
    text = as_ifcxml4(ifcopenshell.open(HOUSE))
    path = written(tmp_path, text)
    archive = tmp_path / "house.ifczip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("house.ifcXML", text)
    for each in (path, archive):
        assert probe(each).schema == "IFC4"
        building = read(each)
        assert {e.key: e.name for e in building.elements.values()} == {
            e.key: e.name for e in original.elements.values()
        }
        assert building.length_unit_m == original.length_unit_m
        assert not building.issues


def test_relations_may_stand_in_what_they_relate() -> None:
    model = model_of(
        f"{HEAD}{PROJECT}"
        '<IfcWall id="w" GlobalId="0000000000000000000002" Name="Wall">'
        '<IsDefinedBy><IfcRelDefinesByProperties GlobalId="0000000000000000000003" pos="0">'
        '<RelatedObjects><IfcWall ref="w" xsi:nil="true"/></RelatedObjects>'
        "<RelatingPropertyDefinition>"
        '<IfcPropertySet id="s" GlobalId="0000000000000000000004" Name="Set"><HasProperties>'
        '<IfcPropertySingleValue Name="Width"><NominalValue>'
        "<IfcLengthMeasure-wrapper>2.5</IfcLengthMeasure-wrapper></NominalValue>"
        "</IfcPropertySingleValue></HasProperties></IfcPropertySet>"
        "</RelatingPropertyDefinition></IfcRelDefinesByProperties></IsDefinedBy></IfcWall>"
        '<IfcWall id="v" GlobalId="0000000000000000000005" Name="Other"/>'
        '<IfcRelDefinesByProperties GlobalId="0000000000000000000006">'
        '<RelatedObjects xsi:type="IfcWall" ref="v" xsi:nil="true"/>'
        '<RelatingPropertyDefinition><IfcPropertySet href="#s" xsi:nil="true"/>'
        "</RelatingPropertyDefinition></IfcRelDefinesByProperties></ifcXML>"
    )
    first, second = model.by_type("IfcRelDefinesByProperties")
    assert [wall.Name for wall in first.RelatedObjects] == ["Wall"]
    assert [wall.Name for wall in second.RelatedObjects] == ["Other"]
    assert first.RelatingPropertyDefinition == second.RelatingPropertyDefinition
    [width] = first.RelatingPropertyDefinition.HasProperties
    assert width.NominalValue.is_a() == "IfcLengthMeasure"
    assert width.NominalValue.wrappedValue == 2.5


def test_an_entity_may_stand_in_the_attribute_that_refers_to_it() -> None:
    model = model_of(
        f"{HEAD}{PROJECT}<IfcWall GlobalId='0000000000000000000002'>"
        '<OwnerHistory ChangeAction="added" CreationDate="0"><OwningUser xsi:type='
        '"IfcPersonAndOrganization"><ThePerson FamilyName="Ä &amp; Ö" MiddleNames=""/>'
        '<TheOrganization ref="o" xsi:nil="true"/></OwningUser></OwnerHistory></IfcWall>'
        '<IfcOrganization id="o" Name="Office"/></ifcXML>'
    )
    history = model.by_type("IfcWall")[0].OwnerHistory
    assert history.ChangeAction == "ADDED"
    assert history.OwningUser.ThePerson.FamilyName == "Ä & Ö"
    assert history.OwningUser.TheOrganization.Name == "Office"


def test_what_has_no_place_is_told(tmp_path: Path) -> None:
    building = read(
        written(
            tmp_path,
            f'{HEAD}{PROJECT}{WALL.replace("solidwall", "tent")}<IfcTent GlobalId="1"/>'
            '<IfcSlab GlobalId="0000000000000000000007" Colour="red">'
            '<ObjectPlacement xsi:type="IfcLocalPlacement" ref="gone" xsi:nil="true"/>'
            "<Roof/></IfcSlab></ifcXML>",
        )
    )
    assert len(building.elements) == 2
    [left_out] = [issue for issue in building.issues if issue.code == "READ130"]
    for part in ("IfcTent", "IfcSlab.Colour", "IfcSlab.Roof", "IfcWall.PredefinedType"):
        assert part in left_out.text
    [lost] = [issue for issue in building.issues if issue.code == "READ109"]
    assert "gone" in lost.text


def test_entities_in_each_other_end_somewhere(tmp_path: Path) -> None:
    opened = "<PlacementRelTo><IfcLocalPlacement>" * 150
    closed = "</IfcLocalPlacement></PlacementRelTo>" * 150
    text = f"{HEAD}{PROJECT}<IfcLocalPlacement>{opened}{closed}</IfcLocalPlacement></ifcXML>"
    assert "READ130" in codes(read(written(tmp_path, text)))


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("", "READ101", "is empty"),
        ("<ifc><header/></ifc>", "READ115", "does not begin as such a file"),
        ("<ifcXML/>", "READ115", "names no schema"),
        (f"{HEAD}<IfcProject></ifcXML>", "READ115", "not well-formed"),
        (f"{HEAD}</ifcXML>", "READ115", "no entity"),
        (
            f'<!DOCTYPE ifcXML [<!ENTITY a "aaaa">]>{HEAD}{PROJECT}</ifcXML>',
            "READ115",
            "declares entities",
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, code: str, reason: str) -> None:
    with pytest.raises(StudioError) as caught:
        read(written(tmp_path, text))
    assert caught.value.issue.code == code
    assert reason in caught.value.issue.text
    assert caught.value.issue.suggestion
