"""What became of the products of a building, as a bar with words and counts."""

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from exportstudio.model.ledger import LedgerTotals, Outcome
from exportstudio.ui.tone import Tone, blend, tone_color

_TONES = {
    Outcome.EXPORTED: Tone.ACCENT,
    Outcome.DEGRADED: Tone.CAUTION,
    Outcome.EXCLUDED: Tone.MUTED,
    Outcome.FAILED: Tone.BAD,
}
# What was left out on purpose stands back.
_SHARES = {Outcome.EXCLUDED: 0.45}
# Few of many must be seen, too: every part that is not empty is at least so many lines wide.
_LEAST_WIDTH_IN_LINES = 0.25


class LedgerBarView(QWidget):
    """A stacked bar and its legend, in the same order; empty parts are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[Outcome, int, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = {
            Outcome.EXPORTED: self.tr("exported"),
            Outcome.DEGRADED: self.tr("simplified"),
            Outcome.EXCLUDED: self.tr("left out"),
            Outcome.FAILED: self.tr("failed"),
        }

    def set_totals(self, totals: LedgerTotals) -> None:
        """Show other counts."""
        counts = totals.to_dict()
        locale = QLocale()
        self._parts = [
            (outcome, counts[outcome.value], f"{locale.toString(counts[outcome.value])} {word}")
            for outcome, word in self._words.items()
            if counts[outcome.value]
        ]
        self.setAccessibleName(", ".join(label for _, _, label in self._parts))
        self.setToolTip(
            self.tr("Of {count} products of the building: {parts}").format(
                count=locale.toString(totals.products), parts=self.accessibleName()
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the legend on one line."""
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(label) for _, _, label in self._parts)
        return QSize(width + metrics.height() * 2 * len(self._parts), round(metrics.height() * 2.2))

    def minimumSizeHint(self) -> QSize:
        """Return room for a bar."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bar and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        self._draw_bar(painter, QRectF(0, line * 0.2, self.width(), line * 0.5))
        self._draw_legend(painter, line)

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        total = sum(count for _, count, _ in self._parts)
        least = self.fontMetrics().height() * _LEAST_WIDTH_IN_LINES
        free = bar.width() - least * len(self._parts)
        left = bar.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for outcome, count, _ in self._parts:
            width = least + free * count / total
            painter.setBrush(self._color(outcome))
            painter.drawRoundedRect(QRectF(left, bar.top(), width - 2, bar.height()), 2, 2)
            left += width

    def _draw_legend(self, painter: QPainter, line: int) -> None:
        metrics = self.fontMetrics()
        left, side = 0.0, line * 0.5
        for outcome, _, label in self._parts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color(outcome))
            painter.drawRoundedRect(QRectF(left, line * 1.45, side, side), 2, 2)
            left += side * 1.6
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(left, line * 1.2, self.width(), line), label)
            left += metrics.horizontalAdvance(label) + line * 0.9

    def _color(self, outcome: Outcome) -> QColor:
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Window)
        return blend(tone_color(_TONES[outcome], palette), ground, _SHARES.get(outcome, 0.85))
