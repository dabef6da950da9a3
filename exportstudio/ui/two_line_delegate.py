"""Rows of a list with a quiet line below their words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exportstudio.ui.tone import Tone, tone_color

SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
IS_HEADING_ROLE = Qt.ItemDataRole.UserRole + 2

_PADDING_IN_LINES = 0.3


class TwoLineDelegate(QStyledItemDelegate):
    """Draws what `SECOND_LINE_ROLE` holds below the text of an item, and headings as such."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for one line or two."""
        size = super().sizeHint(option, index)
        line = option.fontMetrics.height()
        lines = 2 if index.data(SECOND_LINE_ROLE) is not None else 1
        return QSize(size.width(), round(line * (lines + 2 * _PADDING_IN_LINES)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row as the style does, with the words in two lines."""
        second = index.data(SECOND_LINE_ROLE)
        if second is None and not index.data(IS_HEADING_ROLE):
            super().paint(painter, option, index)
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        first, row.text = row.text, ""
        widget = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, widget)
        row.text = first
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, widget)
        area = QRect(area.left(), option.rect.top(), option.rect.right() - area.left(), 0)
        line = option.fontMetrics.height()
        area.setHeight(line)
        area.translate(0, round(line * _PADDING_IN_LINES))
        painter.save()
        font = row.font
        # Not that of the row, which is faint where the row can't be chosen.
        palette = QGuiApplication.palette()
        if index.data(IS_HEADING_ROLE):
            font.setBold(True)
            painter.setPen(tone_color(Tone.MUTED, palette))
        else:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(font)
        elide = Qt.TextElideMode.ElideRight
        metrics = painter.fontMetrics()
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(first, elide, area.width())
        )
        if second is not None:
            painter.setFont(option.font)
            painter.setPen(tone_color(Tone.MUTED, palette))
            metrics = painter.fontMetrics()
            area.translate(0, line)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(second, elide, area.width())
            )
        painter.restore()


def _draw(painter: QPainter, area: QRect, text: str) -> None:
    elide = Qt.TextElideMode.ElideRight
    fitting = painter.fontMetrics().elidedText(text, elide, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, fitting)
