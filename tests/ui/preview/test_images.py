from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import GlbWriter

if TYPE_CHECKING:
    from pathlib import Path

    from exportstudio.ui.preview.scene import PreviewScene


def png(*colors: str) -> bytes:
    """Returns a picture with one column a colour."""
    image = QImage(len(colors), 2, QImage.Format.Format_ARGB32)
    for column, color in enumerate(colors):
        for row in range(2):
            image.setPixelColor(column, row, QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no text here
    return bytes(buffer.data().data())


def cube(*color: float) -> tuple[GlbWriter, int]:
    writer = GlbWriter()
    material = writer.material(*color)
    writer.node(mesh=writer.cube(material), name="cube")
    return writer, material


def color_of(scene: PreviewScene) -> list[int]:
    return [int(channel) for channel in scene.part_colors[0]]


def test_an_image_shows_as_its_average_in_linear_light(tmp_path: Path) -> None:
    writer, material = cube(1, 1, 1, 1)
    writer.image(material, bufferView=writer.view(png("#ff0000", "#000000")), mimeType="image/png")
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    # Half the light of full red is not half its number.
    assert color_of(scene) == [188, 0, 0, 255]
    assert scene.unread_images == 0


def test_colour_and_opacity_multiply(tmp_path: Path) -> None:
    writer, material = cube(1, 0, 1, 0.8)
    writer.image(material, bufferView=writer.view(png("#80ffffff")))
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    assert color_of(scene) == [255, 0, 255, round(0.8 * 128)]


def test_images_beside_a_gltf_and_inside_it(tmp_path: Path) -> None:
    (tmp_path / "holz grün.png").write_bytes(png("#00ff00"))
    embedded = "data:image/png;base64," + base64.b64encode(png("#0000ff")).decode()
    for uri, expected in (("holz%20gr%C3%BCn.png", [0, 255, 0, 255]), (embedded, [0, 0, 255, 255])):
        writer, material = cube(1, 1, 1, 1)
        writer.image(material, uri=uri)
        content = base64.b64encode(bytes(writer.binary)).decode()
        data = f"data:application/octet-stream;base64,{content}"
        writer.document["buffers"] = [{"byteLength": len(writer.binary), "uri": data}]
        path = tmp_path / "cube.gltf"
        path.write_text(json.dumps(writer.document))
        assert color_of(load_scene(path)) == expected


def test_images_that_cannot_be_read_are_counted_and_leave_the_colour(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png("#ff0000"))
    folder = tmp_path / "model"
    folder.mkdir()
    for source in ({"uri": "gone.png"}, {"uri": "../secret.png"}, {"uri": "data:,x"}, {}):
        writer, material = cube(0, 1, 0, 1)
        writer.image(material, **source)
        scene = load_scene(writer.write(folder / "cube.glb"))
        assert color_of(scene) == [0, 255, 0, 255]
        assert scene.unread_images == 1
