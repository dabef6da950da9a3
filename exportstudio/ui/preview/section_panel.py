"""The sliders that cut a model open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSlider, QWidget

from exportstudio.ui.preview.scene import WHOLE

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

_STEPS = 500
_UP = 1


class SectionPanel(QWidget):
    """Two sliders for each axis of the building: what lies outside of them is cut away.

    A slider at its end cuts nothing. The height is that of the file.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._sliders: dict[tuple[int, bool], QSlider] = {}
        self._values: dict[tuple[int, bool], QLabel] = {}
        grid = QGridLayout(self)
        margin = self.fontMetrics().height() // 2
        grid.setContentsMargins(margin, 0, margin, margin)
        grid.setHorizontalSpacing(margin)
        grid.setVerticalSpacing(0)
        rows = ((_UP, self.tr("Height")), (0, self.tr("X")), (2, self.tr("Y")))
        for row, (axis, name) in enumerate(rows):
            grid.addWidget(QLabel(name), row, 0)
            for is_high in (False, True):
                # Along z of the scene the building's y runs the other way.
                is_right = is_high != (axis == 2)
                self._add_slider(grid, row, axis, name, is_high=is_high, is_right=is_right)
        self._reset = QPushButton(self.tr("Whole model"))
        self._reset.setToolTip(self.tr("Cut nothing away"))
        self._reset.setAccessibleName(self._reset.text())
        self._reset.clicked.connect(self.reset)
        grid.addWidget(self._reset, 0, 5, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._show_values()

    def slider(self, axis: int, *, high: bool) -> QSlider:
        """Returns the slider of one side: axis 0, 1 (up) or 2 of the scene."""
        return self._sliders[axis, high]

    def set_state(self, state: ViewState | None) -> None:
        """Cuts another model, which is whole at first."""
        if self._state is not None:
            self._state.section_changed.disconnect(self._show_section)
        self._state = state
        if state is not None:
            state.section_changed.connect(self._show_section)
        self._show_section()

    def reset(self) -> None:
        """Cuts nothing away."""
        if self._state is not None:
            self._state.set_section(WHOLE)

    def _add_slider(
        self, grid: QGridLayout, row: int, axis: int, name: str, *, is_high: bool, is_right: bool
    ) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 20)
        slider.setMinimumWidth(self.fontMetrics().averageCharWidth() * 8)
        text = self.tr("{axis}: to") if is_right else self.tr("{axis}: from")
        slider.setAccessibleName(text.format(axis=name))
        slider.setToolTip(self.tr("Cut the model open and look inside"))
        if axis == 2:
            slider.setInvertedAppearance(True)
            slider.setInvertedControls(True)
        value = QLabel()
        value.setMinimumWidth(self.fontMetrics().horizontalAdvance("−0000.00 m"))
        value.setAccessibleName(text.format(axis=name))
        self._sliders[axis, is_high], self._values[axis, is_high] = slider, value
        grid.addWidget(slider, row, 3 if is_right else 1)
        grid.addWidget(value, row, 4 if is_right else 2)
        slider.valueChanged.connect(lambda step: self._cut(axis, is_high, step))

    def _cut(self, axis: int, is_high: bool, step: int) -> None:
        if self._state is None:
            return
        low, high = self._state.scene.extent(axis)
        end = _STEPS if is_high else 0
        value = low + (high - low) * step / _STEPS
        if step == end:
            value = np.inf if is_high else -np.inf
        self._state.set_section(self._state.section.with_side(axis, high=is_high, value=value))

    def _show_section(self) -> None:
        """Puts the sliders where the section is."""
        for (axis, is_high), slider in self._sliders.items():
            step = _STEPS if is_high else 0
            if self._state is not None:
                section = self._state.section
                value = (section.high if is_high else section.low)[axis]
                low, high = self._state.scene.extent(axis)
                if np.isfinite(value) and high > low:
                    step = round((value - low) / (high - low) * _STEPS)
            slider.blockSignals(True)
            slider.setValue(step)
            slider.blockSignals(False)
        self._show_values()

    def _show_values(self) -> None:
        for (axis, is_high), label in self._values.items():
            section = self._state.section if self._state else WHOLE
            value = (section.high if is_high else section.low)[axis]
            if self._state is None or not np.isfinite(value):
                label.setText("–")
                continue
            metres = value + float(self._state.scene.origin[axis])
            # y of the building runs against z of the scene.
            metres = -metres if axis == 2 else metres
            number = QLocale().toString(metres, "f", 2)
            label.setText(self.tr("{metres} m").format(metres=number))
        self._reset.setEnabled(self._state is not None and self._state.section.is_cut)
