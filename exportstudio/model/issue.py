"""Coded findings in plain words, and the exception that carries one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much an issue matters to the person who exports."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: what happened, to which element, and what to do next.

    `code` is stable and made of a family and a number: READ1xx reading, GEOM2xx shaping,
    WRITE3xx writing and verifying, FILE4xx files and folders, JOB5xx jobs and processes.
    `element` is the key of the element concerned, or None for the whole file.
    `recoverable` says that the same request can pass on a second try.
    """

    code: str
    severity: Severity
    text: str
    suggestion: str = ""
    element: str | None = None
    recoverable: bool = False

    @classmethod
    def info(
        cls, code: str, text: str, suggestion: str = "", element: str | None = None
    ) -> "Issue":
        """Return a note that asks for no action."""
        return cls(code, Severity.INFO, text, suggestion, element)

    @classmethod
    def warning(
        cls, code: str, text: str, suggestion: str = "", element: str | None = None
    ) -> "Issue":
        """Return a finding that leaves the job successful, but not silent."""
        return cls(code, Severity.WARNING, text, suggestion, element)

    @classmethod
    def error(
        cls,
        code: str,
        text: str,
        suggestion: str = "",
        element: str | None = None,
        *,
        recoverable: bool = False,
    ) -> "Issue":
        """Return a finding that fails its job."""
        return cls(code, Severity.ERROR, text, suggestion, element, recoverable)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form used by the command line, the protocol and the store."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "element": self.element,
            "text": self.text,
            "suggestion": self.suggestion,
            "recoverable": self.recoverable,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Issue":
        """Return the issue that `to_dict` described."""
        return cls(
            code=data["code"],
            severity=Severity(data["severity"]),
            text=data["text"],
            suggestion=data.get("suggestion", ""),
            element=data.get("element"),
            recoverable=data.get("recoverable", False),
        )

    def __str__(self) -> str:
        tail = f" {self.suggestion}" if self.suggestion else ""
        return f"{self.code}: {self.text}{tail}"


class StudioError(Exception):
    """The one exception that Export Studio raises on purpose: an `Issue` that stops the work."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


class RequestError(StudioError):
    """A request that can't become jobs: unknown format, no usable source, bad destination."""
