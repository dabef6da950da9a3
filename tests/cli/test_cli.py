"""The command line, for real: the program as users start it."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from exportstudio.__main__ import _TABLES, _likely_work
from exportstudio.cli import listing
from exportstudio.cli.main import main
from exportstudio.exporters.registry import EXPORTERS
from tests.readers.svgx_files import ROOM

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "resources" / "sample" / "house.ifc"
COMMAND = [sys.executable, "-m", "exportstudio"]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EXPORTSTUDIO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path / "data"


def run(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, **more)


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("options", "likely"),
    [
        (["--format=csv,json"], ()),
        (["--format", "csv"], ()),
        (["--format=csv,glb", "--quality=high"], ("high",)),
        (["--quality", "draft", "--fresh"], ("draft", "fresh")),
        (["--quality"], ("standard",)),
        (["--storey=EG"], ()),
    ],
)
def test_work_is_begun_ahead_only_where_it_is_likely(
    options: list[str], likely: tuple[str, ...]
) -> None:
    work = _likely_work(["export", str(HOUSE), *options])
    assert work == ((str(HOUSE), *likely) if likely else ())
    assert {key for key, exporter in EXPORTERS.items() if not exporter.needs_shapes} == _TABLES


def test_an_export_as_json(tmp_path: Path) -> None:
    done = run("export", HOUSE, "--format", "glb", "--output", tmp_path / "out", "--json")
    assert done.returncode == 0, done.stderr
    lines = json_lines(done.stdout)
    progress = [line for line in lines if line["event"] == "progress"]
    assert progress
    for line in progress:
        assert line.keys() == {"event", "job", "stage", "done", "total", "percent", "eta_s"}
    percents = [line["percent"] for line in progress]
    assert percents == sorted(percents)
    states = [line["state"] for line in lines if line["event"] == "job"]
    assert states[0] == "queued"
    assert lines[-1]["event"] == "summary"
    [job] = lines[-1]["jobs"]
    assert states[-1] == job["state"]
    assert job["state"] in ("done", "done_with_warnings")
    assert (job["source"], job["format"], job["quality"]) == (str(HOUSE), "glb", "standard")
    path = Path(job["path"])
    assert path.parent == tmp_path / "out"
    assert path.stat().st_size == job["bytes"]
    assert len(job["sha256"]) == 64
    assert job["seconds"] > 0
    ledger = job["ledger"]
    assert ledger.keys() == {"products", "exported", "excluded", "degraded", "failed"}
    assert ledger["products"] == sum(ledger.values()) - ledger["products"] > 0
    for issue in job["issues"]:
        assert issue.keys() >= {"code", "severity", "element", "text", "suggestion"}

    history = json.loads(run("jobs", "--json").stdout)
    assert [past["id"] for past in history] == [job["id"]]
    assert history[0]["sha256"] == job["sha256"]
    assert run("jobs", "--json", "--state", "failed").stdout.strip() == "[]"
    assert "house.ifc" in run("jobs").stdout


def test_an_export_of_a_part(tmp_path: Path) -> None:
    words = ["--storey", "Erdgeschoss", "--class", "IfcDoor", "--class", "IfcWindow"]
    for cached in (False, True):
        done = run("export", HOUSE, "--output", tmp_path / "out", "--json", *words)
        assert done.returncode == 0, done.stderr
        [job] = json_lines(done.stdout)[-1]["jobs"]
        assert job["selection"] == {
            "include": {"storeys": ["Erdgeschoss"], "classes": ["IfcDoor", "IfcWindow"]}
        }
        assert job["cached"] is cached
        assert job["ledger"]["excluded"] > job["ledger"]["exported"] > 2
    [past, _] = json.loads(run("jobs", "--json").stdout)
    assert (past["selection"], past["cached"]) == (job["selection"], True)
    done = run("export", HOUSE, "--output", tmp_path / "out", "--select", "IfcChimney")
    assert done.returncode == 1
    assert "JOB520" in done.stdout


def test_an_export_for_people(tmp_path: Path) -> None:
    done = run("export", HOUSE, tmp_path / "missing.ifc", "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "house.ifc to glb: done" in done.stderr
    assert str(tmp_path / "out" / "house.glb") in done.stdout
    assert "FILE401" in done.stdout
    assert "\x1b" not in done.stderr


def test_a_terminal_gets_a_bar(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    command = [*COMMAND, "export", str(HOUSE), "--output", str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave) as program:
        os.close(slave)
        drawn = b""
        try:
            while block := os.read(master, 4096):
                drawn += block
        except OSError:  # the other end has gone
            pass
        out, _ = program.communicate(timeout=60)
    os.close(master)
    assert program.returncode == 0
    assert "█".encode() in drawn
    assert b"house.glb" in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--format", "nope"], "JOB505"),
        (["--quality", "nope"], "JOB502"),
        (["--option", "glb"], "JOB504"),
        (["--output", HOUSE], "FILE410"),
    ],
)
def test_a_bad_request(
    tmp_path: Path,
    qapp: object,
    capfd: pytest.CaptureFixture[str],
    arguments: list[object],
    code: str,
) -> None:
    words = ["export", HOUSE, "--output", tmp_path / "out", "--json", *arguments]
    assert main([str(word) for word in words]) == 2
    issue, summary = json_lines(capfd.readouterr().out)
    assert (issue["event"], issue["job"], issue["code"]) == ("issue", None, code)
    assert summary == {"event": "summary", "jobs": []}


def test_no_source_of_use_is_a_bad_request(
    tmp_path: Path, qapp: object, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "missing.ifc"
    assert main(["export", str(source), "--output", str(tmp_path / "out"), "--json"]) == 2
    summary = json_lines(capfd.readouterr().out)[-1]
    assert [job["state"] for job in summary["jobs"]] == ["failed"]
    assert summary["jobs"][0]["issues"][0]["code"] == "FILE401"
    assert summary["jobs"][0]["ledger"]["products"] == 0


@pytest.mark.parametrize(
    "arguments", [["export"], ["nonsense"], ["export", "a.ifc", "--on-conflict", "x"], ["--nope"]]
)
def test_usage_errors_take_one_line(
    capfd: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capfd.readouterr().out.startswith("Export Studio ")


def test_formats_load_neither_qt_nor_the_database() -> None:
    code = (
        "import sys; from exportstudio.cli.main import main\n"
        "code = main(['formats', '--json'])\n"
        "assert not {'PySide6', 'sqlalchemy', 'ifcopenshell'} & sys.modules.keys()\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    [glb, *_] = json.loads(done.stdout)
    assert glb.keys() == {
        "key", "title", "suffix", "qualities", "keeps", "drops", "third_party",
    }  # fmt: skip


def test_the_first_child_needs_nothing_heavy() -> None:
    code = (
        "import sys, exportstudio.cli.export\n"
        "heavy = {'PySide6', 'sqlalchemy', 'numpy', 'psutil'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_service_leaves_meshes_and_models_to_children() -> None:
    code = (
        "import sys, exportstudio.service\n"
        "heavy = {'numpy', 'ifcopenshell'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(tmp_path: Path, number: signal.Signals) -> None:
    command = [*COMMAND, "export", "--output", str(tmp_path / "out"), "--json"]
    for copy in range(4):
        source = tmp_path / f"house{copy}.ifc"
        source.write_bytes(HOUSE.read_bytes())
        command.append(str(source))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if '"running"' in line:
                break
        children = psutil.Process(program.pid).children(recursive=True)
        started = time.monotonic()
        program.send_signal(number)
        *_, summary = (json.loads(line) for line in program.stdout)
        assert program.wait(timeout=10) == 130
        assert time.monotonic() - started < 3
    assert summary["event"] == "summary"
    assert "cancelled" in {job["state"] for job in summary["jobs"]}
    assert not any(child.is_running() for child in children)
    assert list((tmp_path / "out").glob(".*")) == []
    assert json.loads(run("jobs", "--json", "--state", "running").stdout) == []


def test_a_reader_that_leaves_does_no_harm(tmp_path: Path) -> None:
    command = [*COMMAND, "export", str(HOUSE), "--output", str(tmp_path / "out"), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == ""
    assert program.returncode == 0
    assert (tmp_path / "out" / "house.glb").exists()


def test_a_newer_history_is_refused_in_a_line(
    data_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data_folder.mkdir()
    connection = sqlite3.connect(data_folder / "exportstudio.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert main(["jobs"]) == 2
    told = capfd.readouterr().err
    assert "FILE447" in told
    assert len(told.splitlines()) == 1


def test_a_defect_is_told_in_one_line(
    data_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "print_formats", None)
    assert main(["formats"]) == 1
    told = capfd.readouterr().err
    assert "JOB599" in told
    assert len(told.splitlines()) == 1
    assert "TypeError" in (data_folder / "logs" / "program.log").read_text()


def test_a_package_is_verified_and_unpacked(tmp_path: Path) -> None:
    """From the export to the outputs in another place."""
    done = run("export", str(HOUSE), "--format", "glb,csv", "--package", "--output", str(tmp_path))
    package = next(tmp_path.glob("*.zip"))
    assert f"package: {package}" in done.stderr
    checked = run("verify", str(package), "--json")
    assert json.loads(checked.stdout)["sound"]
    opened = run("unpack", str(package), str(tmp_path / "opened"))
    assert (opened.returncode, opened.stdout.strip()) == (0, str(tmp_path / "opened"))
    (tmp_path / "opened" / "house.glb").write_bytes(b"glTF")
    broken = run("verify", str(tmp_path / "opened"))
    assert broken.returncode == 1
    assert "FILE434" in broken.stdout
    assert run("verify", str(tmp_path / "nothing")).returncode == 2


def test_two_buildings_are_compared(tmp_path: Path) -> None:
    changed = tmp_path / "changed.ifc"
    changed.write_text(HOUSE.read_text().replace("'Sofa'", "'Couch'"))
    same = run("compare", HOUSE, HOUSE)
    assert (same.returncode, same.stdout.splitlines()[-1]) == (0, "nothing differs")
    found = run("compare", HOUSE, changed, "--report", tmp_path / "report.html")
    assert found.returncode == 1
    assert "Couch" in found.stdout
    assert "Couch" in (tmp_path / "report.html").read_text()
    (answer,) = json.loads(run("compare", HOUSE, changed, "--json").stdout)
    assert {change["kind"] for change in answer["changes"]} == {"name"}
    assert run("compare", HOUSE, tmp_path / "gone.ifc").returncode == 2


def test_svgx_becomes_what_ifc_becomes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "room.svgx").write_text(ROOM, encoding="utf-8")
    out = tmp_path / "out"
    result = run("export", tmp_path / "in", "--format", "glb,svgx,json", "--output", out, "--json")
    assert result.returncode == 0, result.stdout + result.stderr
    written = {path.name for path in out.iterdir()}
    assert {"room.glb", "room.json", "room.svgx"} <= written
    assert "SVGX_Behavior" in (out / "room.json").read_text(encoding="utf-8")
