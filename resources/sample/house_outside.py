"""What stands around the sample house: ground, trees, terrace, entrance and carport."""

from __future__ import annotations

from house_model import Frame, House, Point3, mm
from house_plan import DEPTH, GROUND, LENGTH
from house_shapes import ball_mesh, box, cylinder, prism, rectangle, solid
from house_structure import add_slab
from ifcopenshell.api import geometry, style


def build_outside(house: House) -> None:
    """Everything that is not the house itself."""
    _add_garden(house)
    _add_entrance(house)
    _add_carport(house)


def _add_garden(house: House) -> None:
    lawn = prism(
        house,
        rectangle(26.0, 20.0, -6.0, -6.5),
        0.3,
        at=(0.0, 0.0, -0.3),
        holes=[rectangle(LENGTH, DEPTH)],
    )
    house.add(
        "IfcGeographicElement",
        "Gelände",
        Frame((0.0, 0.0, GROUND)),
        place=house.site,
        body=house.shape((lawn, "lawn")),
        predefined="TERRAIN",
    )
    trunk = cylinder(house, (0.0, 0.0, 0.0), 0.12, 2.4)
    crowns: list[tuple[Point3, Point3]] = [
        ((0.0, 0.0, 3.4), (1.5, 1.5, 1.5)),
        ((0.3, 0.2, 4.6), (1.0, 1.0, 1.1)),
    ]
    crown = [(solid(house, ball_mesh(centre, size)), "leaves") for centre, size in crowns]
    body = house.shape((trunk, "larch"), *crown)
    house.add_type("IfcGeographicElementType", "Obstbaum", "VEGETATION", body)
    for number, (x, y) in enumerate(((-3.2, 10.2), (10.8, -4.2), (-3.4, 2.6)), 1):
        house.add(
            "IfcGeographicElement",
            f"Obstbaum {number}",
            Frame((x, y, GROUND)),
            place=house.site,
            of_type="Obstbaum",
        )
    terrace = add_slab(
        house, "Terrasse", "FLOOR", house.storeys["EG"], (0.6, -3.2, GROUND), (4.6, 3.2, 0.15)
    )
    style.assign_item_style(
        house.file, terrace.Representation.Representations[0].Items[0], house.styles["larch"]
    )


def _add_entrance(house: House) -> None:
    # This step has neither a style nor a material.
    add_slab(house, "Podest", "FLOOR", house.storeys["EG"], (5.7, DEPTH, GROUND), (2.2, 1.4, 0.18))
    canopy = add_slab(
        house,
        "Vordach",
        "ROOF",
        house.storeys["EG"],
        (5.7, DEPTH, 2.4),
        (2.2, 1.4, 0.14),
        made_of="Stahlbeton",
    )
    house.properties(canopy, "Pset_SlabCommon", {"IsExternal": True, "LoadBearing": False})


def _add_carport(house: House) -> None:
    x, y, length, width = LENGTH + 0.3, 1.2, 3.2, 5.6
    place = house.storeys["EG"]
    add_slab(
        house,
        "Stellplatz",
        "FLOOR",
        place,
        (x, y, GROUND),
        (length, width, 0.08),
        made_of="Stahlbeton",
    )
    ground = GROUND + 0.08
    profile = cylinder(house, (0.0, 0.0, 0.0), 0.06, 1.0).SweptArea
    for number, (px, py) in enumerate(
        ((px, py) for px in (x + 0.3, x + length - 0.3) for py in (y + 0.3, y + width - 0.3)), 1
    ):
        body = geometry.add_profile_representation(
            house.file, house.body, profile, depth=2.3 - ground
        )
        column = house.add(
            "IfcColumn",
            f"Stütze {number}",
            Frame((px, py, ground)),
            place=place,
            body=body,
            made_of="Stahl S235",
            predefined="COLUMN",
        )
        house.quantities(column, "Qto_ColumnBaseQuantities", {"Length": mm(2.3 - ground)})
    for number, px in enumerate((x + 0.3, x + length - 0.3), 1):
        beam = box(house, (-0.06, 0.0, 0.0), (0.12, width, 0.18))
        house.add(
            "IfcBeam",
            f"Träger {number}",
            Frame((px, y, 2.3)),
            place=place,
            body=house.shape((beam, "larch")),
            predefined="BEAM",
        )
    cover = box(house, (0.0, 0.0, 0.0), (length, width, 0.12))
    house.add(
        "IfcSlab",
        "Carportdach",
        Frame((x, y, 2.48)),
        place=place,
        body=house.shape((cover, "roof tiles")),
        predefined="ROOF",
    )
