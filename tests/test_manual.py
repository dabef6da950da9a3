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

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "resources" / "sample" / "house.ifc"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
# How commands may end that ask for what is not there here: jobs that wait, storeys of that name.
MAY_FAIL = ("pause", "resume", "cancel", "retry", "recover", "Level 1", "concrete", "compare")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that has what the manual speaks of."""
    (tmp_path / "incoming").mkdir()
    for name in ("house.ifc", "office.ifc", "models/school.ifc", "models/wing/gym.ifc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOUSE, path)
    with zipfile.ZipFile(tmp_path / "house.ifczip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(HOUSE, "house.ifc")
    return tmp_path


def run(place: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=place,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "EXPORTSTUDIO_DATA": str(place / "data"),
            "QT_QPA_PLATFORM": "offscreen",
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


def test_every_command_does_what_the_manual_says(place: Path) -> None:
    first = run(place, "-m", "exportstudio", "export", "house.ifc", "--output", "out", "--json")
    [job] = json.loads(first.stdout.splitlines()[-1])["jobs"]
    known = {"JOB": job["id"], "BATCH": job["batch"] if "batch" in job else job["id"]}
    tried = 0
    for block in blocks("sh"):
        for line in block.splitlines():
            for command in line.split("#")[0].split(";"):
                words = [known.get(word, word) for word in shlex.split(command.split(">")[0])]
                # An agent goes on until it is ended; tests of its own do that.
                if words[:1] != ["exportstudio"] or words[1] == "agent":
                    continue
                done = run(place, "-m", *words)
                allowed = {0, 1} if any(each in command for each in MAY_FAIL) else {0}
                assert done.returncode in allowed, f"{command}: {done.stdout}{done.stderr}"
                assert "JOB599" not in done.stderr
                tried += 1
    assert tried > 15


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
