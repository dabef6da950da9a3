"""What stands where there is nothing to list."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from exportstudio.ui.icon import icon
from exportstudio.ui.tone import Tone

_ICON_IN_LINES = 3


class EmptyView(QFrame):
    """An icon, a heading, a sentence, and the way on as a button."""

    def __init__(
        self,
        icon_name: str,
        heading: str,
        text: str,
        action: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        line = self.fontMetrics().height()
        self._icon = icon(icon_name, Tone.MUTED)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._picture_size = line * _ICON_IN_LINES
        self.setAccessibleName(f"{heading} {text}")
        title = QLabel(heading)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        title.setFont(font)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QLabel(text)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(line // 2)
        layout.addStretch()
        layout.addWidget(self._picture)
        layout.addWidget(title)
        layout.addWidget(words)
        if action is not None:
            button = QPushButton(action.icon(), action.text().replace("&", ""))
            button.setAccessibleName(button.text())
            button.clicked.connect(action.trigger)
            layout.addSpacing(line // 2)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self._draw_picture()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew in another palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_picture()

    def _draw_picture(self) -> None:
        size = self._picture_size
        self._picture.setPixmap(self._icon.pixmap(QSize(size, size), self.devicePixelRatioF()))
