"""The heading of a part of a form."""

from PySide6.QtWidgets import QLabel, QWidget


class HeadingView(QLabel):
    """Bold words; its mnemonic leads to `buddy`."""

    def __init__(self, text: str, buddy: QWidget | None = None) -> None:
        super().__init__(text)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        if buddy is not None:
            self.setBuddy(buddy)
