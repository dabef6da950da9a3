"""A table of jobs with its filter, and what stands there while there is nothing to list."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from exportstudio.model.job import Job, JobState
from exportstudio.ui.card_view import CardView
from exportstudio.ui.empty_view import EmptyView
from exportstudio.ui.filter_bar_view import FilterBarView
from exportstudio.ui.job_table_model import JobColumn, JobTableModel
from exportstudio.ui.job_table_view import JobTableView


class JobListPanel(QWidget):
    """The part that queue and history have in common.

    Signals:
        selection_changed: other jobs are selected, or the selected ones have changed.
        job_activated: the id of a job that was double clicked.
    """

    selection_changed = Signal()
    job_activated = Signal(str)

    def __init__(
        self,
        name: str,
        hidden: Iterable[JobColumn],
        empty: EmptyView,
        placeholder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._menu_actions: list[QAction] = []
        self._jobs = JobTableModel(self)
        self._table = JobTableView(self._jobs, hidden, name)
        self._table.selection_changed.connect(self.selection_changed)
        self._table.job_activated.connect(self.job_activated)
        self._table.customContextMenuRequested.connect(self._on_table_menu_requested)
        self._filter = FilterBarView(placeholder)
        show_all = QAction(self.tr("Show &all"), self)
        show_all.triggered.connect(self._on_show_all_triggered)
        self._empty = empty
        self._no_match = EmptyView(
            "search",
            self.tr("No export matches"),
            self.tr("Nothing in the list is like what you look for."),
            show_all,
        )
        self._stack = QStackedWidget()
        for page in (self._empty, self._no_match, self._table):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._filter)
        layout.addWidget(CardView(self._stack), 1)
        for signal in (self._table.rows.rowsInserted, self._table.rows.rowsRemoved):
            signal.connect(self._on_rows_changed)
        for signal in (self._table.rows.modelReset, self._table.rows.layoutChanged):
            signal.connect(self._on_rows_changed)
        self._jobs.dataChanged.connect(self.selection_changed)
        self._on_rows_changed()

    @property
    def jobs(self) -> JobTableModel:
        """All jobs, filtered or not."""
        return self._jobs

    @property
    def table(self) -> JobTableView:
        """The table."""
        return self._table

    @property
    def filter(self) -> FilterBarView:
        """The line in which one says what one looks for."""
        return self._filter

    def set_menu_actions(self, actions: Iterable[QAction]) -> None:
        """Offer `actions` in the menu of a row; those that are not legal now are left out."""
        self._menu_actions = list(actions)

    def selected_jobs(self) -> list[Job]:
        """Return the selected jobs."""
        return self._table.selected_jobs()

    @property
    def is_filtering(self) -> bool:
        """True where something is looked for."""
        return bool(self._filter.text or self._filter.states)

    def _on_rows_changed(self) -> None:
        if self._table.rows.rowCount():
            self._stack.setCurrentWidget(self._table)
        else:
            self._stack.setCurrentWidget(self._no_match if self.is_filtering else self._empty)

    def _on_show_all_triggered(self) -> None:
        self._filter.set_filter("", frozenset[JobState]())

    @Slot(QPoint)
    def _on_table_menu_requested(self, where: QPoint) -> None:
        menu = QMenu(self)
        # The menu goes when it is closed; the actions belong to others and stay.
        menu.aboutToHide.connect(menu.deleteLater)
        for action in self._menu_actions:
            if action.isSeparator() or action.isEnabled():
                menu.addAction(action)
        menu.popup(self._table.viewport().mapToGlobal(where))
