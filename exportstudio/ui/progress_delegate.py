"""The bar of a job's progress in a cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exportstudio.model.job import Job, JobState
from exportstudio.ui.job_table_model import JobTableModel
from exportstudio.ui.tone import Tone, blend, tone_color

_IN_WORK = (JobState.RUNNING, JobState.PAUSED)
_TRACK_SHARE = 0.16
_LEAST_CONTRAST = 0.15


class ProgressDelegate(QStyledItemDelegate):
    """Draws a slim bar with the percentage beside it; only jobs in work have a bar."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        self.initStyleOption(option, index)
        text = option.text
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        job: Job = index.data(JobTableModel.JOB_ROLE)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        area = option.rect.adjusted(margin, 0, -margin, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.color(
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = option.fontMetrics.horizontalAdvance("100 %")
        ground = option.palette.color(
            QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.Base
        )
        in_work = job.state in _IN_WORK
        painter.setPen(ink if in_work else blend(ink, ground, 0.62))
        painter.drawText(
            area.adjusted(0, 0, width - area.width(), 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        if in_work:
            bar = QRectF(area.adjusted(width + 2 * margin + 2, 0, 0, 0))
            paused = job.state is JobState.PAUSED
            fill = tone_color(Tone.MUTED if paused else Tone.ACCENT, option.palette)
            if abs(fill.lightnessF() - ground.lightnessF()) < _LEAST_CONTRAST:
                fill = ink
            thickness = max(4.0, option.fontMetrics.height() * 0.34)
            bar = QRectF(bar.left(), bar.center().y() - thickness / 2, bar.width(), thickness)
            _draw_bar(painter, bar, job.progress.percent, fill, blend(ink, ground, _TRACK_SHARE))
        painter.restore()


def _draw_bar(painter: QPainter, bar: QRectF, percent: float, fill: QColor, track: QColor) -> None:
    radius = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(bar, radius, radius)
    if percent > 0:
        done = QRectF(bar)
        done.setWidth(max(bar.height(), bar.width() * min(percent, 100.0) / 100.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(done, radius, radius)
