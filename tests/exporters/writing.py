"""Writing as the worker does it: written, read back, and held against the source."""

from pathlib import Path

from exportstudio.delivery.reconcile import reconcile
from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.registry import exporter_by_key


def write_and_reconcile(source: ExportInput, key: str, out: Path) -> tuple[WriteResult, Contents]:
    """Write `out`, whose folder is made, in a format; read it back, and reconcile both."""
    exporter = exporter_by_key(key)
    out.parent.mkdir(exist_ok=True, parents=True)
    result = exporter.write(source, out, lambda _done, _total: None)
    contents = exporter.read_back(out, with_bounds=source.quality.checks_bounds)
    reconcile(
        result.ledger,
        {element.key for element in source.building.elements.values()},
        contents.keys,
        (result.triangles, contents.triangles),
        contents.classes,
        (result.bounds, contents.bounds),
        (result.rows, contents.rows),
        (result.solids, contents.solids),
        (result.volume_m3, contents.volume_m3),
    )
    return result, contents
