"""glTF 2.0 in text: a document that people can read, with its buffer and images beside it."""

from dataclasses import replace
from pathlib import Path

from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.glb import GlbExporter, write_settled


class GltfExporter(GlbExporter):
    """Writes and re-reads .gltf files; what they hold is what a GLB holds."""

    info = replace(GlbExporter.info, key="gltf", title="glTF with separate files", suffix=".gltf")

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out` and what belongs to it, into the folder of `out`.

        Raises StudioError (GEOM208) where there is nothing to draw.
        """
        from exportstudio.exporters.glb_writer import write_gltf

        return write_settled(write_gltf, source, out, on_progress)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.glb_check import read_gltf

        return read_gltf(path, with_bounds=with_bounds)
