"""The text of one job: its steps, and what its process said."""

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

_MOST_LINES = 5000


class LogView(QWidget):
    """Lines of text that stay at their end while it is seen; the report can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("Log"))
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setMaximumBlockCount(_MOST_LINES)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setPlaceholderText(self.tr("Nothing has been said yet."))
        self._report = ""
        copy = QPushButton(self.tr("Cop&y report"))
        copy.setAccessibleName(self.tr("Copy report"))
        copy.setToolTip(self.tr("Copy the settings, the issues and the log of this export"))
        copy.clicked.connect(self._on_copy_clicked)
        buttons = QHBoxLayout()
        line = self.fontMetrics().height()
        buttons.setContentsMargins(line // 2, 0, line // 2, line // 2)
        buttons.addStretch()
        buttons.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)

    @property
    def text(self) -> str:
        """All lines."""
        return self._text.toPlainText()

    def set_lines(self, lines: Iterable[str], report: str) -> None:
        """Show other lines. `report` is what goes before them in a copied report."""
        self._report = report
        self._text.setPlainText("\n".join(lines))
        self._text.verticalScrollBar().setValue(self._text.verticalScrollBar().maximum())

    def add_line(self, line: str) -> None:
        """Add a line."""
        self._text.appendPlainText(line)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._report}\n\n{self.text}")
