from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QTreeWidget

from exportstudio.ui.preview.color_panel import ColorPanel
from exportstudio.ui.preview.comparison import by_difference
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter, house

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


def test_the_panel_compares_and_says_with_what(qtbot: QtBot, tmp_path: Path) -> None:
    state = ViewState(load_scene(house().write(tmp_path / "house.glb")))
    panel = ColorPanel()
    qtbot.addWidget(panel)
    panel.set_state(state)
    own = state.part_colors()
    panel.compare_with(changed_house().write(tmp_path / "changed.glb"))
    legend = panel.findChild(QTreeWidget)
    assert isinstance(legend, QTreeWidget)
    qtbot.waitUntil(lambda: legend.topLevelItemCount() == 4, timeout=20_000)
    assert (state.part_colors() != own).any()
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Compared with changed.glb. Elements that only it has: 1." in texts
    qtbot.waitUntil(lambda: not panel.is_comparing, timeout=20_000)
