"""Files and folders that are dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from exportstudio.ui.icon import icon
from exportstudio.ui.tone import Tone, tone_color

_VEIL = 0.9


class DropHintView(QWidget):
    """Lies over its parent while files are dragged over `window`, and says what a drop will do.

    Signals:
        paths_dropped: a list of Paths.
    """

    paths_dropped = Signal(object)

    def __init__(self, window: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self._words())
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def cover(self) -> None:
        """Come up over all of the parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over drags of files; everything else goes its way."""
        if isinstance(event, QDragEnterEvent):
            if _paths(event.mimeData()):
                event.acceptProposedAction()
                self.cover()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.hide()
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            event.acceptProposedAction()
            self.paths_dropped.emit(_paths(event.mimeData()))
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the veil, the outline and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), veil)
        line = self.fontMetrics().height()
        accent = tone_color(Tone.ACCENT, self.palette())
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(line, line, -line, -line), 8, 8)
        side = line * 3
        centre = self.rect().center()
        icon("drop", Tone.ACCENT).paint(
            painter, centre.x() - side // 2, centre.y() - side, side, side
        )
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = self.rect().adjusted(0, self.height() // 2 + line // 2, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, self._words())

    def _words(self) -> str:
        return self.tr("Drop buildings or folders to export them")


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
