"""Everything that can be done in the window, as actions."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from exportstudio.model.job import LEGAL_MOVES, Job, JobState
from exportstudio.ui.icon import icon

PREVIEWABLE = frozenset({".glb", ".gltf"})


class WindowActions(QObject):
    """The actions of menus, toolbar and buttons, each made once.

    Those about jobs are enabled where they are legal for at least one of the selected jobs; they
    are to be applied to `Job`s that the functions of this module name.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        make = self._make
        self.add_files = make(
            "add-files",
            self.tr("&Add files…"),
            self.tr("Choose buildings to export"),
            QKeySequence(QKeySequence.StandardKey.Open),
        )
        self.add_folder = make(
            "add-folder",
            self.tr("Add &folder…"),
            self.tr("Choose a folder and export the buildings in it"),
            QKeySequence("Ctrl+Shift+O"),
        )
        self.export = make(
            "export",
            self.tr("&Export…"),
            self.tr("Choose buildings, formats, quality and destination of a new export"),
            QKeySequence("Ctrl+E"),
        )
        self.quit = make(
            None, self.tr("&Quit"), self.tr("Close the program"), QKeySequence("Ctrl+Q")
        )
        self.hold = make(
            "hold",
            self.tr("&Hold queue"),
            self.tr("Start no further export; those that run are finished"),
            QKeySequence("Ctrl+Shift+H"),
        )
        self.hold.setCheckable(True)
        self.cancel = make(
            "cancel",
            self.tr("&Cancel"),
            self.tr("Stop the selected exports; nothing is left at their destination"),
        )
        self.pause = make(
            "pause",
            self.tr("&Pause"),
            self.tr("Let the selected exports stand still, with those of the same building"),
        )
        self.resume = make("resume", self.tr("Res&ume"), self.tr("Let the selected exports go on"))
        self.retry = make(
            "retry",
            self.tr("&Retry"),
            self.tr("Queue the selected exports again that did not succeed"),
            QKeySequence("F5"),
        )
        self.run_again = make(
            "run-again",
            self.tr("Run a&gain"),
            self.tr("Export the same buildings again with the same settings"),
            QKeySequence("Ctrl+R"),
        )
        self.retry_failed = make(
            "retry",
            self.tr("Retry all &failed"),
            self.tr("Queue everything again that failed or crashed"),
            QKeySequence("Shift+F5"),
        )
        self.start_next = make(
            "start-next",
            self.tr("Start ne&xt"),
            self.tr("Let the selected exports start before all others that wait"),
            QKeySequence("Ctrl+Shift+Up"),
        )
        self.start_last = make(
            "start-last",
            self.tr("Start la&st"),
            self.tr("Let the selected exports start after all others that wait"),
            QKeySequence("Ctrl+Shift+Down"),
        )
        self.priority_high = make(
            "priority", self.tr("&High priority"), self.tr("Start before exports of less priority")
        )
        self.priority_normal = make(
            "priority", self.tr("&Normal priority"), self.tr("Start in turn")
        )
        self.priority_low = make(
            "priority", self.tr("Lo&w priority"), self.tr("Start when nothing else waits")
        )
        self.use_settings = make(
            "export",
            self.tr("Use these s&ettings…"),
            self.tr("Put together a new export with building and settings of the selected one"),
            QKeySequence("Ctrl+Shift+E"),
        )
        self.repeat = make(
            "repeat",
            self.tr("Export like &last time"),
            self.tr("Export the buildings of the last export again, with the same settings"),
            QKeySequence("Ctrl+L"),
        )
        self.repeat.setIconText(self.tr("Repeat last"))
        self.copy_command = make(
            "command",
            self.tr("Copy as comman&d"),
            self.tr("Copy the command that does the same in a terminal"),
        )
        self.remove = make(
            "remove",
            self.tr("Remove from &list"),
            self.tr("Take ended exports off the list; files and history stay"),
        )
        self.clear_finished = make(
            "clear-finished",
            self.tr("C&lear finished"),
            self.tr("Take all ended exports off the list; files and history stay"),
            QKeySequence("Ctrl+Shift+Del"),
        )
        self.open_preview = make(
            "preview",
            self.tr("Open pre&view"),
            self.tr("Look at the exported building"),
            QKeySequence("Space"),
        )
        # In a table only: elsewhere the space bar presses what has the focus.
        self.open_preview.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.show_in_folder = make(
            "folder",
            self.tr("Show in &folder"),
            self.tr("Show the exported file in its folder"),
            QKeySequence("Ctrl+Shift+F"),
        )
        self.copy_path = make(
            "copy",
            self.tr("Copy pa&th"),
            self.tr("Copy the path of the exported file"),
            QKeySequence("Ctrl+Shift+C"),
        )
        self.verify = make(
            "verify",
            self.tr("&Verify…"),
            self.tr("Check that outputs, folders or packages are what was exported"),
            QKeySequence("Ctrl+Shift+V"),
        )
        self.compare = make(
            "compare",
            self.tr("Co&mpare…"),
            self.tr("Tell what differs between two buildings, outputs or packages"),
            QKeySequence("Ctrl+Shift+M"),
        )
        self.find = make(
            "search",
            self.tr("&Find"),
            self.tr("Look for exports in the list"),
            QKeySequence(QKeySequence.StandardKey.Find),
        )
        self.show_queue = make(
            "queue", self.tr("&Queue"), self.tr("Show the queue"), QKeySequence("Ctrl+1")
        )
        self.show_history = make(
            "history", self.tr("H&istory"), self.tr("Show the history"), QKeySequence("Ctrl+2")
        )
        self.show_figures = make(
            "statistics",
            self.tr("Fi&gures"),
            self.tr("Show what goes on, and the history in figures"),
            QKeySequence("Ctrl+3"),
        )
        self.show_automation = make(
            "schedule",
            self.tr("S&chedules"),
            self.tr("Show what is exported by itself: schedules and watched folders"),
            QKeySequence("Ctrl+4"),
        )
        self.new_schedule = make(
            "schedule",
            self.tr("New s&chedule…"),
            self.tr("Export buildings or folders at set times"),
            QKeySequence("Ctrl+Shift+N"),
        )
        self.watch_folder = make(
            "watch",
            self.tr("&Watch a folder…"),
            self.tr("Export what comes into a folder, or changes there"),
            QKeySequence("Ctrl+Shift+W"),
        )
        self.show_details = make(
            "details",
            self.tr("&Details"),
            self.tr("Show or hide the details of the selected export"),
            QKeySequence("Ctrl+D"),
        )
        self.show_preview = make(
            "preview",
            self.tr("&Preview"),
            self.tr("Show or hide the preview"),
            QKeySequence("Ctrl+P"),
        )
        for action in (self.show_details, self.show_preview):
            action.setCheckable(True)
            action.setChecked(True)
        self.settings = make(
            "settings",
            self.tr("&Settings…"),
            self.tr("Exports at once, cache, history, colours, privacy"),
            QKeySequence("Ctrl+,"),
        )
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.about = make(None, self.tr("&About Export Studio"), self.tr("Show the version"))
        self.show_selection([], in_queue=True)

    def show_selection(self, jobs: Sequence[Job], *, in_queue: bool) -> None:
        """Enable what is legal for the selected jobs; only the queue has rows to remove."""
        cancellable = bool(can_cancel(jobs))
        self.cancel.setEnabled(cancellable)
        self.pause.setEnabled(any(job.state is JobState.RUNNING for job in jobs))
        self.resume.setEnabled(any(job.state is JobState.PAUSED for job in jobs))
        self.retry.setEnabled(bool(can_retry(jobs)))
        self.run_again.setEnabled(any(job.state.is_success for job in jobs))
        waits = in_queue and any(job.state is JobState.QUEUED for job in jobs)
        for action in (self.start_next, self.start_last, *self.priorities()):
            action.setEnabled(waits)
        for action in (self.use_settings, self.copy_command):
            action.setEnabled(bool(jobs))
        self.remove.setEnabled(in_queue and any(job.state.is_final for job in jobs))
        self.open_preview.setEnabled(any(is_previewable(job) for job in jobs))
        self.show_in_folder.setEnabled(any(job.path for job in jobs))
        self.copy_path.setEnabled(any(job.path for job in jobs))
        # Delete ends what is going on, and clears away what has ended.
        delete = [QKeySequence(QKeySequence.StandardKey.Delete)]
        self.cancel.setShortcuts(delete if cancellable else [])
        self.remove.setShortcuts([] if cancellable else delete)

    def priorities(self) -> tuple[QAction, QAction, QAction]:
        """Return the actions that set a priority, the highest first."""
        return self.priority_high, self.priority_normal, self.priority_low

    def job_menu(self) -> list[QAction]:
        """Return what the menu of a row offers."""
        return [
            self.open_preview,
            self.show_in_folder,
            self.copy_path,
            self.copy_command,
            self._separator(),
            self.pause,
            self.resume,
            self.cancel,
            self.retry,
            self.run_again,
            self.use_settings,
            self._separator(),
            self.start_next,
            self.start_last,
            *self.priorities(),
            self._separator(),
            self.verify,
            self.compare,
            self._separator(),
            self.remove,
        ]

    def _make(
        self, icon_name: str | None, text: str, tip: str, keys: QKeySequence | None = None
    ) -> QAction:
        action = QAction(text, self)
        if icon_name is not None:
            action.setIcon(icon(icon_name))
        action.setStatusTip(tip)
        action.setToolTip(tip)
        if keys is not None:
            action.setShortcut(keys)
        return action

    def _separator(self) -> QAction:
        separator = QAction(self)
        separator.setSeparator(True)
        return separator


def can_cancel(jobs: Sequence[Job]) -> list[Job]:
    """Return those of `jobs` that can be cancelled."""
    return [job for job in jobs if JobState.CANCELLED in LEGAL_MOVES[job.state]]


def can_retry(jobs: Sequence[Job]) -> list[Job]:
    """Return those of `jobs` that have ended and can be queued again."""
    return [job for job in jobs if job.state.is_final and JobState.QUEUED in LEGAL_MOVES[job.state]]


def is_finished(job: Job) -> bool:
    """Return whether `job` is over and done with; what was interrupted may want a restart."""
    return job.state.is_final and job.state is not JobState.INTERRUPTED


def is_previewable(job: Job) -> bool:
    """Return whether the output of `job` can be looked at here."""
    return job.path is not None and job.path.suffix.lower() in PREVIEWABLE
