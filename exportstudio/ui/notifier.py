"""Tells that the queue is done while somebody looks elsewhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from exportstudio.ui.icon import application_icon


class Notifier(QObject):
    """Uses the notifications of the platform, and asks for attention where there are none.

    Signals:
        clicked: a notification was clicked.
    """

    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str, *, is_bad: bool) -> bool:
        """Notify, and say whether that was needed: it is not while the window is active."""
        if self._window.isActiveWindow():
            return False
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray is None:
                self._tray = QSystemTrayIcon(application_icon(), self)
                self._tray.messageClicked.connect(self.clicked)
            self._tray.show()
            kind = QSystemTrayIcon.MessageIcon
            self._tray.showMessage(title, text, kind.Warning if is_bad else kind.Information)
        return True

    def close(self) -> None:
        """Leave the tray."""
        if self._tray is not None:
            self._tray.hide()
