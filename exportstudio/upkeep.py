"""Keeping the program well: what is old is forgotten, what is wrong is found and can be sent."""

import importlib.metadata
import json
import os
import platform
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio import __version__
from exportstudio.model.job import Job
from exportstudio.place import database_path
from exportstudio.store.store import Store

_LIBRARIES = (
    "ifcopenshell", "ifclite-geom", "manifold3d", "numpy", "pyside6-essentials", "sqlalchemy",
    "openpyxl", "pyarrow", "shapely", "pyproj", "ezdxf", "lxml", "reportlab", "cadquery-ocp-novtk",
)  # fmt: skip
_LEAST_FREE_BYTES = 200 * 10**6
_LARGEST_LOG_BYTES = 5 * 10**6


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was looked at: `is_well`, and in words what was found."""

    what: str
    is_well: bool
    found: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"what": self.what, "well": self.is_well, "found": self.found}


def examine(data_folder: Path, cache_folder: Path) -> list[Check]:
    """Look at everything that exports need, and return what was found."""
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("Python", lambda: platform.python_version()),
        ("Data folder", lambda: _writable(data_folder)),
        ("Cache folder", lambda: _writable(cache_folder)),
        ("Temporary folder", lambda: _writable(Path(tempfile.gettempdir()))),
        ("History", lambda: _history(database_path(data_folder))),
        ("IFC library", lambda: _import("ifcopenshell", "ifcopenshell.geom")),
        ("Fast kernel", lambda: _import("ifclite_geom")),
        ("Booleans", lambda: _import("manifold3d")),
        ("STEP and IGES", lambda: _import("OCP.STEPCAFControl", "OCP.IGESCAFControl")),
        ("Tables", lambda: _import("pyarrow.parquet", "openpyxl", "xlsxwriter")),
        ("Drawings and reports", lambda: _import("ezdxf", "reportlab", "shapely", "pyproj")),
        ("Views with comments", lambda: _import("bcf.v2.bcfxml", "bcf.v3.bcfxml")),
        ("Window", lambda: _import("PySide6.QtWidgets")),
    )
    checks = []
    for what, look in looks:
        try:
            checks.append(Check(what, True, look()))
        except Exception as error:  # noqa: BLE001 - whatever is wrong is what is looked for
            checks.append(Check(what, False, f"{type(error).__name__}: {error}"))
    return checks


def clean_up(store: Store, log_folder: Path, before: float, *, dry_run: bool = False) -> int:
    """Forget jobs that ended before a time, with their logs; return how many jobs they are.

    Outputs are never touched. `dry_run`: only count.
    """
    groups = store.forget(before, dry_run=dry_run)
    if not dry_run:
        for group_id in set(groups):
            (log_folder / f"{group_id}.log").unlink(missing_ok=True)
    return len(groups)


def write_bundle(
    path: Path, data_folder: Path, cache_folder: Path, jobs: Iterable[Job], *, with_paths: bool
) -> None:
    """Write a ZIP file with all that a report of a defect needs: checks, versions, jobs and logs.

    Without `with_paths`, the names of folders, files and of the user are left out.
    """
    hide = (lambda text: text) if with_paths else _hider(jobs, data_folder)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        checks = [check.to_dict() for check in examine(data_folder, cache_folder)]
        bundle.writestr("checks.json", hide(json.dumps(checks, indent=1)))
        bundle.writestr("versions.json", json.dumps(_versions(), indent=1))
        text = json.dumps([job.to_dict() for job in jobs], indent=1)
        bundle.writestr("jobs.json", hide(text))
        for log in sorted((data_folder / "logs").glob("*.log")):
            with log.open("rb") as stream:
                stream.seek(max(0, log.stat().st_size - _LARGEST_LOG_BYTES))
                bundle.writestr(f"logs/{log.name}", hide(stream.read().decode(errors="replace")))


def _hider(jobs: Iterable[Job], data_folder: Path) -> Callable[[str], str]:
    """Return a function that takes the names of buildings, folders and the user out of a text."""
    names: dict[str, str] = {str(data_folder): "<data>", str(Path.home()): "<home>"}
    for number, job in enumerate(jobs, 1):
        for path in filter(None, (job.source, job.target, job.path)):
            names.setdefault(str(path), f"<file {number}{path.suffix}>")
            names.setdefault(str(path.parent), f"<folder {number}>")
            names.setdefault(path.stem, f"<building {number}>")
    known = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    # As JSON has them, too, which doubles the backslashes of Windows and spells out letters.
    spelled = {json.dumps(name)[1:-1]: names[name] for name in known} | {
        name: names[name] for name in known
    }
    pattern = re.compile("|".join(map(re.escape, sorted(spelled, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda match: spelled[match.group()], text)


def _versions() -> dict[str, str]:
    return {
        "Export Studio": __version__,
        "Python": sys.version,
        "system": platform.platform(),
        "processors": str(os.cpu_count()),
        **dict(_library_versions()),
    }


def _library_versions() -> Iterator[tuple[str, str]]:
    for name in _LIBRARIES:
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield name, "missing"


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE_BYTES:
        raise OSError(f"only {free / 1e6:.0f} MB are left in {folder}")
    return f"{folder}, {free / 1e9:.1f} GB free"


def _history(path: Path) -> str:
    store = Store(path)
    try:
        problems = [*(str(issue) for issue in store.issues), *store.problems()]
        if problems:
            raise OSError("; ".join(problems[:5]))
        return f"{store.statistics().jobs:,} jobs"
    finally:
        store.close()


def _import(*names: str) -> str:
    for name in names:
        importlib.import_module(name)
    return "there"
