"""The options of all formats of a new export."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.format_info import FormatInfo
from exportstudio.ui.card_view import CardView
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.options_panel import OptionsPanel
from exportstudio.ui.words import spoken

_WIDTH_IN_CHARACTERS = 50


class FormatOptionsPanel(QWidget):
    """The options of the chosen formats, one below the other; advanced ones on demand.

    Signals:
        changed: an option has another value than before.
    """

    changed = Signal()

    def __init__(self, formats: Sequence[FormatInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = self.fontMetrics().height()
        self._panels = {info.key: OptionsPanel(info.options) for info in formats}
        self._sections: dict[str, QWidget] = {}
        self._seen: set[str] = set()
        inside = QWidget()
        sections = QVBoxLayout(inside)
        sections.setContentsMargins(line // 2, line // 2, line // 2, line // 2)
        sections.setSpacing(line)
        for info in formats:
            panel = self._panels[info.key]
            panel.changed.connect(self._on_panel_changed)
            section = QWidget()
            rows = QVBoxLayout(section)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.addWidget(HeadingView(spoken(info.title)))
            rows.addWidget(panel)
            self._sections[info.key] = section
            sections.addWidget(section)
        self._none = QLabel(self.tr("The chosen formats have no options."))
        self._none.setWordWrap(True)
        sections.addWidget(self._none)
        sections.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._advanced = QCheckBox(self.tr("Ad&vanced options"))
        self._advanced.toggled.connect(self._on_advanced_toggled)
        self._reset = QPushButton(self.tr("&Reset all"))
        self._reset.setAccessibleName(self.tr("Reset all options"))
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(lambda: self.set_values({}))
        foot = QHBoxLayout()
        foot.addWidget(self._advanced)
        foot.addStretch()
        foot.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("Options")))
        layout.addWidget(CardView(scroll), 1)
        layout.addLayout(foot)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS)
        self._on_panel_changed()

    def show_formats(self, keys: Iterable[str]) -> None:
        """Show the options of these formats only."""
        self._seen = {key for key in keys if key in self._panels}
        with_options = [key for key in self._seen if not self._panels[key].is_empty]
        for key, section in self._sections.items():
            section.setVisible(key in with_options)
        self._none.setVisible(not with_options)
        self._advanced.setVisible(any(self._panels[key].has_advanced for key in with_options))
        self._on_panel_changed()

    def values(self) -> dict[str, dict[str, Any]]:
        """Return the options that differ from their defaults, of the formats that are shown."""
        values = {key: panel.values() for key, panel in self._panels.items() if key in self._seen}
        return {key: options for key, options in values.items() if options}

    def set_values(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        """Set these options, and all others to their defaults."""
        for key, panel in self._panels.items():
            panel.set_values(options.get(key, {}))
        self._on_advanced_toggled()

    def _on_panel_changed(self) -> None:
        self._reset.setEnabled(bool(self.values()))
        self.changed.emit()

    def _on_advanced_toggled(self) -> None:
        for panel in self._panels.values():
            panel.show_advanced(self._advanced.isChecked())
