"""The commands for the queue, on programs that run beside."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exportstudio.cli import queue
from exportstudio.cli.main import main
from exportstudio.engine.child import ChildSupply
from tests.engine.stage import STAND_IN

HOUSE = Path(__file__).parents[2] / "resources" / "sample" / "house.ifc"

# A program that queues three jobs of one building each and works on them until it is killed.
PROGRAM = """
import json, sys
from pathlib import Path
from exportstudio import ExportService
from exportstudio.engine.child import ChildSupply
out, house, script, *stand_in = sys.argv[1:]
service = ExportService(slots=1, children=ChildSupply(stand_in))
options = {"script": json.loads(script)}
jobs = [service.create_job(house, destination=out, options=options) for _ in range(3)]
service.wait(timeout_s=0.5)
print(json.dumps([job.id for job in jobs]), flush=True)
service.wait()
"""


@contextlib.contextmanager
def program(out: Path, *script: list[Any]) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    command = [sys.executable, "-c", PROGRAM, str(out), str(HOUSE), json.dumps(script), *STAND_IN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield running, json.loads(running.stdout.readline())
        finally:
            running.kill()


def run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """Run a command with --json; return its exit code and what it printed."""
    code = main([*words, "--json"], ChildSupply(STAND_IN))
    out = capfd.readouterr().out
    if words[0] in ("retry", "recover"):
        return code, json.loads(out.splitlines()[-1])["jobs"]
    return code, json.loads(out)


def states(jobs: list[dict[str, Any]]) -> dict[str, str]:
    return {job["id"]: job["state"] for job in jobs}


@pytest.mark.usefixtures("qapp")
def test_jobs_of_another_program_are_paused_resumed_cancelled_and_recovered(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with program(tmp_path / "out", ["partial"], ["sleep", 60]) as (other, [first, second, third]):
        code, jobs = run(capfd, "pause", first, second)
        assert (code, states(jobs)) == (0, {first: "paused", second: "paused"})
        # With the first its child stands still, and so do all that wait behind it.
        code, jobs = run(capfd, "resume", "--all")
        assert (code, states(jobs)) == (0, {first: "running", second: "queued"})
        code, jobs = run(capfd, "cancel", first)
        assert (code, states(jobs)) == (0, {first: "cancelled"})
        assert run(capfd, "cancel", first) == (0, jobs)
        assert run(capfd, "pause", first)[0] == 1
        code, jobs = run(capfd, "jobs", second, first)
        assert [job["id"] for job in jobs] == [second, first]
        other.kill()
    code, jobs = run(capfd, "jobs", "--state", "interrupted")
    assert set(states(jobs)) == {second, third}
    assert list((tmp_path / "out").glob(".*")) == []
    assert run(capfd, "cancel", third)[0] == 0
    code, jobs = run(capfd, "recover", second, "nobody")
    assert (code, jobs) == (2, [])


@pytest.mark.usefixtures("qapp")
def test_what_was_interrupted_is_recovered_and_what_failed_is_retried(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script: list[list[Any]] = [["fail_times", "WRITE301", 2], ["finish"]]
    with program(tmp_path / "out", ["sleep", 0.8], *script) as (other, ids):
        other.kill()
    code, jobs = run(capfd, "recover")
    assert (code, states(jobs)) == (1, dict.fromkeys(ids, "failed"))
    batch = jobs[0]["batch"]
    code, jobs = run(capfd, "retry", "--batch", batch)
    assert (code, states(jobs)) == (1, {ids[0]: "failed"})
    code, jobs = run(capfd, "retry", "--failed")
    assert code in (0, 1)
    code, jobs = run(capfd, "retry", "--failed", "--without-failed")
    assert code == 0
    code, jobs = run(capfd, "jobs")
    assert set(states(jobs).values()) == {"done"}
    assert run(capfd, "retry", ids[0]) == (2, [])
    assert main(["jobs", "--audit", ids[0]]) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [line["what"] for line in lines if line["what"] in ("queued", "failed", "done")] == [
        "queued",
        *["queued", "failed"] * 2,
        "queued",
        "done",
    ]


@pytest.mark.usefixtures("qapp")
def test_a_program_that_does_not_react_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_ASKED_WITHIN_S", 0.3)
    with program(tmp_path / "out", ["sleep", 60]) as (other, [first, *_]):
        other.send_signal(19)  # SIGSTOP
        assert main(["cancel", first], ChildSupply(STAND_IN)) == 1
        assert "JOB537" in capfd.readouterr().err
        other.send_signal(18)  # SIGCONT: what was asked is done later
        monkeypatch.setattr(queue, "_ASKED_WITHIN_S", 5.0)
        assert run(capfd, "cancel", "--all")[0] == 0
        assert {job["state"] for job in run(capfd, "jobs")[1]} == {"cancelled"}


@pytest.mark.parametrize(
    "words", [["cancel"], ["pause"], ["retry"], ["cancel", "x"], ["resume", "--batch", "x"]]
)
@pytest.mark.usefixtures("qapp")
def test_what_there_is_not_is_a_bad_request(
    capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(words) == 2
    assert "JOB50" in capfd.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_nothing_to_do_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "cancel", "--all") == (0, [])
    assert run(capfd, "recover") == (0, [])
    assert run(capfd, "retry", "--failed") == (0, [])
    assert run(capfd, "jobs") == (0, [])
