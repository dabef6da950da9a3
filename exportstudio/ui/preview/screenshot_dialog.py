"""Asks how large a picture is to be, and where to put it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.preview.picture import MAX_SIDE

if TYPE_CHECKING:
    from collections.abc import Callable


class ScreenshotDialog(QDialog):
    """A picture of the model as PNG, in a file or on the clipboard.

    Args:
        size: What is offered first.
        suggestion: Where the file might go.
        draw: Returns a picture of a size.
    """

    def __init__(
        self,
        size: QSize,
        suggestion: Path,
        draw: Callable[[QSize], QImage],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Picture of the model"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draw = draw
        self._suggestion = suggestion
        form = QFormLayout()
        self.width_box = self._box(size.width(), self.tr("&Width"), form)
        self.height_box = self._box(size.height(), self.tr("H&eight"), form)
        self._told = QLabel()
        self._told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._choose_file)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._told)
        layout.addWidget(buttons)

    def picture(self) -> QImage:
        """Returns the picture in the size that is chosen."""
        return self._draw(QSize(self.width_box.value(), self.height_box.value()))

    def save(self, path: Path) -> None:
        """Writes the picture; what keeps it from being written is told."""
        if self.picture().save(str(path)):
            self.accept()
        else:
            self._told.setText(
                self.tr("{file} could not be written. Choose another folder.").format(file=path)
            )

    def copy(self) -> None:
        """Puts the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self.picture())
        self.accept()

    def _box(self, value: int, name: str, form: QFormLayout) -> QSpinBox:
        box = QSpinBox()
        box.setRange(16, MAX_SIDE)
        box.setValue(value)
        box.setSuffix(self.tr(" px"))
        box.setAccessibleName(name.replace("&", ""))
        form.addRow(name, box)
        return box

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save picture"), str(self._suggestion))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PNG pictures (*.png)"))
        dialog.setDefaultSuffix("png")
        dialog.selectFile(self._suggestion.name)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()
