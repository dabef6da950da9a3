from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview import scene_loader
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.images import texel_places
from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

WIDTH, HEIGHT = 320, 200
CHECKER = ["red", "lime", "blue", "yellow"]
"""Upper left, upper right, lower left, lower right."""


def checker_board(
    path: Path, *, wrap: int = 10497, shift: float = 0, factor: tuple[float, ...] = (1, 1, 1, 1)
) -> Path:
    """Writes a square that faces the viewer and wears a picture of 2 by 2 texels."""
    image = QImage(2, 2, QImage.Format.Format_ARGB32)
    for number, color in enumerate(CHECKER):
        image.setPixelColor(number % 2, number // 2, QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no text here
    writer = GlbWriter()
    material = writer.material(*factor)
    corners = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    points = np.array([[0, 1], [1, 1], [1, 0], [0, 0]], np.float32) + np.float32(shift)
    primitive: dict[str, Any] = {
        "attributes": {
            "POSITION": writer.accessor(corners),
            "TEXCOORD_0": writer.accessor(points),
        },
        "indices": writer.accessor(np.array([0, 1, 2, 0, 2, 3], np.uint16).reshape(-1, 1)),
        "material": material,
    }
    writer.node(mesh=writer.mesh(primitive), name="board")
    writer.image(material, bufferView=writer.view(bytes(buffer.data().data())))
    writer.document["samplers"] = [{"wrapS": wrap, "wrapT": wrap}]
    writer.document["textures"][0]["sampler"] = 0
    return writer.write(path)


def colors_at_quarters(rgb: NDArray[Any], state: ViewState) -> list[str]:
    """Returns the names of the colours in the middle of the four quarters of the board."""
    matrix = state.camera.projection_matrix(WIDTH / HEIGHT) @ state.camera.view_matrix()
    seen = []
    for x, y in ((0.25, 0.75), (0.75, 0.75), (0.25, 0.25), (0.75, 0.25)):
        at = matrix @ (x, y, 0, 1)
        column = int((at[0] / at[3] + 1) / 2 * WIDTH)
        row = int((1 - at[1] / at[3]) / 2 * HEIGHT)
        red, green, blue = (bool(channel > 100) for channel in rgb[row, column])
        seen.append(_NAMES[red, green, blue])
    return seen


_NAMES = {
    (False, False, False): "black", (True, False, False): "red", (False, True, False): "lime",
    (False, False, True): "blue", (True, True, False): "yellow", (False, True, True): "cyan",
    (True, False, True): "magenta", (True, True, True): "white",
}  # fmt: skip


def drawn(state: ViewState) -> list[str]:
    picture = rasterise(
        state.scene, state.camera, WIDTH, HEIGHT, state.part_colors(),
        background=(255, 255, 255), part_textures=state.part_textures(),
    )  # fmt: skip
    return colors_at_quarters(picture.rgb, state)


def facing(path: Path) -> ViewState:
    state = ViewState(load_scene(path))
    state.set_aspect(WIDTH / HEIGHT)
    state.look_from(0, 0)
    return state


def test_a_texture_is_seen_where_it_lies(tmp_path: Path) -> None:
    assert drawn(facing(checker_board(tmp_path / "board.glb"))) == CHECKER


def test_a_texture_goes_on_as_its_sampler_says(tmp_path: Path) -> None:
    for wrap, expected in (
        (10497, CHECKER),
        (33071, ["yellow"] * 4),
        (33648, CHECKER[::-1]),
    ):
        path = checker_board(tmp_path / "board.glb", wrap=wrap, shift=1)
        assert drawn(facing(path)) == expected


def test_the_base_colour_is_multiplied_in(tmp_path: Path) -> None:
    path = checker_board(tmp_path / "board.glb", factor=(1, 0, 1, 0.5))
    state = facing(path)
    assert state.scene.texels[0].reshape(-1, 4).tolist() == [
        [255, 0, 0, 128], [0, 0, 0, 128], [0, 0, 255, 128], [255, 0, 0, 128],
    ]  # fmt: skip


def test_other_colours_replace_the_texture(tmp_path: Path) -> None:
    state = facing(checker_board(tmp_path / "board.glb"))
    state.set_tints(np.full((1, 3), (0, 255, 255), np.uint8))
    assert drawn(state) == ["cyan"] * 4
    state.set_tints(None)
    assert drawn(state) == CHECKER
    state.select(0)
    assert len(set(drawn(state))) == 1


def test_textures_count_against_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = checker_board(tmp_path / "board.glb")
    scene = load_scene(path)
    geometry = scene.vertices.nbytes + scene.indices.nbytes
    monkeypatch.setattr(scene_loader, "_free_memory", lambda: int(geometry / 0.3) + 1)
    with pytest.raises(PreviewError):
        load_scene(path)


def test_coordinates_become_texels() -> None:
    points = np.array([[0.1, 0.9], [1.1, -0.1], [1.1, -0.1], [1.1, -0.1]])
    wraps = np.array([[0, 0], [0, 0], [1, 1], [2, 2]], np.uint8)
    assert texel_places(points, wraps, 4).tolist() == [[0, 3], [0, 3], [3, 0], [3, 0]]
