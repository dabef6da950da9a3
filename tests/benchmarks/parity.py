"""Do we make of every element what IfcOpenShell makes of it?

Usage: python -m tests.benchmarks.parity SOURCE... [--quality standard] [--cache FOLDER]
       [--limit 300] [--all] [--json FILE]

Each element of each source is shaped by our router and by IfcOpenShell on OpenCascade with a fine
deflection. Compared are presence, bounds (within a millimetre), surfaces (ours not larger by more
than 0.1 %) and, where both meshes are closed, volumes (within 0.1 %). The reference takes minutes,
so that it is kept in the cache. What a coarser division of curves explains (bounds within the
tolerance of the quality, volume within that tolerance times the surface) is counted as “coarse” and
listed with --all only. “named” are those that deviate where the reference is known to be wrong;
they are listed with the reason.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from exportstudio.geometry.router import shape_building
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import QUALITIES, Quality
from exportstudio.readers import read
from tests.benchmarks.meshes import Mesh, make_of, meshes_of
from tests.benchmarks.reference import Reference, known_fault, reference_meshes

_DEFLECTION_M = 2e-4
_ANGLE_RAD = 0.25
_BOUNDS_M = 1e-3
_VOLUME = 1e-3
_SURPLUS = 1e-3


@dataclass
class Comparison:
    """One element: how far its bounds are apart, by what share its volumes differ.

    `presence` says where it is missing without a reason, or is empty. `bounds_m`, `volume` (the
    share of the greater one) and `surplus` (by what share our surface is larger) are None where
    there is nothing to compare. `coarse`: the tolerance of the quality explains the difference.
    """

    id: int
    ifc_class: str
    name: str
    kernel: str
    made_of: str
    presence: str = ""
    bounds_m: float | None = None
    volume: float | None = None
    surplus: float | None = None
    coarse: bool = False

    @property
    def bounds_agree(self) -> bool:
        """True where the bounds are within a millimetre."""
        return self.bounds_m is not None and self.bounds_m <= _BOUNDS_M

    @property
    def agrees(self) -> bool:
        """True where nothing differs by more than it may."""
        return (
            self.bounds_agree
            and (self.volume is None or self.volume <= _VOLUME)
            and (self.surplus is None or self.surplus <= _SURPLUS)
        )

    @property
    def deviates(self) -> bool:
        """True where it differs, and no coarseness explains that."""
        return not self.agrees and not self.coarse


def compare(ours: Mesh, theirs: Mesh, tolerance_m: float, row: Comparison) -> None:
    """Note in `row` how far the two are apart, and if `tolerance_m` explains that.

    A larger surface around another volume is what corners are that were made sharp. Around the same
    volume, it is faces twice, or films without thickness that a boolean left.
    """
    row.bounds_m = float(np.abs(ours.bounds - theirs.bounds).max())
    area = float(theirs.areas.sum())
    row.surplus = float(ours.areas.sum()) / max(area, 1e-12) - 1.0
    one, other = ours.volume, theirs.volume
    difference = 0.0
    if one is not None and other is not None:
        difference = abs(one - other)
        row.volume = difference / max(one, other, 1e-12)
    has_other_volume = row.volume is not None and row.volume > _VOLUME
    row.coarse = (
        row.bounds_m <= max(tolerance_m, _BOUNDS_M)
        and (row.surplus <= _SURPLUS or has_other_volume)
        and (not has_other_volume or difference <= tolerance_m * area)
    )


def compare_file(source: Path, quality: Quality, reference: Reference) -> list[Comparison]:
    """Return a comparison for each element that either of the two made, or that has no reason."""
    building = read(source)
    shaped = shape_building(building, quality)
    ours = meshes_of(shaped)
    comparisons = []
    for id in sorted((ours.keys() | reference.meshes.keys()) & reference.asked):
        line = shaped.accounts[id]
        row = Comparison(id, line.ifc_class, line.name, line.made_by, make_of(building, id))
        if id in ours and id in reference.meshes:
            compare(ours[id], reference.meshes[id], quality.chord_tolerance_m, row)
        elif id in ours:
            if reference.failure:
                continue  # it might have come later
            row.presence = "only ours"
        elif line.outcome is Outcome.EXCLUDED:
            continue
        else:
            row.presence = f"only theirs ({line.reason})"
        comparisons.append(row)
    return comparisons


def main() -> int:
    """Print a table of the files, and the elements that deviate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--quality", default="standard", choices=QUALITIES)
    parser.add_argument("--cache", type=Path, help="folder for the reference meshes")
    parser.add_argument("--limit", type=float, default=300, help="seconds for a reference")
    parser.add_argument("--all", action="store_true", help="list coarse elements, too")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    cache = arguments.cache or Path(tempfile.mkdtemp(prefix="parity-"))
    quality = QUALITIES[arguments.quality]
    print(
        f"{'file':36}{'elements':>9}{'≤ 1 mm':>9}{'share':>8}{'volumes':>9}{'≤ 0.1%':>8}"
        f"{'coarse':>8}{'named':>7}{'deviate':>9}"
    )
    files: dict[str, list[Comparison]] = {}
    for source in arguments.sources:
        reference = reference_meshes(source, _DEFLECTION_M, _ANGLE_RAD, cache, arguments.limit)
        files[source.name] = compare_file(source, quality, reference)
        _print_totals(source.name, files[source.name], reference.failure)
    _print_totals("all", [row for rows in files.values() for row in rows])
    for name, rows in files.items():
        _print_deviating(
            name, [r for r in rows if not r.agrees and (arguments.all or not r.coarse)]
        )
    if arguments.json:
        raw = {name: [asdict(row) for row in rows] for name, rows in files.items()}
        arguments.json.write_text(json.dumps(raw, indent=1, ensure_ascii=False))
    return 0


def _print_totals(name: str, rows: list[Comparison], failure: str = "") -> None:
    bounds = sum(row.bounds_agree for row in rows)
    volumes = [row.volume for row in rows if row.volume is not None]
    coarse = sum(not row.agrees and row.coarse for row in rows)
    named = sum(row.deviates and bool(known_fault(row.made_of)) for row in rows)
    deviating = sum(row.deviates for row in rows) - named
    print(
        f"{name[:35]:36}{len(rows):9}{bounds:9}{bounds / max(len(rows), 1):8.2%}{len(volumes):9}"
        f"{sum(volume <= _VOLUME for volume in volumes):8}{coarse:8}{named:7}{deviating:9}"
        f"  {failure}",
        flush=True,
    )


def _print_deviating(name: str, rows: list[Comparison]) -> None:
    if not rows:
        return
    print(f"\n{name}")
    print(
        f"{'id':>9} {'class':24}{'kernel':20}{'bounds mm':>10}{'volume %':>10}{'surplus %':>10}"
        "  made of, name"
    )
    for row in rows:
        apart = "" if row.bounds_m is None else f"{row.bounds_m * 1000:.2f}"
        volume = "" if row.volume is None else f"{row.volume * 100:.3f}"
        surplus = "" if row.surplus is None else f"{row.surplus * 100:.3f}"
        what = f"{row.presence or 'both'}; {row.made_of}; {row.name[:40]}"
        print(
            f"{row.id:9} {row.ifc_class:24}{row.kernel:20}{apart:>10}{volume:>10}{surplus:>10}"
            f"  {what}"
        )
    for fault in sorted({known_fault(row.made_of) for row in rows} - {""}):
        print(f"named: {fault}")


if __name__ == "__main__":
    sys.exit(main())
