"""The manual: what is made from the program is as the program is, and what it shows works."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.presets import write_preset

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "resources" / "sample" / "house.ifc"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
# How commands may end that ask for what is not there here: jobs that wait, storeys of that name.
MAY_FAIL = ("pause", "resume", "cancel", "retry", "recover", "Level 1", "concrete", "compare")
# What is not run here, and what does so instead.
ELSEWHERE = {
    "exportstudio agent": "tests/automation",  # it goes on until it is ended
    "make run": "packaging/bootstrap.py",  # sets up, which tests do not; then `exportstudio sample`
    "make test": "packaging/check.py",  # this is part of it
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that has what the manual speaks of."""
    (tmp_path / "incoming").mkdir()
    for name in ("house.ifc", "office.ifc", "models/school.ifc", "models/wing/gym.ifc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOUSE, path)
    request = ExportRequest((), ("glb",), "draft")
    write_preset(Preset("Models", request), tmp_path / "models.json")
    with zipfile.ZipFile(tmp_path / "house.ifczip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(HOUSE, "house.ifc")
    return tmp_path


def run(place: Path, *arguments: str, display: bool = True) -> "subprocess.CompletedProcess[str]":
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    shown = {"QT_QPA_PLATFORM": "offscreen"} if display else {}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=place,
        env={
            **{name: value for name, value in os.environ.items() if name not in without},
            "PYTHONPATH": str(ROOT),
            "EXPORTSTUDIO_DATA": str(place / "data"),
            **shown,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def blocks(language: str) -> list[str]:
    pattern = re.compile(rf"^```{language}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return [found for page in PAGES for found in pattern.findall(page.read_text(encoding="utf-8"))]


def test_the_made_pages_are_not_stale() -> None:
    made = run(ROOT, "packaging/make_manual.py", "--check")
    assert made.returncode == 0, made.stdout + made.stderr


def commands() -> list[str]:
    """Return the commands of all blocks and lines of the manual, in order, without comments."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block, inline in re.findall(
            r"^```sh\n(.*?)^```|`(exportstudio [^`]+)`", text, re.MULTILINE | re.DOTALL
        ):
            for line in (block or inline).splitlines():
                found += [command.strip() for command in line.split("#")[0].split(";")]
    whole = (command for command in dict.fromkeys(found) if command)
    # `exportstudio export` names a command, and is none; nor is what stands for any.
    return [each for each in whole if each not in named_commands() and "…" not in each]


def named_commands() -> set[str]:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^## (exportstudio .+)$", page, re.MULTILINE))
    alone = {"formats", "presets", "jobs", "recover", "doctor", "schedule list", "watch list"}
    return named - {f"exportstudio {name}" for name in alone}


def test_the_manual_shows_every_command() -> None:
    shown = [shlex.split(command) for command in [*commands(), *ELSEWHERE]]
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for name in re.findall(r"^## (exportstudio .+)$", page, re.MULTILINE):
        words = name.split()
        assert any(each[: len(words)] == words for each in shown), name


def test_every_command_does_what_the_manual_says(place: Path) -> None:
    first = run(place, "-m", "exportstudio", "export", "house.ifc", "--output", "out", "--json")
    [job] = json.loads(first.stdout.splitlines()[-1])["jobs"]
    known = {"JOB": job["id"], "BATCH": job["batch"] if "batch" in job else job["id"]}
    tried = 0
    for command in commands():
        if command in ELSEWHERE:
            assert (ROOT / ELSEWHERE[command]).exists()
            continue
        words = [known.get(word, word) for word in shlex.split(command.split(">")[0])]
        assert words[0] == "exportstudio", f"{command} is not tried"
        words = [
            found
            for word in words
            for found in (sorted(map(str, place.glob(word))) if "*.zip" in word else [word])
        ]
        # With a display, the sample would be shown until somebody closes the window.
        done = run(place, "-m", *words, display=words[1] != "sample")
        allowed = {0, 1} if any(each in command for each in MAY_FAIL) else {0}
        assert done.returncode in allowed, f"{command}: {done.stdout}{done.stderr}"
        assert "JOB599" not in done.stderr
        tried += 1
    assert tried > 30


def test_every_piece_of_python_runs(place: Path) -> None:
    pieces = blocks("python")
    assert pieces
    for piece in pieces:
        done = run(place, "-c", piece)
        assert done.returncode == 0, piece + done.stderr
        assert "done" in done.stdout


def test_no_link_of_the_manual_leads_nowhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
