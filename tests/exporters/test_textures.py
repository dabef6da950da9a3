"""Images: once in the file, the right way up, on the faces that wear them and no others."""

from pathlib import Path

import numpy as np
import pytest

from exportstudio.exporters.glb import GlbExporter
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import HIGH, STANDARD, Quality
from exportstudio.model.scene import Shape, Style, Texture
from tests.exporters.glb_decoder import Decoder
from tests.exporters.scenes import GREY, Points, box, building_of, deviation, tube, wanted, write

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
JPEG = b"\xff\xd8\xff" + bytes(31)
WOOD = Style(7, "wood", 0.4, 0.2, 0.1, 0.5, Texture("wood", "image/png", PNG))
CLAMPED = Style(8, "tile", 1, 1, 1, 1.0, Texture("tile", "image/png", PNG, repeat_s=False))
PHOTO = Style(9, "photo", 1, 1, 1, 1.0, Texture("photo", "image/jpeg", JPEG))


def unwrapped(sides: int = 24) -> Shape:
    """Return the mantle of a cylinder, whose image has a seam: its vertices are there twice."""
    angles = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1)
    ring[-1] = ring[0]
    vertices = np.concatenate([ring, ring + np.array((0, 0, 3))])
    n = np.arange(sides)
    m, up = n + 1, sides + 1
    triangles = np.concatenate(
        [np.stack([n, m, up + m], axis=1), np.stack([n, up + m, up + n], axis=1)]
    )
    along = np.arange(sides + 1) / sides
    uvs = np.concatenate([np.stack([along, 0 * along + v], axis=1) for v in (0.0, 2.0)])
    return Shape(vertices, triangles.astype(np.uint32), (len(triangles),), uvs.astype(np.float32))


def uvs_of(shape: Shape, point: Points) -> set[tuple[float, float]]:
    """Return where on the image `point` lies, from the upper left corner."""
    assert shape.uvs is not None
    here = np.abs(shape.vertices - point).max(1) < 1e-3
    return {(round(float(u), 5), round(float(1 - v), 5)) for u, v in shape.uvs[here]}


@pytest.mark.parametrize("quality", [STANDARD, HIGH])
@pytest.mark.parametrize("name", ["a.glb", "a.gltf"])
def test_an_image_lies_where_the_source_has_it(tmp_path: Path, name: str, quality: Quality) -> None:
    shape = unwrapped()
    made = building_of([shape], styles=[WOOD])
    write(made, tmp_path / name, quality)
    decoder = Decoder(tmp_path / name)
    element = decoder.elements()["E0"]
    assert deviation(element.triangles, wanted(made)["E0"]) <= 2.5e-4
    for corners, uvs in zip(element.corners, element.uvs, strict=True):
        for corner, uv in zip(corners.reshape(-1, 3), uvs.reshape(-1, 2), strict=True):
            point = np.array((corner[0], -corner[2], corner[1]))
            assert tuple(uv.round(5)) in uvs_of(shape, point)
    assert decoder.image(0) == PNG
    (material,) = decoder.document["materials"]
    assert material["pbrMetallicRoughness"]["baseColorFactor"] == [1, 1, 1, 0.5]
    assert decoder.document["textures"] == [{"source": 0}]


def test_the_seam_of_an_image_is_no_edge(tmp_path: Path) -> None:
    write(building_of([unwrapped()], styles=[WOOD]), tmp_path / "a.glb")
    element = Decoder(tmp_path / "a.glb").elements()["E0"]
    for corners, normals in zip(element.corners, element.normals, strict=True):
        away = corners * (1, 0, 1)
        away /= np.linalg.norm(away, axis=2, keepdims=True)
        assert np.einsum("mci,mci->mc", away, normals).min() > np.cos(np.radians(1.0))


def test_equal_images_are_in_the_file_once(tmp_path: Path) -> None:
    shapes = [unwrapped()] * 4
    worn: list[tuple[int, ...]] = [(0,), (1,), (2,), (3,)]
    made = building_of(shapes, styles=[WOOD, CLAMPED, PHOTO, GREY], worn=worn)
    write(made, tmp_path / "a.glb")
    document = Decoder(tmp_path / "a.glb").document
    assert [image["mimeType"] for image in document["images"]] == ["image/png", "image/jpeg"]
    assert document["textures"] == [{"source": 0}, {"source": 0, "sampler": 0}, {"source": 1}]
    assert document["samplers"] == [{"wrapS": 33071}]
    attributes = [mesh["primitives"][0]["attributes"] for mesh in document["meshes"]]
    assert ["TEXCOORD_0" in each for each in attributes] == [True, True, True, False]


def test_what_has_no_place_for_an_image_wears_the_colour(tmp_path: Path) -> None:
    write(building_of([unwrapped(), box(1, 1, 1)], styles=[WOOD]), tmp_path / "a.glb")
    materials = Decoder(tmp_path / "a.glb").document["materials"]
    factors = [material["pbrMetallicRoughness"]["baseColorFactor"] for material in materials]
    assert factors[0] == [1, 1, 1, 0.5]
    assert factors[1] == pytest.approx([0.132868, 0.033105, 0.010023, 0.5])


def test_files_without_images_say_nothing_of_them(tmp_path: Path) -> None:
    write(building_of([box(1, 1, 1)]), tmp_path / "a.glb")
    assert not {"images", "textures", "samplers"} & Decoder(tmp_path / "a.glb").document.keys()


def test_shapes_with_other_images_do_not_share_a_mesh(tmp_path: Path) -> None:
    one = unwrapped()
    assert one.uvs is not None
    other = Shape(one.vertices * (1, 1, 2), one.triangles, one.slots, one.uvs * np.float32(2))
    plain = tube(1.0, 3.0)
    write(
        building_of([one, other, plain], styles=[WOOD, GREY], worn=[(0,), (0,), (1,)]),
        tmp_path / "a.glb",
    )
    assert len(Decoder(tmp_path / "a.glb").document["meshes"]) == 3


def test_a_damaged_image_is_noticed(tmp_path: Path) -> None:
    write(building_of([unwrapped()], styles=[WOOD]), tmp_path / "a.glb")
    damaged = (tmp_path / "a.glb").read_bytes().replace(b"\x89PNG", b"\x89BMP")
    (tmp_path / "a.glb").write_bytes(damaged)
    with pytest.raises(StudioError, match="an image is none"):
        GlbExporter().read_back(tmp_path / "a.glb")
