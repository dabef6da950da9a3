"""The table of jobs on screen."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from exportstudio.model.job import Job
from exportstudio.ui.job_filter_model import JobFilterModel
from exportstudio.ui.job_table_model import JobColumn, JobTableModel
from exportstudio.ui.progress_delegate import ProgressDelegate
from exportstudio.ui.quiet_table_view import QuietTableView

_WIDTHS_IN_CHARACTERS = {
    JobColumn.BUILDING: 40,
    JobColumn.FORMAT: 9,
    JobColumn.QUALITY: 15,
    JobColumn.STATE: 22,
    JobColumn.PROGRESS: 22,
    JobColumn.STAGE: 26,
    JobColumn.ELAPSED: 10,
    JobColumn.TIME_LEFT: 10,
    JobColumn.SIZE: 11,
    JobColumn.ADDED: 22,
    JobColumn.FINISHED: 22,
    JobColumn.DESTINATION: 34,
}


class JobTableView(QuietTableView):
    """Shows jobs; the header's menu chooses the columns.

    Signals:
        selection_changed: other jobs are selected than before.
        columns_changed: other columns are seen than before.
        job_activated: the id of a job that was double clicked, or chosen with Return.
    """

    selection_changed = Signal()
    columns_changed = Signal()
    job_activated = Signal(str)

    def __init__(
        self,
        jobs: JobTableModel,
        hidden: Iterable[JobColumn],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._jobs = jobs
        self._hidden = frozenset(hidden)
        self._rows = JobFilterModel(jobs, self)
        self.setModel(self._rows)
        self.setItemDelegateForColumn(JobColumn.PROGRESS, ProgressDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSortingEnabled(True)
        self.activated.connect(self._on_activated)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        self.reset_columns()

    @property
    def rows(self) -> JobFilterModel:
        """The jobs as they are sorted and filtered."""
        return self._rows

    def selected_jobs(self) -> list[Job]:
        """Return the selected jobs as they now are, in the order seen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.job_at(row) for row in rows]

    def current_job(self) -> Job | None:
        """Return the job that the keyboard stands on if it is selected, else the first selected."""
        index = self.currentIndex()
        if index.isValid() and self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            return self._rows.job_at(index.row())
        return next(iter(self.selected_jobs()), None)

    def select_job(self, job_id: str) -> None:
        """Select one job and scroll to it; nothing happens where it is not seen."""
        row = self._rows.row_of(job_id)
        if row is None:
            return
        index = self._rows.index(row, JobColumn.BUILDING)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def let_rows_be_dragged(self) -> None:
        """Let jobs that wait be dragged to another place in the line."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def seen_columns(self) -> tuple[JobColumn, ...]:
        """Return the columns that are not hidden."""
        return tuple(column for column in JobColumn if not self.isColumnHidden(column))

    def reset_columns(self) -> None:
        """Show the columns as they were made."""
        character = self.fontMetrics().averageCharWidth()
        for column in JobColumn:
            self.setColumnHidden(column, column in self._hidden)
            self.setColumnWidth(column, _WIDTHS_IN_CHARACTERS[column] * character)
        self._tell_columns()

    def layout_state(self) -> QByteArray:
        """Return widths, order, visibility and sorting of the columns."""
        return self.horizontalHeader().saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Take over what `layout_state` returned once; nothing happens for an empty one."""
        if not state.isEmpty() and self.horizontalHeader().restoreState(state):
            self._tell_columns()

    def _tell_columns(self) -> None:
        self._rows.set_columns(self.seen_columns())
        self.columns_changed.emit()

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self.selection_changed.emit()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.job_activated.emit(index.data(JobTableModel.ID_ROLE))

    @Slot(QPoint)
    def _on_header_menu_requested(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in JobColumn:
            action = menu.addAction(self._jobs.title(column))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            # The building is what a row is about.
            action.setEnabled(column is not JobColumn.BUILDING)
            action.toggled.connect(partial(self._on_column_toggled, column))
        menu.addSeparator()
        menu.addAction(self.tr("Sort as they &came")).triggered.connect(
            lambda: self.sortByColumn(JobColumn.ADDED, Qt.SortOrder.AscendingOrder)
        )
        menu.addAction(self.tr("&Resize to contents")).triggered.connect(
            self.resizeColumnsToContents
        )
        menu.addAction(self.tr("Reset &columns")).triggered.connect(self.reset_columns)
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    def _on_column_toggled(self, column: JobColumn, seen: bool) -> None:
        self.setColumnHidden(column, not seen)
        self._tell_columns()
