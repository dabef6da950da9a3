"""Layers of drawings: which class goes where, and how its lines look.

Names follow the US National CAD Standard: discipline, major group, and what part of it is meant.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from exportstudio.geometry.plans import View
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.svgx import system_of

# What AutoCAD lets no layer be called.
_FORBIDDEN = re.compile(r"[<>/\\\":;?*|=`,\x00-\x1f\x7f\ud800-\udfff]")
_MOST_LETTERS = 255
_SPECIAL_CASES = re.compile("(StandardCase|ElementedCase)$")
_LONGEST_FILE = 100_000

ANNOTATION = "A-ANNO-TEXT"
SPACE_LABELS = "A-AREA-IDEN"

# By how the class begins; the first that fits.
_BY_CLASS = (
    ("IfcWall", "A-WALL"), ("IfcDoor", "A-DOOR"), ("IfcWindow", "A-WIND"),
    ("IfcCurtainWall", "A-GLAZ"), ("IfcPlate", "A-GLAZ"), ("IfcSpace", "A-AREA"),
    ("IfcSpatialZone", "A-AREA"), ("IfcStair", "A-FLOR-STRS"), ("IfcRamp", "A-FLOR-STRS"),
    ("IfcRailing", "A-FLOR-HRAL"), ("IfcRoof", "A-ROOF"), ("IfcSlab", "A-FLOR"),
    ("IfcCovering", "A-FLOR-FNSH"), ("IfcFurni", "A-FURN"), ("IfcSystemFurniture", "A-FURN"),
    ("IfcChimney", "A-WALL"), ("IfcShadingDevice", "A-GLAZ"), ("IfcColumn", "S-COLS"),
    ("IfcBeam", "S-BEAM"), ("IfcMember", "S-BEAM"), ("IfcFooting", "S-FNDN"),
    ("IfcPile", "S-FNDN"), ("IfcReinforc", "S-RBAR"), ("IfcTendon", "S-RBAR"),
    ("IfcMechanicalFastener", "S-BOLT"), ("IfcFastener", "S-BOLT"), ("IfcBearing", "S-BRNG"),
    ("IfcTransport", "A-EQPM"), ("IfcSanitary", "P-FIXT"), ("IfcPipe", "P-PIPE"),
    ("IfcDuct", "M-DUCT"), ("IfcLight", "E-LITE"), ("IfcLamp", "E-LITE"),
    ("IfcSite", "C-TOPO"), ("IfcGeographicElement", "C-TOPO"), ("IfcEarthworks", "C-TOPO"),
    ("IfcRail", "C-RAIL"), ("IfcTrack", "C-RAIL"), ("IfcCourse", "C-PVMT"),
    ("IfcPavement", "C-PVMT"), ("IfcKerb", "C-PVMT"), ("IfcAlignment", "C-ALGN"),
    ("IfcReferent", "C-ALGN"),
)  # fmt: skip
_BY_SYSTEM = {"electrical": "E-POWER", "mechanical": "M-DUCT", "plumbing": "P-PIPE"}
_OTHER = "A-GENF"
_COLOURS = {
    "A-WALL": 7, "A-DOOR": 3, "A-WIND": 4, "A-GLAZ": 4, "A-AREA": 9, "A-FURN": 8,
    "S-COLS": 7, "E-POWER": 1, "E-LITE": 2, "M-DUCT": 5, "P-PIPE": 6, "P-FIXT": 6,
    "C-TOPO": 3,
}  # fmt: skip
_USUAL_COLOUR = 8
_TEXT_COLOUR = 7


@dataclass(frozen=True, slots=True)
class LayerLook:
    """A layer: its name, its AutoCAD colour number, and width and kind of its lines.

    `lineweight` is in hundredths of a millimetre.
    """

    name: str
    colour: int
    lineweight: int
    linetype: str = "Continuous"


class Layers:
    """Finds the layer of a class; `given` are those that a person names."""

    def __init__(self, given: dict[str, str]) -> None:
        self._given = {name.lower(): layer for name, layer in given.items()}

    def of(self, ifc_class: str) -> str:
        """Return the layer of what is cut, or of bodies, of a class."""
        plain = _SPECIAL_CASES.sub("", ifc_class)
        for name in (ifc_class, plain):
            if name.lower() in self._given:
                return self._given[name.lower()]
        for beginning, layer in _BY_CLASS:
            if ifc_class.startswith(beginning):
                return layer
        return _BY_SYSTEM.get(system_of(ifc_class), _OTHER)

    def look(self, ifc_class: str, view: View) -> LayerLook:
        """Return the layer of lines of a class in one view: what is cut has the heaviest."""
        layer = self.of(ifc_class)
        colour = _COLOURS.get(layer, _USUAL_COLOUR)
        if view is View.CUT:
            return LayerLook(layer, colour, 50)
        if view is View.BELOW:
            return LayerLook(_part(layer, "BELW"), colour, 18)
        if view is View.ABOVE:
            return LayerLook(_part(layer, "OVHD"), colour, 13, "HIDDEN")
        return LayerLook(layer, colour, 9)

    def fill(self, ifc_class: str) -> LayerLook:
        """Return the layer of the fill of what is cut of a class."""
        return LayerLook(_part(self.of(ifc_class), "PATT"), 254, 0)


def text_look(layer: str) -> LayerLook:
    """Return how a layer of texts looks."""
    return LayerLook(layer, _TEXT_COLOUR, 13)


def legal_name(name: str) -> str:
    """Return a name that a layer may have."""
    return _FORBIDDEN.sub("_", name.strip())[:_MOST_LETTERS] or "_"


def read_layers(text: str) -> tuple[dict[str, str], list[Issue]]:
    """Return the layer of each class that an option names, and a note on names that changed.

    The option is a text such as “IfcWall=WALLS; IfcDoor=DOORS”, or the path of a text file with
    such an entry on each line, where # begins a comment. Raises StudioError (WRITE330).
    """
    if text and "=" not in text:
        try:
            with Path(text).open(encoding="utf-8-sig") as stream:
                text = stream.read(_LONGEST_FILE)
        except (OSError, ValueError) as error:
            raise _bad(f"The file of layers “{text}” can't be read: {error}.") from error
    given: dict[str, str] = {}
    changed: list[str] = []
    for entry in re.split(r"[;\n]", re.sub(r"#.*", "", text)):
        if not entry.strip():
            continue
        ifc_class, equals, name = entry.partition("=")
        if not equals or not name.strip() or not ifc_class.strip().lower().startswith("ifc"):
            raise _bad(f"“{entry.strip()[:80]}” does not say which layer a class goes to.")
        given[ifc_class.strip()] = legal_name(name)
        if given[ifc_class.strip()] != name.strip():
            changed.append(f"“{name.strip()[:80]}” became “{given[ifc_class.strip()][:80]}”")
    if not changed:
        return given, []
    words = f"Some names can't be those of layers: {', '.join(changed[:5])}."
    return given, [Issue.info("WRITE331", words)]


def _part(layer: str, part: str) -> str:
    return f"{layer[: _MOST_LETTERS - 5]}-{part}"


def _bad(text: str) -> StudioError:
    return StudioError(
        Issue.error("WRITE330", text, "Write, for example: IfcWall=A-WALL; IfcDoor=A-DOOR.")
    )
