"""How do we fare beside other programs that read IFC? `make benchmark`

Usage: python -m tests.benchmarks.contest [SOURCE...] [--runs 3] [--limit 300]
       [--peers build/benchmark] [--json docs/benchmark.json] [--page docs/benchmark.md]

Without sources, those that `_FILES` names, from ../shared/data/dev. Installs the peers into the
folder of peers where they are not there: what peers/package.json names, by npm, and ifcfast, by
pip, into an environment of its own. Whole programs run in turn, start-up included; figures are
medians of the runs. Ours also re-reads and reconciles what it wrote, and keeps a history.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from exportstudio import __version__
from tests.benchmarks.glb_contents import contents_of
from tests.benchmarks.likeness import (
    Likeness,
    Pair,
    likeness,
    meshes_of_dump,
    meshes_of_glb,
    pairs_of_glb,
    pairs_of_source,
    pairs_of_tables,
)
from tests.benchmarks.meshes import Mesh
from tests.benchmarks.peers.node import install, run_script
from tests.benchmarks.programs import ProgramFailed, Run, export, geometric_mean, run_program
from tests.benchmarks.reference import reference_meshes

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "dev"
_FILES = (
    "archicad_fzk_haus.ifc",
    "revit_duplex_georef.ifc",
    "revit_office_a.ifc",
    "revit_xbim_samplehouse.ifc",
    "revit_structure_ebkp_class.ifc",
    "luartx_hvac_heating.ifc",
    "tekla_mini_project.ifc",
)
_IFCFAST = "ifcfast==0.6.4"
_OURS, _OUR_TABLES = "Export Studio, GLB standard", "Export Studio, Parquet high"
_DEFLECTION_M = 2e-4
_ANGLE_RAD = 0.25
_REFERENCE_LIMIT_S = 400


@dataclass
class Made:
    """What one run of a program measured, and where its output is."""

    run: Run
    path: Path | None = None
    triangles: int = 0


@dataclass(frozen=True)
class Contestant:
    """A program: how it runs on a source in a folder, and how what it made is looked at.

    `against`: whose time is one.
    """

    name: str
    against: str
    run: Callable[[Path, Path], Made]
    meshes: Callable[[Path, Made], dict[str, Mesh]] | None = None
    pairs: Callable[[Made], set[Pair]] | None = None


@dataclass
class Row:
    """A program on a file: medians, and how like the source its output is."""

    source: str
    program: str
    against: str
    seconds: list[float] = field(default_factory=list)
    memory_mb: float = 0.0
    bytes: int = 0
    triangles: int = 0
    likeness: Likeness | None = None
    pairs: int | None = None
    pairs_of_source: int = 0
    failure: str = ""


def contestants(peers: Path, limit_s: float) -> list[Contestant]:
    """Return who takes part; installs the peers first."""
    modules = install(peers / "node")
    ifcfast = _install_ifcfast(peers / "python")
    glb: dict[str, Any] = {
        "meshes": lambda _source, made: meshes_of_glb(made.path),
        "pairs": lambda made: pairs_of_glb(made.path),
    }
    return [
        Contestant(_OURS, _OURS, partial(_export, "glb", "standard"), **glb),
        Contestant("Export Studio, GLB high", _OURS, partial(_export, "glb", "high"), **glb),
        *(
            Contestant(f"IfcOpenShell, {name}", _OURS, partial(_serialize, kernel, limit_s), **glb)
            for name, kernel in (
                ("OpenCascade", "opencascade"),
                ("fastest kernels", "hybrid-cgal-simple-opencascade"),
            )
        ),
        Contestant("ifc-lite, GLB", _OURS, partial(_ifc_lite, modules, limit_s), **glb),
        Contestant(
            "web-ifc, shapes only, no file",
            _OURS,
            partial(_web_ifc, modules, limit_s),
            partial(_web_ifc_meshes, modules, limit_s),
        ),
        Contestant(
            _OUR_TABLES, _OUR_TABLES, partial(_export, "parquet", "high"), pairs=_pairs_of_ours
        ),
        Contestant(
            "ifcfast, Parquet", _OUR_TABLES, partial(_ifcfast, ifcfast, limit_s), pairs=_pairs_of_it
        ),
    ]


def compete(source: Path, programs: list[Contestant], runs: int, cache: Path) -> list[Row]:
    """Run all programs on a source in turn, and look at what they made."""
    rows = {each.name: Row(source.name, each.name, each.against) for each in programs}
    memory: dict[str, list[float]] = {each.name: [] for each in programs}
    wanted = pairs_of_source(source)
    reference = _reference(source, cache)
    with tempfile.TemporaryDirectory() as place:
        for turn in range(runs):
            for each in programs:
                row = rows[each.name]
                folder = Path(place, str(turn), str(programs.index(each)))
                folder.mkdir(parents=True)
                if row.failure:
                    continue
                try:
                    made = each.run(source, folder)
                except ProgramFailed as error:
                    row.failure = str(error)
                    continue
                row.seconds.append(made.run.wall_s)
                memory[each.name].append(made.run.sum_mb)
                if turn == runs - 1:
                    row.memory_mb = statistics.median(memory[each.name])
                    _look(each, row, source, made, reference, wanted)
    print(f"{source.name} measured", file=sys.stderr, flush=True)
    return list(rows.values())


def _look(
    each: Contestant,
    row: Row,
    source: Path,
    made: Made,
    reference: dict[str, Mesh],
    wanted: set[Pair],
) -> None:
    row.bytes, row.triangles = made.run.output_bytes, made.triangles
    row.pairs_of_source = len(wanted)
    if each.meshes is not None:
        row.likeness = likeness(each.meshes(source, made), reference)
    if each.pairs is not None:
        row.pairs = len(each.pairs(made) & wanted)


def _reference(source: Path, cache: Path) -> dict[str, Mesh]:
    import ifcopenshell

    found = reference_meshes(source, _DEFLECTION_M, _ANGLE_RAD, cache, _REFERENCE_LIMIT_S)
    model = ifcopenshell.open(source)
    return {model.by_id(id).GlobalId: mesh for id, mesh in found.meshes.items()}


def _export(format: str, quality: str, source: Path, folder: Path) -> Made:
    run, path = export(source, folder, quality=quality, format=format)
    if format == "glb":
        return Made(run, path, contents_of(path).triangles)
    files = folder.glob(f"{source.stem}*.{format}")
    return Made(replace(run, output_bytes=sum(file.stat().st_size for file in files)), path)


def _serialize(kernel: str, limit_s: float, source: Path, folder: Path) -> Made:
    target = folder / "out.glb"
    command = [sys.executable, "-m", "tests.benchmarks.serializer", str(source), str(target)]
    run, _ = run_program([*command, kernel], limit_s=limit_s)
    return _made_glb(run, target)


def _ifc_lite(modules: Path, limit_s: float, source: Path, folder: Path) -> Made:
    target = folder / "out.glb"
    run, _ = run_script("ifc_lite.mjs", [modules, source, target], limit_s)
    return _made_glb(run, target)


def _made_glb(run: Run, target: Path) -> Made:
    run = replace(run, output_bytes=target.stat().st_size)
    return Made(run, target, contents_of(target).triangles)


def _web_ifc(modules: Path, limit_s: float, source: Path, _folder: Path) -> Made:
    run, said = run_script("web_ifc.mjs", [modules, source], limit_s)
    return Made(run, None, int(said["triangles"]))


def _web_ifc_meshes(modules: Path, limit_s: float, source: Path, _made: Made) -> dict[str, Mesh]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "meshes.json")
        run_script("web_ifc.mjs", [modules, source, target], limit_s)
        return meshes_of_dump(target)


def _install_ifcfast(folder: Path) -> Path:
    program = folder / "bin" / "ifcfast"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", _IFCFAST]
        subprocess.run(pip, check=True)
    return program


def _ifcfast(program: Path, limit_s: float, source: Path, folder: Path) -> Made:
    run, _ = run_program(
        [str(program), "extract", "--no-strict", str(source)],
        limit_s=limit_s,
        environment={**os.environ, "IFCFAST_CACHE": str(folder)},
    )
    files = list(folder.glob("*/*.parquet"))
    run = replace(run, output_bytes=sum(file.stat().st_size for file in files))
    return Made(run, files[0].parent)


def _pairs_of_ours(made: Made) -> set[Pair]:
    assert made.path is not None
    folder, stem = made.path.parent, made.path.stem
    return pairs_of_tables(
        (path, "key", "set", column)
        for table, column in (("properties", "property"), ("quantities", "quantity"))
        for path in folder.glob(f"{stem}-{table}-*.parquet")
    )


def _pairs_of_it(made: Made) -> set[Pair]:
    assert made.path is not None
    return pairs_of_tables(
        [
            (made.path / "psets.parquet", "guid", "pset_name", "prop_name"),
            (made.path / "quantities.parquet", "guid", "qto_name", "quantity_name"),
        ]
    )


def page(raw: dict[str, Any]) -> str:
    """Return the page of raw figures."""
    rows = raw["rows"]
    ones = {
        (row["source"], row["program"]): statistics.median(row["seconds"])
        for row in rows
        if row["seconds"]
    }
    lines = [
        "<!-- Made by `make benchmark` from docs/benchmark.json. Do not edit. -->",
        "",
        "# Benchmark",
        "",
        f"`{raw['command']}`, {raw['made']}, on {raw['machine']}: Export Studio {raw['version']}"
        f" beside programs that registries have ({', '.join(raw['peers'])}).",
        f"Whole programs, start-up included, in turn; medians of {raw['runs']} runs."
        " Ours also re-reads and reconciles what it wrote, and keeps a history.",
        "",
        "- **time**: ÷ that of ours (GLB at standard quality; Parquet at high quality for tables);"
        " below 1 is faster than ours",
        "- **memory**: the greatest sum over all of its processes at one time, shared parts counted"
        " for each",
        f"- **bounds**: elements with bounds within 1 mm, of those that OpenCascade makes at"
        f" {_DEFLECTION_M * 1000:g} mm; **volumes**: within 0.1 %, of those that are closed in"
        " both; **99 %**: within what 99 of 100 sampled points of either surface lie from the"
        " other. Openings and spaces are left out.",
        "- **properties**: pairs of an element and a property or quantity that the source has, own"
        " or of the type, which the output names; “–” where no file is written. Our GLB has none at"
        " standard quality, property sets at high, and those of types and quantities from"
        " professional on.",
        "",
        "Volumes and distances differ where curves are cut more coarsely, as each quality says.",
        "",
        "| program | time | memory MB | size | triangles | bounds | volumes | 99 % | properties |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_total(name, rows, ones) for name in dict.fromkeys(row["program"] for row in rows)),
        "",
        "Above: geometric means of time, memory, size and triangles over the files that the program"
        " did, sums of the others, the worst 99 %.",
    ]
    for source in dict.fromkeys(row["source"] for row in rows):
        lines += [
            "",
            f"## {source}",
            "",
            "| program | seconds | time | memory MB | kB | triangles | bounds | volumes | 99 %"
            " | properties |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *(_line(row, ones) for row in rows if row["source"] == source),
        ]
    return "\n".join(lines) + "\n"


def _ratio(row: dict[str, Any], ones: dict[tuple[str, str], float]) -> float:
    one: float = ones[row["source"], row["against"]]
    return ones[row["source"], row["program"]] / one


def _line(row: dict[str, Any], ones: dict[tuple[str, str], float]) -> str:
    if row["failure"]:
        return f"| {row['program']} | {row['failure']} |" + " |" * 8
    like = row["likeness"]
    cells = [
        row["program"],
        f"{statistics.median(row['seconds']):.2f}",
        f"{_ratio(row, ones):.2f}",
        f"{row['memory_mb']:.0f}",
        f"{row['bytes'] / 1000:.0f}" if row["bytes"] else "–",
        f"{row['triangles']}" if row["triangles"] else "–",
        f"{like['bounds']} of {like['elements']}" if like else "–",
        f"{like['volumes']} of {like['closed']}" if like else "–",
        f"{like['distance_mm']:.2f} mm" if like else "–",
        _share(row["pairs"], row["pairs_of_source"]),
    ]
    return f"| {' | '.join(cells)} |"


def _total(name: str, rows: list[dict[str, Any]], ones: dict[tuple[str, str], float]) -> str:
    done = [row for row in rows if row["program"] == name and not row["failure"]]
    if not done:
        return f"| {name} | failed |" + " |" * 7
    like = [row["likeness"] for row in done if row["likeness"]]

    def mean(key: str, unit: float, shown: str) -> str:
        if not all(row[key] for row in done):
            return "–"
        return f"{geometric_mean(row[key] for row in done) / unit:.0f}{shown}"

    def sums(part: str, whole: str) -> str:
        return f"{sum(e[part] for e in like)} of {sum(e[whole] for e in like)}" if like else "–"

    counted = [row for row in done if row["pairs"] is not None]
    cells = [
        name,
        f"{geometric_mean(_ratio(row, ones) for row in done):.2f}",
        mean("memory_mb", 1, ""),
        mean("bytes", 1000, " kB"),
        mean("triangles", 1, ""),
        sums("bounds", "elements"),
        sums("volumes", "closed"),
        f"{max(each['distance_mm'] for each in like):.2f} mm" if like else "–",
        _share(
            sum(row["pairs"] for row in counted) if counted else None,
            sum(row["pairs_of_source"] for row in counted),
        ),
    ]
    return f"| {' | '.join(cells)} |"


def _share(part: int | None, whole: int) -> str:
    if part is None:
        return "–"
    return f"{part / whole:.1%}" if whole else "none there"


def main() -> int:
    """Run the contest, and write figures and page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=300, help="seconds for one run of theirs")
    parser.add_argument("--peers", type=Path, default=ROOT / "build" / "benchmark")
    parser.add_argument("--json", type=Path, default=ROOT / "docs" / "benchmark.json")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "benchmark.md")
    asked = parser.parse_args()
    sources = asked.sources or [DATA / name for name in _FILES]
    missing = [source for source in sources if not source.is_file()]
    for source in missing:
        print(f"LEFT OUT, since it is not there: {source}", file=sys.stderr)
    sources = [source for source in sources if source not in missing]
    if not sources:
        print("NOTHING WAS MEASURED: name IFC files, as in make benchmark FILES='a.ifc b.ifc'")
        return 2
    programs = contestants(asked.peers, asked.limit)
    node = json.loads((ROOT / "tests/benchmarks/peers/package.json").read_text())["dependencies"]
    import ifcopenshell

    raw: dict[str, Any] = {
        "command": "make benchmark" + (" FILES='…'" if asked.sources else ""),
        "made": time.strftime("%Y-%m-%d"),
        "machine": f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}",
        "version": __version__,
        "runs": asked.runs,
        "peers": [
            f"IfcOpenShell {ifcopenshell.version}",
            *(f"{name} {version}" for name, version in node.items()),
            _IFCFAST.replace("==", " "),
        ],
        "rows": [],
    }
    for source in sources:
        rows = compete(source, programs, asked.runs, asked.peers / "reference")
        raw["rows"] += [asdict(row) for row in rows]
        # After each file, so that an interrupted contest leaves what it measured.
        asked.json.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
        asked.page.write_text(page(raw), encoding="utf-8")
    print(asked.page.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
