"""Runs every check that guards the project, and stops at the first that fails.

Usage: .venv/bin/python packaging/check.py [argument of pytest ...]
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("exportstudio", "tests", "resources", "packaging")
# These are skipped without a screen.
PICTURES = (
    "tests/ui/preview/test_rhi_canvas.py",
    "tests/ui/preview/test_comparison.py",
    "tests/ui/preview/test_preview_panel.py",
)


def main(arguments: list[str]) -> int:
    """Run the checks; return the exit code of the one that failed, or 0."""
    python = [sys.executable, "-m"]
    workers = str(min(os.cpu_count() or 1, 8))
    checks = (
        ("lint", [*python, "ruff", "check", *SOURCES]),
        ("format", [*python, "ruff", "format", "--check", *SOURCES]),
        ("types", [*python, "mypy"]),
        ("imports", [str(Path(sys.executable).parent / "lint-imports")]),
        ("tests", [*python, "pytest", "-n", workers, *arguments]),
        *_pictures(python),
    )
    for name, command in checks:
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(f"── {name}: {'ok' if code == 0 else 'FAILED'} ({time.monotonic() - started:.0f} s)")
        if code:
            return code
    return 0


def _pictures(python: list[str]) -> list[tuple[str, list[str]]]:
    """Return the check of what the graphics driver draws, where there is a screen for it."""
    screen = shutil.which("xvfb-run")
    if screen is None:
        print("── pictures: NOT CHECKED, there is no xvfb-run to draw on a virtual screen")
        return []
    on_screen = [screen, "-a", "-s", "-screen 0 1280x1024x24", "env", "QT_QPA_PLATFORM=xcb"]
    return [("pictures", [*on_screen, *python, "pytest", *PICTURES])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
