"""What differs between two sources, two exports, or two packages."""

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from exportstudio.comparison.compare import Comparison
from exportstudio.delivery.manifest import MANIFEST_SUFFIX, read_manifest
from exportstudio.delivery.package import MANIFEST, unpack
from exportstudio.engine.errand import run_errand
from exportstudio.model.issue import Issue, RequestError

# Of several formats of one building, that which tells most about it.
_TELLING = ("ifc", "svgx", "json", "jsongz", "xml", "parquet", "csv", "xlsx", "glb", "gltf")


def compare_files(
    old: Path,
    new: Path,
    *,
    tolerance_m: float = 0.001,
    ignore: Sequence[str] = (),
    report: Path | None = None,
) -> list[Comparison]:
    """Return what differs between two files, or, in two packages or folders, for each building.

    Everything is read from disk, in a child process. Bodies may differ by `tolerance_m`. `ignore`:
    patterns such as `kind:moved`, `class:IfcSpace`, `Pset_WallCommon.*`. The `report` is written
    as its ending says: .json, .html or .xlsx. Raises StudioError for what can't be compared.
    """
    with contextlib.ExitStack() as stack:
        pairs = _pairs(*(stack.enter_context(_outputs(path)) for path in (old, new)))
        question = {
            "pairs": [[str(one), str(other)] for one, other in pairs],
            "tolerance_m": tolerance_m,
            "ignore": list(ignore),
            "report": None if report is None else str(report.absolute()),
        }
        ended = Issue.error(
            "JOB519",
            f"{old.name} and {new.name} could not be compared: the process that did it ended.",
            "One of the files may be damaged, or too large for the memory; verify both.",
        )
        return [Comparison.from_dict(each) for each in run_errand("compare", question, ended)]


@contextlib.contextmanager
def _outputs(path: Path) -> Iterator[dict[tuple[str, str], Path]]:
    """Yield the files to compare by building and format; ("", "") for a single file."""
    path = path.expanduser().absolute()
    if path.is_dir():
        yield _listed(path)
    elif not path.is_file():
        raise RequestError(Issue.error("FILE401", f"There is no file {path}.", "Check the path."))
    elif path.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(prefix="exportstudio-") as place:
            yield _listed(unpack(path, Path(place) / path.stem))
    else:
        yield {("", ""): path}


def _listed(folder: Path) -> dict[tuple[str, str], Path]:
    found: dict[tuple[str, str], Path] = {}
    for path in sorted([*folder.glob(f"*{MANIFEST_SUFFIX}"), *folder.glob(MANIFEST)]):
        for job in read_manifest(path.read_bytes(), path.name)["jobs"]:
            if job["success"]:
                output = folder / job["exports"][0]["output_path"]
                found[job["source"]["name"], job["format"]] = output
    return found


def _pairs(
    old: dict[tuple[str, str], Path], new: dict[tuple[str, str], Path]
) -> list[tuple[Path, Path]]:
    """Return what is to be compared: one pair for each building that both sides have."""
    pairs: list[tuple[Path, Path]] = []
    for building in dict.fromkeys(name for name, _ in old):
        formats = [format for name, format in old if name == building and (name, format) in new]
        if formats:
            known = [format for format in _TELLING if format in formats]
            format = (known or formats)[0]
            pairs.append((old[building, format], new[building, format]))
    if not pairs:
        raise RequestError(
            Issue.error(
                "FILE438",
                "There is no building in both that could be compared.",
                "Compare exports of the same buildings in the same format, or two single files.",
            )
        )
    return pairs
