"""The middle of the window: the lists above, what is selected below."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from exportstudio.ui.card_view import CardView
from exportstudio.ui.details_panel import DetailsPanel
from exportstudio.ui.job_list_panel import JobListPanel
from exportstudio.ui.notice_panel import NoticePanel
from exportstudio.ui.preview.preview_panel import PreviewPanel

_SHARE_OF_LISTS = 0.42
_SHARE_OF_DETAILS = 0.36


class WorkPanel(QWidget):
    """Messages, a tab for each page, and below them details and preview side by side."""

    def __init__(
        self,
        details: DetailsPanel,
        preview: PreviewPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.notices = NoticePanel()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._below = QSplitter(Qt.Orientation.Horizontal)
        self._details_frame, self._preview_frame = CardView(details), CardView(preview)
        self._below.addWidget(self._details_frame)
        self._below.addWidget(self._preview_frame)
        self._below.setStretchFactor(1, 1)
        self._above = QSplitter(Qt.Orientation.Vertical)
        self._above.addWidget(self._tabs)
        self._above.addWidget(self._below)
        self._above.setStretchFactor(0, 1)
        for splitter in (self._above, self._below):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(self.fontMetrics().height() // 2)
        margin = self.fontMetrics().height() // 2
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        layout.setSpacing(margin // 2)
        layout.addWidget(self.notices)
        layout.addWidget(self._above, 1)
        width, height = 1400, 860
        upper, left = int(height * _SHARE_OF_LISTS), int(width * _SHARE_OF_DETAILS)
        self._above.setSizes([upper, height - upper])
        self._below.setSizes([left, width - left])
        self.page_changed = self._tabs.currentChanged
        self._shows_details = self._shows_preview = True
        self._last_list: JobListPanel | None = None
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)

    def add_page(self, page: QWidget, picture: QIcon, title: str) -> None:
        """Add a page as the last tab; one that is no list of jobs has all the room for itself."""
        margin = self.fontMetrics().height() // 2
        page.setContentsMargins(0, margin, 0, 0)
        self._tabs.addTab(page, picture, title)

    def page(self) -> JobListPanel:
        """Return the list of jobs that is seen, or was seen last."""
        page = self._tabs.currentWidget()
        if isinstance(page, JobListPanel):
            return page
        assert self._last_list is not None
        return self._last_list

    def show_page(self, page: QWidget) -> None:
        """Show a page."""
        self._tabs.setCurrentWidget(page)

    def follow(self, show_details: QAction, show_preview: QAction) -> None:
        """Let two checkable actions show and hide the lower parts."""
        for action in (show_details, show_preview):
            action.toggled.connect(lambda: self._show_below(show_details, show_preview))

    def layout_state(self) -> tuple[QByteArray, QByteArray]:
        """Return the places of the splitters."""
        return self._above.saveState(), self._below.saveState()

    def restore_layout(self, above: QByteArray, below: QByteArray) -> None:
        """Take over what `layout_state` returned once."""
        for splitter, state in ((self._above, above), (self._below, below)):
            if not state.isEmpty():
                splitter.restoreState(state)

    def _show_below(self, show_details: QAction, show_preview: QAction) -> None:
        self._shows_details, self._shows_preview = (
            show_details.isChecked(),
            show_preview.isChecked(),
        )
        self._arrange()

    def _arrange(self) -> None:
        is_list = isinstance(self._tabs.currentWidget(), JobListPanel)
        self._details_frame.setVisible(self._shows_details)
        self._preview_frame.setVisible(self._shows_preview)
        self._below.setVisible(is_list and (self._shows_details or self._shows_preview))

    def _on_tabs_current_changed(self) -> None:
        page = self._tabs.currentWidget()
        if isinstance(page, JobListPanel):
            self._last_list = page
        self._arrange()
