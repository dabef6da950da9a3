"""Filters jobs by any column that is seen, and lets those that wait be dragged."""

import json
from collections.abc import Sequence

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from exportstudio.model.job import Job, JobState
from exportstudio.ui.job_table_model import JobColumn, JobTableModel

_Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-exportstudio-jobs"


class JobFilterModel(QSortFilterProxyModel):
    """A `JobTableModel`, filtered by text and state; it sorts itself.

    Rows of jobs that wait can be dragged, and dropped between others while they stand in the order
    of the queue.

    Signals:
        move_requested: a list of ids of jobs that wait, the id of another one that waits, and
            whether they are to start right after it instead of right before.
    """

    move_requested = Signal(object, str, bool)

    def __init__(self, jobs: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._words: list[str] = []
        self._states: frozenset[JobState] = frozenset()
        self._columns: tuple[JobColumn, ...] = tuple(JobColumn)
        self._is_in_order = False
        self.setSourceModel(jobs)

    @property
    def is_filtering(self) -> bool:
        """True where some jobs may be left out."""
        return bool(self._words or self._states)

    def set_filter(self, text: str, states: frozenset[JobState]) -> None:
        """Show only jobs in one of `states` that have every word of `text`; empty means any."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self._states = states
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_columns(self, columns: tuple[JobColumn, ...]) -> None:
        """Look for the text in these columns only: those that are seen."""
        self.beginFilterChange()
        self._columns = columns
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def job_at(self, row: int) -> Job:
        """Return the job of a row as it is sorted and filtered here."""
        return self._jobs.job_at(self.mapToSource(self.index(row, 0)).row())

    def row_of(self, job_id: str) -> int | None:
        """Return the row of a job, None where it is filtered out or not there at all."""
        start = self.index(0, 0)
        found = self.match(start, JobTableModel.ID_ROLE, job_id, 1, Qt.MatchFlag.MatchExactly)
        return found[0].row() if found else None

    @property
    def is_in_order(self) -> bool:
        """True where rows stand in the order in which they came, and will start."""
        return self._is_in_order

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let what waits be dragged."""
        flags = super().flags(index)
        if index.isValid() and self.job_at(index.row()).state is JobState.QUEUED:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Return that rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped: jobs."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of jobs, in the order seen."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(_MIME, json.dumps([self.job_at(row).id for row in rows]).encode())
        return data

    def canDropMimeData(  # noqa: N802 - Qt's name
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,
        column: int,  # noqa: ARG002
        parent: _Index,
    ) -> bool:
        """Return whether jobs can be dropped there."""
        return (
            data.hasFormat(_MIME) and self.is_in_order and self._neighbour(row, parent) is not None
        )

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: _Index,
    ) -> bool:
        """Ask for jobs to be moved; False, so that nobody takes the rows away."""
        if self.canDropMimeData(data, action, row, column, parent):
            neighbour = self._neighbour(row, parent)
            assert neighbour is not None
            self.move_requested.emit(json.loads(bytes(data.data(_MIME).data())), *neighbour)
        return False

    def _neighbour(self, row: int, parent: _Index) -> tuple[str, bool] | None:
        """Return the job that waits beside a place, and whether the place is after it."""
        if parent.isValid():
            row = parent.row()
        elif row < 0:
            row = self.rowCount()
        for place, after in ((row, False), (row - 1, True)):
            if 0 <= place < self.rowCount():
                job = self.job_at(place)
                if job.state is JobState.QUEUED:
                    return job.id, after
        return None

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:  # noqa: ARG002
        """Return whether a job is looked for."""
        job = self._jobs.job_at(source_row)
        if self._states and job.state not in self._states:
            return False
        if not self._words:
            return True
        seen = "\n".join(self._jobs.text(job, column) for column in self._columns).casefold()
        return all(word in seen for word in self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by another column, or in the other direction: the jobs themselves do."""
        self._is_in_order = (column, order) == (JobColumn.ADDED, Qt.SortOrder.AscendingOrder)
        self._jobs.sort(column, order)
