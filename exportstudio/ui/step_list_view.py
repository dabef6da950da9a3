"""The steps of a dialog, each with what is chosen there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from exportstudio.ui.two_line_delegate import SECOND_LINE_ROLE, TwoLineDelegate

_WIDTH_IN_CHARACTERS = 30


class StepListView(QListWidget):
    """A list that leads from step to step, in any order.

    Signals:
        step_chosen: the number of a step.
    """

    step_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS)
        self.currentRowChanged.connect(self.step_chosen)

    def add_step(self, picture: QIcon, title: str) -> None:
        """Add a step as the last one."""
        item = QListWidgetItem(picture, title)
        item.setData(SECOND_LINE_ROLE, "")
        self.addItem(item)

    def set_summary(self, step: int, text: str) -> None:
        """Say what is chosen in a step."""
        item = self.item(step)
        item.setData(SECOND_LINE_ROLE, text)
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}: {text}")

    def summary(self, step: int) -> str:
        """Return what is said to be chosen in a step."""
        return str(self.item(step).data(SECOND_LINE_ROLE))
