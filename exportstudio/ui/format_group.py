"""Formats in groups that designers think in."""

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class FormatGroup(Enum):
    """What somebody is after who chooses a format."""

    MODEL = QT_TRANSLATE_NOOP("FormatGroup", "3D model")
    DRAWING = QT_TRANSLATE_NOOP("FormatGroup", "Drawings and reports")
    DATA = QT_TRANSLATE_NOOP("FormatGroup", "Data")
    EXCHANGE = QT_TRANSLATE_NOOP("FormatGroup", "Exchange")

    @property
    def title(self) -> str:
        """The heading of the group."""
        return QCoreApplication.translate("FormatGroup", str(self.value))


_GROUPS = {
    FormatGroup.MODEL: ("glb", "gltf", "obj", "stl", "ply", "usd", "usda", "usdz", "3mf", "dae"),
    FormatGroup.DRAWING: ("pdf", "dxf", "svg", "svgx", "asciibim"),
    FormatGroup.DATA: ("xlsx", "csv", "json", "jsongz", "xml", "xmlgz", "parquet", "geojson"),
}
_BY_KEY = {key: group for group, keys in _GROUPS.items() for key in keys}


def group_of(key: str) -> FormatGroup:
    """Return the group of a format; one that is not known here is for exchange."""
    return _BY_KEY.get(key, FormatGroup.EXCHANGE)
