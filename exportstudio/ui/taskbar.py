"""Progress on the icon of the program, where the desktop shows it."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject

_PATH = "/exportstudio/taskbar"
_INTERFACE = "com.canonical.Unity.LauncherEntry"
_APPLICATION = "application://exportstudio.desktop"


class Taskbar(QObject):
    """Tells docks and taskbars of Linux desktops, such as Plasma and Dash to Dock, over D-Bus.

    Elsewhere nothing happens: Windows and macOS have interfaces of their own for that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int | None, bool] = (None, False)

    def show_progress(self, share: float | None, *, urgent: bool = False) -> bool:
        """Show how much is done, 0 to 1, or nothing for None; return whether anybody was told.

        `urgent` asks for a look at the program. What is shown already is not told again.
        """
        percent = None if share is None else round(min(max(share, 0.0), 1.0) * 100)
        wanted = percent, urgent
        if wanted == self._shown or not _has_bus():
            return False
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        message = QDBusMessage.createSignal(_PATH, _INTERFACE, "Update")
        properties = {
            "progress": (percent or 0) / 100,
            "progress-visible": percent is not None,
            "urgent": urgent,
        }
        message.setArguments([_APPLICATION, properties])
        self._shown = wanted
        return QDBusConnection.sessionBus().send(message)


def _has_bus() -> bool:
    """Return whether there is a session to tell, without starting one."""
    if sys.platform != "linux":
        return False
    return (
        bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
        or Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus").exists()
    )
