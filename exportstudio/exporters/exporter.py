"""What every format offers, so that the worker can treat them alike."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from exportstudio.model.building import Building
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger
from exportstudio.model.quality import Quality
from exportstudio.model.table import Table

if TYPE_CHECKING:  # numpy comes with it, and listing formats needs none
    from exportstudio.model.scene import ShapedBuilding

OnProgress = Callable[[int, int], None]
Point = tuple[float, float, float]
Bounds = tuple[Point, Point]
"""The least and the greatest coordinates, in metres, z up, without the offset of the scene."""


@dataclass(frozen=True, slots=True)
class ExportInput:
    """All that a format needs to write one building: shapes, tables or both.

    For a format that needs no shapes `shaped` has the accounts only; `tables` is empty for one
    that needs no tables.

    `on_element` is to be told the key of each element before a kernel that may crash or hang
    starts on it, and None afterwards; `quarantine` holds the keys of elements that no such kernel
    may touch, since they did.
    """

    building: Building
    shaped: "ShapedBuilding"
    quality: Quality
    options: Any
    tables: tuple[Table, ...] = ()
    quarantine: tuple[str, ...] = ()
    on_element: Callable[[str | None], None] = lambda _key: None


@dataclass(slots=True)
class WriteResult:
    """What was written: the ledger of the output, its triangles, and what is to be said of it.

    `bounds` are those of what was to be drawn, before anything was rounded. `rows` are how many
    were written of each table. `solids`: how many were written, with `volume_m3` in all.
    """

    ledger: Ledger
    triangles: int = 0
    bounds: Bounds | None = None
    issues: list[Issue] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    solids: int = 0
    volume_m3: float | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, as read back from disk.

    The keys of its elements, its triangles, how many elements there are of each class, the
    bounds of all that is drawn, where they were asked for, and the rows of each table. In formats
    of solids also how many there are, and their volume where bounds were asked for.
    """

    keys: frozenset[str]
    triangles: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    bounds: Bounds | None = None
    rows: dict[str, int] = field(default_factory=dict)
    solids: int = 0
    volume_m3: float | None = None


class Exporter(Protocol):
    """A format. Heavy modules are imported inside the methods, so that listing formats is quick.

    Without `needs_shapes` nothing is shaped for it, nor at `info.unshaped_qualities`; without
    `needs_tables` it gets no tables.
    """

    info: FormatInfo
    options_type: type[Any]
    needs_shapes: bool
    needs_tables: bool

    def includes_spaces(self, options: Any) -> bool:
        """Return True where the options ask for the bodies of spaces."""

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write the file `out`, flushed to disk; raises StudioError (WRITE3xx) or OSError."""

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
