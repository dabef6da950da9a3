"""The error that the preview shows to people."""

from __future__ import annotations


class PreviewError(Exception):
    """A file cannot be shown.

    Attributes:
        code: Stable: VIEW601 not readable, 602 no glTF 2, 603 damaged, 604 needs what the preview
            does not know, 605 too large, 606 a file beside it is missing, 607 nothing to see, 608
            the reader of the file ended unexpectedly, 699 an error of the program.
        reason: One sentence: what is wrong.
        advice: One sentence: what to do next.
    """

    def __init__(self, code: str, reason: str, advice: str) -> None:
        super().__init__(f"{reason} {advice} ({code})")
        self.code = code
        self.reason = reason
        self.advice = advice


def damaged(detail: str) -> PreviewError:
    """Returns the error for a file whose content contradicts itself; *detail* says where."""
    return PreviewError(
        "VIEW603",
        f"The file is damaged: {detail}.",
        "Export it again, or ask its author for a new copy.",
    )


def too_large() -> PreviewError:
    """Returns the error for a model that does not fit into the memory set aside for it."""
    return PreviewError(
        "VIEW605",
        "The model is too large to be previewed on this computer.",
        "Export it at a lower quality, or one storey at a time.",
    )


def reader_ended() -> PreviewError:
    """Returns the error for a file at which the process that reads it ended."""
    return PreviewError(
        "VIEW608",
        "The process that reads the file for the preview ended unexpectedly.",
        "Close other programs if memory is short, and open the file again. The file is unharmed.",
    )


def unsupported_version(version: str) -> PreviewError:
    """Returns the error for a file of another glTF than 2; *version* may be empty."""
    return PreviewError(
        "VIEW602",
        f"The file is glTF {version or 'of an unknown version'}; only glTF 2 can be shown.",
        "Export it as glTF 2.0.",
    )
