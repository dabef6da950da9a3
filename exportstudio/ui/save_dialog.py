"""Asking where a file is to be saved, in one of several kinds."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    parent: QWidget, title: str, kinds: Sequence[str], save: Callable[[Path], None]
) -> None:
    """Open a dialog without waiting for it, and call `save` with the path that is chosen there.

    `kinds` are name filters such as “Excel (*.xlsx)”; a name without a suffix gets that of the
    chosen one, at first the first.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))

    def choose(kind: str) -> None:
        dialog.setDefaultSuffix(kind.rsplit(".", 1)[-1].rstrip(")"))

    choose(kinds[0])
    dialog.filterSelected.connect(choose)
    dialog.fileSelected.connect(lambda name: save(Path(name)))
    dialog.open()
