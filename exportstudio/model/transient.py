"""Faults that pass by themselves: a file or disk that another program holds for a moment."""

import errno

TRANSIENT_CODES = frozenset({"FILE420", "FILE421"})
"""Codes of issues after which a second try may pass with nobody doing anything."""

_ERRNOS = frozenset(
    {errno.EBUSY, errno.EAGAIN, errno.EDEADLK, errno.ETIMEDOUT, errno.ETXTBSY, errno.ENOLCK}
)
_WINDOWS_ERRORS = frozenset({32, 33})  # sharing violation, lock violation


def is_transient(error: OSError) -> bool:
    """Return whether the fault is one that passes: locked, shared, busy."""
    return error.errno in _ERRNOS or getattr(error, "winerror", None) in _WINDOWS_ERRORS
