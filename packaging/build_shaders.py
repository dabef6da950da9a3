"""Compiles the shaders of the preview; run it after a change to one of their sources.

The compiler, qsb, comes with PySide6_Addons, which the program itself does not need. Install it
into a throw-away environment and pass its path:

    python packaging/build_shaders.py --qsb /path/to/environment/bin/pyside6-qsb
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
from pathlib import Path

SHADERS = Path(__file__).parents[1] / "exportstudio" / "ui" / "preview" / "shaders"
RECORD = SHADERS / "sources.json"
TARGETS = ["--glsl", "300 es,330", "--hlsl", "50", "--msl", "12"]


def source_hashes() -> dict[str, str]:
    """Returns the SHA-256 of each source by file name, whatever its line ends are."""
    return {
        source.name: hashlib.sha256(source.read_text("utf-8").encode()).hexdigest()
        for source in sorted(SHADERS.iterdir())
        if source.suffix in {".vert", ".frag"}
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--qsb", default="pyside6-qsb", help="the shader compiler")
    qsb = parser.parse_args().qsb
    hashes = source_hashes()
    for name in hashes:
        target = SHADERS / f"{name}.qsb"
        subprocess.run([qsb, *TARGETS, "-o", str(target), str(SHADERS / name)], check=True)
        print(f"{target.name}: {target.stat().st_size} bytes")
    RECORD.write_text(json.dumps(hashes, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
