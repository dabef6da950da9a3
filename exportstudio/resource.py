"""Where the files that come with the program are."""

import sysconfig
from pathlib import Path

# A repository and a frozen program have them beside the package; an installed one has them among
# its data files, since they are no Python.
_PLACES = (
    Path(__file__).resolve().parents[1],
    Path(sysconfig.get_path("data"), "share", "exportstudio"),
)


def resource(name: str) -> Path:
    """Return the path of a file such as "icons/export.svg"; raises FileNotFoundError."""
    for place in _PLACES:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is in none of: {', '.join(map(str, _PLACES))}")


def sample_building() -> Path:
    """Return the path of the sample building; raises FileNotFoundError."""
    return resource("resources/sample/house.ifc")
