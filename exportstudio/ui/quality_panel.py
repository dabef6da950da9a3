"""The quality of a new export."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from exportstudio.model.quality import Quality
from exportstudio.ui.heading_view import HeadingView


class QualityPanel(QWidget):
    """The tiers, coarsest first, each with what it is for.

    Signals:
        changed: another tier is chosen.
    """

    changed = Signal()

    def __init__(self, qualities: Sequence[Quality], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._qualities = list(qualities)
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().height())
        grid.setVerticalSpacing(self.fontMetrics().height() // 3)
        grid.setColumnStretch(1, 1)
        for row, quality in enumerate(self._qualities):
            button = QRadioButton(quality.title)
            button.setAccessibleName(f"{quality.title}. {quality.summary}")
            button.setToolTip(
                self.tr("Curves are at most {mm} mm from the true surface").format(
                    mm=f"{quality.chord_tolerance_m * 1000:g}"
                )
            )
            summary = QLabel(quality.summary)
            summary.setWordWrap(True)
            self._group.addButton(button, row)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(summary, row, 1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("&Quality"), self._group.button(0)))
        layout.addLayout(grid)

    def chosen(self) -> Quality:
        """Return the tier that is chosen."""
        return self._qualities[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a tier; one that there is not leaves the choice alone."""
        for row, quality in enumerate(self._qualities):
            if quality.key == key:
                self._group.button(row).setChecked(True)
