"""Selections in buildings: what is asked for is found, with its parts, and nothing else."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.model.selection import Criteria, Selection
from exportstudio.readers import read
from exportstudio.readers.selection import select
from tests.ifc_text import GUIDS, TinyModel


@pytest.fixture(scope="module")
def house() -> Building:
    from tests.conftest import SAMPLE

    return read(SAMPLE)


def found(building: Building, **criteria: Any) -> Counter[str]:
    """Return how many products of each class meet the criteria, openings and ports left out."""
    selected = select(building, Selection(Criteria(**criteria)))
    assert selected.issues == []
    return classes(building, selected.products)


def classes(building: Building, ids: Iterable[int]) -> Counter[str]:
    counts = Counter(building.elements[id].ifc_class for id in ids)
    del counts["IfcOpeningElement"], counts["IfcDistributionPort"]
    return counts


def tiny(tmp_path: Path, model: TinyModel) -> Building:
    path = tmp_path / "tiny.ifc"
    path.write_text(model.text())
    return read(path)


def test_a_storey_comes_with_all_that_is_in_it(house: Building) -> None:
    ground = found(house, storeys=("Erdgeschoss",))
    assert ground["IfcBuildingStorey"] == 1
    assert ground["IfcSpace"] > 1
    assert ground["IfcStairFlight"] == 1  # a part of the stair
    inside = {
        id
        for id, element in house.elements.items()
        if "Erdgeschoss" in [element.name, *(above.name for above in house.path_of(element))]
    }
    assert ground == classes(house, inside)


def test_storeys_are_called_by_name_in_any_case_or_by_global_id(house: Building) -> None:
    storey = house.ifc.by_type("IfcBuildingStorey")[0]
    by_name = found(house, storeys=(f" {storey.Name.upper()} ",))
    assert by_name == found(house, storeys=(storey.GlobalId,))


def test_a_class_comes_with_its_subclasses(house: Building) -> None:
    assert found(house, classes=("IfcDoor",)) == {"IfcDoor": 11}
    assert found(house, classes=("IfcDoor", "IfcWindow")) == {"IfcDoor": 11, "IfcWindow": 19}
    flow = found(house, classes=("IfcDistributionElement",))
    assert {"IfcPipeSegment", "IfcBoiler", "IfcSanitaryTerminal"} <= flow.keys()
    assert "IfcWall" not in flow


def test_an_assembly_brings_its_parts_and_a_part_brings_no_assembly(house: Building) -> None:
    assert found(house, classes=("IfcStair",)) == {
        "IfcStair": 1,
        "IfcStairFlight": 1,
        "IfcRailing": 1,
    }
    assert found(house, classes=("IfcStairFlight",)) == {"IfcStairFlight": 1}


def test_a_room_alone_comes_without_its_furniture(house: Building) -> None:
    assert found(house, classes=("IfcSpace",)) == {"IfcSpace": 11}
    assert found(house, groups=("Beheizte Zone",)).keys() == {"IfcSpace"}


def test_a_system_is_its_members(house: Building) -> None:
    heating = found(house, groups=("Heizung",))
    assert {"IfcBoiler", "IfcPipeSegment", "IfcPipeFitting"} <= heating.keys()
    assert "IfcWall" not in heating


def test_kinds_narrow_and_names_widen(house: Building) -> None:
    doors = found(house, storeys=("Erdgeschoss",), classes=("IfcDoor",))
    more = found(house, storeys=("Erdgeschoss", "Obergeschoss"), classes=("IfcDoor",))
    assert 0 < doors["IfcDoor"] < more["IfcDoor"] < 11
    assert doors.keys() == more.keys() == {"IfcDoor"}


def test_elements_are_found_by_global_id(house: Building) -> None:
    wall = next(e for e in house.elements.values() if e.ifc_class == "IfcWall")
    assert found(house, global_ids=(wall.global_id,)) == {"IfcWall": 1}


def test_a_selector_is_understood(house: Building) -> None:
    assert found(house, query="IfcWall, IfcSlab") == {"IfcWall": 20, "IfcSlab": 11}
    assert found(house, query='IfcDoor, location="Erdgeschoss"') == found(
        house, storeys=("Erdgeschoss",), classes=("IfcDoor",)
    )
    assert found(house, query="IfcDoor + IfcWindow") == {"IfcDoor": 11, "IfcWindow": 19}


def test_what_is_excluded_goes_with_its_parts(house: Building) -> None:
    all_but = select(house, Selection(exclude=Criteria(classes=("IfcStair", "IfcWall"))))
    rest = classes(house, all_but.products)
    assert not {"IfcStair", "IfcStairFlight", "IfcWall"} & rest.keys()
    assert rest["IfcDoor"] == 11
    both = Selection(Criteria(classes=("IfcDoor",)), Criteria(storeys=("Erdgeschoss",)))
    upstairs = classes(house, select(house, both).products)
    assert 0 < upstairs["IfcDoor"] < 11


def test_layers_hold_representations_items_and_what_is_mapped(tmp_path: Path) -> None:
    model = TinyModel()
    for name in ("representation", "item", "neither", "mapped"):
        model.wall(name)
    by_name = dict(zip(("representation", "item", "neither", "mapped"), model.walls, strict=True))

    def record_of(kind: str, number: int) -> int:
        """Return the id of the record of a kind that came with wall `number`."""
        ids = [r.partition("=")[0][1:] for r in model.records if f"={kind}(" in r]
        return int(ids[number])

    solid, body = record_of("IFCEXTRUDEDAREASOLID", 1), record_of("IFCSHAPEREPRESENTATION", 0)
    mapped = record_of("IFCSHAPEREPRESENTATION", 3)
    map_id = model.add(f"IFCREPRESENTATIONMAP(#5,#{mapped})")
    target = model.add("IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#4,$,$)")
    item = model.add(f"IFCMAPPEDITEM(#{map_id},#{target})")
    shown = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','MappedRepresentation',(#{item}))")
    shape = record_of("IFCPRODUCTDEFINITIONSHAPE", 3)
    model.records = [
        f"#{shape}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{shown}));" if r.startswith(f"#{shape}=") else r
        for r in model.records
    ]
    model.add(f"IFCPRESENTATIONLAYERASSIGNMENT('A-WALL',$,(#{body},#{solid}),$)")
    model.add(f"IFCPRESENTATIONLAYERASSIGNMENT('A-MAP',$,(#{mapped}),$)")
    building = tiny(tmp_path, model)

    def on(*layers: str) -> frozenset[int]:
        return select(building, Selection(Criteria(layers=layers))).products

    assert on("a-wall") == {by_name["representation"], by_name["item"]}
    assert on("A-MAP") == {by_name["mapped"]}
    assert on("A-MAP", "A-WALL") == set(by_name.values()) - {by_name["neither"]}


def test_groups_may_hold_each_other_in_a_circle(tmp_path: Path) -> None:
    model = TinyModel()
    wall, _ = model.wall("in"), model.wall("out")
    one = model.add("IFCSYSTEM('0System00000000000000A',$,'Outer',$,$)")
    two = model.add("IFCSYSTEM('0System00000000000000B',$,'Inner',$,$)")
    model.add(f"IFCRELASSIGNSTOGROUP('0Assign00000000000000A',$,$,$,(#{two}),$,#{one})")
    model.add(f"IFCRELASSIGNSTOGROUP('0Assign00000000000000B',$,$,$,(#{one},#{wall}),$,#{two})")
    building = tiny(tmp_path, model)
    assert select(building, Selection(Criteria(groups=("Outer",)))).products == {wall}


def test_elements_that_share_a_global_id_are_found_by_it_or_by_their_key(tmp_path: Path) -> None:
    model = TinyModel()
    one, two = model.wall(guid=f"'{GUIDS[0]}'"), model.wall(guid=f"'{GUIDS[0]}'")
    building = tiny(tmp_path, model)
    for name, ids in ((GUIDS[0], {one, two}), (building.elements[one].key, {one})):
        assert select(building, Selection(Criteria(global_ids=(name,)))).products == ids


def test_names_that_nothing_bears_are_told(house: Building) -> None:
    criteria = Criteria(storeys=("Erdgeschoss", "Keller"), query="IfcWall, IfcDor")
    selected = select(house, Selection(criteria))
    texts = [f"{issue.code} {issue.text} {issue.suggestion}" for issue in selected.issues]
    assert len(texts) == 2
    assert texts[0] == (
        "JOB522 The model has no storey “Keller”. It has Dach, Erdgeschoss, Obergeschoss."
    )
    assert "“IfcDor”" in texts[1]
    assert classes(house, selected.products).keys() == {"IfcWall"}


@pytest.mark.parametrize(
    "criteria",
    [
        {"storeys": ("Keller",)},
        {"classes": ("IfcDor",)},
        {"classes": ("IfcTunnel",)},
        {"classes": ("IfcPropertySet",)},
        {"groups": ("Lüftung",)},
        {"layers": ("A-WALL",)},
        {"global_ids": ("0" * 22,)},
        {"query": "IfcChimney"},
        {"query": "0000000000000000000000"},
    ],
)
def test_an_empty_selection_is_an_error(house: Building, criteria: dict[str, Any]) -> None:
    with pytest.raises(StudioError) as caught:
        select(house, Selection(Criteria(**criteria)))
    issue = caught.value.issue
    assert issue.code == "JOB520"
    [asked] = criteria.values()
    assert (asked if isinstance(asked, str) else asked[0]) in issue.text
    assert "The model has no" in issue.suggestion


def test_kinds_that_exclude_each_other_select_nothing(house: Building) -> None:
    doors = Criteria(classes=("IfcDoor",))
    for selection in (Selection(doors, doors), Selection(Criteria(("Dach",), ("IfcBoiler",)))):
        with pytest.raises(StudioError, match="JOB520"):
            select(house, selection)


@pytest.mark.parametrize(
    "query", ["IfcWall,", "wall", "IfcWall, Name=", "IfcWall, Name=/(/", "=", "IfcWall IfcSlab"]
)
def test_a_broken_selector_is_told_in_words(house: Building, query: str) -> None:
    with pytest.raises(StudioError, match="JOB521") as caught:
        select(house, Selection(Criteria(query=query)))
    assert query in caught.value.issue.text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text("IfcWalSb,!=+.\"'/()<>*0 ", max_size=12).filter(str.strip))
def test_no_selector_gives_more_than_an_error(house: Building, query: str) -> None:
    code, products = "", frozenset[int]()
    try:
        products = select(house, Selection(Criteria(query=query))).products
    except StudioError as error:
        code = error.issue.code
    assert code in ("JOB520", "JOB521") if not products else products <= house.elements.keys()
