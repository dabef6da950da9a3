from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from exportstudio.model.job import JobState
from exportstudio.model.progress import Progress, Stage
from exportstudio.ui.job_table_model import JobColumn, JobTableModel
from exportstudio.ui.job_table_view import JobTableView
from tests.ui.jobs import make_job

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def jobs(qapp: object) -> JobTableModel:
    return JobTableModel()


@pytest.fixture
def table(qtbot: QtBot, jobs: JobTableModel) -> JobTableView:
    table = JobTableView(jobs, (JobColumn.ADDED,), "Exports")
    qtbot.addWidget(table)
    table.resize(1200, 300)
    with qtbot.waitExposed(table):
        table.show()
    return table


def picture(table: JobTableView, row: int) -> QImage:
    cell = table.visualRect(table.rows.index(row, JobColumn.PROGRESS))
    return table.viewport().grab(cell).toImage()


def test_the_bar_shows_how_far_a_job_is(table: JobTableView, jobs: JobTableModel) -> None:
    job = make_job(JobState.RUNNING, percent=20.0)
    jobs.put([job])
    pictures = [picture(table, 0)]
    for state, percent in ((JobState.RUNNING, 80.0), (JobState.PAUSED, 80.0)):
        progress = Progress(Stage.SHAPING, 1, 2, percent)
        jobs.put([replace(job, state=state, progress=progress)])
        pictures.append(picture(table, 0))
    table.selectRow(0)
    pictures.append(picture(table, 0))
    for number, one in enumerate(pictures):
        assert one not in pictures[number + 1 :]


def test_the_selection_stays_with_its_jobs(table: JobTableView, jobs: JobTableModel) -> None:
    first, second = make_job(source="a.ifc"), make_job(source="b.ifc")
    jobs.put([first, second])
    table.select_job(second.id)
    table.sortByColumn(JobColumn.BUILDING, Qt.SortOrder.DescendingOrder)
    jobs.put([replace(second, state=JobState.RUNNING), make_job(source="c.ifc")])
    assert [job.id for job in table.selected_jobs()] == [second.id]
    current = table.current_job()
    assert current is not None
    assert current.state is JobState.RUNNING
    jobs.remove({second.id})
    assert second.id not in [job.id for job in table.selected_jobs()]


def test_columns_are_chosen_in_the_header_and_remembered(
    qtbot: QtBot, table: JobTableView, jobs: JobTableModel
) -> None:
    assert JobColumn.ADDED not in table.seen_columns()
    table.horizontalHeader().customContextMenuRequested.emit(table.rect().center())
    menu = table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    choices = {action.text(): action for action in menu.actions()}
    assert not choices["Building"].isEnabled()
    choices["Added"].trigger()
    choices["Size"].trigger()
    menu.close()
    assert JobColumn.ADDED in table.seen_columns()
    assert JobColumn.SIZE not in table.seen_columns()

    later = JobTableView(jobs, (JobColumn.ADDED,), "Exports")
    qtbot.addWidget(later)
    later.restore_layout(table.layout_state())
    assert later.seen_columns() == table.seen_columns()
    later.reset_columns()
    assert JobColumn.ADDED not in later.seen_columns()


def test_return_activates_a_job(qtbot: QtBot, table: JobTableView, jobs: JobTableModel) -> None:
    job = make_job(JobState.DONE)
    jobs.put([job])
    table.select_job(job.id)
    with qtbot.waitSignal(table.job_activated) as activated:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert activated.args == [job.id]
