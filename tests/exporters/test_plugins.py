"""Formats of third parties: the worked example of the manual, run as its readers would."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "element_list"
HOUSE = ROOT / "resources" / "sample" / "house.ifc"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command line with the example installed, as far as an import can tell."""
    packages = tmp_path / "packages"
    info = packages / "exportstudio_list-1.0.dist-info"
    info.mkdir(parents=True)
    shutil.copy(EXAMPLE / "element_list.py", packages)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: exportstudio-list\nVersion: 1.0\n")
    announced = "[exportstudio.formats]\nlist = element_list:ListExporter\n"
    broken = "broken = element_list:Nothing\nglb = element_list:AnotherGlb\n"
    (info / "entry_points.txt").write_text(announced + broken)
    with (packages / "element_list.py").open("a") as example:
        example.write("\n\nclass AnotherGlb(ListExporter):\n")
        example.write("    info = FormatInfo('glb', 'x', '.x', (), (), (), {})\n")

    def call(*arguments: str, allowed: str = "1") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "exportstudio", *arguments],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join((str(ROOT), str(packages))),
                "EXPORTSTUDIO_DATA": str(tmp_path / "data"),
                "EXPORTSTUDIO_PLUGINS": allowed,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return call


def test_the_example_of_the_manual(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for option, exported, excluded in (("no", 178, 0), ("yes", None, None)):
        done = run(
            "export", str(HOUSE), "--format", "list", "--option", f"list.walls_only={option}",
            "--output", str(out), "--json", "--manifest",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        [job] = json.loads(done.stdout.splitlines()[-1])["jobs"]
        ledger = job["ledger"]
        lines = Path(job["path"]).read_text(encoding="utf-8").splitlines()
        assert job["state"] == "done"
        assert len(lines) == ledger["exported"]
        assert ledger["products"] == ledger["exported"] + ledger["excluded"] == 178
        if exported is not None:
            assert (ledger["exported"], ledger["excluded"]) == (exported, excluded)
        else:
            assert {line.split("\t")[1] for line in lines} == {"IfcWall"}
    checked = run("verify", str(out))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_third_parties_are_told_as_such_and_replace_nothing(run: Run) -> None:
    listed = run("formats", "--json")
    formats = {each["key"]: each for each in json.loads(listed.stdout)}
    assert formats["list"]["third_party"] == "exportstudio-list"
    assert "third-party: exportstudio-list" in formats["list"]["title"]
    assert formats["glb"]["third_party"] == ""
    assert listed.stderr.count("JOB560") == 2


def test_third_parties_are_not_even_loaded_without_leave(run: Run) -> None:
    listed = run("formats", "--json", allowed="")
    assert "list" not in {each["key"] for each in json.loads(listed.stdout)}
    assert not listed.stderr
    refused = run("export", str(HOUSE), "--format", "list", allowed="0")
    assert refused.returncode == 2
    assert "JOB505" in refused.stderr
