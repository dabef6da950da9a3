"""Our shaping alone: from the file to the shapes of all elements, nothing written.

Usage: python -m tests.benchmarks.peers.shaping SOURCE [QUALITY]

Prints the seconds that it took, and the processor seconds of all threads, without the imports.
"""

import json
import sys
import time
from pathlib import Path

from exportstudio.geometry import reference_kernel  # noqa: F401 -- loads with the imports
from exportstudio.geometry.router import shape_building
from exportstudio.model.quality import QUALITIES
from exportstudio.readers.ifc import load_text, parse


def main(source: Path, quality_key: str = "standard") -> int:
    """Shape `source` as the child of an export does."""
    import ifclite_geom  # noqa: F401 -- loads with the imports
    import ifcopenshell.geom  # noqa: F401
    import manifold3d  # noqa: F401

    quality = QUALITIES[quality_key]
    started, before = time.monotonic(), time.process_time()
    text = load_text(source)
    shaped = shape_building(parse(text), quality)
    print(
        json.dumps(
            {
                "job_s": time.monotonic() - started,
                "job_cpu_s": time.process_time() - before,
                "elements": len(shaped.scene.placements),
                "triangles": sum(
                    len(shaped.scene.shapes[p.shape].triangles) for p in shaped.scene.placements
                ),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
