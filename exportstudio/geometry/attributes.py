"""Positions of the attributes that are read most often, the same in every schema.

IfcOpenShell finds an attribute by its position in half the time that it takes by its name, and the
census reads tens of thousands. A test holds these numbers against the schemas.
"""

# IfcProduct
OBJECT_PLACEMENT = 5
REPRESENTATION = 6
# IfcProductRepresentation
REPRESENTATIONS = 2
# IfcRepresentation
REPRESENTATION_IDENTIFIER = 1
REPRESENTATION_TYPE = 2
ITEMS = 3
# IfcLocalPlacement
PLACEMENT_REL_TO = 0
RELATIVE_PLACEMENT = 1
# IfcPlacement, IfcAxis2Placement3D, IfcAxis2Placement2D
LOCATION = 0
AXIS = 1
REF_DIRECTION = 2
REF_DIRECTION_2D = 1
# IfcCartesianPoint, IfcDirection
COORDINATES = 0
DIRECTION_RATIOS = 0
# IfcMappedItem, IfcRepresentationMap
MAPPING_SOURCE = 0
MAPPING_TARGET = 1
MAPPING_ORIGIN = 0
MAPPED_REPRESENTATION = 1
# IfcStyledItem
STYLED_ITEM = 0
STYLES = 1
# IfcSweptAreaSolid, IfcBooleanResult
SWEPT_AREA = 0
FIRST_OPERAND = 1
# IfcRelVoidsElement
RELATING_ELEMENT = 4
RELATED_OPENING = 5
# IfcRelAggregates
RELATING_OBJECT = 4
RELATED_OBJECTS = 5
# IfcCartesianTransformationOperator3D and its nonUniform form
AXIS1 = 0
AXIS2 = 1
LOCAL_ORIGIN = 2
SCALE = 3
AXIS3 = 4
SCALE2 = 5
SCALE3 = 6
# IfcManifoldSolidBrep, IfcConnectedFaceSet, IfcFace, IfcFaceBound, IfcPolyLoop
OUTER = 0
CFS_FACES = 0
BOUNDS = 0
BOUND = 0
POLYGON = 0
