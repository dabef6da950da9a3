"""What this program is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from exportstudio import __version__
from exportstudio.resource import resource
from exportstudio.ui.icon import application_icon
from exportstudio.ui.licences import licence_list, needed_packages

_ICON_SIDE = 64


class AboutDialog(QMessageBox):
    """Name, version and purpose, and whose work is in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Export Studio"))
        self.setIconPixmap(application_icon().pixmap(QSize(_ICON_SIDE, _ICON_SIDE)))
        self.setText(self.tr("Export Studio {version}").format(version=__version__))
        self.setInformativeText(
            self.tr("Exports building models and verifies what it wrote. Works offline.")
        )
        self.setDetailedText(_licences())


def _licences() -> str:
    """Return the packages of others: those in the package of the program, or installed here."""
    try:
        licences = resource("resources/notices/licences.txt").read_text(encoding="utf-8")
    except FileNotFoundError:  # made when the program is packed
        return licence_list(needed_packages())
    # The list alone; the texts, hundreds of kilobytes, stand in the file.
    return licences.partition("=" * 79)[0].strip()
