"""What stands in a building report, page after page, and the account of what it shows."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np

from exportstudio import __version__
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.pdf_book import ACCOUNT_NAME, open_book
from exportstudio.exporters.pdf_card import write_card
from exportstudio.exporters.pdf_charts import Bar, write_bars
from exportstudio.exporters.pdf_cover import Cover, picture_size, write_cover
from exportstudio.exporters.pdf_picture import draw_picture
from exportstudio.exporters.pdf_plans import (
    PlanPainter,
    choose_sheet,
    ground_of,
    tolerance_m,
)
from exportstudio.exporters.pdf_style import GREY, INK, MM, read_style
from exportstudio.exporters.pdf_tables import Column, Line, columns_of, number, write_table
from exportstudio.exporters.table_files import creation_time, new_file
from exportstudio.geometry.plans import Level, Plan, draw_plans, read_levels
from exportstudio.geometry.space_labels import SpaceLabel
from exportstudio.model.building import Element
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.quality import HIGH, PROFESSIONAL, PUBLICATION, STANDARD
from exportstudio.model.selection import NOT_SELECTED
from exportstudio.model.table import Cell, Row, Table

_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
_UNSEEN = ("IfcSpace", "IfcOpeningElement", "IfcOpeningStandardCase", "IfcVirtualElement")
_NUMBERS = re.compile(r"([0-9]{1,15})")
_LENGTHS = ("IfcLengthMeasure", "IfcPositiveLengthMeasure", "IfcQuantityLength")
_VALUE = ("text", "number", "boolean")  # of these columns one has the value


@dataclass(frozen=True, slots=True)
class _Listing:
    """A table all of whose rows are in a report, from a depth of tables on.

    The first `grouped` columns tell what a row is about; "value" is whatever value a row has.
    """

    depth: int
    columns: tuple[str, ...]
    grouped: int = 0


_LISTINGS = {
    "types": _Listing(
        HIGH.table_depth, ("class", "name", "predefined_type", "tag", "elements"), 1
    ),
    "elements": _Listing(
        PROFESSIONAL.table_depth,
        ("class", "name", "storey", "container", "type_name", "material", "key"),
    ),
    "quantities": _Listing(
        PROFESSIONAL.table_depth, ("class", "name", "key", "set", "quantity", "value", "unit"), 4
    ),
    "materials": _Listing(
        PUBLICATION.table_depth,
        ("class", "name", "key", "material", "part", "thickness", "thickness_unit"), 3,
    ),
    "systems": _Listing(
        PUBLICATION.table_depth, ("class", "name", "member_class", "member_name"), 2
    ),
    "classifications": _Listing(
        PUBLICATION.table_depth, ("class", "name", "key", "system", "code", "title"), 3
    ),
    "properties": _Listing(
        PUBLICATION.table_depth, ("class", "name", "key", "set", "property", "value", "unit"), 4
    ),
}  # fmt: skip
_ABOUT_ELEMENTS = ("elements", "quantities", "materials", "classifications", "properties")


def write_report(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write the report of a building."""
    return _Report(source, on_progress).write(out)


@dataclass(slots=True)
class _Counts:
    """What is counted in the table of elements."""

    classes: Counter[str] = field(default_factory=Counter)
    storeys: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)


class _Report:
    def __init__(self, source: ExportInput, on_progress: OnProgress) -> None:
        self._source = source
        self._building = source.building
        self._scene = source.shaped.scene
        self._depth = source.quality.table_depth
        self._tables = {table.kind.name: table for table in source.tables}
        self._style, self._issues = read_style(source.options)
        self._rows: dict[str, int] = {}
        self._drawn: set[int] = set()
        self._labels: dict[int, SpaceLabel] = {}
        self._done, self._on_progress = 0, on_progress
        self._contents: list[tuple[str, int, int]] = []

    def write(self, out: Path) -> WriteResult:
        source = self._source
        self._step(0)
        self._places = [row for row in self._of("elements") if self._element(row).is_spatial]
        self._counts = self._count()
        self._step()
        with new_file(out) as stream:
            self._book = open_book(
                stream, self._style, self._title(), "Building report", self._time() or _NO_TIME
            )
            self._cover()
            self._step()
            if self._depth:
                self._reserve_contents()
            self._summary()
            self._plans()
            self._tables_of_spaces()
            self._sums()
            for name in _LISTINGS:
                self._whole_table(name)
            ledger = self._account()
            self._section("Quality and completeness")
            write_card(self._book, source, ledger, self._limits())
            self._book.end_page()
            if self._depth:
                self._write_contents()
            self._book.attach(ACCOUNT_NAME, self._account_file(ledger))
            self._book.canvas.save()
        issues = [*self._issues, *self._book.text.issues()]
        return WriteResult(ledger, issues=issues, rows=self._rows)

    def _step(self, steps: int = 1) -> None:
        self._done += steps
        self._on_progress(min(self._done, 8), 8)

    def _element(self, row: Row) -> Element:
        id = row[2]  # the STEP id in the table of elements
        assert isinstance(id, int)
        return self._building.elements[id]

    def _of(self, name: str) -> Iterator[Row]:
        """Yield the rows of a table, telling now and then that work goes on."""
        table = self._tables.get(name)
        for count, row in enumerate(table.rows() if table is not None else ()):
            if count % 500 == 0:
                self._step(0)
            yield row

    def _place(self, name: str, column: str) -> int | None:
        table = self._tables.get(name)
        names = [each.name for each in table.columns] if table is not None else []
        return names.index(column) if column in names else None

    def _section(self, title: str, level: int = 0, *, flows: bool = False) -> None:
        """Begin a section, on a page of its own unless it flows on or is a lower one."""
        if level == 0 and not flows:
            self._book.end_page()
        shown = self._book.heading(title, level)
        if level == 0:
            self._contents.append((shown, self._book.page, level))

    def _title(self) -> str:
        buildings = [row for row in self._places if row[3] == "IfcBuilding" and row[4]]
        if len(buildings) == 1:
            return str(buildings[0][4])
        return self._building.project.name or self._building.source.stem

    def _time(self) -> datetime | None:
        """Return the time that SOURCE_DATE_EPOCH gives, else that of the source, if it has one."""
        return creation_time() or self._source_time()

    def _source_time(self) -> datetime | None:
        with suppress(ValueError, TypeError, AttributeError, RuntimeError):
            stamp = datetime.fromisoformat(self._building.ifc.header.file_name.time_stamp)
            return stamp.replace(tzinfo=stamp.tzinfo or UTC)
        return None

    def _count(self) -> _Counts:
        counts = _Counts()
        for row in self._of("elements"):
            if not self._element(row).is_spatial:
                ifc_class, storey = str(row[3]), str(row[5] or "without storey")
                counts.classes[ifc_class] += 1
                counts.storeys[storey] += 1
                counts.pairs[ifc_class, storey] += 1
        return counts

    def _cover(self) -> None:
        book, building = self._book, self._building
        hidden = {e.id for e in building.elements.values() if e.ifc_class in _UNSEEN}
        pixels = draw_picture(self._scene, hidden, ground_of(building), *picture_size(book))
        picture = None
        if pixels is not None:
            from PIL import Image

            picture = Image.fromarray(pixels)
        stamp, made = self._source_time(), creation_time()
        facts = [
            ("Project", building.project.name),
            ("Source file", building.source.name),
            ("Model saved", f"{stamp:%d %B %Y}".lstrip("0") if stamp else ""),
            ("Schema", building.schema),
            ("Authored with", building.application),
            ("Report made", f"{made:%d %B %Y}".lstrip("0") if made else ""),
            ("Quality of this report", self._source.quality.title),
        ]
        project = building.project.name
        subtitle = "Building report" + (f" · {project}" if project != book.title else "")
        kept = tuple((name, value) for name, value in facts if value)
        write_cover(book, Cover(book.title, subtitle, kept, picture))

    def _reserve_contents(self) -> None:
        self._book.begin_page()
        self._contents_top = self._book.y
        self._book.canvas.doForm("contents")

    def _write_contents(self) -> None:
        """Write the contents on the page that was kept for them."""
        book, canvas = self._book, self._book.canvas
        book.size = self._style.paper
        canvas.beginForm("contents")
        y = self._contents_top - 17
        book.write(book.left, y, "Contents", "heading", 17, self._style.primary)
        y -= 12 * MM
        lines = self._contents
        step = min(7 * MM, (y - book.bottom) / max(len(lines), 1))
        if step < 3.4 * MM:  # only sections then
            lines = [line for line in lines if line[2] == 0]
        for title, page, level in lines:
            x, size = book.left + level * 6 * MM, 9.5 - level
            shown = book.text.fit(title, "body", size, book.width - 30 * MM)
            face = "body" if level else "bold"
            width = book.write(x, y, shown, face, size, GREY if level else INK)  # type: ignore[arg-type]
            book.write(book.left + book.width, y, str(page), "body", size, INK, "right")
            dots = x + width + 2 * MM, book.left + book.width - 9 * MM
            canvas.setDash(0.4, 2.4)
            book.rule(dots[0], y + 1, max(dots[1] - dots[0], 0), GREY, 0.4)
            canvas.setDash()
            y -= step
        canvas.endForm()

    def _storeys(self) -> list[Row]:
        """Return the rows of storeys, from the lowest up."""
        at = self._place("storeys", "elevation")
        heights = {row[1]: row[at] if at is not None else None for row in self._of("storeys")}

        def height(row: Row) -> float:
            found = heights.get(row[2])
            return float(found) if isinstance(found, int | float) else 0.0

        return sorted((row for row in self._places if row[3] == "IfcBuildingStorey"), key=height)

    def _summary(self) -> None:
        book = self._book
        self._section("Summary")
        counts = self._counts
        spaces = counts.classes.get("IfcSpace", 0)
        kinds = len(counts.classes)
        storeys = self._storeys()
        facts = [
            ("Elements", f"{number(counts.classes.total())} of {kinds} classes"),
            ("Storeys", number(len(storeys))),
            ("Spaces", number(spaces)),
            *self._extent(),
            *self._standing(),
        ]
        write_table(
            book,
            (Column("What"), Column("Value")),
            [Line((name, value)) for name, value in facts],
            size=8.5,
        )
        self._structure()
        bars = [Bar(name, count) for name, count in counts.classes.most_common()]
        write_bars(book, "Elements by class", bars, self._style.primary)
        if len(counts.storeys) > 1:
            order = [str(row[4] or "") for row in storeys]
            names = sorted(counts.storeys, key=lambda n: (order.index(n) if n in order else 99, n))
            bars = [Bar(name, counts.storeys[name]) for name in names]
            write_bars(book, "Elements by storey", bars, self._style.accent)
        self._step()

    def _extent(self) -> Iterator[tuple[str, str]]:
        """Yield how large the building is."""
        ground = ground_of(self._building)
        lows, highs = [], []
        for placement in self._scene.placements:
            element = self._building.elements[placement.element_id]
            vertices = self._scene.shapes[placement.shape].vertices
            if placement.element_id not in ground and element.ifc_class not in _UNSEEN:
                points = vertices @ placement.matrix[:3, :3].T + placement.matrix[:3, 3]
                lows.append(points.min(0))
                highs.append(points.max(0))
        if lows:
            x, y, z = (np.max(highs, axis=0) - np.min(lows, axis=0)).tolist()
            size = f"{number(x)} × {number(y)} × {number(z)} m"
            yield "Size over all (x × y × z, without terrain)", size

    def _standing(self) -> Iterator[tuple[str, str]]:
        """Yield where the building stands on Earth."""
        where = self._building.georeference
        if where.crs:
            yield "Coordinate reference system", where.crs
        if where.eastings is not None and where.northings is not None:
            yield (
                "Origin on the map",
                f"E {number(where.eastings)} m, N {number(where.northings)} m",
            )
        if where.latitude is not None and where.longitude is not None:
            yield "Latitude, longitude", f"{where.latitude:.6f}°, {where.longitude:.6f}°"

    def _structure(self) -> None:
        """Write sites, buildings and storeys, so that each of them is in every report."""
        book = self._book
        self._section("Structure", 1)
        elevation = self._place("storeys", "elevation")
        unit = self._place("storeys", "elevation_unit")
        count = self._place("storeys", "elements")
        details: dict[Cell, tuple[str, str]] = {}
        for row in self._of("storeys"):
            if elevation is not None and unit is not None and count is not None:
                height = (
                    f"{number(row[elevation])} {row[unit] or ''}"
                    if row[elevation] is not None
                    else ""
                )
                details[row[1]] = height, number(row[count])
        storeys = self._storeys()
        places = [*(row for row in self._places if row not in storeys), *storeys]
        write_table(
            book,
            columns_of(
                ("class", "name", "elevation", "elements", "key"), ("elevation", "elements")
            ),
            (
                Line(
                    (str(row[3]), str(row[4] or ""), *details.get(row[2], ("", "")), str(row[0])),
                    str(row[0]),
                )
                for row in places
            ),
            table="places",
        )  # fmt: skip

    def _plans(self) -> None:
        book, building = self._book, self._building
        sheet = choose_sheet(book, building, self._scene)
        if sheet is None:
            self._section("Plans")
            book.paragraph("The model has no shapes, so there is nothing to draw.")
            return
        selected = {row[2] for row in self._places}
        levels = [
            level for level in read_levels(building)
            if not level.storeys or selected.intersection(level.storeys)
        ] or [Level("")]  # fmt: skip
        tolerance = tolerance_m(sheet)
        plans = draw_plans(building, self._source.shaped, levels, tolerance_m=tolerance)
        self._step()
        painter = PlanPainter(book, building, self._scene, sheet)
        section: str | None = None
        for plan in plans:
            if not plan.figures:
                continue
            title, subtitle = self._words_of(plan)
            page = book.page + 1
            if section is None:
                book.end_page()
                section = book.begin_section("Plans")
                self._contents.append((section, page, 0))
            painter.draw(plan, title, subtitle, section)
            self._contents.append((title, page, 1))
            self._drawn |= {figure.element_id for figure in plan.figures}
            self._step(0)
        self._labels.update(painter.labels)
        self._step()

    def _words_of(self, plan: Plan) -> tuple[str, str]:
        elements = len({figure.element_id for figure in plan.figures})
        if plan.level.elevation_m is None:
            return "The model from above", f"{number(elements)} elements; the source has no storeys"
        height = f"{plan.level.elevation_m:+.2f} m"
        return plan.level.name or "Storey without a name", f"{height} · {number(elements)} elements"

    def _tables_of_spaces(self) -> None:
        book = self._book
        table = self._tables.get("spaces")
        if self._depth < STANDARD.table_depth or table is None:
            return
        rows = list(self._of("spaces"))
        if not rows:
            return
        self._section("Spaces")
        long, storey = self._place("spaces", "long_name"), self._place("spaces", "storey")
        assert long is not None
        assert storey is not None
        order = {row[4]: n for n, row in enumerate(self._storeys())}
        rows.sort(key=lambda row: (order.get(row[storey], len(order)), _natural(str(row[3] or ""))))
        by_storey: dict[str, float] = {}
        for row in rows:
            label = self._label_of(row)
            if label is not None:
                name = str(row[storey] or "without storey")
                by_storey[name] = by_storey.get(name, 0.0) + label.area_m2
        self._rows["spaces"] = write_table(
            book,
            [
                Column("Name"), Column("Long name"), Column("Storey"), Column("Area in m²", True),
                Column("GlobalId"),
            ],
            (
                Line(
                    (
                        str(row[3] or ""), str(row[long] or ""), str(row[storey] or ""),
                        _area(self._label_of(row)), str(row[0]),
                    ),
                    str(row[0]),
                )
                for row in rows
            ),
            table="spaces",
            size=8,
        )  # fmt: skip
        book.note(
            "Areas are the net floor areas that the source states; those with an asterisk are "
            "measured in the plan. Spaces without an area have no shape."
        )
        bars = [Bar(name, area) for name, area in by_storey.items()]
        if len(bars) > 1:
            colour = self._style.accent
            write_bars(book, "Area of spaces by storey", bars, colour, unit=" m²", digits=1)
        self._step()

    def _label_of(self, row: Row) -> SpaceLabel | None:
        id = row[1]  # the STEP id in the table of spaces
        return self._labels.get(id) if isinstance(id, int) else None

    def _sums(self) -> None:
        """Write what is counted and added up, from high quality on."""
        if self._depth < HIGH.table_depth:
            return
        book, pairs = self._book, self._counts.pairs
        self._section("Elements by class and storey")
        named = (str(row[4]) for row in self._storeys())
        storeys = list(dict.fromkeys((*named, *(storey for _, storey in sorted(pairs)))))
        write_table(
            book,
            (Column("Class"), Column("Storey"), Column("Elements", True)),
            (
                Line((ifc_class, storey, number(pairs[ifc_class, storey])))
                for ifc_class in sorted(self._counts.classes)
                for storey in storeys
                if pairs[ifc_class, storey]
            ),
            size=8,
            grouped=1,
        )
        self._sum_of_quantities()
        self._sum_of_materials()

    def _sum_of_quantities(self) -> None:
        sums: dict[tuple[str, str, str], list[float]] = {}
        table = self._tables.get("quantities")
        if table is None:
            return
        at = {column.name: n for n, column in enumerate(table.columns)}
        for row in self._of("quantities"):
            value = row[at["number"]]
            own = row[at["origin"]] == "occurrence"
            if isinstance(value, int | float) and own and _adds_up(row, at):
                name = str(row[at["class"]]), str(row[at["quantity"]]), str(row[at["unit"]] or "")
                sums.setdefault(name, []).append(float(value))
        if sums:
            self._section("Quantities by class", flows=True)
            self._book.note(
                "Sums of what the source states for its elements, without widths and heights."
            )
            write_table(
                self._book,
                columns_of(
                    ("class", "quantity", "sum", "unit", "elements"), ("sum", "elements")
                ),
                (
                    Line((*name[:2], number(sum(values)), name[2], number(len(values))))
                    for name, values in sorted(sums.items())
                ),
                size=8,
            )  # fmt: skip

    def _sum_of_materials(self) -> None:
        table = self._tables.get("materials")
        if table is None:
            return
        at = {column.name: n for n, column in enumerate(table.columns)}
        users: dict[tuple[str, str], set[Cell]] = {}
        for row in self._of("materials"):
            name = str(row[at["material"]] or ""), str(row[at["category"]] or "")
            users.setdefault(name, set()).add(row[1])
        if users:
            self._section("Materials", flows=True)
            write_table(
                self._book,
                (Column("Material"), Column("Category"), Column("Elements", True)),
                (Line((*name, number(len(ids)))) for name, ids in sorted(users.items())),
                size=8,
            )

    def _whole_table(self, name: str) -> None:
        """Write every row of a table, from the depth on that has it."""
        listing, table = _LISTINGS[name], self._tables.get(name)
        if table is None or self._depth < listing.depth:
            return
        rows = self._of(name)
        first = next(rows, None)
        if first is None:
            self._rows[name] = 0
            return
        self._section(f"All {name}")
        at = {column.name: n for n, column in enumerate(table.columns)}
        places = [
            tuple(at[each] for each in (_VALUE if wanted == "value" else (wanted,)) if each in at)
            for wanted in listing.columns
        ]
        numbers = [c.name for c in table.columns if c.type in ("number", "integer")]
        self._rows[name] = write_table(
            self._book,
            columns_of(listing.columns, numbers),
            (self._line(row, places, table) for row in chain([first], rows)),
            table=name,
            size=6.5,
            grouped=listing.grouped,
        )
        self._step(0)

    def _line(self, row: Row, places: list[tuple[int, ...]], table: Table) -> Line:
        cells = tuple(
            next((_cell(row[n]) for n in place if row[n] is not None), "") for place in places
        )
        about = table.kind.name in _ABOUT_ELEMENTS and self._is_product(row, table)
        return Line(cells, str(row[0]) if about else None)

    def _is_product(self, row: Row, table: Table) -> bool:
        """Return whether a row is about a product; properties are about projects and types, too."""
        id = row[2 if table.kind.name == "elements" else 1]
        element = self._building.elements.get(id) if isinstance(id, int) else None
        return element is not None and element.key == row[0]

    def _account(self) -> Ledger:
        ledger = Ledger()
        for element in self._building.elements.values():
            account = self._source.shaped.accounts[element.id]
            if element.key in self._book.keys:
                outcome, reason = _shown(account, is_drawn=element.id in self._drawn)
            elif account.outcome in (Outcome.EXPORTED, Outcome.DEGRADED):
                outcome, reason = Outcome.FAILED, "its shape leaves nothing in a plan"
            else:
                outcome, reason = account.outcome, account.reason
            ledger.record(
                LedgerLine(
                    element.key, element.ifc_class, element.name, outcome, reason, account.made_by
                )
            )
        return ledger

    def _limits(self) -> Iterator[str]:
        """Yield what a reader might look for in vain."""
        yield "A report is for reading: it is no model, and nothing can be built from its drawings."
        if self._depth < STANDARD.table_depth:
            yield "The table of spaces is in reports of standard quality and above."
        if self._depth < HIGH.table_depth:
            yield "Sums by class and storey, of quantities and materials: from high quality on."
        if self._depth < PROFESSIONAL.table_depth:
            yield "All elements, with or without a shape, and quantities: from professional on."
        if self._depth < PUBLICATION.table_depth:
            yield "Properties, classifications, systems and the complete ledger: at publication."

    def _account_file(self, ledger: Ledger) -> bytes:
        building = self._building
        elements = [
            {
                "key": line.key,
                "class": line.ifc_class,
                "name": line.name,
                "outcome": line.outcome.value,
                "reason": line.reason,
                "pages": self._book.pages.get(line.key, []),
            }
            for line in ledger
            if line.reason != NOT_SELECTED
        ]
        account = {
            "generator": f"Export Studio {__version__}",
            "source": building.source.name,
            "source_sha256": building.sha256,
            "ifc_schema": building.schema,
            "quality": self._source.quality.key,
            "pages": self._book.page,
            "rows": self._rows,
            "totals": ledger.totals().to_dict(),
            "elements": elements,
        }
        return json.dumps(account, separators=(",", ":")).encode()


def _adds_up(row: Row, at: dict[str, int]) -> bool:
    """Return whether a sum of a quantity means anything: widths and heights have none."""
    name = str(row[at["quantity"]])
    return row[at["value_type"]] not in _LENGTHS or name.endswith(("Length", "Perimeter"))


def _area(label: SpaceLabel | None) -> str:
    if label is None:
        return ""
    return f"{number(label.area_m2)}{'' if label.is_stated else ' *'}"


def _natural(name: str) -> list[tuple[int, str]]:
    """Return what sorts names as people do: room 9 before room 10."""
    return [
        (int(part), "") if part.isascii() and part.isdecimal() else (-1, part)
        for part in _NUMBERS.split(name)
    ]


def _cell(value: Cell) -> str:
    return value if isinstance(value, str) else number(value, 3)


def _shown(account: LedgerLine, *, is_drawn: bool) -> tuple[Outcome, str]:
    """Return what became of an element that is on a page."""
    if account.outcome in (Outcome.EXPORTED, Outcome.DEGRADED):
        if is_drawn:
            return account.outcome, account.reason
        return Outcome.DEGRADED, "listed; its shape leaves nothing in a plan"
    if account.outcome is Outcome.FAILED:
        return Outcome.DEGRADED, f"listed, not drawn: {account.reason}"
    if account.reason == NOT_SELECTED:
        return Outcome.EXPORTED, "named, since it holds what is selected"
    return Outcome.EXPORTED, f"listed, not drawn: {account.reason}"
