"""SVGX: plans that any program shows as SVG, and the objects in them with all that is known.

The schema of what is written here, in RELAX NG, is `resources/schemas/svgx.rng`.
"""

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from exportstudio.exporters.exporter import (
    Bounds,
    Contents,
    ExportInput,
    OnProgress,
    WriteResult,
)
from exportstudio.exporters.table_files import CONTROLS, Texts, new_file, provenance
from exportstudio.model.building import Building, Element, Georeference
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES

_SVG = "http://www.w3.org/2000/svg"
# Outlines are simplified within this share of the tolerance of curves.
_SIMPLER = 0.25
_DECIMALS = {"draft": 0, "publication": 2}  # of millimetres
_M = 1000.0
_PIXELS = 96 / 25.4  # in a millimetre


@dataclass(frozen=True, slots=True)
class SvgxOptions:
    """What can be chosen of plans."""

    cut_height: float = option(
        1.2, "Height of the cut", "How high above each storey its plan is cut.", unit="m"
    )


class SvgxExporter:
    """Writes and re-reads SVGX files."""

    info = FormatInfo(
        key="svgx",
        title="SVGX plans with data",
        suffix=".svgx",
        qualities=tuple(QUALITIES),
        keeps=(
            "a plan for each storey, cut from the shapes, that shows in every SVG viewer",
            "an object for every product: GlobalId, class, name, place in the building, box",
            "rooms with number, name and area",
            "from standard quality on: properties and quantities with units, materials and "
            "classifications of the elements",
            "from high quality on: types, systems and connections",
            "behaviours, physics and drawings of a source that is SVGX",
            "finer outlines with each quality; the colours of the source beside those of the plan",
        ),
        drops=("shapes in three dimensions: their plans and boxes stay", "images on surfaces"),
        options=options_of(SvgxOptions),
    )
    options_type: type[Any] = SvgxOptions
    needs_shapes = True
    needs_tables = True
    is_plain = False

    def includes_spaces(self, _options: SvgxOptions) -> bool:
        """Return True: rooms are part of a plan."""
        return True

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`."""
        texts = Texts(CONTROLS)
        with new_file(out) as stream:
            result = _Writing(source, stream, texts, on_progress, is_plain=self.is_plain).write()
        result.issues += texts.issues()
        return result

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.svgx_check import contents_of

        return contents_of(path, is_plain=self.is_plain, with_bounds=with_bounds)


class SvgExporter(SvgxExporter):
    """Writes and re-reads plain SVG: the plans of SVGX without its objects."""

    info = replace(
        SvgxExporter.info,
        key="svg",
        title="SVG plans",
        suffix=".svg",
        keeps=(
            "a plan for each storey, cut from the shapes",
            "key and class of every element that is drawn, as data-key and data-class",
            "rooms with number, name and area",
            "finer outlines with each quality",
        ),
        drops=("what has no figure in a plan", "properties", "shapes in three dimensions"),
    )
    is_plain = True


class _Writing:
    """Writes one file."""

    def __init__(
        self,
        source: ExportInput,
        stream: IO[bytes],
        texts: Texts,
        on_progress: OnProgress,
        *,
        is_plain: bool,
    ) -> None:
        from exportstudio.exporters.svgx_drawing import Drawing
        from exportstudio.exporters.svgx_facts import gather, origin_of
        from exportstudio.exporters.svgx_markup import Markup
        from exportstudio.exporters.svgx_objects import Objects
        from exportstudio.exporters.svgx_sheet import Sheet, boxes
        from exportstudio.geometry.plans import draw_plans, read_levels

        self._source = source
        self._building: Building = source.building
        self._on_progress = on_progress
        self._is_plain = is_plain
        quality = source.quality
        scene = source.shaped.scene
        self._facts = gather(source)
        self._origin = origin_of(source)
        self._levels = read_levels(self._building)
        self._plans = draw_plans(
            self._building,
            source.shaped,
            self._levels,
            cut_height_m=source.options.cut_height,
            tolerance_m=quality.chord_tolerance_m * _SIMPLER,
        )
        self._solids = boxes(scene)
        decimals = _DECIMALS.get(quality.key, 1)
        # A part of a building gets a sheet of its own.
        is_whole = len(self._facts.elements) == len(self._building.elements)
        plans, given = len(self._levels), self._origin.sheet
        if given is not None and is_whole:
            self._sheet = Sheet.of(given[0], given[1], plans, decimals)
        else:  # what the source drew keeps its coordinates
            origin = given[0] if given is not None else None
            self._sheet = Sheet.around(list(self._solids.values()), plans, decimals, origin)
        self._content = self._origin.content if is_whole else None
        self._out = Markup(stream, texts)
        self._objects = Objects(
            self._building, self._facts, self._origin, self._sheet, self._solids, self._out
        )
        self._drawing = Drawing(
            self._building,
            scene,
            self._facts,
            self._origin,
            self._sheet,
            self._out,
            self._objects.id_of,
            is_plain,
        )

    def write(self) -> WriteResult:
        out = self._out
        drawn: set[str] = set()
        by_level = self._elements_by_level()
        fragments = self._fragments(by_level)
        with out.within("svg", self._root()):
            self._write_metadata()
            if not self._is_plain:
                self._objects.write_project()
                self._objects.write_types()
                self._objects.write_systems()
                self._objects.write_connections()
                for element in by_level[None]:
                    self._objects.write(element, None)
            self._write_content("")
            for n, plan in enumerate(self._plans):
                self._on_progress(n, len(self._plans))
                with out.within("g", self._group(n)):
                    elements = by_level[n]
                    if not self._is_plain:
                        for element in elements:
                            is_storey = element.id in plan.level.storeys
                            height = plan.level.elevation_m if is_storey else None
                            self._objects.write(element, height)
                    drawn |= self._drawing.write(plan, fragments[n])
                    for id in plan.level.storeys:
                        self._write_content(self._building.elements[id].key)
                    self._drawing.write_labels(plan)
        self._on_progress(len(self._plans), len(self._plans))
        out.finish()
        return WriteResult(
            self._ledger(drawn),
            bounds=None if self._is_plain or self._origin.objects else self._bounds(),
            issues=self._far_away(),
            rows={"drawn": len(drawn), **({} if self._is_plain else self._objects.counts)},
        )

    def _far_away(self) -> list[Issue]:
        from exportstudio.exporters.svgx_sheet import within_reach

        solids = list(self._solids.values())
        far = len(solids) - len(within_reach(solids)) if solids else 0
        if not far:
            return []
        return [
            Issue.warning(
                "WRITE360",
                f"{far} elements lie more than 50 km from the others, and so beside the sheet.",
                "They are in the file all the same; ask for a model with one origin.",
            )
        ]

    def _root(self) -> dict[str, str]:
        from exportstudio.exporters.svgx_markup import number

        width, height = self._sheet.size
        length = self._sheet.length
        # In pixels of CSS, which are as true to scale; some renderers read no other unit.
        paper = {
            name: number(mm / self._sheet.scale * _PIXELS, 2)
            for name, mm in (("width", width), ("height", height))
        }
        root = {"xmlns": _SVG}
        if not self._is_plain:
            from exportstudio.model.svgx import ARX, BIM

            decimals = self._sheet.decimals
            root |= {
                "xmlns:arx": ARX,
                "xmlns:bim": BIM,
                "arx:units": "mm",
                "arx:scale": "1",
                "arx:precision": f"{10.0**-decimals:.{decimals}f}mm",
            }
        return root | paper | {"viewBox": f"0 0 {length(width)} {length(height)}"}

    def _write_metadata(self) -> None:
        from exportstudio.model.svgx import PROFILE

        facts = provenance(self._source)
        self._out.element("title", {}, self._building.project.name or self._building.source.stem)
        self._out.line()
        if self._is_plain:
            self._out.element("desc", {}, "; ".join(f"{k}: {v}" for k, v in facts.items()))
            self._out.line()
            return
        with self._out.within("metadata", {}):
            with self._out.within("arx:document-info", {}):
                self._out.element("arx:source-format", {}, self._building.schema)
                if "created" in facts:
                    self._out.element("arx:conversion-date", {}, facts["created"])
                self._out.element("arx:precision", {}, self._root()["arx:precision"])
                self._out.line()
            self._out.element("bim:provenance", {"profile": PROFILE, **facts})
            self._out.line()
            sheet = self._sheet
            x, y, width, height = map(sheet.length, sheet.extent)
            self._out.element(
                "bim:sheet",
                {
                    "x": sheet.origin[0],
                    "y": sheet.origin[1],
                    "extent": f"{x} {y} {width} {height}",
                    "scale": sheet.scale,
                },
            )
            self._out.line()
            place = {
                name: " ".join(map(repr, value)) if isinstance(value, tuple) else value
                for name, value in asdict(self._building.georeference).items()
                if value != Georeference.__dataclass_fields__[name].default
            }
            if place:
                self._out.element("bim:georeference", place)
                self._out.line()

    def _group(self, n: int) -> dict[str, str | None]:
        level = self._plans[n].level
        dx, dy = map(self._sheet.length, self._sheet.shift(n))
        group: dict[str, str | None] = {"transform": f"translate({dx} {dy})"}
        if self._is_plain:
            return {"class": "storey", **group}
        keys = [self._objects.id_of(self._building.elements[id].key) for id in level.storeys]
        elevation = level.elevation_m
        return {
            "arx:floor": level.name,
            "bim:view": "plan",
            "bim:storeys": " ".join(keys),
            "bim:elevation": None if elevation is None else self._sheet.length(elevation * _M),
            **group,
        }

    def _write_content(self, storey: str) -> None:
        """Write what the source had beside its objects: of a storey, or ("") of none."""
        from exportstudio.exporters.svgx_drawing import plain
        from exportstudio.exporters.svgx_objects import markup_of
        from exportstudio.model.svgx import BIM

        name = f"{{{BIM}}}storey"
        there = [
            each
            for each in (self._content if self._content is not None else ())
            if each.get(name, "") == storey
            and (not self._is_plain or each.tag.startswith(f"{{{_SVG}}}"))
        ]
        if there:
            view = "class" if self._is_plain else "bim:view"
            with self._out.within("g", {view: "content"}):
                for each in there:
                    each.attrib.pop(name, None)
                    if self._is_plain:
                        plain(each)
                    self._out.raw(markup_of(each))
                    self._out.line()

    def _elements_by_level(self) -> dict[int | None, list[Element]]:
        """Return the elements that are written, by the number of their plan; None: of no storey."""
        from exportstudio.geometry.plans import storey_of

        by_storey = {id: n for n, level in enumerate(self._levels) for id in level.storeys}
        found: defaultdict[int | None, list[Element]] = defaultdict(list)
        for element in self._building.elements.values():
            if element.key in self._facts.elements:
                storey = storey_of(self._building, element)
                found[by_storey.get(storey) if storey is not None else None].append(element)
        return found

    def _fragments(
        self, by_level: dict[int | None, list[Element]]
    ) -> defaultdict[int, dict[str, list[tuple[str, Any]]]]:
        """Return what the source drew itself, by the number of its plan and by view."""
        from exportstudio.model.svgx import BIM

        at = {
            self._building.elements[id].key: n
            for n, level in enumerate(self._levels)
            for id in level.storeys
        }
        found: defaultdict[int, dict[str, list[tuple[str, Any]]]] = defaultdict(dict)
        for number, elements in sorted(by_level.items(), key=lambda each: each[0] or 0):
            for element in elements:
                for fragment in list(self._origin.drawings.get(element.key, ())):
                    n = at.get(fragment.get(f"{{{BIM}}}storey", ""), number or 0)
                    view = fragment.get(f"{{{BIM}}}view", "")
                    found[n].setdefault(view, []).append((element.key, fragment))
        return found

    def _ledger(self, drawn: set[str]) -> Ledger:
        ledger = Ledger()
        for line in self._source.shaped.accounts.values():
            ledger.record(self._line(line, drawn))
        return ledger

    def _line(self, line: LedgerLine, drawn: set[str]) -> LedgerLine:
        if line.key not in self._facts.elements:
            return line
        if self._is_plain:
            if line.key in drawn or line.outcome in (Outcome.EXCLUDED, Outcome.FAILED):
                return line
            return replace(line, outcome=Outcome.FAILED, reason="no figure came out of its shape")
        if line.outcome is Outcome.EXCLUDED:
            reason = f"an object without a figure: {line.reason}"
            return replace(line, outcome=Outcome.EXPORTED, reason=reason)
        if line.outcome is Outcome.FAILED:
            reason = f"an object without a figure: {line.reason}"
            return replace(line, outcome=Outcome.DEGRADED, reason=reason)
        return line

    def _bounds(self) -> Bounds | None:
        if not self._solids:
            return None
        lows = [solid.low for solid in self._solids.values()]
        highs = [solid.high for solid in self._solids.values()]
        low = (min(p[0] for p in lows), min(p[1] for p in lows), min(p[2] for p in lows))
        high = (max(p[0] for p in highs), max(p[1] for p in highs), max(p[2] for p in highs))
        return low, high
