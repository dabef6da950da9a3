import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from exportstudio.cli.main import argument_parser
from exportstudio.cli.request import request_of
from exportstudio.model.job import JobState
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import Criteria, Selection
from exportstudio.service import ExportService
from exportstudio.ui.job_table_model import JobColumn
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.quit_dialog import QuitDialog
from exportstudio.ui.stop_dialog import StopDialog
from exportstudio.ui.window_actions import WindowActions
from tests.ui.jobs import make_job

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def held(service: ExportService) -> ExportService:
    """A service that starts nothing, so that what is queued stays queued."""
    service.hold()
    return service


@pytest.fixture
def request_(sample: Path, tmp_path: Path) -> ExportRequest:
    return ExportRequest((sample,), destination=tmp_path / "out")


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window has caught up with what was done to it."""
    with qtbot.waitSignal(window._refresh.timeout):
        window._refresh.start()


def enabled(actions: WindowActions) -> set[str]:
    named = ("cancel", "pause", "resume", "retry", "run_again", "remove", "open_preview")
    return {name for name in named if getattr(actions, name).isEnabled()}


def test_every_action_has_words_and_shortcuts_are_unique(window: MainWindow) -> None:
    actions = [a for a in vars(window.window_actions).values() if isinstance(a, QAction)]
    assert len(actions) > 15
    for action in actions:
        assert action.text()
        assert action.statusTip()
        assert action.icon().isNull() or not action.icon().pixmap(16, 16).isNull()
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_control_has_a_name(window: MainWindow) -> None:
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text() or button.accessibleName() or button.toolTip()


@pytest.mark.parametrize(
    ("state", "legal"),
    [
        (JobState.QUEUED, {"cancel"}),
        (JobState.RUNNING, {"cancel", "pause"}),
        (JobState.PAUSED, {"cancel", "resume"}),
        (JobState.DONE, {"run_again", "remove", "open_preview"}),
        (JobState.DONE_WITH_WARNINGS, {"run_again", "remove", "open_preview"}),
        (JobState.FAILED, {"retry", "remove"}),
        (JobState.CRASHED, {"retry", "remove"}),
        (JobState.CANCELLED, {"retry", "remove"}),
        (JobState.INTERRUPTED, {"retry", "remove", "cancel"}),
    ],
)
def test_actions_are_enabled_where_they_are_legal(
    qtbot: QtBot, window: MainWindow, state: JobState, legal: set[str]
) -> None:
    actions = window.window_actions
    assert enabled(actions) == set()
    job = make_job(state)
    window.queue.jobs.put([job])
    window.queue.table.select_job(job.id)
    settle(qtbot, window)
    assert enabled(actions) == legal
    delete = actions.cancel if "cancel" in legal else actions.remove
    assert [key.toString() for key in delete.shortcuts()] == ["Del"]
    assert actions.clear_finished.isEnabled() is (
        state.is_final and state is not JobState.INTERRUPTED
    )


def test_an_export_waits_is_cancelled_and_tried_again(
    qtbot: QtBot, window: MainWindow, held: ExportService, request_: ExportRequest
) -> None:
    assert window.window_actions.hold.isChecked()
    assert "held" in window.notices.texts[0]
    window.export([request_])
    qtbot.waitUntil(lambda: window.queue.jobs.rowCount() == 1)
    (job,) = window.queue.jobs.jobs()
    assert window.queue.selected_jobs() == [job]
    settle(qtbot, window)
    window.window_actions.cancel.trigger()
    qtbot.waitUntil(lambda: window.queue.jobs.jobs()[0].state is JobState.CANCELLED)
    settle(qtbot, window)
    assert len(window.notices.texts) == 1, "a cancel that was asked for is no error"
    window.window_actions.retry.trigger()
    qtbot.waitUntil(lambda: window.queue.jobs.jobs()[0].state is JobState.QUEUED)
    assert window.queue.jobs.jobs()[0].attempt == 2


def test_cancelling_asks_only_where_much_work_would_be_lost(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancelled: list[str] = []
    monkeypatch.setattr(window._service, "cancel", cancelled.append)
    job = make_job(JobState.RUNNING)  # since 2023
    window.queue.jobs.put([job])
    window.queue.table.select_job(job.id)
    settle(qtbot, window)
    window.window_actions.cancel.trigger()
    dialog = window.findChild(StopDialog)
    assert isinstance(dialog, StopDialog)
    assert cancelled == []
    dialog.stop_button.click()
    assert cancelled == [job.id]


def test_a_drop_with_a_misfit_gives_one_message(
    qtbot: QtBot, window: MainWindow, sample: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_text("no building")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (sample, plan)])
    hint = window.drop_hint
    keys = Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, button, keys))
    assert hint.isVisible()
    before = hint.grab().toImage()
    assert not before.isNull()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not hint.isVisible()
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, button, keys))
    with qtbot.waitSignal(window.new_export.sources.inspected):
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, button, keys))
    assert len(window.notices.texts) == 1
    assert "plan.pdf" in window.notices.texts[0]
    assert window.new_export.isVisible()
    assert [source.path for source in window.new_export.sources.usable()] == [sample]


def test_finished_rows_are_cleared_and_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    running = make_job(JobState.RUNNING)
    window.queue.jobs.put([make_job(JobState.DONE), running, make_job(JobState.FAILED)])
    settle(qtbot, window)
    window.window_actions.clear_finished.trigger()
    assert window.queue.jobs.jobs() == [running]
    assert window.notices.texts == [
        "2 exports were taken off the list. Their files and history stay."
    ]
    undo = next(
        b for b in window.notices.findChildren(QAbstractButton) if b.accessibleName() == "Undo"
    )
    undo.click()
    assert window.queue.jobs.rowCount() == 3


def test_empty_lists_say_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    def seen() -> set[str]:
        names = (w.accessibleName() for w in window.queue.findChildren(QWidget) if w.isVisible())
        return {name.split(" ")[0] for name in names if name}

    assert "Drop" in seen()
    window.queue.jobs.put([make_job()])
    assert "Drop" not in seen()
    window.queue.filter.set_filter("not there", frozenset())
    assert "No" in seen()
    show_all = next(
        b for b in window.queue.findChildren(QAbstractButton) if b.accessibleName() == "Show all"
    )
    show_all.click()
    assert window.queue.table.rows.rowCount() == 1


def test_the_path_is_copied(qtbot: QtBot, window: MainWindow) -> None:
    job = make_job(JobState.DONE)
    window.queue.jobs.put([job])
    window.queue.table.select_job(job.id)
    settle(qtbot, window)
    window.window_actions.copy_path.trigger()
    assert QGuiApplication.clipboard().text() == str(job.path)


def test_failures_are_summed_up_at_the_end(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, service: ExportService
) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    with qtbot.waitSignal(service.engine.idle):
        service.create_job(tmp_path / "no.ifc", destination=tmp_path)
    assert window.notices.texts == ["The queue is done: 0 exported, 1 failed."]
    show = next(
        b
        for b in window.notices.findChildren(QAbstractButton)
        if b.accessibleName() == "Show failed"
    )
    show.click()
    assert window.queue.table.rows.is_filtering
    assert window.queue.table.rows.rowCount() == 1


def test_a_fault_of_the_window_is_told_and_its_details_copied(window: MainWindow) -> None:
    window.notices.tell_fault("Traceback: …")
    assert "JOB599" in window.notices.texts[0]
    copy = next(
        b
        for b in window.notices.findChildren(QAbstractButton)
        if b.accessibleName() == "Copy details"
    )
    copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: …"


def test_a_bad_destination_is_told_in_the_dialog(
    qtbot: QtBot, window: MainWindow, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with qtbot.waitSignal(window.new_export.sources.inspected):
        window.add_sources([sample])
    dialog = window.new_export
    dialog.destination.choose(tmp_path / "file" / "folder", dialog.destination.on_conflict)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_pending)
    assert dialog.isVisible()
    assert window.queue.jobs.rowCount() == 0
    dialog.reject()


@pytest.mark.usefixtures("qapp")
class TestInterruptedJobs:
    @pytest.fixture
    def service(self, tmp_path: Path, sample: Path) -> Iterator[ExportService]:
        for _ in range(2):
            with ExportService(tmp_path / "data") as earlier:
                earlier.hold()
                earlier.create_job(sample, destination=tmp_path / "out")
        with ExportService(tmp_path / "data") as service:
            service.hold()
            yield service

    def press(self, window: MainWindow, name: str) -> None:
        next(
            b for b in window.notices.findChildren(QAbstractButton) if b.accessibleName() == name
        ).click()

    def test_are_offered_and_restarted(self, qtbot: QtBot, window: MainWindow) -> None:
        assert window.notices.texts[0].startswith("2 exports were interrupted")
        assert {job.state for job in window.queue.jobs.jobs()} == {JobState.INTERRUPTED}
        self.press(window, "Restart")
        qtbot.waitUntil(
            lambda: {job.state for job in window.queue.jobs.jobs()} == {JobState.QUEUED}
        )

    def test_are_dismissed_for_good(self, window: MainWindow, service: ExportService) -> None:
        self.press(window, "Dismiss")
        assert window.queue.jobs.rowCount() == 0
        assert service.interrupted() == []


@pytest.mark.usefixtures("held")
class TestQuitting:
    def test_without_work_there_is_no_question(self, qtbot: QtBot, window: MainWindow) -> None:
        with qtbot.waitSignal(window.closed):
            window.close()

    @pytest.fixture
    def dialog(
        self,
        qtbot: QtBot,
        window: MainWindow,
        request_: ExportRequest,
    ) -> QuitDialog:
        window.export([request_])
        qtbot.waitUntil(lambda: window.queue.jobs.rowCount() == 1)
        window.close()
        dialog = window.findChild(QuitDialog)
        assert isinstance(dialog, QuitDialog)
        assert window.isVisible()
        return dialog

    def test_work_can_go_on(self, window: MainWindow, dialog: QuitDialog) -> None:
        dialog.keep_button.click()
        assert window.isVisible()

    def test_work_can_be_stopped(
        self, qtbot: QtBot, window: MainWindow, dialog: QuitDialog
    ) -> None:
        with qtbot.waitSignal(window.closed):
            dialog.stop_button.click()

    def test_what_is_held_does_not_keep_the_window_open(
        self, qtbot: QtBot, window: MainWindow, dialog: QuitDialog
    ) -> None:
        with qtbot.waitSignal(window.closed):
            dialog.finish_button.click()


def test_sizes_and_columns_are_remembered(
    qtbot: QtBot, window: MainWindow, service: ExportService
) -> None:
    window.queue.table.setColumnHidden(JobColumn.QUALITY, True)
    window.close()
    later = MainWindow(service)
    qtbot.addWidget(later)
    assert JobColumn.QUALITY not in later.queue.table.seen_columns()
    later.close_now()


def test_waiting_jobs_are_put_in_another_order_and_say_so(
    qtbot: QtBot, window: MainWindow, held: ExportService, sample: Path, tmp_path: Path
) -> None:
    sources = [tmp_path / f"{name}.ifc" for name in "abc"]
    for source in sources:
        source.write_bytes(sample.read_bytes())
    jobs = held.create_batch(ExportRequest(tuple(sources), destination=tmp_path / "out"))
    qtbot.waitUntil(lambda: window.queue.jobs.rowCount() == 3)
    settle(qtbot, window)

    def turns() -> list[str]:
        settle(qtbot, window)
        model = window.queue.jobs
        return [model.text(job, JobColumn.STAGE) for job in model.jobs()]

    assert turns() == ["No. 1 in line", "No. 2 in line", "No. 3 in line"]
    window.queue.table.select_job(jobs[2].id)
    settle(qtbot, window)
    window.window_actions.start_next.trigger()
    assert turns() == ["No. 2 in line", "No. 3 in line", "No. 1 in line"]
    window.window_actions.start_last.trigger()
    assert turns()[2] == "No. 3 in line"
    window.window_actions.priority_high.trigger()
    assert held.job(jobs[2].id).priority == 8


def test_what_waits_is_dragged_to_another_place(
    qtbot: QtBot, window: MainWindow, held: ExportService, sample: Path, tmp_path: Path
) -> None:
    jobs = [held.create_job(sample, "csv", destination=tmp_path / str(n)) for n in range(4)]
    ids = [job.id for job in jobs]
    settle(qtbot, window)
    rows, table = window.queue.table.rows, window.queue.table

    def seen() -> list[int]:
        settle(qtbot, window)
        return [ids.index(rows.job_at(row).id) for row in range(rows.rowCount())]

    def drop(dragged: list[int], row: int) -> None:
        data = rows.mimeData([rows.index(each, JobColumn.BUILDING) for each in dragged])
        move = Qt.DropAction.MoveAction
        assert rows.canDropMimeData(data, move, row, 0, QModelIndex())
        rows.dropMimeData(data, move, row, 0, QModelIndex())

    assert rows.flags(rows.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert table.dragDropMode() is QAbstractItemView.DragDropMode.InternalMove
    drop([3], 0)
    assert seen() == [3, 0, 1, 2]
    assert [job.id for job in held.waiting()] == [ids[n] for n in (3, 0, 1, 2)]
    drop([0, 1], 4)
    assert seen() == [1, 2, 3, 0]
    drop([1, 3], 1)
    assert seen() == [1, 2, 0, 3]
    table.sortByColumn(JobColumn.BUILDING, Qt.SortOrder.AscendingOrder)
    data = rows.mimeData([rows.index(0, 0)])
    assert not rows.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_the_last_export_is_repeated_in_one_click(
    qtbot: QtBot, window: MainWindow, held: ExportService, sample: Path, tmp_path: Path
) -> None:
    settle(qtbot, window)
    assert not window.window_actions.repeat.isEnabled()
    dialog = window.new_export
    with qtbot.waitSignal(dialog.sources.inspected):
        window.add_sources([sample])
    dialog.formats.choose(["csv", "xml"])
    dialog.destination.choose(tmp_path / "out", dialog.destination.on_conflict)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.queue.jobs.rowCount() == 2)
    settle(qtbot, window)
    window.window_actions.repeat.trigger()
    qtbot.waitUntil(lambda: window.queue.jobs.rowCount() == 4)
    assert {job.format for job in window.queue.jobs.jobs()} == {"csv", "xml"}
    window._recent.aboutToShow.emit()
    assert [action.text() for action in window._recent.actions()] == [sample.name]


def test_settings_of_a_row_are_used_again_and_copied_as_a_command(
    qtbot: QtBot, window: MainWindow, sample: Path, tmp_path: Path
) -> None:
    job = make_job(
        JobState.DONE,
        quality="high",
        options={"spaces": True},
        selection=Selection(
            Criteria(("Dach", "-1.OG"), query="IfcWall"),
            Criteria(
                ("Keller",), ("IfcSpace",), ("Zone 1",), ("A-Möbel", "- x"), ("0" * 22,), "IfcDoor"
            ),
        ),
        on_conflict=OnConflict.REPLACE,
        priority=7,
        fresh=True,
        stop_on_error=True,
        time_limit_s=90.0,
        quarantine=("1" * 22,),
    )
    job = replace(job, source=sample, target=tmp_path / "other name.glb")
    window.queue.jobs.put([job])
    window.queue.table.select_job(job.id)
    settle(qtbot, window)
    window.window_actions.copy_command.trigger()
    words = shlex.split(QGuiApplication.clipboard().text())
    arguments = argument_parser().parse_args(words[1:])
    request = request_of(arguments, arguments.sources)
    wanted = replace(ExportRequest.again(job), name="other name", repeats=None)
    assert request == replace(
        wanted, on_conflict=OnConflict.REPLACE, stop_on_error=True, time_limit_s=90.0
    )
    with qtbot.waitSignal(window.new_export.sources.inspected):
        window.window_actions.use_settings.trigger()
    (again,) = window.new_export.requests()
    assert (again.sources, again.quality) == ((sample,), "high")
    assert again.selection == job.selection
    window.new_export.reject()


def test_everything_that_failed_is_tried_again(
    qtbot: QtBot, window: MainWindow, service: ExportService, tmp_path: Path
) -> None:
    (tmp_path / "no.ifc").write_text("no building")
    with qtbot.waitSignal(service.engine.idle):
        job = service.create_job(tmp_path / "no.ifc", destination=tmp_path)
    settle(qtbot, window)
    service.hold()
    window.window_actions.retry_failed.trigger()
    assert service.job(job.id).attempt == 2
