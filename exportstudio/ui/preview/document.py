"""Checked access to the JSON of a glTF document.

What a file says is never trusted: a missing field, a number where a list should be or an index
that points nowhere raises `PreviewError` here, so that the code above can stay free of checks.
"""

from __future__ import annotations

from typing import Any

from exportstudio.ui.preview.errors import damaged

JsonObject = dict[str, Any]


def entries(owner: JsonObject, key: str) -> list[JsonObject]:
    """Returns the list of objects under *key*, empty where it is missing."""
    found = owner.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise damaged(f"“{key}” is not a list of objects")
    return found


def section(owner: JsonObject, key: str) -> JsonObject:
    """Returns the object under *key*, empty where it is missing."""
    found = owner.get(key, {})
    if not isinstance(found, dict):
        raise damaged(f"“{key}” is not an object")
    return found


def text(owner: JsonObject, key: str) -> str:
    """Returns the text under *key*, empty where it is missing."""
    found = owner.get(key, "")
    if not isinstance(found, str):
        raise damaged(f"“{key}” is not a text")
    return found


def integer(owner: JsonObject, key: str, default: int | None = None) -> int:
    """Returns the non-negative integer under *key*; without a *default* it must be there."""
    found = owner.get(key, default)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise damaged(f"“{key}” is not a count or an offset")
    return found


def reference(owner: JsonObject, key: str, length: int) -> int | None:
    """Returns the index under *key* into a list of *length* entries, or None where missing."""
    if key not in owner:
        return None
    index = integer(owner, key)
    if index >= length:
        raise damaged(f"“{key}” points to entry {index} of {length}")
    return index


def references(owner: JsonObject, key: str, length: int) -> list[int]:
    """Returns the indices under *key*, each into a list of *length* entries."""
    found = owner.get(key, [])
    if not isinstance(found, list):
        raise damaged(f"“{key}” is not a list")
    for index in found:
        if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < length:
            raise damaged(f"“{key}” points outside the {length} entries there are")
    return found


def numbers(owner: JsonObject, key: str, length: int) -> list[float] | None:
    """Returns the list of *length* numbers under *key*, or None where it is missing."""
    found = owner.get(key)
    if found is None:
        return None
    if (
        not isinstance(found, list)
        or len(found) != length
        or not all(isinstance(n, int | float) for n in found)
    ):
        raise damaged(f"“{key}” is not a list of {length} numbers")
    return found
