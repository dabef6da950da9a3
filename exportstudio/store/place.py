"""Where the program keeps what it remembers."""

import os
from pathlib import Path


def default_data_folder() -> Path:
    """Return the folder for history and logs: EXPORTSTUDIO_DATA, or the platform's own place."""
    named = os.environ.get("EXPORTSTUDIO_DATA")
    if named:
        return Path(named).absolute()
    import platformdirs  # here, because who names a folder has no use for it

    return platformdirs.user_data_path("exportstudio", appauthor=False)


def database_path(data_folder: Path) -> Path:
    """Return the path of the history in a data folder."""
    return data_folder / "exportstudio.db"
