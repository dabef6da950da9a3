"""The window."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QMimeData,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QToolBar

from exportstudio import __version__
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job, JobState
from exportstudio.model.request import ExportRequest
from exportstudio.service import ExportService
from exportstudio.ui.details_panel import DetailsPanel
from exportstudio.ui.drop_hint_view import DropHintView
from exportstudio.ui.filter_bar_view import UNSUCCESSFUL
from exportstudio.ui.history_page import HistoryPage
from exportstudio.ui.icon import icon
from exportstudio.ui.job_commands import JobCommands
from exportstudio.ui.message_panel import Message
from exportstudio.ui.new_export_dialog import NewExportDialog
from exportstudio.ui.preview.preview_panel import PreviewPanel
from exportstudio.ui.queue_page import QueuePage
from exportstudio.ui.queue_status_view import QueueStatusView
from exportstudio.ui.quit_dialog import QuitDialog
from exportstudio.ui.reveal import reveal
from exportstudio.ui.settings import WindowSettings
from exportstudio.ui.source_file import SourceFile
from exportstudio.ui.stop_dialog import StopDialog
from exportstudio.ui.tone import Tone
from exportstudio.ui.window_actions import WindowActions, can_cancel, can_retry, is_previewable
from exportstudio.ui.work_panel import WorkPanel

_REFRESH_MS = 100
_ASK_BEFORE_LOSING_S = 60.0
_MOST_REASONS = 6


class MainWindow(QMainWindow):
    """Queue and history of a service, with details and preview of what is selected.

    Signals:
        closed: the window is gone for good.
    """

    closed = Signal()

    def __init__(self, service: ExportService) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Export Studio"))
        self.setAcceptDrops(True)
        self._service = service
        self._settings = WindowSettings(service.data_folder)
        self._actions = WindowActions(self)
        self._commands = JobCommands(service, self)
        self._ended: list[Job] = []
        self._quits_when_done = self._closing = False
        actions = self._actions
        self._preview = PreviewPanel()
        self._details = DetailsPanel(service, (actions.open_preview, actions.show_in_folder))
        self._queue = QueuePage(actions.add_files)
        self._history = HistoryPage(
            lambda state, text, limit: service.jobs(state=state, text=text, limit=limit)
        )
        self._work = WorkPanel(self._details, self._preview)
        self._work.add_page(self._queue, icon("queue"), self.tr("Queue"))
        self._work.add_page(self._history, icon("history"), self.tr("History"))
        self._work.follow(actions.show_details, actions.show_preview)
        self.setCentralWidget(self._work)
        self._drop_hint = DropHintView(self._work)
        self._status = QueueStatusView()
        self.statusBar().addPermanentWidget(self._status)
        self._dialog = NewExportDialog(
            service.formats(), service.qualities(), self._settings, self
        )
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._on_refresh_timed_out)
        self._build_menus()
        self._build_toolbar()
        self._connect_actions()
        self._connect_parts()
        self._restore_layout()
        self._greet()

    @property
    def actions_(self) -> WindowActions:
        """Everything that can be done here."""
        return self._actions

    @property
    def queue(self) -> QueuePage:
        """The page of the queue."""
        return self._queue

    @property
    def history(self) -> HistoryPage:
        """The page of the history."""
        return self._history

    @property
    def details(self) -> DetailsPanel:
        """The selected job."""
        return self._details

    @property
    def preview(self) -> PreviewPanel:
        """The preview of a finished export."""
        return self._preview

    @property
    def new_export(self) -> NewExportDialog:
        """The dialog in which an export is put together."""
        return self._dialog

    @property
    def work(self) -> WorkPanel:
        """All that is between toolbar and status bar."""
        return self._work

    def add_sources(self, paths: Iterable[Path]) -> None:
        """Add files and folders to a new export; what can't be used is told in one message."""
        self._dialog.add_paths(paths)

    def export(self, requests: Sequence[ExportRequest]) -> None:
        """Start exports that need no more questions."""
        self._commands.export(requests)

    def show_fault(self, trace: str) -> None:
        """Tell of an error that nobody caught."""
        copy = partial(QGuiApplication.clipboard().setText, trace)
        self._tell(
            "fault",
            self.tr("JOB599: Something unexpected happened in the window. Exports go on."),
            Tone.BAD,
            (self.tr("&Copy details"), copy),
        )

    def close_now(self) -> None:
        """Close without a question; what runs is offered again at the next start."""
        self._closing = True
        self.close()
