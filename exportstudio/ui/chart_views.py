"""Simple charts, drawn in the colours of the palette, with their figures in words beside them."""

from collections import deque
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exportstudio.ui.job_text import percent_text
from exportstudio.ui.tone import Tone, blend, tone_color

_MOST_BARS = 8
_SAMPLES = 120


class _ChartView(QWidget):
    """What charts have in common: a name for people who do not see them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _tell(self, figures: str) -> None:
        self.setAccessibleName(f"{self._name}: {figures}")
        self.updateGeometry()
        self.update()

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        return painter

    def _say_nothing(self, painter: QPainter) -> None:
        painter.setPen(tone_color(Tone.MUTED, self.palette()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No figures yet"))


class BarChartView(_ChartView):
    """Horizontal bars with names at their left and figures at their right, the longest first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bars: list[tuple[str, float, str]] = []

    def show_bars(self, bars: Sequence[tuple[str, float, str]]) -> None:
        """Show bars, given with names, lengths and figures in words."""
        self._bars = list(bars[:_MOST_BARS])
        self._tell(", ".join(f"{name} {figure}" for name, _, figure in self._bars))

    def sizeHint(self) -> QSize:
        """Return room for all bars."""
        line = self.fontMetrics().height()
        return QSize(line * 14, round(line * 1.5 * max(3, len(self._bars))))

    def minimumSizeHint(self) -> QSize:
        """Return room for all bars."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bars."""
        painter = self._painter()
        if not self._bars:
            self._say_nothing(painter)
            return
        metrics, palette = self.fontMetrics(), self.palette()
        line = metrics.height()
        gap = line // 2
        names = min(
            max(metrics.horizontalAdvance(f"{name} ") for name, _, _ in self._bars),
            self.width() // 3,
        )
        figures = max(metrics.horizontalAdvance(figure) for _, _, figure in self._bars)
        room = max(1, self.width() - names - figures - 2 * gap)
        longest = max(length for _, length, _ in self._bars) or 1.0
        accent, text = tone_color(Tone.ACCENT, palette), palette.color(QPalette.ColorRole.Text)
        for row, (name, length, figure) in enumerate(self._bars):
            top = row * line * 1.5
            painter.setPen(text)
            short = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, names)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, names, line), middle, short)
            width = max(2.0, room * length / longest)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            bar = QRectF(names + gap, top + line * 0.2, width, line * 0.6)
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(tone_color(Tone.MUTED, palette))
            painter.drawText(
                QRectF(bar.right() + gap / 2, top, figures + gap, line), middle, figure
            )


class ShareChartView(_ChartView):
    """One bar that is split into shares, with a legend below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._shares: list[tuple[str, float]] = []

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Show shares, which sum up to one."""
        self._shares = [(name, share) for name, share in shares if share > 0]
        self._tell(", ".join(f"{name} {percent_text(share)}" for name, share in self._shares))

    def sizeHint(self) -> QSize:
        """Return room for the bar and a line for each share."""
        line = self.fontMetrics().height()
        return QSize(line * 14, round(line * (2 + 1.35 * max(2, len(self._shares)))))

    def minimumSizeHint(self) -> QSize:
        """Return room for the bar and a line for each share."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw bar and legend."""
        painter = self._painter()
        if not self._shares:
            self._say_nothing(painter)
            return
        palette, line = self.palette(), self.fontMetrics().height()
        accent = tone_color(Tone.ACCENT, palette)
        ground = palette.color(QPalette.ColorRole.Base)
        left = 0.0
        steps = max(1, len(self._shares) - 1)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(0, 0, self.width(), line), 3, 3)
        for number, (name, share) in enumerate(self._shares):
            color = blend(accent, ground, 1.0 - 0.75 * number / steps)
            width = share * self.width()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.setClipPath(clip)
            painter.drawRect(QRectF(left, 0, max(0.0, width - 1), line))
            painter.setClipping(False)
            top = line * (1.6 + 1.35 * number)
            painter.drawRoundedRect(QRectF(0, top + line * 0.2, line * 0.6, line * 0.6), 2, 2)
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            words = f"{name}  {percent_text(share)}"
            area = QRectF(line, top, self.width() - line, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            left += width


class ColumnChartView(_ChartView):
    """Columns side by side, such as those of days; the first, last and highest are named."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._columns: list[tuple[str, float]] = []

    def show_columns(self, columns: Mapping[str, float]) -> None:
        """Show columns by name."""
        self._columns = list(columns.items())
        self._tell(", ".join(f"{name} {value:g}" for name, value in self._columns[-30:]))

    def sizeHint(self) -> QSize:
        """Return a strip."""
        line = self.fontMetrics().height()
        return QSize(line * 20, line * 8)

    def minimumSizeHint(self) -> QSize:
        """Return a low strip."""
        return QSize(self.fontMetrics().height() * 10, self.fontMetrics().height() * 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the columns."""
        painter = self._painter()
        if not self._columns:
            self._say_nothing(painter)
            return
        palette, line = self.palette(), self.fontMetrics().height()
        highest = max(value for _, value in self._columns) or 1.0
        floor = self.height() - line * 1.3
        room = floor - line * 1.2
        step = min(self.width() / len(self._columns), line * 3.0)
        muted = tone_color(Tone.MUTED, palette)
        painter.setPen(QPen(blend(muted, palette.color(QPalette.ColorRole.Base), 0.4), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_color(Tone.ACCENT, palette))
        for number, (_, value) in enumerate(self._columns):
            height = max(1.0, room * value / highest)
            painter.drawRect(QRectF(number * step + 1, floor - height, max(1.0, step - 2), height))
        painter.setPen(muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        foot = QRectF(0, floor, self.width(), line * 1.3)
        painter.drawText(foot, middle | Qt.AlignmentFlag.AlignLeft, self._columns[0][0])
        if len(self._columns) > 1:
            end = min(float(self.width()), step * len(self._columns))
            if end > line * 14:
                last = QRectF(0, floor, end, line * 1.3)
                painter.drawText(last, middle | Qt.AlignmentFlag.AlignRight, self._columns[-1][0])
        painter.drawText(QRectF(0, 0, self.width(), line), middle, f"{highest:g}")


class LineChartView(_ChartView):
    """A line through the latest samples, one a second."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._samples: deque[float] = deque(maxlen=_SAMPLES)

    def add_sample(self, value: float, words: str) -> None:
        """Add the newest sample, given also in words."""
        self._samples.append(value)
        self._tell(words)

    def sizeHint(self) -> QSize:
        """Return a low strip."""
        line = self.fontMetrics().height()
        return QSize(line * 8, line * 2)

    def minimumSizeHint(self) -> QSize:
        """Return a low strip."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw line and area."""
        painter = self._painter()
        palette = self.palette()
        accent = tone_color(Tone.ACCENT, palette)
        ground = palette.color(QPalette.ColorRole.Base)
        highest = max(self._samples, default=0.0) or 1.0
        step = self.width() / (_SAMPLES - 1)
        floor = self.height() - 1.5
        start = self.width() - step * (len(self._samples) - 1)
        points = [
            QPointF(start + number * step, floor - value / highest * (self.height() - 4))
            for number, value in enumerate(self._samples)
        ]
        painter.setPen(QPen(blend(accent, ground, 0.35), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        if len(points) > 1:
            area = QPainterPath(QPointF(points[0].x(), floor))
            for point in points:
                area.lineTo(point)
            area.lineTo(points[-1].x(), floor)
            painter.fillPath(area, blend(accent, ground, 0.18))
            painter.setPen(QPen(accent, 1.5))
            painter.drawPolyline(points)
