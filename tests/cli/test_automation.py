"""Schedules, watched folders and the agent from the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from exportstudio.cli.main import main
from exportstudio.engine.child import ChildSupply
from tests.conftest import REPOSITORY, SAMPLE
from tests.engine.stage import STAND_IN

AGENT = [sys.executable, "-m", "exportstudio", "agent", "--json"]


def run(capfd: pytest.CaptureFixture[str], *words: object) -> Any:
    """Run a command that succeeds, and return what it printed."""
    assert main([*map(str, words), "--json"]) == 0
    return json.loads(capfd.readouterr().out)


def test_schedules_from_the_command_line(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capfd, "schedule", "list") == []
    words = ("schedule", "add", "nightly", SAMPLE, "--format", "glb,csv", "--output", "out")
    added = run(capfd, *words, "--weekly", "mon,fri", "18:30", "--missed", "skip", "--package")
    assert added["timing"]["cron"] == "30 18 * * mon,fri"
    assert (added["missed"], added["enabled"]) == ("skip", True)
    assert added["request"]["sources"] == [str(SAMPLE)]
    assert added["request"]["destination"] == str(tmp_path / "out")
    assert added["next_run_at"] > time.time()
    assert run(capfd, "schedule", "list") == [added]
    assert not run(capfd, "schedule", "disable", "nightly")["enabled"]
    assert run(capfd, "schedule", "enable", added["id"])["next_run_at"] == added["next_run_at"]
    assert main(["schedule", "list"]) == 0
    table = capfd.readouterr().out
    assert "nightly" in table
    assert "At 18:30 on Monday and Friday" in table
    assert run(capfd, "schedule", "remove", "nightly")["id"] == added["id"]
    assert main(["schedule", "remove", "nightly"]) == 2
    assert "JOB562" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "timing"),
    [
        (["--daily", "02:00"], {"cron": "0 2 * * *"}),
        (["--monthly", "last", "2:05"], {"cron": "5 2 L * *"}),
        (["--monthly", "28", "23:59"], {"cron": "59 23 28 * *"}),
        (["--every", "1.5h"], {"every_s": 5400.0}),
        (["--cron", "0 8-18/2 * * mon-fri"], {"cron": "0 8-18/2 * * mon-fri"}),
        (["--at", "2100-01-01T00:00+00:00"], {"at": 4102444800.0}),
    ],
)
def test_ways_to_say_when(
    capfd: pytest.CaptureFixture[str], words: list[str], timing: dict[str, Any]
) -> None:
    added = run(capfd, "schedule", "add", "one", SAMPLE, *words)
    assert timing.items() <= added["timing"].items()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--daily", "25:00"],
        ["--daily", "02:00", "--every", "1h"],
        ["--weekly", "caturday", "02:00"],
        ["--monthly", "31", "02:00"],
        ["--every", "often"],
        ["--every", "1.0s"],
        ["--at", "2001-01-01T00:00"],
        ["--at", "soon"],
        ["--cron", "* *"],
        ["--daily", "02:00", "--format", "nope"],
        ["--daily", "02:00", "--option", "glb"],
    ],
)
def test_what_makes_no_sense_is_told(capfd: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(["schedule", "add", "one", str(SAMPLE), *words]) == 2
    err = capfd.readouterr().err
    assert err.startswith("exportstudio")
    assert "Traceback" not in err
    assert run(capfd, "schedule", "list") == []


@pytest.mark.usefixtures("qapp")
def test_a_schedule_is_run_by_hand(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("schedule", "add", "one", SAMPLE, "--output", tmp_path, "--daily", "02:00")
    run(capfd, *words)
    assert main(["schedule", "run", "one", "--json"], ChildSupply(STAND_IN)) == 0
    [job] = json.loads(capfd.readouterr().out.splitlines()[-1])["jobs"]
    assert job["state"] == "done"
    [schedule] = run(capfd, "schedule", "list")
    assert schedule["last_batch"] == job["batch"]
    assert main(["schedule", "run", "nobody"], ChildSupply(STAND_IN)) == 2


def test_watched_folders_from_the_command_line(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    added = run(capfd, "watch", "add", tmp_path / "in", "--format", "ifc", "--settle", "2")
    assert (added["name"], added["settle_s"], added["enabled"]) == ("in", 2.0, True)
    assert run(capfd, "watch", "list") == [added]
    assert not run(capfd, "watch", "disable", "in")["enabled"]
    assert main(["watch", "list"]) == 0
    assert str(tmp_path / "in") in capfd.readouterr().out
    assert main(["watch", "add", str(tmp_path / "nowhere")]) == 2
    assert main(["watch", "add", str(tmp_path / "in")]) == 2
    run(capfd, "watch", "remove", "in")
    assert run(capfd, "watch", "list") == []


@pytest.mark.usefixtures("qapp")
def test_the_agent_exports_what_comes_and_ends_when_it_is_asked_to(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    # Into the watched folder itself, as a format that could be taken for a source.
    words = ("--format", "ifc", "--name", "{building}_{quality}", "--settle", "0.2")
    run(capfd, "watch", "add", folder, "--output", folder, *words)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        AGENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as agent:
        assert agent.stdout is not None
        try:
            assert json.loads(agent.stdout.readline())["event"] == "started"
            assert main(["agent"], ChildSupply(STAND_IN)) == 2
            assert f"process {agent.pid}" in capfd.readouterr().err
            (folder / "house.ifc").write_bytes(SAMPLE.read_bytes())
            events = [json.loads(agent.stdout.readline()) for _ in range(2)]
            assert [event["event"] for event in events] == ["automation", "job"]
            assert (events[0]["name"], events[0]["issue"]) == ("in", None)
            assert events[1]["state"] in ("done", "done_with_warnings")
            assert events[1]["path"] == str(folder / "house_standard.ifc")
            (folder / "more.ifc").write_bytes(SAMPLE.read_bytes() + b"\n")
            events = [json.loads(agent.stdout.readline()) for _ in range(2)]
            assert events[1]["path"] == str(folder / "more_standard.ifc")
            processes = psutil.Process(agent.pid).children(recursive=True)
            agent.send_signal(signal.SIGTERM)
            rest, log = agent.communicate(timeout=30)
        finally:
            agent.kill()
    assert agent.returncode == 0
    assert [json.loads(line) for line in rest.splitlines()] == [{"event": "ended"}]
    assert "house.ifc is queued" in log
    assert "house_standard.ifc is an output, and left alone" in log
    assert not [process for process in processes if process.is_running()]
    names = ["house.ifc", "house_standard.ifc", "more.ifc", "more_standard.ifc"]
    assert sorted(os.listdir(folder)) == names  # noqa: PTH208 -- hidden ones, too
    assert (
        "the agent ends" in (Path(os.environ["EXPORTSTUDIO_DATA"]) / "logs/agent.log").read_text()
    )
