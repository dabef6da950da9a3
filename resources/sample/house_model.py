"""The model of the sample house: its file, its storeys, and how a product is added to it.

All measures that are handed in are metres; the file itself is in millimetres, so that every
reader of the sample has to convert.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any
from uuid import UUID, uuid5

import ifcopenshell.guid
import numpy as np
from house_plan import LEVELS
from ifcopenshell.api import (
    aggregate,
    context,
    feature,
    geometry,
    material,
    project,
    pset,
    root,
    spatial,
    style,
    type,
    unit,
)
from ifcopenshell.util.data import Clipping
from ifcopenshell.util.shape_builder import ShapeBuilder

Entity = Any
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]

# 2026-03-02 08:00 UTC: a fixed date, so that the same script always writes the same file.
CREATED = 1772438400
TIME_STAMP = "2026-03-02T08:00:00"
NAMESPACE = UUID("6f0b8d52-5f5e-5c0e-9a53-6a1a4c5f7d10")


def mm(metres: float) -> float:
    """A length in the file's unit."""
    return metres * 1000


@dataclass(frozen=True)
class Frame:
    """A place in the building: an origin, and the horizontal direction of its x axis."""

    origin: Point3 = (0.0, 0.0, 0.0)
    direction: Point2 = (1.0, 0.0)

    @classmethod
    def along(cls, start: Point2, end: Point2, z: float) -> Frame:
        """The frame whose x axis runs from start to end."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = hypot(dx, dy)
        return cls((*start, z), (dx / length, dy / length))

    def at(self, x: float, y: float = 0.0, z: float = 0.0) -> Frame:
        """The same frame, moved along its own axes."""
        (ox, oy, oz), (dx, dy) = self.origin, self.direction
        return Frame((ox + x * dx - y * dy, oy + x * dy + y * dx, oz + z), self.direction)

    def into(self, vector: Point3) -> Point3:
        """A direction of the building, as seen in this frame."""
        dx, dy = self.direction
        return (vector[0] * dx + vector[1] * dy, vector[1] * dx - vector[0] * dy, vector[2])

    def clipping(self, point: Point3, normal: Point3) -> Clipping:
        """A cut through a point of the building that takes away what its normal points to."""
        (x, y, z), (ox, oy, oz) = point, self.origin
        return Clipping(location=self.into((x - ox, y - oy, z - oz)), normal=self.into(normal))

    @property
    def matrix(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The frame as a placement matrix."""
        dx, dy = self.direction
        matrix = np.eye(4)
        matrix[:2, :2] = [[dx, -dy], [dy, dx]]
        matrix[:3, 3] = self.origin
        return matrix


class House:
    """An IFC4 file with a site, a building and three storeys, to which products are added."""

    def __init__(self) -> None:
        self.file = project.create_file("IFC4")
        self.project = self.named("IfcProject", "Musterhaus Gurtenblick")
        self._assign_units()
        model = context.add_context(self.file, context_type="Model")
        plan = context.add_context(self.file, context_type="Plan")
        self.body = context.add_context(self.file, "Model", "Body", "MODEL_VIEW", parent=model)
        self.drawing = context.add_context(
            self.file, "Plan", "Annotation", "PLAN_VIEW", parent=plan
        )
        self.builder = ShapeBuilder(self.file)
        self.styles: dict[str, Entity] = {}
        self.materials: dict[str, Entity] = {}
        self.types: dict[str, Entity] = {}
        self._add_storeys()

    def _assign_units(self) -> None:
        units = [
            unit.add_si_unit(self.file, "LENGTHUNIT", prefix="MILLI"),
            unit.add_si_unit(self.file, "AREAUNIT"),
            unit.add_si_unit(self.file, "VOLUMEUNIT"),
            unit.add_conversion_based_unit(self.file, "degree"),
            unit.add_si_unit(self.file, "MASSUNIT", prefix="KILO"),
            unit.add_si_unit(self.file, "POWERUNIT"),
        ]
        unit.assign_unit(self.file, units=units)

    def _add_storeys(self) -> None:
        self.site = self.named("IfcSite", "Parzelle 1847")
        self.building = self.named("IfcBuilding", "Einfamilienhaus")
        names = {"EG": "Erdgeschoss", "OG": "Obergeschoss", "DG": "Dach"}
        self.storeys = {key: self.named("IfcBuildingStorey", name) for key, name in names.items()}
        aggregate.assign_object(self.file, [self.site], self.project)
        geometry.edit_object_placement(self.file, self.site)
        aggregate.assign_object(self.file, [self.building], self.site)
        geometry.edit_object_placement(self.file, self.building)
        for key, storey in self.storeys.items():
            storey.Elevation = mm(LEVELS[key])
            aggregate.assign_object(self.file, [storey], self.building)
            frame = Frame((0.0, 0.0, LEVELS[key]))
            geometry.edit_object_placement(self.file, storey, frame.matrix)

    def named(self, ifc_class: str, name: str, predefined: str | None = None) -> Entity:
        """A new entity that has an identity."""
        return root.create_entity(self.file, ifc_class, predefined, name)

    def add_style(self, key: str, name: str, colour: str, transparency: float = 0.0) -> None:
        """Keep a surface style under a key; its name need not be unique, its key must be."""
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
        rgb = {"Name": None, "Red": round(red, 4), "Green": round(green, 4), "Blue": round(blue, 4)}
        attributes: dict[str, Any] = {"SurfaceColour": rgb, "Transparency": transparency}
        ifc_class = "IfcSurfaceStyleShading"
        if transparency:
            ifc_class = "IfcSurfaceStyleRendering"
            attributes["ReflectanceMethod"] = "GLASS"
        self.styles[key] = style.add_style(self.file, name)
        style.add_surface_style(self.file, self.styles[key], ifc_class, attributes)

    def add_material(self, name: str, category: str, style_key: str | None = None) -> None:
        """Keep a material under its name, with a style of its own if one is given."""
        self.materials[name] = material.add_material(self.file, name, category)
        if style_key:
            style.assign_material_style(
                self.file, self.materials[name], self.styles[style_key], self.body
            )

    def shape(self, *items: tuple[Entity, str | None]) -> Entity:
        """A body representation of items, each with the key of its style."""
        body = self.builder.get_representation(self.body, [item for item, _ in items])
        self.paint(body, *(key for _, key in items))
        return body

    def paint(self, body: Entity, *style_keys: str | None) -> None:
        """Give the items of a representation their styles, in their order."""
        for item, key in zip(body.Items, style_keys, strict=True):
            if key:
                style.assign_item_style(self.file, item, self.styles[key])

    def add_type(
        self,
        ifc_class: str,
        name: str,
        predefined: str | None = None,
        body: Entity | None = None,
        **attributes: Any,
    ) -> Entity:
        """A type under its name; with a body, its occurrences are mapped from it."""
        kind = self.types[name] = self.named(ifc_class, name, predefined)
        for attribute, value in attributes.items():
            setattr(kind, attribute, value)
        if body:
            geometry.assign_representation(self.file, kind, body)
        return kind

    def add(
        self,
        ifc_class: str,
        name: str,
        frame: Frame,
        *,
        place: Entity | None = None,
        whole: Entity | None = None,
        fills: Entity | None = None,
        of_type: str | None = None,
        body: Entity | None = None,
        made_of: str | None = None,
        predefined: str | None = None,
        **attributes: Any,
    ) -> Entity:
        """A product in a place of the building, or as a part of a whole."""
        product = self.named(ifc_class, name, predefined)
        for attribute, value in attributes.items():
            setattr(product, attribute, value)
        if fills:
            feature.add_filling(self.file, fills, product)
        if place:
            spatial.assign_container(self.file, [product], place)
        if whole:
            aggregate.assign_object(self.file, [product], whole)
        if of_type:
            type.assign_type(self.file, [product], self.types[of_type])
        if body:
            geometry.assign_representation(self.file, product, body)
        if made_of:
            material.assign_material(self.file, [product], "IfcMaterial", self.materials[made_of])
        geometry.edit_object_placement(self.file, product, frame.matrix)
        return product

    def add_opening(self, name: str, host: Entity, frame: Frame, size: Point3) -> Entity:
        """An opening that is cut out of its host."""
        opening = self.named("IfcOpeningElement", name, "OPENING")
        body = geometry.add_wall_representation(
            self.file, self.body, length=size[0], thickness=size[1], height=size[2]
        )
        geometry.assign_representation(self.file, opening, body)
        feature.add_feature(self.file, opening, host)
        geometry.edit_object_placement(self.file, opening, frame.matrix)
        return opening

    def properties(self, owner: Entity, name: str, values: dict[str, Any]) -> Entity:
        """A property set of an occurrence, a type or a material."""
        definition = pset.add_pset(self.file, owner, name)
        pset.edit_pset(self.file, definition, properties=values)
        return definition

    def quantities(self, owner: Entity, name: str, values: dict[str, float]) -> None:
        """A quantity set of an occurrence or a type, in the units of the file."""
        definition = pset.add_qto(self.file, owner, name)
        pset.edit_qto(self.file, definition, properties=dict(values))

    def occurrences(self, *type_names: str) -> list[Entity]:
        """The occurrences of types, in the order of the file."""
        found = [
            product
            for name in type_names
            for relation in self.types[name].Types
            for product in relation.RelatedObjects
        ]
        return sorted(found, key=lambda product: product.id())

    def settle(self) -> None:
        """Make what the api leaves to chance the same in every run and on every machine."""
        self._sort_sets()
        self._round_numbers()
        self._sign_off()

    def _sort_sets(self) -> None:
        # The api collects what it relates in Python sets, which have no order of their own.
        for ifc_class in ("IfcRelationship", "IfcUnitAssignment", "IfcShapeAspect"):
            for entity in self.file.by_type(ifc_class):
                if entity.is_a("IfcRelNests"):
                    continue
                for index, value in enumerate(entity):
                    if isinstance(value, tuple) and value:
                        entity[index] = sorted(value, key=lambda member: member.id())

    def _round_numbers(self) -> None:
        # The last bits of a product of matrices differ between processors.
        digits = {
            "IfcCartesianPoint": 4,
            "IfcDirection": 12,
            "IfcCartesianPointList2D": 4,
            "IfcCartesianPointList3D": 4,
        }
        for ifc_class, count in digits.items():
            for entity in self.file.by_type(ifc_class):
                entity[0] = _rounded(entity[0], count)
        for quantity in self.file.by_type("IfcPhysicalSimpleQuantity"):
            quantity[3] = round(quantity[3], 4)
        for solid in self.file.by_type("IfcExtrudedAreaSolid"):
            solid.Depth = round(solid.Depth, 4)

    def _sign_off(self) -> None:
        # Only now: with an application in the file, the api would stamp everything with "now".
        maker = self.file.create_entity("IfcOrganization", Name="Export Studio")
        person = self.file.create_entity("IfcPerson", Identification="Planung")
        history = self.file.create_entity(
            "IfcOwnerHistory",
            OwningUser=self.file.create_entity("IfcPersonAndOrganization", person, maker),
            OwningApplication=self.file.create_entity(
                "IfcApplication", maker, "1", "Export Studio sample", "exportstudio.sample"
            ),
            ChangeAction="NOCHANGE",
            CreationDate=CREATED,
        )
        seen: Counter[tuple[str, str]] = Counter()
        for entity in sorted(self.file.by_type("IfcRoot"), key=lambda entity: entity.id()):
            key = (entity.is_a(), entity.Name or "")
            seen[key] += 1
            identity = uuid5(NAMESPACE, f"{key[0]}/{key[1]}/{seen[key]}")
            entity.GlobalId = ifcopenshell.guid.compress(identity.hex)
            entity.OwnerHistory = history
        header = self.file.header
        header.file_description.description = ("ViewDefinition [DesignTransferView_V1.0]",)
        header.file_name.name = "house.ifc"
        header.file_name.time_stamp = TIME_STAMP
        header.file_name.author = ("Planung",)
        header.file_name.organization = ("Export Studio",)
        header.file_name.preprocessor_version = "IfcOpenShell"
        header.file_name.originating_system = "Export Studio sample"
        header.file_name.authorization = "none"


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, Sequence):
        return tuple(_rounded(part, digits) for part in value)
    return round(value, digits) + 0.0  # "+ 0.0" turns a negative zero into zero
