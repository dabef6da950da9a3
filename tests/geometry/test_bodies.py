"""Bodies against what geometry says of them: volumes, extents and corners, whoever made them."""

import math
from pathlib import Path

import numpy as np
import pytest

from exportstudio.geometry.mesh import is_closed
from exportstudio.geometry.router import shape_building
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.quality import DRAFT, PUBLICATION, STANDARD, Quality
from exportstudio.readers import read
from tests.ifc_text import TinyModel


class Made:
    """One element of a model: its world mesh and its line in the account."""

    def __init__(
        self, tmp_path: Path, model: TinyModel, element: int, quality: Quality = STANDARD
    ) -> None:
        path = tmp_path / "model.ifc"
        path.write_text(model.text())
        building = read(path)
        shaped = shape_building(building, quality)
        self.line: LedgerLine = shaped.accounts[element]
        placement = next(p for p in shaped.scene.placements if p.element_id == element)
        shape = shaped.scene.shapes[placement.shape]
        self.slots = shape.slots
        self.triangles = shape.triangles
        self.vertices = (
            shape.vertices @ placement.matrix[:3, :3].T
            + placement.matrix[:3, 3]
            + shaped.scene.offset
        )

    @property
    def volume(self) -> float:
        corners = self.vertices[self.triangles] - self.vertices[0]
        return (
            float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6
        )

    @property
    def size(self) -> list[float]:
        extent: list[float] = (self.vertices.max(0) - self.vertices.min(0)).tolist()
        return extent


def solid_of(model: TinyModel) -> int:
    """Return the id of the last extruded solid of a model."""
    found = [record for record in model.records if "IFCEXTRUDEDAREASOLID" in record]
    return int(found[-1][1 : found[-1].index("=")])


def put_instead(model: TinyModel, solid: int, item: int) -> None:
    """Let the representation that holds `solid` hold `item`."""
    model.records = [
        record.replace(f"'SweptSolid',(#{solid})", f"'SweptSolid',(#{item})")
        for record in model.records
    ]


def opening(model: TinyModel, wall: int, depth: float = 0.2) -> None:
    """Cut an opening of 0.5 × `depth` × 1 metre, a metre above the floor, out of a wall."""
    profile = model.add(f"IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,0.5,{depth})")
    point = model.add("IFCCARTESIANPOINT((0.,0.,1.))")
    axes = model.add(f"IFCAXIS2PLACEMENT3D(#{point},$,$)")
    solid = model.add(f"IFCEXTRUDEDAREASOLID(#{profile},#{axes},#14,1.)")
    body = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{solid}))")
    shape = model.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
    placed = next(r for r in model.records if r.startswith(f"#{wall}="))
    placement = placed.split(",")[5]
    local = model.add(f"IFCLOCALPLACEMENT({placement},#5)")
    hole = model.add(
        f"IFCOPENINGELEMENT('0Hole{hole_count(model):018d}',$,'Hole',$,$,#{local},#{shape},$,$)"
    )
    model.add(f"IFCRELVOIDSELEMENT('0Void{hole:018d}',$,$,$,#{wall},#{hole})")


def hole_count(model: TinyModel) -> int:
    return sum("IFCOPENINGELEMENT" in record for record in model.records)


# Openings as deep as the wall, where faces lie on faces, and openings that reach beyond it.
@pytest.mark.parametrize("depth", [0.2, 0.6])
def test_openings_are_cut(tmp_path: Path, depth: float) -> None:
    model = TinyModel()
    wall = model.wall(at=(5.0, 3.0, 0.0))
    opening(model, wall, depth)
    made = Made(tmp_path, model, wall)
    assert made.volume == pytest.approx(2 * 0.2 * 3 - 0.5 * 0.2 * 1, abs=1e-6)
    assert is_closed(made.triangles)
    assert made.line.made_by == "extrusion + manifold"


def test_an_opening_of_a_whole_is_cut_from_its_parts(tmp_path: Path) -> None:
    model = TinyModel()
    part = model.wall("Part")
    whole = model.add("IFCWALL('0Whole00000000000000000',$,'Whole',$,$,#9,$,$,$)")
    model.add(f"IFCRELAGGREGATES('0Parts00000000000000000',$,$,$,#{whole},(#{part}))")
    opening(model, part)
    model.records = [
        r.replace(f"$,$,$,#{part},", f"$,$,$,#{whole},") if "IFCRELVOIDS" in r else r
        for r in model.records
    ]
    made = Made(tmp_path, model, part)
    assert made.volume == pytest.approx(1.2 - 0.1, abs=1e-6)


def test_a_cut_wall_keeps_both_of_its_styles(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    outer = solid_of(model)
    profile = model.add("IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,1.,0.1)")
    inner = model.add(f"IFCEXTRUDEDAREASOLID(#{profile},#5,#14,3.)")
    put_instead(model, outer, outer)
    model.records = [r.replace(f"(#{outer})", f"(#{outer},#{inner})") for r in model.records]
    model.style(outer, (1.0, 0.0, 0.0))
    model.style(inner, (0.0, 0.0, 1.0))
    opening(model, wall)
    made = Made(tmp_path, model, wall)
    assert made.volume == pytest.approx((0.4 - 0.1 / 3 + 0.1 - 0.05 / 3) * 3, abs=1e-6)
    assert len(made.slots) == 2
    assert min(made.slots) > 12


@pytest.mark.parametrize(("flag", "height"), [("T", 2.0), ("F", 1.0)])
def test_a_half_space_takes_the_side_that_its_flag_says(
    tmp_path: Path, flag: str, height: float
) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    point = model.add("IFCCARTESIANPOINT((0.,0.,1.))")
    axes = model.add(f"IFCAXIS2PLACEMENT3D(#{point},$,$)")
    plane = model.add(f"IFCPLANE(#{axes})")
    space = model.add(f"IFCHALFSPACESOLID(#{plane},.{flag}.)")
    put_instead(
        model, solid, model.add(f"IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#{solid},#{space})")
    )
    made = Made(tmp_path, model, wall)
    assert made.size == pytest.approx([2.0, 0.2, height])
    assert made.volume == pytest.approx(0.4 * height, abs=1e-6)


def test_a_bounded_half_space_cuts_within_its_bounds_only(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    corners = [(0.0, -1.0), (2.0, -1.0), (2.0, 1.0), (0.0, 1.0), (0.0, -1.0)]
    points = ",".join(f"#{model.add(f'IFCCARTESIANPOINT(({x},{y}))')}" for x, y in corners)
    line = model.add(f"IFCPOLYLINE(({points}))")
    point = model.add("IFCCARTESIANPOINT((0.,0.,2.))")
    axes = model.add(f"IFCAXIS2PLACEMENT3D(#{point},$,$)")
    plane = model.add(f"IFCPLANE(#{axes})")
    space = model.add(f"IFCPOLYGONALBOUNDEDHALFSPACE(#{plane},.F.,#5,#{line})")
    put_instead(
        model, solid, model.add(f"IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#{solid},#{space})")
    )
    made = Made(tmp_path, model, wall)
    assert made.size == pytest.approx([2.0, 0.2, 3.0])
    assert made.volume == pytest.approx(1.2 - 1.0 * 0.2 * 1.0, abs=1e-6)


def test_a_bounded_half_space_as_wide_as_the_wall_leaves_no_film(tmp_path: Path) -> None:
    model = TinyModel()
    # A length that single precision rounds.
    wall = model.wall(profile="IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,4.201,0.55)")
    solid = solid_of(model)
    corners = [(-2.1005, -0.275), (2.1005, -0.275), (2.1005, 0.275), (-2.1005, 0.275)]
    points = ",".join(
        f"#{model.add(f'IFCCARTESIANPOINT(({x},{y}))')}" for x, y in (*corners, corners[0])
    )
    line = model.add(f"IFCPOLYLINE(({points}))")
    point = model.add("IFCCARTESIANPOINT((0.,0.,2.))")
    axes = model.add(f"IFCAXIS2PLACEMENT3D(#{point},$,$)")
    plane = model.add(f"IFCPLANE(#{axes})")
    space = model.add(f"IFCPOLYGONALBOUNDEDHALFSPACE(#{plane},.F.,#5,#{line})")
    put_instead(
        model, solid, model.add(f"IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#{solid},#{space})")
    )
    made = Made(tmp_path, model, wall)
    assert made.size == pytest.approx([4.201, 0.55, 2.0])
    assert len(made.triangles) == 12


def test_what_is_taken_from_itself_is_told(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    put_instead(model, solid, model.add(f"IFCBOOLEANRESULT(.DIFFERENCE.,#{solid},#{solid})"))
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    line = shape_building(read(path), STANDARD).accounts[wall]
    assert line.outcome is Outcome.FAILED
    assert line.reason


@pytest.mark.parametrize("quality", [DRAFT, STANDARD, PUBLICATION])
def test_no_corner_of_a_polygon_is_thinned_out(tmp_path: Path, quality: Quality) -> None:
    angles = np.linspace(0, 2 * math.pi, 100, endpoint=False)
    model = TinyModel()
    points = ",".join(
        f"#{model.add(f'IFCCARTESIANPOINT(({math.cos(a)},{math.sin(a)}))')}" for a in (*angles, 0.0)
    )
    line = model.add(f"IFCPOLYLINE(({points}))")
    wall = model.wall(profile=f"IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#{line})")
    made = Made(tmp_path, model, wall, quality)
    radii = np.linalg.norm(made.vertices[:, :2], axis=1)
    assert len(np.unique(made.vertices.round(6), axis=0)) == 200
    assert np.abs(radii - 1.0).max() < 1e-6


def test_a_derived_profile_is_scaled_and_moved(tmp_path: Path) -> None:
    model = TinyModel()
    parent = model.add("IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,1.,0.2)")
    origin = model.add("IFCCARTESIANPOINT((1.,0.))")
    operator = model.add(f"IFCCARTESIANTRANSFORMATIONOPERATOR2D($,$,#{origin},2.)")
    wall = model.wall(profile=f"IFCDERIVEDPROFILEDEF(.AREA.,$,#{parent},#{operator},$)")
    made = Made(tmp_path, model, wall)
    assert made.vertices.min(0) == pytest.approx([0.0, -0.2, 0.0])
    assert made.vertices.max(0) == pytest.approx([2.0, 0.2, 3.0])


def test_a_leaning_extrusion_leans(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall(profile="IFCELLIPSEPROFILEDEF(.AREA.,$,#13,1.,0.5)")
    lean = model.add("IFCDIRECTION((0.6,0.,0.8))")
    model.records = [r.replace("#5,#14,3.)", f"#5,#{lean},3.)") for r in model.records]
    made = Made(tmp_path, model, wall)
    assert made.size == pytest.approx([2.0 + 1.8, 1.0, 2.4], abs=0.01)


@pytest.mark.parametrize(
    ("x_axis", "scale"), [((1.0, 0.0, 0.0), 2.0), ((0.0, 1.0, 0.0), 1.0), ((-1.0, 0.0, 0.0), 0.5)]
)
def test_what_is_mapped_is_turned_and_scaled(
    tmp_path: Path, x_axis: tuple[float, float, float], scale: float
) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    inner = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{solid}))")
    source = model.add(f"IFCREPRESENTATIONMAP(#5,#{inner})")
    axis = model.add(f"IFCDIRECTION(({x_axis[0]},{x_axis[1]},{x_axis[2]}))")
    origin = model.add("IFCCARTESIANPOINT((10.,0.,0.))")
    target = model.add(f"IFCCARTESIANTRANSFORMATIONOPERATOR3D(#{axis},$,#{origin},{scale},$)")
    mapped = model.add(f"IFCMAPPEDITEM(#{source},#{target})")
    model.records = [
        r.replace(f"'SweptSolid',(#{solid})", f"'MappedRepresentation',(#{mapped})")
        if not r.startswith(f"#{inner}=")
        else r
        for r in model.records
    ]
    made = Made(tmp_path, model, wall)
    along, across = (2.0, 0.2) if x_axis[1] == 0 else (0.2, 2.0)
    assert made.size == pytest.approx([along * scale, across * scale, 3.0 * scale])
    assert made.volume == pytest.approx(1.2 * scale**3)
    assert made.vertices[:, 0].mean() == pytest.approx(10.0)


def test_what_is_named_twice_is_made_once(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    model.records = [r.replace(f"(#{solid})", f"(#{solid},#{solid})") for r in model.records]
    made = Made(tmp_path, model, wall)
    assert made.volume == pytest.approx(1.2)


def test_lines_beside_a_body_do_not_count(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    ends = [model.add(f"IFCCARTESIANPOINT(({x},0.,0.))") for x in (0.0, 1.0)]
    line = model.add(f"IFCPOLYLINE((#{ends[0]},#{ends[1]}))")
    model.records = [r.replace(f"(#{solid})", f"(#{line},#{solid})") for r in model.records]
    made = Made(tmp_path, model, wall)
    assert made.line.made_by == "extrusion"
    assert made.line.outcome is Outcome.EXPORTED
    assert made.volume == pytest.approx(1.2)


@pytest.mark.parametrize(("radius", "quality"), [(0.05, STANDARD), (2.0, STANDARD), (2.0, DRAFT)])
def test_cylinders_keep_the_tolerance(tmp_path: Path, radius: float, quality: Quality) -> None:
    model = TinyModel()
    wall = model.wall(profile=f"IFCCIRCLEPROFILEDEF(.AREA.,$,#13,{radius})")
    made = Made(tmp_path, model, wall, quality)
    rim = made.vertices[made.vertices[:, 2] < 0.1][:, :2]
    rim = rim[np.linalg.norm(rim, axis=1) > radius / 2]
    angles = np.sort(np.arctan2(rim[:, 1], rim[:, 0]))
    widest = np.diff(np.append(angles, angles[0] + 2 * math.pi)).max()
    assert radius * (1 - math.cos(widest / 2)) <= quality.chord_tolerance_m


def test_a_pipe_with_a_kink_keeps_its_width(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    corners = [(0.0, 0.0, 0.0), (2.0, 0.0, 0.0), (2.0, 2.0, 0.0)]
    points = ",".join(f"#{model.add(f'IFCCARTESIANPOINT({c})')}" for c in corners)
    line = model.add(f"IFCPOLYLINE(({points}))")
    put_instead(model, solid, model.add(f"IFCSWEPTDISKSOLID(#{line},0.1,$,$,$)"))
    made = Made(tmp_path, model, wall)
    assert made.line.made_by == "ifcopenshell"
    assert made.volume == pytest.approx(math.pi * 0.01 * 4.0, rel=0.03)


def test_what_is_mapped_from_another_origin_stands_where_the_reference_puts_it(
    tmp_path: Path,
) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = solid_of(model)
    inner = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{solid}))")
    point = model.add("IFCCARTESIANPOINT((1.,2.,0.))")
    turned = model.add("IFCDIRECTION((0.,1.,0.))")
    up = model.add("IFCDIRECTION((0.,0.,1.))")
    origin = model.add(f"IFCAXIS2PLACEMENT3D(#{point},#{up},#{turned})")
    source = model.add(f"IFCREPRESENTATIONMAP(#{origin},#{inner})")
    there = model.add("IFCCARTESIANPOINT((10.,0.,0.))")
    target = model.add(f"IFCCARTESIANTRANSFORMATIONOPERATOR3D(#{turned},$,#{there},1.,$)")
    mapped = model.add(f"IFCMAPPEDITEM(#{source},#{target})")
    model.records = [
        r.replace(f"'SweptSolid',(#{solid})", f"'MappedRepresentation',(#{mapped})")
        if not r.startswith(f"#{inner}=")
        else r
        for r in model.records
    ]
    made = Made(tmp_path, model, wall, PUBLICATION)
    assert made.line.made_by == "extrusion, checked by ifcopenshell"
    assert made.line.reason == ""


@pytest.mark.parametrize(
    "profile",
    [
        "IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,'four',0.2)",
        "IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,$,0.2)",
        "IFCCIRCLEPROFILEDEF(.AREA.,$,#13,$)",
        "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,$)",
        "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#14)",
        "IFCDERIVEDPROFILEDEF(.AREA.,$,$,$,$)",
    ],
)
def test_values_of_the_wrong_kind_fail_their_element_only(tmp_path: Path, profile: str) -> None:
    model = TinyModel()
    broken, good = model.wall("Broken", profile=profile), model.wall("Good")
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    accounts = shape_building(read(path), STANDARD).accounts
    assert accounts[broken].outcome is Outcome.FAILED
    assert accounts[broken].reason
    assert accounts[good].outcome is Outcome.EXPORTED
