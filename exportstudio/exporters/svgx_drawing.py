"""The plans of an SVGX or SVG file: figures in layers of paint, names of rooms, titles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shapely

from exportstudio.exporters.svgx_facts import Facts, Origin
from exportstudio.exporters.svgx_markup import Attributes, AttributeValue, Markup, number
from exportstudio.exporters.svgx_objects import markup_of
from exportstudio.exporters.svgx_sheet import Sheet
from exportstudio.geometry.plans import Figure, Plan, View
from exportstudio.geometry.space_labels import SpaceLabel, label_spaces
from exportstudio.model.building import Building, Element
from exportstudio.model.scene import Scene
from exportstudio.model.svgx import ARX, BIM, SVG, layer_of

# In the order in which they are painted; widths are in millimetres on paper.
_VIEWS: dict[View, dict[str, Any]] = {
    View.SPACE: {"fill": "#f3efe6", "stroke": "none"},
    View.BELOW: {"fill": "none", "stroke": "#5f6368", "width": 0.13},
    View.ABOVE: {"fill": "none", "stroke": "#9aa0a6", "width": 0.13, "dash": (1.5, 1.0)},
    View.CUT: {"fill": "#4a4e54", "stroke": "#000000", "width": 0.35},
}
# Walls and what else stands are cut in black, large level things in grey, the rest in outline.
_STANDING = ("IfcWall", "IfcColumn", "IfcBeam", "IfcMember", "IfcFooting", "IfcPile", "IfcChimney",
             "IfcBearing", "IfcRail")  # fmt: skip
_LEVEL = ("IfcSlab", "IfcRoof", "IfcStair", "IfcRamp", "IfcBuildingElementProxy", "IfcCourse",
          "IfcPavement", "IfcKerb", "IfcSite", "IfcGeographicElement", "IfcEarthworks")  # fmt: skip
_CUT_LEVEL = {"fill": "#c6c9ce", "width": 0.25}
_CUT_OPEN = {"fill": "#ffffff", "width": 0.18}
_GROUND = ("IfcSite", "IfcGeographicElement", "IfcEarthworks")
_TEXT_MM = 3.0
_LEAST_TEXT_MM = 1.0
_TITLE_MM = 4.0
_RIM_MM = 0.6
_LETTER = 0.62  # width of a letter, in heights
_LINE = 1.25  # distance of lines, in heights
_INK = "#202124"
_M2 = 1e-6


Fragments = dict[str, list[tuple[str, Any]]]
"""Keys of elements, and what draws them, by view."""


def plain(fragment: Any) -> None:
    """Take out of a fragment all that is not SVG."""
    for element in list(fragment.iter()):
        for name in list(element.attrib):
            if name.startswith("{"):
                del element.attrib[name]
        if element is not fragment and not str(element.tag).startswith(f"{{{SVG}}}"):
            element.getparent().remove(element)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Writes plans, each in its field of the sheet.

    `is_plain` leaves out all that is not SVG; the key of an element is then a data attribute.
    `id_of` gives the id of an element in the file.
    """

    building: Building
    scene: Scene
    facts: Facts
    origin: Origin
    sheet: Sheet
    out: Markup
    id_of: Callable[[str], str]
    is_plain: bool

    def write(self, plan: Plan, fragments: Fragments) -> set[str]:
        """Write what is seen in a plan; return the keys of what is drawn.

        `fragments` are those of this plan: what the source drew itself is drawn again.
        """
        drawn: set[str] = set()
        for view, look in _VIEWS.items():
            figures = [figure for figure in plan.figures if figure.view is view]
            own = fragments.get(view.value, [])
            if figures or own:
                with self.out.within("g", self._group(view.value, self._look(look))):
                    drawn |= self._figures(figures, view)
                    drawn |= self._fragments(own)
        if own := fragments.get("", []):
            with self.out.within("g", self._group("drawing", {})):
                drawn |= self._fragments(own)
        return drawn

    def write_labels(self, plan: Plan) -> None:
        """Write number, name and area of the spaces of a plan, and its title under it."""
        look = {
            "fill": _INK,
            "font-family": "sans-serif",
            "text-anchor": "middle",
            # A rim of the colour of rooms, so that lines under letters don't disturb.
            "stroke": str(_VIEWS[View.SPACE]["fill"]),
            "stroke-width": self.sheet.length(self.sheet.paper(_RIM_MM)),
            "paint-order": "stroke",
        }
        with self.out.within("g", self._group("labels", look)):
            for label in label_spaces(self.building, plan):
                if label.area.area > 0:
                    self._label(label)
            self._title(plan)

    def _figures(self, figures: list[Figure], view: View) -> set[str]:
        drawn = set()
        # The ground lies under everything.
        for figure in sorted(figures, key=lambda each: not self._class(each).startswith(_GROUND)):
            element = self.building.elements[figure.element_id]
            if element.key not in self.origin.drawings and element.key in self.facts.elements:
                self._figure(figure, element, view)
                drawn.add(element.key)
        return drawn

    def _class(self, figure: Figure) -> str:
        return self.building.elements[figure.element_id].ifc_class

    def _figure(self, figure: Figure, element: Element, view: View) -> None:
        style = self.scene.styles[figure.style]
        colour = "#{:02x}{:02x}{:02x}".format(
            *(round(min(max(c, 0.0), 1.0) * 255) for c in (style.red, style.green, style.blue))
        )
        attributes: dict[str, AttributeValue] = {}
        if self.is_plain:
            attributes["data-key"] = element.key
            attributes["data-class"] = element.ifc_class
        else:
            attributes["arx:object"] = self.id_of(element.key)
            attributes["arx:layer"] = layer_of(element.ifc_class)
            if style.id:
                attributes["bim:colour"] = colour
                attributes["bim:opacity"] = None if style.alpha == 1 else number(style.alpha, 3)
        if view is View.CUT and not element.ifc_class.startswith(_STANDING):
            is_level = element.ifc_class.startswith(_LEVEL)
            attributes |= self._look(_CUT_LEVEL if is_level else _CUT_OPEN)
        if figure.geometry.area == 0:
            attributes["fill"] = "none"
        attributes["d"] = self.sheet.path(figure.geometry, self.scene.offset[:2])
        with self.out.around("path", attributes):
            words = f"{element.ifc_class.removeprefix('Ifc')} {element.name}".strip()
            self.out.element("title", {}, words)

    def _fragments(self, fragments: list[tuple[str, Any]]) -> set[str]:
        for key, fragment in fragments:
            if self.is_plain:
                plain(fragment)
                fragment.set("data-key", key)
                fragment.set("data-class", str(self.facts.elements[key]["class"]))
            else:
                fragment.set(f"{{{ARX}}}object", self.id_of(key))
                for name in ("storey", "view"):
                    fragment.attrib.pop(f"{{{BIM}}}{name}", None)
            self.out.raw(markup_of(fragment))
            self.out.line()
        return {key for key, _ in fragments}

    def _label(self, label: SpaceLabel) -> None:
        lines = [text for text in (label.number, label.name) if text]
        lines.append(f"{label.area_m2:.1f} m²")
        x, y = label.point
        west, _, east, _ = shapely.intersection(
            label.area, shapely.box(label.area.bounds[0], y - 0.1, label.area.bounds[2], y + 0.1)
        ).bounds
        room = 2 * min(east - x, x - west) * 1000 * 0.92
        longest = max(map(len, lines))
        size = min(self.sheet.paper(_TEXT_MM), room / (longest * _LETTER))
        size = max(size, self.sheet.paper(_LEAST_TEXT_MM))
        u, v = self.sheet.point(x + self.scene.offset[0], y + self.scene.offset[1])
        first = v - size * (_LINE * (len(lines) - 1) / 2 - 0.35)
        for row, text in enumerate(lines):
            at = {"x": self.sheet.length(u), "y": self.sheet.length(first + row * size * _LINE)}
            weight = "bold" if row == 0 and len(lines) > 1 else None
            size_text = {"font-size": self.sheet.length(size), "font-weight": weight}
            self.out.element("text", {**at, **size_text}, text)
            self.out.line()

    def _title(self, plan: Plan) -> None:
        x, y = self.sheet.title_at()
        size = self.sheet.paper(_TITLE_MM)
        elevation = plan.level.elevation_m
        height = "" if elevation is None else f"{elevation:+.2f} m   "
        if abs(elevation or 0.0) < 0.005:  # as drawings have it
            height = height.replace("+", "±").replace("-", "±")
        look = {"text-anchor": "start", "stroke": "none"}
        name = plan.level.name or self.building.project.name
        at = {"x": self.sheet.length(x)}
        self.out.element(
            "text",
            at | look | {"y": self.sheet.length(y + size), "font-size": self.sheet.length(size),
                         "font-weight": "bold"},
            name,
        )  # fmt: skip
        small = size * 0.6
        self.out.element(
            "text",
            at | look | {"y": self.sheet.length(y + size + small * 1.6),
                         "font-size": self.sheet.length(small)},
            f"{height}1:{self.sheet.scale}",
        )  # fmt: skip
        self.out.line()

    def _look(self, look: dict[str, Any]) -> dict[str, str]:
        """Return a look as attributes of SVG."""
        attributes: dict[str, str] = {
            name: look[name] for name in ("fill", "stroke") if name in look
        }
        if "width" in look:
            attributes["stroke-width"] = self.sheet.length(self.sheet.paper(look["width"]))
        if "dash" in look:
            attributes["stroke-dasharray"] = " ".join(
                self.sheet.length(self.sheet.paper(mm)) for mm in look["dash"]
            )
        return attributes

    def _group(self, view: str, look: dict[str, str]) -> Attributes:
        name = "class" if self.is_plain else "bim:view"
        shape = {} if view in ("labels", "drawing") else {"fill-rule": "evenodd"}
        joins = {"stroke-linejoin": "round"} if "stroke" in look else {}
        return {name: view, **look, **shape, **joins}
