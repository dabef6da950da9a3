"""What the actions about selected jobs do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from exportstudio.model.job import Job, JobState
from exportstudio.ui.command_line import command_line
from exportstudio.ui.job_commands import JobCommands
from exportstudio.ui.reveal import reveal
from exportstudio.ui.stop_dialog import StopDialog
from exportstudio.ui.window_actions import WindowActions, can_cancel, can_retry, is_previewable

_ASK_BEFORE_LOSING_S = 60.0


class SelectionHandler(QObject):
    """Applies actions to the jobs that are selected at that moment.

    Signals:
        preview_requested: the Path of an output that somebody wants to look at.
        removal_requested: a set of ids of ended jobs that somebody wants off the list.
    """

    preview_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(
        self,
        actions: WindowActions,
        commands: JobCommands,
        selected: Callable[[], list[Job]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._selected = selected
        self._window = window
        connections: tuple[tuple[QAction, Callable[[], None]], ...] = (
            (actions.cancel, self._cancel),
            (actions.pause, lambda: commands.pause(selected())),
            (actions.resume, lambda: commands.resume(selected())),
            (actions.retry, lambda: commands.retry(can_retry(selected()))),
            (actions.run_again, self._run_again),
            (actions.remove, self._remove),
            (actions.open_preview, self.open_preview),
            (actions.show_in_folder, self._show_in_folder),
            (actions.copy_path, self._copy_path),
            (actions.copy_command, self._copy_command),
            (actions.start_next, lambda: commands.move(selected(), last=False)),
            (actions.start_last, lambda: commands.move(selected(), last=True)),
            (actions.priority_high, lambda: commands.set_priority(self._waiting(), 8)),
            (actions.priority_normal, lambda: commands.set_priority(self._waiting(), 5)),
            (actions.priority_low, lambda: commands.set_priority(self._waiting(), 2)),
        )
        for action, act in connections:
            action.triggered.connect(act)

    def open_preview(self) -> None:
        """Ask for a look at the first of the selected outputs that can be looked at."""
        for job in self._selected():
            if is_previewable(job):
                self.preview_requested.emit(job.path)
                return

    def _cancel(self) -> None:
        jobs = can_cancel(self._selected())
        lost_s = max((job.seconds or 0.0 for job in jobs if not job.state.is_final), default=0.0)
        if lost_s < _ASK_BEFORE_LOSING_S:
            self._commands.cancel(jobs)
            return
        dialog = StopDialog(len(jobs), lost_s, self._window)
        dialog.stop_requested.connect(lambda: self._commands.cancel(jobs))
        dialog.open()

    def _run_again(self) -> None:
        self._commands.run_again(job for job in self._selected() if job.state.is_success)

    def _remove(self) -> None:
        self.removal_requested.emit({job.id for job in self._selected() if job.state.is_final})

    def _show_in_folder(self) -> None:
        for job in self._selected():
            if job.path is not None:
                reveal(job.path)
                return

    def _waiting(self) -> list[Job]:
        return [job for job in self._selected() if job.state is JobState.QUEUED]

    def _copy_command(self) -> None:
        commands = (command_line(job) for job in self._selected())
        QGuiApplication.clipboard().setText("\n".join(commands))

    def _copy_path(self) -> None:
        paths = [str(job.path) for job in self._selected() if job.path is not None]
        QGuiApplication.clipboard().setText("\n".join(paths))
