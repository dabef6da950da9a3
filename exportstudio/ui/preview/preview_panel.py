"""The panel that shows a finished export."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.icon import icon
from exportstudio.ui.preview.background import BackgroundWork, Task
from exportstudio.ui.preview.color_panel import ColorPanel
from exportstudio.ui.preview.comments_panel import CommentsPanel
from exportstudio.ui.preview.element_tree_view import ElementTreeView
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.message_view import MessageView
from exportstudio.ui.preview.model_view import ModelView
from exportstudio.ui.preview.property_table_view import PropertyTableView
from exportstudio.ui.preview.scene_reader import SceneReader
from exportstudio.ui.preview.screenshot_dialog import ScreenshotDialog
from exportstudio.ui.preview.statistics_dialog import StatisticsDialog
from exportstudio.ui.preview.view_state import ViewState
from exportstudio.ui.words import error_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from exportstudio.ui.preview.canvas import PreviewCanvas
    from exportstudio.ui.preview.comparison import Comparison
    from exportstudio.ui.preview.scene import PreviewScene

_logger = logging.getLogger(__name__)

_BUSY_DELAY_MS = 500
"""Shorter waits are not announced: a bar that flashes up is worse than none."""


@dataclass(frozen=True, slots=True)
class _LoadedModel:
    path: Path
    scene: PreviewScene
    file_size: int
    findings: Mapping[str, str]


class PreviewPanel(QWidget):
    """Shows a .glb or .gltf file: tree, 3D view and properties.

    Call `close` or `clear` before the panel is destroyed: only then is the memory on the graphics
    card given back while its device lives.

    Signals:
        loaded(Path): The file is shown.
        outlined: The tree is there, too.
        load_failed(Path, str): The file cannot be shown, and why; the panel says so itself.
        element_selected(str): GlobalId of the selected element, empty for none.
    """

    loaded = Signal(Path)
    outlined = Signal()
    load_failed = Signal(Path, str)
    element_selected = Signal(str)

    def __init__(self, reader: SceneReader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader or SceneReader()
        self._state: ViewState | None = None
        self._model: _LoadedModel | None = None
        self._loading: Path | None = None
        self._work = BackgroundWork(self)
        self._work.reported.connect(self._on_work_reported)
        self._work.finished.connect(self._on_work_finished)
        self._work.failed.connect(self._on_work_failed)
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(_BUSY_DELAY_MS)
        self._busy_timer.timeout.connect(self._on_busy_timer_timeout)
        self._build()
        self._show_empty()

    @property
    def view_state(self) -> ViewState | None:
        """Camera, selection and visibility of the model that is shown, None without one."""
        return self._state

    @property
    def canvas(self) -> PreviewCanvas:
        """The 3D view."""
        return self._model_view.canvas

    @property
    def is_loading(self) -> bool:
        """Whether a file is being read."""
        return self._loading is not None

    def load(self, path: Path, findings: Mapping[str, str] = MappingProxyType({})) -> None:
        """Reads *path* in the background and shows it; a file still being read is dropped.

        Args:
            findings: What the export found about elements: texts by GlobalId.
        """
        self._loading = path
        self._busy.setValue(0)
        self._busy_timer.start()
        self._work.cancel()
        self._reader.stop()

        def read(task: Task) -> object:
            def take(scene: PreviewScene) -> None:
                task.report(_LoadedModel(path, scene, path.stat().st_size, findings))

            return self._reader.read(path, task, task.report, take)

        self._work.start(read)

    def cancel_loading(self) -> None:
        """Stops reading; what was shown before stays."""
        self._work.cancel()
        self._reader.stop()
        self._end_loading()
        if self._model is None:
            self._show_empty()
        else:
            self._show_file_name(self._model.path)

    def select_element(self, global_id: str) -> bool:
        """Selects the element with this GlobalId and shows it; returns whether it exists."""
        element = self._state.scene.find(global_id) if self._state else -1
        if self._state is None or element < 0:
            return False
        below = self._state.scene.subtree(element)
        if (self._state.hidden | self._state.ghosted)[below].any():
            self._state.set_hidden(below, False)
        self._state.select(element)
        self._state.fit()
        return True

    def compare_with(self, path: Path) -> None:
        """Reads another export of the building in the background, and shows it beside this one.

        What is done to one of the two happens to the other: they are looked at from one place.
        """
        if self._state is not None:
            self.show_colors.setChecked(True)
            self._pictures.compare_with(path)
            self._colors.color_by("difference")
            self._colors.tell(self.tr("Reading {file}…").format(file=path.name))

    def clear(self) -> None:
        """Shows nothing, stops reading, and gives back what the model took."""
        self._work.cancel()
        self._reader.stop()
        self._end_loading()
        self._set_model(None)
        self._show_empty()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gives back what the model took."""
        self.clear()
        super().closeEvent(event)

    def _build(self) -> None:
        self._file_name = _ElidedLabel()
        self._file_name.setAccessibleName(self.tr("File"))
        self._busy = QProgressBar()
        self._busy.setRange(0, 100)
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        self._busy.setAccessibleName(self.tr("Reading the file"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Stop reading the file"))
        self._cancel.clicked.connect(self.cancel_loading)
        self._busy.hide()
        self._cancel.hide()
        self._open = QPushButton(self.tr("Open…"))
        self._open.setAccessibleName(self.tr("Open a GLB file"))
        self._open.clicked.connect(self._on_open_requested)
        header = QHBoxLayout()
        header.addWidget(self._file_name, 1)
        header.addWidget(self._busy)
        header.addWidget(self._cancel)
        header.addWidget(self._open)
        self._message = MessageView()
        self._message.open_requested.connect(self._on_open_requested)
        self._tree = ElementTreeView()
        self._tree.outlined.connect(self.outlined)
        self._model_view = ModelView()
        self._model_view.renderer_changed.connect(self._update_status)
        self._model_view.failed.connect(self._on_model_view_failed)
        self._properties = PropertyTableView()
        self._colors = ColorPanel()
        self._pictures = self._model_view.pictures
        self._colors.comparison_wanted.connect(self._choose_comparison)
        self._colors.differences_shown.connect(self._pictures.show_differences)
        self._pictures.compared.connect(self._on_pictures_compared)
        self._pictures.failed.connect(self._on_pictures_failed)
        self._pictures.only_there_selected.connect(self._properties.set_element)
        self._side = QSplitter(Qt.Orientation.Vertical)
        self._side.setChildrenCollapsible(False)
        self._comments = CommentsPanel(self._model_view.canvas)
        self._comments.told.connect(self._on_comments_told)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._properties, self.tr("Properties"))
        self._tabs.addTab(self._comments, self.tr("Comments"))
        self._side.addWidget(self._tabs)
        self._side.addWidget(self._colors)
        self._colors.hide()
        self._tree.set_menu_actions(self._model_view.view_actions.element_actions())
        self._add_actions()
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        for widget, stretch in ((self._tree, 0), (self._model_view, 1), (self._side, 0)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.indexOf(widget), stretch)
        character = self.fontMetrics().averageCharWidth()
        # Enough for a name below some levels of the tree, and for a property beside its value.
        self._tree.setMinimumWidth(character * 30)
        self._side.setMinimumWidth(character * 24)
        self._splitter.setSizes([character * 40, character * 110, character * 34])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._splitter)
        self._status = _ElidedLabel()
        self._status.setAccessibleName(self.tr("Figures of the model"))
        layout = QVBoxLayout(self)
        layout.addLayout(header)
        layout.addWidget(self._model_view.tool_bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._status)

    def _add_actions(self) -> None:
        self.show_tree = self._switch(
            "panel-left", self.tr("Tree"), self.tr("Show or hide the tree"), "F7", self._tree
        )
        self.show_side = self._switch(
            "panel-right",
            self.tr("Properties"),
            self.tr("Show or hide the properties"),
            "F8",
            self._side,
        )
        self.show_colors = self._switch(
            "color",
            self.tr("Colours"),
            self.tr("Colour by class, storey, material, system, property, issue and more"),
            "C",
            self._colors,
        )
        self.show_colors.setChecked(False)
        self.show_colors.toggled.connect(self._on_show_colors_toggled)
        self.compare = self._action(
            "compare", self.tr("Compare"), self.tr("Show another file beside this one"), "D"
        )
        self.compare.setCheckable(True)
        self.compare.triggered.connect(self._on_compare_triggered)
        self.show_statistics = self._action(
            "statistics", self.tr("Figures"), self.tr("Show counts, sizes and extents"), "N"
        )
        self.show_statistics.triggered.connect(self._on_show_statistics_triggered)
        self.take_picture = self._action(
            "screenshot", self.tr("Picture"), self.tr("Make a picture of any size"), "K"
        )
        self.take_picture.triggered.connect(self._on_take_picture_triggered)
        self.keep_view = self._action(
            "comment", self.tr("Comment"), self.tr("Keep this view and comment on it"), "V"
        )
        self.keep_view.triggered.connect(self._on_keep_view_triggered)
        self._model_view.add_tools(
            self.show_colors, self.compare, self.show_statistics, self.take_picture, self.keep_view
        )
        self._model_view.add_tools(self.show_tree, self.show_side)

    def _switch(self, icon_name: str, text: str, tip: str, key: str, widget: QWidget) -> QAction:
        """Returns an action that shows and hides a part of the panel."""
        action = self._action(icon_name, text, tip, key)
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(widget.setVisible)
        return action

    def _action(self, icon_name: str, text: str, tip: str, key: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setToolTip(f"{tip} ({key})")
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def _on_take_picture_triggered(self) -> None:
        if self._model is not None:
            ratio = self.devicePixelRatioF()
            size = self.canvas.surface.size() * ratio
            suggestion = self._model.path.with_suffix(".png")
            ScreenshotDialog(size, suggestion, self._comments.draw, self).show()

    def _on_keep_view_triggered(self) -> None:
        self.show_side.setChecked(True)
        self._tabs.setCurrentWidget(self._comments)
        self._comments.keep_view()

    def _on_comments_told(self, text: str) -> None:
        self._status.setText(text)

    def _on_show_colors_toggled(self, shown: bool) -> None:
        if shown:
            self.show_side.setChecked(True)
            # What the panel is opened for; by class is what most people want to see first.
            self._colors.color_by("class")
        else:
            self._colors.color_by("own")

    def _on_show_statistics_triggered(self) -> None:
        if self._model is not None:
            StatisticsDialog(
                self._model.path.name, self._model.scene, self._model.file_size, self
            ).show()

    def _set_model(self, model: _LoadedModel | None) -> None:
        state = ViewState(model.scene, self) if model else None
        self._tree.set_state(state)
        self._model_view.set_state(state)
        self._properties.set_element(None)
        self._colors.set_findings(model.findings if model else {})
        self._colors.set_state(state)
        self._comments.set_model(model.path if model else None, state)
        for action in (self.compare, self.show_statistics, self.take_picture, self.keep_view):
            action.setEnabled(model is not None)
        if self._state is not None:
            self._state.deleteLater()
        self._state, self._model = state, model
        if state is not None:
            state.selection_changed.connect(self._on_state_selection_changed)
        self._update_status()

    def _show_empty(self) -> None:
        self._file_name.setText("")
        self._file_name.setToolTip("")
        self._show_message(
            self.tr("Nothing to preview yet."),
            self.tr("Finish a GLB export, or open a GLB file."),
        )

    def _show_message(self, heading: str, text: str) -> None:
        self._model_view.tool_bar.hide()
        self._message.show_message(heading, text)
        # One button to open a file is enough: the message has its own.
        self._open.hide()
        self._stack.setCurrentWidget(self._message)

    def _show_file_name(self, path: Path) -> None:
        self._file_name.setText(path.name)
        self._file_name.setToolTip(str(path))

    def _end_loading(self) -> None:
        self._loading = None
        self._busy_timer.stop()
        self._busy.hide()
        self._cancel.hide()

    def _update_status(self) -> None:
        if self._model is None:
            self._status.setText("")
            return
        locale, scene = QLocale(), self._model.scene
        figures = [
            self.tr("Elements: {count}").format(
                count=locale.toString(int(scene.has_geometry.sum()))
            ),
            self.tr("Triangles: {count}").format(count=locale.toString(scene.triangle_count)),
            self.tr("Size: {size}").format(
                size=locale.formattedDataSize(
                    self._model.file_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
                )
            ),
            self.tr("Drawn with: {renderer}").format(
                renderer=self._model_view.canvas.renderer_name
            ),
        ]
        if self.canvas.surface.is_partial:
            figures.append(self.tr("Without a graphics card only the largest parts are drawn"))
        if scene.skipped_primitives:
            figures.append(
                self.tr("Not shown: {count} meshes of points or lines").format(
                    count=locale.toString(scene.skipped_primitives)
                )
            )
        if scene.unread_images:
            figures.append(
                self.tr("Not read: {count} images").format(
                    count=locale.toString(scene.unread_images)
                )
            )
        self._status.setText("   ·   ".join(figures))

    def _on_open_requested(self) -> None:
        self._choose_file(self.tr("Open a GLB file"), self.load)

    def _choose_comparison(self) -> None:
        self._choose_file(self.tr("Compare with another file"), self.compare_with)

    def _choose_file(self, title: str, take: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("glTF files (*.glb *.gltf)"))
        if self._model is not None:
            # Other qualities of a building lie beside each other.
            dialog.setDirectory(str(self._model.path.parent))
        dialog.fileSelected.connect(lambda name: take(Path(name)))
        dialog.open()

    def _on_compare_triggered(self, wanted: bool) -> None:
        # Checked is what there is, not what is wanted.
        self.compare.setChecked(self._pictures.other_state is not None)
        if wanted:
            self._choose_comparison()
        else:
            self._pictures.end()

    def _on_pictures_compared(self, comparison: Comparison | None) -> None:
        self.compare.setChecked(comparison is not None)
        self._colors.set_comparison(comparison)

    def _on_pictures_failed(self, reason: str) -> None:
        self._colors.tell(reason)

    def _on_busy_timer_timeout(self) -> None:
        if self._loading is not None:
            self._busy.show()
            self._cancel.show()
            if self._model is None:
                self._show_file_name(self._loading)
                self._show_message(self.tr("Reading the file…"), self._loading.name)

    def _on_work_reported(self, value: float | _LoadedModel) -> None:
        if isinstance(value, float):
            self._busy.setValue(round(100 * value))
        else:
            self._show_model(value)

    def _on_work_finished(self, edges: NDArray[np.uint32] | None) -> None:
        if self._state is not None and edges is not None:
            self._state.set_edges(edges)

    def _show_model(self, model: _LoadedModel) -> None:
        self._end_loading()
        self._show_file_name(model.path)
        self._open.show()
        self._model_view.tool_bar.show()
        self._stack.setCurrentWidget(self._splitter)
        self._set_model(model)
        self.loaded.emit(model.path)

    def _on_work_failed(self, error: Exception) -> None:
        path = self._loading
        if path is None:
            # The model is shown already; it goes without what came after it.
            _logger.error("The edges of a model could not be found", exc_info=error)
            return
        if not isinstance(error, PreviewError):
            _logger.error("%s could not be previewed", path, exc_info=error)
            error = PreviewError(
                "VIEW699",
                self.tr("The file could not be read: {error}.").format(error=error),
                self.tr("The log has the details."),
            )
        self._end_loading()
        self._set_model(None)
        self._show_file_name(path)
        self._show_message(self.tr("This file cannot be previewed."), error_text(error))
        self.load_failed.emit(path, str(error))

    def _on_model_view_failed(self, reason: str) -> None:
        self._status.setText(self.tr("The model cannot be drawn: {reason}").format(reason=reason))

    def _on_state_selection_changed(self, index: int) -> None:
        assert self._state is not None
        element = self._state.scene.elements[index] if index >= 0 else None
        self._properties.set_element(element)
        self.element_selected.emit(element.global_id if element else "")


class _ElidedLabel(QLabel):
    """A line of text that gives way: what does not fit is left out in its middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
