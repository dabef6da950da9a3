from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from exportstudio.model.issue import Issue
from exportstudio.ui.message_panel import Message
from exportstudio.ui.notice_panel import NoticePanel
from exportstudio.ui.source_file import SourceFile


@pytest.fixture
def notices(qtbot: QtBot) -> NoticePanel:
    notices = NoticePanel()
    qtbot.addWidget(notices)
    return notices


def press(notices: NoticePanel, name: str) -> None:
    next(b for b in notices.findChildren(QAbstractButton) if b.accessibleName() == name).click()


def test_a_message_replaces_the_one_of_its_key(notices: NoticePanel) -> None:
    assert notices.isHidden()
    notices.show_message(Message("a", "first"))
    notices.show_message(Message("b", "other"))
    notices.show_message(Message("a", "second"))
    assert notices.texts == ["other", "second"]
    assert not notices.isHidden()
    notices.close_message("a")
    notices.close_message("b")
    assert notices.texts == []
    assert notices.isHidden()


def test_an_action_is_taken_and_ends_the_message(notices: NoticePanel) -> None:
    taken: list[str] = []
    notices.tell_interrupted(3, lambda: taken.append("restart"), lambda: taken.append("dismiss"))
    assert notices.texts == ["3 exports were interrupted when the program ended."]
    press(notices, "Restart")
    assert taken == ["restart"]
    assert notices.texts == []


def test_a_message_can_be_closed(notices: NoticePanel) -> None:
    notices.tell_issue(Issue.warning("FILE446", "The history is damaged.", "A new one was begun."))
    assert notices.texts == ["The history is damaged. A new one was begun."]
    press(notices, "Close this message")
    assert notices.texts == []


def test_many_misfits_make_one_message(notices: NoticePanel) -> None:
    notices.tell_refused_sources(
        [
            SourceFile(Path(f"{n}.pdf"), issue=Issue.error("FILE402", f"{n}.pdf is no building."))
            for n in range(9)
        ]
    )
    (text,) = notices.texts
    assert text.startswith("9 files can't be exported:\n0.pdf is no building.")
    assert text.endswith("and 3 more")
