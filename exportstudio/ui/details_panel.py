"""One job in detail."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from exportstudio.model.job import Job
from exportstudio.service import ExportService
from exportstudio.ui import job_record
from exportstudio.ui.empty_view import EmptyView
from exportstudio.ui.issues_view import IssuesView
from exportstudio.ui.log_view import LogView
from exportstudio.ui.summary_view import SummaryView


class DetailsPanel(QWidget):
    """Summary, issues and log of the job that is selected.

    Signals:
        element_chosen: the key of an element that an issue is about.
    """

    element_chosen = Signal(str)

    def __init__(
        self,
        service: ExportService,
        actions: tuple[QAction, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._job: Job | None = None
        self._summary = SummaryView(actions)
        self._issues = IssuesView()
        self._issues.element_chosen.connect(self.element_chosen)
        self._log = LogView()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._summary, self.tr("Su&mmary"))
        self._tabs.addTab(self._issues, self.tr("&Issues"))
        self._tabs.addTab(self._log, self.tr("&Log"))
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyView(
                "details",
                self.tr("No export selected"),
                self.tr("Select an export to see its result, its issues and its log."),
            )
        )
        self._stack.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        service.engine.log_line.connect(self._on_engine_log_line)

    @property
    def job(self) -> Job | None:
        """The job that is shown."""
        return self._job

    def show_job(self, job: Job | None) -> None:
        """Show another job, the same one as it now is, or none."""
        before, self._job = self._job, job
        if job == before and job is not None and job.state.is_final:
            return
        self._stack.setCurrentIndex(0 if job is None else 1)
        if job is None:
            return
        self._summary.show_job(job)
        self._issues.set_issues(job.issues)
        count = len(job.issues)
        issues = self.tr("&Issues")
        self._tabs.setTabText(1, f"{issues} ({count})" if count else issues)
        if before is None or (before.id, before.state) != (job.id, job.state):
            self._show_log()

    def show_tab(self, number: int) -> None:
        """Show summary (0), issues (1) or log (2)."""
        self._tabs.setCurrentIndex(number)

    def _show_log(self) -> None:
        # Read from the history only where it is seen.
        if self._job is not None and self._tabs.currentWidget() is self._log:
            lines = job_record.log_lines(self._service, self._job)
            self._log.set_lines(lines, job_record.report(self._job))

    @Slot(int)
    def _on_tabs_current_changed(self, _index: int) -> None:
        self._show_log()

    @Slot(str, str)
    def _on_engine_log_line(self, job_id: str, line: str) -> None:
        seen = self._tabs.currentWidget() is self._log
        if seen and self._job is not None and self._job.id == job_id:
            self._log.add_line(line)
