from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from exportstudio.model.issue import Issue
from exportstudio.model.request import OnConflict
from exportstudio.service import ExportService
from exportstudio.ui.new_export_dialog import NewExportDialog
from exportstudio.ui.settings import WindowSettings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path)


@pytest.fixture
def dialog(qtbot: QtBot, service: ExportService, settings: WindowSettings) -> NewExportDialog:
    dialog = NewExportDialog(service.formats(), service.qualities(), settings)
    qtbot.addWidget(dialog)
    return dialog


def add(qtbot: QtBot, dialog: NewExportDialog, *paths: Path) -> None:
    with qtbot.waitSignal(dialog.sources.inspected):
        dialog.add_paths(paths)


def test_it_comes_up_with_the_first_building_and_enter_exports(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    assert not dialog.isVisible()
    add(qtbot, dialog, sample)
    assert dialog.isVisible()
    assert dialog.export_button.accessibleName() == "Export one building to GLB"
    with qtbot.waitSignal(dialog.export_requested) as requested:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert requested.args is not None
    (request,) = requested.args[0]
    assert request.sources == (sample,)
    assert request.destination == sample.parent
    assert (request.formats, request.quality) == (("glb",), "standard")
    assert dialog.is_pending


def test_all_of_it_works_by_keyboard(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.ifc"
    copy.write_bytes(sample.read_bytes())
    add(qtbot, dialog, sample, copy)
    with qtbot.waitExposed(dialog):
        dialog.show()
    formats = dialog.findChild(QListWidget)
    assert isinstance(formats, QListWidget)
    formats.setFocus()
    QTest.keyClick(formats, Qt.Key.Key_Space)
    assert not dialog.export_button.isEnabled()
    QTest.keyClick(formats, Qt.Key.Key_Space)
    assert dialog.export_button.accessibleName() == "Export 2 buildings to GLB"
    standard = next(b for b in dialog.findChildren(QRadioButton) if b.text() == "Standard")
    standard.setFocus()
    QTest.keyClick(standard, Qt.Key.Key_Down)
    folder = next(
        f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Destination folder"
    )
    folder.setFocus()
    QTest.keyClicks(folder, str(tmp_path))
    with qtbot.waitSignal(dialog.export_requested) as requested:
        QTest.keyClick(folder, Qt.Key.Key_Return)
    assert requested.args is not None
    (request,) = requested.args[0]
    assert set(request.sources) == {sample, copy}
    assert (request.quality, request.destination) == ("high", tmp_path)


def test_next_to_each_building_makes_a_request_for_each_folder(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.ifc"
    copy.write_bytes(sample.read_bytes())
    add(qtbot, dialog, sample, copy)
    destinations = [request.destination for request in dialog.requests()]
    assert destinations == [sample.parent, tmp_path]


def test_misfits_are_told_and_not_exported(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "plan.pdf").write_text("no building")
    with qtbot.waitSignal(dialog.sources_refused) as refused:
        dialog.add_paths([tmp_path / "plan.pdf"])
    assert refused.args is not None
    assert [source.path.name for source in refused.args[0]] == ["plan.pdf"]
    assert not dialog.isVisible()
    add(qtbot, dialog, sample, tmp_path / "plan.pdf")
    assert dialog.requests()[0].sources == (sample,)


def test_a_refusal_leaves_everything_to_be_changed(
    qtbot: QtBot, dialog: NewExportDialog, sample: Path
) -> None:
    add(qtbot, dialog, sample)
    dialog.export_button.click()
    assert not dialog.export_button.isEnabled()
    dialog.refuse(Issue.error("FILE410", "The folder can't be written to."))
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()


def test_choices_are_remembered(
    qtbot: QtBot,
    dialog: NewExportDialog,
    service: ExportService,
    settings: WindowSettings,
    sample: Path,
    tmp_path: Path,
) -> None:
    add(qtbot, dialog, sample)
    dialog.quality.choose("draft")
    dialog.destination.choose(tmp_path, OnConflict.REPLACE)
    dialog.finish()
    assert not dialog.isVisible()
    assert dialog.sources.usable() == []
    later = NewExportDialog(service.formats(), service.qualities(), settings)
    qtbot.addWidget(later)
    assert later.quality.chosen().key == "draft"
    assert later.destination.folder == tmp_path
    assert later.destination.on_conflict is OnConflict.REPLACE


def test_every_control_has_a_name(dialog: NewExportDialog) -> None:
    for button in dialog.findChildren(QAbstractButton):
        # Qt's own buttons inside other controls have no text of ours.
        if button.text() or button.icon().isNull() is False:
            assert button.accessibleName() or button.text()


def test_options_of_a_format_go_with_the_request_and_are_remembered(
    qtbot: QtBot,
    dialog: NewExportDialog,
    service: ExportService,
    settings: WindowSettings,
    sample: Path,
) -> None:
    add(qtbot, dialog, sample)
    boxes = [box for box in dialog.findChildren(QCheckBox) if box.isVisibleTo(dialog)]
    spaces = next(box for box in boxes if "spaces" in box.text())
    assert "rooms" in spaces.toolTip()
    assert dialog.requests()[0].options == {}
    spaces.setChecked(True)
    with qtbot.waitSignal(dialog.export_requested) as requested:
        dialog.export_button.click()
    assert requested.args is not None
    (request,) = requested.args[0]
    assert request.options == {"glb": {"spaces": True}}
    dialog.finish()
    again = NewExportDialog(service.formats(), service.qualities(), settings)
    qtbot.addWidget(again)
    assert again.formats.options() == {"glb": {"spaces": True}}
