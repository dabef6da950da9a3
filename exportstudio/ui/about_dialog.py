"""What this program is."""

import contextlib

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from exportstudio import __version__
from exportstudio.resource import resource
from exportstudio.ui.icon import application_icon

_ICON_SIDE = 64


class AboutDialog(QMessageBox):
    """Name, version and purpose; in a package also whose work is in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Export Studio"))
        self.setIconPixmap(application_icon().pixmap(QSize(_ICON_SIDE, _ICON_SIDE)))
        self.setText(self.tr("Export Studio {version}").format(version=__version__))
        self.setInformativeText(
            self.tr("Exports building models and verifies what it wrote. Works offline.")
        )
        # Made when the program is packed; who runs the sources has the packages before them.
        with contextlib.suppress(FileNotFoundError):
            licences = resource("resources/notices/licences.txt").read_text(encoding="utf-8")
            # The list alone; the texts, hundreds of kilobytes, stand in the file.
            self.setDetailedText(licences.partition("=" * 79)[0].strip())
