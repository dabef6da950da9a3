"""What happens when something happens that nobody thought of."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class FaultReporter(QObject):
    """Logs exceptions that nobody caught, and tells of them; the queue goes on.

    Signals:
        fault_found: the traceback, as text.
    """

    fault_found = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hook_before = sys.excepthook
        sys.excepthook = self._on_exception

    def close(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._hook_before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook_before(kind, error, trace)
            return
        _log.critical("JOB599: an error that nobody caught", exc_info=(kind, error, trace))
        self.fault_found.emit("".join(traceback.format_exception(kind, error, trace)))
