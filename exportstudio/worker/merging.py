"""Buildings merged into one file."""

from pathlib import Path
from typing import Any

from exportstudio.delivery.publish import durable_write
from exportstudio.readers.merging import merge


def answer(question: dict[str, Any]) -> list[dict[str, Any]]:
    """Write the model of all `sources` to the path `into`, and return what was changed for that.

    Raises StudioError where they can't be merged.
    """
    text, issues = merge([Path(source) for source in question["sources"]])
    durable_write(Path(question["into"]), text)
    return [issue.to_dict() for issue in issues]
