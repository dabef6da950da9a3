"""The slabs, the roof and the stair of the sample house."""

from __future__ import annotations

from math import sqrt
from typing import Any

from house_model import Entity, Frame, House, Point2, Point3, mm
from house_plan import (
    BASE,
    DEPTH,
    EAVES,
    GOING,
    HALL_WEST,
    LENGTH,
    LEVELS,
    OUTER,
    RIDGE,
    RISERS,
    ROOF_DEPTH,
    SLAB,
    SLOPE,
    STAIR_FOOT,
    STAIR_TOP,
    STAIR_VOID_END,
    STAIR_WIDTH,
)
from house_shapes import bent_bar, box, prism, rectangle
from ifcopenshell.api import geometry


def add_slab(
    house: House,
    name: str,
    predefined: str,
    place: Entity,
    corner: Point3,
    size: Point3,
    **attributes: Any,
) -> Entity:
    """A flat slab from its lowest corner."""
    body = geometry.add_slab_representation(
        house.file, house.body, depth=size[2], polyline=[*rectangle(size[0], size[1]), (0.0, 0.0)]
    )
    slab = house.add(
        "IfcSlab",
        name,
        Frame(corner),
        place=place,
        body=body,
        predefined=predefined,
        **attributes,
    )
    house.quantities(
        slab,
        "Qto_SlabBaseQuantities",
        {
            "Depth": mm(size[2]),
            "GrossArea": size[0] * size[1],
            "GrossVolume": size[0] * size[1] * size[2],
        },
    )
    return slab


def add_slabs(house: House) -> None:
    """The foundation, the floor on it, and the slabs over the two full storeys."""
    base = add_slab(
        house,
        "Bodenplatte",
        "BASESLAB",
        house.storeys["EG"],
        (0.0, 0.0, BASE - 0.3),
        (LENGTH, DEPTH, 0.3),
        made_of="Stahlbeton",
    )
    floor_size = (LENGTH - 2 * OUTER, DEPTH - 2 * OUTER)
    screed = add_slab(
        house,
        "Unterlagsboden",
        "FLOOR",
        house.storeys["EG"],
        (OUTER, OUTER, BASE),
        (*floor_size, -BASE),
        made_of="Eichenparkett",
    )
    house.properties(base, "Pset_SlabCommon", {"IsExternal": True, "LoadBearing": True})
    house.properties(screed, "Pset_SlabCommon", {"IsExternal": False, "LoadBearing": False})
    for key, name in (("OG", "Geschossdecke über EG"), ("DG", "Estrichdecke über OG")):
        slab = add_slab(
            house,
            name,
            "FLOOR",
            house.storeys[key],
            (OUTER, OUTER, LEVELS[key] - SLAB),
            (*floor_size, SLAB),
            made_of="Stahlbeton",
        )
        house.properties(slab, "Pset_SlabCommon", {"IsExternal": False, "LoadBearing": True})
        below = LEVELS[key] - SLAB - 0.05
        if key == "OG":
            void = (STAIR_WIDTH, STAIR_VOID_END - STAIR_TOP, SLAB + 0.1)
            frame = Frame((HALL_WEST, STAIR_TOP, below))
            house.add_opening("Treppenloch", slab, frame, void)
            chase = Frame((11.27, 7.44, below))
            house.add_opening("Durchbruch Heizung", slab, chase, (0.31, 0.12, SLAB + 0.1))
        else:
            _add_hatch(house, slab, Frame((6.4, 5.6, below)))


def _add_hatch(house: House, slab: Entity, frame: Frame) -> None:
    width, length = 0.7, 1.3
    opening = house.add_opening("Öffnung Dachluke", slab, frame, (width, length, SLAB + 0.1))
    leaf = box(house, (0.0, 0.0, 0.0), (width, length, 0.04))
    house.add(
        "IfcDoor",
        "Dachluke",
        frame.at(0.0, 0.0, 0.05),
        place=house.storeys["DG"],
        fills=opening,
        body=house.shape((leaf, "white lacquer")),
        predefined="TRAPDOOR",
        OverallWidth=mm(width),
        OverallHeight=mm(length),
    )


def add_roof(house: House) -> None:
    """A gable roof of two slabs that meet at the ridge."""
    roof = house.add(
        "IfcRoof",
        "Satteldach",
        Frame((0.0, 0.0, LEVELS["DG"])),
        place=house.storeys["DG"],
        predefined="GABLE_ROOF",
    )
    house.properties(roof, "Pset_RoofCommon", {"IsExternal": True, "ThermalTransmittance": 0.16})
    verge, eave = 0.4, 0.6
    low = EAVES - SLOPE * eave
    section = [
        (-eave, low),
        (DEPTH / 2, RIDGE),
        (DEPTH / 2, RIDGE + ROOF_DEPTH),
        (-eave, low + ROOF_DEPTH),
    ]
    sides = {
        "Dachfläche Süd": section,
        "Dachfläche Nord": [(DEPTH - y, z) for y, z in reversed(section)],
    }
    for name, outline in sides.items():
        slab = prism(house, outline, LENGTH + 2 * verge, axis="X")
        house.add(
            "IfcSlab",
            name,
            Frame((-verge, 0.0, 0.0)),
            whole=roof,
            body=house.shape((slab, "roof tiles")),
            predefined="ROOF",
        )


def add_stair(house: House) -> None:
    """A straight flight with its railing, and the railing round the opening it leads to."""
    stair = house.add(
        "IfcStair",
        "Treppe EG–OG",
        Frame((HALL_WEST, STAIR_FOOT, 0.0)),
        place=house.storeys["EG"],
        predefined="STRAIGHT_RUN_STAIR",
    )
    rise = LEVELS["OG"] / RISERS
    top = RISERS - 1
    outline: list[Point2] = [(0.0, 0.0)]
    for step in range(top):
        outline += [(-step * GOING, (step + 1) * rise), (-(step + 1) * GOING, (step + 1) * rise)]
    waist = top * rise - SLAB
    outline += [(-top * GOING, waist), (-top * GOING + waist * GOING / rise, 0.0)]
    flight = prism(house, outline, STAIR_WIDTH, axis="X")
    house.add(
        "IfcStairFlight",
        "Treppenlauf",
        Frame((HALL_WEST, STAIR_FOOT, 0.0)),
        whole=stair,
        body=house.shape((flight, None)),
        made_of="Stahlbeton",
        predefined="STRAIGHT",
        NumberOfRisers=RISERS,
        NumberOfTreads=top,
        RiserHeight=mm(rise),
        TreadLength=mm(GOING),
    )
    edge, rail = STAIR_WIDTH - 0.06, 0.95
    posts = []
    for tread in (1, 5, 10, top):
        y, z = -(tread - 0.5) * GOING, tread * rise
        posts.append([(edge, y, z), (edge, y, z + rail)])
    hand = [posts[0][1], posts[-1][1]]
    bars = [bent_bar(house, path, 0.02) for path in (hand, *posts)]
    house.add(
        "IfcRailing",
        "Treppengeländer",
        Frame((HALL_WEST, STAIR_FOOT, 0.0)),
        whole=stair,
        body=house.shape(*((bar, "steel") for bar in bars)),
        predefined="HANDRAIL",
    )
    _add_guard(house)


def _add_guard(house: House) -> None:
    """The railing round the stair opening; its rail bends at the corner."""
    inset, height, bend = 0.05, 1.0, 0.15
    x, y, length = inset, inset, STAIR_VOID_END - STAIR_TOP
    rails = []
    for z in (0.25, 0.5, 0.75, height):
        # The middle of a quarter turn lies this far from the corner, along both axes.
        near = bend * (1 - sqrt(0.5))
        path = [
            (x, 0.0, z),
            (x, length + y - bend, z),
            (x - near, length + y - near, z),
            (x - bend, length + y, z),
            (x - STAIR_WIDTH, length + y, z),
        ]
        rails.append(bent_bar(house, path, 0.02 if z == height else 0.008, arcs=[2]))
    posts = [
        bent_bar(house, [(px, py, 0.0), (px, py, height)], 0.015)
        for px, py in ((x, 0.05), (x, 1.1), (x, 2.2), (x, 3.25), (-0.45, length + y))
    ]
    house.add(
        "IfcRailing",
        "Brüstung Treppenloch",
        Frame((HALL_WEST + STAIR_WIDTH, STAIR_TOP, LEVELS["OG"])),
        place=house.storeys["OG"],
        body=house.shape(*((bar, "steel") for bar in rails + posts)),
        predefined="GUARDRAIL",
    )
