"""What is handed over with the outputs of a new export, and how its jobs run."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.request import ExportRequest
from exportstudio.ui.heading_view import HeadingView

_MANIFESTS = (None, True, False)
_MOST_MINUTES = 10_000


class HandoverPanel(QWidget):
    """Manifest and package, priority, and what happens after an error.

    Signals:
        changed: something else is chosen than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = QComboBox()
        self._manifest.addItems(
            [
                self.tr("Where there are several outputs"),
                self.tr("Always"),
                self.tr("Never"),
            ]
        )
        self._manifest.setAccessibleName(self.tr("Manifest"))
        self._manifest.setToolTip(
            self.tr("A file with sizes, hashes and ledgers of all outputs, to verify them later")
        )
        manifest = QLabel(self.tr("Mani&fest:"))
        manifest.setBuddy(self._manifest)
        self._merge = QCheckBox(self.tr("Put all &buildings into one output of each format"))
        self._package = QCheckBox(self.tr("Pack copies with a manifest into a &ZIP file"))
        self._stop_on_error = QCheckBox(self.tr("Cancel what waits when one output &fails"))
        self._fresh = QCheckBox(self.tr("Make every&thing anew, without the cache"))
        self._priority = QSpinBox()
        self._priority.setRange(1, 9)
        self._priority.setAccessibleName(self.tr("Priority"))
        self._priority.setToolTip(self.tr("From 1 (low) to 9 (high) among what waits"))
        priority = QLabel(self.tr("&Priority:"))
        priority.setBuddy(self._priority)
        self._time_limit = QSpinBox()
        self._time_limit.setRange(0, _MOST_MINUTES)
        self._time_limit.setSuffix(self.tr(" min"))
        self._time_limit.setSpecialValueText(self.tr("As the quality has it"))
        self._time_limit.setAccessibleName(self.tr("Time limit"))
        self._time_limit.setToolTip(self.tr("What takes longer is ended, and counts as failed"))
        time_limit = QLabel(self.tr("Time &limit:"))
        time_limit.setBuddy(self._time_limit)
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.addWidget(manifest, 0, 0)
        grid.addWidget(self._manifest, 0, 1)
        grid.addWidget(priority, 1, 0)
        grid.addWidget(self._priority, 1, 1)
        grid.addWidget(time_limit, 2, 0)
        grid.addWidget(self._time_limit, 2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("Hand-over")))
        layout.addLayout(grid)
        for box in (self._merge, self._package, self._stop_on_error, self._fresh):
            layout.addWidget(box)
            box.toggled.connect(self.changed)
        self._manifest.currentIndexChanged.connect(self.changed)
        self._priority.valueChanged.connect(self.changed)
        self._time_limit.valueChanged.connect(self.changed)
        self.choose(ExportRequest(()))

    @property
    def manifest(self) -> bool | None:
        """Whether a manifest is wanted; None where there are several outputs."""
        return _MANIFESTS[self._manifest.currentIndex()]

    @property
    def merge(self) -> bool:
        """Whether all buildings make one output of each format."""
        return self._merge.isChecked()

    @property
    def package(self) -> bool:
        """Whether a package is wanted."""
        return self._package.isChecked()

    @property
    def priority(self) -> int:
        """The priority, 1 to 9."""
        return self._priority.value()

    @property
    def time_limit_s(self) -> float | None:
        """What one try of a job may take, in seconds; None: what the quality says."""
        return self._time_limit.value() * 60.0 or None

    @property
    def stop_on_error(self) -> bool:
        """Whether an error cancels what waits."""
        return self._stop_on_error.isChecked()

    @property
    def fresh(self) -> bool:
        """Whether the cache is left alone."""
        return self._fresh.isChecked()

    def choose(self, request: ExportRequest) -> None:
        """Choose what a request asks for."""
        self._manifest.setCurrentIndex(_MANIFESTS.index(request.manifest))
        self._merge.setChecked(request.merge)
        self._package.setChecked(request.package)
        self._priority.setValue(request.priority)
        self._time_limit.setValue(math.ceil((request.time_limit_s or 0.0) / 60))
        self._stop_on_error.setChecked(request.stop_on_error)
        self._fresh.setChecked(request.fresh)
