"""Sets up what is missing to run Export Studio, and nothing else: quick when all is there.

Usage: python packaging/bootstrap.py [--dev]

It makes `.venv`, installs the locked requirements into it (each checked against its hash) and the
project itself, and on Debian and Ubuntu the shared libraries that Qt needs, where it may. Uses the
standard library only, since nothing else is there yet.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SYSTEM_PACKAGES = ROOT / "packaging" / "linux" / "system-packages.txt"
FONTS = ROOT / "packaging" / "linux" / "fonts.txt"
OLDEST_PYTHON = (3, 11)


def main(arguments: list[str]) -> int:
    """Set up the environment; return the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        print(
            f"Export Studio needs Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer; this is "
            f"{sys.version.split()[0]}. Run again as: make PYTHON=python3.11 …",
            file=sys.stderr,
        )
        return 2
    kind = "requirements-dev.txt" if "--dev" in arguments else "requirements.txt"
    try:
        _install_system_packages()
        _install_requirements(ROOT / "packaging" / kind)
    except subprocess.CalledProcessError as error:
        print(f"Set-up stopped: “{' '.join(map(str, error.cmd))}” failed.", file=sys.stderr)
        return 1
    return 0


def _install_requirements(requirements: Path) -> None:
    """Bring `.venv` to the state that `requirements` and the project ask for."""
    stamp = VENV / "installed" / requirements.name
    wanted = _fingerprint(requirements)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    python = BIN / ("python.exe" if os.name == "nt" else "python")
    if not python.exists():
        print("Making .venv …")
        venv.create(VENV, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    print("Installing the locked requirements into .venv …")
    subprocess.run([*pip, "--require-hashes", "-r", str(requirements)], check=True)
    editable = [
        "--no-deps",
        "--no-build-isolation",
        "--config-settings",
        "editable_mode=compat",
        "--editable",
        str(ROOT),
    ]
    subprocess.run([*pip, *editable], check=True)
    # Where Python may not write compiled modules later, every start would compile them anew.
    subprocess.run([str(python), "-m", "compileall", "-q", str(ROOT / "exportstudio")], check=True)
    _install_fonts()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted)


def _fingerprint(requirements: Path) -> str:
    digest = hashlib.sha256()
    for path in (requirements, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return f"{digest.hexdigest()} {sys.version_info[0]}.{sys.version_info[1]}\n"


def _install_system_packages() -> None:
    """Install the libraries that Qt needs on Debian and Ubuntu, or name what is missing."""
    if shutil.which("dpkg-query") is None:
        return
    missing = _missing_packages(SYSTEM_PACKAGES)
    if not missing:
        return
    prefix = _as_root()
    if prefix is None:
        print(f"Qt needs system packages that are missing: sudo {' '.join(_apt(missing))}")
        return
    _apt_install(prefix, missing)


def _install_fonts() -> None:
    """Try to install fonts for reports; without them, letters that are missing are told there."""
    if shutil.which("dpkg-query") is None:
        return
    missing = _missing_packages(FONTS)
    prefix = _as_root()
    try:
        if missing and prefix is not None:
            _apt_install(prefix, missing)
            return
    except subprocess.CalledProcessError:
        pass
    if missing:
        print(f"Reports can show more scripts with: sudo {' '.join(_apt(missing))}")


def _missing_packages(listed: Path) -> list[str]:
    lines = listed.read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    return [package for package in wanted if not _is_installed(package)]


def _apt(packages: list[str]) -> list[str]:
    return ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]


def _apt_install(prefix: list[str], packages: list[str]) -> None:
    print(f"Installing system packages: {' '.join(packages)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdout": subprocess.DEVNULL, "env": environment}
    subprocess.run([*prefix, "apt-get", "update", "--quiet"], check=True, **quiet)  # type: ignore[call-overload]
    subprocess.run([*prefix, *_apt(packages)], check=True, **quiet)  # type: ignore[call-overload]


def _is_installed(package: str) -> bool:
    # On newer releases the library has another name and only provides this one.
    query = [
        "dpkg-query",
        "--show",
        "--showformat",
        "${db:Status-Status}\n",
        package,
        f"{package}t64",
    ]
    found = subprocess.run(query, capture_output=True, text=True, check=False)
    return "installed" in found.stdout.splitlines()


def _as_root() -> list[str] | None:
    """Return what must stand before a command to run it as root, or None where that can't be."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is not None:
        allowed = subprocess.run(["sudo", "--non-interactive", "true"], capture_output=True)
        if allowed.returncode == 0:
            return ["sudo"]
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
