"""What fills the sample house: its rooms, furniture, lights, sanitary objects and heating."""

from __future__ import annotations

from house_model import Entity, Frame, House, Point2, Point3, mm
from house_plan import DEPTH, EAVES, LENGTH, LEVELS, OUTER, RIDGE, ROOM_HEIGHT, SLOPE
from house_shapes import (
    ball_mesh,
    bent_bar,
    box,
    box_mesh,
    cone,
    cylinder,
    polygons,
    prism,
    prism_mesh,
    rectangle,
    solid,
    triangles,
)
from ifcopenshell.api import geometry, system

NORTH: Point2 = (1.0, 0.0)
WEST: Point2 = (0.0, 1.0)
SOUTH: Point2 = (-1.0, 0.0)
EAST: Point2 = (0.0, -1.0)


def build_fitout(house: House) -> None:
    """Rooms and everything that stands, hangs or flows in them."""
    _add_spaces(house)
    _add_furniture_types(house)
    _add_furniture(house)
    _add_kitchen(house)
    _add_sanitary(house)
    _add_lights(house)
    _add_heating(house)


def _add_spaces(house: House) -> None:
    west, hall, east = (0.36, 5.56), (5.71, 7.91), (8.06, 11.64)
    rooms: list[tuple[str, str, str, Point2, Point2]] = [
        ("EG", "0.01", "Wohnen / Essen", west, (0.36, 7.64)),
        ("EG", "0.02", "Diele", hall, (0.36, 7.64)),
        ("EG", "0.03", "Küche", east, (0.36, 4.36)),
        ("EG", "0.04", "Gäste-WC", east, (4.51, 6.0)),
        ("EG", "0.05", "Technik", east, (6.15, 7.64)),
        ("OG", "1.01", "Schlafen", west, (0.36, 4.26)),
        ("OG", "1.02", "Kinder", west, (4.41, 7.64)),
        ("OG", "1.03", "Flur", hall, (0.36, 7.64)),
        ("OG", "1.04", "Büro", east, (0.36, 4.36)),
        ("OG", "1.05", "Bad", east, (4.51, 7.64)),
    ]
    for key, number, name, (x0, x1), (y0, y1) in rooms:
        area = (x1 - x0) * (y1 - y0)
        body = house.shape((box(house, (0.0, 0.0, 0.0), (x1 - x0, y1 - y0, ROOM_HEIGHT)), None))
        space = _add_space(house, key, number, name, Frame((x0, y0, LEVELS[key])), body)
        house.quantities(
            space,
            "Qto_SpaceBaseQuantities",
            {
                "Height": mm(ROOM_HEIGHT),
                "NetFloorArea": area,
                "GrossFloorArea": area,
                "GrossPerimeter": mm(2 * (x1 - x0 + y1 - y0)),
                "NetVolume": area * ROOM_HEIGHT,
            },
        )
    edge = EAVES + SLOPE * OUTER - LEVELS["DG"]
    width = DEPTH - 2 * OUTER
    outline = [
        (0.0, 0.0),
        (width, 0.0),
        (width, edge),
        (width / 2, RIDGE - LEVELS["DG"]),
        (0.0, edge),
    ]
    body = house.shape((prism(house, outline, LENGTH - 2 * OUTER, axis="X"), None))
    _add_space(house, "DG", "2.01", "Dachraum", Frame((OUTER, OUTER, LEVELS["DG"])), body)


def _add_space(
    house: House, key: str, number: str, name: str, frame: Frame, body: Entity
) -> Entity:
    space = house.add(
        "IfcSpace",
        number,
        frame,
        whole=house.storeys[key],
        body=body,
        predefined="INTERNAL",
        LongName=name,
    )
    house.properties(space, "Pset_SpaceCommon", {"Reference": number, "PubliclyAccessible": False})
    return space


def _legs(house: House, corners: list[Point2], radius: float, height: float) -> list[Entity]:
    return [cylinder(house, (x, y, 0.0), radius, height) for x, y in corners]


def _add_furniture_types(house: House) -> None:
    """Types whose origin is on the floor, in the middle of the back edge; they look to -y."""
    seat_and_back = [
        box(house, (-0.22, -0.46, 0.43), (0.44, 0.44, 0.04)),
        box(house, (-0.22, -0.03, 0.55), (0.44, 0.03, 0.3)),
    ]
    corners = [(x, y) for x in (-0.19, 0.19) for y in (-0.43, -0.05)]
    posts = [box(house, (x, -0.025, 0.47), (0.03, 0.02, 0.08)) for x in (-0.18, 0.15)]
    parts = [*seat_and_back, *posts, *_legs(house, corners, 0.016, 0.43)]
    _furniture_type(house, "Stuhl Buche", "CHAIR", house.shape(*((p, "oak") for p in parts)))

    top = box(house, (-1.0, -0.95, 0.71), (2.0, 0.95, 0.04))
    corners = [(x, y) for x in (-0.9, 0.9) for y in (-0.85, -0.1)]
    legs = [(leg, "steel") for leg in _legs(house, corners, 0.03, 0.71)]
    _furniture_type(house, "Esstisch 200×95", "TABLE", house.shape((top, "oak"), *legs))

    top = box(house, (-0.7, -0.7, 0.71), (1.4, 0.7, 0.03))
    sides = [box(house, (x, -0.66, 0.0), (0.04, 0.62, 0.71)) for x in (-0.66, 0.62)]
    body = house.shape((top, "oak"), *((side, "white lacquer") for side in sides))
    _furniture_type(house, "Schreibtisch 140×70", "DESK", body)

    for name, width in (("Bett 90×200", 0.9), ("Bett 180×200", 1.8)):
        half = width / 2
        meshes = [
            box_mesh((-half, -2.05, 0.1), (width, 2.05, 0.2)),
            box_mesh((-half, -0.06, 0.3), (width, 0.06, 0.65)),
            box_mesh((-half + 0.02, -2.03, 0.3), (width - 0.04, 1.95, 0.2)),
            box_mesh((-half + 0.08, -0.55, 0.5), (width - 0.16, 0.42, 0.1)),
        ]
        body = geometry.add_mesh_representation(
            house.file,
            house.body,
            [corners for corners, _ in meshes],
            faces=[faces for _, faces in meshes],
            force_faceted_brep=True,
        )
        house.paint(body, "oak", "oak", "linen", "linen")
        _furniture_type(house, name, "BED", body)

    # Seen from the side: the back leans, the seat is soft at its front edge.
    section = [
        (0.0, 0.12),
        (-0.1, 0.78),
        (-0.25, 0.78),
        (-0.33, 0.44),
        (-0.86, 0.44),
        (-0.9, 0.38),
        (-0.9, 0.12),
    ]
    seat = prism_mesh(section, -0.95, 1.9)
    arms = [box_mesh((x, -0.9, 0.12), (0.15, 0.9, 0.5)) for x in (-1.1, 0.95)]
    body = house.shape(*((polygons(house, mesh), "fabric") for mesh in (seat, *arms)))
    _furniture_type(house, "Sofa 220", "SOFA", body)

    carcass = triangles(house, box_mesh((-0.9, -0.58, 0.0), (1.8, 0.58, 2.2)))
    doors = [
        triangles(house, box_mesh((x, -0.6, 0.02), (0.585, 0.02, 2.16)))
        for x in (-0.9, -0.2925, 0.315)
    ]
    body = house.shape((carcass, "white lacquer"), *((door, "oak") for door in doors))
    _furniture_type(house, "Schrank 180", "SHELF", body)


def _furniture_type(house: House, name: str, predefined: str, body: Entity) -> None:
    kind = house.add_type("IfcFurnitureType", name, predefined, body, AssemblyPlace="FACTORY")
    house.properties(
        kind,
        "Pset_ManufacturerTypeInformation",
        {"ModelLabel": name, "Manufacturer": "Möbelwerk Aare"},
    )


def _add_furniture(house: House) -> None:
    chair, table, desk, bed, double_bed, sofa, wardrobe = (
        "Stuhl Buche",
        "Esstisch 200×95",
        "Schreibtisch 140×70",
        "Bett 90×200",
        "Bett 180×200",
        "Sofa 220",
        "Schrank 180",
    )
    places: list[tuple[str, str, str, Point2, Point2]] = [
        ("EG", table, "Esstisch", (2.9, 6.275), NORTH),
        *(("EG", chair, f"Stuhl {i}", (1.65 + 0.625 * i, 6.6), NORTH) for i in (1, 2, 3)),
        *(("EG", chair, f"Stuhl {i}", (-0.225 + 0.625 * i, 5.0), SOUTH) for i in (4, 5, 6)),
        ("EG", sofa, "Sofa", (0.42, 2.5), WEST),
        ("OG", double_bed, "Doppelbett", (0.38, 2.3), WEST),
        ("OG", wardrobe, "Kleiderschrank", (3.2, 4.24), NORTH),
        ("OG", bed, "Kinderbett 1", (0.38, 4.92), WEST),
        ("OG", bed, "Kinderbett 2", (0.38, 7.12), WEST),
        ("OG", desk, "书桌", (3.0, 7.6), NORTH),
        ("OG", chair, "Stuhl 7", (3.0, 6.55), SOUTH),
        ("OG", desk, "Schreibtisch Büro", (9.85, 0.4), SOUTH),
        ("OG", chair, "Stuhl 8", (9.85, 1.45), NORTH),
        ("OG", sofa, "Диван «Волга»", (9.85, 4.3), NORTH),
    ]
    for key, kind, name, (x, y), looks in places:
        # A type looks to -y; turned round by its place, it has its back to where it is named for.
        house.add(
            "IfcFurniture",
            name,
            Frame((x, y, LEVELS[key]), looks),
            place=house.storeys[key],
            of_type=kind,
        )
    sides = [box(house, (x, -0.3, 0.0), (0.02, 0.3, 2.0)) for x in (0.0, 1.18)]
    shelves = [box(house, (0.02, -0.3, 0.1 + 0.375 * i), (1.16, 0.3, 0.02)) for i in range(6)]
    house.add(
        "IfcFurniture",
        "居間の本棚",
        Frame((5.54, 4.6, 0.0), EAST),
        place=house.storeys["EG"],
        body=house.shape(*((part, "oak") for part in sides + shelves)),
        predefined="SHELF",
    )
    leaves: list[tuple[Point3, Point3]] = [
        ((0.0, 0.0, 0.85), (0.3, 0.3, 0.35)),
        ((0.1, 0.12, 1.2), (0.2, 0.2, 0.25)),
    ]
    crown = [(solid(house, ball_mesh(centre, radius)), "leaves") for centre, radius in leaves]
    pot = (cone(house, 0.0, 0.14, 0.2, 0.38), "clay")
    trunk = (cylinder(house, (0.0, 0.0, 0.38), 0.02, 0.2), "oak")
    house.add(
        "IfcFurniture",
        "Zimmerpflanze 🌿",
        Frame((0.8, 0.8, 0.0)),
        place=house.storeys["EG"],
        body=house.shape(pot, trunk, *crown),
        predefined="USERDEFINED",
        ObjectType="Pflanze",
    )


def _add_kitchen(house: House) -> None:
    outline = [(0.0, 0.0), (2.98, 0.0), (2.98, 3.2), (2.38, 3.2), (2.38, 0.6), (0.0, 0.6)]
    body = house.shape(
        (prism(house, outline, 0.86), "white lacquer"),
        (prism(house, outline, 0.04, at=(0.0, 0.0, 0.86)), "steel"),
    )
    place = house.storeys["EG"]
    house.add(
        "IfcFurniture",
        "Küchenzeile",
        Frame((8.66, 0.36, 0.0)),
        place=place,
        body=body,
        predefined="USERDEFINED",
        ObjectType="Küchenmöbel",
    )
    house.add(
        "IfcElectricAppliance",
        "Kühlschrank",
        Frame((8.06, 0.36, 0.0)),
        place=place,
        body=house.shape((box(house, (0.0, 0.0, 0.0), (0.6, 0.62, 1.9)), "steel")),
        predefined="REFRIGERATOR",
    )


def _add_sanitary(house: House) -> None:
    bowl = cylinder(house, (0.0, -0.36, 0.0), 0.19, 0.4)
    cistern = box(house, (-0.2, -0.16, 0.0), (0.4, 0.16, 1.0))
    body = house.shape((bowl, "ceramic"), (cistern, "ceramic"))
    house.add_type("IfcSanitaryTerminalType", "WC", "TOILETPAN", body)

    rim = box(house, (-0.3, -0.46, 0.72), (0.6, 0.46, 0.13))
    foot = cylinder(house, (0.0, -0.12, 0.0), 0.08, 0.72)
    body = house.shape((rim, "ceramic"), (foot, "ceramic"))
    house.add_type("IfcSanitaryTerminalType", "Waschtisch", "WASHHANDBASIN", body)

    rims = prism(
        house, rectangle(1.8, 0.75), 0.42, (0.0, 0.0, 0.15), holes=[rectangle(1.6, 0.57, 0.1, 0.09)]
    )
    bottom = box(house, (0.0, 0.0, 0.0), (1.8, 0.75, 0.15))
    body = house.shape((rims, "ceramic"), (bottom, "ceramic"))
    house.add_type("IfcSanitaryTerminalType", "Badewanne 180", "BATH", body)

    places: list[tuple[str, str, str, Point2, Point2]] = [
        ("EG", "WC", "WC Gäste", (11.64, 5.25), EAST),
        ("EG", "Waschtisch", "Waschtisch Gäste", (9.6, 4.51), SOUTH),
        ("OG", "WC", "WC Bad", (11.64, 6.2), EAST),
        ("OG", "Waschtisch", "Waschtisch Bad", (8.06, 7.0), WEST),
        ("OG", "Badewanne 180", "Badewanne", (9.84, 4.51), NORTH),
    ]
    for key, kind, name, (x, y), looks in places:
        house.add(
            "IfcSanitaryTerminal",
            name,
            Frame((x, y, LEVELS[key]), looks),
            place=house.storeys[key],
            of_type=kind,
        )


def _add_lights(house: House) -> None:
    """Types whose origin is on the ceiling."""
    cord = bent_bar(house, [(0.0, 0.0, 0.0), (0.0, 0.0, -0.6)], 0.006)
    body = house.shape((cord, "steel"), (cone(house, -0.8, 0.22, 0.05, 0.2), "brass"))
    house.add_type("IfcLightFixtureType", "Pendelleuchte", "POINTSOURCE", body)
    disk = cylinder(house, (0.0, 0.0, -0.03), 0.09, 0.03)
    body = house.shape((disk, "white lacquer"))
    house.add_type("IfcLightFixtureType", "Deckenspot", "DIRECTIONSOURCE", body)
    for name in ("Pendelleuchte", "Deckenspot"):
        house.properties(
            house.types[name],
            "Pset_LightFixtureTypeCommon",
            {"NumberOfSources": 1, "TotalWattage": 9.0},
        )
    places: list[tuple[str, str, Point2]] = [
        ("EG", "Pendelleuchte", (2.3, 5.8)),
        ("EG", "Pendelleuchte", (3.5, 5.8)),
        ("EG", "Pendelleuchte", (2.9, 2.3)),
        ("EG", "Deckenspot", (6.81, 6.8)),
        ("EG", "Deckenspot", (9.6, 2.4)),
        ("OG", "Pendelleuchte", (2.9, 2.3)),
        ("OG", "Pendelleuchte", (2.9, 6.0)),
        ("OG", "Deckenspot", (9.85, 2.4)),
        ("OG", "Deckenspot", (9.85, 6.0)),
    ]
    for number, (key, kind, (x, y)) in enumerate(places, 1):
        house.add(
            "IfcLightFixture",
            f"{kind} {number}",
            Frame((x, y, LEVELS[key] + ROOM_HEIGHT)),
            place=house.storeys[key],
            of_type=kind,
        )


def _add_heating(house: House) -> None:
    """A boiler below, a radiator above, and a supply and a return line between them."""
    boiler = house.add(
        "IfcBoiler",
        "Heizkessel",
        Frame((11.0, 7.19, 0.9)),
        place=house.storeys["EG"],
        body=house.shape((box(house, (0.0, 0.0, 0.0), (0.62, 0.45, 0.8)), "white lacquer")),
        predefined="WATER",
    )
    radiator = house.add(
        "IfcSpaceHeater",
        "Heizkörper Bad",
        Frame((9.35, 7.46, LEVELS["OG"] + 0.15)),
        place=house.storeys["OG"],
        body=house.shape((box(house, (0.0, 0.0, 0.0), (1.0, 0.1, 0.6)), "white lacquer")),
        predefined="RADIATOR",
    )
    heating = system.add_system(house.file, "IfcDistributionSystem")
    heating.Name, heating.LongName = "Heizung", "Niedertemperaturheizung"
    heating.PredefinedType = "HEATING"
    parts = [boiler, radiator]
    for name, x, height in (("Vorlauf", 11.5, 0.65), ("Rücklauf", 11.35, 0.25)):
        parts += _add_line(house, name, boiler, radiator, (x, 7.51), LEVELS["OG"] + height)
    system.assign_system(house.file, parts, heating)


def _add_line(
    house: House, name: str, boiler: Entity, radiator: Entity, foot: Point2, top: float
) -> list[Entity]:
    """Up from the boiler, round a bend, and along the wall to the radiator."""
    radius, bend, low, end = 0.014, 0.06, 1.7, 10.35
    x, y = foot
    riser = house.add(
        "IfcPipeSegment",
        f"{name} Steigrohr",
        Frame((x, y, low)),
        place=house.storeys["EG"],
        body=house.shape(
            (cylinder(house, (0.0, 0.0, 0.0), radius, top - bend - low, wall=0.002), "copper")
        ),
        predefined="RIGIDSEGMENT",
    )
    near = bend * (1 - 0.5**0.5)
    path = [(0.0, 0.0, 0.0), (-near, 0.0, bend - near), (-bend, 0.0, bend)]
    elbow = house.add(
        "IfcPipeFitting",
        f"{name} Bogen",
        Frame((x, y, top - bend)),
        place=house.storeys["OG"],
        body=house.shape((bent_bar(house, path, radius, arcs=[1]), "copper")),
        predefined="BEND",
    )
    branch = house.add(
        "IfcPipeSegment",
        f"{name} Anschluss",
        Frame((end, y, top)),
        place=house.storeys["OG"],
        body=house.shape(
            (cylinder(house, (0.0, 0.0, 0.0), radius, x - bend - end, "X", wall=0.002), "copper")
        ),
        predefined="RIGIDSEGMENT",
    )
    joints: list[tuple[Entity, Entity, Point3]] = [
        (boiler, riser, (x, y, low)),
        (riser, elbow, (x, y, top - bend)),
        (elbow, branch, (x - bend, y, top)),
        (branch, radiator, (end, y, top)),
    ]
    for source, sink, point in joints if name == "Vorlauf" else ():
        _join(house, source, sink, point)
    for segment, length in ((riser, top - bend - low), (branch, x - bend - end)):
        house.quantities(segment, "Qto_PipeSegmentBaseQuantities", {"Length": mm(length)})
        house.properties(segment, "Pset_PipeSegmentTypeCommon", {"Reference": "Cu 28×2"})
    return [riser, elbow, branch]


def _join(house: House, source: Entity, sink: Entity, point: Point3) -> None:
    """Connect two parts of a line where they meet."""
    ports = []
    for element in (source, sink):
        port = system.add_port(house.file, element)
        port.Name = f"{element.Name} → {sink.Name}"
        geometry.edit_object_placement(house.file, port, Frame(point).matrix)
        ports.append(port)
    system.connect_port(house.file, *ports, direction="SOURCE")


def heated_spaces(house: House) -> list[Entity]:
    """The rooms of the two full storeys."""
    return [
        space
        for key in ("EG", "OG")
        for space in house.file.by_type("IfcSpace")
        if space.Decomposes[0].RelatingObject == house.storeys[key]
    ]
