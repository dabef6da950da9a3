"""Peers that run in node: how they are installed, and how a script of ours runs with them."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.programs import Run, run_program

HERE = Path(__file__).parent


def install(folder: Path) -> Path:
    """Install what package.json names into `folder`, unless it is there; return the modules."""
    modules = folder.resolve() / "node_modules"
    if not modules.exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", folder)
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is not installed")
        subprocess.run([npm, "install", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return modules


def run_script(script: str, values: list[Path], limit_s: float) -> tuple[Run, dict[str, float]]:
    """Run a script of ours with node; return its measures and what it says of its job."""
    command = ["node", str(HERE / script), *map(str, values)]
    run, line = run_program(command, limit_s=limit_s)
    said = json.loads(line)
    return replace(run, job_s=said["job_s"]), said
