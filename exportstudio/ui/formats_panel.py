"""The formats of a new export, and what each keeps and drops."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.format_info import FormatInfo
from exportstudio.ui.card_view import CardView
from exportstudio.ui.format_group import FormatGroup, group_of
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.icon import icon
from exportstudio.ui.tone import Tone
from exportstudio.ui.two_line_delegate import (
    IS_HEADING_ROLE,
    SECOND_LINE_ROLE,
    TwoLineDelegate,
)
from exportstudio.ui.words import spoken

_KEY_ROLE = Qt.ItemDataRole.UserRole


class FormatsPanel(QWidget):
    """Formats to tick, in groups, with a search; beside them the one that is current, in words.

    Signals:
        changed: other formats are ticked than before.
    """

    changed = Signal()

    def __init__(self, formats: Sequence[FormatInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = {info.key: info for info in formats}
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search formats, endings and contents"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._search.addAction(
            icon("search", Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition
        ).setText(self._search.placeholderText())
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Formats"))
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        self._items: dict[str, QListWidgetItem] = {}
        self._headings: dict[FormatGroup, QListWidgetItem] = {}
        for group in FormatGroup:
            members = [info for info in formats if group_of(info.key) is group]
            if members:
                self._add_group(group, members)
        self._about = QTextBrowser()
        self._about.setAccessibleName(self.tr("About the format"))
        self._about.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._about.viewport().setAutoFillBackground(False)
        self._about.setTabChangesFocus(True)
        self._about.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        line = self.fontMetrics().height()
        self._about.document().setDocumentMargin(line / 2)
        self._about.document().setIndentWidth(line)
        left = QVBoxLayout()
        left.addWidget(HeadingView(self.tr("&Formats"), self._list))
        left.addWidget(self._search)
        left.addWidget(CardView(self._list), 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(line)
        layout.addLayout(left, 5)
        layout.addWidget(CardView(self._about), 4)
        self._list.itemChanged.connect(self.changed)
        self._list.currentItemChanged.connect(self._on_current_item_changed)
        self._search.textChanged.connect(self._on_search_text_changed)
        self._list.setCurrentItem(next(iter(self._items.values())))

    def chosen(self) -> list[FormatInfo]:
        """Return the formats that are ticked, in the order of the registry."""
        return [
            info
            for key, info in self._formats.items()
            if self._items[key].checkState() is Qt.CheckState.Checked
        ]

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these formats and no others."""
        wanted = set(keys)
        for key, item in self._items.items():
            item.setCheckState(Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
        for key in wanted & self._items.keys():
            self._list.setCurrentItem(self._items[key])

    def search(self, text: str) -> None:
        """Show only formats that have every word of `text` in what is known of them."""
        self._search.setText(text)

    def seen(self) -> list[str]:
        """Return the keys of the formats that the search leaves."""
        return [key for key, item in self._items.items() if not item.isHidden()]

    def _add_group(self, group: FormatGroup, members: Iterable[FormatInfo]) -> None:
        heading = QListWidgetItem(group.title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setData(IS_HEADING_ROLE, True)
        self._list.addItem(heading)
        self._headings[group] = heading
        for info in members:
            item = QListWidgetItem(spoken(info.title))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_KEY_ROLE, info.key)
            item.setData(SECOND_LINE_ROLE, f"{info.suffix} · {spoken(info.keeps[0])}")
            item.setToolTip(self.tr("Writes {suffix} files").format(suffix=info.suffix))
            self._list.addItem(item)
            self._items[info.key] = item

    def _on_search_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        seen: set[FormatGroup] = set()
        for key, item in self._items.items():
            info = self._formats[key]
            known = " ".join((key, info.suffix, *map(spoken, (info.title, *info.keeps)))).casefold()
            found = all(word in known for word in words)
            item.setHidden(not found)
            if found:
                seen.add(group_of(key))
        for group, heading in self._headings.items():
            heading.setHidden(group not in seen)

    def _on_current_item_changed(self, item: QListWidgetItem | None) -> None:
        if item is None or item.data(_KEY_ROLE) is None:
            return
        info = self._formats[item.data(_KEY_ROLE)]
        keeps, drops = self.tr("Keeps"), self.tr("Drops")
        parts = [
            f"### {spoken(info.title)}",
            f"**{keeps}**",
            "\n".join(f"- {spoken(each)}" for each in info.keeps),
            f"**{drops}**",
            "\n".join(f"- {spoken(each)}" for each in info.drops),
        ]
        self._about.setMarkdown("\n\n".join(parts))
