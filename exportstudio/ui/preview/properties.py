"""What the file says about an element, as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exportstudio.ui.preview.scene import Element

_LEADING_KEYS = ("class", "GlobalId", "name")
_OWN_KEYS = {
    "storey": QT_TRANSLATE_NOOP("PropertyTableView", "Storey"),
    "groups": QT_TRANSLATE_NOOP("PropertyTableView", "Systems and groups"),
    "made_by": QT_TRANSLATE_NOOP("PropertyTableView", "Made by"),
    "degraded": QT_TRANSLATE_NOOP("PropertyTableView", "Simplified"),
}
"""What the program's own files say of elements beside their properties."""


def property_rows(element: Element) -> list[tuple[str, str]]:
    """Returns names and values: name, class and GlobalId first, the properties last.

    Nested objects are flattened: `{"Pset_WallCommon": {"IsExternal": true}}` becomes
    `("Pset_WallCommon.IsExternal", "true")`.
    """
    rest = element.extras
    rows = [
        (QCoreApplication.translate("PropertyTableView", "Name"), element.name),
        (QCoreApplication.translate("PropertyTableView", "Class"), element.ifc_class),
        ("GlobalId", _as_text(rest.get("GlobalId"))),
    ]
    rest = {key: value for key, value in rest.items() if key not in _LEADING_KEYS}
    if "groups" in rest:
        rest["groups"] = element.groups
    for key, name in _OWN_KEYS.items():
        if key in rest:
            value = _as_text(rest.pop(key))
            rows.append((QCoreApplication.translate("PropertyTableView", str(name)), value))
    # The program's own files hold all sets of an element in one object.
    sets = rest.pop("properties", None)
    rest |= sets if isinstance(sets, dict) else {}
    return [row for row in rows if row[1]] + list(_flattened(rest))


def _flattened(values: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.9g}"
    return "" if value is None else str(value)
