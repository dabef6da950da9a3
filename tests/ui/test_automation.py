"""Schedules and watched folders in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from exportstudio.model.job import JobState
from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Schedule, Timing, WatchFolder
from exportstudio.presets import PresetFolder
from exportstudio.service import ExportService
from exportstudio.ui.automation_draft import When
from exportstudio.ui.automation_page import AutomationPage
from exportstudio.ui.automation_table_model import AutomationColumn
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.new_export_dialog import NewExportDialog, Step

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> AutomationPage:
    window.window_actions.show_automation.trigger()
    return window.automation


@pytest.fixture
def request_(sample: Path, tmp_path: Path) -> ExportRequest:
    return ExportRequest((sample,), destination=tmp_path / "out")


def cell(page: AutomationPage, row: int, column: AutomationColumn) -> str:
    return str(page.model.index(row, column).data())


def add(qtbot: QtBot, dialog: NewExportDialog, *paths: Path) -> None:
    with qtbot.waitSignal(dialog.sources.inspected):
        dialog.add_paths(paths)


def button(page: AutomationPage, name: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name)


def test_there_is_a_way_on_where_there_is_nothing(window: MainWindow, page: AutomationPage) -> None:
    assert page.model.rowCount() == 0
    assert not page.table.isVisible()
    for each in page.findChildren(QAbstractButton):
        assert not each.isVisible() or each.accessibleName()
    window.window_actions.new_schedule.trigger()
    assert window.new_export.isVisible()
    assert window.new_export.when.when is When.AT_TIMES


def test_a_schedule_is_made_changed_switched_removed_and_restored(
    qtbot: QtBot,
    window: MainWindow,
    page: AutomationPage,
    service: ExportService,
    sample: Path,
    tmp_path: Path,
) -> None:
    dialog = window.new_export
    dialog.automate(When.AT_TIMES)
    assert not dialog.export_button.isEnabled()
    add(qtbot, dialog, sample)
    assert dialog.export_button.accessibleName() == "Save schedule"
    dialog.when.timing.choose(Timing.weekly(("mon",), 6, 15), MissedRun.SKIP)
    dialog.when.set_name("Mondays")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: page.selected() is not None)
    assert not dialog.isVisible()
    assert dialog.when.when is When.NOW
    (schedule,) = service.schedules()
    assert (schedule.name, schedule.missed) == ("Mondays", MissedRun.SKIP)
    assert schedule.timing == Timing.weekly(("mon",), 6, 15)
    assert schedule.request.sources == (sample.absolute(),)
    assert schedule.request.destination == sample.parent.absolute()
    assert cell(page, 0, AutomationColumn.NAME) == "Mondays"
    assert cell(page, 0, AutomationColumn.BUILDINGS) == sample.name
    assert page.run_now.isEnabled()

    page.change.trigger()
    with qtbot.waitSignal(dialog.sources.inspected):
        assert dialog.step() is Step.WHEN
    assert dialog.export_button.accessibleName() == "Save changes"
    dialog.quality.choose("draft")
    dialog.when.set_name("Each Monday")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: cell(page, 0, AutomationColumn.NAME) == "Each Monday")
    (changed,) = service.schedules()
    assert changed.request == replace(schedule.request, quality="draft")
    assert (changed.timing, changed.missed) == (schedule.timing, MissedRun.SKIP)

    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, AutomationColumn.NAME))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: cell(page, 0, AutomationColumn.NEXT) == "Off")
    assert not service.schedules()[0].enabled

    window.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert service.schedules() == []
    assert "no longer seen to" in window.notices.texts[-1]
    undo = next(b for b in window.notices.findChildren(QPushButton) if b.accessibleName() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert service.schedules() == [replace(changed, enabled=False, next_run_at=None)]


def test_a_schedule_runs_now_and_shows_what_came_of_it(
    qtbot: QtBot,
    window: MainWindow,
    page: AutomationPage,
    service: ExportService,
    request_: ExportRequest,
) -> None:
    service.hold()
    PresetFolder(service.data_folder).save(Preset("Every day", request_))
    service.add_schedule("nightly", request_, Timing.daily(2))
    service.start_automation()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=5000)
    assert cell(page, 0, AutomationColumn.SETTINGS) == "Every day (GLB · Standard)"
    page.table.selectRow(0)
    page.run_now.trigger()
    page.run_now.trigger()  # while the first is planned
    qtbot.waitUntil(lambda: window.queue.jobs.rowCount() == 1)
    qtbot.waitUntil(lambda: cell(page, 0, AutomationColumn.RESULT) == "1 not done yet")
    (job,) = window.queue.jobs.jobs()
    service.cancel(job.id)
    qtbot.waitUntil(
        lambda: cell(page, 0, AutomationColumn.RESULT) == "1 cancelled or skipped", timeout=5000
    )
    assert service.job(job.id).state is JobState.CANCELLED


def test_a_folder_is_watched_next_to_its_buildings(
    qtbot: QtBot, window: MainWindow, page: AutomationPage, service: ExportService, tmp_path: Path
) -> None:
    dialog = window.new_export
    window.window_actions.watch_folder.trigger()
    assert dialog.step() is Step.WHEN
    assert not dialog.export_button.isEnabled()
    edits = dialog.when.findChildren(QLineEdit)
    folder = next(e for e in edits if e.accessibleName() == "Folder to be watched")
    folder.setFocus()
    QTest.keyClicks(folder, str(tmp_path / "missing"))
    QTest.keyClick(folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("not there" in text for text in dialog.messages.texts))
    assert dialog.isVisible()
    (tmp_path / "in").mkdir()
    dialog.when.watch(tmp_path / "in")
    assert dialog.export_button.accessibleName() == "Watch folder"
    dialog.export_button.click()
    qtbot.waitUntil(lambda: page.selected() is not None)
    (watch,) = service.watch_folders()
    assert (watch.name, watch.folder) == ("in", tmp_path / "in")
    assert (watch.request.destination, watch.request.name) == (watch.folder, "{folder}/{building}")
    assert not page.run_now.isEnabled()

    page.change.trigger()
    assert dialog.destination.folder is None
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert service.watch_folders() == [watch]


def test_a_name_that_is_taken_is_told_and_can_be_changed(
    qtbot: QtBot, window: MainWindow, service: ExportService, request_: ExportRequest, sample: Path
) -> None:
    service.add_schedule("nightly", request_, Timing.daily(2))
    dialog = window.new_export
    dialog.automate(When.AT_TIMES)
    add(qtbot, dialog, sample)
    dialog.when.set_name("nightly")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: any("taken" in text for text in dialog.messages.texts))
    assert dialog.export_button.isEnabled()
    assert len(service.schedules()) == 1


def test_folders_are_searched_again_and_one_destination_is_needed(
    qtbot: QtBot, window: MainWindow, service: ExportService, sample: Path, tmp_path: Path
) -> None:
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        folder.mkdir()
        (folder / f"{folder.name}.ifc").write_bytes(sample.read_bytes())
    dialog = window.new_export
    dialog.automate(When.AT_TIMES)
    add(qtbot, dialog, folders[0])
    preset = Preset("", ExportRequest(()))
    draft = dialog.when.draft(preset, dialog.sources.listed())
    assert draft.request.sources == (folders[0],)
    assert (draft.request.destination, draft.request.name) == (folders[0], "{folder}/{building}")
    assert dialog.export_button.isEnabled()
    add(qtbot, dialog, folders[1])
    assert not dialog.export_button.isEnabled()
    dialog.destination.choose(tmp_path / "out", dialog.destination.on_conflict)
    assert dialog.export_button.isEnabled()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: len(service.schedules()) == 1)
    (schedule,) = service.schedules()
    assert schedule.request.sources == folders
    assert schedule.request.destination == tmp_path / "out"


def test_what_a_schedule_had_is_kept_though_it_is_missing(
    qtbot: QtBot, window: MainWindow, service: ExportService, sample: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.ifc"
    request = ExportRequest((sample, gone), destination=tmp_path / "out", time_limit_s=600.0)
    schedule = service.add_schedule("both", request, Timing.daily(2))
    window.automation.change_requested.emit(schedule)
    dialog = window.new_export
    with qtbot.waitSignal(dialog.sources.inspected):
        assert dialog.isVisible()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert service.schedules()[0].request == schedule.request


def test_what_could_not_be_queued_is_told(
    qtbot: QtBot, window: MainWindow, service: ExportService, tmp_path: Path, sample: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    request = ExportRequest((sample,), destination=blocked)
    schedule = service.add_schedule("blocked", request, Timing.daily(2))
    service.start_automation()
    window.automation._commands.run_now(schedule)
    qtbot.waitUntil(lambda: any("blocked" in text for text in window.notices.texts))
    page = window.automation
    window.window_actions.show_automation.trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert "can't be written" in cell(page, 0, AutomationColumn.RESULT)
    assert isinstance(page.model.items()[0], Schedule)
    assert not any(isinstance(item, WatchFolder) for item in page.model.items())
