"""Export Studio: buildings in, verified files out.

Importing this package is cheap. `ExportService`, the whole program without a window, is loaded
when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exportstudio.service import ExportService

__version__ = "0.1.0"
__all__ = ["ExportService", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "ExportService":
        # By name, since an import statement would tie every package to the whole program.
        return import_module("exportstudio.service").ExportService
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
