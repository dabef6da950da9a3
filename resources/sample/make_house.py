"""Writes the sample building: a small house that has something of everything.

    python resources/sample/make_house.py [TARGET]

The file is the same, byte for byte, in every run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from house_fitout import build_fitout, heated_spaces
from house_model import Entity, Frame, House, mm
from house_openings import add_doors, add_windows
from house_outside import build_outside
from house_plan import DEPTH, HALL_EAST, HALL_WEST, LENGTH
from house_shapes import scaled
from house_structure import add_roof, add_slabs, add_stair
from house_walls import add_wall_types, inner_walls, measure, outer_walls
from ifcopenshell.api import classification, georeference, grid, group, pset, unit
from ifcopenshell.util.geolocation import dd2dms

# Where the building's origin lies in the Swiss national grid, and the same place on the globe.
EASTINGS, NORTHINGS, HEIGHT = 2_600_123.45, 1_200_678.9, 540.0
LATITUDE, LONGITUDE = 46.957188, 7.440259
# The cosine and sine of the 20 degrees by which the building is turned against grid north.
TURN = (0.9396926208, 0.3420201433)


def make_house() -> House:
    """The whole model, ready to be written."""
    house = House()
    _add_styles(house)
    _add_materials(house)
    _build_shell(house)
    build_outside(house)
    build_fitout(house)
    _georeference(house)
    _add_house_properties(house)
    _classify(house)
    _group(house)
    _add_grid(house)
    _add_north_arrow(house)
    house.settle()
    return house


def _build_shell(house: House) -> None:
    add_wall_types(house)
    outer, inner = outer_walls(house), inner_walls(house)
    add_windows(house, outer)
    add_doors(house, outer["EG"], inner)
    for key in inner:
        for wall in (*outer[key].values(), *inner[key].values()):
            measure(house, wall)
    add_slabs(house)
    add_roof(house)
    add_stair(house)


def _add_styles(house: House) -> None:
    # Two paints share one name: whoever merges styles by their name gets one of them wrong.
    house.add_style("outer paint", "Anstrich", "EFEAE0")
    house.add_style("inner paint", "Anstrich", "C9CFC4")
    house.add_style("glass", "Glas", "A9C4CE", transparency=0.6)
    colours = {
        "frame": ("Anthrazit", "3B3F42"),
        "roof tiles": ("Ziegel, anthrazit", "54565A"),
        "concrete": ("Beton", "C2C0BA"),
        "parquet": ("Eiche, geölt", "C8A77B"),
        "oak": ("Eiche", "A98258"),
        "larch": ("Lärche", "B28D64"),
        "white lacquer": ("Lack, weiß", "F3F2EE"),
        "steel": ("Stahl", "6A6F74"),
        "brass": ("Messing", "C6A25A"),
        "copper": ("Kupfer", "B87347"),
        "ceramic": ("Keramik", "FAFAF7"),
        "fabric": ("Stoff, blaugrau", "7D8B92"),
        "linen": ("Leinen", "E9E5DC"),
        "clay": ("Ton", "B0714D"),
        "leaves": ("Laub", "6B8754"),
        "lawn": ("Rasen", "A3B187"),
    }
    for key, (name, colour) in colours.items():
        house.add_style(key, name, colour)


def _add_materials(house: House) -> None:
    materials: dict[str, tuple[str, str | None]] = {
        "Außenputz": ("plaster", None),
        "Innenputz": ("plaster", None),
        "Mineralische Dämmung": ("insulation", None),
        "Backstein": ("brick", None),
        "Stahlbeton": ("concrete", "concrete"),
        "Eichenparkett": ("wood", "parquet"),
        "Stahl S235": ("steel", "steel"),
        "Holz-Metall-Rahmen": ("wood", "frame"),
        "Isolierglas": ("glass", "glass"),
    }
    for name, (category, style_key) in materials.items():
        house.add_material(name, category, style_key)
    house.properties(house.materials["Stahlbeton"], "Pset_MaterialCommon", {"MassDensity": 2400.0})


def _georeference(house: House) -> None:
    georeference.add_georeferencing(house.file, name="EPSG:2056")
    metre = unit.add_si_unit(house.file, "LENGTHUNIT")
    georeference.edit_georeferencing(
        house.file,
        projected_crs={
            "Description": "CH1903+ / LV95",
            "GeodeticDatum": "CH1903+",
            "VerticalDatum": "LN02",
            "MapProjection": "Swiss Oblique Mercator 1995",
            "MapUnit": metre,
        },
        coordinate_operation={
            "Eastings": EASTINGS,
            "Northings": NORTHINGS,
            "OrthogonalHeight": HEIGHT,
            "XAxisAbscissa": TURN[0],
            "XAxisOrdinate": TURN[1],
            "Scale": 0.001,
        },
    )
    # At this meridian grid north is true north. The building sees it turned the other way.
    georeference.edit_true_north(house.file, (TURN[1], TURN[0]))
    house.site.RefLatitude = dd2dms(LATITUDE, use_us=True)
    house.site.RefLongitude = dd2dms(LONGITUDE, use_us=True)
    house.site.RefElevation = mm(HEIGHT)


def _add_house_properties(house: House) -> None:
    house.properties(
        house.building, "Pset_BuildingCommon", {"NumberOfStoreys": 3, "YearOfConstruction": "2026"}
    )
    for key, storey in house.storeys.items():
        # The api has no cast for an IfcLogical.
        above = house.file.create_entity("IfcLogical", True)
        house.properties(
            storey, "Pset_BuildingStoreyCommon", {"AboveGround": above, "Reference": key}
        )
    (door,) = house.occurrences("Haustür 110×225")
    house.properties(door, "Musterhaus_Bauteil", _own_values(house))
    furniture = house.occurrences("Stuhl Buche", "Esstisch 200×95")
    shared = house.properties(
        furniture[0],
        "Musterhaus_Möblierung",
        {"Lieferung": "bauseits", "Lieferant": "Müller & Söhne", "Reserve": 2},
    )
    pset.assign_pset(house.file, furniture[1:], shared)


def _own_values(house: House) -> dict[str, Any]:
    """One property of each kind, for whoever reads property sets."""
    create = house.file.create_entity
    centimetre = unit.add_si_unit(house.file, "LENGTHUNIT", prefix="CENTI")
    states = [create("IfcLabel", state) for state in ("geplant", "bestellt", "eingebaut")]
    return {
        "Hinweis": create("IfcText", "Schwelle bündig – siehe Detail «7a», Дверь, 門"),
        "Schlüsselzahl": 5,
        "Gewicht": create("IfcMassMeasure", 84.5),
        "Barrierefrei": True,
        "Rohbaumaß": {"NominalValue": create("IfcLengthMeasure", 113.5), "Unit": centimetre},
        "Farbtöne": create(
            "IfcPropertyListValue",
            "Farbtöne",
            ListValues=[create("IfcLabel", name) for name in ("RAL 7016", "RAL 9010")],
        ),
        "Zustand": create(
            "IfcPropertyEnumeratedValue",
            "Zustand",
            EnumerationValues=[create("IfcLabel", "bestellt")],
            EnumerationReference=create("IfcPropertyEnumeration", "Zustände", states),
        ),
        "Spaltmaß": create(
            "IfcPropertyBoundedValue",
            "Spaltmaß",
            UpperBoundValue=create("IfcLengthMeasure", 5.0),
            LowerBoundValue=create("IfcLengthMeasure", 2.0),
        ),
    }


def _classify(house: House) -> None:
    system = classification.add_classification(house.file, "DIN 276")
    system.Source, system.Edition = "DIN", "2018-12"
    walls = house.occurrences("Außenwand 36 cm")
    slabs = {
        kind: [slab for slab in house.file.by_type("IfcSlab") if slab.PredefinedType == kind]
        for kind in ("BASESLAB", "ROOF")
    }
    windows = house.file.by_type("IfcWindow")
    references: list[tuple[str, str, list[Entity]]] = [
        ("322", "Flachgründungen und Bodenplatten", slabs["BASESLAB"]),
        ("331", "Tragende Außenwände", walls),
        ("334", "Außenwandöffnungen", windows),
        ("341", "Tragende Innenwände", house.occurrences("Innenwand 15 cm")),
        ("361", "Dachkonstruktionen", slabs["ROOF"]),
        ("421", "Wärmeerzeugungsanlagen", house.file.by_type("IfcBoiler")),
    ]
    for identification, name, products in references:
        classification.add_reference(
            house.file,
            products,
            identification=identification,
            name=name,
            classification=system,
        )


def _group(house: House) -> None:
    zone = house.named("IfcZone", "Beheizte Zone")
    zone.LongName = "Räume in der thermischen Hülle"
    group.assign_group(house.file, heated_spaces(house), zone)


def _add_grid(house: House) -> None:
    axes = house.add("IfcGrid", "Achsraster", Frame(), place=house.storeys["EG"])
    across = {"A": 0.18, "B": HALL_WEST - 0.075, "C": HALL_EAST + 0.075, "D": LENGTH - 0.18}
    along = {"1": 0.18, "2": 4.435, "3": DEPTH - 0.18}
    for tag, x in across.items():
        axis = grid.create_grid_axis(house.file, axes, tag, uvw_axes="UAxes")
        grid.create_axis_curve(
            house.file, p1=(x, -1.0, 0.0), p2=(x, DEPTH + 1.0, 0.0), grid_axis=axis
        )
    for tag, y in along.items():
        axis = grid.create_grid_axis(house.file, axes, tag, uvw_axes="VAxes")
        grid.create_axis_curve(
            house.file, p1=(-1.0, y, 0.0), p2=(LENGTH + 1.0, y, 0.0), grid_axis=axis
        )


def _add_north_arrow(house: House) -> None:
    x, y = TURN[1], TURN[0]
    tip = (1.5 * x, 1.5 * y)
    barbs = [(1.2 * x - side * y, 1.2 * y + side * x) for side in (-0.2, 0.2)]
    lines = [[(0.0, 0.0), tip], [barbs[0], tip, barbs[1]]]
    curves = [house.builder.polyline(scaled(line)) for line in lines]
    symbol = house.file.create_entity("IfcGeometricCurveSet", curves)
    drawing = house.builder.get_representation(house.drawing, [symbol], "GeometricCurveSet")
    house.add(
        "IfcAnnotation",
        "Nordpfeil",
        Frame((-3.5, -4.5, 0.0)),
        place=house.storeys["EG"],
        body=drawing,
    )


def main(arguments: list[str]) -> None:
    """Write the house to the given target, or beside this script."""
    target = Path(arguments[0]) if arguments else Path(__file__).with_name("house.ifc")
    text = make_house().file.to_string()
    target.write_text(text, encoding="ascii", newline="\n")
    print(f"{target.name}: {len(text) // 1024} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
