"""The same building gives the same bytes, however many threads make them and wherever from."""

from pathlib import Path
from typing import Any

import pytest

from exportstudio.model.on_conflict import OnConflict
from exportstudio.worker.protocol import Order
from tests.worker.child import carry_out, job, of_type

THREADS = ("1", "2", "8")


def bytes_of(source: Path, target: Path, **more: Any) -> str:
    """Export in a child, and return the SHA-256 of the file."""
    threads = more.pop("threads", "2")
    order = Order(
        source,
        (job(target, on_conflict=OnConflict.REPLACE, **more),),
        cache=target.parent / "cache",
    )
    messages = carry_out(order, environment={"RAYON_NUM_THREADS": threads})
    [finished] = of_type(messages, "finished")
    return str(finished["sha256"])


@pytest.mark.parametrize("quality", ["draft", "standard", "high"])
def test_threads_change_nothing(sample: Path, tmp_path: Path, quality: str) -> None:
    found = set()
    for threads in THREADS:
        folder = tmp_path / threads
        for _ in ("made", "kept"):
            found.add(bytes_of(sample, folder / "a.glb", threads=threads, quality=quality))
    assert len(found) == 1


@pytest.mark.parametrize(
    "name",
    ["revit_duplex_georef.ifc", "archicad_fzk_haus.ifc", "textures_wood.ifczip"],
)
def test_threads_change_nothing_in_real_buildings(
    dev_files: Path, tmp_path: Path, name: str
) -> None:
    found = set()
    for threads in THREADS:
        for _ in ("made", "kept"):
            found.add(bytes_of(dev_files / name, tmp_path / threads / "a.glb", threads=threads))
    assert len(found) == 1


def test_repeating_changes_nothing(sample: Path, tmp_path: Path) -> None:
    found = {bytes_of(sample, tmp_path / f"{run}" / "a.glb", threads="8") for run in range(4)}
    assert len(found) == 1


@pytest.mark.parametrize("format", ["geojson", "dxf"])
def test_another_process_draws_the_same(sample: Path, tmp_path: Path, format: str) -> None:
    """Hashes of texts, and with them the order of sets, differ from process to process."""
    found = {
        bytes_of(sample, tmp_path / f"{run}" / f"a.{format}", format=format) for run in range(2)
    }
    assert len(found) == 1
