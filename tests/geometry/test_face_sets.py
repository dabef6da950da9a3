"""Face sets: the very points of the source, every face, and the colour of each."""

from pathlib import Path

import numpy as np
import pytest

from exportstudio.geometry.polygons import triangulate
from exportstudio.geometry.router import shape_building
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.quality import STANDARD
from exportstudio.model.scene import Scene, Shape
from exportstudio.readers import read
from tests.ifc_text import TinyModel

CUBE = "((0.,0.,0.),(1.,0.,0.),(1.,1.,0.),(0.,1.,0.),(0.,0.,1.),(1.,0.,1.),(1.,1.,1.),(0.,1.,1.))"
CUBE_FACES = ("(4,3,2,1)", "(5,6,7,8)", "(1,2,6,5)", "(2,3,7,6)", "(3,4,8,7)", "(4,1,5,8)")
RED, BLUE = (1.0, 0.0, 0.0, 0.5), (0.0, 0.0, 1.0, 0.5)


class FaceSetModel(TinyModel):
    """A tiny model whose elements are face sets."""

    def points(self, coordinates: str = CUBE) -> int:
        is_new = self.schema.startswith("IFC4X3")
        return self.add(f"IFCCARTESIANPOINTLIST3D({coordinates}{',$' if is_new else ''})")

    def polygons(self, faces: tuple[str, ...], points: int, numbering: str = "$") -> int:
        ids = ",".join(
            f"#{self.add(f'IFCINDEXEDPOLYGONALFACE({face})')}"
            if face.count("(") == 1
            else f"#{self.add(f'IFCINDEXEDPOLYGONALFACEWITHVOIDS({face})')}"
            for face in faces
        )
        return self.add(f"IFCPOLYGONALFACESET(#{points},.T.,({ids}),{numbering})")

    def element(self, *items: int, name: str = "Faces") -> int:
        listed = ",".join(f"#{item}" for item in items)
        body = self.add(f"IFCSHAPEREPRESENTATION(#7,'Body','Tessellation',({listed}))")
        shape = self.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
        return self.add(
            f"IFCWALL('0Faces{self.next_id}0000000000000',$,'{name}',$,$,#9,#{shape},$,$)"
        )

    def shaped(self, tmp_path: Path) -> tuple[Scene, dict[int, LedgerLine]]:
        path = tmp_path / "model.ifc"
        path.write_text(self.text())
        shaped = shape_building(read(path), STANDARD)
        return shaped.scene, shaped.accounts


def area(shape: Shape) -> float:
    a, b, c = np.moveaxis(shape.vertices[shape.triangles], 1, 0)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def volume(shape: Shape) -> float:
    a, b, c = np.moveaxis(shape.vertices[shape.triangles], 1, 0)
    return float((a * np.cross(b, c)).sum() / 6)


def worn(scene: Scene, element: int) -> dict[tuple[float, float, float, float], int]:
    """Return how many triangles of an element wear which colour."""
    placement = next(p for p in scene.placements if p.element_id == element)
    counts = scene.shapes[placement.shape].slots
    styles = [scene.styles[n] for n in placement.styles]
    return {(s.red, s.green, s.blue, s.alpha): n for s, n in zip(styles, counts, strict=True) if n}


@pytest.mark.parametrize("numbering", ["$", "(8,7,6,5,4,3,2,1)"])
def test_a_polygonal_face_set_has_the_points_of_the_source(tmp_path: Path, numbering: str) -> None:
    model = FaceSetModel()
    cube = model.element(model.polygons(tuple(CUBE_FACES), model.points(), numbering))
    scene, accounts = model.shaped(tmp_path)
    assert accounts[cube].made_by == "face set"
    assert accounts[cube].outcome is Outcome.EXPORTED
    (shape,) = scene.shapes
    assert len(shape.vertices) == 8
    assert len(shape.triangles) == 12
    assert volume(shape) == pytest.approx(1.0)


def test_holes_and_hollows_keep_their_area(tmp_path: Path) -> None:
    model = FaceSetModel()
    points = model.points(
        "((0.,0.,1.),(4.,0.,1.),(4.,4.,1.),(0.,4.,1.),"
        "(1.,1.,1.),(1.,2.,1.),(2.,2.,1.),(2.,1.,1.),(2.,9.,1.))"
    )
    model.element(model.polygons(("(1,2,3,4),((5,6,7,8))", "(1,2,9)", "(1,4,9,7)"), points))
    scene, _ = model.shaped(tmp_path)
    (shape,) = scene.shapes
    assert area(shape) == pytest.approx(16 - 1 + 18 + 11)


def test_faces_that_refer_to_nothing_are_told(tmp_path: Path) -> None:
    model = FaceSetModel()
    points = model.points()
    some = model.element(model.polygons((*CUBE_FACES, "(1,2,99)"), points))
    triangles = model.add(f"IFCTRIANGULATEDFACESET(#{points},$,.F.,((1,2,3),(0,1,2),(1,2,9)),$)")
    other = model.element(triangles)
    none = model.element(model.add(f"IFCTRIANGULATEDFACESET(#{points},$,.F.,((9,9,9)),$)"))
    _, accounts = model.shaped(tmp_path)
    assert accounts[some].reason == "1 of its 7 faces refer to points that do not exist"
    assert accounts[other].reason == "2 of its 3 faces refer to points that do not exist"
    assert accounts[other].outcome is Outcome.DEGRADED
    assert accounts[none].outcome is Outcome.FAILED


def test_an_outline_that_crosses_itself_is_told(tmp_path: Path) -> None:
    model = FaceSetModel()
    points = model.points("((0.,0.,0.),(4.,4.,0.),(4.,0.,0.),(0.,3.,0.))")
    bow = model.element(model.polygons(("(1,2,3,4)",), points))
    _, accounts = model.shaped(tmp_path)
    assert "cross themselves" in accounts[bow].reason


def test_holes_of_an_irregular_network_are_not_filled(tmp_path: Path) -> None:
    model = FaceSetModel("IFC4X3_ADD2")
    network = model.add(
        f"IFCTRIANGULATEDIRREGULARNETWORK(#{model.points()},$,$,((1,2,3),(1,3,4),(5,6,7)),$,(0,-1,0))"
    )
    ground = model.element(network)
    scene, accounts = model.shaped(tmp_path)
    assert accounts[ground].outcome is Outcome.EXPORTED
    assert len(scene.shapes[0].triangles) == 2


def test_every_face_has_its_own_colour(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.polygons(CUBE_FACES, model.points())
    colours = model.add("IFCCOLOURRGBLIST(((1.,0.,0.),(0.,0.,1.)))")
    model.add(f"IFCINDEXEDCOLOURMAP(#{faces},0.5,#{colours},(1,2,2,2,2))")
    model.style(faces, (0.0, 1.0, 0.0))
    cube = model.element(faces)
    scene, _ = model.shaped(tmp_path)
    assert worn(scene, cube) == {RED: 2, BLUE: 8, (0.0, 1.0, 0.0, 1.0): 2}
    placement = scene.placements[0]
    shape = scene.shapes[placement.shape]
    red = shape.triangles[: shape.slots[0]]
    assert scene.styles[placement.styles[0]].red == 1.0
    assert np.abs(shape.vertices[red][:, :, 2]).max() == 0.0


def test_a_mirrored_and_scaled_copy_is_as_large_as_it_should_be(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.polygons(CUBE_FACES, model.points())
    inner = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','Tessellation',(#{faces}))")
    source = model.add(f"IFCREPRESENTATIONMAP(#5,#{inner})")
    left = model.add("IFCDIRECTION((-1.,0.,0.))")
    ahead = model.add("IFCDIRECTION((0.,1.,0.))")
    there = model.add("IFCCARTESIANPOINT((10.,0.,0.))")
    target = model.add(
        f"IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM(#{left},#{ahead},#{there},2.,#14,1.,3.)"
    )
    copies = [model.element(model.add(f"IFCMAPPEDITEM(#{source},#{target})")) for _ in range(2)]
    scene, accounts = model.shaped(tmp_path)
    assert [accounts[id].made_by for id in copies] == ["face set"] * 2
    (shape,) = scene.shapes
    assert volume(shape) == pytest.approx(6.0)
    assert shape.vertices.min(0) == pytest.approx((8.0, 0.0, 0.0))
    assert shape.vertices.max(0) == pytest.approx((10.0, 1.0, 3.0))


def test_what_an_opening_cuts_goes_to_a_kernel(tmp_path: Path) -> None:
    model = FaceSetModel()
    cube = model.element(model.polygons(CUBE_FACES, model.points()))
    profile = model.add("IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,0.5,0.5)")
    solid = model.add(f"IFCEXTRUDEDAREASOLID(#{profile},#5,#14,3.)")
    body = model.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{solid}))")
    shape = model.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
    hole = model.add(f"IFCOPENINGELEMENT('0Hole00000000000000000',$,'Hole',$,$,#9,#{shape},$,$)")
    model.add(f"IFCRELVOIDSELEMENT('0Voids0000000000000000',$,$,$,#{cube},#{hole})")
    scene, accounts = model.shaped(tmp_path)
    assert accounts[cube].made_by == "ifclite + extrusion + manifold"
    assert volume(scene.shapes[0]) == pytest.approx(1.0 - 0.25**2)


def test_random_outlines_are_covered_once() -> None:
    random = np.random.default_rng(7)
    for corners in (4, 5, 12, 40):
        angles = np.sort(random.uniform(0, 2 * np.pi, corners)) + 1e-3 * np.arange(corners)
        radii = random.uniform(0.3, 1.0, corners)
        flat = np.column_stack([radii * np.cos(angles), radii * np.sin(angles), np.zeros(corners)])
        # In any plane, and looking where the outline looks.
        turn, _ = np.linalg.qr(random.normal(size=(3, 3)))
        turn *= np.linalg.det(turn)
        vertices = flat @ turn.T
        cut = triangulate(vertices, [[range(corners)]])
        a, b, c = np.moveaxis(vertices[cut.numbers[cut.corners]], 1, 0)
        normals = np.cross(b - a, c - a) @ turn[:, 2]
        x, y, _ = flat.T
        expected = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum()
        assert (normals >= -1e-12).all() or expected < 0
        assert normals.sum() == pytest.approx(expected)
        assert cut.crossing == 0
