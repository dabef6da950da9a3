from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QTreeWidget,
)

from exportstudio.ui.preview import preview_panel
from exportstudio.ui.preview.canvas import PreviewCanvas
from exportstudio.ui.preview.comments_panel import CommentsPanel
from exportstudio.ui.preview.element_tree_view import ElementTreeView
from exportstudio.ui.preview.message_view import MessageView
from exportstudio.ui.preview.preview_panel import PreviewPanel
from exportstudio.ui.preview.property_table_view import PropertyTableView
from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.screenshot_dialog import ScreenshotDialog
from exportstudio.ui.preview.software_canvas import SoftwareCanvas
from exportstudio.ui.preview.statistics_dialog import StatisticsDialog
from tests.ui.preview.glb_writer import GlbWriter, house
from tests.ui.preview.inline_reader import InlineReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QTreeView, QWidget
    from pytestqt.qtbot import QtBot

    from exportstudio.ui.preview.view_state import ViewState


# The offscreen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[PreviewPanel]:
    panel = PreviewPanel(InlineReader())
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    panel.show()
    yield panel
    panel.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return house().write(tmp_path / "house.glb")


@pytest.fixture
def loaded(qtbot: QtBot, panel: PreviewPanel, path: Path) -> PreviewPanel:
    with qtbot.waitSignal(panel.outlined):
        panel.load(path)
    return panel


def state_of(panel: PreviewPanel) -> ViewState:
    assert panel.view_state is not None
    return panel.view_state


def reader_of(panel: PreviewPanel) -> InlineReader:
    assert isinstance(panel._reader, InlineReader)
    return panel._reader


def surface(panel: PreviewPanel) -> QWidget:
    canvas = panel.findChild(PreviewCanvas)
    assert isinstance(canvas, PreviewCanvas)
    return canvas.surface


def message(panel: PreviewPanel) -> MessageView:
    view = panel.findChild(MessageView)
    assert isinstance(view, MessageView)
    return view


def tree(panel: PreviewPanel) -> QTreeView:
    view = panel.findChild(ElementTreeView)
    assert isinstance(view, ElementTreeView)
    return view.tree


def button(panel: PreviewPanel, text: str) -> QAbstractButton:
    return next(
        b
        for b in panel.findChildren(QAbstractButton)
        if b.accessibleName() == text and b.isVisible()
    )


def properties(panel: PreviewPanel) -> dict[str, str]:
    view = panel.findChild(PropertyTableView)
    assert isinstance(view, PropertyTableView)
    found = {}
    for row in range(view.table.rowCount()):
        name, value = view.table.item(row, 0), view.table.item(row, 1)
        assert name is not None
        assert value is not None
        found[name.text()] = value.text()
    return found


def rows(panel: PreviewPanel) -> dict[str, QModelIndex]:
    model = tree(panel).model()
    found: dict[str, QModelIndex] = {}

    def walk(parent: QModelIndex) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found[str(index.data())] = index
            walk(index)

    walk(QModelIndex())
    return found


def pixel_of(panel: PreviewPanel, global_id: str) -> QPoint:
    """Returns a point of the canvas at which the element is seen."""
    state, canvas = state_of(panel), surface(panel)
    picture = rasterise(
        state.scene, state.camera, canvas.width(), canvas.height(), state.part_colors(),
        background=(0, 0, 0),
    )  # fmt: skip
    part = int(np.flatnonzero(state.scene.part_elements == state.scene.find(global_id))[0])
    ys, xs = np.nonzero(picture.parts == part)
    middle = len(xs) // 2
    return QPoint(int(xs[middle]), int(ys[middle]))


def send_mouse(
    canvas: QWidget, kind: QEvent.Type, at: QPoint, buttons: Qt.MouseButton, shift: bool = False
) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    is_move = kind == QEvent.Type.MouseMove
    event = QMouseEvent(
        kind, QPointF(at), QPointF(canvas.mapToGlobal(at)),
        Qt.MouseButton.NoButton if is_move else buttons, buttons, keys,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def drag(canvas: QWidget, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
    left = Qt.MouseButton.LeftButton
    send_mouse(canvas, QEvent.Type.MouseButtonPress, start, left, shift)
    send_mouse(canvas, QEvent.Type.MouseMove, end, left, shift)
    send_mouse(canvas, QEvent.Type.MouseButtonRelease, end, left, shift)


def test_an_empty_panel_says_what_to_do(panel: PreviewPanel) -> None:
    assert message(panel).isVisible()
    assert message(panel).text == (
        "Nothing to preview yet. Finish a GLB export, or open a GLB file."
    )
    assert button(panel, "Open a GLB file").isEnabled()


def test_every_control_has_an_accessible_name(loaded: PreviewPanel) -> None:
    for kind in (QAbstractButton, QLineEdit, QSlider, QProgressBar, QAbstractItemView):
        for control in loaded.findChildren(kind):
            # Qt's own pieces, such as the button that clears a field, are children of controls.
            is_own = not isinstance(control.parent(), QLineEdit | QAbstractItemView)
            parent = control.parent()
            is_own &= parent is None or not parent.inherits("QComboBoxPrivateContainer")
            assert control.accessibleName() or not is_own, control


def test_a_file_is_loaded_and_described(loaded: PreviewPanel) -> None:
    assert not message(loaded).isVisible()
    assert not loaded.is_loading
    texts = {label.text() for label in loaded.findChildren(preview_panel._ElidedLabel)}
    assert "house.glb" in texts
    status = next(text for text in texts if "Triangles" in text)
    assert "Elements: 7" in status
    assert "Triangles: 84" in status


def test_a_click_shows_the_properties(qtbot: QtBot, loaded: PreviewPanel) -> None:
    at = pixel_of(loaded, "id-Wall 1-1")
    with qtbot.waitSignal(loaded.element_selected) as selected:
        QTest.mouseClick(
            surface(loaded), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
        )
    assert selected.args == ["id-Wall 1-1"]
    assert properties(loaded)["Name"] == "Wall 1-1"
    assert properties(loaded)["Class"] == "IfcWall"
    assert properties(loaded)["Pset_WallCommon.FireRating"] == "F90"
    assert tree(loaded).currentIndex().data() == "Wall 1-1"
    QTest.keyClick(surface(loaded), Qt.Key.Key_Escape)
    assert state_of(loaded).selected == -1
    assert properties(loaded) == {}


def test_choosing_in_the_tree_selects(loaded: PreviewPanel) -> None:
    tree(loaded).setCurrentIndex(rows(loaded)["Window"])
    assert state_of(loaded).selected == state_of(loaded).scene.find("id-Window")
    assert properties(loaded)["GlobalId"] == "id-Window"


def test_check_boxes_hide_and_show(loaded: PreviewPanel) -> None:
    state, model = state_of(loaded), tree(loaded).model()
    walls = rows(loaded)["IfcWall"]  # of the upper storey: the last one of that name
    role = Qt.ItemDataRole.CheckStateRole
    model.setData(walls, Qt.CheckState.Unchecked, role)
    hidden = {state.scene.elements[i].name for i in np.flatnonzero(state.hidden)}
    assert hidden == {"Wall 1-0", "Wall 1-1"}
    assert walls.data(role) == Qt.CheckState.Unchecked
    assert rows(loaded)["Storey 1"].data(role) == Qt.CheckState.PartiallyChecked
    assert rows(loaded)["Storey 0"].data(role) == Qt.CheckState.Checked
    assert button(loaded, "Show all").isEnabled()
    button(loaded, "Show all").click()
    assert not state.hidden.any()
    assert not button(loaded, "Show all").isEnabled()
    assert rows(loaded)["House"].data(role) == Qt.CheckState.Checked


def test_the_selected_element_can_be_hidden(loaded: PreviewPanel) -> None:
    assert not button(loaded, "Hide selected").isEnabled()
    assert loaded.select_element("id-Storey 1")
    button(loaded, "Hide selected").click()
    assert state_of(loaded).hidden.sum() == 5
    assert state_of(loaded).selected == -1


def test_select_element_shows_what_was_hidden(loaded: PreviewPanel) -> None:
    state_of(loaded).set_hidden(slice(None), True)
    assert loaded.select_element("id-Window")
    assert not state_of(loaded).hidden[state_of(loaded).selected]
    assert not loaded.select_element("no such id")


def test_search_narrows_the_tree(qtbot: QtBot, loaded: PreviewPanel) -> None:
    field = next(f for f in loaded.findChildren(QLineEdit) if f.isVisible())
    field.setText("window")
    qtbot.waitUntil(lambda: "Slab 0" not in rows(loaded))
    assert "Window" in rows(loaded)
    field.clear()
    qtbot.waitUntil(lambda: "Slab 0" in rows(loaded))


def test_section_sliders_cut_the_model(loaded: PreviewPanel) -> None:
    button(loaded, "Section").click()
    sliders = {s.accessibleName(): s for s in loaded.findChildren(QSlider) if s.isVisible()}
    top, south = sliders["Height: to"], sliders["Y: from"]
    top.setValue(top.maximum() // 2)
    south.setValue(south.maximum() * 3 // 4)
    section = state_of(loaded).section
    assert section.high == pytest.approx((np.inf, 3.0, 6.0), abs=0.01)
    assert section.low == (-np.inf,) * 3
    assert "-6.00 m" in {label.text() for label in loaded.findChildren(QLabel)}
    button(loaded, "Whole model").click()
    assert not state_of(loaded).section.is_cut
    assert top.value() == top.maximum()


def test_isolated_and_see_through(loaded: PreviewPanel) -> None:
    state = state_of(loaded)
    assert loaded.select_element("id-Wall 0-1")
    button(loaded, "Isolate selected").click()
    assert [state.scene.elements[i].name for i in np.flatnonzero(~state.hidden)] == ["Wall 0-1"]
    button(loaded, "Show all").click()
    button(loaded, "Others see-through").click()
    assert state.visible_parts().sum() == 1
    assert (state.part_colors()[:, 3] > 0).all()
    button(loaded, "Show all").click()
    assert state.visible_parts().all()


def test_colours_have_a_legend_that_selects(loaded: PreviewPanel) -> None:
    state = state_of(loaded)
    own = state.part_colors()
    button(loaded, "Colours").click()
    legend = loaded.findChild(QTreeWidget)
    assert isinstance(legend, QTreeWidget)
    rows = [legend.topLevelItem(row) for row in range(legend.topLevelItemCount())]
    texts = [(row.text(0), row.text(1)) for row in rows if row]
    assert texts == [("IfcSlab", "2"), ("IfcWall", "4"), ("IfcWindow", "1")]
    tinted = state.part_colors()
    assert (tinted[:, :3] != own[:, :3]).any(axis=1).all()
    assert (tinted[:, 3] == own[:, 3]).all()
    assert rows[1] is not None
    legend.setCurrentItem(rows[1])
    chosen = {state.scene.elements[i].ifc_class for i in np.flatnonzero(state.chosen)}
    assert chosen == {"IfcWall"}
    state.select(-1)
    button(loaded, "Colours").click()
    np.testing.assert_array_equal(state.part_colors(), own)


def test_colours_by_property_and_by_issue(qtbot: QtBot, panel: PreviewPanel, path: Path) -> None:
    with qtbot.waitSignal(panel.outlined):
        panel.load(path, {"id-Window": "GEOM202 (warning)"})
    button(panel, "Colours").click()
    legend = panel.findChild(QTreeWidget)
    boxes = {box.accessibleName(): box for box in panel.findChildren(QComboBox)}
    assert isinstance(legend, QTreeWidget)

    def first() -> str:
        row = legend.topLevelItem(0)
        return row.text(0) if row else ""

    boxes["Colour by"].setCurrentText("Colour by issue of the export")
    assert first() == "GEOM202 (warning)"
    boxes["Colour by"].setCurrentText("Colour by property")
    qtbot.waitUntil(lambda: boxes["Property"].count() > 0)
    boxes["Property"].setCurrentText("Pset_WallCommon.FireRating")
    boxes["Property"].setCurrentIndex(boxes["Property"].findText("Pset_WallCommon.FireRating"))
    qtbot.waitUntil(lambda: first() == "F90")


def test_the_tree_by_class_selects_whole_classes(qtbot: QtBot, loaded: PreviewPanel) -> None:
    state = state_of(loaded)
    order = next(
        box for box in loaded.findChildren(QComboBox) if box.accessibleName() == "Order of the tree"
    )
    order.setCurrentText("By class")
    qtbot.waitUntil(lambda: "House" not in rows(loaded) and "IfcSlab" in rows(loaded))
    tree(loaded).setCurrentIndex(rows(loaded)["IfcSlab"])
    assert state.selected == -1
    assert {state.scene.elements[i].name for i in np.flatnonzero(state.chosen)} == {
        "Slab 0", "Slab 1",
    }  # fmt: skip
    button(loaded, "Isolate selected").click()
    assert state.visible_parts().sum() == 2


def test_figures_of_the_model(loaded: PreviewPanel) -> None:
    button(loaded, "Figures").click()
    dialog = loaded.findChild(StatisticsDialog)
    assert isinstance(dialog, StatisticsDialog)
    figures = dict(line.split("\t") for line in dialog.text.splitlines())
    assert figures["Triangles"] == "84"
    assert figures["Meshes"] == "3"
    assert figures["Placed surfaces"] == "7"
    assert figures["Materials"] == "3"
    assert figures["Extent (X × Y × Z)"] == "10.00 × 8.00 × 6.00 m"
    dialog.close()


def test_views_are_kept_commented_written_and_read(
    qtbot: QtBot, loaded: PreviewPanel, tmp_path: Path
) -> None:
    state = state_of(loaded)
    loaded.select_element("id-Window")
    button(loaded, "Isolate selected").click()
    seen = state.camera.copy()
    button(loaded, "Comment").click()
    comments = loaded.findChild(CommentsPanel)
    assert isinstance(comments, CommentsPanel)
    (kept,) = comments.viewpoints
    assert kept.title == "Window"
    assert not QImage.fromData(kept.picture).isNull()
    texts = {w.accessibleName(): w for w in comments.findChildren(QPlainTextEdit)}
    texts["Text of the comment"].setPlainText("The glass is too thin.")
    with qtbot.waitSignal(comments.told, timeout=20_000) as told:
        comments.save(tmp_path / "house.bcf", "3.0")
    assert told.args == ["Comments written to house.bcf: 1."]
    button(loaded, "Remove the comment").click()
    button(loaded, "Show all").click()
    state.look_from(0, 90)
    assert comments.viewpoints == []
    with qtbot.waitSignal(comments.told, timeout=20_000):
        comments.open(tmp_path / "house.bcf")
    assert comments.viewpoints[0].text == "The glass is too thin."
    items = comments.findChild(QListWidget)
    assert isinstance(items, QListWidget)
    items.setCurrentRow(0)
    np.testing.assert_allclose(state.camera.eye(), seen.eye(), atol=1e-6)


def test_a_picture_of_any_size(loaded: PreviewPanel, tmp_path: Path) -> None:
    button(loaded, "Picture").click()
    dialog = loaded.findChild(ScreenshotDialog)
    assert isinstance(dialog, ScreenshotDialog)
    dialog.width_box.setValue(123)
    dialog.height_box.setValue(77)
    dialog.save(tmp_path / "nowhere" / "house.png")
    assert dialog.isVisible()
    dialog.save(tmp_path / "house.png")
    image = QImage(str(tmp_path / "house.png"))
    assert (image.width(), image.height()) == (123, 77)
    assert image.pixelColor(61, 38) != image.pixelColor(1, 1)


def test_the_parts_of_the_panel_fold(loaded: PreviewPanel) -> None:
    assert tree(loaded).isVisible()
    button(loaded, "Tree").click()
    assert not tree(loaded).isVisible()
    button(loaded, "Tree").click()
    assert tree(loaded).isVisible()


def test_keys_of_the_view(loaded: PreviewPanel) -> None:
    state, canvas = state_of(loaded), surface(loaded)
    loaded.activateWindow()
    if not loaded.isActiveWindow():
        pytest.skip("no window manager here: shortcuts need an active window")
    canvas.setFocus()
    checks: list[tuple[Qt.Key, Callable[[], bool]]] = [
        (Qt.Key.Key_W, lambda: state.display.wireframe),
        (Qt.Key.Key_E, lambda: not state.display.edges),
        (Qt.Key.Key_G, lambda: state.display.grid),
        (Qt.Key.Key_P, lambda: state.camera.is_orthographic),
    ]
    for key, is_on in checks:
        assert not is_on()
        QTest.keyClick(canvas, key)
        assert is_on(), key


def test_mouse_and_keys_move_the_camera(loaded: PreviewPanel) -> None:
    state, canvas = state_of(loaded), surface(loaded)
    fitted = state.camera.copy()
    middle = canvas.rect().center()
    drag(canvas, middle, middle + QPoint(50, 20))
    assert (state.camera.yaw, state.camera.pitch) != (fitted.yaw, fitted.pitch)
    assert state.selected == -1
    drag(canvas, middle, middle + QPoint(50, 20), shift=True)
    assert (state.camera.target != fitted.target).any()
    wheel = QWheelEvent(
        QPointF(middle), QPointF(canvas.mapToGlobal(middle)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, wheel)
    assert state.camera.distance < fitted.distance
    QTest.keyClick(canvas, Qt.Key.Key_5)
    assert state.camera.pitch == 90
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert state.camera.pitch == 85
    QTest.keyClick(canvas, Qt.Key.Key_6)
    np.testing.assert_allclose(state.camera.target, fitted.target)
    assert state.camera.distance == pytest.approx(fitted.distance)


def test_resizing_keeps_a_fitted_model_fitted(qtbot: QtBot, loaded: PreviewPanel) -> None:
    before = state_of(loaded).camera.distance
    loaded.resize(700, 900)
    qtbot.waitUntil(lambda: state_of(loaded).camera.distance > before)


def test_a_damaged_file_is_explained_in_place(
    qtbot: QtBot, loaded: PreviewPanel, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.glb"
    damaged.write_bytes(house().content()[:-100])
    with qtbot.waitSignal(loaded.load_failed) as failed:
        loaded.load(damaged)
    assert failed.args is not None
    assert failed.args[0] == damaged
    assert message(loaded).isVisible()
    assert "100 bytes are missing" in message(loaded).text
    assert "Export it again" in message(loaded).text
    assert loaded.view_state is None


@pytest.mark.expects_log
def test_an_unexpected_error_is_logged_and_explained(
    qtbot: QtBot, panel: PreviewPanel, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_path: Path) -> None:
        raise KeyError("oops")

    reader_of(panel).before = fail
    with qtbot.waitSignal(panel.load_failed):
        panel.load(path)
    assert "oops" in message(panel).text
    assert len(caplog.records) == 1


def test_a_later_file_supersedes_an_earlier_one(
    qtbot: QtBot, panel: PreviewPanel, path: Path, tmp_path: Path
) -> None:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(), name="cube")
    second = writer.write(tmp_path / "second.glb")
    release = threading.Event()
    shown: list[Path] = []
    panel.loaded.connect(shown.append)
    reader_of(panel).before = lambda wanted: release.wait(5) if wanted == path else None
    panel.load(path)
    with qtbot.waitSignal(panel.loaded):
        panel.load(second)
    release.set()
    qtbot.wait(100)
    assert shown == [second]
    assert state_of(panel).scene.elements[0].name == "cube"


def test_long_loading_is_announced_and_can_be_ended(
    qtbot: QtBot, panel: PreviewPanel, path: Path
) -> None:
    release = threading.Event()
    reader_of(panel).before = lambda _: release.wait(5)
    bar = panel.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    panel.load(path)
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible, timeout=2000)
    assert "Reading the file" in message(panel).text
    button(panel, "Stop reading the file").click()
    release.set()
    assert not bar.isVisible()
    assert not panel.is_loading
    assert "Nothing to preview yet" in message(panel).text


def test_a_model_stays_when_reading_the_next_one_is_stopped(
    qtbot: QtBot, loaded: PreviewPanel, path: Path
) -> None:
    release = threading.Event()
    reader_of(loaded).before = lambda _: release.wait(5)
    state = state_of(loaded)
    loaded.load(path)
    loaded.cancel_loading()
    release.set()
    qtbot.wait(50)
    assert state_of(loaded) is state
    assert not message(loaded).isVisible()


def test_a_driver_that_fails_later_is_replaced(qtbot: QtBot, loaded: PreviewPanel) -> None:
    canvas = loaded.findChild(PreviewCanvas)
    assert isinstance(canvas, PreviewCanvas)
    if isinstance(canvas.surface, SoftwareCanvas):
        pytest.skip("no graphics driver on this platform")
    with qtbot.waitSignal(canvas.renderer_changed):
        canvas.surface.failed.emit("device lost")
    assert isinstance(canvas.surface, SoftwareCanvas)
    at = pixel_of(loaded, "id-Wall 1-1")
    QTest.mouseClick(canvas.surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert properties(loaded)["Name"] == "Wall 1-1"


def test_the_software_picture_appears_and_follows(qtbot: QtBot, loaded: PreviewPanel) -> None:
    canvas = surface(loaded)
    if not isinstance(canvas, SoftwareCanvas):
        pytest.skip("the graphics driver draws here")
    qtbot.waitUntil(lambda: canvas.is_settled)
    before = canvas.grab().toImage()
    state_of(loaded).set_hidden(slice(None), True)
    qtbot.waitUntil(lambda: canvas.is_settled)
    after = canvas.grab().toImage()
    assert before != after
    assert after.pixelColor(after.rect().center()) == after.pixelColor(0, 0)


def test_panels_come_and_go(qtbot: QtBot, path: Path) -> None:
    for _ in range(5):
        panel = PreviewPanel(InlineReader())
        panel.resize(600, 400)
        panel.show()
        with qtbot.waitSignal(panel.loaded):
            panel.load(path)
        panel.grab()
        panel.close()
        panel.deleteLater()
        qtbot.wait(10)
        del panel
        gc.collect()


def test_a_closed_panel_can_be_used_again(qtbot: QtBot, loaded: PreviewPanel, path: Path) -> None:
    loaded.close()
    assert loaded.view_state is None
    loaded.show()
    with qtbot.waitSignal(loaded.loaded):
        loaded.load(path)
    loaded.grab()
    assert state_of(loaded).scene.triangle_count == 84


def test_walking_through_the_model(loaded: PreviewPanel) -> None:
    state, canvas = state_of(loaded), surface(loaded)
    button(loaded, "Walk").click()
    assert button(loaded, "Walk").isChecked()
    eye = state.camera.eye()
    # The key of a step is no key of a tool meanwhile.
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(canvas, override)
    assert override.isAccepted()
    QTest.keyClick(canvas, Qt.Key.Key_W)
    assert not state.display.wireframe
    slow = state.camera.eye() - eye
    assert slow[1] == pytest.approx(0)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert np.linalg.norm(state.camera.eye() - eye) == pytest.approx(5 * np.linalg.norm(slow))
    eye = state.camera.eye()
    drag(canvas, QPoint(300, 200), QPoint(360, 200))
    np.testing.assert_allclose(state.camera.eye(), eye, atol=1e-9)
    state.step_onto(np.array([3.0, 0.3, 4.0]))
    np.testing.assert_allclose(state.camera.eye(), [3, 1.9, 4], atol=1e-9)
    QTest.keyClick(canvas, Qt.Key.Key_F)
    assert not state.is_walking
    assert not loaded._model_view.view_actions.walk.isChecked()
