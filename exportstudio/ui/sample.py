"""The building that comes with the program."""

from pathlib import Path

from exportstudio.ui.resource import resource


def sample_path() -> Path:
    """Return the path of the sample building; raises FileNotFoundError."""
    return resource("resources/sample/house.ifc")
