import time
from datetime import datetime

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exportstudio.model.issue import RequestError
from exportstudio.model.schedule import MissedRun, Timing
from exportstudio.ui.timing_panel import TimingPanel
from exportstudio.ui.timing_text import TimingKind, shape_of, timing_text

TOMORROW = float(round(time.time()) + 86_400)


@pytest.fixture
def panel(qtbot: QtBot) -> TimingPanel:
    panel = TimingPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def named(panel: QWidget, name: str) -> QWidget:
    (found,) = (each for each in panel.findChildren(QWidget) if each.accessibleName() == name)
    return found


@pytest.mark.parametrize(
    ("timing", "kind"),
    [
        (Timing.daily(2), TimingKind.DAILY),
        (Timing.weekly(("mon", "thu"), 18, 30), TimingKind.WEEKLY),
        (Timing.monthly(28, 0, 5), TimingKind.MONTHLY),
        (Timing.monthly(None, 23, 59), TimingKind.MONTHLY),
        (Timing(every_s=90 * 60.0, since=1000.0), TimingKind.EVERY),
        (Timing(every_s=2 * 86_400.0, since=1000.0), TimingKind.EVERY),
        (Timing(at=TOMORROW), TimingKind.ONCE),
        (Timing(cron="0 8-18/2 * * mon-fri"), TimingKind.CRON),
        (Timing(cron="0 2 31 * *"), TimingKind.CRON),
        (Timing(cron="0 2 1 * mon"), TimingKind.CRON),
        (Timing(cron="99 2 * * *".replace("99", "*/5")), TimingKind.CRON),
    ],
)
def test_what_is_chosen_comes_back(panel: TimingPanel, timing: Timing, kind: TimingKind) -> None:
    assert shape_of(timing).kind is kind
    panel.choose(timing, MissedRun.SKIP)
    assert panel.timing() == timing
    assert panel.missed is MissedRun.SKIP
    assert panel.is_complete
    assert panel.reading.startswith(timing_text(timing))


def test_the_next_three_runs_are_told_as_they_are_chosen(panel: TimingPanel) -> None:
    panel.choose(Timing.daily(2), MissedRun.ONCE)
    assert panel.reading.count("•") == 3
    kind, cron = named(panel, "How often"), named(panel, "Cron text")
    assert isinstance(kind, QComboBox)
    assert isinstance(cron, QLineEdit)
    assert not cron.isVisible()
    kind.setCurrentIndex(TimingKind.CRON)
    assert cron.isVisible()
    cron.setText("0 12 24 12 *")
    assert panel.reading.count("•") == 3
    assert "12" in panel.reading
    cron.setText("0 25 * * *")
    assert not panel.is_complete
    assert "An example" in panel.reading
    cron.setText("")
    assert not panel.is_complete
    with pytest.raises(RequestError, match="No time is chosen"):
        panel.timing()


def test_a_time_that_is_over_and_a_week_without_days_are_none(panel: TimingPanel) -> None:
    panel.choose(Timing(at=datetime(2001, 2, 3, 4, 5).timestamp()), MissedRun.ONCE)
    assert not panel.is_complete
    assert "over" in panel.reading
    panel.choose(Timing.weekly(("sun",), 8), MissedRun.ONCE)
    panel._days[6].setChecked(False)
    assert not panel.is_complete
    assert "Tick" in panel.reading


def test_another_interval_is_counted_from_now(panel: TimingPanel) -> None:
    panel.choose(Timing(every_s=3600.0, since=1000.0), MissedRun.ONCE)
    panel._count.setValue(3)
    timing = panel.timing()
    assert timing.every_s == 3 * 3600.0
    assert timing.since is not None
    assert abs(timing.since - time.time()) < 60
