"""What the first bytes of an ifcXML file tell, without anything loaded that reads one."""

import re

from exportstudio.model.issue import Issue, StudioError

SUFFIX = ".ifcxml"
# Of the addresses that name the schema of a file: that of its elements, or where its XSD is.
_SCHEMA = re.compile(rb"[/\"'_]IFC(4X3|4|2X3)(?:_?[A-Z0-9]*)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:ifcXML|iso_10303_28|uos)\b", re.IGNORECASE)
_APPLICATION = re.compile(rb"<(?:[\w.-]+:)?originating_system>([^<]*)<")
_SCHEMAS = {b"4X3": "IFC4X3_ADD2", b"4": "IFC4", b"2X3": "IFC2X3"}


def read_start(start: bytes, name: str) -> tuple[str, str]:
    """Return the schema and the application that the first bytes of an ifcXML file name.

    Raises StudioError (READ101, READ115) where they are those of something else.
    """
    if not start:
        raise StudioError(
            Issue.error("READ101", f"{name} is empty.", "Export or download the model again.")
        )
    root = _ROOT.search(start)
    if root is None:
        raise refusal(name, "it does not begin as such a file")
    schema = _SCHEMA.search(start, root.start())
    if schema is None:
        raise refusal(name, "it names no schema of IFC")
    application = _APPLICATION.search(start)
    written_by = application.group(1).decode("utf-8", "replace").strip() if application else ""
    return _SCHEMAS[schema.group(1).upper()], written_by


def refusal(name: str, reason: str) -> StudioError:
    """Return the error for a file that is no ifcXML that can be read."""
    return StudioError(
        Issue.error(
            "READ115",
            f"{name} can't be read as ifcXML: {reason}.",
            "Save the model as .ifc (STEP) or .ifczip.",
        )
    )
