from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QTreeWidget

from exportstudio.ui.preview.comparison import by_difference
from exportstudio.ui.preview.linked_views import LinkedViews
from exportstudio.ui.preview.preview_panel import PreviewPanel
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.section import Section
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter, house
from tests.ui.preview.inline_reader import InlineReader

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def changed_house() -> GlbWriter:
    """Returns the house with one wall moved, other slabs, no window, and a chair."""
    writer = house()
    nodes = {node["name"]: node for node in writer.document["nodes"]}
    nodes["Wall 0-1"]["translation"][2] += 0.02
    nodes["Wall 1-1"]["translation"][2] += 0.002
    slab = writer.document["materials"][1]["pbrMetallicRoughness"]
    slab["baseColorFactor"] = [0.4, 0.8, 0.4, 1]
    window = nodes["Window"]
    window["extras"]["GlobalId"] = "id-Chair"
    return writer


def test_what_differs_between_two_exports(tmp_path: Path) -> None:
    first = load_scene(house().write(tmp_path / "house.glb"))
    second = load_scene(changed_house().write(tmp_path / "changed.glb"))
    groups, missing = by_difference(first, second)
    named = {
        label: sorted(first.elements[i].name for i in groups.elements(first, group))
        for group, label in enumerate(groups.labels)
    }
    assert named == {
        "The same in both": ["Wall 0-0", "Wall 1-0", "Wall 1-1"],
        "Another shape or place": ["Wall 0-1"],
        "Another colour": ["Slab 0", "Slab 1"],
        "Only here": ["Window"],
    }
    assert missing == 1


def test_a_file_does_not_differ_from_itself(tmp_path: Path) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    groups, missing = by_difference(scene, scene)
    assert set(groups.of_parts.tolist()) == {0}
    assert missing == 0


def test_what_is_done_to_one_view_happens_to_the_other(tmp_path: Path) -> None:
    first = ViewState(load_scene(house().write(tmp_path / "house.glb")))
    far = changed_house()
    # The same building, but another program took another offset out of its places.
    far.document["nodes"][0]["translation"] = [20_000, 0, 30_000]
    far.document["asset"]["extras"] = {"offset": [-20_000, 30_000, 0]}
    second = ViewState(load_scene(far.write(tmp_path / "far.glb")))
    assert second.scene.origin.any()
    first.set_display(wireframe=True)
    links = LinkedViews(first, second)
    assert second.display.wireframe

    def seen(state: ViewState) -> tuple[list[float], float, float]:
        camera = state.camera
        eye = state.scene.to_building(camera.eye()).round(6)
        return eye.tolist(), round(camera.yaw, 6), round(camera.distance, 6)

    assert seen(second) == seen(first)
    second.orbit(30, -10)
    second.pan(20, 10, 400)
    assert seen(first) == seen(second)
    first.set_section(Section.below(2.0).with_side(0, high=False, value=1.0))
    low = second.scene.to_building(np.array(second.section.low))
    assert low[0] == pytest.approx(1.0)
    assert second.section.high[1] + second.scene.origin[1] == pytest.approx(2.0)

    def index(state: ViewState, name: str) -> int:
        return state.scene.find(f"id-{name}")

    first.select(index(first, "Wall 0-0"))
    assert second.selected == index(second, "Wall 0-0")
    second.isolate_selected()
    assert first.hidden[index(first, "Slab 0")]
    assert not first.hidden[index(first, "Wall 0-0")]
    second.select(index(second, "Chair"))
    assert first.selected == -1
    links.end()
    second.orbit(10, 0)
    assert seen(first) != seen(second)


# The offscreen platform says so of every window that has a smallest size.
@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_panel_shows_two_files_side_by_side(qtbot: QtBot, tmp_path: Path) -> None:
    panel = PreviewPanel(InlineReader())
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    panel.show()
    with qtbot.waitSignal(panel.outlined):
        panel.load(house().write(tmp_path / "house.glb"))
    state, pictures = panel.view_state, panel._pictures
    assert state is not None
    own = state.part_colors()
    panel.compare_with(changed_house().write(tmp_path / "changed.glb"))
    qtbot.waitUntil(lambda: pictures.other_state is not None, timeout=20_000)
    other = pictures.other_state
    assert other is not None
    legend = panel._colors.findChild(QTreeWidget)
    assert isinstance(legend, QTreeWidget)
    assert legend.topLevelItemCount() == 4
    assert (state.part_colors() != own).any()
    assert (other.part_colors() != other.scene.part_colors).any()
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Compared with changed.glb. Elements that only it has: 1." in texts
    assert any("changed.glb: 7 elements, 84 triangles" in text for text in texts)
    both = panel.canvas, pictures.other_canvas
    assert [canvas is not None and canvas.isVisible() for canvas in both] == [True, True]
    pictures.swap()
    assert [canvas is not None and canvas.isVisible() for canvas in both] == [False, True]
    pictures.swap()
    assert [canvas is not None and canvas.isVisible() for canvas in both] == [True, False]
    panel.show_colors.setChecked(False)
    assert (state.part_colors() == own).all()
    assert (other.part_colors() == other.scene.part_colors).all()
    other.select(other.scene.find("id-Chair"))
    name = panel._properties.table.item(0, 1)
    assert name is not None
    assert name.text() == "Window"
    qtbot.waitUntil(lambda: not pictures.is_reading, timeout=20_000)
    assert other.scene.edges is not None
    pictures.end()
    assert panel.canvas.isVisible()
    assert pictures.other_canvas is None
    panel.close()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_file_that_cannot_be_compared_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    panel = PreviewPanel(InlineReader())
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.outlined):
        panel.load(house().write(tmp_path / "house.glb"))
    broken = tmp_path / "broken.glb"
    broken.write_bytes(b"no model")
    with qtbot.waitSignal(panel._pictures.failed, timeout=20_000) as failed:
        panel.compare_with(broken)
    assert "not a glTF file" in failed.args[0]
    panel.close()
