"""The walls of the sample house, cut to the roof where they meet it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import dist, sqrt

from house_model import Entity, Frame, House, Point2, Point3, mm
from house_plan import (
    BASE,
    DEPTH,
    EAVES,
    HALL_EAST,
    HALL_WEST,
    INNER,
    LENGTH,
    LEVELS,
    OUTER,
    RIDGE,
    ROOM_HEIGHT,
    SLOPE,
)
from ifcopenshell.api import geometry, material

Cut = tuple[Point3, Point3]


@dataclass
class Wall:
    """A wall with what is needed to cut openings into it and to measure it."""

    element: Entity
    frame: Frame
    storey: str
    length: float
    thickness: float
    height: float
    openings: list[tuple[float, float]] = field(default_factory=list)


def add_wall_types(house: House) -> None:
    """The two build-ups of the house, with their layers from outside to inside."""
    layers: dict[str, list[tuple[str, float]]] = {
        "Außenwand 36 cm": [
            ("Außenputz", 0.015),
            ("Mineralische Dämmung", 0.16),
            ("Backstein", 0.175),
            ("Innenputz", 0.01),
        ],
        "Innenwand 15 cm": [("Innenputz", 0.0125), ("Backstein", 0.125), ("Innenputz", 0.0125)],
    }
    for name, build_up in layers.items():
        external = name.startswith("Außen")
        kind = house.add_type("IfcWallType", name, "SOLIDWALL")
        layer_set = material.add_material_set(house.file, name, "IfcMaterialLayerSet")
        for layer_name, thickness in build_up:
            layer = material.add_layer(
                house.file, layer_set, house.materials[layer_name], layer_name
            )
            material.edit_layer(house.file, layer, attributes={"LayerThickness": mm(thickness)})
        material.assign_material(house.file, [kind], "IfcMaterialLayerSet", layer_set)
        house.properties(
            kind,
            "Pset_WallCommon",
            {
                "IsExternal": external,
                "LoadBearing": True,
                "FireRating": "REI 60" if external else "REI 30",
                "ThermalTransmittance": 0.18 if external else 1.6,
            },
        )
        house.quantities(
            kind, "Qto_WallBaseQuantities", {"Width": mm(sum(depth for _, depth in build_up))}
        )


def _add_wall(
    house: House,
    name: str,
    key: str,
    start: Point2,
    end: Point2,
    base: float,
    height: float,
    cuts: tuple[Cut, ...] = (),
    external: bool = False,
) -> Wall:
    length = dist(start, end)
    thickness = OUTER if external else INNER
    frame = Frame.along(start, end, base)
    body = geometry.add_wall_representation(
        house.file,
        house.body,
        length=length,
        height=height,
        thickness=thickness,
        clippings=[frame.clipping(*cut) for cut in cuts],
    )
    house.paint(body, "outer paint" if external else "inner paint")
    element = house.add(
        "IfcWall",
        name,
        frame,
        place=house.storeys[key],
        of_type="Außenwand 36 cm" if external else "Innenwand 15 cm",
        body=body,
    )
    house.properties(
        element,
        "Pset_WallCommon",
        {"Reference": name, "IsExternal": external, "Status": ["NEW"]},
    )
    return Wall(element, frame, key, length, thickness, height)


def outer_walls(house: House) -> dict[str, dict[str, Wall]]:
    """The outer walls by storey and side; the long ones run through at the corners."""
    lines: dict[str, tuple[Point2, Point2]] = {
        "Süd": ((0.0, 0.0), (LENGTH, 0.0)),
        "Ost": ((LENGTH, OUTER), (LENGTH, DEPTH - OUTER)),
        "Nord": ((LENGTH, DEPTH), (0.0, DEPTH)),
        "West": ((0.0, DEPTH - OUTER), (0.0, OUTER)),
    }
    bases = {**LEVELS, "EG": BASE}
    tops = {"EG": LEVELS["OG"], "OG": LEVELS["DG"]}
    walls: dict[str, dict[str, Wall]] = {}
    for key, base in bases.items():
        walls[key] = {}
        for side, (start, end) in lines.items():
            cuts: tuple[Cut, ...] = ()
            if key in tops:
                name, height = f"Außenwand {side}", tops[key] - base
            else:
                name, height, cuts = _under_the_roof(side)
            walls[key][side] = _add_wall(
                house, f"{name} {key}", key, start, end, base, height, cuts, external=True
            )
        _connect([wall.element for wall in walls[key].values()])
    return walls


def _connect(ring: list[Entity]) -> None:
    for wall, after in zip(ring, [*ring[1:], ring[0]], strict=True):
        geometry.connect_path(wall.file, wall, after, "ATEND", "ATSTART")


def _under_the_roof(side: str) -> tuple[str, float, tuple[Cut, ...]]:
    """Name, height before the cut, and cuts of an outer wall of the roof storey."""
    steep = 1 / sqrt(1 + SLOPE * SLOPE)
    south: Cut = ((0.0, 0.0, EAVES), (0.0, -SLOPE * steep, steep))
    north: Cut = ((0.0, DEPTH, EAVES), (0.0, SLOPE * steep, steep))
    if side in ("Ost", "West"):
        return f"Giebelwand {side}", RIDGE - LEVELS["DG"] + 0.1, (south, north)
    knee = EAVES + SLOPE * OUTER - LEVELS["DG"] + 0.1
    return f"Kniestock {side}", knee, (south if side == "Süd" else north,)


def inner_walls(house: House) -> dict[str, dict[str, Wall]]:
    """The walls between the rooms of the two full storeys, by storey and room."""
    south, north, west, east = OUTER, DEPTH - OUTER, OUTER, LENGTH - OUTER
    right = HALL_EAST + INNER
    lines: dict[str, dict[str, tuple[Point2, Point2]]] = {
        "EG": {
            "Wohnen": ((HALL_WEST, south), (HALL_WEST, north)),
            "Diele": ((right, south), (right, north)),
            "Küche": ((right, 4.36), (east, 4.36)),
            "Gäste-WC": ((right, 6.0), (east, 6.0)),
        },
        "OG": {
            "Schlafen": ((HALL_WEST, south), (HALL_WEST, north)),
            "Flur": ((right, south), (right, north)),
            "Büro": ((right, 4.36), (east, 4.36)),
            "Kinder": ((west, 4.26), (HALL_WEST - INNER, 4.26)),
        },
    }
    return {
        key: {
            room: _add_wall(
                house, f"Innenwand {room} {key}", key, start, end, LEVELS[key], ROOM_HEIGHT
            )
            for room, (start, end) in rooms.items()
        }
        for key, rooms in lines.items()
    }


def measure(house: House, wall: Wall) -> None:
    """The quantities of a rectangular wall, once its openings are known."""
    gross = wall.length * wall.height
    net = gross - sum(width * height for width, height in wall.openings)
    house.quantities(
        wall.element,
        "Qto_WallBaseQuantities",
        {
            "Length": mm(wall.length),
            "Width": mm(wall.thickness),
            "Height": mm(wall.height),
            "GrossSideArea": gross,
            "NetSideArea": net,
            "GrossVolume": gross * wall.thickness,
            "NetVolume": net * wall.thickness,
        },
    )
