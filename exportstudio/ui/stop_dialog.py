"""Asks before work is lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from exportstudio.ui.job_text import duration_text


class StopDialog(QMessageBox):
    """Says how much work a cancel would lose.

    Signals:
        stop_requested: it is to be lost.
    """

    stop_requested = Signal()

    def __init__(self, count: int, lost_s: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Stop exports"))
        if count == 1:
            self.setText(self.tr("Stop this export?"))
        else:
            self.setText(self.tr("Stop these %n exports?", "", count))
        self.setInformativeText(
            self.tr("{time} of work would be lost. Nothing is left at the destination.").format(
                time=duration_text(lost_s)
            )
        )
        self.stop_button: QPushButton = self.addButton(
            self.tr("&Stop"), QMessageBox.ButtonRole.DestructiveRole
        )
        keep = self.addButton(self.tr("&Keep working"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
        self.stop_button.clicked.connect(self.stop_requested)
