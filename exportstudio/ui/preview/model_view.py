"""The 3D view with its buttons and the section slider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.preview.camera import STANDARD_VIEWS
from exportstudio.ui.preview.canvas import PreviewCanvas

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from exportstudio.ui.preview.view_state import ViewState

_SECTION_STEPS = 500


class ModelView(QWidget):
    """Controls of one model's picture, and the picture.

    Signals:
        renderer_changed: Another renderer draws now.
        failed(str): Nothing can be drawn at all, and why.
    """

    renderer_changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._canvas = PreviewCanvas()
        self._canvas.renderer_changed.connect(self.renderer_changed)
        self._canvas.failed.connect(self.failed)
        self._fit = QPushButton(self.tr("Fit"))
        self._fit.setToolTip(self.tr("Show the selected element, or the whole model (F)"))
        self._view = QPushButton(self.tr("View"))
        self._view.setToolTip(self.tr("Look from one of the standard directions (1–6)"))
        self._view.setMenu(self._view_menu())
        self._show_all = QPushButton(self.tr("Show all"))
        self._show_all.setToolTip(self.tr("Show every hidden element again"))
        self._hide_selected = QPushButton(self.tr("Hide selected"))
        self._hide_selected.setToolTip(self.tr("Hide the selected element"))
        self._section = QSlider(Qt.Orientation.Horizontal)
        self._section.setRange(0, _SECTION_STEPS)
        self._section.setValue(_SECTION_STEPS)
        self._section.setPageStep(_SECTION_STEPS // 20)
        self._section.setToolTip(self.tr("Cut the model at a height and look inside"))
        self._section.setAccessibleName(self.tr("Section height"))
        self._section.setMinimumWidth(self.fontMetrics().averageCharWidth() * 10)
        section_label = QLabel(self.tr("Section"))
        section_label.setBuddy(self._section)
        self._section_height = QLabel()
        self._section_height.setMinimumWidth(self.fontMetrics().horizontalAdvance("−0000.00 m"))
        self._section_height.setAccessibleName(self.tr("Height of the section"))
        bar = QHBoxLayout()
        for button in (self._fit, self._view, self._show_all, self._hide_selected):
            button.setAccessibleName(button.text())
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(section_label)
        bar.addWidget(self._section, 2)
        bar.addWidget(self._section_height)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self._canvas, 1)
        self._fit.clicked.connect(self._on_fit_clicked)
        self._show_all.clicked.connect(self._on_show_all_clicked)
        self._hide_selected.clicked.connect(self._on_hide_selected_clicked)
        self._section.valueChanged.connect(self._on_section_value_changed)
        self._update_controls()

    @property
    def canvas(self) -> PreviewCanvas:
        """The 3D view."""
        return self._canvas

    @property
    def section_slider(self) -> QSlider:
        """The height of the section; at its end, the section is off."""
        return self._section

    def set_state(self, state: ViewState | None) -> None:
        """Shows *state*, or nothing."""
        if self._state is not None:
            self._state.selection_changed.disconnect(self._update_controls)
            self._state.visibility_changed.disconnect(self._update_controls)
        self._state = state
        self._section.setValue(_SECTION_STEPS)
        self._canvas.set_state(state)
        if state is not None:
            state.selection_changed.connect(self._update_controls)
            state.visibility_changed.connect(self._update_controls)
        self._update_controls()

    def _view_menu(self) -> QMenu:
        menu = QMenu(self)
        names = (
            self.tr("Front"),
            self.tr("Right"),
            self.tr("Back"),
            self.tr("Left"),
            self.tr("Top"),
            self.tr("Corner"),
        )
        for number, (name, (yaw, pitch)) in enumerate(zip(names, STANDARD_VIEWS, strict=True), 1):
            # Behind the tab: shown as a shortcut. The canvas itself listens to the key.
            action = menu.addAction(f"{name}\t{number}")
            action.setData((yaw, pitch))
        menu.triggered.connect(self._on_view_menu_triggered)
        return menu

    def _update_controls(self) -> None:
        state = self._state
        self._hide_selected.setEnabled(state is not None and state.selected >= 0)
        self._show_all.setEnabled(state is not None and bool(state.hidden.any()))
        height = state.section_height if state is not None else None
        if state is None or height is None:
            self._section_height.setText(self.tr("off"))
        else:
            metres = height + float(state.scene.origin[1])
            self._section_height.setText(self.tr("{metres} m").format(metres=f"{metres:.2f}"))

    def _on_fit_clicked(self) -> None:
        if self._state is not None:
            self._state.fit()

    def _on_show_all_clicked(self) -> None:
        if self._state is not None:
            self._state.show_all()

    def _on_hide_selected_clicked(self) -> None:
        if self._state is not None:
            self._state.hide_selected()

    def _on_view_menu_triggered(self, action: QAction) -> None:
        if self._state is not None:
            self._state.look_from(*action.data())

    def _on_section_value_changed(self, step: int) -> None:
        if self._state is None:
            return
        if step == _SECTION_STEPS:
            self._state.set_section(None)
        else:
            low, high = self._state.scene.height_range()
            self._state.set_section(low + (high - low) * step / _SECTION_STEPS)
        self._update_controls()
