"""What formats of shapes need before they can begin: something to draw."""

from exportstudio.exporters.exporter import ExportInput
from exportstudio.model.issue import Issue, StudioError


def require_shapes(source: ExportInput) -> None:
    """Raise StudioError (GEOM208) where nothing in a building has a shape."""
    if source.shaped.scene.placements:
        return
    elements = [e for e in source.building.elements.values() if not e.is_spatial]
    reasons = {source.shaped.accounts[e.id].reason for e in elements} - {""}
    if not elements:
        text = "The model has no elements, so there is nothing to draw."
    else:
        text = (
            f"None of the {len(elements)} elements has a shape; nothing to draw "
            f"({'; '.join(sorted(reasons)[:3])})."
        )
    raise StudioError(
        Issue.error("GEOM208", text, "Choose another file, or a format that needs no shapes.")
    )
