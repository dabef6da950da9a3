"""Where the program keeps what it remembers."""

import os
from pathlib import Path

_CACHE_BYTES = 2 * 10**9


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


def cache_folder(data_folder: Path | None = None) -> Path:
    """Return the folder for what can be made again: in the data folder, where one is named.

    Otherwise it is the platform's own place for such things, which backups leave out.
    """
    named = os.environ.get("EXPORTSTUDIO_DATA")
    if data_folder is None and not named:
        import platformdirs

        return platformdirs.user_cache_path("exportstudio", appauthor=False)
    return (data_folder or default_data_folder()) / "cache"


def cache_limit_bytes() -> int:
    """Return how large the cache may grow: EXPORTSTUDIO_CACHE_MB, or 2 GB; 0 is no cache at all."""
    megabytes = os.environ.get("EXPORTSTUDIO_CACHE_MB", "")
    return int(megabytes) * 10**6 if megabytes.isdecimal() else _CACHE_BYTES
