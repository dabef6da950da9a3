"""Drawings in DXF, written with ezdxf: AC1024 (AutoCAD 2010), text in UTF-8."""

import hashlib
import io
import re
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio import __version__
from exportstudio.exporters.dxf_layers import (
    ANNOTATION,
    SPACE_LABELS,
    LayerLook,
    Layers,
    read_layers,
    text_look,
)
from exportstudio.exporters.exporter import Bounds, ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_files import creation_time, new_file
from exportstudio.geometry.plans import Figure, Plan, View, draw_plans, read_levels
from exportstudio.geometry.space_labels import SpaceLabel, label_spaces
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger, Outcome

if TYPE_CHECKING:
    from ezdxf.document import Drawing
    from ezdxf.entities import DXFEntity

APPLICATION = "EXPORTSTUDIO"
_VERSION = "R2010"
_METRES, _MILLIMETRES = 6, 4  # of $INSUNITS
_MOST_BYTES = 255  # of a string of extended data
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_STYLE, _FONT = "PLAN", "arial.ttf"
_GROUND = ("IfcSite", "IfcGeographicElement")  # filled, it would cover all that stands on it
_ORDER = (View.SPACE, View.BELOW, View.ABOVE, View.CUT)
# In metres, for plans on paper at 1:100.
_GAP_M = 5.0
_TITLE_M = 0.5
_TEXT_M, _LEAST_TEXT_M = 0.25, 0.05
_LETTER = 0.75  # width of a letter, in heights
_DASHES_M = [0.3, 0.2, -0.1]
_NEVER = datetime(2000, 1, 1)  # what ezdxf writes where it is told to write no time


def write_dxf(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write plans or bodies to `out`, flushed to disk; raises StudioError (WRITE330)."""
    given, issues = read_layers(source.options.layers)
    drawing = _Writing(source, Layers(given))
    if source.options.bodies:
        drawing.add_bodies(on_progress)
    else:
        drawing.add_plans(on_progress)
    text = drawing.text()
    with new_file(out) as stream:
        stream.write(text.encode("utf-8", "surrogatepass"))
    ledger = Ledger()
    for id, line in source.shaped.accounts.items():
        is_due = line.outcome in (Outcome.EXPORTED, Outcome.DEGRADED)
        if is_due and id not in drawing.drawn:
            line = replace(line, outcome=Outcome.FAILED, reason="nothing came out of its shape")
        ledger.record(line)
    return WriteResult(
        ledger,
        triangles=drawing.triangles,
        bounds=drawing.bounds(),
        issues=issues + drawing.issues(),
        rows=dict(drawing.counts),
    )


class _Writing:
    """A document that is being drawn."""

    def __init__(self, source: ExportInput, layers: Layers) -> None:
        import ezdxf

        self._source = source
        self._building = source.building
        self._layers = layers
        self._scale = 1000.0 if source.options.millimetres else 1.0
        with _timeless():
            self._document: Drawing = ezdxf.new(_VERSION)
        self._document.header["$INSUNITS"] = _MILLIMETRES if source.options.millimetres else _METRES
        self._document.header["$MEASUREMENT"] = 1
        self._document.header["$LWDISPLAY"] = 1
        self._document.appids.add(APPLICATION)
        self._document.linetypes.add("HIDDEN", [dash * self._scale for dash in _DASHES_M])
        self._document.styles.add(_STYLE, font=_FONT)
        self._space = self._document.modelspace()
        self._shortened: set[int] = set()
        self._low, self._high = np.full(2, np.inf), np.full(2, -np.inf)
        self.drawn: set[int] = set()
        self.triangles = 0
        self.counts: Counter[str] = Counter()

    def add_plans(self, on_progress: OnProgress) -> None:
        """Draw the plan of each storey, beside the one before."""
        options, quality = self._source.options, self._source.quality
        plans = [
            plan
            for plan in draw_plans(
                self._building,
                self._source.shaped,
                read_levels(self._building),
                cut_height_m=options.cut_height,
                tolerance_m=quality.chord_tolerance_m / 2,
            )
            if plan.figures
        ]
        right = 0.0
        for n, plan in enumerate(plans):
            on_progress(n, len(plans) + 1)
            west, south, east, _ = shapely.total_bounds([f.geometry for f in plan.figures])
            shift = np.array([np.ceil(right - west) if n else 0.0, 0.0])
            self._add_plan(plan, shift, np.array([west, south]))
            right = east + shift[0] + _GAP_M
        on_progress(len(plans), len(plans) + 1)

    def add_bodies(self, on_progress: OnProgress) -> None:
        """Draw every element as meshes where it stands."""
        scene = self._source.shaped.scene
        offset = np.array(scene.offset)
        for n, placement in enumerate(scene.placements):
            if n % 100 == 0:
                on_progress(n, len(scene.placements))
            shape, matrix = scene.shapes[placement.shape], placement.matrix
            points = (shape.vertices @ matrix[:3, :3].T + matrix[:3, 3] + offset) * self._scale
            element = self._building.elements[placement.element_id]
            look = self._layers.look(element.ifc_class, View.SPACE)
            ends = np.cumsum(shape.slots)
            for slot, triangles in enumerate(np.split(shape.triangles, ends[:-1])):
                if not len(triangles):
                    continue
                used, faces = np.unique(triangles, return_inverse=True)
                mesh = self._space.add_mesh(self._attributes(look))
                with mesh.edit_data() as data:
                    data.vertices = points[used].tolist()
                    data.faces = faces.reshape(-1, 3).tolist()
                mesh.rgb = self._colour(placement.styles[slot])
                self._mark(mesh, element.id)
                self.triangles += len(triangles)

    def _add_plan(self, plan: Plan, shift: NDArray[np.float64], corner: Any) -> None:
        move = shift + self._source.shaped.scene.offset[:2]
        if self._source.quality.key != "draft":
            for figure in plan.figures:
                if figure.view is View.CUT and self._class_of(figure) not in _GROUND:
                    self._add_fill(figure, move)
        for view in _ORDER:
            for figure in plan.figures:
                if figure.view is view:
                    self._add_outline(figure, move)
        for label in label_spaces(self._building, plan):
            self._add_label(label, move)
        self._add_title(plan, shift, corner + move)

    def _add_fill(self, figure: Figure, move: NDArray[np.float64]) -> None:
        look = self._layers.fill(self._class_of(figure))
        for area in _parts(figure.geometry, "Polygon"):
            hatch = self._space.add_hatch(dxfattribs=self._attributes(look))
            hatch.rgb = self._colour(figure.style)
            hatch.paths.add_polyline_path(self._points(area.exterior, move), flags=1)
            for hole in area.interiors:
                hatch.paths.add_polyline_path(self._points(hole, move), flags=16)
            self._mark(hatch, figure.element_id)

    def _add_outline(self, figure: Figure, move: NDArray[np.float64]) -> None:
        look = self._layers.look(self._class_of(figure), figure.view)
        attributes = self._attributes(look)
        for part in _parts(figure.geometry):
            if part.geom_type == "Point":
                (point,) = self._points(part, move)
                self._bound([point])
                self._mark(self._space.add_point(point, attributes), figure.element_id)
                continue
            rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            for ring in rings:
                points = self._points(ring, move)
                is_closed = len(points) > 2 and points[0] == points[-1]
                self._bound(points)
                line = self._space.add_lwpolyline(
                    points[:-1] if is_closed else points, close=is_closed, dxfattribs=attributes
                )
                self._mark(line, figure.element_id)

    def _add_label(self, label: SpaceLabel, move: NDArray[np.float64]) -> None:
        lines = [label.name, label.number, f"{label.area_m2:.2f} m²"]
        lines = [_shortened(_plain(line)) for line in lines if line]
        west, south, east, north = label.area.bounds
        longest = max(map(len, lines))
        fit = min((east - west) / (longest * _LETTER), (north - south) / (len(lines) * 2))
        height = min(max(fit, _LEAST_TEXT_M), _TEXT_M)
        text = self._space.add_mtext(
            "\\P".join(map(_literal, lines)), self._attributes(text_look(SPACE_LABELS))
        )
        text.dxf.style = _STYLE
        text.dxf.char_height = height * self._scale
        x, y = (np.array(label.point) + move) * self._scale
        text.set_location((x, y), attachment_point=5)  # in the middle
        self._mark(text, label.element_id)

    def _add_title(self, plan: Plan, shift: Any, corner: Any) -> None:
        name = _shortened(_plain(plan.level.name or self._building.project.name or ""))
        words = [name] if name else []
        if plan.level.elevation_m is not None:
            words.append(f"{plan.level.elevation_m:+.2f} m")
        if shift.any():
            words.append(f"(x + {shift[0]:.0f} m)")
        attributes = self._attributes(text_look(ANNOTATION)) | {"style": _STYLE}
        text = self._space.add_text(
            "  ".join(words), height=_TITLE_M * self._scale, dxfattribs=attributes
        )
        x, y = (corner - (0.0, 3 * _TITLE_M)) * self._scale
        text.dxf.insert = (x, y)
        self.counts["entities"] += 1

    def _class_of(self, figure: Figure) -> str:
        return self._building.elements[figure.element_id].ifc_class

    def _attributes(self, look: LayerLook) -> dict[str, Any]:
        if look.name not in self._document.layers:
            self._document.layers.add(
                look.name, color=look.colour, lineweight=look.lineweight, linetype=look.linetype
            )
        return {"layer": look.name}

    def _points(self, line: BaseGeometry, move: NDArray[np.float64]) -> list[tuple[float, float]]:
        points = (shapely.get_coordinates(line) + move) * self._scale
        return [(x, y) for x, y in np.round(points, 6).tolist()]

    def _bound(self, points: list[tuple[float, float]]) -> None:
        self._low = np.minimum(self._low, np.min(points, axis=0))
        self._high = np.maximum(self._high, np.max(points, axis=0))

    def _colour(self, style: int) -> tuple[int, int, int]:
        given = self._source.shaped.scene.styles[style]
        red, green, blue = (round(255 * part) for part in (given.red, given.green, given.blue))
        return red, green, blue

    def _mark(self, entity: "DXFEntity", id: int) -> None:
        """Say in the extended data of an entity which element it belongs to."""
        element = self._building.elements[id]
        texts = []
        for text in (element.key, element.ifc_class, element.name):
            short = _shortened(_plain(text))
            if short != _plain(text):
                self._shortened.add(id)
            texts.append((1000, short))
        entity.set_xdata(APPLICATION, texts)
        self.drawn.add(id)
        self.counts["entities"] += 1

    def bounds(self) -> Bounds | None:
        """Return those of all outlines, in metres as they are drawn; None where there are none."""
        if not np.isfinite(self._low).all():
            return None
        low, high = (self._low / self._scale).tolist(), (self._high / self._scale).tolist()
        return (low[0], low[1], 0.0), (high[0], high[1], 0.0)

    def issues(self) -> list[Issue]:
        """Return a warning where names were cut."""
        if not self._shortened:
            return []
        return [
            Issue.warning(
                "WRITE332",
                f"{len(self._shortened)} names are longer than the 255 bytes that DXF has for "
                "them; they were cut.",
                "Tables hold them whole.",
            )
        ]

    def text(self) -> str:
        """Return the document as text: the same for the same drawing, whenever it is written."""
        from ezdxf.tools.juliandate import juliandate

        document = self._document
        document.header["$LASTSAVEDBY"] = f"Export Studio {__version__}"
        # ezdxf takes them out of a set, whose order is another one in each process.
        document.classes.add_required_classes(document.dxfversion)
        document.classes.classes = dict(sorted(document.classes.classes.items()))
        stream = io.StringIO()
        with _timeless():
            document.write(stream)
        head, end, rest = stream.getvalue().partition("ENDSEC")
        created = creation_time()
        if created is not None:
            time = juliandate(created.replace(tzinfo=None))
            head = head.replace(f"\n{juliandate(_NEVER)}\n", f"\n{time}\n")
        digest = hashlib.sha256(rest.encode("utf-8", "surrogatepass")).digest()
        identity = f"{{{uuid.UUID(bytes=digest[:16])}}}".upper()
        return re.sub(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", identity, head) + end + rest


@contextmanager
def _timeless() -> Iterator[None]:
    """Have ezdxf write a constant instead of the time, and of an identity made by chance."""
    import ezdxf

    options = ezdxf.options
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before


def _parts(geometry: BaseGeometry, kind: str = "") -> Iterator[BaseGeometry]:
    """Yield the areas, lines and points of a geometry, at any depth."""
    for part in shapely.get_parts(geometry):
        if hasattr(part, "geoms"):
            yield from _parts(part, kind)
        elif not part.is_empty and kind in ("", part.geom_type):
            yield part


def _plain(text: str) -> str:
    """Return a text that a line of DXF can hold: controls as ^J, a caret as “^ ”."""
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text.replace("^", "^ "))
    return _CONTROLS.sub(lambda found: _caret(found[0]), text)


def _caret(control: str) -> str:
    return "\N{REPLACEMENT CHARACTER}" if control == "\x7f" else f"^{chr(ord(control) + 64)}"


def _literal(text: str) -> str:
    """Return a text as MTEXT has it, where some signs begin a format."""
    return re.sub(r"([\\{}])", r"\\\1", text)


def _shortened(text: str) -> str:
    data = text.encode()
    if len(data) <= _MOST_BYTES:
        return text
    return data[: _MOST_BYTES - 3].decode(errors="ignore") + "…"
