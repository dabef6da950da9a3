"""Tries the frozen program as it runs elsewhere: no network, no Python, no repository.

    python packaging/smoke.py [FOLDER] [--root ROOT]

Runs the executables of FOLDER (dist/exportstudio) with an empty home, a PATH that leads nowhere
and, where the kernel allows it, without a network: opens the window offscreen and exports through
it, exports the sample to every format and checks each output, kills a child in the midst of its
work, and prints size and start-up times. The exit code is 0 only where all of it holds.

With --root, they run inside that system, a folder that packaging/linux/debian.sh makes, and
nothing of this one is seen by them. FOLDER is a path inside it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SUFFIX = ".exe" if os.name == "nt" else ""
PATIENCE_S = 300
SOLIDS = ("OCP", "cadquery_ocp_novtk.libs")


class Smoke:
    """The checks, and whether all of them held."""

    def __init__(self, folder: Path, place: Path, root: Path | None) -> None:
        self._console = folder / f"exportstudio{SUFFIX}"
        self._window = folder / f"exportstudio-window{SUFFIX}"
        self._inside = folder / "_internal"
        self._place = place
        self._root = root or Path("/")
        self._environment = {
            "HOME": str(place),
            "PATH": "/nowhere",
            "EXPORTSTUDIO_DATA": str(place / "data"),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": os.environ.get("LANG", "C.UTF-8"),
        }
        if os.name == "nt":
            self._environment |= {"SYSTEMROOT": os.environ["SYSTEMROOT"], "TEMP": str(place)}
        self._alone = _without_network(root)
        self.holds = True

    def run(self) -> None:
        """Go through all checks."""
        self._sizes()
        checks: tuple[Callable[[], str], ...] = (
            self._starts,
            self._opens_the_window,
            self._examines_itself,
            self._passes_its_self_test,
            self._exports_every_format,
            self._verifies_what_it_wrote,
            self._survives_a_child,
            self._draws_thumbnails,
        )
        for check in checks:
            name = check.__name__.strip("_").replace("_", " ")
            try:
                print(f"ok    {name}: {check()}", flush=True)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
                self.holds = False
                print(f"FAIL  {name}: {error}", flush=True)

    def _sizes(self) -> None:
        folder = self._console.parent
        solids = sum(_bytes_of(self._seen(self._inside / name)) for name in SOLIDS)
        total = _bytes_of(self._seen(folder))
        print(
            f"{folder}: {total / 1e6:.0f} MB, {(total - solids) / 1e6:.0f} MB without STEP and IGES"
        )

    def _starts(self) -> str:
        times = []
        for _ in range(3):
            started = time.monotonic()
            self._call("--version")
            times.append(time.monotonic() - started)
        return f"{times[0]:.2f} s at first, then {min(times[1:]):.2f} s"

    def _opens_the_window(self) -> str:
        times = []
        for _ in range(3):
            started = time.monotonic()
            process = self._start(self._console, "--self-test")
            assert process.stdout is not None
            line = process.stdout.readline()
            while line and not line.startswith(("ok", "FAIL")):
                line = process.stdout.readline()
            times.append(time.monotonic() - started)
            process.kill()
            process.communicate()
            _must(line.split() == ["ok", "the", "window", "is", "up"], line)
        process = self._start(self._window)
        time.sleep(max(times) + 2)
        alive = process.poll() is None
        process.kill()
        said, _ = process.communicate()
        _must(alive, f"the window closed itself: {said[-800:]}")
        return f"after {times[0]:.2f} s at first, then after {min(times[1:]):.2f} s"

    def _examines_itself(self) -> str:
        found = json.loads(self._call("doctor", "--json"))
        ill = [f"{check['what']}: {check['found']}" for check in found if not check["well"]]
        _must(not ill, "; ".join(ill))
        return f"{len(found)} things are well"

    def _passes_its_self_test(self) -> str:
        return self._call("--self-test").strip().splitlines()[-1]

    def _exports_every_format(self) -> str:
        formats = [each["key"] for each in json.loads(self._call("formats", "--json"))]
        started = time.monotonic()
        jobs = self._export("--format", ",".join(formats), "--output", str(self._place / "out"))
        odd = [f"{job['format']} {job['state']} {job['issues']}" for job in jobs if not _done(job)]
        _must(len(jobs) == len(formats) and not odd, "; ".join(odd) or "jobs are missing")
        return f"{len(jobs)} formats in {time.monotonic() - started:.1f} s"

    def _verifies_what_it_wrote(self) -> str:
        return self._call("verify", str(self._place / "out")).strip().splitlines()[-1]

    def _survives_a_child(self) -> str:
        if os.name == "nt":
            return "not tried here"
        target = self._place / "crash"
        process = self._start(
            self._console, "export", str(self._sample()), "--json", "--fresh",
            "--format", "pdf,step,xlsx", "--output", str(target),
        )  # fmt: skip
        assert process.stdout is not None
        killed = 0
        lines = []
        for line in process.stdout:
            lines.append(line)
            if not killed and '"running"' in line:
                killed = _kill_worker(self._console)
        process.wait()
        _must(killed > 0, "no child was seen")
        jobs = json.loads(lines[-1])["jobs"]
        _must(len(jobs) == 3, f"{len(jobs)} jobs")
        states = sorted(job["state"] for job in jobs)
        left = [path for path in self._seen(target).rglob("*") if ".part" in path.name]
        _must(not left, f"left behind: {left}")
        self._call("retry", "--failed")
        self._call("verify", str(target))
        return f"child {killed} was killed, jobs were {', '.join(states)}, and done at a retry"

    def _draws_thumbnails(self) -> str:
        picture = self._place / "house.png"
        model = self._place / "out" / "house.glb"
        self._call("--module", "exportstudio.ui.preview.thumbnail", str(model), str(picture))
        return f"{self._seen(picture).stat().st_size} bytes"

    def _seen(self, path: Path) -> Path:
        """Return where a file of the program is for us, who may stand outside of its system."""
        return self._root / path.relative_to(path.anchor) if self._root.name else path

    def _sample(self) -> Path:
        return self._inside / "resources" / "sample" / "house.ifc"

    def _export(self, *arguments: str) -> list[dict[str, Any]]:
        said = self._call("export", str(self._sample()), "--json", *arguments)
        jobs: list[dict[str, Any]] = json.loads(said.strip().splitlines()[-1])["jobs"]
        return jobs

    def _start(self, program: Path, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self._alone, str(program), *arguments],
            env=self._environment,
            cwd=self._seen(self._place),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def _call(self, *arguments: str) -> str:
        ran = subprocess.run(
            [*self._alone, str(self._console), *arguments],
            env=self._environment,
            cwd=self._seen(self._place),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
        )
        _must(
            ran.returncode == 0, f"exit code {ran.returncode}: {(ran.stdout + ran.stderr)[-800:]}"
        )
        return ran.stdout


def _done(job: dict[str, Any]) -> bool:
    # Elements are lost, and told, where a kernel can't be loaded.
    return job["state"] in ("done", "done_with_warnings") and job["ledger"]["failed"] == 0


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _kill_worker(program: Path) -> int:
    """Kill the first child of the program that exports; return its process id, or 0."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"exportstudio.worker" in words and words[0] == os.fsencode(program):
            os.kill(int(folder.name), 9)
            return int(folder.name)
    return 0


def _without_network(root: Path | None) -> list[str]:
    """Return what runs a command without a network, where that is allowed, and inside `root`."""
    if root is not None:
        enter = '/bin/mount -t proc proc "$0/proc" && exec /usr/sbin/chroot "$0" "$@"'
        return ["/usr/bin/unshare", "--net", "--mount", "/bin/sh", "-c", enter, str(root)]
    program = shutil.which("unshare")
    if program is None:
        print("The network stays on: there is no unshare here.")
        return []
    alone = [program, "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if subprocess.run([*alone, "true"], capture_output=True).returncode:
        print("The network stays on: it may not be taken away here.")
        return []
    return alone


def _bytes_of(path: Path) -> int:
    return sum(
        found.stat().st_size
        for found in path.rglob("*")
        if found.is_file() and not found.is_symlink()
    )


def main() -> int:
    """Run the checks on the folder that is named."""
    parser = argparse.ArgumentParser(description="Try the frozen program as it runs elsewhere.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist" / "exportstudio")
    parser.add_argument("--root", type=Path, help="a system to run it in, as root")
    asked = parser.parse_args()
    root = asked.root and asked.root.resolve()
    folder = asked.folder if root else asked.folder.resolve()
    with tempfile.TemporaryDirectory(prefix="smoke-", dir=root and root / "tmp") as place:
        smoke = Smoke(folder, Path("/") / Path(place).relative_to(root or "/"), root)
        smoke.run()
    print("all well" if smoke.holds else "not well")
    return 0 if smoke.holds else 1


if __name__ == "__main__":
    sys.exit(main())
