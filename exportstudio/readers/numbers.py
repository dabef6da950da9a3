"""Numbers that are none, as some programs write them, in a form that the parser reads.

IfcOpenShell gives up a file at 1.#IND or 1.E400, and takes -INF and +NAN without a word. Without
a sign it drops them and says so, which is told where its log is read.
"""

import re
from collections import Counter

from exportstudio.model.issue import Issue

_LISTED = 5
# What files without such numbers hardly have; each begins with a fixed letter, so it is found fast.
_SIGNS = (
    re.compile(rb"-(?:[iI][nN][fF]|[nN][aA][nN])"),
    re.compile(rb"\+(?:[iI][nN][fF]|[nN][aA][nN])"),
    re.compile(rb"\.(?:#|[0-9]*[eE][+-]?(?:[3-9][0-9]{2}|[0-9]{4}))"),
)
# Strings and comments are consumed whole; what is in them is no number.
_TOKEN = re.compile(
    rb"'(?:[^']|'')*'|/\*.*?\*/|(?<=[(,\s])([+-]?)"
    rb"(nan(?:\(\w*\))?|inf(?:inity)?|\d+\.#\w+|\d+\.\d*e[+-]?\d{3,})(?=\s*[,)])",
    re.IGNORECASE | re.DOTALL,
)


def mend_numbers(text: bytes) -> tuple[bytes, list[Issue]]:
    """Return Part 21 text in which every number can be read, and a warning of those that are none.

    What is too small for a number becomes 0.
    """
    if not any(sign.search(text) for sign in _SIGNS):
        return text, []
    found: Counter[str] = Counter()

    def mended(match: re.Match[bytes]) -> bytes:
        if match.group(2) is None:
            return match.group()
        form = _readable(match.group(2).lower(), match.group(1))
        if form is None:
            return match.group()
        found[match.group().decode("latin-1")] += 1
        return form

    readable = _TOKEN.sub(mended, text)
    if not found:
        return text, []
    some = ", ".join(list(found)[:_LISTED]) + (", …" if len(found) > _LISTED else "")
    return readable, [
        Issue.warning(
            "READ128",
            f"{found.total()} numbers are infinite, undefined, or beyond what a number can be "
            f"({some}).",
            "Shapes that depend on them fail, and tables have them as text.",
        )
    ]


def _readable(word: bytes, sign: bytes) -> bytes | None:
    """Return what the parser reads for a number without its sign; None for a sound one."""
    if b"#inf" in word or word.startswith(b"inf"):
        return (sign or b"+") + b"INF"
    if b"#" in word or word.startswith(b"nan"):
        return b"+NAN"
    value = float(word)
    if value == float("inf"):
        return (sign or b"+") + b"INF"
    return b"0." if value == 0 else None
