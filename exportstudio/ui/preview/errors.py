"""The error that the preview shows to people."""

from __future__ import annotations


class PreviewError(Exception):
    """A file cannot be shown.

    Attributes:
        reason: One sentence: what is wrong.
        advice: One sentence: what to do next.
    """

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason} {advice}")
        self.reason = reason
        self.advice = advice


def damaged(detail: str) -> PreviewError:
    """Returns the error for a file whose content contradicts itself; *detail* says where."""
    return PreviewError(
        f"The file is damaged: {detail}.",
        "Export it again, or ask its author for a new copy.",
    )


def too_large() -> PreviewError:
    """Returns the error for a model that does not fit into the memory set aside for it."""
    return PreviewError(
        "The model is too large to be previewed on this computer.",
        "Export it at a lower quality, or one storey at a time.",
    )
