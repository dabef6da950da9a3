"""The window."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from exportstudio.engine.stats import EngineStats
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job
from exportstudio.model.request import ExportRequest
from exportstudio.service import ExportService
from exportstudio.service_event import EventKind, ServiceEvent
from exportstudio.ui.about_dialog import AboutDialog
from exportstudio.ui.automation_commands import AutomationCommands, Item
from exportstudio.ui.automation_draft import When, draft_of
from exportstudio.ui.automation_page import AutomationPage
from exportstudio.ui.compare_dialog import CompareDialog
from exportstudio.ui.details_panel import DetailsPanel
from exportstudio.ui.drop_hint_view import DropHintView
from exportstudio.ui.figures_page import FiguresPage
from exportstudio.ui.filter_bar_view import UNSUCCESSFUL
from exportstudio.ui.history_page import HistoryPage
from exportstudio.ui.icon import icon
from exportstudio.ui.job_commands import JobCommands
from exportstudio.ui.look import Look
from exportstudio.ui.new_export_dialog import NewExportDialog
from exportstudio.ui.notice_panel import NoticePanel
from exportstudio.ui.notifier import Notifier
from exportstudio.ui.preferences import apply, forget_what_is_old
from exportstudio.ui.preview.preview_panel import PreviewPanel
from exportstudio.ui.queue_page import QueuePage
from exportstudio.ui.queue_status_view import QueueStatusView
from exportstudio.ui.quit_dialog import QuitDialog
from exportstudio.ui.selection_handler import SelectionHandler
from exportstudio.ui.settings import Preferences, WindowSettings
from exportstudio.ui.settings_dialog import SettingsDialog
from exportstudio.ui.sleep_guard import SleepGuard
from exportstudio.ui.taskbar import Taskbar
from exportstudio.ui.verify_dialog import VerifyDialog
from exportstudio.ui.window_actions import WindowActions, is_finished, is_previewable
from exportstudio.ui.window_layout import WindowLayout
from exportstudio.ui.window_menus import add_menus, add_toolbar
from exportstudio.ui.work_panel import WorkPanel

_REFRESH_MS = 100


class MainWindow(QMainWindow):
    """Queue and history of a service, with details and preview of what is selected.

    Signals:
        closed: the window is gone for good.
    """

    closed = Signal()

    def __init__(self, service: ExportService) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Export Studio"))
        self._service = service
        self._settings = WindowSettings(service.data_folder)
        self._actions = WindowActions(self)
        self._commands = JobCommands(service, self)
        self._automation_commands = AutomationCommands(service, self)
        self._notifier = Notifier(self)
        self._sleep_guard = SleepGuard(self)
        self._taskbar = Taskbar(self)
        self._ended: list[Job] = []
        self._quits_when_done = self._closing = False
        actions = self._actions
        self._preview = PreviewPanel()
        self._details = DetailsPanel(service, (actions.open_preview, actions.show_in_folder))
        self._queue = QueuePage(actions.add_files)
        self._history = HistoryPage(
            lambda state, text, limit: service.jobs(state=state, text=text, limit=limit)
        )
        self._figures = FiguresPage(service)
        self._automation = AutomationPage(
            self._automation_commands, actions.new_schedule, actions.watch_folder
        )
        self._work = WorkPanel(self._details, self._preview)
        self._work.add_page(self._queue, icon("queue"), self.tr("Queue"))
        self._work.add_page(self._history, icon("history"), self.tr("History"))
        self._work.add_page(self._figures, icon("statistics"), self.tr("Figures"))
        self._work.add_page(self._automation, icon("schedule"), self.tr("Schedules"))
        self._work.follow(actions.show_details, actions.show_preview)
        self.setCentralWidget(self._work)
        self._drop_hint = DropHintView(self, self._work)
        self._status = QueueStatusView()
        self.statusBar().addPermanentWidget(self._status)
        self._dialog = NewExportDialog(service, self._settings, self)
        self._verify = VerifyDialog(self)
        self._compare = CompareDialog(self)
        self._selection = SelectionHandler(actions, self._commands, self._selected, self)
        self._selection.preview_requested.connect(self._look_at)
        self._selection.removal_requested.connect(self._remove)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._on_refresh_timed_out)
        self._recent = QMenu(self.tr("&Recent buildings"), self)
        self._recent.aboutToShow.connect(self._on_recent_about_to_show)
        add_menus(self, actions, self._recent)
        add_toolbar(self, actions)
        for page in (self._queue, self._history):
            page.set_menu_actions(actions.job_menu())
            page.table.addAction(actions.open_preview)
        self._connect_actions()
        self._connect_parts()
        self._connect_automation()
        apply(self._settings.preferences, service)
        self._look = Look(self)
        self._layout = WindowLayout(
            self._settings,
            self,
            self._work,
            {"queue": self._queue.table, "history": self._history.table},
        )
        self._layout.restore()
        self._greet()

    @property
    def window_actions(self) -> WindowActions:
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
    def figures(self) -> FiguresPage:
        """The page of figures."""
        return self._figures

    @property
    def automation(self) -> AutomationPage:
        """The page of schedules and watched folders."""
        return self._automation

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
    def verify(self) -> VerifyDialog:
        """The dialog that checks what was exported."""
        return self._verify

    @property
    def compare(self) -> CompareDialog:
        """The dialog that tells what differs."""
        return self._compare

    @property
    def drop_hint(self) -> DropHintView:
        """What takes in files that are dropped."""
        return self._drop_hint

    @property
    def notices(self) -> NoticePanel:
        """What the window has to say."""
        return self._work.notices

    def add_sources(self, paths: Iterable[Path]) -> None:
        """Add files and folders to a new export; what can't be used is told in one message."""
        self._dialog.add_paths(paths)

    def export(self, requests: Sequence[ExportRequest]) -> None:
        """Start exports that need no more questions."""
        self._commands.export(requests)

    def close_now(self) -> None:
        """Close without a question; what runs is offered again at the next start."""
        self._closing = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first while there is work; remember sizes and clean up."""
        unfinished = sum(not job.state.is_final for job in self._service.engine.jobs())
        if unfinished and not self._closing:
            event.ignore()
            self._ask_before_quitting(unfinished)
            return
        self._closing = True
        self._layout.save()
        self._unfollow()
        self._commands.close()
        self._automation_commands.close()
        self._figures.close_feeds()
        for dialog in (self._dialog, self._verify, self._compare):
            dialog.close()
        self._notifier.close()
        self._sleep_guard.hold(False)
        self._taskbar.show_progress(None)
        self._preview.close()
        super().closeEvent(event)
        self.closed.emit()

    # Putting together

    def _connect_actions(self) -> None:
        actions = self._actions
        dialog = self._dialog
        connections: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (actions.add_files, dialog.choose_files),
            (actions.add_folder, dialog.choose_folder),
            (actions.export, dialog.show),
            (actions.quit, self.close),
            (actions.clear_finished, self._on_clear_finished_triggered),
            (actions.find, lambda: self._work.page().filter.setFocus()),
            (actions.show_queue, lambda: self._work.show_page(self._queue)),
            (actions.show_history, lambda: self._work.show_page(self._history)),
            (actions.show_figures, lambda: self._work.show_page(self._figures)),
            (actions.show_automation, lambda: self._work.show_page(self._automation)),
            (actions.new_schedule, lambda: self._dialog.automate(When.AT_TIMES)),
            (actions.watch_folder, lambda: self._dialog.automate(When.ON_ARRIVAL)),
            (actions.verify, self._on_verify_triggered),
            (actions.compare, self._on_compare_triggered),
            (actions.repeat, self._on_repeat_triggered),
            (actions.retry_failed, self._commands.retry_failed),
            (actions.use_settings, self._on_use_settings_triggered),
            (actions.settings, self._on_settings_triggered),
            (actions.about, lambda: AboutDialog(self).open()),
        )
        for action, act in connections:
            action.triggered.connect(act)
        actions.hold.toggled.connect(self._service.hold)

    def _connect_parts(self) -> None:
        engine = self._service.engine
        engine.job_added.connect(self._queue.add_job)
        engine.job_added.connect(self._on_engine_job_added)
        engine.jobs_changed.connect(self._queue.change_jobs)
        engine.job_finished.connect(self._on_engine_job_finished)
        engine.stats_changed.connect(self._on_engine_stats_changed)
        engine.queue_held.connect(self._on_engine_queue_held)
        engine.idle.connect(self._on_engine_idle)
        for page in (self._queue, self._history):
            page.selection_changed.connect(self._refresh.start)
            page.job_activated.connect(self._selection.open_preview)
        self._work.page_changed.connect(self._on_refresh_timed_out)
        self._details.element_chosen.connect(self._preview.select_element)
        self._dialog.export_requested.connect(self._commands.export)
        self._dialog.sources_refused.connect(self.notices.tell_refused_sources)
        self._commands.submitted.connect(self._on_commands_submitted)
        self._commands.export_refused.connect(self._on_commands_export_refused)
        self._commands.refused.connect(self.notices.tell_issue)
        self._commands.dismissed.connect(self._on_commands_dismissed)
        self._figures.report_written.connect(self.notices.tell_report)
        self._figures.report_refused.connect(self.notices.tell_issue)
        self._compare.element_chosen.connect(self._preview.select_element)
        self._queue.table.rows.move_requested.connect(self._commands.move_beside)
        self._queue.table.rows.move_requested.connect(self._refresh.start)
        self._notifier.clicked.connect(self._on_notifier_clicked)
        self._drop_hint.paths_dropped.connect(self.add_sources)

    def _connect_automation(self) -> None:
        commands = self._automation_commands
        self._dialog.automation_requested.connect(commands.keep)
        self._automation.change_requested.connect(lambda item: self._dialog.change(draft_of(item)))
        commands.kept.connect(self._on_automation_kept)
        commands.draft_refused.connect(self._on_commands_export_refused)
        commands.removed.connect(
            lambda item: self.notices.tell_forgotten(item.name, lambda: commands.restore(item))
        )
        commands.refused.connect(self.notices.tell_issue)
        self._unfollow = self._service.on_event(self._on_service_event)

    def _greet(self) -> None:
        forget_what_is_old(self._settings.preferences, self._service)
        for issue in self._service.startup_issues:
            self.notices.tell_issue(issue)
        for job in self._service.engine.jobs():
            self._queue.add_job(job)
            self._look_at_first(job)
        interrupted = self._service.interrupted()
        if interrupted:
            self._queue.jobs.put(reversed(interrupted))
            self.notices.tell_interrupted(
                len(interrupted),
                self._commands.recover,
                lambda: self._commands.cancel(interrupted),
            )
        self._on_refresh_timed_out()

    # What is seen

    def _selected(self) -> list[Job]:
        return self._work.page().selected_jobs()

    @Slot()
    def _on_refresh_timed_out(self) -> None:
        page = self._work.page()
        self._actions.show_selection(page.selected_jobs(), in_queue=page is self._queue)
        self._details.show_job(page.table.current_job())
        jobs = self._queue.jobs.jobs()
        self._actions.clear_finished.setEnabled(any(map(is_finished, jobs)))
        self._actions.retry_failed.setEnabled(any(job.state in UNSUCCESSFUL for job in jobs))
        self._actions.repeat.setEnabled(bool(self._settings.last_sources))
        engine = self._service.engine
        self._queue.jobs.show_turns(engine.waiting())
        self._status.show_jobs(jobs, engine.stats().slots, held=engine.is_held)

    @Slot(object)
    def _look_at(self, path: Path) -> None:
        self._actions.show_preview.setChecked(True)
        jobs = (*self._selected(), *self._queue.jobs.jobs())
        issues = next((job.issues for job in jobs if job.path == path), ())
        findings = {
            issue.element: f"{issue.code} ({issue.severity})" for issue in issues if issue.element
        }
        self._preview.load(path, findings)

    def _look_at_first(self, job: Job) -> None:
        """Show the first result by itself; later ones must not take its place unasked."""
        idle = self._preview.view_state is None and not self._preview.is_loading
        if idle and job.path is not None and is_previewable(job):
            self._look_at(job.path)

    @Slot()
    def _on_clear_finished_triggered(self) -> None:
        self._remove({job.id for job in self._queue.jobs.jobs() if is_finished(job)})

    @Slot(object)
    def _remove(self, job_ids: set[str]) -> None:
        removed = self._queue.jobs.remove(job_ids)
        self.notices.tell_removed(removed, lambda: self._queue.jobs.put(removed))
        self._refresh.start()

    @Slot()
    def _on_recent_about_to_show(self) -> None:
        self._recent.clear()
        for path in self._settings.recent:
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.add_sources([path]))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Nothing exported yet")).setEnabled(False)

    @Slot()
    def _on_repeat_triggered(self) -> None:
        preset = self._settings.last_preset
        if preset is not None:
            self._commands.export(preset.requests(self._settings.last_sources))

    @Slot()
    def _on_use_settings_triggered(self) -> None:
        job = next(iter(self._selected()), None)
        if job is not None:
            self._dialog.repeat(job)

    @Slot()
    def _on_settings_triggered(self) -> None:
        dialog = SettingsDialog(self._service, self._settings.preferences, self)
        dialog.chosen.connect(self._on_settings_dialog_chosen)
        dialog.open()

    @Slot(object)
    def _on_settings_dialog_chosen(self, preferences: Preferences) -> None:
        self._settings.preferences = preferences
        apply(preferences, self._service)

    @Slot()
    def _on_verify_triggered(self) -> None:
        self._verify.show()
        self._verify.raise_()
        outputs = [job.path for job in self._selected() if job.path is not None]
        if outputs:
            self._verify.verify(outputs[0])

    @Slot()
    def _on_compare_triggered(self) -> None:
        self._compare.show()
        self._compare.raise_()
        jobs = sorted(self._selected(), key=lambda job: job.id)
        outputs = [job.path for job in jobs if job.path is not None]
        if len(outputs) > 1:
            self._compare.compare(outputs[0], outputs[-1])
        elif outputs:
            self._compare.compare(jobs[0].source, outputs[0])

    # The queue

    @Slot(object)
    def _on_engine_job_added(self, _job: Job) -> None:
        self.notices.forget_end()
        self._refresh.start()

    @Slot(object)
    def _on_engine_job_finished(self, job: Job) -> None:
        self._ended.append(job)
        self._queue.change_jobs([job])
        self._history.refresh()
        self._refresh.start()
        self._look_at_first(job)

    @Slot(object)
    def _on_engine_stats_changed(self, stats: EngineStats) -> None:
        self._sleep_guard.hold(stats.running > 0 and self._settings.preferences.keeps_awake)
        busy = bool(stats.running or stats.paused)
        self._taskbar.show_progress(stats.percent / 100 if busy else None)
        self._queue.jobs.tell_time()
        self._refresh.start()
        self._quit_when_done()

    @Slot(bool)
    def _on_engine_queue_held(self, held: bool) -> None:
        self._actions.hold.setChecked(held)
        if held:
            self.notices.tell_held(lambda: self._service.hold(False))
        else:
            self.notices.tell_released()
        self._refresh.start()

    @Slot()
    def _on_engine_idle(self) -> None:
        ended, self._ended = self._ended, []
        failed = sum(job.state in UNSUCCESSFUL for job in ended)
        if failed:
            done = sum(job.state.is_success for job in ended)
            self.notices.tell_end(done, failed, self._show_failed)
        if ended and self._settings.preferences.notifies:
            done = sum(job.state.is_success for job in ended)
            text = self.tr("{done} exported, {failed} failed").format(done=done, failed=failed)
            self._notifier.tell(self.tr("The queue is done"), text, is_bad=failed > 0)
        self._sleep_guard.hold(False)
        self._taskbar.show_progress(None)
        self._quit_when_done()

    @Slot()
    def _on_notifier_clicked(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        self._work.show_page(self._queue)

    def _show_failed(self) -> None:
        self._work.show_page(self._queue)
        self._queue.show_states(UNSUCCESSFUL)

    @Slot(object)
    def _on_commands_submitted(self, jobs: Sequence[Job]) -> None:
        if self._dialog.is_pending:
            self._dialog.finish()
        self._work.show_page(self._queue)
        self._queue.change_jobs(jobs)
        self._queue.table.select_job(jobs[0].id)

    @Slot(object)
    def _on_commands_export_refused(self, issue: Issue) -> None:
        if self._dialog.is_pending:
            self._dialog.refuse(issue)
        else:
            self.notices.tell_issue(issue)

    @Slot(object)
    def _on_commands_dismissed(self, job_ids: list[str]) -> None:
        self._queue.jobs.remove(job_ids)
        self._history.refresh()

    # Schedules and watched folders

    @Slot(object)
    def _on_automation_kept(self, item: Item) -> None:
        self._dialog.finish()
        self._work.show_page(self._automation)
        self._automation.select(item)

    def _on_service_event(self, event: ServiceEvent) -> None:
        if event.kind is not EventKind.AUTOMATION or event.automation is None:
            return
        self._automation_commands.read()
        if event.issue is not None:
            self.notices.tell_automation(event.automation.name, event.issue)

    # The end

    def _ask_before_quitting(self, unfinished: int) -> None:
        dialog = QuitDialog(unfinished, self)
        dialog.finish_requested.connect(self._on_quit_dialog_finish_requested)
        dialog.stop_requested.connect(self.close_now)
        dialog.open()

    @Slot()
    def _on_quit_dialog_finish_requested(self) -> None:
        self._quits_when_done = True
        self.notices.tell_leaving(self._stay_open)
        self._commands.resume(self._service.engine.jobs())
        self._quit_when_done()

    def _stay_open(self) -> None:
        self._quits_when_done = False

    def _quit_when_done(self) -> None:
        """Close once nothing runs any more, and nothing will start."""
        stats = self._service.engine.stats()
        busy = stats.running or stats.paused or (stats.queued and not stats.held)
        if self._quits_when_done and not busy:
            self.close_now()
