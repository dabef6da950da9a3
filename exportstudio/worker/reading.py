"""Reading a source while the fast kernel already works on it, or finding what was kept of it."""

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exportstudio.geometry.cache import Setting, ShapeCache
from exportstudio.geometry.fast_kernel import FastMeshes, begin
from exportstudio.geometry.shape_file import Source
from exportstudio.model.building import Building, SourceText
from exportstudio.model.scene import ShapedBuilding
from exportstudio.place import cache_limit_bytes
from exportstudio.readers.ifc import load_text, open_model, parse
from exportstudio.readers.images import read_images

if TYPE_CHECKING:
    from concurrent.futures import Future


@dataclass(frozen=True, slots=True)
class Reading:
    """A building that was read, in view of the setting that it will be shaped in.

    `kept` are its shapes in that setting, where the cache had them; otherwise `meshes` is what
    the fast kernel began meanwhile, if anything. `fresh`: nothing kept was looked for. `began_s`
    is when the reading began, on the monotonic clock.
    """

    began_s: float
    text: SourceText
    building: Building
    setting: Setting | None
    cache: ShapeCache | None
    fresh: bool
    kept: ShapedBuilding | None = None
    meshes: "Future[FastMeshes] | None" = None

    def find(self, setting: Setting) -> ShapedBuilding | None:
        """Return the shapes that are kept of the building in another setting, or None."""
        found = self.cache.find(setting, _source(self.text)) if self.cache is not None else None
        return found.shaped if found is not None else None


def read_source(
    source: Path, setting: Setting | None, cache_folder: Path | None, *, fresh: bool
) -> Reading:
    """Read `source`, which will be shaped in `setting` if that is known; raises StudioError.

    What is in the cache is neither parsed nor meshed, unless all is to be made `fresh`.
    """
    began_s = time.monotonic()
    text = load_text(source)
    cache: ShapeCache | None = None
    if cache_folder is not None and (limit_bytes := cache_limit_bytes()):
        cache = ShapeCache(cache_folder, limit_bytes, fresh=fresh)
    if setting is not None and cache is not None:
        found = cache.find(setting, _source(text))
        if found is not None:
            return Reading(began_s, text, found.building, setting, cache, fresh, found.shaped)
    meshes: Future[FastMeshes] | None = None

    def begin_meshes() -> None:
        nonlocal meshes
        if setting is not None and not setting.selection:
            meshes = begin(text.text)

    building = parse(text, begin_meshes)
    return Reading(began_s, text, building, setting, cache, fresh, meshes=meshes)


def _source(text: SourceText) -> Source:
    return Source(text, partial(open_model, text), partial(read_images, path=text.path))
