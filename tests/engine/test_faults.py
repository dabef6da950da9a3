"""The engine on children that die, hang, babble or say nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from exportstudio.engine.child import ChildSupply
from exportstudio.model.issue import Severity
from exportstudio.model.job import JobState
from tests.engine.stage import Script, Stage, codes

MakeStage = Callable[..., Stage]


def test_a_child_killed_from_outside_crashes_its_job_and_no_other(make_stage: MakeStage) -> None:
    stage = make_stage(slots=2)
    victim = stage.job(
        [["partial"], ["stage", "shaping", 1, 9], ["element", "wall"], ["sleep", 60]]
    )
    sibling = stage.job([["sleep", 1.0], ["finish"]])
    stage.engine.submit([victim, sibling])
    stage.until(lambda: stage.engine.job(victim.id).progress.percent > 20)
    stage.qtbot.wait(100)
    process_id = stage.engine.job(victim.id).process_id
    assert process_id is not None
    os.kill(process_id, signal.SIGKILL)
    crashed, done = stage.wait(victim, sibling)
    assert (crashed.state, done.state) == (JobState.CRASHED, JobState.DONE)
    [issue] = crashed.issues
    assert (issue.code, issue.element) == ("JOB515", "wall")
    assert "SIGKILL" in issue.text
    assert "shaping" in issue.text
    assert issue.suggestion
    assert stage.partials() == []


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_an_element_that_ends_the_child_is_left_out(stage: Stage, number: int) -> None:
    finished_before = stage.job(group_id="g")
    job = stage.job([["stage", "shaping", 1, 2], ["die_of", "pipe", number], ["finish"]], "g")
    first, second = stage.run(finished_before, job)
    assert first.state is JobState.DONE
    assert first.issues == ()
    assert second.state is JobState.DONE_WITH_WARNINGS
    [issue] = second.issues
    assert (issue.code, issue.element, issue.severity) == ("JOB516", "pipe", Severity.WARNING)
    assert second.attempt == 1
    assert len(stage.finished) == 2


def test_three_culprits_are_left_out_and_a_fourth_is_too_many(stage: Stage) -> None:
    def dying(count: int) -> list[list[Any]]:
        return [["die_of", f"e{number}", signal.SIGSEGV] for number in range(count)]

    passed, crashed = stage.run(
        stage.job([*dying(3), ["finish"]]), stage.job([*dying(4), ["finish"]])
    )
    assert codes(passed) == ["JOB516"] * 3
    assert passed.state is JobState.DONE_WITH_WARNINGS
    assert codes(crashed) == ["JOB516"] * 3 + ["JOB514"]
    assert crashed.state is JobState.CRASHED
    assert crashed.issues[-1].element == "e3"


def test_a_culprit_that_strikes_again_in_quarantine_ends_the_matter(stage: Stage) -> None:
    [job] = stage.run(stage.job([["element", "e1"], ["exit", 7]]))
    assert codes(job) == ["JOB516", "JOB514"]
    assert "exit code 7" in job.issues[-1].text


@pytest.mark.parametrize("code", [0, 1])
def test_a_child_that_leaves_without_a_word_crashes_its_job(stage: Stage, code: int) -> None:
    [job] = stage.run(stage.job([["stage", "reading", 0, 0], ["exit", code]]))
    assert job.state is JobState.CRASHED
    assert codes(job) == ["JOB514"]


def test_an_element_over_its_budget_is_left_out(make_stage: MakeStage) -> None:
    stage = make_stage(element_budget_s=0.4)
    [job] = stage.run(stage.job([["hang_on", "stair"], ["finish"]]))
    assert job.state is JobState.DONE_WITH_WARNINGS
    [issue] = job.issues
    assert (issue.code, issue.element) == ("JOB517", "stair")
    assert "0.4 seconds" in issue.text


def test_silence_fails_the_job_in_words(make_stage: MakeStage) -> None:
    stage = make_stage(silence_limit_s=0.3)
    [job] = stage.run(stage.job([["sleep", 60]]))
    assert job.state is JobState.FAILED
    assert codes(job) == ["JOB513"]


@pytest.mark.parametrize(
    "step",
    [
        ["raw", "this is not JSON\n"],
        ["raw", '{"type": "hello"}\n'],
        ["raw", "[1]\n"],
        ["raw", "[" * 100_000 + "\n"],
        ["raw", '{"type": "stage", "job": null, "stage": "dreaming", "done": 1, "total": 2}\n'],
        ["raw", '{"type": "stage", "job": null, "stage": "reading", "done": NaN, "total": 2}\n'],
        ["raw", '{"type": "finished", "job": "nobody"}\n'],
        ["raw", '{"type": "failed", "job": null, "issue": 3}\n'],
        ["raw", "x" * (1 << 20)],
        ["bytes", [255, 254, 10]],
    ],
    ids=lambda step: str(step[1])[:30],
)
def test_what_is_not_a_message_fails_the_job_in_words(stage: Stage, step: list[Any]) -> None:
    [job] = stage.run(stage.job([step, ["sleep", 60]]))
    assert job.state is JobState.FAILED
    assert codes(job) == ["JOB511"]


def test_a_torn_line_is_a_crash(stage: Stage) -> None:
    [job] = stage.run(stage.job([["raw", '{"type": "finis'], ["exit", 0]]))
    assert (job.state, codes(job)) == (JobState.CRASHED, ["JOB514"])


def test_an_end_without_a_result_fails_the_job(stage: Stage) -> None:
    [job] = stage.run(stage.job([["end"]]))
    assert (job.state, codes(job)) == (JobState.FAILED, ["JOB512"])


def test_a_flood_of_messages_blocks_nothing(stage: Stage) -> None:
    script: Script = [["flood", 100_000], ["issue_flood", 5_000], ["finish"]]
    longest, last = 0.0, time.monotonic()
    job = stage.job(script)
    stage.engine.submit([job])

    def done() -> bool:
        nonlocal longest, last
        now = time.monotonic()
        longest, last = max(longest, now - last), now
        return stage.engine.job(job.id).state.is_final

    stage.until(done)
    job = stage.engine.job(job.id)
    assert job.state is JobState.DONE_WITH_WARNINGS
    assert len(job.issues) == 1000
    assert job.issues[-1].code == "JOB519"
    assert longest < 0.5
    assert len(stage.changes) < 200


def test_a_flood_of_text_is_thinned(stage: Stage) -> None:
    with stage.qtbot.waitSignal(stage.engine.idle, timeout=10_000):
        stage.engine.submit([job := stage.job([["text", "x\n" * 20_000], ["finish"]])])
    assert stage.engine.job(job.id).state is JobState.DONE
    assert len(stage.lines) < 1000
    assert len((stage.folder / "logs" / f"{job.group_id}.log").read_text()) == 40_001


def test_a_child_that_can_not_be_started_fails_its_job(make_stage: MakeStage) -> None:
    stage = make_stage(children=ChildSupply(["/nowhere/python"]))
    [job] = stage.run(stage.job())
    assert (job.state, codes(job)) == (JobState.FAILED, ["JOB510"])


def test_a_log_that_can_not_be_written_harms_nothing(stage: Stage) -> None:
    (stage.folder / "logs").write_text("a file where the folder should be")
    [job] = stage.run(stage.job([["text", "hello"], ["finish"]]))
    assert job.state is JobState.DONE


def test_python_signals_do_not_leak() -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication, QObject, Signal\n"
        "class Bell(QObject):\n"
        "    rung = Signal(bool)\n"
        "application, bell, heard = QCoreApplication([]), Bell(), []\n"
        "bell.rung.connect(heard.append)\n"
        "for _ in range(5000): bell.rung.emit(True)\n"
        "assert len(heard) == 5000\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_the_engine_needs_no_display() -> None:
    code = (
        "import sys, exportstudio.engine.engine, exportstudio.engine.waiting\n"
        "assert not {'PySide6.QtGui', 'PySide6.QtWidgets', 'sqlalchemy'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
