"""IfcOpenShell's own GLB serializer, as its documentation uses it: the peer of a comparison.

Usage: python -m tests.benchmarks.serializer SOURCE TARGET KERNEL

Prints how many seconds it took, and how many of the processor, not counting the imports.
"""

import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.geom


def main(source: Path, target: Path, kernel: str) -> int:
    """Write `source` to `target` with the geometry library `kernel` and two threads."""
    started, before = time.monotonic(), time.process_time()
    settings = ifcopenshell.geom.settings()
    serializer: Any = ifcopenshell.geom.serializers.gltf(str(target), settings)
    model = _open(source)
    iterator = ifcopenshell.geom.iterator(
        settings, model, 2, geometry_library=kernel, exclude=["IfcOpeningElement", "IfcSpace"]
    )
    serializer.setFile(model)
    serializer.writeHeader()
    if iterator.initialize():
        while True:
            serializer.write(iterator.get())
            if not iterator.next():
                break
    serializer.finalize()
    print(f"{time.monotonic() - started:.3f} {time.process_time() - before:.3f}")
    return 0


def _open(source: Path) -> Any:
    if source.suffix != ".ifczip":
        return ifcopenshell.open(source)
    with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory() as folder:
        name = next(name for name in archive.namelist() if name.lower().endswith(".ifc"))
        return ifcopenshell.open(archive.extract(name, folder))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
