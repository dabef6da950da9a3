"""Everything that was ever exported."""

from collections.abc import Callable
from itertools import chain, islice
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exportstudio.model.job import Job, JobState
from exportstudio.ui.empty_view import EmptyView
from exportstudio.ui.job_list_panel import JobListPanel
from exportstudio.ui.job_table_model import JobColumn

_PAGE = 500
_SETTLE_MS = 200

# Asks the history for jobs, newest first: in a state or in any, with a text, at most so many.
LoadJobs = Callable[[JobState | None, str | None, int], list[Job]]


class HistoryPage(JobListPanel):
    """All jobs of the history, newest first; searched in the history itself.

    It is read when the page is seen, and again when told that it has changed.
    """

    def __init__(self, load_jobs: LoadJobs, parent: QWidget | None = None) -> None:
        empty = EmptyView(
            "history",
            self.tr("Nothing exported yet"),
            self.tr("Every export is kept here with its settings, its result and its log."),
        )
        hidden = (JobColumn.PROGRESS, JobColumn.STAGE, JobColumn.TIME_LEFT, JobColumn.ADDED)
        super().__init__(
            self.tr("History of exports"), hidden, empty, self.tr("Search the history"), parent
        )
        self.table.sortByColumn(JobColumn.ADDED, Qt.SortOrder.DescendingOrder)
        self._load_jobs = load_jobs
        self._limit = _PAGE
        self._count = QLabel()
        self._more = QPushButton(self.tr("Show &more"))
        self._more.setAccessibleName(self.tr("Show more of the history"))
        self._more.clicked.connect(self._on_more_clicked)
        self._footer = QWidget()
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(0, 0, 0, 0)
        footer.addStretch()
        footer.addWidget(self._count)
        footer.addWidget(self._more)
        footer.addStretch()
        self._footer.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._footer)
        self._stale = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settle_timed_out)
        self.filter.filter_changed.connect(self._on_filter_changed)

    def refresh(self) -> None:
        """Read the history again, soon, or when it is next seen."""
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history where it has changed since it was last seen."""
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        self._stale = False
        text = self.filter.text or None
        states = self.filter.states or (None,)
        # One more than is shown tells whether there are more.
        found = chain.from_iterable(
            self._load_jobs(state, text, self._limit + 1) for state in states
        )
        newest = sorted(found, key=attrgetter("id"), reverse=True)
        self.jobs.show_only(islice(newest, self._limit))
        self._on_rows_changed()
        self._footer.setVisible(len(newest) > self._limit)
        self._count.setText(self.tr("The newest {count} exports").format(count=self._limit))

    def _on_filter_changed(self) -> None:
        self._limit = _PAGE
        self.refresh()

    @Slot()
    def _on_settle_timed_out(self) -> None:
        self._load()

    def _on_more_clicked(self) -> None:
        self._limit += _PAGE
        self._load()
