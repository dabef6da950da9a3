"""The dialog that asks where a report is to be saved."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from exportstudio.ui.save_dialog import ask_where_to_save


def test_the_suffix_follows_the_kind(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    saved: list[Path] = []
    ask_where_to_save(parent, "Save", ("Web page (*.html)", "Excel (*.xlsx)"), saved.append)
    [dialog] = parent.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "html"
    dialog.filterSelected.emit("Excel (*.xlsx)")
    assert dialog.defaultSuffix() == "xlsx"
    dialog.fileSelected.emit("/somewhere/report.xlsx")
    assert saved == [Path("/somewhere/report.xlsx")]
