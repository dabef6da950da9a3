"""Asks what is to become of work that is not done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


class QuitDialog(QMessageBox):
    """Three answers to closing the window while there is work.

    Signals:
        finish_requested: the work is to be finished, then the program closed.
        stop_requested: the program is to be closed now.
    """

    finish_requested = Signal()
    stop_requested = Signal()

    def __init__(self, unfinished: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Quit Export Studio"))
        if unfinished == 1:
            self.setText(self.tr("One export is not done yet."))
        else:
            self.setText(self.tr("%n exports are not done yet.", "", unfinished))
        self.setInformativeText(
            self.tr("Exports that are stopped now are offered again at the next start.")
        )
        self.finish_button: QPushButton = self.addButton(
            self.tr("&Finish, then quit"), QMessageBox.ButtonRole.AcceptRole
        )
        self.stop_button: QPushButton = self.addButton(
            self.tr("&Stop and quit"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.keep_button: QPushButton = self.addButton(
            self.tr("&Keep working"), QMessageBox.ButtonRole.RejectRole
        )
        self.setDefaultButton(self.keep_button)
        self.setEscapeButton(self.keep_button)
        self.finish_button.clicked.connect(self.finish_requested)
        self.stop_button.clicked.connect(self.stop_requested)
