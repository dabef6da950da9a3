"""Colours with a meaning, and what they mean."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.preview.background import BackgroundWork, Task
from exportstudio.ui.preview.classification import (
    Classification,
    by_class,
    by_finding,
    by_group,
    by_kernel,
    by_material,
    by_outcome,
    by_property,
    by_storey,
    property_names,
)
from exportstudio.ui.preview.legend_colors import legend_colors, tints_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exportstudio.ui.preview.comparison import Comparison
    from exportstudio.ui.preview.view_state import ViewState


class _Mode(Enum):
    OWN = "own"
    CLASS = "class"
    STOREY = "storey"
    MATERIAL = "material"
    GROUP = "group"
    KERNEL = "kernel"
    OUTCOME = "outcome"
    FINDING = "finding"
    PROPERTY = "property"
    DIFFERENCE = "difference"


_SLOW_WAYS = {_Mode.GROUP: by_group, _Mode.KERNEL: by_kernel, _Mode.OUTCOME: by_outcome}
"""What looks into each element, and so takes longer than a click may."""


class ColorPanel(QWidget):
    """Chooses what colours stand for, and lists them; a click selects all of one colour.

    Signals:
        comparison_wanted: Differences are to be shown, and there is nothing to compare with.
        differences_shown(bool): Whether colours stand for differences now.
    """

    comparison_wanted = Signal()
    differences_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._findings: dict[str, str] = {}
        self._classification: Classification | None = None
        self._mode = QComboBox()
        self._mode.setAccessibleName(self.tr("Colour by"))
        names = {
            _Mode.OWN: self.tr("Own colours"),
            _Mode.CLASS: self.tr("Colour by class"),
            _Mode.STOREY: self.tr("Colour by storey"),
            _Mode.MATERIAL: self.tr("Colour by material"),
            _Mode.GROUP: self.tr("Colour by system or group"),
            _Mode.PROPERTY: self.tr("Colour by property"),
            _Mode.OUTCOME: self.tr("Colour by what became of it"),
            _Mode.FINDING: self.tr("Colour by issue of the export"),
            _Mode.KERNEL: self.tr("Colour by geometry kernel"),
            _Mode.DIFFERENCE: self.tr("Colour by difference to another file"),
        }
        for mode, name in names.items():
            self._mode.addItem(name, mode)
        self._property = QComboBox()
        self._property.setAccessibleName(self.tr("Property"))
        self._property.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._property.setEditable(True)
        self._property.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field = self._property.lineEdit()
        assert field is not None
        field.setAccessibleName(self.tr("Property"))
        completer = self._property.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._property.hide()
        self._legend = QTreeWidget()
        self._legend.setColumnCount(2)
        self._legend.setHeaderHidden(True)
        self._legend.setRootIsDecorated(False)
        self._legend.setUniformRowHeights(True)
        self._legend.setAccessibleName(self.tr("Legend"))
        header = self._legend.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._mode)
        layout.addWidget(self._property)
        layout.addWidget(self._hint)
        layout.addWidget(self._legend, 1)
        self._work = BackgroundWork(self)
        self._work.finished.connect(self._on_work_finished)
        self._comparison: Comparison | None = None
        self._mode.currentIndexChanged.connect(self._color)
        self._mode.activated.connect(self._on_mode_activated)
        self._property.currentIndexChanged.connect(self._color_by_property)
        self._legend.itemSelectionChanged.connect(self._select_group)

    def set_state(self, state: ViewState | None) -> None:
        """Colours another model, in the way that is chosen; a comparison ends."""
        self._work.cancel()
        self.set_comparison(None)
        self._state = state
        self._property.clear()
        self._color()

    def set_findings(self, findings: Mapping[str, str]) -> None:
        """Takes what the export found about elements: texts by GlobalId."""
        self._findings = dict(findings)
        if self._mode.currentData() is _Mode.FINDING:
            self._color()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Shows what is different between the model and another one; with None, no longer."""
        self._comparison = comparison
        if comparison is not None and self._mode.currentData() is not _Mode.DIFFERENCE:
            self.color_by("difference")
        elif self._mode.currentData() is _Mode.DIFFERENCE:
            self.color_by("own") if comparison is None else self._color()

    def tell(self, text: str) -> None:
        """Says something above the legend."""
        self._hint.setText(text)
        self._hint.show()

    def color_by(self, mode: str) -> None:
        """Chooses by what: a value of `_Mode`, such as "class" or "storey"."""
        self._mode.setCurrentIndex(self._mode.findData(_Mode(mode)))

    def _color(self) -> None:
        mode, state = self._mode.currentData(), self._state
        self._work.cancel()
        self._property.setVisible(mode is _Mode.PROPERTY)
        self._hint.hide()
        self._show(None)
        self.differences_shown.emit(mode is _Mode.DIFFERENCE)
        if state is None or mode is _Mode.OWN:
            return
        scene = state.scene
        if mode is _Mode.DIFFERENCE:
            if self._comparison is not None:
                self._show_comparison(self._comparison)
            else:
                self.tell(self.tr("Choose the file to compare with."))
        elif mode is _Mode.PROPERTY:
            if self._property.count():
                self._color_by_property()
            else:
                self.tell(self.tr("Looking for properties…"))
                self._work.start(lambda task: property_names(scene, task.is_cancelled))
        elif mode is _Mode.FINDING:
            self._show(by_finding(scene, self._findings))
            if not self._findings:
                self.tell(self.tr("The export has no issues about single elements."))
        elif mode in _SLOW_WAYS:
            way = _SLOW_WAYS[mode]
            self._work.start(lambda task: way(scene, task.is_cancelled))
        else:
            ways = {_Mode.CLASS: by_class, _Mode.STOREY: by_storey, _Mode.MATERIAL: by_material}
            self._show(ways[mode](scene))

    def _color_by_property(self) -> None:
        state, name = self._state, self._property.currentText()
        if state is None or self._mode.currentData() is not _Mode.PROPERTY or not name:
            return

        def classify(task: Task) -> Classification:
            return by_property(state.scene, name, task.is_cancelled)

        self._work.start(classify)

    def _on_work_finished(self, result: list[str] | Classification) -> None:
        if isinstance(result, Classification):
            self._show(result)
            if not result.labels:
                self.tell(
                    self.tr("The file does not tell. Files exported at high quality or above do.")
                )
            return
        self._hint.hide()
        self._property.blockSignals(True)
        self._property.addItems(result)
        self._property.blockSignals(False)
        if result:
            self._color_by_property()
        else:
            self.tell(self.tr("The file has no properties."))

    def _on_mode_activated(self) -> None:
        if self._mode.currentData() is _Mode.DIFFERENCE and self._comparison is None:
            self.comparison_wanted.emit()

    def _show_comparison(self, comparison: Comparison) -> None:
        self._show(comparison.here)
        self.tell(
            self.tr("Compared with {file}. Elements that only it has: {count}.").format(
                file=comparison.path.name, count=QLocale().toString(comparison.only_there)
            )
        )

    def _show(self, classification: Classification | None) -> None:
        self._classification = classification
        self._legend.clear()
        if self._state is None:
            return
        self._state.set_tints(tints_of(classification) if classification else None)
        if classification is None:
            return
        side = self.fontMetrics().height()
        locale, counts = QLocale(), classification.counts(self._state.scene)
        colors = legend_colors(classification).tolist()
        for label, count, color in zip(classification.labels, counts, colors, strict=True):
            swatch = QPixmap(side, side)
            swatch.fill(QColor(*color))
            row = QTreeWidgetItem([label, locale.toString(count)])
            row.setIcon(0, QIcon(swatch))
            row.setToolTip(0, label)
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._legend.addTopLevelItem(row)

    def _select_group(self) -> None:
        rows = self._legend.selectedIndexes()
        if self._state is not None and self._classification is not None and rows:
            elements = self._classification.elements(self._state.scene, rows[0].row())
            self._state.select_group(elements)
