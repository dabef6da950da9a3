"""Keeps the machine awake while there is work."""

import logging
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

_log = logging.getLogger(__name__)
# The program waits for the end of its input, which comes even where the window dies.
_WAITER = "cat"
_END_MS = 1000
_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED = 0x80000000, 0x00000001


class SleepGuard(QObject):
    """Asks the system not to fall asleep: systemd-inhibit, caffeinate, or Windows itself.

    The screen may go dark, and somebody may send the machine to sleep all the same.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._holds_windows = False

    @property
    def is_holding(self) -> bool:
        """True while the system has been asked to stay awake."""
        running = self._process is not None and (
            self._process.state() is not QProcess.ProcessState.NotRunning
        )
        return running or self._holds_windows

    def hold(self, awake: bool) -> None:
        """Keep the machine awake, or let it sleep again; nothing happens where that is so."""
        if awake == self.is_holding or (awake and not can_keep_awake()):
            return
        if sys.platform == "win32":
            import ctypes

            state = _ES_CONTINUOUS | (_ES_SYSTEM_REQUIRED if awake else 0)
            done = ctypes.windll.kernel32.SetThreadExecutionState(state)
            self._holds_windows = awake and bool(done)
        elif awake:
            self._start()
        else:
            self._end()

    def _start(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        # What a frozen program has there is for its own libraries.
        environment.remove("LD_LIBRARY_PATH")
        process.setProcessEnvironment(environment)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.errorOccurred.connect(lambda error: _log.info("the machine may sleep: %s", error))
        program, *arguments = _command()
        process.start(program, arguments)
        self._process = process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.closeWriteChannel()
        if not process.waitForFinished(_END_MS):
            process.kill()
            process.waitForFinished(_END_MS)
        process.deleteLater()


def can_keep_awake() -> bool:
    """Return whether there is a way to keep this machine awake."""
    return sys.platform == "win32" or bool(_command())


def _command() -> list[str]:
    """Return the command that keeps the machine awake until its input ends; empty without one."""
    if sys.platform == "darwin" and shutil.which("caffeinate"):
        return ["caffeinate", "-i", _WAITER]
    # Without systemd at work there is nobody to ask.
    if Path("/run/systemd/system").is_dir() and shutil.which("systemd-inhibit"):
        return [
            "systemd-inhibit",
            "--what=sleep:idle",
            "--who=Export Studio",
            "--why=Buildings are exported",
            "--mode=block",
            _WAITER,
        ]
    return []
