"""Sorts jobs by what their columns mean, and filters them by any column that is seen."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from exportstudio.model.job import Job, JobState
from exportstudio.ui.job_table_model import JobColumn, JobTableModel

_Index = QModelIndex | QPersistentModelIndex


class JobFilterModel(QSortFilterProxyModel):
    """A `JobTableModel`, sorted by native values and filtered by text and state.

    What is not known, such as a time left, comes last in either direction.
    """

    def __init__(self, jobs: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._words: list[str] = []
        self._states: frozenset[JobState] = frozenset()
        self._columns: tuple[JobColumn, ...] = tuple(JobColumn)
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

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:  # noqa: ARG002
        """Return whether a job is looked for."""
        job = self._jobs.job_at(source_row)
        if self._states and job.state not in self._states:
            return False
        if not self._words:
            return True
        seen = "\n".join(self._jobs.text(job, column) for column in self._columns).casefold()
        return all(word in seen for word in self._words)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        """Return whether the left job comes first."""
        column = JobColumn(left.column())
        one, other = self._jobs.job_at(left.row()), self._jobs.job_at(right.row())
        first, second = (self._jobs.sort_value(job, column) for job in (one, other))
        if first is None and second is None:
            return one.id < other.id
        if first is None or second is None:
            ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (second is None) is ascending
        return bool(first < second)
