"""Pixels of the graphics driver against those of the rasteriser; needs a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview.edges import find_edges
from exportstudio.ui.preview.line_choice import lines_of
from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.rhi_canvas import RhiCanvas, rhi_supported
from exportstudio.ui.preview.rhi_renderer import RhiRenderer
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.section import Section
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter, house
from tests.ui.preview.test_textures import CHECKER, checker_board, colors_at_quarters

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


def assert_same_picture(canvas: RhiCanvas, state: ViewState, tolerated: float = 0.02) -> None:
    drawn = pixels(canvas.grabFramebuffer())
    expected = rasterise(
        state.scene,
        state.camera,
        WIDTH,
        HEIGHT,
        state.part_colors(),
        background=(240, 240, 240),
        section=state.section,
        lines=lines_of(
            state.scene,
            state.display,
            state.section,
            state.part_colors(),
            (240, 240, 240),
            is_draft=False,
        ),
    )
    assert (expected.parts >= 0).sum() > 1000
    # Drivers differ at edges, and the rasteriser shows only the front one of two panes of glass.
    differing = np.abs(drawn - expected.rgb).max(axis=2) > 24
    assert differing.mean() < tolerated


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
        state.set_section(Section.below(1.5))
        assert_same_picture(canvas, state)

    def test_section_by_a_box_in_parallel_projection(
        self, canvas: RhiCanvas, state: ViewState
    ) -> None:
        state.set_orthographic(True)
        state.set_section(Section((2.0, 0.1, -np.inf), (np.inf, 4.0, 6.0)))
        assert_same_picture(canvas, state)

    def test_see_through_others(self, canvas: RhiCanvas, state: ViewState) -> None:
        state.select(state.scene.find("id-Wall 1-0"))
        state.ghost_others()
        drawn = pixels(canvas.grabFramebuffer())
        # Behind one pane the rasteriser shows no second one: only what is opaque is compared.
        expected = rasterise(
            state.scene, state.camera, WIDTH, HEIGHT, state.part_colors(),
            background=(240, 240, 240),
        )  # fmt: skip
        chosen = state.chosen[state.scene.part_elements]
        shown = np.isin(expected.parts, np.flatnonzero(chosen))
        assert (np.abs(drawn - expected.rgb).max(axis=2)[~shown] < 90).mean() > 0.98
        assert (drawn.max(axis=2) < 250).any()

    @pytest.mark.parametrize("choices", [{"edges": True}, {"grid": True}, {"wireframe": True}])
    def test_lines(self, canvas: RhiCanvas, state: ViewState, choices: dict[str, bool]) -> None:
        before = pixels(canvas.grabFramebuffer())
        state.set_display(**choices)
        state.set_edges(find_edges(state.scene))
        after = pixels(canvas.grabFramebuffer())
        assert (np.abs(after - before).max(axis=2) > 24).mean() > 0.01
        if choices == {"wireframe": True}:
            assert (after == 240).all(axis=2).mean() > (before == 240).all(axis=2).mean() + 0.1
            return
        # A pixel's width beside each other, drivers and the rasteriser draw the same lines.
        assert_same_picture(canvas, state, tolerated=0.06)

    def test_glass_is_drawn_from_back_to_front(self, canvas: RhiCanvas, tmp_path: Path) -> None:
        writer = GlbWriter()
        for number, color in enumerate(((1, 0, 0, 0.5), (0, 0, 1, 0.5))):
            pane = writer.cube(writer.material(*color))
            writer.node(
                mesh=pane, name=f"{number}", translation=[0, 0, number], scale=[1, 1, 0.001]
            )
        state = ViewState(load_scene(writer.write(tmp_path / "glass.glb")))
        state.set_aspect(WIDTH / HEIGHT)
        canvas.set_state(state)
        for yaw, nearer in ((0, 2), (180, 0)):
            state.look_from(yaw, 0)
            middle = pixels(canvas.grabFramebuffer())[HEIGHT // 2, WIDTH // 2]
            assert middle[nearer] > middle[2 - nearer] + 20

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
        def draw(*_arguments: object, **_options: object) -> None:
            raise RuntimeError("out of memory")

        monkeypatch.setattr(RhiRenderer, "_set_frame", draw)
        with qtbot.waitSignal(canvas.failed) as failed:
            canvas.grabFramebuffer()
        assert failed.args == ["out of memory"]
        canvas.grabFramebuffer()
        assert len(caplog.records) == 1

    def test_textures(self, canvas: RhiCanvas, tmp_path: Path) -> None:
        state = ViewState(load_scene(checker_board(tmp_path / "board.glb")))
        state.set_aspect(WIDTH / HEIGHT)
        state.look_from(0, 0)
        canvas.set_state(state)
        seen = colors_at_quarters(pixels(canvas.grabFramebuffer()), state)
        assert seen == CHECKER
        state.set_tints(np.full((1, 3), (0, 255, 255), np.uint8))
        assert colors_at_quarters(pixels(canvas.grabFramebuffer()), state) == ["cyan"] * 4
