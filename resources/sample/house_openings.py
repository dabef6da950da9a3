"""The windows and doors of the sample house, in the openings they fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from house_model import Entity, House, mm
from house_plan import INNER, LEVELS, OUTER
from house_shapes import bent_bar, box, prism, rectangle
from ifcopenshell.api import geometry, material

if TYPE_CHECKING:
    from house_walls import Wall

# Windows and doors are drawn with x along the wall and y from its outer face inwards.
# Of each type: its width and its height, and of a window how many panes it has.
WINDOWS = {
    "Fenster 120×130": (1.2, 1.3, 1),
    "Fenster 180×130": (1.8, 1.3, 2),
    "Fenster 60×60": (0.6, 0.6, 1),
    "Fenêtre fixe 100×220": (1.0, 2.2, 1),
}


DOORS = {
    "Haustür 110×225": (1.1, 2.25),
    "Hebeschiebetür 300×230": (3.0, 2.3),
    "Innentür 90×205": (0.9, 2.05),
}


def _glazed(house: House, width: float, height: float, panes: int) -> Entity:
    """A frame and its glazing: two items in one body."""
    bar, depth = 0.07, 0.08
    pane = (width - bar * (panes + 1)) / panes
    holes = [
        rectangle(pane, height - 2 * bar, bar + index * (pane + bar), bar) for index in range(panes)
    ]
    frame = prism(house, rectangle(width, height), depth, axis="Y", holes=holes)
    # The glass sits in a groove of the frame: it is a little larger than what one sees of it.
    glass = box(
        house,
        (bar - 0.01, depth / 2 - 0.012, bar - 0.01),
        (width - 2 * bar + 0.02, 0.024, height - 2 * bar + 0.02),
    )
    return house.shape((frame, None), (glass, None))


def _make_of_frame_and_glass(house: House, kind: Entity) -> None:
    """Name the two items of a glazed type, and give both their material and its style."""
    origin = kind.RepresentationMaps[0]
    body = origin.MappedRepresentation
    parts = {"Framing": "Holz-Metall-Rahmen", "Glazing": "Isolierglas"}
    for part, item in zip(parts, body.Items, strict=True):
        geometry.add_shape_aspect(house.file, part, [item], body, origin)
    material.set_shape_aspect_constituents(
        house.file,
        element=kind,
        context=house.body,
        materials={part: house.materials[name] for part, name in parts.items()},
    )


def _add_window_types(house: House) -> None:
    for name, (width, height, panes) in WINDOWS.items():
        kind = house.add_type(
            "IfcWindowType",
            name,
            "WINDOW",
            _glazed(house, width, height, panes),
            PartitioningType="SINGLE_PANEL" if panes == 1 else "DOUBLE_PANEL_VERTICAL",
        )
        _make_of_frame_and_glass(house, kind)
        house.properties(
            kind,
            "Pset_WindowCommon",
            {"IsExternal": True, "ThermalTransmittance": 0.9, "GlazingAreaFraction": 0.8},
        )
        house.quantities(
            kind,
            "Qto_WindowBaseQuantities",
            {"Width": mm(width), "Height": mm(height), "Area": width * height},
        )


def _door(house: House, width: float, height: float, depth: float, leaf_key: str) -> Entity:
    """A lining, a leaf that stands in it, and a handle through the leaf."""
    bar, leaf, handle = 0.06, 0.05, 0.06
    lining = [
        (0.0, 0.0),
        (bar, 0.0),
        (bar, height - bar),
        (width - bar, height - bar),
        (width - bar, 0.0),
        (width, 0.0),
        (width, height),
        (0.0, height),
    ]
    middle = depth / 2 - leaf / 2
    inside, outside = middle + leaf + handle, middle - handle
    path = [
        (x, y, 1.02) for x, y in ((0.26, outside), (0.14, outside), (0.14, inside), (0.26, inside))
    ]
    return house.shape(
        (prism(house, lining, depth, axis="Y"), leaf_key),
        (box(house, (bar, middle, 0.01), (width - 2 * bar, leaf, height - bar - 0.01)), leaf_key),
        (bent_bar(house, path, 0.01), "steel"),
    )


def _add_door_types(house: House) -> None:
    bodies = {
        "Haustür 110×225": _door(house, 1.1, 2.25, 0.12, "oak"),
        "Hebeschiebetür 300×230": _glazed(house, 3.0, 2.3, 2),
        "Innentür 90×205": _door(house, 0.9, 2.05, INNER, "white lacquer"),
    }
    for name, body in bodies.items():
        width, height = DOORS[name]
        sliding = name.startswith("Hebe")
        kind = house.add_type(
            "IfcDoorType",
            name,
            "DOOR",
            body,
            OperationType="SLIDING_TO_LEFT" if sliding else "SINGLE_SWING_LEFT",
        )
        if sliding:
            _make_of_frame_and_glass(house, kind)
        house.properties(
            kind,
            "Pset_DoorCommon",
            {"IsExternal": not name.startswith("Innen"), "SmokeStop": False},
        )
        house.quantities(
            kind,
            "Qto_DoorBaseQuantities",
            {"Width": mm(width), "Height": mm(height), "Area": width * height},
        )


def _fill(
    house: House,
    wall: Wall,
    ifc_class: str,
    name: str,
    kind: str,
    offset: float,
    sill: float,
    inset: float,
) -> Entity:
    """A window or door in its opening; the sill is measured from the floor of the storey."""
    width, height = WINDOWS[kind][:2] if kind in WINDOWS else DOORS[kind]
    frame = wall.frame.at(offset, 0.0, LEVELS[wall.storey] - wall.frame.origin[2] + sill)
    size = (width, wall.thickness + 0.1, height)
    opening = house.add_opening(f"Öffnung {name}", wall.element, frame.at(0.0, -0.05), size)
    wall.openings.append((width, height))
    return house.add(
        ifc_class,
        name,
        frame.at(0.0, inset),
        place=house.storeys[wall.storey],
        fills=opening,
        of_type=kind,
        OverallWidth=mm(width),
        OverallHeight=mm(height),
    )


def _offset(wall: Wall, side: str, centre: float) -> float:
    """How far along its wall a centre lies that is given in the building's coordinates."""
    start = wall.frame.origin[0 if side in ("Süd", "Nord") else 1]
    return abs(centre - start)


def add_windows(house: House, walls: dict[str, dict[str, Wall]]) -> None:
    """The windows of the outer walls, and the railing before the one that reaches the floor."""
    _add_window_types(house)
    # Storey, side, type, centre (x of a long wall, y of a short one), sill, name.
    small, wide, tiny, fixed = WINDOWS
    places: list[tuple[str, str, str, float, float, str]] = [
        ("EG", "Süd", fixed, 6.81, 0.0, "Fenster Diele"),
        ("EG", "Süd", wide, 9.85, 0.95, "Fenster Küche Süd"),
        ("EG", "Ost", small, 2.3, 0.95, "Fenster Küche Ost"),
        ("EG", "Ost", tiny, 5.25, 1.5, "Fenster Gäste-WC"),
        ("EG", "Nord", wide, 2.9, 0.95, "Fenster Essen Nord"),
        ("EG", "West", small, 2.3, 0.95, "Fenster Wohnen West"),
        ("EG", "West", small, 6.0, 0.95, "Fenster Essen West"),
        ("EG", "Nord", tiny, 9.85, 1.5, "Fenster Technik"),
        ("OG", "Süd", wide, 2.9, 0.95, "Fenster Schlafen Süd"),
        ("OG", "Süd", fixed, 6.81, 0.0, "Fenêtre à la française – côté jardin"),
        ("OG", "Süd", wide, 9.85, 0.95, "Fenster Büro Süd"),
        ("OG", "Ost", small, 2.3, 0.95, "Fenster Büro Ost"),
        ("OG", "Nord", small, 9.85, 0.95, "Fenster Bad"),
        ("OG", "Nord", small, 6.81, 0.95, "Fenster Flur Nord"),
        ("OG", "Nord", wide, 2.9, 0.95, "Fenster Kinder Nord"),
        ("OG", "West", small, 2.3, 0.95, "Fenster Schlafen West"),
        ("OG", "West", small, 6.0, 0.95, "Fenster Kinder West"),
        ("DG", "Ost", small, 4.0, 0.95, "Giebelfenster Ost"),
        ("DG", "West", small, 4.0, 0.95, "Giebelfenster West"),
    ]
    for key, side, kind, centre, sill, name in places:
        wall = walls[key][side]
        offset = _offset(wall, side, centre) - WINDOWS[kind][0] / 2
        window = _fill(house, wall, "IfcWindow", name, kind, offset, sill, 0.12)
        house.properties(window, "Pset_WindowCommon", {"Reference": kind, "Status": ["NEW"]})
    frame = walls["OG"]["Süd"].frame.at(6.31, -0.04)
    bars = [((0.05, 0.0, z), (0.95, 0.0, z)) for z in (0.15, 0.35, 0.55, 0.75, 0.95)]
    posts = [((x, 0.0, 0.1), (x, 0.0, 1.0)) for x in (0.05, 0.95)]
    house.add(
        "IfcRailing",
        "Garde-corps de la fenêtre à la française",
        frame,
        place=house.storeys["OG"],
        body=house.shape(*((bent_bar(house, bar, 0.012), "steel") for bar in bars + posts)),
        predefined="GUARDRAIL",
    )


def add_doors(house: House, outer: dict[str, Wall], inner: dict[str, dict[str, Wall]]) -> None:
    """The doors to the outside, and those from the halls to the rooms."""
    _add_door_types(house)
    front, sliding, internal = DOORS
    entrance = _fill(
        house,
        outer["Nord"],
        "IfcDoor",
        "Haustür",
        front,
        _offset(outer["Nord"], "Nord", 6.81) - DOORS[front][0] / 2,
        0.0,
        0.12,
    )
    house.properties(
        entrance, "Pset_DoorCommon", {"FireExit": True, "SecurityRating": "RC 2", "Status": ["NEW"]}
    )
    _fill(house, outer["Süd"], "IfcDoor", "Terrassentür", sliding, 1.4, 0.0, 0.12)
    rooms: list[tuple[str, str, str, float]] = [
        ("EG", "Wohnen", "Tür Wohnen", 5.7),
        ("EG", "Diele", "Tür Küche", 2.0),
        ("EG", "Diele", "Tür Gäste-WC", 4.8),
        ("EG", "Diele", "Tür Technik", 6.45),
        ("OG", "Schlafen", "Tür Schlafen", 0.55),
        ("OG", "Schlafen", "Tür Kinder", 5.7),
        ("OG", "Flur", "Tür Büro", 2.6),
        ("OG", "Flur", "Tür Bad", 5.4),
    ]
    for key, line, name, y in rooms:
        wall = inner[key][line]
        door = _fill(house, wall, "IfcDoor", name, internal, y - OUTER, 0.0, 0.0)
        house.properties(
            door, "Pset_DoorCommon", {"Reference": internal, "IsExternal": False, "Status": ["NEW"]}
        )
