"""Pixels of the graphics driver against those of the rasteriser; needs a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.rhi_canvas import RhiCanvas, rhi_supported
from exportstudio.ui.preview.rhi_renderer import RhiRenderer
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

WIDTH, HEIGHT = 320, 200
BACKGROUND = QColor(240, 240, 240)


@pytest.fixture
def state(tmp_path: Path) -> ViewState:
    state = ViewState(load_scene(house().write(tmp_path / "house.glb")))
    state.set_aspect(WIDTH / HEIGHT)
    return state


@pytest.fixture(params=[RhiCanvas.Api.OpenGL, RhiCanvas.Api.Vulkan])
def canvas(request: pytest.FixtureRequest, qtbot: QtBot, state: ViewState) -> Iterator[RhiCanvas]:
    if not rhi_supported():
        pytest.skip("no graphics driver on this platform: run under a display, e.g. xvfb-run")
    canvas = RhiCanvas()
    qtbot.addWidget(canvas)
    canvas.setApi(request.param)
    canvas.setSampleCount(1)
    canvas.setFixedColorBufferSize(QSize(WIDTH, HEIGHT))
    canvas.set_background(BACKGROUND)
    with qtbot.waitExposed(canvas):
        canvas.show()
    if canvas.grabFramebuffer().isNull():
        pytest.skip(f"{request.param.name} is not installed here")
    canvas.set_state(state)
    yield canvas
    canvas.set_state(None)


def pixels(image: QImage) -> NDArray[np.int64]:
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), :3].astype(np.int64)


def assert_same_picture(canvas: RhiCanvas, state: ViewState) -> None:
    drawn = pixels(canvas.grabFramebuffer())
    expected = rasterise(
        state.scene,
        state.camera,
        WIDTH,
        HEIGHT,
        state.part_colors(),
        background=(240, 240, 240),
        section_height=state.section_height,
    )
    assert (expected.parts >= 0).sum() > 2000
    # Drivers differ at edges, and the rasteriser shows only the front one of two panes of glass.
    differing = np.abs(drawn - expected.rgb).max(axis=2) > 24
    assert differing.mean() < 0.02


@pytest.mark.qt_log_ignore("Failed to create Vulkan instance", "QVulkanDefaultInstance")
class TestPixels:
    def test_whole_model(self, canvas: RhiCanvas, state: ViewState) -> None:
        assert_same_picture(canvas, state)

    def test_selection_and_hidden_elements(self, canvas: RhiCanvas, state: ViewState) -> None:
        canvas.grabFramebuffer()
        state.select(state.scene.find("id-Storey 1"))
        assert_same_picture(canvas, state)
        state.hide_selected()
        assert_same_picture(canvas, state)

    def test_section(self, canvas: RhiCanvas, state: ViewState) -> None:
        state.set_section(1.5)
        assert_same_picture(canvas, state)

    def test_the_first_frame_after_a_turn_is_right(
        self, canvas: RhiCanvas, state: ViewState
    ) -> None:
        canvas.grabFramebuffer()
        state.look_from(120, 40)
        assert_same_picture(canvas, state)

    def test_another_model_replaces_the_first(self, canvas: RhiCanvas, state: ViewState) -> None:
        canvas.grabFramebuffer()
        second = ViewState(state.scene)
        second.set_aspect(WIDTH / HEIGHT)
        second.look_from(200, 10)
        canvas.set_state(second)
        assert_same_picture(canvas, second)

    @pytest.mark.expects_log
    def test_an_error_while_drawing_is_reported_once(
        self,
        canvas: RhiCanvas,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def draw(*_arguments: object) -> None:
            raise RuntimeError("out of memory")

        monkeypatch.setattr(RhiRenderer, "_frame_uniforms", draw)
        with qtbot.waitSignal(canvas.failed) as failed:
            canvas.grabFramebuffer()
        assert failed.args == ["out of memory"]
        canvas.grabFramebuffer()
        assert len(caplog.records) == 1
