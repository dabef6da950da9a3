"""When a new export takes place: now, at set times, or whenever something comes into a folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Timing
from exportstudio.ui.automation_draft import AutomationDraft, When, beside
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.icon import icon
from exportstudio.ui.source_file import SourceFile
from exportstudio.ui.timing_panel import TimingPanel
from exportstudio.ui.timing_text import timing_text
from exportstudio.ui.words import issue_text, issue_words

_MOST_SETTLE_S = 3600


class WhenPanel(QWidget):
    """Makes an export a schedule or a watched folder, or leaves it what it is.

    Signals:
        changed: something else is chosen than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: str | None = None
        self._kept_sources: tuple[Path, ...] = ()
        self._choices = [
            QRadioButton(self.tr("&Now")),
            QRadioButton(self.tr("At set &times")),
            QRadioButton(self.tr("When buildings come into a fol&der")),
        ]
        self._group = QButtonGroup(self)
        for when, button in zip(When, self._choices, strict=True):
            button.setAccessibleName(button.text().replace("&", ""))
            self._group.addButton(button, when)
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name"))
        self._timing = TimingPanel()
        self._searches = QCheckBox(self.tr("&Search the chosen folders again at each run"))
        self._searches.setChecked(True)
        self._folder = QLineEdit()
        self._folder.setAccessibleName(self.tr("Folder to be watched"))
        self._folder.setPlaceholderText(self.tr("Choose a folder"))
        self._browse = QPushButton(icon("folder"), self.tr("Bro&wse…"))
        self._browse.setAccessibleName(self.tr("Choose the folder to be watched"))
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._existing = QCheckBox(self.tr("Export what is there &already, too"))
        self._settle = QSpinBox()
        self._settle.setRange(1, _MOST_SETTLE_S)
        self._settle.setSuffix(" s")
        self._settle.setAccessibleName(self.tr("How long a file must stay as it is"))
        self._settle.setToolTip(self.tr("A file that is still being written is waited for"))
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._build()
        self.reset()
        self._group.idToggled.connect(self._on_choice_changed)
        for signal in (
            self._name.textChanged,
            self._timing.changed,
            self._searches.toggled,
            self._folder.textChanged,
            self._existing.toggled,
            self._settle.valueChanged,
        ):
            signal.connect(self.changed)

    @property
    def when(self) -> When:
        """When."""
        return When(self._group.checkedId())

    @property
    def is_change(self) -> bool:
        """True where a schedule or watched folder that there is already is being changed."""
        return self._id is not None

    @property
    def timing(self) -> TimingPanel:
        """The times of a schedule."""
        return self._timing

    @property
    def is_complete(self) -> bool:
        """True where enough is chosen."""
        match self.when:
            case When.NOW:
                return True
            case When.AT_TIMES:
                return self._timing.is_complete
            case When.ON_ARRIVAL:
                return bool(self._folder.text().strip())

    @property
    def summary(self) -> str:
        """What is chosen, in a line."""
        match self.when:
            case When.NOW:
                return self.tr("Now")
            case When.AT_TIMES:
                try:
                    return timing_text(self._timing.timing())
                except RequestError as error:
                    return issue_text(error.issue)
            case When.ON_ARRIVAL:
                return self._folder.text().strip() or self.tr("Choose a folder")

    def reset(self) -> None:
        """Choose now, and forget what was being changed."""
        self._id = None
        self._kept_sources = ()
        self._name.clear()
        self._searches.setChecked(True)
        self._existing.setChecked(False)
        self._settle.setValue(5)
        self._timing.choose(Timing.daily(2), MissedRun.ONCE)
        self.choose(When.NOW)

    def choose(self, when: When) -> None:
        """Choose when."""
        self._choices[when].setChecked(True)
        self._on_choice_changed()

    def watch(self, folder: Path) -> None:
        """Choose a folder to be watched."""
        self._folder.setText(str(folder))

    def set_name(self, name: str) -> None:
        """Choose what it is called."""
        self._name.setText(name)

    def show_draft(self, draft: AutomationDraft) -> None:
        """Show a schedule or watched folder to be changed."""
        self.reset()
        self._id = draft.id
        self._kept_sources = draft.request.sources
        self._name.setText(draft.name)
        if draft.timing is not None:
            self._timing.choose(draft.timing, draft.missed)
            self.choose(When.AT_TIMES)
        else:
            self._folder.setText(str(draft.folder))
            self._settle.setValue(round(draft.settle_s))
            self.choose(When.ON_ARRIVAL)

    def follow(self, preset: Preset, sources: Sequence[SourceFile]) -> bool:
        """Follow what else is chosen, and return whether all of it makes sense together."""
        is_watch = self.when is When.ON_ARRIVAL
        self._searches.setVisible(any(source.found_in for source in sources))
        first = next(iter(sources), None)
        stem = first.path.stem if first is not None else ""
        self._name.setPlaceholderText(Path(self._folder.text().strip()).name if is_watch else stem)
        self._problem.clear()
        if not self.is_complete or self.when is When.NOW:
            return self.is_complete
        try:
            self.draft(preset, sources)
        except RequestError as error:
            self._problem.setText(issue_words(error.issue))
            return False
        return True

    def draft(self, preset: Preset, sources: Sequence[SourceFile]) -> AutomationDraft:
        """Return what is to be kept; raises RequestError where it makes no sense yet."""
        name = self._name.text().strip() or self._name.placeholderText()
        if self.when is When.ON_ARRIVAL:
            folder = Path(self._folder.text().strip())
            request = replace(preset.request, sources=())
            if preset.destination is None:
                request = beside(request, folder)
            else:
                request = replace(request, destination=preset.destination)
            return AutomationDraft(
                name,
                request,
                folder=folder,
                settle_s=float(self._settle.value()),
                existing=self._existing.isChecked(),
                id=self._id,
            )
        return AutomationDraft(
            name,
            self._scheduled(preset, sources),
            self._timing.timing(),
            self._timing.missed,
            id=self._id,
        )

    def _scheduled(self, preset: Preset, sources: Sequence[SourceFile]) -> ExportRequest:
        """Return the request of a schedule, with the one destination that it has.

        Folders are named where they are searched again. A source that was there before is kept
        while it is listed, also where it is missing just now.
        """
        folders: dict[Path, None] = {}
        files: dict[Path, None] = {}
        for source in sources:
            if source.found_in is not None and self._searches.isChecked():
                folders[source.found_in.absolute()] = None
            elif source.is_usable or source.path in self._kept_sources:
                files[source.path.absolute()] = None
        request = replace(preset.request, sources=(*folders, *files))
        if preset.destination is not None:
            return replace(request, destination=preset.destination)
        if len(folders) == 1 and not files:
            return beside(request, next(iter(folders)))
        places = {path.parent for path in files}
        if folders or len(places) != 1:
            raise RequestError(
                Issue.error(
                    "JOB568",
                    "What runs by itself needs one destination.",
                    "Choose a folder in the step “Destination”.",
                )
            )
        return replace(request, destination=places.pop())

    def _build(self) -> None:
        line = self.fontMetrics().height()
        self._name_row = QWidget()
        name = QFormLayout(self._name_row)
        name.addRow(self.tr("Na&me:"), self._name)
        self._times = QWidget()
        times = QVBoxLayout(self._times)
        times.addWidget(self._timing)
        times.addWidget(self._searches)
        self._arrivals = QWidget()
        folder = QHBoxLayout()
        folder.addWidget(self._folder)
        folder.addWidget(self._browse)
        arrivals = QFormLayout(self._arrivals)
        label = QLabel(self.tr("F&older:"))
        label.setBuddy(self._folder)
        arrivals.addRow(label, folder)
        settle = QHBoxLayout()
        settle.addWidget(self._settle)
        settle.addStretch()
        label = QLabel(self.tr("Wait for &files to stay as they are for:"))
        label.setBuddy(self._settle)
        arrivals.addRow(label, settle)
        arrivals.addRow(self._existing)
        for inside in (name, times, arrivals):
            inside.setContentsMargins(0, 0, 0, 0)
        self._note = QLabel(
            self.tr(
                "Export Studio sees to it while it is open; “exportstudio agent” does so without "
                "a window. Each run is done once."
            )
        )
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(line // 2)
        layout.addWidget(HeadingView(self.tr("When")))
        for button in self._choices:
            layout.addWidget(button)
        for part in (self._name_row, self._times, self._arrivals):
            part.setContentsMargins(line, 0, 0, 0)
            layout.addWidget(part)
        layout.addWidget(self._problem)
        layout.addStretch()
        layout.addWidget(self._note)

    def _on_choice_changed(self) -> None:
        when = self.when
        # What there is already stays what it is: a schedule, or a watched folder.
        for each, button in zip(When, self._choices, strict=True):
            button.setEnabled(self._id is None or each is when)
        for part, is_seen in (
            (self._name_row, when is not When.NOW),
            (self._note, when is not When.NOW),
            (self._times, when is When.AT_TIMES),
            (self._arrivals, when is When.ON_ARRIVAL),
            (self._existing, not self.is_change),
        ):
            part.setVisible(is_seen)
        self.changed.emit()

    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the folder to be watched"), self._folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()
