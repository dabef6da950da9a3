"""Shaping: every product is accounted for, equal shapes are shared, and both kernels agree."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exportstudio.geometry import fast_kernel
from exportstudio.geometry.reference_kernel import ReferenceKernel, ReferenceMesh
from exportstudio.geometry.router import shape_building
from exportstudio.model.building import Building
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import PROFESSIONAL, PUBLICATION, STANDARD
from exportstudio.model.scene import Placement, Scene, ShapedBuilding
from exportstudio.readers import read
from tests.ifc_text import TinyModel


def shaped_text(tmp_path: Path, model: TinyModel) -> tuple[Building, ShapedBuilding]:
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    building = read(path)
    return building, shape_building(building, STANDARD)


def world_vertices(scene: Scene, placement: Placement) -> np.ndarray:
    vertices = scene.shapes[placement.shape].vertices
    return vertices @ placement.matrix[:3, :3].T + placement.matrix[:3, 3] + scene.offset


@pytest.fixture(scope="module")
def house() -> Building:
    from tests.conftest import SAMPLE

    return read(SAMPLE)


@pytest.fixture(scope="module")
def house_shaped(house: Building) -> ShapedBuilding:
    return shape_building(house, STANDARD)


@pytest.fixture(scope="module")
def reference(house: Building) -> dict[int, tuple[np.ndarray, np.ndarray, list[tuple[float, ...]]]]:
    """What IfcOpenShell alone makes: bounds, and for each triangle its colour and opacity."""
    import ifcopenshell.geom

    settings = ifcopenshell.geom.settings()
    settings.set("use-world-coords", True)
    iterator = ifcopenshell.geom.iterator(
        settings, house.ifc, 2, exclude=["IfcOpeningElement", "IfcSpace"]
    )
    found = {}
    assert iterator.initialize()
    while True:
        element = iterator.get()
        geometry = element.geometry
        vertices = np.array(geometry.verts).reshape(-1, 3)
        colours = []
        for material in geometry.materials:
            diffuse = material.diffuse
            clear = material.transparency if material.has_transparency() else 0.0
            named = material.instance_id() > 0
            colours.append((diffuse.r(), diffuse.g(), diffuse.b(), 1 - clear) if named else ())
        found[element.id] = (
            vertices.min(0),
            vertices.max(0),
            [colours[n] for n in geometry.material_ids],
        )
        if not iterator.next():
            return found


def test_every_product_has_exactly_one_line(house: Building, house_shaped: ShapedBuilding) -> None:
    assert house_shaped.accounts.keys() == house.elements.keys()
    outcomes = Counter(line.outcome for line in house_shaped.accounts.values())
    assert outcomes[Outcome.FAILED] == outcomes[Outcome.DEGRADED] == 0
    assert outcomes[Outcome.EXPORTED] == len(house_shaped.scene.placements)
    for line in house_shaped.accounts.values():
        assert (line.outcome is Outcome.EXPORTED) != bool(line.reason)


def test_all_that_the_reference_kernel_sees_is_there(
    house: Building,
    house_shaped: ShapedBuilding,
    reference: dict[int, tuple[np.ndarray, np.ndarray, list[tuple[float, ...]]]],
) -> None:
    scene = house_shaped.scene
    placed = {placement.element_id: placement for placement in scene.placements}
    assert placed.keys() == reference.keys()
    for id, (low, high, _) in reference.items():
        vertices = world_vertices(scene, placed[id])
        name = house.elements[id].name
        assert np.abs(vertices.min(0) - low).max() < STANDARD.chord_tolerance_m, name
        assert np.abs(vertices.max(0) - high).max() < STANDARD.chord_tolerance_m, name


def test_every_face_has_the_colour_of_its_style(
    house: Building,
    house_shaped: ShapedBuilding,
    reference: dict[int, tuple[np.ndarray, np.ndarray, list[tuple[float, ...]]]],
) -> None:
    scene = house_shaped.scene
    styled = 0
    for placement in scene.placements:
        expected = {colour for colour in reference[placement.element_id][2] if colour}
        found = {
            (style.red, style.green, style.blue, style.alpha)
            for slot, n in zip(scene.shapes[placement.shape].slots, placement.styles, strict=True)
            if slot and (style := scene.styles[n]).id
        }
        if expected:
            styled += 1
            name = house.elements[placement.element_id].name
            assert len(found) == len(expected), name
            for one, other in zip(sorted(found), sorted(expected), strict=True):
                assert one == pytest.approx(other, abs=1 / 255), name
    assert styled > 50


def test_repeated_furniture_shares_its_shape(house: Building, house_shaped: ShapedBuilding) -> None:
    uses = Counter(placement.shape for placement in house_shaped.scene.placements)
    assert max(uses.values()) >= 6
    assert len(house_shaped.scene.shapes) < len(house_shaped.scene.placements)


def test_without_the_fast_kernel_the_reference_makes_all(
    house: Building, house_shaped: ShapedBuilding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fast_kernel, "is_installed", lambda: False)
    alone = shape_building(house, STANDARD)
    made_by = {line.made_by for line in alone.accounts.values() if line.made_by}
    assert made_by == {"ifcopenshell", "face set"}
    assert {p.element_id for p in alone.scene.placements} == {
        p.element_id for p in house_shaped.scene.placements
    }


def test_most_is_made_by_the_fast_kernel_and_checked_by_the_other_at_the_top(
    house: Building, house_shaped: ShapedBuilding
) -> None:
    made_by = Counter(line.made_by for line in house_shaped.accounts.values() if line.made_by)
    assert made_by["extrusion"] > made_by["extrusion + manifold"] > 0
    assert made_by["ifclite"] > 0
    top = shape_building(house, PUBLICATION)
    made_by = Counter(line.made_by for line in top.accounts.values() if line.made_by)
    assert all(name in ("face set", "ifcopenshell") or "checked" in name for name in made_by)
    assert sum(count for name, count in made_by.items() if "checked" in name) > 90
    notes = {line.reason for line in top.accounts.values() if line.outcome is Outcome.EXPORTED}
    assert notes == {""}


def test_only_what_is_intricate_is_checked_below_the_top(house: Building) -> None:
    shaped = shape_building(house, PROFESSIONAL)
    made_by = Counter(line.made_by for line in shaped.accounts.values() if line.made_by)
    assert made_by["extrusion"] > 0
    assert made_by["extrusion + manifold, checked by ifcopenshell"] > 0


def test_where_kernels_differ_both_values_are_told(
    house: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fast kernel is made to lie about one wall: the reference is believed, and it is told."""
    solids = ReferenceKernel.shape

    def larger(self: ReferenceKernel, id: int, **kwargs: bool) -> ReferenceMesh | str:
        mesh = solids(self, id, **kwargs)
        if house.elements[id].ifc_class == "IfcWall" and not isinstance(mesh, str):
            mesh = replace(mesh, vertices=mesh.vertices * 1.01)
        return mesh

    monkeypatch.setattr(ReferenceKernel, "shape", larger)
    shaped = shape_building(house, PUBLICATION)
    walls = [line for line in shaped.accounts.values() if line.ifc_class == "IfcWall"]
    assert walls
    for line in walls:
        assert line.outcome is Outcome.EXPORTED
        assert "the kernels differ in bounds by" in line.reason
        assert " against " in line.reason
        assert line.made_by == "ifcopenshell"


def test_spaces_come_on_request(house: Building) -> None:
    shaped = shape_building(house, STANDARD, spaces=True)
    spaces = [e.id for e in house.elements.values() if e.ifc_class == "IfcSpace"]
    assert spaces
    assert all(shaped.accounts[id].outcome is Outcome.EXPORTED for id in spaces)


def test_the_element_in_the_making_is_named_first(house: Building) -> None:
    notes: list[str | None] = []
    steps: list[tuple[int, int]] = []
    shape_building(
        house,
        PROFESSIONAL,
        on_element=notes.append,
        on_progress=lambda done, total: steps.append((done, total)),
    )
    assert len(notes) >= 2
    assert all(note in {e.key for e in house.elements.values()} for note in notes[::2])
    assert set(notes[1::2]) == {None}
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_an_element_in_quarantine_is_made_another_way_and_told(house: Building) -> None:
    window = next(e for e in house.elements.values() if e.ifc_class == "IfcWindow")
    shaped = shape_building(house, STANDARD, quarantine=[window.key])
    line = shaped.accounts[window.id]
    assert line.outcome is Outcome.DEGRADED
    assert "stopped or crashed" in line.reason
    assert line.made_by == "extrusion"


def test_what_is_cut_is_not_cut_again_in_quarantine(
    house: Building, house_shaped: ShapedBuilding
) -> None:
    cut = next(e for e, line in house_shaped.accounts.items() if "manifold" in line.made_by)
    shaped = shape_building(house, STANDARD, quarantine=[house.elements[cut].key])
    assert shaped.accounts[cut].outcome is Outcome.FAILED
    assert len(shaped.scene.placements) == len(house_shaped.scene.placements) - 1


def test_millions_of_metres_cost_no_tenth_of_a_millimetre(tmp_path: Path) -> None:
    model = TinyModel()
    here = (2600123.4567, 1200678.9123, 540.1234)
    model.wall("A", at=here)
    model.wall("B", at=(here[0] + 10.0001, here[1], here[2]))
    _, shaped = shaped_text(tmp_path, model)
    scene = shaped.scene
    assert scene.offset != (0.0, 0.0, 0.0)
    for placement, x in zip(scene.placements, (here[0], here[0] + 10.0001), strict=True):
        local = scene.shapes[placement.shape].vertices.astype(np.float32)
        matrix = placement.matrix.astype(np.float32)
        vertices = (local @ matrix[:3, :3].T + matrix[:3, 3]).astype(np.float64) + scene.offset
        assert np.abs(vertices.min(0) - (x - 1.0, here[1] - 0.1, here[2])).max() < 1e-4


def test_equal_walls_share_a_shape_and_unequal_ones_do_not(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall("A")
    model.wall("B", at=(5.0, 0.0, 0.0))
    model.wall("C", profile="IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,2.5,0.2)")
    _, shaped = shaped_text(tmp_path, model)
    assert len(shaped.scene.shapes) == 2
    assert [p.shape for p in shaped.scene.placements] == [0, 0, 1]


def test_what_the_fast_kernel_drops_is_extruded_from_its_exact_profile(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("Oval", profile="IFCELLIPSEPROFILEDEF(.AREA.,$,#13,1.,0.5)")
    _, shaped = shaped_text(tmp_path, model)
    assert shaped.accounts[wall].made_by == "extrusion"
    vertices = world_vertices(shaped.scene, shaped.scene.placements[0])
    assert vertices.max(0) - vertices.min(0) == pytest.approx((2.0, 1.0, 3.0), abs=0.02)


def test_circles_that_kill_kernels_are_found_first(tmp_path: Path) -> None:
    model = TinyModel()
    good = model.wall("Good")
    first = model.next_id
    model.add(f"IFCLOCALPLACEMENT(#{first + 1},#5)")
    model.add(f"IFCLOCALPLACEMENT(#{first},#5)")
    cyclic = model.wall("Cyclic", placement=first)
    mapped = model.next_id
    model.add(f"IFCREPRESENTATIONMAP(#5,#{mapped + 1})")
    model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','MappedRepresentation',(#{mapped + 2}))")
    model.add(f"IFCMAPPEDITEM(#{mapped},#{mapped + 3})")
    model.add("IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#4,$,$)")
    shape = model.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{mapped + 1}))")
    endless = model.add(f"IFCWALL('0Endless00000000000000',$,'Endless',$,$,#9,#{shape},$,$)")
    _, shaped = shaped_text(tmp_path, model)
    assert shaped.accounts[good].outcome is Outcome.EXPORTED
    assert shaped.accounts[cyclic].reason == "its placement is relative to itself"
    assert shaped.accounts[endless].reason == "its shape is a mapped item that maps itself"


def test_a_body_that_no_kernel_makes_is_failed_with_the_kernels_words(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("Flat", profile="IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,0.,0.)")
    _, shaped = shaped_text(tmp_path, model)
    line = shaped.accounts[wall]
    assert line.outcome is Outcome.FAILED
    assert "kernel made nothing" in line.reason


def test_two_styles_on_one_shape_keep_apart(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("Two")
    solid = next(
        int(record[1 : record.index("=")])
        for record in model.records
        if "IFCEXTRUDEDAREASOLID" in record
    )
    other = model.add("IFCEXTRUDEDAREASOLID(#103,#5,#14,4.)")
    model.records = [
        record.replace(f"'SweptSolid',(#{solid})", f"'SweptSolid',(#{solid},#{other})")
        for record in model.records
    ]
    model.style(solid, (1.0, 0.0, 0.0))
    model.style(other, (0.0, 0.0, 1.0), 0.5)
    _, shaped = shaped_text(tmp_path, model)
    placement = shaped.scene.placements[0]
    shape = shaped.scene.shapes[placement.shape]
    styles = [shaped.scene.styles[n] for n in placement.styles]
    assert shaped.accounts[wall].made_by == "extrusion"
    assert [(s.red, s.blue, s.alpha) for s in styles] == [(1.0, 0.0, 1.0), (0.0, 1.0, 0.5)]
    assert shape.slots == (12, 12)
    heights = shape.vertices[shape.triangles[:12]][:, :, 2].max()
    assert heights == pytest.approx(3.0)


def test_what_is_begun_early_changes_nothing(house: Building, house_shaped: ShapedBuilding) -> None:
    begun = fast_kernel.begin(house.text)
    assert begun is not None
    shaped = shape_building(house, STANDARD, begun=begun)
    assert shaped.accounts == house_shaped.accounts
    for one, other in zip(shaped.scene.shapes, house_shaped.scene.shapes, strict=True):
        assert np.array_equal(one.vertices, other.vertices)
        assert np.array_equal(one.triangles, other.triangles)
        assert one.slots == other.slots


@pytest.mark.expects_log
def test_a_panic_of_the_fast_kernel_leaves_all_to_the_reference(
    house: Building, house_shaped: ShapedBuilding, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        pass

    def panic(*_: object) -> None:
        raise Panic

    monkeypatch.setattr("ifclite_geom.geometry_data_buffers", panic)
    shaped = shape_building(house, STANDARD)
    assert len(shaped.scene.placements) == len(house_shaped.scene.placements)
    assert "ifcopenshell" in {line.made_by for line in shaped.accounts.values()}
