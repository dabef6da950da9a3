"""A document of SVGX as a model of IFC, which every format can be made from."""

import copy
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from exportstudio.model.svgx import (
    ARX,
    BIM,
    CONTENT_PROPERTY,
    DERIVED_SETS,
    DRAWING_PROPERTY,
    OBJECT_PROPERTY,
    PREFIXES,
    SET_NAME,
    SHEET_PROPERTY,
    SVG,
    local_name,
    new_element,
)
from exportstudio.readers.part21 import SCHEMAS
from exportstudio.readers.part21_writer import Record, Records
from exportstudio.readers.svgx_bodies import Bodies, Body
from exportstudio.readers.svgx_document import Document, Thing
from exportstudio.readers.svgx_relations import Relations
from exportstudio.readers.svgx_tree import Notes
from exportstudio.readers.svgx_units import UnitMaker
from exportstudio.readers.svgx_values import Values

_GLOBAL_ID = re.compile(r"[0-3][0-9A-Za-z_$]{21}")
_FAMILY = uuid.UUID("5f2f8d46-4a57-4f43-9a4d-5ca1e0f4a6b1")  # of all ids that are made here
_NEUTRAL = "#b4b4b4"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def ifc_text(document: Document, notes: Notes) -> bytes:
    """Return the IFC text (Part 21) of a document; the same text for the same document."""
    return _Model(document, notes).text()


class _Model:
    def __init__(self, document: Document, notes: Notes) -> None:
        self._document = document
        self._notes = notes
        schema = document.provenance.get("ifc_schema", "IFC4")
        newer = SCHEMAS[2] if schema.startswith("IFC4X") else SCHEMAS[1]
        self.records = Records(SCHEMAS[0] if schema == SCHEMAS[0] else newer)
        self._styles: dict[tuple[str, float], Record] = {}
        self._bodies = Bodies(document)
        self._units = UnitMaker(self.records)
        self._values = Values(self.records, self._units, notes)
        self._products: dict[str, Record] = {}
        self._layers: defaultdict[str, list[Record]] = defaultdict(list)
        self._owner = self._owner_history() if self.records.schema == SCHEMAS[0] else None
        self._number = 0

    def text(self) -> bytes:
        self._context = self._make_context()
        project = self._project()
        for thing in self._document.things.values():
            self._products[thing.id] = self._product(thing)
        if not self._document.is_own:
            self._add_building()
        self._georeference()
        relations = Relations(self, self._document, self._products, self._values, self._notes)
        relations.place(project)
        relations.define(project)
        for thing in self._document.things.values():
            self._own_set(thing)
        self._project_set(project)
        for layer, shapes in self._layers.items():
            self.records.add("IfcPresentationLayerAssignment", Name=layer, AssignedItems=shapes)
        return self.records.text()

    # What relations need, too.

    def root(self, ifc_class: str, global_id: str | None = None, **attributes: Any) -> Record:
        """Return a new IfcRoot; attributes that its class does not have are left out."""
        if global_id is None:
            self._number += 1
            global_id = made_id(f"{ifc_class}-{self._number}")
        known = self.records.attributes_of(ifc_class)
        return self.records.add(
            ifc_class,
            GlobalId=global_id,
            OwnerHistory=self._owner,
            **{k: v for k, v in attributes.items() if k in known and v not in (None, "")},
        )

    def set_kind(self, entity: Record, value: str) -> None:
        """Set PredefinedType, or what spaces have for it in IFC2X3, where it knows the value."""
        known = self.records.attributes_of(entity.kind.name)
        names = [name for name in ("PredefinedType", "InteriorOrExteriorSpace") if name in known]
        if not value or not names:
            return
        try:
            entity.set(names[0], value)
        except ValueError:
            self._notes.note("READ166", f"{entity.kind.name} has no kind {value}")

    def _owner_history(self) -> Record:
        make = self.records.add
        person = make("IfcPerson", FamilyName="Unknown")
        organization = make("IfcOrganization", Name="Unknown")
        both = make("IfcPersonAndOrganization", person, organization)
        application = make("IfcApplication", organization, "1", "Export Studio", "ExportStudio")
        return make(
            "IfcOwnerHistory",
            OwningUser=both,
            OwningApplication=application,
            ChangeAction="NOCHANGE",
            CreationDate=0,
        )

    def _make_context(self) -> Record:
        make = self.records.add
        north = None
        if true_north := self._numbers("true_north", 2):
            north = make("IfcDirection", true_north)
        origin = make("IfcAxis2Placement3D", Location=self._point((0.0, 0.0, 0.0)))
        return make(
            "IfcGeometricRepresentationContext",
            ContextType="Model",
            CoordinateSpaceDimension=3,
            Precision=1e-5,
            WorldCoordinateSystem=origin,
            TrueNorth=north,
        )

    def _project(self) -> Record:
        there = self._document.project
        id = there.get("id") if there is not None else None
        units = self.records.add("IfcUnitAssignment", [self._units.unit("m")])
        return self.root(
            "IfcProject",
            global_id(id, "project"),
            Name=there.get("name") if there is not None else self._document.title,
            RepresentationContexts=[self._context],
            UnitsInContext=units,
        )

    def _add_building(self) -> None:
        """Add the building and the storeys that a file of another program does not have."""
        building = self.root("IfcBuilding", made_id("building"), Name="Building")
        building.set("CompositionType", "ELEMENT")
        building.set("ObjectPlacement", self._placement((0.0, 0.0, 0.0)))
        self._products[""] = building
        for number, storey in enumerate(self._document.storeys):
            id = f"storey {number}"
            product = self.root("IfcBuildingStorey", made_id(id), Name=storey.name)
            product.set("CompositionType", "ELEMENT")
            product.set("Elevation", storey.elevation_mm / 1000)
            product.set("ObjectPlacement", self._placement((0.0, 0.0, storey.elevation_mm / 1000)))
            self._products[id] = product
            storey.ids = [id]

    def _product(self, thing: Thing) -> Record:
        ifc_class = thing.ifc_class
        if "ObjectPlacement" not in self.records.attributes_of(ifc_class):
            self._notes.note("READ169", f"there is no {ifc_class}; it became a proxy")
            ifc_class = "IfcBuildingElementProxy"
        given = thing.bim("globalId") or thing.bim("key") or thing.id
        product = self.root(
            ifc_class,
            "" if given == "-" else global_id(given, f"thing {thing.id}", self._document.is_own),
            Name=thing.name,
            Description=thing.bim("description"),
            ObjectType=thing.bim("objectType") or (None if self._document.is_own else thing.type),
            Tag=thing.bim("tag"),
            LongName=thing.bim("longName"),
        )
        if "CompositionType" in self.records.attributes_of(ifc_class):
            product.set("CompositionType", "ELEMENT")
        self.set_kind(product, thing.bim("predefinedType"))
        x, y = self._document.origin
        if (elevation := thing.bim("elevation")) and product.is_a("IfcBuildingStorey"):
            height = float(elevation) / 1000
            product.set("Elevation", height)
            product.set("ObjectPlacement", self._placement((0.0, 0.0, height)))
        elif product.is_a("IfcSite") or product.is_a("IfcBuilding"):
            product.set("ObjectPlacement", self._placement((0.0, 0.0, 0.0)))
        if bodies := self._bodies.of(thing):
            product.set("ObjectPlacement", self._placement((x, y, 0.0)))
            product.set("Representation", self._shape(bodies, thing))
        elif product.get("ObjectPlacement") is None and "x" in thing.box and "y" in thing.box:
            box = thing.box
            at = (x + box["x"] / 1000, y - box["y"] / 1000, box.get("z", 0.0) / 1000)
            product.set("ObjectPlacement", self._placement(at))
            if not self._document.is_own:
                self._notes.note("READ168", "objects have a place but no size, and so no body")
        return product

    def _shape(self, bodies: Sequence[Body], thing: Thing) -> Record:
        make = self.records.add
        solids = []
        for body in bodies:
            outer = self._curve(body.area.exterior)
            inner = [self._curve(ring) for ring in body.area.interiors]
            profile = (
                make("IfcArbitraryProfileDefWithVoids", "AREA", None, outer, inner)
                if inner
                else make("IfcArbitraryClosedProfileDef", "AREA", None, outer)
            )
            place = make(
                "IfcAxis2Placement3D", Location=self._point((0.0, 0.0, body.low_mm / 1000))
            )
            up = make("IfcDirection", (0.0, 0.0, 1.0))
            solid = make("IfcExtrudedAreaSolid", profile, place, up, body.height_mm / 1000)
            if body.colour is not None and _COLOUR.fullmatch(body.colour):
                style = self._style(body.colour, body.opacity)
                make("IfcStyledItem", Item=solid, Styles=[style])
            solids.append(solid)
        shape = make("IfcShapeRepresentation", self._context, "Body", "SweptSolid", solids)
        for layer in filter(None, thing.bim("layers").split("; ")):
            self._layers[layer].append(shape)
        return make("IfcProductDefinitionShape", Representations=[shape])

    def _curve(self, ring: Any) -> Record:
        points = [
            self.records.add("IfcCartesianPoint", (x / 1000, -y / 1000))
            for x, y in ring.coords[:-1]
        ]
        return self.records.add("IfcPolyline", [*points, points[0]])

    def _style(self, colour: str, opacity: float) -> Record:
        """Return what dresses an item; IFC2X3 wants an assignment between them."""
        if (colour, opacity) not in self._styles:
            make = self.records.add
            rgb = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
            rendering = make(
                "IfcSurfaceStyleRendering",
                SurfaceColour=make("IfcColourRgb", None, *rgb),
                Transparency=1.0 - opacity,
                ReflectanceMethod="NOTDEFINED",
            )
            style = make("IfcSurfaceStyle", Name=colour, Side="BOTH", Styles=[rendering])
            if self.records.schema == SCHEMAS[0]:
                style = make("IfcPresentationStyleAssignment", [style])
            self._styles[colour, opacity] = style
        return self._styles[colour, opacity]

    def _placement(self, at: tuple[float, float, float]) -> Record:
        axes = self.records.add("IfcAxis2Placement3D", Location=self._point(at))
        return self.records.add("IfcLocalPlacement", RelativePlacement=axes)

    def _point(self, at: tuple[float, float, float]) -> Record:
        return self.records.add("IfcCartesianPoint", at)

    def _numbers(self, name: str, count: int) -> tuple[float, ...]:
        try:
            values = tuple(map(float, self._document.georeference.get(name, "").split()))
        except ValueError:
            values = ()
        return values if len(values) == count else ()

    def _georeference(self) -> None:
        """Say where the building stands: on a map, and as latitude and longitude of its site."""
        place = self._document.georeference
        numbers = {name: found[0] for name in place if (found := self._numbers(name, 1))}
        site = next((record for record in self.records if record.is_a("IfcSite")), None)
        if site is not None:
            for name, attribute in (("latitude", "RefLatitude"), ("longitude", "RefLongitude")):
                if name in numbers:
                    site.set(attribute, _degrees(numbers[name]))
            if "site_elevation" in numbers:
                site.set("RefElevation", numbers["site_elevation"])
        # IFC2X3 has its map conversion in property sets, which come as such.
        if self.records.schema == SCHEMAS[0] or "eastings" not in numbers:
            return
        make = self.records.add
        crs = make(
            "IfcProjectedCRS",
            Name=place.get("crs") or None,
            Description=place.get("crs_description"),
            GeodeticDatum=place.get("geodetic_datum"),
            VerticalDatum=place.get("vertical_datum"),
            MapUnit=self._units.unit("m"),
        )
        about = {
            "SourceCRS": self._context,
            "TargetCRS": crs,
            "Eastings": numbers["eastings"],
            "Northings": numbers.get("northings", 0.0),
            "OrthogonalHeight": numbers.get("height", 0.0),
            "XAxisAbscissa": numbers.get("abscissa", 1.0),
            "XAxisOrdinate": numbers.get("ordinate", 0.0),
            "Scale": numbers.get("scale", 1.0),
        }
        factors = self._numbers("factors", 3)
        if factors and self.records.schema == SCHEMAS[2]:
            names = ("FactorX", "FactorY", "FactorZ")
            about |= dict(zip(names, factors, strict=True))
        make("IfcMapConversionScaled" if "FactorX" in about else "IfcMapConversion", **about)

    def _own_set(self, thing: Thing) -> None:
        """Attach what only SVGX has a word for: as XML for SVGX, and as values for all others."""
        product = self._products[thing.id]
        source = copy.deepcopy(thing.source)
        source.tail = None
        _keep_strangers(source)
        properties = [
            self._values.single(
                OBJECT_PROPERTY,
                _xml(_bare(source, has_body=product.get("Representation") is not None)),
            )
        ]
        if thing.fragments:
            group = new_element(source, f"{{{SVG}}}g")
            group.extend(self._marked(thing.fragments))
            properties.append(self._values.single(DRAWING_PROPERTY, _xml(group)))
        tags = [t.text for t in source.iterfind(f"{{{ARX}}}tags/*") if t.text]
        if tags:
            labels = [self.records.value("IfcLabel", tag) for tag in tags]
            properties.append(
                self.records.add("IfcPropertyListValue", Name="tags", ListValues=labels)
            )
        self._attach(product, SET_NAME, properties)
        for kind, derived in zip(("behavior", "physics"), DERIVED_SETS, strict=True):
            values = [
                value for part in source.iterfind(f"{{{ARX}}}{kind}") for value in self._facts(part)
            ]
            if values:
                self._attach(product, derived, values)

    def _facts(self, part: Any) -> Iterable[Record]:
        """Yield variables, formulas, triggers, mass, anchor and forces as properties."""
        for each in part.iterdescendants():
            name = local_name(each.tag)
            text = (each.text or "").strip()
            if name == "trigger":
                words = " ".join(f"{k}={v}" for k, v in each.attrib.items() if k != "event")
                yield self._values.single(f"on {each.get('event', '')}", words)
            elif name == "force":
                words = " ".join(f"{k}={v}" for k, v in each.attrib.items() if k != "type")
                yield self._values.single(f"force {each.get('type', '')}", words)
            elif name == "calculation":
                yield self._values.single(each.get("name", name), each.get("formula", ""))
            elif text and len(each) == 0:
                unit = each.get("unit", "kg" if name == "mass" else "")
                try:
                    number = float(text)
                    yield self._values.single(each.get("name", name), number, "IfcReal", unit)
                except ValueError:
                    yield self._values.single(each.get("name", name), text)

    def _project_set(self, project: Record) -> None:
        x, y = self._document.origin
        extent = self._document.extent or (0.0, 0.0, 0.0, 0.0)
        sheet = " ".join(f"{value!r}" for value in (x, y, *extent))
        properties = [self._values.single(SHEET_PROPERTY, sheet)]
        if self._document.content:
            group = new_element(self._document.content[0], f"{{{SVG}}}g")
            group.extend(self._marked(self._document.content))
            properties.append(self._values.single(CONTENT_PROPERTY, _xml(group)))
        self._attach(project, SET_NAME, properties)

    def _marked(self, fragments: Iterable[Any]) -> list[Any]:
        """Return fragments with the GlobalId of their storey instead of its number."""
        name = f"{{{BIM}}}storey"
        for fragment in fragments:
            if (number := fragment.get(name)) is not None and number.isdecimal():
                ids = self._document.storeys[int(number)].ids
                product = self._products.get(ids[0]) if ids else None
                if product is None:
                    del fragment.attrib[name]
                else:
                    fragment.set(name, product.get("GlobalId"))
        return list(fragments)

    def _attach(self, thing: Record, name: str, properties: Sequence[Any]) -> None:
        group = self.root("IfcPropertySet", Name=name, HasProperties=properties)
        self.root(
            "IfcRelDefinesByProperties",
            RelatedObjects=[thing],
            RelatingPropertyDefinition=group,
        )


def global_id(given: str | None, what: str, is_own: bool = True) -> str:
    """Return a GlobalId: what is given where it is one or is to be kept, else one made of it."""
    if given and (_GLOBAL_ID.fullmatch(given) or (is_own and not given.startswith("#"))):
        return given.partition("#")[0] if is_own else given
    if given and is_own:  # a number that stood for none
        return ""
    return made_id(what)


def made_id(what: str) -> str:
    """Return a GlobalId that is always the same for the same words."""
    import ifcopenshell.guid

    return str(ifcopenshell.guid.compress(uuid.uuid5(_FAMILY, what).hex))


def _degrees(value: float) -> tuple[int, int, int, int]:
    """Return degrees, minutes, seconds and millionths of a second, all of one sign."""
    sign = -1 if value < 0 else 1
    rest = round(abs(value) * 3600 * 1_000_000)
    seconds, millionths = divmod(rest, 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    degrees, minutes = divmod(minutes, 60)
    return (sign * degrees, sign * minutes, sign * seconds, sign * millionths)


def _bare(source: Any, *, has_body: bool) -> Any:
    """Return an object without what the model has already."""
    for child in list(source):
        if child.tag in (
            f"{{{ARX}}}properties", f"{{{BIM}}}material", f"{{{BIM}}}classification"
        ):  # fmt: skip
            source.remove(child)
    for name in list(source.attrib):
        # Layers belong to bodies; where there is none, nothing else can hold them.
        if name.startswith(f"{{{BIM}}}") and (has_body or name != f"{{{BIM}}}layers"):
            del source.attrib[name]
    return source


def _keep_strangers(source: Any) -> None:
    """Move attributes of unknown namespaces into a child, since they need a prefix of their own."""
    strange = {
        name: value
        for name, value in source.attrib.items()
        if name.startswith("{") and not name.startswith((f"{{{ARX}}}", f"{{{BIM}}}"))
    }
    if strange:
        source.append(new_element(source, f"{{{BIM}}}attributes", strange))
        for name in strange:
            del source.attrib[name]


def _xml(element: Any) -> str:
    from lxml import etree

    for each in element.iter():  # blanks between elements say nothing
        if len(each) and not (each.text or "").strip():
            each.text = None
        if not (each.tail or "").strip():
            each.tail = None
    etree.cleanup_namespaces(element, top_nsmap=PREFIXES)
    return str(etree.tostring(element, encoding="unicode"))
