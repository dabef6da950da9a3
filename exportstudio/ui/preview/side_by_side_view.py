"""The picture of a model and, for a comparison, that of another one beside it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from exportstudio.ui.preview.background import BackgroundWork, Task
from exportstudio.ui.preview.canvas import PreviewCanvas
from exportstudio.ui.preview.comparison import Comparison, compare
from exportstudio.ui.preview.legend_colors import tints_of
from exportstudio.ui.preview.linked_views import LinkedViews
from exportstudio.ui.preview.scene_reader import SceneReader
from exportstudio.ui.preview.view_state import ViewState
from exportstudio.ui.words import error_text

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import Element, PreviewScene


class SideBySideView(QWidget):
    """Shows one model, or two whose views are linked: beside each other, or one at a time.

    Signals:
        compared(Comparison): The other model is shown; None once it no longer is.
        failed(str): The other model cannot be shown, and why.
        only_there_selected(Element): What is selected is in the other model only.
    """

    compared = Signal(object)
    failed = Signal(str)
    only_there_selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._second: ViewState | None = None
        self._links: LinkedViews | None = None
        self._comparison: Comparison | None = None
        self._shows_differences = False
        self._shows_second = False
        self._reader = SceneReader()
        self._reading = BackgroundWork(self)
        self._reading.reported.connect(self._show_comparison)
        self._reading.finished.connect(self._on_reading_finished)
        self._reading.failed.connect(self._on_reading_failed)
        self._canvas = PreviewCanvas()
        self._other_canvas: PreviewCanvas | None = None
        self._first_half = _Half(self._canvas)
        self._second_half: _Half | None = None
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._first_half)
        self._bar = self._build_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._splitter, 1)

    @property
    def canvas(self) -> PreviewCanvas:
        """The picture of the model."""
        return self._canvas

    @property
    def other_canvas(self) -> PreviewCanvas | None:
        """The picture of the other model, None while there is none."""
        return self._other_canvas if self._second is not None else None

    @property
    def other_state(self) -> ViewState | None:
        """Camera, selection and visibility of the other model, None while there is none."""
        return self._second

    @property
    def has_dragged(self) -> bool:
        """Whether the last press of a mouse button moved a picture."""
        canvases = (self._canvas, self._other_canvas)
        return any(canvas.has_dragged for canvas in canvases if canvas is not None)

    @property
    def is_reading(self) -> bool:
        """Whether another model is being read, or its edges are."""
        return self._reading.is_running

    def set_state(self, state: ViewState | None) -> None:
        """Shows another model, or nothing; a comparison ends."""
        self.end()
        self._state = state
        self._canvas.set_state(state)

    def compare_with(self, path: Path) -> None:
        """Reads another export in the background, and shows it beside the model."""
        state = self._state
        if state is None:
            return
        self.end()

        def read(task: Task) -> NDArray[np.uint32] | None:
            def take(other: PreviewScene) -> None:
                task.report(compare(state.scene, path, other))

            return self._reader.read(path, task, lambda _: None, take)

        self._reading.start(read)

    def end(self) -> None:
        """Shows the model alone."""
        self._reading.cancel()
        self._reader.stop()
        if self._second is None:
            return
        if self._links is not None:
            self._links.end()
            self._links.deleteLater()
        if self._other_canvas is not None:
            self._other_canvas.set_state(None)
        if self._second_half is not None:
            self._second_half.hide()
        self._second.deleteLater()
        self._second = self._links = self._comparison = None
        self._bar.hide()
        self._first_half.show()
        self._first_half.tell("")
        self.compared.emit(None)

    def show_differences(self, shown: bool) -> None:
        """Colours the other model by what is different, or as it is."""
        self._shows_differences = shown
        if self._second is not None and self._comparison is not None:
            self._second.set_tints(tints_of(self._comparison.there) if shown else None)

    def turn_background(self) -> None:
        """Changes between a light and a dark background."""
        self._canvas.turn_background()
        self._match_background()

    def _build_bar(self) -> QWidget:
        bar = QWidget()
        self._one_at_a_time = QPushButton(self.tr("One at a time"))
        self._one_at_a_time.setCheckable(True)
        self._one_at_a_time.setToolTip(self.tr("Show one model in the place of the other"))
        self._one_at_a_time.toggled.connect(self._arrange)
        self._swap = QPushButton(self.tr("Swap"))
        self._swap.setToolTip(self.tr("Show the other model in the same place (X)"))
        self._swap.clicked.connect(self.swap)
        key = QAction(self._swap.text(), self)
        key.setShortcut("X")
        key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.triggered.connect(self._swap.click)
        self.addAction(key)
        self._end = QPushButton(self.tr("End comparison"))
        self._end.clicked.connect(self.end)
        row = QHBoxLayout(bar)
        margin = self.fontMetrics().height() // 3
        row.setContentsMargins(0, margin, 0, margin)
        row.addStretch(1)
        for button in (self._one_at_a_time, self._swap, self._end):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        bar.hide()
        return bar

    def swap(self) -> None:
        """Shows the other one of two models in the place of the one that is seen."""
        self._shows_second = not (self._one_at_a_time.isChecked() and self._shows_second)
        self._one_at_a_time.setChecked(True)
        self._arrange()

    def _arrange(self) -> None:
        alone = self._one_at_a_time.isChecked()
        if self._second_half is not None:
            self._first_half.setVisible(not alone or not self._shows_second)
            self._second_half.setVisible(not alone or self._shows_second)

    def _show_comparison(self, comparison: Comparison) -> None:
        assert self._state is not None
        canvas = self._other_canvas
        if canvas is None or self._second_half is None:
            canvas = self._other_canvas = PreviewCanvas()
            self._second_half = _Half(canvas)
            self._splitter.addWidget(self._second_half)
            self._canvas.measuring.tool_changed.connect(self._take_tool)
        self._comparison = comparison
        second = self._second = ViewState(comparison.other, self)
        self.show_differences(self._shows_differences)
        self._bar.show()
        self._arrange()
        width = self._splitter.width() // 2
        self._splitter.setSizes([width, width])
        self._match_background()
        canvas.set_state(second)
        self._links = LinkedViews(self._state, second, self)
        second.selection_changed.connect(self._on_second_selection_changed)
        self._take_tool()
        self._first_half.tell(self._described(self.tr("This file"), self._state.scene))
        self._second_half.tell(self._described(_place(comparison.path), comparison.other))
        self.compared.emit(comparison)

    def _take_tool(self) -> None:
        if self._other_canvas is not None:
            self._other_canvas.measuring.take_tool(self._canvas.measuring.tool)

    def _match_background(self) -> None:
        other = self._other_canvas
        if other is not None and other.background != self._canvas.background:
            other.turn_background()

    def _described(self, name: str, scene: PreviewScene) -> str:
        locale = QLocale()
        return self.tr("{name}: {elements} elements, {triangles} triangles").format(
            name=name,
            elements=locale.toString(int(scene.has_geometry.sum())),
            triangles=locale.toString(scene.triangle_count),
        )

    def _on_second_selection_changed(self, element: int) -> None:
        if self._second is not None and self._state is not None and element >= 0:
            found: Element = self._second.scene.elements[element]
            if self._state.scene.find(found.global_id) < 0:
                self.only_there_selected.emit(found)

    def _on_reading_finished(self, edges: NDArray[np.uint32] | None) -> None:
        if self._second is not None and edges is not None:
            self._second.set_edges(edges)

    def _on_reading_failed(self, error: Exception) -> None:
        self.failed.emit(error_text(error))


def _place(path: Path) -> str:
    """Returns name and folder: two qualities of a building often have one name."""
    return str(PurePath(path.parent.name, path.name))


class _Half(QWidget):
    """A picture with a line above it, which says of what it is where there are two."""

    def __init__(self, canvas: PreviewCanvas) -> None:
        super().__init__()
        self._line = QLabel()
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setMinimumWidth(1)
        self._line.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._line)
        layout.addWidget(canvas, 1)

    def tell(self, text: str) -> None:
        """Says something else; nothing with an empty text."""
        self._line.setText(text)
        self._line.setToolTip(text)
        self._line.setVisible(bool(text))
