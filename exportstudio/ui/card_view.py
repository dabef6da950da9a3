"""A frame around something that belongs together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class CardView(QFrame):
    """A card with one thing on it; `look` dresses it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(self)
        # As wide as the edge, which the content must not paint over.
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(content)
