"""Where a new export goes, and what happens to files that are there already."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.on_conflict import OnConflict
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.icon import icon

_CHOICES = (OnConflict.NUMBER, OnConflict.REPLACE, OnConflict.SKIP)


class DestinationPanel(QWidget):
    """Beside each building, or one folder for all; and what to do where a name is taken.

    Signals:
        changed: something else is chosen than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = QRadioButton(self.tr("&Next to each building"))
        self._beside.setAccessibleName(self.tr("Next to each building"))
        self._in_folder = QRadioButton(self.tr("In the f&older"))
        self._in_folder.setAccessibleName(self.tr("In one folder"))
        self._beside.setChecked(True)
        self._folder = QLineEdit()
        self._folder.setAccessibleName(self.tr("Destination folder"))
        self._folder.setPlaceholderText(self.tr("Choose a folder"))
        self._folder.textEdited.connect(self._on_folder_text_edited)
        browse = QPushButton(icon("folder"), self.tr("Bro&wse…"))
        browse.setAccessibleName(self.tr("Choose the destination folder"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse_clicked)
        self._on_conflict = QComboBox()
        self._on_conflict.setAccessibleName(self.tr("If a file exists"))
        self._on_conflict.addItem(self.tr("Add a number to the new name"))
        self._on_conflict.addItem(self.tr("Replace the existing file"))
        self._on_conflict.addItem(self.tr("Leave the existing file as it is"))
        label = QLabel(self.tr("If a file e&xists:"))
        label.setBuddy(self._on_conflict)
        conflict = QHBoxLayout()
        conflict.addWidget(label)
        conflict.addWidget(self._on_conflict)
        conflict.addStretch()
        grid = QGridLayout()
        grid.addWidget(self._beside, 0, 0, 1, 3)
        grid.addWidget(self._in_folder, 1, 0)
        grid.addWidget(self._folder, 1, 1)
        grid.addWidget(browse, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("Destination")))
        layout.addLayout(grid)
        layout.addLayout(conflict)
        self._beside.toggled.connect(self.changed)
        self._folder.textChanged.connect(self.changed)

    @property
    def is_complete(self) -> bool:
        """True where enough is chosen to export."""
        return self._beside.isChecked() or bool(self._folder.text().strip())

    @property
    def folder(self) -> Path | None:
        """The folder for all, None for that of each building."""
        return None if self._beside.isChecked() else Path(self._folder.text().strip())

    @property
    def on_conflict(self) -> OnConflict:
        """What to do where a name is taken."""
        return _CHOICES[self._on_conflict.currentIndex()]

    def choose(self, folder: Path | None, on_conflict: OnConflict) -> None:
        """Choose where to, and what to do where a name is taken."""
        if folder is not None:
            self._folder.setText(str(folder))
        (self._beside if folder is None else self._in_folder).setChecked(True)
        if on_conflict in _CHOICES:
            self._on_conflict.setCurrentIndex(_CHOICES.index(on_conflict))

    def _on_folder_text_edited(self) -> None:
        self._in_folder.setChecked(True)

    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the destination folder"), self._folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_dialog_file_selected)
        dialog.open()

    def _on_dialog_file_selected(self, name: str) -> None:
        self.choose(Path(name), self.on_conflict)
