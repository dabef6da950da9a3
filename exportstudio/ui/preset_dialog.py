"""Asks which changes a preset is to take over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.card_view import CardView
from exportstudio.ui.look import PRIMARY
from exportstudio.ui.preset_changes import PresetChange

_CHANGE_ROLE = Qt.ItemDataRole.UserRole


class PresetDialog(QDialog):
    """Lists what is about to change in a preset, each with a tick.

    Signals:
        chosen: a list of the PresetChanges that are to be taken over.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, changes: Sequence[PresetChange], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the preset"))
        words = QLabel(
            self.tr("There is a preset “{name}”. Tick what it is to take over:").format(name=name)
        )
        words.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Changes"))
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setWordWrap(True)
        for change in changes:
            item = QListWidgetItem(f"{change.title}: {change.words}")
            item.setData(_CHANGE_ROLE, change)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemChanged.connect(self._on_list_changed)
        cancel = QPushButton(self.tr("&Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._save = QPushButton(self.tr("&Save changes"))
        self._save.setObjectName(PRIMARY)
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        line = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line, line, line, line)
        layout.setSpacing(line // 2)
        layout.addWidget(words)
        layout.addWidget(CardView(self._list), 1)
        layout.addLayout(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 84, line * 20)

    def ticked(self) -> list[PresetChange]:
        """Return the changes that are to be taken over."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [
            item.data(_CHANGE_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def tick(self, row: int, wanted: bool) -> None:
        """Tick a change, or do not."""
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        self._list.item(row).setCheckState(state)

    def accept(self) -> None:
        """Hand over what is ticked."""
        self.chosen.emit(self.ticked())
        super().accept()

    def _on_list_changed(self) -> None:
        self._save.setEnabled(bool(self.ticked()))
