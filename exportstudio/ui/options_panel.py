"""The options of a format as fields, made from what the format says of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from exportstudio.model.option import OptionInfo
from exportstudio.ui.icon import icon
from exportstudio.ui.words import spoken

_MOST = 1e9
_DECIMALS = 4


class _Field:
    """A widget for one option, and how it is read and set."""

    def __init__(
        self, widget: QWidget, value: Callable[[], Any], set_value: Callable[[Any], object]
    ) -> None:
        self.widget = widget
        self.value = value
        self.set_value = set_value


class OptionsPanel(QWidget):
    """A field for each option, with its help, a mark where it was changed, and a way back.

    Signals:
        changed: an option has another value than before.
    """

    changed = Signal()

    def __init__(self, options: Mapping[str, OptionInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = dict(options)
        self._fields: dict[str, _Field] = {}
        self._resets: dict[str, QToolButton] = {}
        self._rows: dict[str, list[QWidget]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for name, info in self._options.items():
            self._add_row(name, info)
        self.show_advanced(False)

    @property
    def is_empty(self) -> bool:
        """True where there are no options."""
        return not self._options

    @property
    def has_advanced(self) -> bool:
        """True where some options are for people who know more."""
        return any(info.advanced for info in self._options.values())

    def show_advanced(self, shown: bool) -> None:
        """Show or hide the advanced options; those that were changed are always shown."""
        changed = self.values()
        for name, info in self._options.items():
            for widget in self._rows[name]:
                if widget is not self._resets[name]:
                    widget.setVisible(shown or not info.advanced or name in changed)

    def values(self) -> dict[str, Any]:
        """Return the options that differ from their defaults."""
        return {
            name: value
            for name, field in self._fields.items()
            if (value := field.value()) != self._options[name].default
        }

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Set these options, and all others to their defaults; misfits leave the default."""
        for name, field in self._fields.items():
            default = self._options[name].default
            value = values.get(name, default)
            field.set_value(value if type(value) is type(default) else default)

    def _add_row(self, name: str, info: OptionInfo) -> None:
        row = len(self._fields)
        field = self._field(name, info)
        field.widget.setToolTip(spoken(info.help))
        field.widget.setWhatsThis(spoken(info.help))
        field.widget.setAccessibleDescription(spoken(info.help))
        self._fields[name] = field
        widgets: list[QWidget] = [field.widget]
        if isinstance(info.default, bool):
            self._grid.addWidget(field.widget, row, 0, 1, 2)
        else:
            label = QLabel(spoken(info.label))
            label.setToolTip(spoken(info.help))
            label.setBuddy(field.widget)
            field.widget.setAccessibleName(spoken(info.label))
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field.widget, row, 1)
            widgets.append(label)
        reset = QToolButton()
        reset.setIcon(icon("undo"))
        reset.setAutoRaise(True)
        reset.setAccessibleName(self.tr("Reset “{option}”").format(option=spoken(info.label)))
        reset.setToolTip(reset.accessibleName())
        side = self.fontMetrics().height()
        reset.setFixedSize(side + side // 2, side + 2)
        self._grid.setColumnMinimumWidth(2, side + side // 2)
        reset.clicked.connect(partial(field.set_value, info.default))
        reset.hide()
        self._grid.addWidget(reset, row, 2)
        self._resets[name] = reset
        self._rows[name] = [*widgets, reset]

    def _field(self, name: str, info: OptionInfo) -> _Field:
        tell = partial(self._on_field_changed, name)
        if isinstance(info.default, bool):
            box = QCheckBox(spoken(info.label))
            box.setChecked(info.default)
            box.toggled.connect(tell)
            return _Field(box, box.isChecked, box.setChecked)
        if isinstance(info.default, int):
            number = QSpinBox()
            number.setRange(-int(_MOST), int(_MOST))
            number.setSuffix(f" {info.unit}" if info.unit else "")
            number.setValue(info.default)
            number.valueChanged.connect(tell)
            return _Field(number, number.value, number.setValue)
        if isinstance(info.default, float):
            real = QDoubleSpinBox()
            real.setRange(-_MOST, _MOST)
            real.setDecimals(_DECIMALS)
            real.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
            real.setSuffix(f" {info.unit}" if info.unit else "")
            real.setValue(info.default)
            real.valueChanged.connect(tell)
            return _Field(real, real.value, real.setValue)
        if info.choices:
            choice = QComboBox()
            for key in info.choices:
                choice.addItem(spoken(key), key)
            choice.setCurrentIndex(choice.findData(info.default))
            choice.currentIndexChanged.connect(tell)
            return _Field(
                choice, choice.currentData, lambda key: choice.setCurrentIndex(choice.findData(key))
            )
        line = QLineEdit(info.default)
        line.textChanged.connect(tell)
        if info.default.startswith("#"):
            self._add_color_button(line)
        return _Field(line, line.text, line.setText)

    def _add_color_button(self, line: QLineEdit) -> None:
        side = self.fontMetrics().height()

        def swatch() -> QIcon:
            pixmap = QPixmap(side, side)
            pixmap.fill(QColor.fromString(line.text()))
            return QIcon(pixmap)

        def choose() -> None:
            dialog = QColorDialog(QColor.fromString(line.text()), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.colorSelected.connect(lambda color: line.setText(color.name()))
            dialog.open()

        action = line.addAction(swatch(), QLineEdit.ActionPosition.LeadingPosition)
        action.setText(self.tr("Choose a colour"))
        action.setToolTip(action.text())
        for button in line.findChildren(QToolButton):
            button.setAccessibleName(action.text())
        action.triggered.connect(choose)
        line.textChanged.connect(lambda: action.setIcon(swatch()))

    def _on_field_changed(self, name: str, *_value: object) -> None:
        is_changed = self._fields[name].value() != self._options[name].default
        self._resets[name].setVisible(is_changed)
        self.changed.emit()
