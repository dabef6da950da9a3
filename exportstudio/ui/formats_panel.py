"""The formats of a new export, and what each keeps and drops."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.format_info import FormatInfo
from exportstudio.ui.card_view import CardView
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.options_panel import OptionsPanel

_KEY_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6


class FormatsPanel(QWidget):
    """A list of formats to tick; below it the one that is selected, in words.

    Signals:
        changed: other formats are ticked than before.
    """

    changed = Signal()

    def __init__(self, formats: Sequence[FormatInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = {info.key: info for info in formats}
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Formats"))
        # The ticks say what is chosen; a bar of colour would say it twice.
        self._list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for info in formats:
            item = QListWidgetItem(info.title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_KEY_ROLE, info.key)
            item.setToolTip(self.tr("Writes {suffix} files").format(suffix=info.suffix))
            self._list.addItem(item)
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setSpacing(self.fontMetrics().height() // 6)
        rows = min(len(formats), _MOST_ROWS)
        row_height = self._list.sizeHintForRow(0) + 2 * self._list.spacing()
        card = CardView(self._list)
        card.setFixedHeight(row_height * rows + 2 * self._list.spacing() + 2)
        self._options = {info.key: OptionsPanel(info.options) for info in formats}
        self._shown_options = QStackedWidget()
        self._shown_options.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for panel in self._options.values():
            self._shown_options.addWidget(panel)
        self._about = QTextBrowser()
        self._about.setAccessibleName(self.tr("About the format"))
        self._about.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._about.viewport().setAutoFillBackground(False)
        self._about.setTabChangesFocus(True)
        self._about.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._about.document().setDocumentMargin(0)
        self._about.document().setIndentWidth(self.fontMetrics().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("&Formats"), self._list))
        layout.addWidget(card)
        layout.addWidget(self._about, 1)
        layout.addWidget(self._shown_options)
        self._list.itemChanged.connect(self.changed)
        self._list.currentItemChanged.connect(self._on_current_item_changed)
        self._list.setCurrentRow(0)

    def chosen(self) -> list[FormatInfo]:
        """Return the formats that are ticked, in the order of the list."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [
            self._formats[item.data(_KEY_ROLE)]
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these formats and no others."""
        wanted = set(keys)
        for row in range(self._list.count()):
            item = self._list.item(row)
            ticked = item.data(_KEY_ROLE) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options that differ from their defaults, of the formats that are ticked."""
        values = {info.key: self._options[info.key].values() for info in self.chosen()}
        return {key: options for key, options in values.items() if options}

    def set_options(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        """Set these options, and all others to their defaults."""
        for key, panel in self._options.items():
            panel.set_values(options.get(key, {}))

    def _on_current_item_changed(self, item: QListWidgetItem) -> None:
        info = self._formats[item.data(_KEY_ROLE)]
        self._shown_options.setCurrentWidget(self._options[info.key])
        self._about.setMarkdown(
            "\n\n".join(
                (
                    f"**{self.tr('Keeps')}**",
                    "\n".join(f"- {words}" for words in info.keeps),
                    f"**{self.tr('Drops')}**",
                    "\n".join(f"- {words}" for words in info.drops),
                )
            )
        )
