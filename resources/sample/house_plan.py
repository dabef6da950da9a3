"""The measures that the parts of the sample house share, in metres."""

LEVELS = {"EG": 0.0, "OG": 2.75, "DG": 5.5}

LENGTH, DEPTH = 12.0, 8.0
OUTER, INNER = 0.36, 0.15
SLAB = 0.25
ROOM_HEIGHT = LEVELS["OG"] - SLAB
BASE = -0.1
GROUND = -0.2

# The underside of the roof: its height over the outer face of the long walls, and its rise.
EAVES, SLOPE, ROOF_DEPTH = 5.9, 0.7, 0.3
RIDGE = EAVES + SLOPE * DEPTH / 2

# The inner walls both storeys share: the hall lies between them.
HALL_WEST, HALL_EAST = 5.71, 7.91

RISERS, GOING = 15, 0.27
STAIR_WIDTH, STAIR_FOOT = 1.0, 5.38
STAIR_TOP = STAIR_FOOT - (RISERS - 1) * GOING
STAIR_VOID_END = 5.0
