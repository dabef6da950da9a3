"""Runs every check that guards the project, and stops at the first that fails.

Usage: .venv/bin/python packaging/check.py [argument of pytest ...]
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("exportstudio", "tests", "resources", "packaging")


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
    )
    for name, command in checks:
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(f"── {name}: {'ok' if code == 0 else 'FAILED'} ({time.monotonic() - started:.0f} s)")
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
