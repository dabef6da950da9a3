"""The five quality tiers as named bundles of real settings."""

from dataclasses import dataclass
from typing import Literal

from exportstudio.model.issue import Issue, RequestError


@dataclass(frozen=True, slots=True)
class Quality:
    """One tier.

    `chord_tolerance_m`: greatest distance, in metres, between a facet and the true surface.
    `angular_tolerance_rad`: greatest turn between neighbouring facets of a curve.
    `smooth_normals`: normals by crease angle; without, every facet is flat.
    `cross_check`: which bodies both kernels make, so that each checks the other: "none",
    "intricate" ones (curved, cut, of several styles), or "all".
    `properties`: how much of the properties goes along: 0 identity only, 1 property sets of the
    element, 2 also those of its type and quantities.
    `position_step_m`: coordinates may be stored as multiples of a step up to this, in metres;
    0 asks for single precision.
    `table_depth`: how much tables hold: 0 elements, storeys and spaces; 1 also properties and
    quantities of the elements; 2 also those of their types, with materials, types, systems and
    classifications; 3 also descriptions and record numbers; 4 also properties of the project,
    types and groups.
    `checks_bounds`: the bounds of what is drawn are computed again from the file.
    `time_limit_s`: how long a job may run, in seconds, before it is taken to have lost its way.
    """

    key: str
    title: str
    summary: str
    chord_tolerance_m: float
    angular_tolerance_rad: float
    smooth_normals: bool
    cross_check: Literal["none", "intricate", "all"]
    properties: int
    table_depth: int
    position_step_m: float = 0.0
    checks_bounds: bool = False
    time_limit_s: float = 1800.0


DRAFT = Quality(
    "draft",
    "Draft",
    "For a first look: coarse curves, flat shading, identity only. The fastest.",
    0.020,
    0.8,
    smooth_normals=False,
    cross_check="none",
    properties=0,
    table_depth=0,
    position_step_m=0.001,
)
STANDARD = Quality(
    "standard",
    "Standard",
    "For everyday work: smooth curves, the colour of every face, identity of every element.",
    0.005,
    0.5,
    smooth_normals=True,
    cross_check="none",
    properties=0,
    table_depth=1,
    position_step_m=0.0005,
)
HIGH = Quality(
    "high",
    "High",
    "For close views: fine curves, and the property sets of each element.",
    0.002,
    0.35,
    smooth_normals=True,
    cross_check="none",
    properties=1,
    table_depth=2,
    checks_bounds=True,
    time_limit_s=3600.0,
)
PROFESSIONAL = Quality(
    "professional",
    "Professional",
    "For hand-over: very fine curves, what is intricate checked by a second kernel; quantities.",
    0.001,
    0.25,
    smooth_normals=True,
    cross_check="intricate",
    properties=2,
    table_depth=3,
    checks_bounds=True,
    time_limit_s=7200.0,
)
PUBLICATION = Quality(
    "publication",
    "Publication",
    "For print and archive: the finest curves, every shape checked by a second kernel.",
    0.0005,
    0.15,
    smooth_normals=True,
    cross_check="all",
    properties=2,
    table_depth=4,
    checks_bounds=True,
    time_limit_s=14400.0,
)

QUALITIES: dict[str, Quality] = {
    quality.key: quality for quality in (DRAFT, STANDARD, HIGH, PROFESSIONAL, PUBLICATION)
}


def quality_by_key(key: str) -> Quality:
    """Return the tier called `key`; raises RequestError that lists the known ones."""
    try:
        return QUALITIES[key]
    except KeyError:
        raise RequestError(
            Issue.error(
                "JOB502",
                f"There is no quality “{key}”.",
                f"Choose one of: {', '.join(QUALITIES)}.",
            )
        ) from None
