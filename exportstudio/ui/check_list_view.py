"""A list of things of which some are wanted."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.card_view import CardView
from exportstudio.ui.heading_view import HeadingView

_NAME_ROLE = Qt.ItemDataRole.UserRole


class CheckListView(QWidget):
    """Names to tick, all of them at first, with a search.

    Signals:
        changed: others are ticked than before.
    """

    changed = Signal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.itemChanged.connect(self.changed)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(f"{self._search.placeholderText()} {name}")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_search_text_changed)
        head = QHBoxLayout()
        head.addWidget(HeadingView(title, self._list))
        head.addStretch()
        for words, checked in ((self.tr("All"), True), (self.tr("None"), False)):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(f"{words}: {name}")
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, checked=checked: self._check_all(checked))
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._search)
        layout.addWidget(CardView(self._list), 1)

    def show_names(self, counts: Mapping[str, int | None]) -> None:
        """List these names with how many there are of each; ticks stay as they were."""
        unchecked = set(self.names(checked=False))
        self._list.blockSignals(True)
        self._list.clear()
        for name, count in counts.items():
            words = name if count is None else f"{name}   {self.locale().toString(count)}"
            item = QListWidgetItem(words)
            item.setData(_NAME_ROLE, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_checked = name not in unchecked
            item.setCheckState(Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._on_search_text_changed(self._search.text())
        self.changed.emit()

    def names(self, *, checked: bool) -> list[str]:
        """Return the names that are ticked, or those that are not."""
        wanted = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item.data(_NAME_ROLE) for item in items if item.checkState() is wanted]

    def check_only(self, names: Iterable[str]) -> None:
        """Tick these names and no others."""
        wanted = set(names)
        for row in range(self._list.count()):
            item = self._list.item(row)
            is_wanted = item.data(_NAME_ROLE) in wanted
            item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)

    def _check_all(self, checked: bool) -> None:
        state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        for row in range(self._list.count()):
            if not self._list.item(row).isHidden():
                self._list.item(row).setCheckState(state)

    def _on_search_text_changed(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold().strip() not in item.data(_NAME_ROLE).casefold())
