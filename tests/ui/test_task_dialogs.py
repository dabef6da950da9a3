from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from exportstudio.model.job import JobState
from exportstudio.service import ExportService
from exportstudio.ui.compare_dialog import CompareDialog
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.verify_dialog import VerifyDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def button(dialog: QDialog, name: str) -> QAbstractButton:
    return next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == name)


def test_the_output_of_a_row_is_verified_and_damage_is_told(
    qtbot: QtBot, window: MainWindow, service: ExportService, sample: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(service.engine.idle, timeout=60_000):
        job = service.create_job(sample, "csv", destination=tmp_path)
    job = service.job(job.id)
    assert job.state is JobState.DONE
    window.queue.table.select_job(job.id)
    dialog = window.verify
    window.window_actions.verify.trigger()
    qtbot.waitUntil(lambda: bool(dialog.messages.texts), timeout=30_000)
    assert dialog.messages.texts[0].startswith("Sound")
    assert dialog.rows == 1
    assert job.path is not None
    job.path.write_bytes(job.path.read_bytes()[:300])
    button(dialog, "Verify").click()
    assert dialog.is_running
    qtbot.waitUntil(lambda: bool(dialog.messages.texts), timeout=30_000)
    assert dialog.messages.texts[0].startswith("Not sound")
    button(dialog, "Copy findings").click()
    assert job.path.name in QGuiApplication.clipboard().text()


def test_what_can_not_be_verified_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = VerifyDialog()
    qtbot.addWidget(dialog)
    dialog.verify(tmp_path / "none.glb")
    qtbot.waitUntil(lambda: bool(dialog.messages.texts))
    assert "no file" in dialog.messages.texts[0]
    assert button(dialog, "Verify").isEnabled()


def test_two_buildings_are_compared_filtered_and_reported(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.ifc"
    text = sample.read_text("utf-8")
    changed.write_text(text.replace("'Erdgeschoss'", "'Ground floor'"), encoding="utf-8")
    dialog = CompareDialog()
    qtbot.addWidget(dialog)
    dialog.compare(sample, changed)
    qtbot.waitUntil(lambda: bool(dialog.messages.texts), timeout=60_000)
    assert "Name: 1" in dialog.messages.texts[0]
    assert dialog.rows >= 1
    (field,) = (f for f in dialog.findChildren(QLineEdit) if "Filter" in f.accessibleName())
    field.setText("nowhere to be found")
    assert dialog.rows == 0
    dialog.save_report(tmp_path / "report.html")
    assert "Ground floor" in (tmp_path / "report.html").read_text("utf-8")
    dialog.save_report(tmp_path / "none" / "report.xlsx")
    assert "report.html" not in dialog.messages.texts[0]


def test_stopping_waits_no_longer(qtbot: QtBot, sample: Path) -> None:
    dialog = CompareDialog()
    qtbot.addWidget(dialog)
    dialog.compare(sample, None)
    assert not dialog.is_running
    dialog.compare(sample, sample)
    button(dialog, "Stop").click()
    assert not dialog.is_running
    assert button(dialog, "Compare").isEnabled()
