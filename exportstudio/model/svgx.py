"""SVGX as Export Studio writes and reads it: namespaces, kinds of objects, and what is unsafe."""

import re
from collections import Counter
from typing import Any

PROFILE = "1.0"
"""What a file says of the rules that it follows; raised with every change of them."""

SVG = "http://www.w3.org/2000/svg"
ARX = "http://arxos.io/svgx"
BIM = "urn:exportstudio:svgx:1"
"""What the vocabulary of `ARX` has no word for: IFC classes, heights, sets, views."""

PREFIXES = {None: SVG, "arx": ARX, "bim": BIM}
"""What the root of a file declares."""

SET_NAME = "SVGX"
"""The property set that holds what only SVGX has a word for, as XML text."""
DERIVED_SETS = ("SVGX_Behavior", "SVGX_Physics")
"""The property sets that tell other formats what is in that XML."""
OBJECT_PROPERTY = "object"
"""Of a product: its arx:object with tags, behavior, physics and whatever else it has."""
DRAWING_PROPERTY = "drawing"
"""Of a product: a group of the elements that draw it, each with bim:storey and bim:view."""
CONTENT_PROPERTY = "content"
"""Of the project: a group of what belongs to no object, each with bim:storey."""
SHEET_PROPERTY = "sheet"
"""Of the project: x, y of the origin in metres, and x, y, width, height of all in millimetres."""

_DOTTED = {
    "IfcSpace": "architecture.room",
    "IfcDoor": "architecture.door",
    "IfcDoorStandardCase": "architecture.door",
    "IfcWindow": "architecture.window",
    "IfcWindowStandardCase": "architecture.window",
    "IfcLightFixture": "electrical.light_fixture",
    "IfcOutlet": "electrical.outlet",
    "IfcSwitchingDevice": "electrical.switch",
    "IfcElectricDistributionBoard": "electrical.panel",
    "IfcElectricDistributionPoint": "electrical.panel",
    "IfcDuctSegment": "mechanical.duct",
    "IfcUnitaryEquipment": "mechanical.hvac",
    "IfcPipeSegment": "plumbing.pipe",
    "IfcSanitaryTerminal": "plumbing.fixture",
}
_SYSTEMS = (
    ("electrical", r"Electric|Cable|Lamp|Light|Outlet|Switch|Audio|Communication|Junction|Solar"
     r"|Protective|Transformer|Motor|Alarm"),
    ("plumbing", r"Pipe|Sanitary|Waste|FireSuppression|Interceptor|Valve|Pump|Tank|StackTerminal"),
    ("mechanical", r"Duct|Air|Boiler|Burner|Chiller|Coil|Compressor|Condenser|Cool|Damper|Engine"
     r"|Evaporat|Fan|Filter|Flow|Heat|Humidifier|Space[H]|TubeBundle|Unitary|Vibration"
     r"|Distribution|Energy|Actuator|Controller|Sensor|UnitaryControl"),
)  # fmt: skip
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

# What other programs call things, by what their types contain; the first that fits decides.
_CLASSES = (
    ("electrical.light", "IfcLightFixture"), ("lighting", "IfcLightFixture"),
    ("light_fixture", "IfcLightFixture"), ("outlet", "IfcOutlet"), ("receptacle", "IfcOutlet"),
    ("panel", "IfcElectricDistributionBoard"), ("switch", "IfcSwitchingDevice"),
    ("smoke", "IfcSensor"), ("detector", "IfcSensor"), ("thermostat", "IfcController"),
    ("sprinkler", "IfcFireSuppressionTerminal"), ("fire_alarm", "IfcAlarm"),
    ("diffuser", "IfcAirTerminal"), ("vav", "IfcAirTerminalBox"),
    ("air_handler", "IfcUnitaryEquipment"), ("hvac_zone", "IfcSpatialZone"),
    ("hvac", "IfcUnitaryEquipment"), ("duct", "IfcDuctSegment"), ("pipe", "IfcPipeSegment"),
    ("plumbing.fixture", "IfcSanitaryTerminal"), ("plumbing_fixture", "IfcSanitaryTerminal"),
    ("valve", "IfcValve"), ("pump", "IfcPump"), ("water_heater", "IfcBoiler"),
    ("camera", "IfcAudioVisualAppliance"), ("curtain_wall", "IfcCurtainWall"),
    ("wall", "IfcWall"), ("partition", "IfcWall"), ("door", "IfcDoor"), ("window", "IfcWindow"),
    ("ceiling", "IfcCovering"), ("covering", "IfcCovering"), ("roof", "IfcRoof"),
    ("slab", "IfcSlab"), ("column", "IfcColumn"), ("beam", "IfcBeam"), ("truss", "IfcBeam"),
    ("foundation", "IfcFooting"), ("footing", "IfcFooting"), ("stairwell", "IfcSpace"),
    ("elevator_shaft", "IfcSpace"), ("stair", "IfcStair"), ("ramp", "IfcRamp"),
    ("railing", "IfcRailing"), ("furniture", "IfcFurniture"), ("corridor", "IfcSpace"),
    ("room", "IfcSpace"), ("space", "IfcSpace"), ("zone", "IfcSpatialZone"),
    ("electrical", "IfcDistributionElement"), ("mechanical", "IfcDistributionElement"),
    ("plumbing", "IfcDistributionElement"),
)  # fmt: skip

_FORBIDDEN = frozenset(
    {
        "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas",
        "handler", "listener", "html", "marquee",
    }
)  # fmt: skip
_OURS = (f"{{{ARX}}}", f"{{{BIM}}}")
_HREFS = ("href", "src")
_OUTSIDE = re.compile(r"@import|javascript:|expression\s*\(|url\(\s*['\"]?(?!\s*['\"]?#)", re.I)
_IMAGE = re.compile(r"data:image/(png|jpeg);base64,", re.I)


def object_type(ifc_class: str) -> str:
    """Return the dotted type of an IFC class, for example architecture.wall."""
    if ifc_class in _DOTTED:
        return _DOTTED[ifc_class]
    if ifc_class.startswith("IfcWall"):
        return "architecture.wall"
    name = ifc_class.removeprefix("Ifc").removesuffix("StandardCase")
    return f"{system_of(ifc_class)}.{_WORD.sub('_', name).lower()}"


def system_of(ifc_class: str) -> str:
    """Return electrical, plumbing, mechanical or architecture."""
    if ifc_class not in ("IfcSpace", "IfcSpatialZone"):
        for system, words in _SYSTEMS:
            if re.match(f"Ifc({words})", ifc_class):
                return system
    return "architecture"


def layer_of(ifc_class: str) -> str:
    """Return the drawing layer of an IFC class."""
    for stem, layer in (("IfcWall", "walls"), ("IfcDoor", "doors"), ("IfcWindow", "windows")):
        if ifc_class.startswith(stem):
            return layer
    return system_of(ifc_class)


def class_of(dotted: str, system: str = "") -> str:
    """Return the IFC class for a type of whatever spelling; a proxy where nothing fits."""
    words = f"{system}.{dotted}".lower().replace("-", "_").replace(" ", "_")
    own = dotted.lower().replace("-", "_").replace(" ", "_")
    for text in (own, words):
        for part, ifc_class in _CLASSES:
            if part in text:
                return ifc_class
    return "IfcBuildingElementProxy"


def local_name(tag: Any) -> str:
    """Return the name of an element without its namespace; "" for comments and instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def new_element(like: Any, tag: str, attributes: dict[str, str] | None = None) -> Any:
    """Return a new element of lxml, of the same kind as `like`, with the usual prefixes."""
    return like.makeelement(tag, attributes or {}, nsmap=PREFIXES)


def remove_unsafe(root: Any) -> Counter[str]:
    """Take out of a tree all that runs or that reaches outside the file; return what was there.

    `root` is an element of lxml. Comments and processing instructions go as well, uncounted the
    first, counted the others.
    """
    found: Counter[str] = Counter()
    for element in list(root.iter()):
        name = local_name(element.tag)
        if not name:
            if isinstance(getattr(element, "target", None), str):
                found["processing instructions"] += 1
            _drop(element)
        elif element.tag.startswith(_OURS):
            continue  # nothing of it runs or is shown
        elif element is not root and name.lower() in _FORBIDDEN:
            found[f"<{name}>"] += 1
            _drop(element)
        elif name in ("animate", "set") and "href" in (element.get("attributeName") or ""):
            found[f"<{name}> of links"] += 1
            _drop(element)
        else:
            _clean(element, name, found)
    return found


def _clean(element: Any, name: str, found: Counter[str]) -> None:
    for attribute, value in list(element.attrib.items()):
        local = local_name(attribute).lower()
        if local.startswith("on") and "}" not in attribute:
            kind = f"{local} handlers"
        elif local in _HREFS and not value.startswith("#") and not _IMAGE.match(value):
            kind = "references to other files"
        elif _OUTSIDE.search(value):
            kind = "styles that load other files"
        else:
            continue
        found[kind] += 1
        del element.attrib[attribute]
    if name == "style" and _OUTSIDE.search(element.text or ""):
        found["styles that load other files"] += 1
        element.text = None


def _drop(element: Any) -> None:
    """Remove an element, and keep the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
