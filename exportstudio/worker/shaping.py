"""The shapes of one building, in each setting that its jobs ask for."""

from collections.abc import Callable

from exportstudio.geometry.cache import Setting
from exportstudio.geometry.router import shape_building
from exportstudio.geometry.shape_file import Kept
from exportstudio.model.building import Building
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.scene import Scene, ShapedBuilding
from exportstudio.model.selection import NOT_SELECTED, Selection
from exportstudio.readers.selection import select
from exportstudio.worker.reading import Reading


class Shapes:
    """Finds shapes in the cache or makes them, and keeps what was made."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._made: dict[Setting, ShapedBuilding] = {}
        self._kept: dict[Setting, ShapedBuilding] = {}
        if reading.setting is not None and reading.kept is not None:
            self._kept[reading.setting] = reading.kept

    def find(self, setting: Setting) -> ShapedBuilding | None:
        """Return shapes that earlier orders left in the cache, or None."""
        if setting not in self._kept and setting not in self._made:
            found = self._reading.find(setting)
            if found is not None:
                self._kept[setting] = found
        return self._kept.get(setting)

    def make(
        self,
        setting: Setting,
        on_element: Callable[[str | None], None],
        on_progress: Callable[[int, int], None],
    ) -> ShapedBuilding:
        """Return shapes that are made now, or were made for another job of the order.

        Raises StudioError (JOB52x) where the selection is of no use.
        """
        if setting not in self._made:
            reading = self._reading
            selected = select(reading.building, setting.selection) if setting.selection else None
            shaped = shape_building(
                reading.building,
                setting.quality,
                spaces=setting.spaces,
                wanted=selected.products if selected is not None else None,
                quarantine=setting.quarantine,
                begun=reading.meshes,
                on_element=on_element,
                on_progress=on_progress,
            )
            if selected is not None:
                shaped.issues += selected.issues
            if reading.cache is not None:
                reading.cache.keep(setting, reading.text, Kept(reading.building, shaped))
            self._made[setting] = shaped
        return self._made[setting]


def unshaped(building: Building, selection: Selection) -> ShapedBuilding:
    """Return the accounts of a part of a building, for formats that take its shapes as they are.

    Raises StudioError (JOB52x) where the selection is of no use.
    """
    accounted = ShapedBuilding(Scene())
    whole = frozenset(building.elements)
    if selection:
        selected = select(building, selection)
        accounted.issues += selected.issues
        whole = selected.products
    for id, element in building.elements.items():
        outcome, reason = Outcome.EXPORTED, ""
        if id not in whole:
            outcome, reason = Outcome.EXCLUDED, NOT_SELECTED
        accounted.accounts[id] = LedgerLine(
            element.key, element.ifc_class, element.name, outcome, reason
        )
    return accounted
