"""The positions by which attributes are read are those of the schemas."""

from typing import Any

import pytest

from exportstudio.geometry import attributes

POSITIONS = [
    ("IfcProduct", "ObjectPlacement", attributes.OBJECT_PLACEMENT),
    ("IfcProduct", "Representation", attributes.REPRESENTATION),
    ("IfcProductDefinitionShape", "Representations", attributes.REPRESENTATIONS),
    ("IfcShapeRepresentation", "RepresentationIdentifier", attributes.REPRESENTATION_IDENTIFIER),
    ("IfcShapeRepresentation", "RepresentationType", attributes.REPRESENTATION_TYPE),
    ("IfcShapeRepresentation", "Items", attributes.ITEMS),
    ("IfcLocalPlacement", "PlacementRelTo", attributes.PLACEMENT_REL_TO),
    ("IfcLocalPlacement", "RelativePlacement", attributes.RELATIVE_PLACEMENT),
    ("IfcAxis2Placement3D", "Location", attributes.LOCATION),
    ("IfcAxis2Placement3D", "Axis", attributes.AXIS),
    ("IfcAxis2Placement3D", "RefDirection", attributes.REF_DIRECTION),
    ("IfcAxis2Placement2D", "RefDirection", attributes.REF_DIRECTION_2D),
    ("IfcCartesianPoint", "Coordinates", attributes.COORDINATES),
    ("IfcDirection", "DirectionRatios", attributes.DIRECTION_RATIOS),
    ("IfcMappedItem", "MappingSource", attributes.MAPPING_SOURCE),
    ("IfcMappedItem", "MappingTarget", attributes.MAPPING_TARGET),
    ("IfcRepresentationMap", "MappingOrigin", attributes.MAPPING_ORIGIN),
    ("IfcRepresentationMap", "MappedRepresentation", attributes.MAPPED_REPRESENTATION),
    ("IfcRelVoidsElement", "RelatingBuildingElement", attributes.RELATING_ELEMENT),
    ("IfcRelVoidsElement", "RelatedOpeningElement", attributes.RELATED_OPENING),
    ("IfcRelAggregates", "RelatingObject", attributes.RELATING_OBJECT),
    ("IfcRelAggregates", "RelatedObjects", attributes.RELATED_OBJECTS),
    ("IfcCartesianTransformationOperator3DnonUniform", "Axis1", attributes.AXIS1),
    ("IfcCartesianTransformationOperator3DnonUniform", "Axis2", attributes.AXIS2),
    ("IfcCartesianTransformationOperator3DnonUniform", "LocalOrigin", attributes.LOCAL_ORIGIN),
    ("IfcCartesianTransformationOperator3DnonUniform", "Scale", attributes.SCALE),
    ("IfcCartesianTransformationOperator3DnonUniform", "Axis3", attributes.AXIS3),
    ("IfcCartesianTransformationOperator3DnonUniform", "Scale2", attributes.SCALE2),
    ("IfcCartesianTransformationOperator3DnonUniform", "Scale3", attributes.SCALE3),
    ("IfcStyledItem", "Item", attributes.STYLED_ITEM),
    ("IfcStyledItem", "Styles", attributes.STYLES),
    ("IfcExtrudedAreaSolid", "SweptArea", attributes.SWEPT_AREA),
    ("IfcBooleanClippingResult", "FirstOperand", attributes.FIRST_OPERAND),
    ("IfcFacetedBrep", "Outer", attributes.OUTER),
    ("IfcClosedShell", "CfsFaces", attributes.CFS_FACES),
    ("IfcFace", "Bounds", attributes.BOUNDS),
    ("IfcFaceOuterBound", "Bound", attributes.BOUND),
    ("IfcPolyLoop", "Polygon", attributes.POLYGON),
]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
@pytest.mark.parametrize(("entity", "attribute", "position"), POSITIONS)
def test_positions(schema: str, entity: str, attribute: str, position: int) -> None:
    from ifcopenshell import ifcopenshell_wrapper

    declaration: Any = ifcopenshell_wrapper.schema_by_name(schema).declaration_by_name(entity)
    names = [each.name() for each in declaration.as_entity().all_attributes()]
    assert names[position] == attribute
