"""How the program starts its own modules."""

import subprocess
import sys
from pathlib import Path

import pytest

from exportstudio.launch import module_command

FROZEN = Path(__file__).parents[1] / "packaging" / "frozen.py"


def test_an_interpreter_runs_a_module() -> None:
    assert module_command("exportstudio.worker") == (
        sys.executable, "-P", "-m", "exportstudio.worker",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("program", "console"),
    [
        ("/opt/studio/exportstudio-window", "/opt/studio/exportstudio"),
        ("/opt/studio/exportstudio", "/opt/studio/exportstudio"),
        ("/opt/studio/exportstudio-window.exe", "/opt/studio/exportstudio.exe"),
    ],
)
def test_a_frozen_program_has_its_console_executable_do_it(
    monkeypatch: pytest.MonkeyPatch, program: str, console: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", program)
    assert module_command("exportstudio.worker") == (console, "--module", "exportstudio.worker")


def test_the_frozen_entry_runs_modules_of_the_program_and_no_others() -> None:
    # A spare child that gets no order leaves.
    spare = [sys.executable, str(FROZEN), "--module", "exportstudio.worker", "--errand", "reread"]
    assert subprocess.run(spare, stdin=subprocess.DEVNULL, check=False).returncode == 0
    foreign = [sys.executable, str(FROZEN), "--module", "http.server"]
    ran = subprocess.run(foreign, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "no module of Export Studio" in ran.stderr
