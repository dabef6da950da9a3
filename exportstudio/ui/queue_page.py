"""The start page: what waits, what runs and what has just been done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from exportstudio.model.job import Job, JobState
from exportstudio.ui.empty_view import EmptyView
from exportstudio.ui.job_list_panel import JobListPanel
from exportstudio.ui.job_table_model import JobColumn


class QueuePage(JobListPanel):
    """The jobs of this run of the program, and those that the last one left unfinished."""

    def __init__(self, add_files: QAction, parent: QWidget | None = None) -> None:
        empty = EmptyView(
            "building",
            self.tr("Drop IFC files here"),
            self.tr("Or add files, choose a format and a quality, and export."),
            add_files,
        )
        hidden = (JobColumn.ADDED, JobColumn.FINISHED)
        super().__init__(
            self.tr("Queue of exports"), hidden, empty, self.tr("Filter the queue"), parent
        )
        # In the order in which they came, which is the order in which they are worked on.
        self.table.sortByColumn(JobColumn.ADDED, Qt.SortOrder.AscendingOrder)
        self.table.let_rows_be_dragged()
        self.filter.filter_changed.connect(self._on_filter_changed)

        self._added: list[Job] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._on_settle_timed_out)

    def add_job(self, job: Job) -> None:
        """Show a job that came in, together with those that come in with it."""
        self._added.append(job)
        self._settle.start()

    def change_jobs(self, jobs: Sequence[Job]) -> None:
        """Show jobs as they now are; those that were removed from the list stay away."""
        self._on_settle_timed_out()
        self.jobs.put(job for job in jobs if self.jobs.job(job.id))

    def show_states(self, states: frozenset[JobState]) -> None:
        """Show only jobs in these states."""
        self.filter.set_filter("", states)

    @Slot()
    def _on_settle_timed_out(self) -> None:
        added, self._added = self._added, []
        self.jobs.put(added)

    def _on_filter_changed(self) -> None:
        self.table.rows.set_filter(self.filter.text, self.filter.states)
        self._on_rows_changed()
