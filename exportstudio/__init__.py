"""Export Studio: buildings in, verified files out.

Importing this package is cheap. `ExportService`, the whole program without a window, is loaded
when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exportstudio.service import ExportService

__version__ = "0.1.0"
__all__ = ["ExportService", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "ExportService":
        from exportstudio.service import ExportService

        return ExportService
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
