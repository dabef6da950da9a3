"""Views that were kept, with comments; written and read as BCF."""

from __future__ import annotations

import getpass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.icon import icon
from exportstudio.ui.preview.background import BackgroundWork
from exportstudio.ui.preview.bcf_file import read_bcf, write_bcf
from exportstudio.ui.preview.picture import as_png, draw_picture
from exportstudio.ui.preview.viewpoint import Viewpoint, capture, restore

if TYPE_CHECKING:
    from exportstudio.ui.preview.canvas import PreviewCanvas
    from exportstudio.ui.preview.view_state import ViewState

_PICTURE = QSize(900, 600)
_THUMBNAIL = QSize(108, 72)


class CommentsPanel(QWidget):
    """A list of viewpoints; choosing one shows the model as it was then.

    Viewpoints stay with their model while the program runs; a BCF file keeps them for longer, and
    takes them to other programs.

    Signals:
        told(str): How writing or reading a file ended.
    """

    told = Signal(str)

    def __init__(self, canvas: PreviewCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._state: ViewState | None = None
        self._model: Path | None = None
        self._kept: dict[Path, list[Viewpoint]] = {}
        self._list = QListWidget()
        self._list.setIconSize(_THUMBNAIL)
        self._list.setAccessibleName(self.tr("Comments"))
        self._hint = QLabel(
            self.tr("Keep a view with the button above or with V, and say what is to be done.")
        )
        self._hint.setWordWrap(True)
        self._title = QLineEdit()
        self._title.setPlaceholderText(self.tr("Title"))
        self._title.setAccessibleName(self.tr("Title of the comment"))
        self._text = QPlainTextEdit()
        self._text.setPlaceholderText(self.tr("Comment"))
        self._text.setAccessibleName(self.tr("Text of the comment"))
        self._text.setTabChangesFocus(True)
        self._text.setMaximumHeight(self.fontMetrics().height() * 5)
        self._remove = self._button("", self.tr("Remove the comment"))
        self._remove.setIcon(icon("remove"))
        self._open = self._button(self.tr("Open…"), self.tr("Take in comments of a BCF file"))
        self._save = self._button(self.tr("Save…"), self.tr("Write all comments to a BCF file"))
        row = QHBoxLayout()
        for button in (self._remove, self._open, self._save):
            # The picture needs the width more than its panels do.
            button.setMinimumWidth(self.fontMetrics().averageCharWidth() * 4)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self._work = BackgroundWork(self)
        self._work.finished.connect(self._on_work_finished)
        self._work.failed.connect(self._on_work_failed)
        self._list.currentRowChanged.connect(self._on_current_row_changed)
        # A click on what is chosen already shows it again.
        self._list.itemClicked.connect(self._show_chosen)
        self._title.textEdited.connect(self._on_text_edited)
        self._text.textChanged.connect(self._on_text_edited)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._fill()

    @property
    def viewpoints(self) -> list[Viewpoint]:
        """What was kept of the model, the latest last."""
        return self._kept.setdefault(self._model, []) if self._model else []

    def set_model(self, model: Path | None, state: ViewState | None) -> None:
        """Shows what was kept of another model."""
        self._model, self._state = model, state
        self._fill()

    def keep_view(self) -> None:
        """Adds the view as it is now, and lets the user say something about it."""
        if self._state is None:
            return
        number = len(self.viewpoints) + 1
        surface = self._canvas.surface
        aspect = surface.width() / max(surface.height(), 1)
        size = QSize(_PICTURE.width(), max(round(_PICTURE.width() / aspect), 1))
        image = self.draw(size)
        title = self.tr("View {number}").format(number=number)
        if self._state.selected >= 0:
            element = self._state.scene.elements[self._state.selected]
            title = element.name or element.ifc_class or title
        self.viewpoints.append(
            capture(self._state, title, getpass.getuser(), as_png(image), aspect)
        )
        self._fill()
        self._list.setCurrentRow(self._list.count() - 1)
        self._text.setFocus()

    def draw(self, size: QSize) -> QImage:
        """Returns a picture of the model as it is shown now."""
        assert self._state is not None
        by_driver = self._canvas.uses_driver
        return draw_picture(self._state, self._canvas.background, size, by_driver=by_driver)

    def save(self, path: Path, version: str) -> None:
        """Writes all comments in the background."""
        viewpoints, project = list(self.viewpoints), self._model.stem if self._model else ""

        def write(_task: object) -> str:
            write_bcf(path, viewpoints, version, project)
            return self.tr("Comments written to {file}: {count}.").format(
                count=len(viewpoints), file=path.name
            )

        self._work.start(write)

    def open(self, path: Path) -> None:
        """Takes in the comments of a BCF file in the background."""
        self._work.start(lambda _: read_bcf(path))

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for viewpoint in self.viewpoints:
            item = QListWidgetItem(viewpoint.title)
            item.setToolTip(viewpoint.text)
            picture = QPixmap(_THUMBNAIL)
            picture.fill(QColor(Qt.GlobalColor.transparent))
            image = QImage.fromData(viewpoint.picture)
            if not image.isNull():
                picture = QPixmap.fromImage(image).scaled(
                    _THUMBNAIL,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            item.setIcon(QIcon(picture))
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._show_texts()

    def _chosen(self) -> int:
        row = self._list.currentRow()
        return row if row < len(self.viewpoints) else -1

    def _show_texts(self) -> None:
        row = self._chosen()
        viewpoint = self.viewpoints[row] if row >= 0 else None
        for field in (self._title, self._text):
            field.blockSignals(True)
            field.setEnabled(viewpoint is not None)
        self._title.setText(viewpoint.title if viewpoint else "")
        self._text.setPlainText(viewpoint.text if viewpoint else "")
        for field in (self._title, self._text):
            field.blockSignals(False)
        self._hint.setVisible(not self.viewpoints)
        self._remove.setEnabled(viewpoint is not None)
        self._save.setEnabled(bool(self.viewpoints))
        self._open.setEnabled(self._state is not None)

    def _on_current_row_changed(self) -> None:
        self._show_texts()
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._chosen()
        if self._state is not None and row >= 0:
            restore(self._state, self.viewpoints[row])

    def _on_text_edited(self) -> None:
        row = self._chosen()
        if row < 0:
            return
        title = self._title.text().strip() or self.viewpoints[row].title
        text = self._text.toPlainText()
        self.viewpoints[row] = replace(self.viewpoints[row], title=title, text=text)
        item = self._list.item(row)
        item.setText(title)
        item.setToolTip(text)

    def _on_remove_clicked(self) -> None:
        row = self._chosen()
        if row >= 0:
            del self.viewpoints[row]
            self._fill()

    def _on_open_clicked(self) -> None:
        dialog = self._dialog(self.tr("Open comments"), self.tr("BCF files (*.bcf *.bcfzip)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def _on_save_clicked(self) -> None:
        filters = {
            self.tr("BCF 2.1, for most programs (*.bcf)"): "2.1",
            self.tr("BCF 3.0 (*.bcf)"): "3.0",
        }
        dialog = self._dialog(self.tr("Save comments"), ";;".join(filters))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("bcf")
        if self._model is not None:
            dialog.selectFile(f"{self._model.stem}.bcf")
        dialog.fileSelected.connect(
            lambda name: self.save(Path(name), filters[dialog.selectedNameFilter()])
        )
        dialog.open()

    def _dialog(self, title: str, filters: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(filters)
        if self._model is not None:
            dialog.setDirectory(str(self._model.parent))
        return dialog

    def _on_work_finished(self, result: str | list[Viewpoint]) -> None:
        if isinstance(result, str):
            self.told.emit(result)
            return
        known = {viewpoint.guid for viewpoint in self.viewpoints}
        self.viewpoints.extend(v for v in result if v.guid not in known)
        self._fill()
        self.told.emit(self.tr("Comments read: {count}.").format(count=len(result)))

    def _on_work_failed(self, error: Exception) -> None:
        self.told.emit(self.tr("The comments could not be kept: {error}").format(error=error))
