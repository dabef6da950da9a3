"""Icons that take their colour from the palette, and so follow dark and light."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from exportstudio.model.job import JobState
from exportstudio.resource import resource
from exportstudio.ui.tone import Tone, tone_color

_STATE_TONES = {
    JobState.QUEUED: Tone.MUTED,
    JobState.RUNNING: Tone.ACCENT,
    JobState.PAUSED: Tone.NEUTRAL,
    JobState.DONE: Tone.GOOD,
    JobState.DONE_WITH_WARNINGS: Tone.CAUTION,
    JobState.FAILED: Tone.BAD,
    JobState.CRASHED: Tone.BAD,
    JobState.CANCELLED: Tone.MUTED,
    JobState.INTERRUPTED: Tone.CAUTION,
    JobState.SKIPPED: Tone.MUTED,
}


@cache
def icon(name: str, tone: Tone = Tone.NEUTRAL) -> QIcon:
    """Return the icon `icons/<name>.svg` in the colour that `tone` has at the time of painting."""
    return QIcon(_TintedIconEngine(name, tone))


def state_icon(state: JobState) -> QIcon:
    """Return the icon of a job's state; each has a shape of its own."""
    return icon(f"state-{state.value}", _STATE_TONES[state])


def application_icon() -> QIcon:
    """Return the icon of the program."""
    return QIcon(str(resource("icons/exportstudio.svg")))


class _TintedIconEngine(QIconEngine):
    """Draws one icon in a colour of the palette."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> QIconEngine:
        return _TintedIconEngine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._drawn(rect.size() * ratio, mode)
        pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._drawn(size, mode)

    def _drawn(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        color = self._color(mode)
        key = f"{self._name} {color.name()} {size.width()}x{size.height()}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            QSvgRenderer(
                QByteArray(_svg(self._name).replace(b"currentColor", color.name().encode()))
            ).render(painter, QRectF(pixmap.rect()))
            painter.end()
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _color(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        return tone_color(self._tone, palette)


@cache
def _svg(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()
