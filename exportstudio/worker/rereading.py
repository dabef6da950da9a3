"""Outputs re-opened: what is in them, told to whoever checks them."""

from pathlib import Path
from typing import Any

from exportstudio.exporters.registry import exporter_by_key
from exportstudio.model.issue import Issue, StudioError


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Return what the file at `path` holds in the `format`, as `Contents` has it.

    Raises StudioError where it can't be read.
    """
    path = Path(question["path"])
    try:
        contents = exporter_by_key(question["format"]).read_back(path, with_bounds=True)
    except StudioError:
        raise
    except Exception as error:  # whatever a reader raises, it could not read
        issue = Issue.error("FILE436", f"{path.name} can't be read: {error!r}.", "Export it again.")
        raise StudioError(issue) from error
    return {
        "keys": sorted(contents.keys),
        "classes": dict(contents.classes),
        "triangles": contents.triangles,
        "bounds": contents.bounds,
        "rows": contents.rows,
    }
