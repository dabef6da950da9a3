from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from exportstudio.model.job import JobState
from exportstudio.model.progress import Progress, Stage
from exportstudio.ui.job_filter_model import JobFilterModel
from exportstudio.ui.job_table_model import JobColumn, JobTableModel
from tests.ui.jobs import make_job


@pytest.fixture
def model(qapp: object) -> JobTableModel:
    model = JobTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def shown(model: JobTableModel | JobFilterModel, column: JobColumn) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_rows_come_change_and_go(model: JobTableModel) -> None:
    jobs = [make_job(source=f"{name}.ifc") for name in "abcd"]
    model.put(jobs)
    assert shown(model, JobColumn.BUILDING) == ["a.ifc", "b.ifc", "c.ifc", "d.ifc"]
    model.put([replace(jobs[1], state=JobState.RUNNING)])
    assert shown(model, JobColumn.STATE) == ["Queued", "Running", "Queued", "Queued"]
    removed = model.remove({jobs[0].id, jobs[2].id, jobs[3].id})
    assert {job.id for job in removed} == {jobs[0].id, jobs[2].id, jobs[3].id}
    assert shown(model, JobColumn.BUILDING) == ["b.ifc"]
    assert model.job(jobs[1].id) is not None
    assert model.job(jobs[0].id) is None
    model.show_only([jobs[3], jobs[1]])
    assert set(shown(model, JobColumn.BUILDING)) == {"b.ifc", "d.ifc"}


def test_progress_changes_only_the_live_columns(qtbot: QtBot, model: JobTableModel) -> None:
    job = make_job(JobState.RUNNING, percent=10.0)
    model.put([make_job(), job])
    moved = replace(job, progress=Progress(Stage.SHAPING, 500, 1930, 20.0))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put([moved])
    assert changed.args is not None
    first, last = changed.args[0], changed.args[1]
    assert isinstance(first, QModelIndex)
    assert (first.row(), first.column()) == (1, JobColumn.PROGRESS)
    assert (last.row(), last.column()) == (1, JobColumn.TIME_LEFT)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.put([moved])


def test_what_people_read_and_hear(model: JobTableModel) -> None:
    model.put([make_job(JobState.RUNNING, percent=42.4, eta_s=75.0)])
    cells = {column: model.index(0, column).data() for column in JobColumn}
    assert cells[JobColumn.STAGE].replace(",", "") == "Shaping 412 of 1930"
    assert cells[JobColumn.PROGRESS] == "42 %"
    assert cells[JobColumn.TIME_LEFT] == "1:15"
    assert cells[JobColumn.SIZE] == "—"
    heard = model.index(0, JobColumn.PROGRESS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "GLB, 42 percent, shaping"
    model.put([make_job(JobState.FAILED, percent=42.0)])
    heard = model.index(1, JobColumn.PROGRESS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "GLB, 42 percent, failed"


def test_every_cell_has_an_accessible_text_and_every_state_an_icon(model: JobTableModel) -> None:
    model.put(make_job(state) for state in JobState)
    for row in range(model.rowCount()):
        for column in JobColumn:
            text = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert isinstance(text, str)
        picture = model.index(row, JobColumn.STATE).data(Qt.ItemDataRole.DecorationRole)
        assert not picture.pixmap(16, 16).isNull()


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_unknown_values_come_last_in_either_direction(
    model: JobTableModel, order: Qt.SortOrder
) -> None:
    rows = JobFilterModel(model)
    model.put(
        [
            make_job(JobState.RUNNING, eta_s=None),
            make_job(JobState.RUNNING, eta_s=9.0),
            make_job(JobState.DONE),
            make_job(JobState.RUNNING, eta_s=100.0),
        ]
    )
    rows.sort(JobColumn.TIME_LEFT, order)
    known = ["0:09", "1:40"]
    if order is Qt.SortOrder.DescendingOrder:
        known.reverse()
    assert shown(rows, JobColumn.TIME_LEFT)[:2] == known


def test_sizes_are_sorted_as_numbers(model: JobTableModel) -> None:
    rows = JobFilterModel(model)
    model.put(make_job(JobState.DONE, bytes=size) for size in (9_000_000, 80, 700_000))
    rows.sort(JobColumn.SIZE, Qt.SortOrder.AscendingOrder)
    assert [rows.job_at(row).bytes for row in range(3)] == [80, 700_000, 9_000_000]


def test_the_filter_looks_into_the_columns_that_are_seen(model: JobTableModel) -> None:
    rows = JobFilterModel(model)
    tower = make_job(JobState.DONE, "tower.ifc", quality="draft")
    model.put([tower, make_job(JobState.FAILED, "villa.ifc")])
    rows.set_filter("tower DRAFT", frozenset())
    assert shown(rows, JobColumn.BUILDING) == ["tower.ifc"]
    rows.set_columns((JobColumn.BUILDING,))
    assert rows.rowCount() == 0
    rows.set_filter("", frozenset({JobState.FAILED}))
    assert shown(rows, JobColumn.BUILDING) == ["villa.ifc"]
    assert rows.row_of(tower.id) is None


def test_a_job_that_changes_state_leaves_a_filter_for_its_state(model: JobTableModel) -> None:
    rows = JobFilterModel(model)
    job = make_job()
    model.put([job])
    rows.set_filter("", frozenset({JobState.QUEUED}))
    assert rows.rowCount() == 1
    model.put([replace(job, state=JobState.RUNNING)])
    assert rows.rowCount() == 0


def test_rows_keep_the_order_that_was_chosen_and_views_follow(model: JobTableModel) -> None:
    rows = JobFilterModel(model)
    jobs = [make_job(JobState.DONE, source=f"{name}.ifc") for name in "dbca"]
    rows.sort(JobColumn.BUILDING, Qt.SortOrder.AscendingOrder)
    model.put(jobs[:3])

    def seen() -> str:
        return "".join(rows.job_at(row).source.stem for row in range(rows.rowCount()))

    assert seen() == "bcd"
    kept = QPersistentModelIndex(rows.index(2, JobColumn.BUILDING))
    model.put(jobs[3:])
    assert seen() == "abcd"
    assert (kept.row(), kept.data()) == (3, "d.ifc")
    model.put([replace(jobs[0], source=Path("/models/0.ifc"))])
    assert seen() == "0abc"
    assert (kept.row(), kept.data()) == (0, "0.ifc")
    assert [job.id for job in model.jobs()] == [job.id for job in jobs], "as they came"
    model.remove({jobs[3].id, jobs[0].id})
    assert seen() == "bc"
    assert model.job(jobs[2].id) == jobs[2]
    rows.sort(JobColumn.BUILDING, Qt.SortOrder.DescendingOrder)
    assert seen() == "cb"


def test_what_waits_stands_in_the_order_in_which_it_will_start(model: JobTableModel) -> None:
    model.sort(JobColumn.ADDED)
    done = make_job(JobState.DONE)
    a, b, c, d = (make_job() for _ in range(4))

    def seen() -> list[str]:
        return [model.job_at(row).id for row in range(model.rowCount())]

    model.put([a, b, done])
    assert seen() == [done.id, a.id, b.id]
    model.show_turns([b.id, a.id])
    assert seen() == [done.id, b.id, a.id]
    model.put([c])
    model.show_turns([b.id, a.id, c.id])
    model.put([replace(b, state=JobState.RUNNING, started_at=1.0)])
    model.show_turns([a.id, c.id])
    model.put([d])
    model.show_turns([d.id, a.id, c.id])
    assert seen() == [done.id, b.id, d.id, a.id, c.id]
