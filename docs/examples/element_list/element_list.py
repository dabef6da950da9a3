"""A format of our own: a text file with a line for each element, its class and its name."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES


@dataclass(frozen=True, slots=True)
class ListOptions:
    """The wizard, the command line and the manual get them from here."""

    walls_only: bool = option(False, "Walls only", "Leave out whatever is no wall.")


class ListExporter:
    """Writes and re-reads lists."""

    info = FormatInfo(
        key="list",
        title="List of elements",
        suffix=".list.txt",
        qualities=tuple(QUALITIES),
        keeps=("GlobalId, class and name of every element",),
        drops=("shapes", "properties"),
        options=options_of(ListOptions),
    )
    options_type: type[Any] = ListOptions
    # The tables bring the account of a selection along; nothing need be shaped.
    needs_shapes = False
    needs_tables = True

    def includes_spaces(self, _options: Any) -> bool:
        """Spaces are listed, too."""
        return True

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; what is left out is in the ledger with the reason."""
        ledger = Ledger()
        lines = []
        for line in source.shaped.accounts.values():
            if source.options.walls_only and not line.ifc_class.startswith("IfcWall"):
                reason = "no wall"
                ledger.record(
                    LedgerLine(line.key, line.ifc_class, line.name, Outcome.EXCLUDED, reason)
                )
                continue
            ledger.record(line)
            if line.outcome is Outcome.EXPORTED:
                lines.append(f"{line.key}\t{line.ifc_class}\t{' '.join(line.name.split())}\n")
        out.write_text("".join(lines), encoding="utf-8", newline="\n")
        on_progress(1, 1)
        return WriteResult(ledger)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:  # noqa: ARG002
        """Return what the file holds, without trusting what was meant to be in it."""
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            rows = [
                (key, ifc_class) for key, ifc_class, _ in (line.split("\t") for line in lines[:-1])
            ]
        except (OSError, ValueError) as error:
            text = f"{path.name} is no sound list: {error}."
            raise StudioError(Issue.error("WRITE303", text, "Export it again.")) from error
        return Contents(
            frozenset(key for key, _ in rows), classes=Counter(ifc_class for _, ifc_class in rows)
        )
