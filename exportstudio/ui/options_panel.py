"""The options of a format as fields, made from what the format says of them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from exportstudio.model.option import OptionInfo


class OptionsPanel(QWidget):
    """A field for each option that is on or off, with its help as tool tip and What's This."""

    def __init__(self, options: Mapping[str, OptionInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = {
            name: info for name, info in options.items() if isinstance(info.default, bool)
        }
        self._boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for name, info in self._options.items():
            box = QCheckBox(info.label)
            box.setChecked(info.default)
            box.setToolTip(info.help)
            box.setWhatsThis(info.help)
            box.setAccessibleDescription(info.help)
            self._boxes[name] = box
            layout.addWidget(box)

    def values(self) -> dict[str, Any]:
        """Return the options that differ from their defaults."""
        return {
            name: box.isChecked()
            for name, box in self._boxes.items()
            if box.isChecked() != self._options[name].default
        }

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Set these options, and all others to their defaults."""
        for name, box in self._boxes.items():
            value = values.get(name)
            box.setChecked(value if isinstance(value, bool) else self._options[name].default)
