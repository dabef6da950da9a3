"""How the outputs of a new export are called."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.delivery.naming import PATTERNS, PLACEHOLDERS, NamePattern
from exportstudio.model.issue import RequestError
from exportstudio.ui.elided_text_view import ElidedTextView
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.words import issue_line, issue_text, spoken

# What stands for values that are known later.
_SAMPLES = {
    "title": "Title",
    "storey": "all",
    "folder": "folder",
    "job_id": "0619f0a2b3c4d5",
    "batch_id": "0619f0a2b3c4d5",
    "timestamp": "20260131_093000",
    "date": "20260131",
    "counter": "001",
}


class NamingPanel(QWidget):
    """A pattern with placeholders, and an example of what comes of it.

    Signals:
        changed: the pattern is another than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = {**_SAMPLES, "building": "building", "format": "glb", "quality": "standard"}
        self._suffix = ".glb"
        self._pattern = QComboBox()
        self._pattern.setEditable(True)
        self._pattern.setAccessibleName(self.tr("Name of the outputs"))
        self._pattern.addItems(
            [
                *PATTERNS.values(),
                "{building}_{quality}",
                "{date}_{building}",
                "{folder}/{building}",
                "{building}/{building}_{format}",
            ]
        )
        edit = self._pattern.lineEdit()
        assert edit is not None
        self._edit = edit
        label = QLabel(self.tr("Na&me:"))
        label.setBuddy(self._pattern)
        insert = QPushButton(self.tr("&Insert"))
        insert.setAccessibleName(self.tr("Insert a placeholder"))
        insert.setAutoDefault(False)
        menu = QMenu(insert)
        for name, meaning in PLACEHOLDERS.items():
            action = menu.addAction(f"{{{name}}}   {spoken(meaning)}")
            action.triggered.connect(lambda _=False, name=name: self._edit.insert(f"{{{name}}}"))
        insert.setMenu(menu)
        self._example = ElidedTextView(self.tr("Example of a name"))
        row = QHBoxLayout()
        row.addWidget(self._pattern, 1)
        row.addWidget(insert)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addLayout(row, 0, 1)
        grid.addWidget(QLabel(self.tr("Example:")), 1, 0)
        grid.addWidget(self._example, 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("Names of the outputs")))
        layout.addLayout(grid)
        self._edit.textChanged.connect(self._on_edit_text_changed)
        self._show_example()

    @property
    def pattern(self) -> str:
        """The pattern as it is written."""
        return self._edit.text().strip()

    @property
    def is_complete(self) -> bool:
        """True where outputs can be called so."""
        try:
            NamePattern.read(self.pattern)
        except RequestError:
            return False
        return True

    @property
    def example(self) -> str:
        """What comes of the pattern, or why nothing does."""
        return self._example.text()

    def choose(self, pattern: str) -> None:
        """Take another pattern."""
        self._edit.setText(pattern)

    def show_source(self, source: Path | None, format: str, suffix: str, quality: str) -> None:
        """Make the example of this building."""
        self._values["building"] = source.stem if source else self.tr("building")
        self._values["title"] = self._values["building"]
        self._values |= {"format": format, "quality": quality}
        self._suffix = suffix
        self._show_example()

    def _show_example(self) -> None:
        try:
            name = NamePattern.read(self.pattern).fill(self._values)
        except RequestError as error:
            self._example.set_text(issue_text(error.issue), issue_line(error.issue))
        else:
            self._example.set_text(f"{name.as_posix()}{self._suffix}")

    def _on_edit_text_changed(self) -> None:
        self._show_example()
        self.changed.emit()
