"""Reading a source while the fast kernel already works on it."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exportstudio.geometry.fast_kernel import FastMeshes, early_meshes
from exportstudio.model.building import Building
from exportstudio.model.quality import QUALITIES
from exportstudio.readers.ifc import load_text, parse

if TYPE_CHECKING:
    from concurrent.futures import Future


@dataclass(frozen=True, slots=True)
class Reading:
    """A building that was read, and the meshes that were begun meanwhile, if any.

    `began_s` is when that was, on the monotonic clock.
    """

    began_s: float
    source: Path
    building: Building
    quality: str
    meshes: "Future[FastMeshes] | None"


def read_source(source: Path, quality: str) -> Reading:
    """Read `source`, and begin to mesh it for `quality`; raises StudioError."""
    began_s = time.monotonic()
    text = load_text(source)
    tier = QUALITIES.get(quality)
    meshes = early_meshes(text.text, tier) if tier is not None else None
    return Reading(began_s, source, parse(text), quality, meshes)
