"""Messages that stand in the layout instead of in boxes over it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.icon import icon
from exportstudio.ui.tone import Tone, blend, tone_color

_ICONS = {
    Tone.ACCENT: "information",
    Tone.GOOD: "state-done",
    Tone.CAUTION: "warning",
    Tone.BAD: "error",
}


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be told, and what can be done about it.

    A message replaces the one of the same `key`. `actions` are by the words on their button;
    taking one, or closing the message, ends it.
    """

    key: str
    text: str
    tone: Tone = Tone.ACCENT
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()


class MessagePanel(QWidget):
    """The messages that have not been closed yet, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, _MessageView] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(self.fontMetrics().height() // 3)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is being told."""
        return [view.message.text for view in self._views.values()]

    def show_message(self, message: Message) -> None:
        """Tell something."""
        self.close_message(message.key)
        view = _MessageView(message)
        view.closed.connect(self.close_message)
        self._views[message.key] = view
        self._layout.addWidget(view)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.Alert))

    def close_message(self, key: str) -> None:
        """End the message of this key, if there is one."""
        view = self._views.pop(key, None)
        if view is not None:
            self._layout.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.setVisible(bool(self._views))


class _MessageView(QFrame):
    """One message.

    Signals:
        closed: the key of the message; it was closed, or one of its actions was taken.
    """

    closed = Signal(str)

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message
        self.setAccessibleName(message.text)
        line = self.fontMetrics().height()
        picture = QToolButton()
        picture.setIcon(icon(_ICONS[message.tone], message.tone))
        picture.setAutoRaise(True)
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text = QLabel(message.text)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(line // 2, line // 4, line // 4, line // 4)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text, 1)
        for words, act in message.actions:
            button = QPushButton(words)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(self._end)
            button.clicked.connect(act)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self._end)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        palette = self.palette()
        tone = tone_color(self.message.tone, palette)
        ground = palette.color(QPalette.ColorRole.Window)
        radius = self.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth) + 4
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(blend(tone, ground, 0.45), 1))
        painter.setBrush(blend(tone, ground, 0.12))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _end(self) -> None:
        self.closed.emit(self.message.key)
