"""Packs the frozen program for Linux: an archive with its installer for one user, and a .deb.

    python packaging/pack.py [FOLDER]

Packs FOLDER (dist/exportstudio) into its parent. The same content gives the same archive.
"""

import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from exportstudio import __version__

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
# What Qt asks of a system for windows under X, by its names in Debian and Ubuntu.
_CONTROL = """\
Package: exportstudio
Version: {version}
Architecture: {architecture}
Maintainer: Export Studio <exportstudio@localhost>
Installed-Size: {kilobytes}
Depends: libc6, libgl1, libegl1, libfontconfig1, libdbus-1-3, libxkbcommon0, libxcb-cursor0
Section: graphics
Priority: optional
Description: Exports IFC models, and knows that nothing was lost
 Writes glTF, IFC, STEP, DXF, PDF, tables and more, verified, without a network.
"""


def main() -> int:
    """Pack the folder that is named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist" / "exportstudio").resolve()
    machine = os.uname().machine
    add_share(folder)
    archive = folder.parent / f"exportstudio-{__version__}-linux-{machine}.tar.xz"
    pack_archive(folder, archive)
    print(f"{archive}: {archive.stat().st_size / 1e6:.0f} MB")
    if shutil.which("dpkg-deb"):
        package = folder.parent / f"exportstudio_{__version__}_{MACHINES.get(machine, machine)}.deb"
        pack_deb(folder, package, MACHINES.get(machine, machine))
        print(f"{package}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


def add_share(folder: Path) -> None:
    """Put what a desktop needs beside the program."""
    share = folder / "share"
    share.mkdir(exist_ok=True)
    for source in (LINUX / "exportstudio.desktop", LINUX / "exportstudio.xml"):
        shutil.copy(source, share)
    shutil.copy(ROOT / "icons" / "exportstudio.svg", share)
    shutil.copy(LINUX / "install.sh", folder)
    shutil.copy(ROOT / "LICENSE", folder)


def pack_archive(folder: Path, archive: Path) -> None:
    """Write a .tar.xz of a folder."""
    with (
        lzma.open(archive, "wb", preset=6) as stream,
        tarfile.open(fileobj=stream, mode="w") as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            name = f"exportstudio-{__version__}/{path.relative_to(folder)}".removesuffix("/.")
            tar.add(path, name, recursive=False, filter=_without_origin)


def _without_origin(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = int(os.environ.get("SOURCE_DATE_EPOCH", "1700000000"))
    return info


def pack_deb(folder: Path, package: Path, architecture: str) -> None:
    """Write a .deb that installs a folder below /opt."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "root")
        program = root / "opt" / "exportstudio"
        shutil.copytree(folder, program, symlinks=True)
        (program / "install.sh").unlink()
        places = {
            "exportstudio.desktop": "usr/share/applications",
            "exportstudio.xml": "usr/share/mime/packages",
            "exportstudio.svg": "usr/share/icons/hicolor/scalable/apps",
        }
        for name, target in places.items():
            (root / target).mkdir(parents=True)
            shutil.move(program / "share" / name, root / target / name)
        (root / "usr" / "bin").mkdir()
        for name in ("exportstudio", "exportstudio-window"):
            (root / "usr" / "bin" / name).symlink_to(f"/opt/exportstudio/{name}")
        sizes = (path.stat().st_size for path in root.rglob("*") if path.is_file())
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(
            _CONTROL.format(
                version=__version__, architecture=architecture, kilobytes=sum(sizes) // 1024
            )
        )
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z4", "--build"]
        subprocess.run([*command, str(root), str(package)], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
