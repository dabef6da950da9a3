"""Which part of the buildings a new export holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exportstudio.model.selection import EVERYTHING, Selection
from exportstudio.outliner import outlines
from exportstudio.readers.outline import Outline
from exportstudio.ui.background_feed import BackgroundFeed
from exportstudio.ui.check_list_view import CheckListView
from exportstudio.ui.selection_text import selection_text


class ContentPanel(QWidget):
    """Storeys and classes to tick, counted in the background once the panel is seen.

    Storeys that are ticked are included, classes that are not are excluded. What a preset asks for
    besides is kept, and said.

    Signals:
        changed: another part is chosen than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[Path, ...] = ()
        self._known: dict[Path, Outline | None] = {}
        self._selection = EVERYTHING
        self._following = False
        self._feed = BackgroundFeed(self)
        self._feed.arrived.connect(self._on_feed_arrived)
        self._feed.ended.connect(self._on_feed_ended)
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._storeys = CheckListView(self.tr("&Storeys"), self.tr("Storeys"))
        self._classes = CheckListView(self.tr("&Classes"), self.tr("Classes"))
        self._query = QLineEdit()
        self._query.setPlaceholderText(self.tr("for example IfcWall, IfcSlab"))
        self._query.setAccessibleName(self.tr("Selector"))
        self._query.setClearButtonEnabled(True)
        words = self.tr(
            "Only what meets this, in the selector syntax of IfcOpenShell; classes, attributes, "
            "properties, materials and more."
        )
        self._query.setToolTip(words)
        self._query.setWhatsThis(words)
        label = QLabel(self.tr("Se&lector:"))
        label.setBuddy(self._query)
        self._rest = QLabel()
        self._rest.setWordWrap(True)
        self._clear = QPushButton(self.tr("&Whole building"))
        self._clear.setAccessibleName(self.tr("Export the whole building"))
        self._clear.setAutoDefault(False)
        self._clear.clicked.connect(lambda: self.choose(EVERYTHING))
        lists = QHBoxLayout()
        lists.setSpacing(self.fontMetrics().height())
        lists.addWidget(self._storeys, 1)
        lists.addWidget(self._classes, 1)
        query = QHBoxLayout()
        query.addWidget(label)
        query.addWidget(self._query, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._rest, 1)
        foot.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._state)
        layout.addLayout(lists, 1)
        layout.addLayout(query)
        layout.addLayout(foot)
        self._storeys.changed.connect(self._on_list_changed)
        self._classes.changed.connect(self._on_list_changed)
        self._query.textChanged.connect(self._on_list_changed)
        self._show()

    @property
    def storeys(self) -> CheckListView:
        """The storeys."""
        return self._storeys

    @property
    def classes(self) -> CheckListView:
        """The classes."""
        return self._classes

    @property
    def is_complete(self) -> bool:
        """False where everything of a list is unticked, so that nothing would be exported."""
        return all(
            each.names(checked=True) or not each.names(checked=False)
            for each in (self._storeys, self._classes)
        )

    def selection(self) -> Selection:
        """Return the part that is chosen."""
        return self._selection

    def choose(self, selection: Selection) -> None:
        """Choose another part."""
        self._selection = selection
        self._show()
        self.changed.emit()

    def set_sources(self, sources: Sequence[Path]) -> None:
        """Offer what is in these buildings."""
        if tuple(sources) != self._sources:
            self._sources = tuple(sources)
            self._show()
            if self.isVisible():
                self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what is in the buildings where that is not known yet."""
        super().showEvent(event)
        self._count()

    def close_feed(self) -> None:
        """Count no more."""
        self._feed.cancel()

    def _count(self) -> None:
        unknown = [path for path in self._sources if path not in self._known]
        self._feed.cancel()
        if unknown:
            self._feed.start(lambda: outlines(unknown))
        self._show()

    def _show(self) -> None:
        """List what is known, with ticks as the selection has them."""
        self._following = True
        known = [outline for path in self._sources if (outline := self._known.get(path))]
        include, exclude = self._selection.include, self._selection.exclude
        storeys = dict.fromkeys(name for outline in known for name in outline.storeys)
        storeys |= dict.fromkeys(include.storeys)
        classes: Counter[str] = Counter()
        for outline in known:
            classes.update(outline.classes)
        # What is left out by name stays in the list, so that it can be taken back.
        counts: dict[str, int | None] = dict(sorted(classes.items()))
        counts |= {name: None for name in exclude.classes if name not in counts}
        self._storeys.show_names(dict(storeys))
        self._storeys.check_only(include.storeys or storeys)
        self._classes.show_names(counts)
        self._classes.check_only(counts.keys() - set(exclude.classes))
        if self._query.text().strip() != include.query:
            self._query.setText(include.query)
        self._following = False
        self._tell()

    def _tell(self) -> None:
        if not self._sources:
            text = self.tr("Add buildings to see what is in them.")
        elif self._feed.is_running:
            text = self.tr("Counting what is in the buildings…")
        elif not any(self._known.get(path) for path in self._sources):
            text = self.tr("What is in these buildings could not be counted.")
        elif not self.is_complete:
            text = self.tr("Tick at least one storey and one class.")
        else:
            text = self.tr("Untick what the export is to leave out.")
        self._state.setText(text)
        include, exclude = self._selection.include, self._selection.exclude
        rest = Selection(replace(include, storeys=(), query=""), replace(exclude, classes=()))
        words = self.tr("Also: {part}").format(part=selection_text(rest))
        self._rest.setText(words if rest else "")
        self._clear.setEnabled(bool(self._selection))

    def _on_list_changed(self) -> None:
        if self._following:
            return
        include, exclude = self._selection.include, self._selection.exclude
        wanted, left_out = (self._storeys.names(checked=each) for each in (True, False))
        self._selection = Selection(
            replace(
                include,
                storeys=tuple(wanted) if left_out else (),
                query=self._query.text().strip(),
            ),
            replace(exclude, classes=tuple(self._classes.names(checked=False))),
        )
        self._tell()
        self.changed.emit()

    def _on_feed_arrived(self, found: list[tuple[Path, Outline | None]]) -> None:
        self._known.update(found)
        self._show()

    def _on_feed_ended(self, error: Exception | None) -> None:
        if error is not None:
            raise error
        self._tell()
