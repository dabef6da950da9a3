"""Jobs as rows of a table."""

import sys
from collections.abc import Collection, Iterable
from enum import IntEnum
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from exportstudio.model.job import Job, JobState
from exportstudio.ui import job_text
from exportstudio.ui.icon import state_icon
from exportstudio.ui.words import issue_line

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class JobColumn(IntEnum):
    """What a column tells."""

    BUILDING = 0
    FORMAT = 1
    QUALITY = 2
    STATE = 3
    PROGRESS = 4
    STAGE = 5
    ELAPSED = 6
    TIME_LEFT = 7
    SIZE = 8
    ADDED = 9
    FINISHED = 10
    DESTINATION = 11


# The columns that move while a job runs stand side by side, so that one narrow change tells all.
_FIRST_LIVE, _LAST_LIVE = JobColumn.PROGRESS, JobColumn.TIME_LEFT
_RIGHT_ALIGNED = frozenset({JobColumn.ELAPSED, JobColumn.TIME_LEFT, JobColumn.SIZE})


class JobTableModel(QAbstractTableModel):
    """Jobs by id, in the order in which they came.

    The model is told what changed and never asks. Ids, not rows, are what others hold on to.
    """

    ID_ROLE = Qt.ItemDataRole.UserRole
    JOB_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[str, Job] = {}  # in the order in which they came
        self._order: list[str] = []  # ids by row
        self._rows: dict[str, int] = {}
        self._turns: dict[str, int] = {}
        self._places: dict[str, int] = {}  # as turns, but those of the others stay when one goes
        self._sorting: tuple[JobColumn, bool] | None = None  # and whether ascending
        self._keys: dict[str, tuple[Any, ...]] = {}
        self._is_astray = False
        self._titles = {
            JobColumn.BUILDING: self.tr("Building"),
            JobColumn.FORMAT: self.tr("Format"),
            JobColumn.QUALITY: self.tr("Quality"),
            JobColumn.STATE: self.tr("State"),
            JobColumn.PROGRESS: self.tr("Progress"),
            JobColumn.STAGE: self.tr("Stage"),
            JobColumn.ELAPSED: self.tr("Elapsed"),
            JobColumn.TIME_LEFT: self.tr("Time left"),
            JobColumn.SIZE: self.tr("Size"),
            JobColumn.ADDED: self.tr("Added"),
            JobColumn.FINISHED: self.tr("Finished"),
            JobColumn.DESTINATION: self.tr("Destination"),
        }

    def jobs(self) -> list[Job]:
        """Return all jobs."""
        return list(self._jobs.values())

    def job(self, job_id: str) -> Job | None:
        """Return a job, None where it has no row."""
        return self._jobs.get(job_id)

    def job_at(self, row: int) -> Job:
        """Return the job of a row."""
        return self._jobs[self._order[row]]

    def put(self, jobs: Iterable[Job]) -> None:
        """Show jobs as they now are, in the order that was chosen, or else the new ones last."""
        new: dict[str, Job] = {}
        for job in jobs:
            row = self._rows.get(job.id)
            if row is None:
                new[job.id] = job
            else:
                self._replace(row, job)
        if new:
            first = len(self._order)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows.update(zip(new, count(first), strict=False))
            self._order += new
            self._jobs |= new
            self.endInsertRows()
            self._is_astray = True
        self._keep_order()

    def remove(self, job_ids: Collection[str]) -> list[Job]:
        """Take rows away, and return their jobs."""
        removed: list[Job] = []
        row = len(self._order) - 1
        while row >= 0:
            last = row
            while row >= 0 and self._order[row] in job_ids:
                row -= 1
            if row < last:
                self.beginRemoveRows(QModelIndex(), row + 1, last)
                for job_id in self._order[row + 1 : last + 1]:
                    removed.append(self._jobs.pop(job_id))
                    self._keys.pop(job_id, None)
                del self._order[row + 1 : last + 1]
                self.endRemoveRows()
            row -= 1
        self._rows = {job_id: row for row, job_id in enumerate(self._order)}
        return removed

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Keep the rows in the order of a column from now on.

        What is not known, such as a time left, comes last in either direction. Python sorts ten
        thousand rows in the time in which Qt would have asked it to compare a few hundred.
        """
        self._sorting = JobColumn(column), order is Qt.SortOrder.AscendingOrder
        self._keys.clear()
        self._is_astray = True
        self._keep_order()

    def show_only(self, jobs: Iterable[Job]) -> None:
        """Show exactly these jobs; rows that were there already stay what they are."""
        wanted = {job.id: job for job in jobs}
        self.remove(self._rows.keys() - wanted.keys())
        self.put(wanted.values())

    def show_turns(self, job_ids: Iterable[str]) -> None:
        """Say of the jobs that wait in which order they will start."""
        turns = {job_id: turn for turn, job_id in enumerate(job_ids, 1)}
        if turns == self._turns or not self._jobs:
            return
        self._turns = turns
        last = len(self._order) - 1
        self.dataChanged.emit(self.index(0, JobColumn.STAGE), self.index(last, JobColumn.STAGE))
        # One that goes moves the others up, and changes no order.
        stayed = [job_id for job_id in self._places if job_id in turns]
        if list(turns)[: len(stayed)] == stayed:
            place = self._places[stayed[-1]] if stayed else 0
            places = {job_id: self._places[job_id] for job_id in stayed}
            for job_id in list(turns)[len(stayed) :]:
                self._keys.pop(job_id, None)
            self._places = places | dict(zip(list(turns)[len(stayed) :], count(place + 1)))
        else:
            self._places = turns
            self._keys.clear()
        if self._sorting is not None and self._sorting[0] is JobColumn.ADDED:
            self._is_astray = True
            self._keep_order()

    def tell_time(self) -> None:
        """Tell the views that time has passed for the jobs that run."""
        for job in self._jobs.values():
            if job.state is JobState.RUNNING:
                index = self.index(self._rows[job.id], JobColumn.ELAPSED)
                self.dataChanged.emit(index, index)
                if self._sorting is not None and self._sorting[0] is JobColumn.ELAPSED:
                    self._keys.pop(job.id, None)
                    self._is_astray = True
        self._keep_order()

    def title(self, column: JobColumn) -> str:
        """Return the heading of a column."""
        return self._titles[column]

    def text(self, job: Job, column: JobColumn) -> str:
        """Return what a cell reads."""
        match column:
            case JobColumn.BUILDING:
                return job.source.name
            case JobColumn.FORMAT:
                return job_text.format_text(job.format)
            case JobColumn.QUALITY:
                return job_text.quality_text(job.quality)
            case JobColumn.STATE:
                return job_text.state_text(job.state)
            case JobColumn.PROGRESS:
                return "" if job.state is JobState.QUEUED else f"{int(job.progress.percent)} %"
            case JobColumn.STAGE:
                if job.state is JobState.QUEUED:
                    turn = self._turns.get(job.id)
                    return "" if turn is None else self.tr("No. %n in line", "", turn)
                running = job.state in (JobState.RUNNING, JobState.PAUSED)
                return job_text.stage_text(job.progress) if running else ""
            case JobColumn.ELAPSED:
                return job_text.duration_text(job.seconds)
            case JobColumn.TIME_LEFT:
                final = job.state.is_final
                return "" if final else job_text.duration_text(job.progress.eta_s)
            case JobColumn.SIZE:
                return job_text.size_text(job.bytes)
            case JobColumn.ADDED:
                return job_text.moment_text(job.created_at)
            case JobColumn.FINISHED:
                return job_text.moment_text(job.finished_at)
            case JobColumn.DESTINATION:
                return str(job.path or job.target)

    def sort_value(self, job: Job, column: JobColumn) -> Any:
        """Return what a column is sorted by; None where it is not known."""
        match column:
            case JobColumn.PROGRESS:
                return job.progress.percent
            case JobColumn.ELAPSED:
                return job.seconds
            case JobColumn.TIME_LEFT:
                return None if job.state.is_final else job.progress.eta_s
            case JobColumn.SIZE:
                return job.bytes
            case JobColumn.ADDED:
                # What waits comes last, in the order in which it will start.
                waits = job.state is JobState.QUEUED
                place = self._places.get(job.id, sys.maxsize) if waits else 0
                return place, job.created_at, job.id
            case JobColumn.FINISHED:
                return job.finished_at
            case JobColumn.STATE:
                return list(JobState).index(job.state)
            case _:
                return self.text(job, column).casefold()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of jobs."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(JobColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[JobColumn(section)]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(JobColumn(section))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or None."""
        if not index.isValid():
            return None
        job, column = self.job_at(index.row()), JobColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(job, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                progress = column is JobColumn.PROGRESS
                return job_text.progress_text(job) if progress else self.text(job, column)
            case Qt.ItemDataRole.DecorationRole:
                return state_icon(job.state) if column is JobColumn.STATE else None
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(job, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case self.ID_ROLE:
                return job.id
            case self.JOB_ROLE:
                return job
        return None

    def _tool_tip(self, job: Job, column: JobColumn) -> str | None:
        match column:
            case JobColumn.BUILDING:
                return str(job.source)
            case JobColumn.STATE if job.issues:
                return "\n".join(map(issue_line, job.issues[:5]))
            case JobColumn.DESTINATION | JobColumn.STAGE:
                return self.text(job, column)
        return None

    def _replace(self, row: int, job: Job) -> None:
        old, self._jobs[job.id] = self._jobs[job.id], job
        if old == job:
            return
        before = self._keys.pop(job.id, None)
        if before is not None and before != self._key(job.id):
            self._is_astray = True
        live = old.state is job.state and old.finished_at == job.finished_at
        first, last = (_FIRST_LIVE, _LAST_LIVE) if live else (0, len(JobColumn) - 1)
        self.dataChanged.emit(self.index(row, first), self.index(row, last))

    def _key(self, job_id: str) -> tuple[Any, ...]:
        """Return what a row is sorted by."""
        key = self._keys.get(job_id)
        if key is None:
            assert self._sorting is not None
            column, ascending = self._sorting
            job = self._jobs[job_id]
            value = self.sort_value(job, column)
            known = (not ascending, value, job_id)
            key = self._keys[job_id] = (ascending, job_id) if value is None else known
        return key

    def _keep_order(self) -> None:
        """Sort the rows where one of them may have another place by now."""
        if not self._is_astray or self._sorting is None:
            return
        self._is_astray = False
        descending = not self._sorting[1]
        wanted = sorted(self._order, key=self._key, reverse=descending)
        if wanted == self._order:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._order[index.row()] for index in before]
        self._order = wanted
        self._rows = {job_id: row for row, job_id in enumerate(wanted)}
        after = [
            self.index(self._rows[job_id], index.column())
            for job_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _alignment(column: JobColumn) -> Qt.AlignmentFlag:
    right = column in _RIGHT_ALIGNED
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
