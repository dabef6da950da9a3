"""What is handed over with the outputs of a batch, once all of its jobs are over."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Handover:
    """The wish: a `manifest` beside the outputs, or a `package`, a ZIP file with all of them."""

    batch_id: str
    destination: Path
    manifest: bool = False
    package: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is wished for."""
        return self.manifest or self.package

    @property
    def path(self) -> Path:
        """Where the package, or else the manifest, will be."""
        suffix = ".zip" if self.package else ".manifest.json"
        return self.destination / f"export_{self.batch_id}{suffix}"
