"""The quality of a new export."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from exportstudio.model.format_info import FormatInfo
from exportstudio.model.quality import Quality
from exportstudio.ui.forecaster import Cost
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.job_text import cost_text
from exportstudio.ui.words import spoken


class QualityPanel(QWidget):
    """The tiers, coarsest first, each with what it is for and what it will probably cost.

    A tier that one of the chosen formats does not have can't be chosen, and says so.

    Signals:
        changed: another tier is chosen.
    """

    changed = Signal()

    def __init__(self, qualities: Sequence[Quality], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._qualities = list(qualities)
        self._group = QButtonGroup(self)
        self._costs: list[QLabel] = []
        self._summaries: list[QLabel] = []
        line = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setHorizontalSpacing(line)
        grid.setVerticalSpacing(line // 6)
        grid.setColumnStretch(1, 1)
        for number, quality in enumerate(self._qualities):
            button = QRadioButton(spoken(quality.title))
            button.setAccessibleName(f"{spoken(quality.title)}. {spoken(quality.summary)}")
            button.setToolTip(
                self.tr("Curves are at most {mm} mm from the true surface").format(
                    mm=QLocale().toString(quality.chord_tolerance_m * 1000)
                )
            )
            summary, cost = QLabel(spoken(quality.summary)), QLabel()
            summary.setWordWrap(True)
            cost.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            cost.setWordWrap(True)
            self._group.addButton(button, number)
            self._summaries.append(summary)
            self._costs.append(cost)
            grid.addWidget(button, 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(summary, 3 * number, 1)
            grid.addWidget(cost, 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, line // 2)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("&Quality"), self._group.button(0)))
        layout.addLayout(grid)
        layout.addStretch()

    def chosen(self) -> Quality:
        """Return the tier that is chosen."""
        return self._qualities[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a tier; one that there is not leaves the choice alone."""
        for number, quality in enumerate(self._qualities):
            if quality.key == key:
                self._group.button(number).setChecked(True)

    def show_formats(self, formats: Sequence[FormatInfo]) -> None:
        """Offer the tiers that all of these formats have; the next finer one may be chosen."""
        offered = []
        for number, quality in enumerate(self._qualities):
            without = [spoken(info.title) for info in formats if quality.key not in info.qualities]
            self._group.button(number).setEnabled(not without)
            self._summaries[number].setText(
                self.tr("Not with {formats}.").format(formats=", ".join(without))
                if without
                else spoken(quality.summary)
            )
            self._summaries[number].setEnabled(not without)
            if not without:
                offered.append(number)
        now = self._group.checkedId()
        if offered and now not in offered:
            finer = [number for number in offered if number > now]
            self._group.button(finer[0] if finer else offered[-1]).setChecked(True)

    def show_costs(self, costs: Mapping[str, Cost]) -> None:
        """Say what each tier will probably cost; tiers that are left out say nothing."""
        for label, quality in zip(self._costs, self._qualities, strict=True):
            cost = costs.get(quality.key)
            label.setText("" if cost is None else cost_text(cost.seconds, cost.bytes, cost.unknown))
