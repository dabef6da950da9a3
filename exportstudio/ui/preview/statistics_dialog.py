"""The figures of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from exportstudio.ui.preview.scene import PreviewScene

_DRAW_CALLS = 3
"""Faces, edges, and what is see-through: whatever the number of elements."""


class StatisticsDialog(QDialog):
    """Counts, sizes and extents; can be copied.

    Args:
        file_size: Bytes.
    """

    def __init__(
        self, title: str, scene: PreviewScene, file_size: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Figures of {file}").format(file=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._lines: list[str] = []
        for name, value in self._figures(scene, file_size):
            label = QLabel(value)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, label)
            self._lines.append(f"{name}\t{value}")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)

    @property
    def text(self) -> str:
        """All figures, one a line."""
        return "\n".join(self._lines)

    def _figures(self, scene: PreviewScene, file_size: int) -> list[tuple[str, str]]:
        locale = QLocale()

        def size(byte_count: int) -> str:
            return locale.formattedDataSize(byte_count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

        sides = (scene.part_max.max(axis=0) - scene.part_min.min(axis=0)).astype(float).tolist()
        extent = " × ".join(
            locale.toString(side, "f", 2) for side in (sides[0], sides[2], sides[1])
        )
        used = len(np.unique(scene.part_materials[scene.part_materials >= 0]))
        counts = [
            (self.tr("Elements with geometry"), int(scene.has_geometry.sum())),
            (self.tr("Elements in all"), len(scene.elements)),
            (self.tr("Triangles"), scene.triangle_count),
            (self.tr("Vertices"), len(scene.vertices)),
            (self.tr("Meshes"), scene.mesh_count),
            (self.tr("Placed surfaces"), len(scene.part_elements)),
            (self.tr("Materials"), used),
            (self.tr("Draw calls"), _DRAW_CALLS),
        ]
        figures = [(name, locale.toString(count)) for name, count in counts]
        figures.append((self.tr("Extent (X × Y × Z)"), self.tr("{extent} m").format(extent=extent)))
        figures.append((self.tr("File"), size(file_size)))
        outcomes = {
            "products": self.tr("Products of the source"),
            "exported": self.tr("Exported"),
            "degraded": self.tr("Simplified"),
            "excluded": self.tr("Left out"),
            "failed": self.tr("Failed"),
        }
        figures += [
            (name, locale.toString(scene.ledger[key]))
            for key, name in outcomes.items()
            if key in scene.ledger
        ]
        geometry = scene.vertices.nbytes + scene.indices.nbytes
        figures.append((self.tr("Geometry in memory"), size(geometry)))
        return figures

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
