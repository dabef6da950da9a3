"""Images: each lies where the source lays it, or it is told why it doesn't."""

import zlib
from pathlib import Path

import numpy as np
import pytest

from exportstudio.geometry.router import shape_building
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.quality import STANDARD
from exportstudio.model.scene import Scene, Style
from exportstudio.readers import read
from tests.geometry.test_face_sets import FaceSetModel
from tests.ifc_text import TinyModel

PNG = b"\x89PNG\r\n\x1a\n, as far as anybody looks"
SQUARE = "((0.,0.,0.),(2.,0.,0.),(2.,2.,0.),(0.,2.,0.))"
ON_IMAGE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def image(model: TinyModel, transform: str = "$", name: str = "wood.png") -> int:
    return model.add(f"IFCIMAGETEXTURE(.T.,.F.,$,{transform},$,'{name}')")


def corners(model: TinyModel, points: tuple[tuple[float, float], ...] = ON_IMAGE) -> int:
    return model.add(f"IFCTEXTUREVERTEXLIST(({','.join(f'({u},{v})' for u, v in points)}))")


def shaped(model: TinyModel, tmp_path: Path) -> tuple[Scene, dict[int, LedgerLine]]:
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    (tmp_path / "wood.png").write_bytes(PNG)
    result = shape_building(read(path), STANDARD)
    return result.scene, result.accounts


def where_on_image(scene: Scene) -> dict[tuple[float, ...], set[tuple[float, ...]]]:
    """Return for each point of the first shape where on the image it lies."""
    shape = scene.shapes[0]
    assert shape.uvs is not None
    assert shape.uvs.dtype == np.float32
    found: dict[tuple[float, ...], set[tuple[float, ...]]] = {}
    for point, uv in zip(shape.vertices.tolist(), shape.uvs.tolist(), strict=True):
        found.setdefault(tuple(point), set()).add(tuple(round(x, 6) for x in uv))
    return found


def styles_of(scene: Scene) -> list[Style]:
    return [scene.styles[n] for n in scene.placements[0].styles]


EXPECTED = {
    (0.0, 0.0, 0.0): {(0.0, 0.0)},
    (2.0, 0.0, 0.0): {(1.0, 0.0)},
    (2.0, 2.0, 0.0): {(1.0, 1.0)},
    (0.0, 2.0, 0.0): {(0.0, 1.0)},
}


@pytest.mark.parametrize("index", ["((1,2,3),(1,3,4))", "$"])
def test_triangles_wear_their_image(tmp_path: Path, index: str) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3),(1,3,4)),$)")
    model.add(f"IFCINDEXEDTRIANGLETEXTUREMAP((#{image(model)}),#{faces},#{corners(model)},{index})")
    model.style(faces, (0.5, 0.25, 0.0))
    wall = model.element(faces)
    scene, accounts = shaped(model, tmp_path)
    assert where_on_image(scene) == EXPECTED
    (style,) = styles_of(scene)
    assert (style.red, style.green, style.name) == (0.5, 0.25, "Paint")
    assert style.texture is not None
    assert (style.texture.data, style.texture.mime_type) == (PNG, "image/png")
    assert (style.texture.repeat_s, style.texture.repeat_t) == (True, False)
    assert accounts[wall].outcome is Outcome.EXPORTED


def test_a_point_that_lies_twice_on_an_image_is_split(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3),(1,3,4)),$)")
    model.add(
        f"IFCINDEXEDTRIANGLETEXTUREMAP((#{image(model)}),#{faces},#{corners(model)},((1,2,3),(2,3,4)))"
    )
    model.element(faces)
    scene, _ = shaped(model, tmp_path)
    found = where_on_image(scene)
    assert found[(0.0, 0.0, 0.0)] == {(0.0, 0.0), (1.0, 0.0)}
    assert len(scene.shapes[0].vertices) == 5


def test_polygons_with_holes_wear_their_image(tmp_path: Path) -> None:
    model = FaceSetModel("IFC4X3_ADD2")
    points = model.points(SQUARE[:-1] + ",(0.5,0.5,0.),(0.5,1.5,0.),(1.5,1.5,0.),(1.5,0.5,0.))")
    face = model.add("IFCINDEXEDPOLYGONALFACEWITHVOIDS((1,2,3,4),((5,6,7,8)))")
    faces = model.add(f"IFCPOLYGONALFACESET(#{points},.F.,(#{face}),$)")
    where = corners(model, (*ON_IMAGE, (0.25, 0.25), (0.25, 0.75), (0.75, 0.75), (0.75, 0.25)))
    indices = model.add(f"IFCTEXTURECOORDINATEINDICESWITHVOIDS((1,2,3,4),#{face},((5,6,7,8)))")
    model.add(f"IFCINDEXEDPOLYGONALTEXTUREMAP((#{image(model)}),#{faces},#{where},(#{indices}))")
    model.element(faces)
    scene, _ = shaped(model, tmp_path)
    for (x, y, _), found in where_on_image(scene).items():
        assert found == {(x / 2, y / 2)}


def test_the_transformation_of_an_image_is_applied(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3)),$)")
    up, origin = model.add("IFCDIRECTION((0.,1.))"), model.add("IFCCARTESIANPOINT((0.5,0.))")
    transform = model.add(f"IFCCARTESIANTRANSFORMATIONOPERATOR2D(#{up},$,#{origin},3.)")
    texture = image(model, f"#{transform}")
    model.add(f"IFCINDEXEDTRIANGLETEXTUREMAP((#{texture}),#{faces},#{corners(model)},$)")
    model.element(faces)
    scene, _ = shaped(model, tmp_path)
    assert where_on_image(scene)[(2.0, 2.0, 0.0)] == {(-2.5, 3.0)}


def brep(model: TinyModel) -> tuple[int, int]:
    """Return a surface model of two squares at a right angle, and the face of the first."""
    points = [
        model.add(f"IFCCARTESIANPOINT(({x},{y},{z}))")
        for x, y, z in ((0.0, 0.0, 0.0), (2.0, 0.0, 0.0), (2.0, 2.0, 0.0), (0.0, 2.0, 0.0),
                        (2.0, 0.0, 2.0), (0.0, 0.0, 2.0))
    ]  # fmt: skip
    faces = []
    for ring in ((0, 1, 2, 3), (0, 1, 4, 5)):
        loop = model.add(f"IFCPOLYLOOP(({','.join(f'#{points[n]}' for n in ring)}))")
        bound = model.add(f"IFCFACEOUTERBOUND(#{loop},.T.)")
        faces.append(model.add(f"IFCFACE((#{bound}))"))
    shell = model.add(f"IFCOPENSHELL((#{faces[0]},#{faces[1]}))")
    return model.add(f"IFCSHELLBASEDSURFACEMODEL((#{shell}))"), faces[0]


def test_a_single_face_of_a_brep_wears_its_image(tmp_path: Path) -> None:
    model = FaceSetModel()
    surface, face = brep(model)
    where = ",".join(f"#{model.add(f'IFCTEXTUREVERTEX(({u},{v}))')}" for u, v in ON_IMAGE)
    model.add(f"IFCTEXTUREMAP((#{image(model)}),({where}),#{face})")
    wall = model.element(surface)
    scene, accounts = shaped(model, tmp_path)
    assert accounts[wall].outcome is Outcome.EXPORTED
    shape = scene.shapes[scene.placements[0].shape]
    assert shape.uvs is not None
    laid = next(n for n, style in enumerate(styles_of(scene)) if style.texture is not None)
    start = sum(shape.slots[:laid])
    used = shape.triangles[start : start + shape.slots[laid]]
    assert np.abs(shape.vertices[used][:, :, 2]).max() == 0.0
    assert shape.uvs[used].reshape(-1, 2) * 2 == pytest.approx(
        shape.vertices[used].reshape(-1, 3)[:, :2]
    )
    assert sorted(style.name for style in styles_of(scene)) == ["unstyled", "wood"]


def test_pixels_become_a_png_whose_first_line_is_the_upper_one(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3)),$)")
    pixels = '"0FF0000","000FF00","00000FF","0FFFFFF"'
    texture = model.add(f"IFCPIXELTEXTURE(.T.,.T.,$,$,$,2,2,3,({pixels}))")
    model.add(f"IFCINDEXEDTRIANGLETEXTUREMAP((#{texture}),#{faces},#{corners(model)},$)")
    model.element(faces)
    scene, _ = shaped(model, tmp_path)
    picture = styles_of(scene)[0].texture
    assert picture is not None
    assert picture.data[16:29] == b"\0\0\0\x02\0\0\0\x02\x08\x02\0\0\0"
    start = picture.data.index(b"IDAT") + 4
    raw = zlib.decompressobj().decompress(picture.data[start:])
    assert raw == b"\0\0\0\xff\xff\xff\xff" + b"\0\xff\0\0\0\xff\0"


def test_an_image_in_the_model_itself_is_taken(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3)),$)")
    texture = model.add(f"IFCBLOBTEXTURE(.T.,.T.,$,$,$,'PNG',\"0{PNG.hex().upper()}\")")
    model.add(f"IFCINDEXEDTRIANGLETEXTUREMAP((#{texture}),#{faces},#{corners(model)},$)")
    model.element(faces)
    scene, _ = shaped(model, tmp_path)
    picture = styles_of(scene)[0].texture
    assert picture is not None
    assert picture.data == PNG


def test_an_image_that_is_not_there_leaves_the_colour_and_is_told(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3)),$)")
    texture = image(model, name="gone.png")
    model.add(f"IFCINDEXEDTRIANGLETEXTUREMAP((#{texture}),#{faces},#{corners(model)},$)")
    style = model.style(faces, (1.0, 0.0, 0.0))
    wall = model.element(faces)
    scene, accounts = shaped(model, tmp_path)
    assert styles_of(scene)[0].id == style
    assert scene.shapes[0].uvs is None
    assert accounts[wall].reason == "its image is missing, so it shows its colour"


def test_a_second_image_of_a_map_is_told(tmp_path: Path) -> None:
    model = FaceSetModel()
    faces = model.add(f"IFCTRIANGULATEDFACESET(#{model.points(SQUARE)},$,.F.,((1,2,3)),$)")
    both = f"#{image(model)},#{image(model)}"
    model.add(f"IFCINDEXEDTRIANGLETEXTUREMAP(({both}),#{faces},#{corners(model)},$)")
    model.style(faces, (1.0, 0.0, 0.0))
    wall = model.element(faces)
    _, accounts = shaped(model, tmp_path)
    assert accounts[wall].outcome is Outcome.DEGRADED
    assert "only the first of its images is laid on" in accounts[wall].reason


def test_an_image_on_a_solid_leaves_the_colour_and_is_told(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall()
    solid = next(r for r in model.records if "IFCEXTRUDEDAREASOLID" in r)
    colour = model.add("IFCCOLOURRGB($,1.,0.,0.)")
    shading = model.add(f"IFCSURFACESTYLESHADING(#{colour},0.)")
    textures = model.add(f"IFCSURFACESTYLEWITHTEXTURES((#{image(model)}))")
    style = model.add(f"IFCSURFACESTYLE('Wood',.BOTH.,(#{shading},#{textures}))")
    model.add(f"IFCSTYLEDITEM({solid[: solid.index('=')]},(#{style}),$)")
    scene, accounts = shaped(model, tmp_path)
    assert styles_of(scene)[0].red == 1.0
    assert scene.styles[0].texture is None
    assert accounts[wall].outcome is Outcome.DEGRADED
    assert "could not be laid on" in accounts[wall].reason


def test_a_real_model_comes_out_with_its_images(dev_files: Path) -> None:
    building = read(dev_files / "textures_wood.ifczip")
    result = shape_building(building, STANDARD)
    assert building.issues == []
    lines = result.accounts.values()
    assert {line.outcome for line in lines} == {Outcome.EXPORTED, Outcome.EXCLUDED}
    names = {style.texture.name for style in result.scene.styles if style.texture is not None}
    assert names == {"BarkPine0012_1_S.jpg", "WoodEnds0031_1_S.jpg"}
    # Where the trunk is cut through, its image lies flat, also around the hollow.
    for shape in result.scene.shapes:
        assert shape.uvs is not None
        along = shape.vertices[shape.triangles][:, :, 1]
        for end in (along.max(1) < 1.0, along.min(1) > 1.0):
            corners = shape.triangles[end].reshape(-1)
            points, uvs = shape.vertices[corners], shape.uvs[corners]
            frame = np.column_stack([points[:, (0, 2)], np.ones(len(points))])
            fit, *_ = np.linalg.lstsq(frame, uvs, rcond=None)
            assert np.abs(frame @ fit - uvs).max() < 1e-4
