"""Plans: what is cut has the area that it should, and no element is missing from all of them."""

from dataclasses import replace
from pathlib import Path

import ifcopenshell.util.element
import numpy as np
import pytest
import shapely

from exportstudio.geometry.outlines import Outlines
from exportstudio.geometry.plans import (
    Level,
    Plan,
    View,
    draw_plans,
    footprints,
    read_levels,
)
from exportstudio.geometry.router import shape_building
from exportstudio.geometry.sections import section_of
from exportstudio.geometry.space_labels import label_spaces
from exportstudio.model.building import Building
from exportstudio.model.quality import STANDARD
from exportstudio.model.scene import Placement, Scene, Shape, ShapedBuilding
from exportstudio.readers.ifc import load_text, parse
from tests.conftest import SAMPLE
from tests.exporters.scenes import ball, box, building_of, placed, shape, tube
from tests.ifc_text import TinyModel

House = tuple[Building, ShapedBuilding, list[Plan]]


@pytest.fixture(scope="module")
def house() -> House:
    building = parse(load_text(SAMPLE))
    shaped = shape_building(building, STANDARD, spaces=True)
    return building, shaped, draw_plans(building, shaped, read_levels(building))


def test_levels_are_those_of_the_storeys(house: House) -> None:
    assert [(plan.level.name, plan.level.elevation_m) for plan in house[2]] == [
        ("Erdgeschoss", 0.0),
        ("Obergeschoss", 2.75),
        ("Dach", 5.5),
    ]


def test_every_element_is_in_a_plan(house: House) -> None:
    _, shaped, plans = house
    drawn = {figure.element_id for plan in plans for figure in plan.figures}
    assert drawn == {placement.element_id for placement in shaped.scene.placements}


def test_spaces_have_the_area_that_the_model_states(house: House) -> None:
    building, _, plans = house
    stated = {
        space.id(): ifcopenshell.util.element.get_pset(
            space, "Qto_SpaceBaseQuantities", "NetFloorArea"
        )
        for space in building.ifc.by_type("IfcSpace")
    }
    areas = {
        figure.element_id: figure.geometry.area
        for plan in plans[:2]
        for figure in plan.figures
        if figure.view is View.SPACE
    }
    assert len(areas) == 10
    for id, area in areas.items():
        assert area == pytest.approx(stated[id], abs=0.01)


def test_labels_of_spaces_say_what_the_model_says(house: House) -> None:
    building, _, plans = house
    labels = label_spaces(building, plans[0])
    by_name = {label.name: label for label in labels}
    assert len(by_name) == len(labels) == 5
    for label in labels:
        space = building.ifc.by_id(label.element_id)
        assert (label.name, label.number) == (space.LongName, space.Name)
        assert label.is_stated
        assert label.area_m2 == pytest.approx(label.area.area, abs=0.01)
        assert label.area.contains(shapely.Point(label.point))


@pytest.mark.parametrize(("unit", "stated"), [("$", 2e4), ("#{unit}", 2e6), (None, None)])
def test_areas_of_spaces_are_square_metres(
    tmp_path: Path, unit: str | None, stated: float | None
) -> None:
    model = TinyModel()
    item = model.add("IFCEXTRUDEDAREASOLID(#16,#5,#14,3.)")
    body = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{item}))")
    shape_id = model.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
    space = model.add(
        f"IFCSPACE('0Space0000000000000000',$,'Büro',$,$,#9,#{shape_id},$,.ELEMENT.,.SPACE.,$)"
    )
    model.add(f"IFCRELAGGREGATES('0Agg400000000000000000',$,$,$,#12,(#{space}))")
    model.records.append("#16=IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,4.,3.);")
    model.records.append("#17=IFCSIUNIT(*,.AREAUNIT.,.DECI.,.SQUARE_METRE.);")
    if unit is not None:
        other = model.add("IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.)")
        area = model.add(f"IFCQUANTITYAREA('NetFloorArea',$,{unit.format(unit=other)},2.E6,$)")
        qto = model.add(f"IFCELEMENTQUANTITY('0Qto000000000000000000',$,'Q',$,$,(#{area}))")
        model.add(f"IFCRELDEFINESBYPROPERTIES('0RelQto000000000000000',$,$,$,(#{space}),#{qto})")
    text = model.text().replace("IFCUNITASSIGNMENT((#3))", "IFCUNITASSIGNMENT((#3,#17))")
    path = tmp_path / "tiny.ifc"
    path.write_text(text)
    building = parse(load_text(path))
    shaped = shape_building(building, STANDARD, spaces=True)
    (plan,) = draw_plans(building, shaped, read_levels(building))
    (label,) = label_spaces(building, plan)
    assert (label.name, label.number) == ("Büro", "")
    assert label.point == pytest.approx((0.0, 0.0), abs=0.6)
    assert label.area_m2 == pytest.approx(12.0 if stated is None else stated)


def test_walls_and_spaces_do_not_overlap(house: House) -> None:
    building, _, plans = house
    figures = plans[0].figures
    spaces = shapely.union_all([f.geometry for f in figures if f.view is View.SPACE])
    walls = [
        f.geometry
        for f in figures
        if f.view is View.CUT and building.elements[f.element_id].ifc_class == "IfcWall"
    ]
    assert walls
    assert shapely.union_all(walls).intersection(spaces).area < 0.001


def test_openings_are_gaps(house: House) -> None:
    building, shaped, plans = house
    whole = footprints(shaped)
    doors = {
        figure.element_id
        for figure in plans[0].figures
        if building.elements[figure.element_id].name == "Haustür"
    }
    assert len(doors) == 1
    walls = [
        figure
        for figure in plans[0].figures
        if figure.view is View.CUT and building.elements[figure.element_id].ifc_class == "IfcWall"
    ]
    middle = whole[doors.pop()].centroid
    assert not any(wall.geometry.contains(middle) for wall in walls)
    assert any(whole[wall.element_id].distance(middle) < 0.5 for wall in walls)


@pytest.mark.parametrize("turn_deg", [0.0, 30.0, 90.0])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_turned_box_is_cut_where_it_stands(axis: int, turn_deg: float) -> None:
    long = box(4.0, 0.3, 3.0, at=(-2.0, -0.15, -1.5))
    matrix = placed(100.0, -50.0, 1.2, axis=axis, turn_deg=turn_deg)
    ((_, area),) = section_of(long, Placement(0, 0, matrix, (0,)), 1.2)
    assert (area.centroid.x, area.centroid.y) == pytest.approx((100.0, -50.0), abs=1e-4)
    if axis == 2:
        assert area.area == pytest.approx(1.2, abs=1e-3)


def test_a_hole_stays_a_hole() -> None:
    outer, inner = tube(0.5, 3.0, 96), tube(0.4, 3.0, 96)
    pipe = shape(
        np.concatenate([outer.vertices, inner.vertices]),
        np.concatenate([outer.triangles, inner.triangles[:, ::-1] + len(outer.vertices)]),
    )
    ((_, area),) = section_of(pipe, Placement(0, 0, np.eye(4), (0,)), 1.0)
    assert len(area.interiors) == 1
    assert area.area == pytest.approx(np.pi * (0.25 - 0.16), rel=0.01)


def test_an_open_surface_is_cut_in_a_line() -> None:
    sheet = shape(
        np.array([[0.0, 0, 0], [2, 0, 0], [2, 0, 3], [0, 0, 3]]), np.array([[0, 1, 2], [0, 2, 3]])
    )
    ((_, line),) = section_of(sheet, Placement(0, 0, np.eye(4), (0,)), 1.0)
    assert line.length == pytest.approx(2.0)
    _, shaped = building_of([sheet])
    assert footprints(shaped)[0].length == pytest.approx(2.0)


def test_each_element_is_seen_in_the_plan_of_its_storey() -> None:
    building, shaped = building_of(
        [box(9, 9, 0.2), box(1, 1, 2), box(1, 1, 0.2)],
        [placed(z=0.0), placed(2, 2, 0.2), placed(4, 4, 2.5)],
        parents={1: 0, 2: 0},
    )
    building.elements[0].ifc_class = "IfcBuildingStorey"
    (plan,) = draw_plans(building, shaped, [Level("EG", 0.0, (0,))])
    views = {(figure.element_id, figure.view) for figure in plan.figures}
    assert views == {
        (0, View.BELOW),
        (1, View.CUT),
        (1, View.BELOW),
        (2, View.ABOVE),
    }


def test_without_storeys_all_is_seen_from_above() -> None:
    building, shaped = building_of([box(2, 3, 4), box(1, 1, 1)], [placed(), placed(9, 0, 99)])
    (plan,) = draw_plans(building, shaped, read_levels(building))
    assert [(f.view, f.geometry.area) for f in plan.figures] == [
        (View.BELOW, pytest.approx(6.0)),
        (View.BELOW, pytest.approx(1.0)),
    ]


def test_the_offset_of_the_scene_counts_for_levels() -> None:
    building, shaped = building_of([box(2, 3, 3)])
    scene = replace(shaped.scene, offset=(2.6e6, 1.2e6, 540.0))
    (plan,) = draw_plans(building, ShapedBuilding(scene), [Level("EG", 540.0)])
    assert View.CUT in {figure.view for figure in plan.figures}


@pytest.mark.parametrize("turn_deg", [0.0, 37.0])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_outlines_are_the_union_of_all_triangles(axis: int, turn_deg: float) -> None:
    for each in (tube(0.5, 2.0), ball(1.0), box(1, 2, 3), _stair()):
        matrix = placed(5.0, 7.0, axis=axis, turn_deg=turn_deg)
        corners = (each.vertices @ matrix[:3, :3].T + matrix[:3, 3])[each.triangles][:, :, :2]
        triangles = shapely.polygons(corners[:, (0, 1, 2, 0)])
        whole = shapely.union_all(triangles[shapely.area(triangles) > 1e-9])
        scene = Scene([each], [Placement(0, 0, matrix, (0,))])
        outline = Outlines(scene).of(scene.placements[0])
        assert outline.is_valid
        assert outline.symmetric_difference(whole).area < 1e-4 * whole.area


def _stair() -> Shape:
    """Return ribbons that wind twice around a hole and over themselves, open and uneven."""
    angles = np.linspace(0, 4 * np.pi, 49)
    ring = np.stack([np.cos(angles), np.sin(angles), angles / 4], axis=1)
    vertices = np.concatenate([ring * (0.4, 0.4, 1.0), ring])
    n = np.arange(48)
    turned = n % 2 == 0  # every second step faces down
    quads = np.stack([n, n + 1, n + 50, n + 49], axis=1)
    quads[turned] = quads[turned, ::-1]
    return shape(vertices, np.concatenate([quads[:, :3], quads[:, (0, 2, 3)]]))


def test_what_reaches_far_is_outlined() -> None:
    road = box(90_000.0, 10.0, 1.0, at=(-30_000.0, 0.0, 0.0))
    _, shaped = building_of([road])
    assert footprints(shaped)[0].area == pytest.approx(900_000.0, rel=1e-4)


def test_an_empty_building_has_empty_plans() -> None:
    building, shaped = building_of([])
    assert draw_plans(building, shaped, read_levels(building)) == [Plan(Level(""))]


def test_plans_are_the_same_every_time(house: House) -> None:
    building, shaped, plans = house
    again = draw_plans(building, shaped, read_levels(building))
    assert [[f.geometry.wkb for f in plan.figures] for plan in again] == [
        [f.geometry.wkb for f in plan.figures] for plan in plans
    ]


def test_real_buildings_lose_no_element(dev_files: Path) -> None:
    building = parse(load_text(dev_files / "bonsai_openings.ifc"))
    shaped = shape_building(building, STANDARD)
    plans = draw_plans(building, shaped, read_levels(building))
    drawn = {figure.element_id for plan in plans for figure in plan.figures}
    assert drawn == {placement.element_id for placement in shaped.scene.placements}
