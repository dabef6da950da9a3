"""What the first bytes of an SVGX file tell, without anything loaded that reads one."""

from exportstudio.model.issue import Issue, StudioError

SUFFIX = ".svgx"
SCHEMA = "SVGX"


def refuse_strangers(start: bytes, name: str) -> None:
    """Raise StudioError (READ101, READ170) where the first bytes are those of no SVGX."""
    if not start:
        raise StudioError(
            Issue.error("READ101", f"{name} is empty.", "Export or download the file again.")
        )
    is_utf16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_utf16 and start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"<", b"{"):
        raise StudioError(
            Issue.error("READ170", f"{name} is neither XML nor JSON.", "Choose an SVGX file.")
        )
