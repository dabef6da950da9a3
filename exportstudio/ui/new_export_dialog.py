"""What to export, into which formats, how well, which part, and where to: step by step."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.issue import Issue
from exportstudio.model.job import Job
from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.presets import PresetFolder
from exportstudio.service import ExportService
from exportstudio.ui.automation_draft import AutomationDraft, When, is_beside, not_beside
from exportstudio.ui.card_view import CardView
from exportstudio.ui.content_panel import ContentPanel
from exportstudio.ui.destination_panel import DestinationPanel
from exportstudio.ui.drop_hint_view import DropHintView
from exportstudio.ui.forecaster import Forecaster
from exportstudio.ui.format_options_panel import FormatOptionsPanel
from exportstudio.ui.formats_panel import FormatsPanel
from exportstudio.ui.handover_panel import HandoverPanel
from exportstudio.ui.icon import icon
from exportstudio.ui.job_text import format_text
from exportstudio.ui.look import PRIMARY
from exportstudio.ui.message_panel import Message, MessagePanel
from exportstudio.ui.naming_panel import NamingPanel
from exportstudio.ui.preset_button import PresetButton
from exportstudio.ui.quality_panel import QualityPanel
from exportstudio.ui.review_panel import ReviewPanel
from exportstudio.ui.selection_text import selection_text
from exportstudio.ui.settings import WindowSettings
from exportstudio.ui.source_file import SourceFile
from exportstudio.ui.sources_panel import SourcesPanel
from exportstudio.ui.step_list_view import StepListView
from exportstudio.ui.tone import Tone
from exportstudio.ui.when_panel import WhenPanel
from exportstudio.ui.words import issue_words, spoken

_REFUSAL = "refusal"
_PRESET = "preset"
_MOST_NAMES = 3


class Step(IntEnum):
    """The pages, in the order in which most people go through them."""

    BUILDINGS = 0
    FORMATS = 1
    QUALITY = 2
    CONTENT = 3
    DESTINATION = 4
    WHEN = 5
    REVIEW = 6


class NewExportDialog(QDialog):
    """Collects one export; the window stays usable meanwhile.

    The last choices are there again, and the button that starts works on every page: who exports
    as last time adds buildings and presses Return.

    Signals:
        export_requested: a list of ExportRequests, one for each destination.
        automation_requested: the AutomationDraft of a schedule or watched folder.
        sources_refused: a list of SourceFiles that can't be exported, of those added last.
    """

    export_requested = Signal(object)
    automation_requested = Signal(object)
    sources_refused = Signal(object)

    def __init__(
        self, service: ExportService, settings: WindowSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New export"))
        self._service = service
        self._settings = settings
        self._pending = False
        self._messages = MessagePanel()
        formats, qualities = service.formats(), service.qualities()
        self._sources = SourcesPanel()
        self._formats = FormatsPanel(formats)
        self._quality = QualityPanel(qualities)
        self._options = FormatOptionsPanel(formats)
        self._content = ContentPanel()
        self._destination = DestinationPanel()
        self._naming = NamingPanel()
        self._handover = HandoverPanel()
        self._when = WhenPanel()
        self._review = ReviewPanel()
        self._forecaster = Forecaster(service.predictor, self)
        self._forecaster.foreseen.connect(self._quality.show_costs)
        self._qualities = [quality.key for quality in qualities]
        self._steps = StepListView(self.tr("Steps"))
        self._pages = QStackedWidget()
        self._presets = PresetButton(PresetFolder(service.data_folder), self._preset)
        self._cancel = QPushButton(self.tr("&Cancel"))
        self._back = QPushButton(self.tr("< B&ack"))
        self._back.setAccessibleName(self.tr("Back"))
        self._next = QPushButton(self.tr("&Next >"))
        self._next.setAccessibleName(self.tr("Next"))
        self._export = QPushButton()
        self._export.setObjectName(PRIMARY)
        self._build()
        self._export.setDefault(True)  # known to the dialog only from here on
        self._connect_parts()
        self._apply(settings.last_preset or Preset("", ExportRequest(())))
        self._on_step_chosen(Step.BUILDINGS)

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
    def options(self) -> FormatOptionsPanel:
        """The options of the formats."""
        return self._options

    @property
    def content(self) -> ContentPanel:
        """The part of the buildings."""
        return self._content

    @property
    def destination(self) -> DestinationPanel:
        """The destination."""
        return self._destination

    @property
    def naming(self) -> NamingPanel:
        """The names of the outputs."""
        return self._naming

    @property
    def when(self) -> WhenPanel:
        """When the export takes place."""
        return self._when

    @property
    def review(self) -> ReviewPanel:
        """What will come of it."""
        return self._review

    @property
    def presets(self) -> PresetButton:
        """The presets."""
        return self._presets

    @property
    def messages(self) -> MessagePanel:
        """What there is to say."""
        return self._messages

    def show_step(self, step: Step) -> None:
        """Show a page."""
        self._steps.setCurrentRow(step)

    def step(self) -> Step:
        """Return the page that is shown."""
        return Step(self._steps.currentRow())

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files and folders; the dialog comes up once there is something to export."""
        self._sources.add_paths(list(paths))

    def repeat(self, job: Job) -> None:
        """Put together a new export with the building and the settings of a job."""
        self._apply(Preset("", ExportRequest.again(job), job.target.parent))
        self.add_paths([job.source])

    def automate(self, when: When) -> None:
        """Put together a new schedule or watched folder, with what was chosen last."""
        self._when.choose(when)
        self.show()
        self.show_step(Step.BUILDINGS if when is When.AT_TIMES else Step.WHEN)

    def change(self, draft: AutomationDraft) -> None:
        """Change a schedule or a watched folder."""
        request, folder = draft.request, draft.folder
        if folder is None and len(request.sources) == 1:
            folder = request.sources[0]
        if folder is not None and is_beside(request, folder):
            self._apply(Preset("", not_beside(request)))
        else:
            self._apply(Preset("", request, request.destination))
        self._sources.clear()
        self._when.show_draft(draft)
        self.show()
        self.show_step(Step.WHEN)
        self.add_paths(request.sources)

    def choose_files(self) -> None:
        """Let somebody choose files to add."""
        self._on_add_files_requested()

    def choose_folder(self) -> None:
        """Let somebody choose a folder to add."""
        self._on_add_folder_requested()

    def requests(self) -> list[ExportRequest]:
        """Return what is asked for, one request for each destination."""
        return self._preset("").requests(source.path for source in self._sources.usable())

    def finish(self) -> None:
        """Close: the export was taken on; its choices are remembered if it takes place now."""
        if self._when.when is not When.NOW:
            self.reject()
            return
        self._settings.last_preset = self._preset("")
        paths = [source.path.absolute() for source in self._sources.usable()]
        self._settings.last_sources = paths
        self._settings.add_recent(paths)
        self._pending = False
        self._forget()
        self.accept()

    def refuse(self, issue: Issue) -> None:
        """Say why the export was not taken on; everything can be changed and tried again."""
        self._pending = False
        text = issue_words(issue)
        self._messages.show_message(Message(_REFUSAL, text, Tone.BAD))
        self._on_choice_changed()

    def reject(self) -> None:
        """Forget the buildings and close."""
        self._pending = False
        if self._when.is_change:
            self._apply(self._settings.last_preset or Preset("", ExportRequest(())))
        self._when.reset()
        self._forget()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Make Enter export from the start."""
        super().showEvent(event)
        self._messages.close_message(_REFUSAL)
        self._messages.close_message(_PRESET)
        self._forecaster.forget()
        self.show_step(Step.BUILDINGS)
        self._on_choice_changed()
        self._export.setFocus()

    # Putting together

    def _build(self) -> None:
        line = self.fontMetrics().height()
        character = self.fontMetrics().averageCharWidth()
        quality = QWidget()
        columns = QHBoxLayout(quality)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(line)
        columns.addWidget(self._quality, 1)
        columns.addWidget(self._options, 1)
        destination = QWidget()
        rows = QVBoxLayout(destination)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(line)
        for panel in (self._destination, self._naming, self._handover):
            rows.addWidget(panel)
        rows.addStretch()
        for picture, title, page in (
            ("building", self.tr("Buildings"), self._sources),
            ("formats", self.tr("Formats"), self._formats),
            ("quality", self.tr("Quality"), quality),
            ("content", self.tr("Content"), self._content),
            ("folder", self.tr("Destination"), destination),
            ("schedule", self.tr("When"), self._when),
            ("review", self.tr("Review"), self._review),
        ):
            self._steps.add_step(icon(picture), title)
            self._pages.addWidget(page)
        middle = QHBoxLayout()
        middle.setSpacing(line)
        middle.addWidget(CardView(self._steps))
        middle.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._presets)
        foot.addStretch()
        for button in (self._cancel, self._back, self._next):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addSpacing(line // 2)
        foot.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line, line, line, line)
        layout.setSpacing(line)
        layout.addWidget(self._messages)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        self.resize(character * 168, line * 42)

    def _connect_parts(self) -> None:
        self._steps.step_chosen.connect(self._on_step_chosen)
        self._sources.add_files_requested.connect(self._on_add_files_requested)
        self._sources.add_folder_requested.connect(self._on_add_folder_requested)
        self._sources.inspected.connect(self._on_sources_inspected)
        self._formats.changed.connect(self._on_formats_changed)
        for panel in (
            self._sources,
            self._quality,
            self._options,
            self._content,
            self._destination,
            self._naming,
            self._handover,
            self._when,
        ):
            panel.changed.connect(self._on_choice_changed)
        self._presets.chosen.connect(self._apply)
        self._presets.misfits_found.connect(self._on_presets_misfits_found)
        self._presets.said.connect(self._on_presets_said)
        self._cancel.clicked.connect(self.reject)
        self._back.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        for key, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            shortcut.activated.connect(lambda by=by: self._go(by))
        DropHintView(self, self).paths_dropped.connect(self.add_paths)
        self._export.clicked.connect(self._on_export_clicked)

    # What is chosen

    def _preset(self, name: str) -> Preset:
        """Return all that is chosen, but the buildings."""
        return Preset(
            name,
            ExportRequest(
                sources=(),
                formats=tuple(info.key for info in self._formats.chosen()),
                options=self._options.values(),
                quality=self._quality.chosen().key,
                selection=self._content.selection(),
                name=self._naming.pattern,
                on_conflict=self._destination.on_conflict,
                manifest=self._handover.manifest,
                package=self._handover.package,
                merge=self._handover.merge,
                fresh=self._handover.fresh,
                priority=self._handover.priority,
                stop_on_error=self._handover.stop_on_error,
                time_limit_s=self._handover.time_limit_s,
            ),
            self._destination.folder,
        )

    def _apply(self, preset: Preset) -> None:
        request = preset.request
        self._formats.choose(request.formats)
        self._options.set_values(request.options)
        self._quality.choose(request.quality)
        self._content.choose(request.selection)
        self._destination.choose(preset.destination, request.on_conflict)
        self._naming.choose(request.name)
        self._handover.choose(request)
        self._on_formats_changed()

    def _forget(self) -> None:
        self._sources.clear()
        self._content.close_feed()
        self._review.close_feed()
        self._forecaster.close()

    def _on_formats_changed(self) -> None:
        chosen = self._formats.chosen()
        self._quality.show_formats(chosen)
        self._options.show_formats([info.key for info in chosen])
        self._on_choice_changed()

    def _on_choice_changed(self) -> None:
        sources, formats = self._sources.usable(), self._formats.chosen()
        count = len(sources)
        paths = [source.path for source in sources]
        names = self._names()
        when = self._when.when
        if when is not When.NOW:
            text = self._automation_text(when)
        elif not count:
            text = self.tr("E&xport")
        elif count == 1:
            text = self.tr("E&xport one building to {formats}").format(formats=names)
        else:
            text = self.tr("E&xport %n buildings to {formats}", "", count).format(formats=names)
        listed = self._sources.listed()
        fits = self._when.follow(self._preset(""), listed)
        has_sources = bool(listed if self._when.is_change else count) or when is When.ON_ARRIVAL
        ready = has_sources and bool(formats) and self._is_complete() and fits
        self._export.setText(text if formats or when is not When.NOW else self.tr("E&xport"))
        self._export.setAccessibleName(self._export.text().replace("&", ""))
        self._export.setEnabled(ready and not self._pending)
        self._content.set_sources(paths)
        quality = self._quality.chosen().key
        if formats:
            first = formats[0]
            path = paths[0] if paths else None
            self._naming.show_source(path, first.key, first.suffix, quality)
        if self.isVisible():
            self._forecaster.ask(
                [(source.path, source.info.bytes) for source in sources if source.info],
                [info.key for info in formats],
                self._qualities,
            )
            if self.step() is Step.REVIEW:
                self._look_ahead()
        self._summarise()

    def _is_complete(self) -> bool:
        parts = self._content, self._destination, self._naming
        return all(part.is_complete for part in parts)

    def _automation_text(self, when: When) -> str:
        if self._when.is_change:
            return self.tr("Sa&ve changes")
        return self.tr("Sa&ve schedule") if when is When.AT_TIMES else self.tr("&Watch folder")

    def _names(self) -> str:
        """Return the formats in as many words as a button has room for."""
        formats = self._formats.chosen()
        if len(formats) > _MOST_NAMES:
            return self.tr("%n formats", "", len(formats))
        return ", ".join(format_text(info.key) for info in formats)

    def _summarise(self) -> None:
        """Say beside each step what is chosen there."""
        count = len(self._sources.usable())
        formats = ", ".join(format_text(info.key) for info in self._formats.chosen())
        changed = sum(map(len, self._options.values().values()))
        quality = spoken(self._quality.chosen().title)
        if changed:
            quality += " · " + self.tr("options changed: %n", "", changed)
        selection = self._content.selection()
        content = selection_text(selection) if selection else self.tr("Whole building")
        folder = self._destination.folder
        where = str(folder) if folder else self.tr("Next to each building")
        outputs = (min(count, 1) if self._handover.merge else count) * len(self._formats.chosen())
        for step, text in (
            (Step.BUILDINGS, self._buildings_text(count)),
            (Step.FORMATS, formats or self.tr("None chosen")),
            (Step.QUALITY, quality),
            (Step.CONTENT, content if self._content.is_complete else self.tr("Nothing")),
            (Step.DESTINATION, where if self._naming.is_complete else self._naming.example),
            (Step.WHEN, self._when.summary),
            (Step.REVIEW, self.tr("Outputs: %n", "", outputs)),
        ):
            self._steps.set_summary(step, text)

    def _buildings_text(self, count: int) -> str:
        if self._when.when is When.ON_ARRIVAL:
            return self.tr("What comes into the folder")
        return self.tr("%n chosen", "", count)

    # The pages

    def _go(self, by: int) -> None:
        last = self._steps.count() - 1
        self._steps.setCurrentRow(min(last, max(0, self._steps.currentRow() + by)))

    def _on_step_chosen(self, step: int) -> None:
        if step < 0:
            return
        self._steps.setCurrentRow(step)
        self._pages.setCurrentIndex(step)
        self._back.setEnabled(step > 0)
        self._next.setEnabled(step < self._steps.count() - 1)
        if step == Step.REVIEW:
            self._look_ahead()

    def _look_ahead(self) -> None:
        is_complete = self._is_complete()
        requests = self.requests() if self._formats.chosen() and is_complete else []
        self._review.review(
            requests,
            self._forecaster.predictor,
            self._service.promised_targets(),
            self._service.engine.stats().slots,
        )

    def _on_presets_misfits_found(self, issues: Sequence[Issue]) -> None:
        text = "\n".join(map(issue_words, issues))
        self._messages.show_message(Message(_PRESET, text, Tone.CAUTION))

    def _on_presets_said(self, text: str) -> None:
        self._messages.show_message(Message(_PRESET, text, Tone.GOOD))

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
        if self._when.when is When.NOW:
            self.export_requested.emit(self.requests())
        else:
            draft = self._when.draft(self._preset(""), self._sources.listed())
            self.automation_requested.emit(draft)

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
