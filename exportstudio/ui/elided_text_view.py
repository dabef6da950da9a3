"""A line of text that gives way where there is too little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class ElidedTextView(QLabel):
    """Plain text that leaves out its middle; the tool tip has all of it, its menu copies it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        copy = QAction(self.tr("&Copy"), self)
        copy.triggered.connect(self._on_copy_triggered)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_text(self, text: str, tool_tip: str = "") -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(tool_tip or text)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw as much of the text as there is room for."""
        area = self.contentsRect()
        elide = Qt.TextElideMode.ElideMiddle
        text = self.fontMetrics().elidedText(self.text(), elide, area.width())
        QPainter(self).drawText(area, self.alignment(), text)

    def _on_copy_triggered(self) -> None:
        QGuiApplication.clipboard().setText(self.toolTip())
