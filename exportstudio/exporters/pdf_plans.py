"""Storey plans on pages: to a round scale, with a bar, an arrow to the north and the rooms."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.exporters.pdf_book import Book
from exportstudio.exporters.pdf_frame import Box, body_frame, boxes_of, span, whole_frame
from exportstudio.exporters.pdf_style import GREY, INK, MM, RULE, WHITE, Colour, lighter
from exportstudio.exporters.pdf_tables import number
from exportstudio.geometry.plans import Figure, Plan, View, reach
from exportstudio.geometry.space_labels import SpaceLabel, label_spaces
from exportstudio.model.building import Building, Georeference
from exportstudio.model.scene import Scene

_SCALES = (1, 2, 5, 10, 20, 25, 50, 75, 100, 150, 200, 250, 500, 1000, 1250, 2000, 2500, 5000)
_FINENESS = 0.06  # points on paper; what is smaller is left out of an outline
_SPOT_WITHIN = 0.5  # points on paper
_FOOT = 24 * MM
_CUT_LEVEL: Colour = (0.78, 0.80, 0.83)  # a slab is as large as its plan
_ORDER = (View.SPACE, View.BELOW, View.CUT, View.ABOVE)
_SIZES = (7.5, 6.5, 5.5, 4.8)  # of the names of rooms, the first that fits
_GROUND = ("IfcSite", "IfcGeographicElement", "IfcVirtualElement")
_OPENINGS = ("IfcDoor", "IfcWindow")
_LEVEL = ("IfcSlab", "IfcSlabStandardCase", "IfcCovering", "IfcRoof", *_GROUND)  # under everything


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all plans of a building have in common, so that one lies on the other."""

    frame: Box
    whole: Box
    size: tuple[float, float]
    scale: int


def ground_of(building: Building) -> set[int]:
    """Return the elements that a building stands on or that have no body of their own."""
    return {e.id for e in building.elements.values() if e.ifc_class in _GROUND}


def choose_sheet(book: Book, building: Building, scene: Scene) -> Sheet | None:
    """Return the frame of all plans, and the scale at which it fits the paper; None for no shape.

    Terrain does not widen the frame.
    """
    ground = ground_of(building)
    shown = [p for p in scene.placements if len(scene.shapes[p.shape].vertices)]
    if not shown:
        return None
    boxes = boxes_of(
        [scene.shapes[p.shape].vertices @ p.matrix[:2, :3].T + p.matrix[:2, 3] for p in shown]
    )
    framing = np.array([p.element_id not in ground for p in shown])
    frame = body_frame(boxes[framing] if framing.any() else boxes)
    upright = book.style.plan_paper
    size = min((upright, upright[::-1]), key=lambda size: _least_scale(book, frame, size))
    return Sheet(frame, whole_frame(boxes), size, _scale_for(book, frame, size))


def tolerance_m(sheet: Sheet) -> float:
    """Return how much outlines may be simplified without anybody seeing it, in metres."""
    return _FINENESS / _points_per_metre(sheet.scale)


class PlanPainter:
    """Draws plans of one building, each on a page of its own."""

    def __init__(self, book: Book, building: Building, scene: Scene, sheet: Sheet) -> None:
        self._book, self._building, self._scene, self._sheet = book, building, scene, sheet
        self.labels: dict[int, SpaceLabel] = {}
        self._section = ""
        self._tops: dict[int, float] = {}
        for placement in scene.placements:
            top = reach(scene, placement)[1]
            self._tops[placement.element_id] = max(top, self._tops.get(placement.element_id, top))

    def draw(self, plan: Plan, title: str, subtitle: str, section: str) -> None:
        """Draw a plan; where some of it lies far off, a second page shows all of it.

        The outline has all plans under `section`.
        """
        sheet = self._sheet
        self._book.begin_page(sheet.size)
        if self._section != section:
            self._section = section
            self._book.bookmark(section, 0)
        self._page(plan, title, subtitle, sheet.frame, sheet.scale)
        if span(sheet.whole) > span(sheet.frame) * 1.001 and self._leaves(plan, sheet.frame):
            scale = _scale_for(self._book, sheet.whole, sheet.size)
            self._book.begin_page(sheet.size)
            self._page(plan, f"{title}: with all that lies far off", subtitle, sheet.whole, scale)

    def _leaves(self, plan: Plan, frame: Box) -> bool:
        inside = shapely.box(*frame).buffer(1e-3)
        return any(not inside.intersects(figure.geometry) for figure in plan.figures)

    def _page(self, plan: Plan, title: str, subtitle: str, frame: Box, scale: int) -> None:
        book = self._book
        book.bookmark(title, 1)
        top = book.y
        line = book.text.fit(title, "heading", 14, book.width * 0.8)
        book.write(book.left, top - 13, line, "heading", 14, book.style.primary)
        book.write(book.left, top - 25, subtitle, "body", 8.5, GREY)
        place = _place(book, self._sheet.size)
        points = _points_per_metre(scale)
        middle = np.array([(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2])
        centre = np.array([(place[0] + place[2]) / 2, (place[1] + place[3]) / 2])
        move = centre - middle * points
        canvas = book.canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(place[0], place[1], place[2] - place[0], place[3] - place[1])
        canvas.clipPath(path, stroke=0, fill=0)
        labels = label_spaces(self._building, plan)
        self.labels.update((label.element_id, label) for label in labels)
        things: list[BaseGeometry] = []
        for figure in sorted(plan.figures, key=self._order):
            flat = shapely.transform(figure.geometry, lambda xy: xy * points + move)
            element = self._building.elements[figure.element_id]
            with book.element(element.key):
                self._figure(figure, element.ifc_class, flat)
            if figure.view in (View.CUT, View.BELOW) and element.ifc_class not in _LEVEL:
                things.append(flat)
        rooms = [
            (label, shapely.transform(label.area, lambda xy: xy * points + move))
            for label in labels
            if label.area.area > 0
        ]
        without = self._label(rooms, things)
        canvas.restoreState()
        self._foot(scale, plan, without)

    def _order(self, figure: Figure) -> tuple[bool, int, float]:
        """Return what puts figures in the order in which they lie over one another."""
        is_ground = self._building.elements[figure.element_id].ifc_class in _GROUND
        return not is_ground, _ORDER.index(figure.view), self._tops[figure.element_id]

    def _figure(self, figure: Figure, ifc_class: str, flat: BaseGeometry) -> None:
        book, canvas = self._book, self._book.canvas
        style = self._scene.styles[figure.style]
        own: Colour = (style.red, style.green, style.blue)
        fill: Colour | None = None
        dash, weight, ink = "", 0.35, INK
        if figure.view is View.SPACE:
            fill, ink, weight = (
                lighter(book.style.accent, 0.88),
                lighter(book.style.accent, 0.6),
                0.2,
            )
        elif figure.view is View.CUT:
            fill = WHITE if ifc_class in _OPENINGS else _CUT_LEVEL if ifc_class in _LEVEL else INK
            weight = 0.5
        elif figure.view is View.ABOVE:
            dash, weight, ink = "[2 1.6] 0 d ", 0.3, GREY
        elif ifc_class in _GROUND:
            fill, weight, ink = lighter(own, 0.92), 0.2, RULE
        elif ifc_class not in (*_LEVEL, *_OPENINGS):
            fill = lighter(own, 0.75)
            weight = 0.3
        else:
            weight, ink = 0.25, GREY
        lines = _paths(flat)
        if not lines:
            point = shapely.get_coordinates(flat)[0]
            lines, weight = (
                f"{point[0]:.2f} {point[1]:.2f} m {point[0] + 0.01:.2f} {point[1]:.2f} l",
                0.6,
            )
        is_area = flat.area > 0 and fill is not None
        stroke = f"{ink[0]:.3f} {ink[1]:.3f} {ink[2]:.3f} RG {weight:.2f} w {dash}"
        filled = f"{fill[0]:.3f} {fill[1]:.3f} {fill[2]:.3f} rg " if is_area and fill else ""
        canvas.addLiteral(f"q {stroke}{filled}1 j {lines} {'B*' if is_area else 'S'} Q")

    def _label(
        self, rooms: list[tuple[SpaceLabel, BaseGeometry]], things: list[BaseGeometry]
    ) -> list[str]:
        """Write number, name and area of each room where they fit, the largest room first.

        Among what stands in a room, there may be too little space; then they lie over it. Return
        the rooms that are too small even for that.
        """
        taken: list[Box] = []
        without: list[str] = []
        tree = shapely.STRtree(things)
        for label, flat in sorted(rooms, key=lambda room: (-room[1].area, room[0].element_id)):
            area = f"{number(label.area_m2)} m²"
            near = [things[n] for n in tree.query(flat, predicate="intersects").tolist()]
            free = flat.difference(shapely.union_all(near)) if near else flat
            texts = [[label.name, area], [label.name]]
            if label.number:
                short = [[label.number, area], [label.number]]
                texts = [[label.number, label.name, area], *short[:1], *texts[:1], *short[1:]]
            places = [(area, _spot(area)) for area in (free, flat) if area.area > 0]
            for (room, spot), size, lines in (
                (place, size, lines) for place in places for size in _SIZES for lines in texts
            ):
                if (box := self._fits(room, spot, lines, size, taken)) is not None:
                    self._write_label(spot, lines, size)
                    taken.append(box)
                    break
            else:
                without.append(label.number or label.name)
        return without

    def _fits(
        self, flat: BaseGeometry, spot: tuple[float, float], lines: list[str], size: float,
        taken: list[Box],
    ) -> Box | None:  # fmt: skip
        wide = max(self._book.text.width(line, "body", size) for line in lines) + 2
        high = len(lines) * size * 1.2
        x, y = spot
        box = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
        if any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken):
            return None
        return box if flat.covers(shapely.box(*box)) else None

    def _write_label(self, spot: tuple[float, float], lines: list[str], size: float) -> None:
        y = spot[1] + len(lines) * size * 0.6 - size * 0.95
        for n, line in enumerate(lines):
            face = "bold" if n == 0 else "body"
            colour = INK if n == 0 else GREY
            self._book.write(spot[0], y, line, face, size, colour, "centre")  # type: ignore[arg-type]
            y -= size * 1.2

    def _foot(self, scale: int, plan: Plan, without: list[str]) -> None:
        """Draw scale, bar, north and the meaning of lines below the plan."""
        book, canvas = self._book, self._book.canvas
        y = book.style.margin + 14 * MM
        x = book.left
        book.rule(book.left, y + 12 * MM, book.width)
        book.write(x, y + 2, f"1:{number(scale)}", "bold", 13)
        x += max(book.text.width(f"1:{number(scale)}", "bold", 13), 20 * MM) + 8 * MM
        step, unit = _bar_step(scale)
        length = step * _points_per_metre(scale)
        for n in range(4):
            canvas.setStrokeColorRGB(*INK)
            canvas.setFillColorRGB(*(INK if n % 2 == 0 else WHITE))
            canvas.setLineWidth(0.5)
            canvas.rect(x + n * length, y, length, 1.6 * MM, stroke=1, fill=1)
        for n in (0, 2, 4):
            text = f"{n * step * unit[1]:g}" + (f" {unit[0]}" if n == 4 else "")
            book.write(x + n * length, y + 2.6 * MM, text, "body", 7, INK, "centre")
        x += 4 * length + 16 * MM
        sizes = f"on {_paper_name(book.style.plan_paper)}"
        note = "cut 1.2 m above the storey" if plan.level.elevation_m is not None else "from above"
        book.write(x, y + 2.6 * MM, f"{note}; scale {sizes}", "body", 7, GREY)
        book.write(x, y - 0.6 * MM, "black: cut · thin: below · dashed: above", "body", 7, GREY)
        if without:
            rooms = f"too small for a name: {', '.join(without)}"
            line = book.text.fit(rooms, "body", 7, book.left + book.width - x - 30 * MM)
            book.write(x, y - 3.8 * MM, line, "body", 7, GREY)
        north = north_of(self._building.georeference)
        right = book.left + book.width
        if north is None:
            book.write(
                right, y, "The source does not say where north is.", "body", 7, GREY, "right"
            )
        else:
            direction, name = north
            _arrow(book, right - 7 * MM, y + 1.5 * MM, direction)
            book.write(right - 16 * MM, y, name, "body", 7, GREY, "right")


def north_of(georeference: Georeference) -> tuple[tuple[float, float], str] | None:
    """Return the direction of north in the plane of the plans, and which north it is."""
    if georeference.true_north is not None:
        return georeference.true_north, "True north"
    if georeference.coordinates_are_projected:
        return (0.0, 1.0), "Grid north"
    if georeference.crs or georeference.eastings is not None:
        turn = math.atan2(georeference.ordinate, georeference.abscissa)
        return (math.sin(turn), math.cos(turn)), "Grid north"
    return None


def _arrow(book: Book, x: float, y: float, direction: tuple[float, float]) -> None:
    length = math.hypot(*direction) or 1.0
    ahead = np.array(direction) / length
    side = np.array([ahead[1], -ahead[0]])
    tip, foot = np.array([x, y]) + ahead * 5 * MM, np.array([x, y]) - ahead * 3.5 * MM
    canvas = book.canvas
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.6)
    for sign, colour in ((1, INK), (-1, WHITE)):
        canvas.setFillColorRGB(*colour)
        path = canvas.beginPath()
        path.moveTo(*tip)
        path.lineTo(*(foot + side * sign * 2.2 * MM))
        path.lineTo(*(np.array([x, y]) - ahead * 2 * MM))
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
    label = tip + ahead * 2.6 * MM
    book.write(label[0], label[1] - 2.5, "N", "bold", 8, INK, "centre")


def _paths(flat: BaseGeometry) -> str:
    """Return the operators of a path around areas and along lines; empty for points."""
    parts: list[str] = []
    for part in shapely.get_parts(flat).tolist():
        simple = part.simplify(_FINENESS)
        if simple.is_empty or (part.geom_type == "Polygon" and not simple.area):
            simple = part
        if simple.geom_type == "Polygon":
            rings = (simple.exterior, *simple.interiors)
            parts += [_path(shapely.get_coordinates(ring)[:-1]) + " h" for ring in rings]
        elif simple.geom_type in ("LineString", "LinearRing"):
            parts.append(_path(shapely.get_coordinates(simple)))
        elif simple.geom_type in ("MultiPolygon", "MultiLineString", "GeometryCollection"):
            parts.append(_paths(simple))
    return " ".join(part for part in parts if part)


def _path(points: NDArray[np.float64]) -> str:
    numbers = np.round(np.clip(points, -30_000, 30_000), 2).tolist()
    (x, y), *rest = numbers
    return f"{x:.2f} {y:.2f} m " + " ".join(f"{x:.2f} {y:.2f} l" for x, y in rest)


def _spot(area: BaseGeometry) -> tuple[float, float]:
    """Return the point in an area of a page that is farthest from its border, about."""
    point = shapely.get_point(shapely.maximum_inscribed_circle(area, _SPOT_WITHIN), 0)
    return float(point.x), float(point.y)


def _place(book: Book, size: tuple[float, float]) -> Box:
    """Return where on a page the drawing goes."""
    margin = book.style.margin
    return margin, margin + _FOOT + 4 * MM, size[0] - margin, size[1] - margin - 24 * MM


def _scale_for(book: Book, frame: Box, size: tuple[float, float]) -> int:
    """Return the largest round scale at which a frame fits a page."""
    least = _least_scale(book, frame, size)
    for scale in _SCALES:
        if scale >= least:
            return scale
    power = 10 ** math.floor(math.log10(least))
    return int(next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= least))


def _least_scale(book: Book, frame: Box, size: tuple[float, float]) -> float:
    left, low, right, high = _place(book, size)
    wide, tall = frame[2] - frame[0], frame[3] - frame[1]
    return max(wide / (right - left), tall / (high - low), 1e-9) * 72 / 0.0254


def _points_per_metre(scale: int) -> float:
    return 72 / 0.0254 / scale


def _bar_step(scale: int) -> tuple[float, tuple[str, float]]:
    """Return the metres of one part of the scale bar, and its unit with the number per metre."""
    wanted = 0.012 * scale
    power = 10 ** math.floor(math.log10(wanted))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= wanted * 0.999)
    if step >= 1000:
        return step, ("km", 0.001)
    return step, ("m", 1.0) if step >= 0.5 else ("mm", 1000.0)


def _paper_name(size: tuple[float, float]) -> str:
    from exportstudio.exporters.pdf_style import PAPERS

    return next(name for name, paper in PAPERS.items() if paper == size)
