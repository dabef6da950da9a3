"""What to export, into which formats, how well, and where to."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue
from exportstudio.model.quality import Quality
from exportstudio.model.request import ExportRequest
from exportstudio.ui.destination_panel import DestinationPanel
from exportstudio.ui.drop_hint_view import DropHintView
from exportstudio.ui.formats_panel import FormatsPanel
from exportstudio.ui.job_text import format_text
from exportstudio.ui.look import PRIMARY
from exportstudio.ui.message_panel import Message, MessagePanel
from exportstudio.ui.quality_panel import QualityPanel
from exportstudio.ui.settings import WindowSettings
from exportstudio.ui.source_file import SourceFile
from exportstudio.ui.sources_panel import SourcesPanel
from exportstudio.ui.tone import Tone

_REFUSAL = "refusal"


class NewExportDialog(QDialog):
    """Collects one export; the window stays usable meanwhile. The last choices are remembered.

    Signals:
        export_requested: a list of ExportRequests, one for each destination.
        sources_refused: a list of SourceFiles that can't be exported, of those added last.
    """

    export_requested = Signal(object)
    sources_refused = Signal(object)

    def __init__(
        self,
        formats: Sequence[FormatInfo],
        qualities: Sequence[Quality],
        settings: WindowSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New export"))
        self._settings = settings
        self._pending = False
        self._messages = MessagePanel()
        self._sources = SourcesPanel()
        self._formats = FormatsPanel(formats)
        self._quality = QualityPanel(qualities)
        self._destination = DestinationPanel()
        self._buttons = QDialogButtonBox()
        cancel = self._buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self._export = QPushButton()
        self._export.setObjectName(PRIMARY)
        self._buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self._export.setDefault(True)  # known to the dialog only from here on
        self._sources.add_files_requested.connect(self._on_add_files_requested)
        self._sources.add_folder_requested.connect(self._on_add_folder_requested)
        self._sources.inspected.connect(self._on_sources_inspected)
        for panel in (self._sources, self._formats, self._destination):
            panel.changed.connect(self._on_choice_changed)
        self._buttons.rejected.connect(self.reject)
        DropHintView(self, self).paths_dropped.connect(self.add_paths)
        self._export.clicked.connect(self._on_export_clicked)
        self._formats.choose(settings.formats)
        self._formats.set_options(settings.options)
        self._quality.choose(settings.quality)
        self._destination.choose(settings.destination, settings.on_conflict)
        self._on_choice_changed()

    @property
    def is_pending(self) -> bool:
        """True while what was requested is neither finished nor refused."""
        return self._pending

    @property
    def export_button(self) -> QPushButton:
        """The button that commits."""
        return self._export

    @property
    def sources(self) -> SourcesPanel:
        """The buildings."""
        return self._sources

    @property
    def formats(self) -> FormatsPanel:
        """The formats."""
        return self._formats

    @property
    def quality(self) -> QualityPanel:
        """The quality."""
        return self._quality

    @property
    def destination(self) -> DestinationPanel:
        """The destination."""
        return self._destination

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files and folders; the dialog comes up once there is something to export."""
        self._sources.add_paths(list(paths))

    def choose_files(self) -> None:
        """Let somebody choose files to add."""
        self._on_add_files_requested()

    def choose_folder(self) -> None:
        """Let somebody choose a folder to add."""
        self._on_add_folder_requested()

    def requests(self) -> list[ExportRequest]:
        """Return what is asked for, one request for each destination."""
        folder = self._destination.folder
        by_destination: dict[Path, list[Path]] = {}
        for source in self._sources.usable():
            path = source.path.absolute()
            by_destination.setdefault(folder or path.parent, []).append(path)
        return [
            ExportRequest(
                sources=tuple(paths),
                formats=tuple(info.key for info in self._formats.chosen()),
                options=self._formats.options(),
                quality=self._quality.chosen().key,
                destination=destination,
                on_conflict=self._destination.on_conflict,
            )
            for destination, paths in by_destination.items()
        ]

    def finish(self) -> None:
        """Close, and remember the choices: the export was taken on."""
        self._settings.formats = [info.key for info in self._formats.chosen()]
        self._settings.options = self._formats.options()
        self._settings.quality = self._quality.chosen().key
        self._settings.destination = self._destination.folder
        self._settings.on_conflict = self._destination.on_conflict
        self._pending = False
        self._sources.clear()
        self.accept()

    def refuse(self, issue: Issue) -> None:
        """Say why the export was not taken on; everything can be changed and tried again."""
        self._pending = False
        text = f"{issue.text} {issue.suggestion}".strip()
        self._messages.show_message(Message(_REFUSAL, text, Tone.BAD))
        self._on_choice_changed()

    def reject(self) -> None:
        """Forget the buildings and close."""
        self._pending = False
        self._sources.clear()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Make Enter export from the start."""
        super().showEvent(event)
        self._messages.close_message(_REFUSAL)
        self._export.setFocus()

    def _build(self) -> None:
        line = self.fontMetrics().height()
        character = self.fontMetrics().averageCharWidth()
        left = QVBoxLayout()
        left.addWidget(self._sources, 1)
        left.addSpacing(line // 2)
        left.addWidget(self._destination)
        right = QVBoxLayout()
        right.addWidget(self._formats, 1)
        right.addSpacing(line // 2)
        right.addWidget(self._quality)
        columns = QHBoxLayout()
        columns.setSpacing(line * 2)
        columns.addLayout(left, 5)
        columns.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line, line, line, line)
        layout.setSpacing(line)
        layout.addWidget(self._messages)
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons)
        self.resize(character * 172, line * 46)

    def _on_choice_changed(self) -> None:
        count, formats = len(self._sources.usable()), self._formats.chosen()
        names = ", ".join(format_text(info.key) for info in formats)
        if not count:
            text = self.tr("E&xport")
        elif count == 1:
            text = self.tr("E&xport one building to {formats}").format(formats=names)
        else:
            text = self.tr("E&xport %n buildings to {formats}", "", count).format(formats=names)
        ready = bool(count and formats) and self._destination.is_complete
        self._export.setText(text if formats else self.tr("E&xport"))
        self._export.setAccessibleName(self._export.text().replace("&", ""))
        self._export.setEnabled(ready and not self._pending)

    def _on_sources_inspected(self, sources: list[SourceFile]) -> None:
        refused = [source for source in sources if not source.is_usable]
        if refused:
            self.sources_refused.emit(refused)
        if self._sources.usable():
            self.show()
            self.raise_()
            self.activateWindow()
        elif not self.isVisible():
            self._sources.clear()

    def _on_export_clicked(self) -> None:
        self._pending = True
        self._export.setEnabled(False)
        self._messages.close_message(_REFUSAL)
        self.export_requested.emit(self.requests())

    def _on_add_files_requested(self) -> None:
        dialog = self._file_dialog(self.tr("Add files"), QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Buildings (*.ifc *.ifczip *.ifcxml *.svgx)"), self.tr("All files (*)")]
        )
        dialog.open()

    def _on_add_folder_requested(self) -> None:
        self._file_dialog(self.tr("Add a folder"), QFileDialog.FileMode.Directory).open()

    def _file_dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        over = self if self.isVisible() else self.parentWidget()
        dialog = QFileDialog(over, title, self._settings.source_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._on_files_selected)
        return dialog

    def _on_files_selected(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self._settings.source_folder = str(paths[0].parent)
        self.add_paths(paths)
