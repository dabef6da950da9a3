"""What is in buildings, by storeys and classes, counted for whoever chooses a part of them."""

import contextlib
from pathlib import Path
from typing import Any

from exportstudio.model.issue import StudioError
from exportstudio.readers.outline import outline


def answer(path: str) -> dict[str, Any] | None:
    """Return what `Outline.to_dict` says of the building at `path`.

    None where it can't be read; its job will say why.
    """
    with contextlib.suppress(StudioError, OSError, MemoryError):
        return outline(Path(path)).to_dict()
    return None
