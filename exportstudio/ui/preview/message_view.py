"""A page that says why there is nothing to see, and offers the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_TEXT_WIDTH_IN_CHARACTERS = 60


class MessageView(QWidget):
    """A heading, a sentence and a button, in the middle.

    Signals:
        open_requested: The button was pressed.
    """

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        font = self._heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self._heading.setFont(font)
        self._text = QLabel()
        width = self.fontMetrics().averageCharWidth() * _TEXT_WIDTH_IN_CHARACTERS
        for label in (self._heading, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFixedWidth(width)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self.tr("Open…"))
        self._button.setAccessibleName(self.tr("Open a GLB file"))
        self._button.clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(layout.spacing())
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    @property
    def text(self) -> str:
        """All that is said, for tests and screen readers."""
        return f"{self._heading.text()} {self._text.text()}".strip()

    def show_message(self, heading: str, text: str) -> None:
        """Says something else."""
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(self.text)
