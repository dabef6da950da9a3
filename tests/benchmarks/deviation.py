"""Does each quality keep the tolerance that it states?

Usage: python -m tests.benchmarks.deviation SOURCE... [--quality KEY,...] [--samples 20000]
       [--cache FOLDER] [--limit 600] [--no-export] [--json FILE]

Points on our surfaces are measured against the surfaces of IfcOpenShell on OpenCascade with a
deflection of 0.1 mm, and points of those against ours: corners, middles of edges and of triangles,
and points spread over the surface. Each row has the greatest of all distances, the distance that
99.9 % of the spread points keep, and, from an export by the command line, triangles, bytes and
seconds. Below stand the elements that exceed the tolerance by more than the 0.1 mm of the
reference. Where the reference is known to be wrong, they are “named” instead: listed with the
reason, and in no other figure.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from exportstudio.geometry.router import shape_building
from exportstudio.model.building import Building
from exportstudio.model.quality import QUALITIES, Quality
from exportstudio.readers import read
from tests.benchmarks.distance import Points, TriangleTree, landmarks, spread
from tests.benchmarks.meshes import Mesh, make_of, meshes_of
from tests.benchmarks.programs import export_once
from tests.benchmarks.reference import Reference, known_fault, reference_meshes

_DEFLECTION_M = 1e-4
_ANGLE_RAD = 0.2
_LANDMARKS = 2000


@dataclass
class Excess:
    """An element that is farther off than its quality allows, in millimetres.

    `ours_mm`: from our surface to the reference; `theirs_mm`: the other way.
    """

    id: int
    ifc_class: str
    name: str
    kernel: str
    made_of: str
    ours_mm: float
    theirs_mm: float

    @property
    def fault(self) -> str:
        """Why the reference is no measure for it, or an empty string."""
        return known_fault(self.made_of)


@dataclass
class Tier:
    """What was measured of one file at one quality."""

    quality: str
    tolerance_mm: float
    elements: int = 0
    greatest_mm: float = 0.0
    most_mm: float = 0.0
    triangles: int = 0
    output_bytes: int = 0
    job_s: float = 0.0
    wall_s: float = 0.0
    excesses: list[Excess] = field(default_factory=list)
    named: list[Excess] = field(default_factory=list)


def measure(building: Building, quality: Quality, reference: Reference, samples: int) -> Tier:
    """Return the deviations of `building` at `quality` from `samples` spread points each way."""
    shaped = shape_building(building, quality)
    ours = meshes_of(shaped)
    tolerance_mm = quality.chord_tolerance_m * 1000
    tier = Tier(quality.key, tolerance_mm, triangles=sum(len(m.triangles) for m in ours.values()))
    compared = sorted(ours.keys() & reference.meshes.keys())
    tier.elements = len(compared)
    total_area = sum(float(ours[id].areas.sum()) for id in compared) or 1.0
    shape_of = {p.element_id: p.shape for p in shaped.scene.placements}
    known: dict[tuple[int, str], tuple[float, float]] = {}
    spread_mm: list[Points] = []
    for id in compared:
        mesh, other = ours[id], reference.meshes[id]
        key = (shape_of[id], reference.geometries[id])
        count = int(np.ceil(samples * float(mesh.areas.sum()) / total_area))
        spread_here: list[Points] = []
        if key not in known:
            there, spread_there = _distances(mesh, TriangleTree(other), count, id)
            back, spread_back = _distances(other, TriangleTree(mesh), count, id)
            known[key] = (there, back)
            spread_here = [spread_there, spread_back]
        ours_mm, theirs_mm = known[key]
        if max(ours_mm, theirs_mm) > tolerance_mm + _DEFLECTION_M * 1000:
            line, made_of = shaped.accounts[id], make_of(building, id)
            excess = Excess(
                id, line.ifc_class, line.name, line.made_by, made_of, ours_mm, theirs_mm
            )
            if excess.fault:
                tier.named.append(excess)
                continue
            tier.excesses.append(excess)
        tier.greatest_mm = max(tier.greatest_mm, ours_mm, theirs_mm)
        spread_mm += spread_here
    if spread_mm:
        tier.most_mm = float(np.percentile(np.concatenate(spread_mm), 99.9))
    return tier


def _distances(mesh: Mesh, tree: TriangleTree, count: int, seed: int) -> tuple[float, Points]:
    """Return the greatest distance of all points, and those of the spread ones, in mm."""
    even = tree.distances(spread(mesh, count, seed)) * 1000
    marks = tree.distances(landmarks(mesh, _LANDMARKS, seed)) * 1000
    return float(max(even.max(initial=0.0), marks.max(initial=0.0))), even


def main() -> int:
    """Print a table for each file, and the elements that exceed their tolerance."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--quality", default=",".join(QUALITIES))
    parser.add_argument("--samples", type=int, default=20_000, help="spread points a file")
    parser.add_argument("--cache", type=Path, help="folder for the reference meshes")
    parser.add_argument("--limit", type=float, default=600, help="seconds for a reference")
    parser.add_argument("--no-export", action="store_true", help="leave out bytes and seconds")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    cache = arguments.cache or Path(tempfile.mkdtemp(prefix="deviation-"))
    print(
        f"{'file':32}{'quality':14}{'≤ mm':>6}{'elements':>9}{'max mm':>10}{'99.9 %':>8}"
        f"{'exceed':>7}{'named':>6}{'triangles':>11}{'bytes':>11}{'job s':>7}{'all s':>7}"
    )
    files: dict[str, list[Tier]] = {}
    for source in arguments.sources:
        reference = reference_meshes(source, _DEFLECTION_M, _ANGLE_RAD, cache, arguments.limit)
        building = read(source)
        files[source.name] = tiers = []
        for key in arguments.quality.split(","):
            tier = measure(building, QUALITIES[key], reference, arguments.samples)
            if not arguments.no_export:
                run = export_once(source, quality=key)
                tier.output_bytes, tier.job_s = run.output_bytes, run.job_s
                tier.wall_s = run.wall_s
            tiers.append(tier)
            print(
                f"{source.name[:31]:32}{key:14}{tier.tolerance_mm:6g}{tier.elements:9}"
                f"{tier.greatest_mm:10.3f}{tier.most_mm:8.3f}{len(tier.excesses):7}{len(tier.named):6}"
                f"{tier.triangles:11}{tier.output_bytes:11}{tier.job_s:7.2f}{tier.wall_s:7.2f}"
                f"  {reference.failure}",
                flush=True,
            )
    for name, tiers in files.items():
        for tier in tiers:
            _print_excesses(name, tier)
    if arguments.json:
        raw = {name: [asdict(tier) for tier in tiers] for name, tiers in files.items()}
        arguments.json.write_text(json.dumps(raw, indent=1, ensure_ascii=False))
    return 0


def _print_excesses(name: str, tier: Tier) -> None:
    rows = sorted([*tier.excesses, *tier.named], key=lambda row: -max(row.ours_mm, row.theirs_mm))
    if not rows:
        return
    print(f"\n{name}, {tier.quality}: more than {tier.tolerance_mm:g} mm off")
    print(f"{'id':>9} {'class':24}{'kernel':20}{'ours mm':>9}{'theirs mm':>10}  made of, name")
    for row in rows:
        print(
            f"{row.id:9} {row.ifc_class:24}{row.kernel:20}{row.ours_mm:9.2f}{row.theirs_mm:10.2f}"
            f"  {row.made_of}; {row.name[:40]}"
        )
    for fault in sorted({row.fault for row in tier.named}):
        print(f"named: {fault}")


if __name__ == "__main__":
    sys.exit(main())
