"""Programs that want the same name for their outputs at the same time."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE

PROGRAMS = 2


def export_at_once(out: Path, policy: str, data_folders: list[Path]) -> list[dict[str, Any]]:
    """Let programs export the sample into one folder, and return what each says of its job."""
    words = ["export", str(SAMPLE), "--quality", "draft", "--output", str(out), "--json"]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "exportstudio", *words, "--on-conflict", policy],
            env={**os.environ, "EXPORTSTUDIO_DATA": str(folder)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for folder in data_folders
    ]
    said = [process.communicate(timeout=120)[0] for process in running]
    lines = [json.loads(text.strip().splitlines()[-1]) for text in said]
    return [job for line in lines for job in line["jobs"]]


def codes(jobs: list[dict[str, Any]]) -> Counter[str]:
    return Counter(issue["code"] for job in jobs for issue in job["issues"])


@pytest.mark.parametrize(
    ("policy", "histories", "states", "code"),
    [
        ("number", PROGRAMS, {"done": PROGRAMS}, None),
        ("fail", 1, {"done": 1, "failed": PROGRAMS - 1}, "FILE404"),
        ("skip", PROGRAMS, {"done": 1, "skipped": PROGRAMS - 1}, "FILE413"),
    ],
)
def test_of_programs_that_want_one_name_each_gets_what_was_agreed(
    policy: str, histories: int, states: dict[str, int], code: str | None, tmp_path: Path
) -> None:
    folders = [tmp_path / f"data{n % histories}" for n in range(PROGRAMS)]
    out = tmp_path / "out"
    jobs = export_at_once(out, policy, folders)
    assert Counter(job["state"] for job in jobs) == states
    assert len({file.read_bytes() for file in out.iterdir()}) == 1
    assert len(list(out.iterdir())) == states["done"]
    assert {job["path"] for job in jobs if job["path"]} == {str(path) for path in out.iterdir()}
    assert codes(jobs)[code or "FILE404"] == PROGRAMS - states["done"]
