"""What is laid over the window while files are dragged over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from exportstudio.ui.icon import icon
from exportstudio.ui.tone import Tone, tone_color

_VEIL = 0.88


class DropHintView(QWidget):
    """An outlined area that says what a drop will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self._words())
        self.hide()

    def cover(self) -> None:
        """Come up over all of the parent."""
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
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
