from __future__ import annotations

import sys
import threading
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.background import BackgroundWork, Task
from exportstudio.ui.preview.edges import find_edges
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.preview_panel import PreviewPanel
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.scene_reader import SceneReader
from tests.ui.preview.glb_writer import house

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exportstudio.ui.preview.scene import PreviewScene


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return house().write(tmp_path / "house.glb")


def read_with(qtbot: QtBot, reader: SceneReader, path: Path) -> list[PreviewScene]:
    """Returns what arrived; raises what reading ended with."""
    scenes: list[PreviewScene] = []
    errors: list[Exception] = []

    def read(task: Task) -> object:
        return reader.read(path, task, lambda _: None, scenes.append)

    work = BackgroundWork()
    work.failed.connect(errors.append)
    work.start(read)
    qtbot.waitUntil(lambda: not work.is_running, timeout=20_000)
    if errors:
        raise errors[0]
    return scenes


def test_the_model_arrives_as_it_was_read(qtbot: QtBot, path: Path) -> None:
    (scene,) = read_with(qtbot, SceneReader(), path)
    expected = load_scene(path)
    for field in fields(expected):
        np.testing.assert_equal(getattr(scene, field.name), getattr(expected, field.name))


def test_edges_follow(qtbot: QtBot, path: Path) -> None:
    panel = PreviewPanel()
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.loaded, timeout=20_000):
        panel.load(path)
    state = panel.view_state
    assert state is not None
    qtbot.waitUntil(lambda: state.scene.edges is not None, timeout=20_000)
    np.testing.assert_equal(state.scene.edges, find_edges(state.scene))
    panel.close()


def test_what_is_wrong_with_the_file_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "damaged.glb"
    path.write_bytes(house().content()[:-100])
    with pytest.raises(PreviewError, match=r"100 bytes are missing.*VIEW603"):
        read_with(qtbot, SceneReader(), path)


@pytest.mark.expects_log
@pytest.mark.parametrize("death", ["os.abort()", "os._exit(0)", "raise KeyError"])
def test_a_reader_that_dies_harms_nobody(
    qtbot: QtBot, path: Path, death: str, caplog: pytest.LogCaptureFixture
) -> None:
    reader = SceneReader((sys.executable, "-c", f"import os; input(); {death}"))
    with pytest.raises(PreviewError, match="VIEW608"):
        read_with(qtbot, reader, path)
    assert len(caplog.records) == 1
    assert "KeyError" in caplog.text or "KeyError" not in death


def test_reading_can_be_ended_at_any_time(qtbot: QtBot, path: Path) -> None:
    reader = SceneReader((sys.executable, "-c", "import time; time.sleep(60)"))
    ended = threading.Event()

    def read(task: Task) -> None:
        try:
            reader.read(path, task, lambda _: None, lambda _: None)
        finally:
            ended.set()

    work = BackgroundWork()
    work.start(read)
    qtbot.wait(50)
    work.cancel()
    reader.stop()
    assert ended.wait(10)
