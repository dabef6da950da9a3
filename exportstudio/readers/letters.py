"""Letters in IFC text: what its parser would drop or garble is escaped as ISO 10303-21 asks."""

import re
from collections.abc import Iterable

from exportstudio.model.issue import Issue

_STRING = re.compile(rb"'(?:[^']|'')*'")
_ESCAPED_UTF16 = re.compile(rb"\\X2\\((?:[0-9A-Fa-f]{4})+)\\X0\\")
_ESCAPED_UTF32 = re.compile(rb"\\X4\\((?:[0-9A-Fa-f]{8})+)\\X0\\")
# Letters of UTF-16 that are never ended, up to where no more can follow.
_UNENDED = re.compile(rb"(\\X2\\(?:[0-9A-F]{4})*)[0-9A-F]*(?![0-9A-F]|\\X0\\)")
_ESCAPED_BYTE = re.compile(rb"\\X\\([0-9A-Fa-f]{2})")
# A backslash is escaped by another, and is the second byte of some letters, too.
_BYTE_BY_BYTE = re.compile(rb"\\\\|\\S\\(.)|\\X\\([89A-Fa-f][0-9A-Fa-f])", re.DOTALL)
_OTHER_ESCAPE = re.compile(rb"\\X[24]\\|\\P[A-I]\\")
# It begins with a literal and minds the case, so that it is searched for as fast as plain text.
_SUSPICIOUS = re.compile(
    rb"\\X(?:2\\(?:[0-9A-Fa-f]{4})*?(?:[Dd][89A-Fa-f][0-9A-Fa-f]{2}|00[01][0-9A-Fa-f])"
    rb"|4\\(?:[0-9A-Fa-f]{8})*?(?:0000[Dd][89A-Fa-f][0-9A-Fa-f]{2}|000000[01][0-9A-Fa-f])"
    rb"|\\[01][0-9A-Fa-f])"
)
_CLEAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Where Windows-1252 has no letter, and two of which begin most syllables in Shift-JIS.
_NO_WESTERN_LETTER = frozenset(b"\x81\x82\x83\x8d\x8f\x90\x9d")
_NO_WESTERN_ESCAPE = re.compile(rb"\\(?:S\\[\x01\x02\x03\r\x0f\x10\x1d]|X\\(?:8[123dDfF]|9[0dD]))")
_ENCODINGS = {"utf-8": "UTF-8", "cp932": "Shift-JIS", "cp1252": "Windows-1252"}


def recover_letters(text: bytes) -> tuple[bytes, list[Issue]]:
    """Return IFC text whose letters the parser will keep, and what was changed in it."""
    issues: list[Issue] = []
    if b"\\" not in text and text.isascii():
        return text, issues
    if b"\\X2\\" in text:
        text = _end_escapes(text, issues)
    if not text.isascii():
        text = _escape_raw(text, issues)
    if _NO_WESTERN_ESCAPE.search(text):
        text = _escape_shift_jis(text, issues)
    if _SUSPICIOUS.search(text):
        text = _drop_what_is_no_letter(text, issues)
    return text, issues


def _end_escapes(text: bytes, issues: list[Issue]) -> bytes:
    """End the escapes that have no end: one bad name must not lose the model."""
    if text.count(b"\\X2\\") + text.count(b"\\X4\\") <= text.count(b"\\X0\\"):
        return text
    ended = 0

    def end(match: re.Match[bytes]) -> bytes:
        nonlocal ended
        string = match.group()
        mended, count = _UNENDED.subn(_ended, string)
        ended += count
        return mended

    text = _STRING.sub(end, text)
    if ended:
        issues.append(
            Issue.warning(
                "READ121", f"{ended} texts have letters that are cut off; those were left out."
            )
        )
    return text


def _ended(match: re.Match[bytes]) -> bytes:
    r"""Return the whole letters of a match, of which there may be none behind \X2\."""
    begun = match.group(1)
    return begun + b"\\X0\\" if len(begun) > len(b"\\X2\\") else b""


def _escape_raw(text: bytes, issues: list[Issue]) -> bytes:
    """Escape letters that stand in the text as they are, in whatever encoding fits all of them."""
    strings = [string for string in _STRING.findall(text) if not string.isascii()]
    if not strings:
        return text
    encoding = _encoding_of(strings)

    def escape(match: re.Match[bytes]) -> bytes:
        string = match.group()
        if string.isascii():
            return string
        return b"".join(
            char.encode() if char.isascii() else _escaped(char)
            for char in string.decode(encoding, errors="replace")
        )

    issues.append(
        Issue.warning(
            "READ111",
            f"{len(strings)} texts have letters that were not encoded as IFC asks; "
            f"they were read as {_ENCODINGS[encoding]}.",
        )
    )
    return _STRING.sub(escape, text)


def _encoding_of(strings: Iterable[bytes]) -> str:
    together = b"\n".join(strings)
    if _is_encoded(together, "utf-8"):
        return "utf-8"
    is_western = _NO_WESTERN_LETTER.isdisjoint(together)
    return "cp932" if not is_western and _is_encoded(together, "cp932") else "cp1252"


def _is_encoded(text: bytes, encoding: str) -> bool:
    try:
        text.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _escape_shift_jis(text: bytes, issues: list[Issue]) -> bytes:
    r"""Escape Shift-JIS that stands byte by byte behind \S\ or \X\, which are for ISO 8859."""
    raw = {
        string: _BYTE_BY_BYTE.sub(_byte, string)
        for string in set(_STRING.findall(text))
        if (b"\\S\\" in string or b"\\X\\" in string) and not _OTHER_ESCAPE.search(string)
    }
    strange = [string for string in raw.values() if not _NO_WESTERN_LETTER.isdisjoint(string)]
    if not strange or not all(_is_encoded(string, "cp932") for string in raw.values()):
        return text
    changed = 0

    def escape(match: re.Match[bytes]) -> bytes:
        nonlocal changed
        if match.group() not in raw:
            return match.group()
        changed += 1
        decoded = raw[match.group()].decode("cp932").replace("\\", "\\\\")
        return b"".join(char.encode() if char.isascii() else _escaped(char) for char in decoded)

    text = _STRING.sub(escape, text)
    issues.append(
        Issue.warning(
            "READ111",
            f"{changed} texts have letters that were not encoded as IFC asks; "
            "they were read as Shift-JIS.",
        )
    )
    return text


def _byte(match: re.Match[bytes]) -> bytes:
    if match.group(1):
        return bytes((match.group(1)[0] | 0x80,))
    return bytes.fromhex(match.group(2).decode()) if match.group(2) else b"\\"


def _drop_what_is_no_letter(text: bytes, issues: list[Issue]) -> bytes:
    """Drop control codes, join the halves of letters, and mark halves that are alone."""
    removed = 0

    def escaped_again(units: bytes) -> bytes:
        nonlocal removed
        decoded = units.decode("utf-16-be", errors="replace")
        clean = _CLEAN.sub("", decoded)
        removed += (len(decoded) - len(clean)) + decoded.count("\ufffd")
        return b"".join(_escaped(char) for char in clean)

    def from_utf16(match: re.Match[bytes]) -> bytes:
        return escaped_again(bytes.fromhex(match.group(1).decode()))

    def from_utf32(match: re.Match[bytes]) -> bytes:
        digits = match.group(1).decode()
        codes = [int(digits[n : n + 8], 16) for n in range(0, len(digits), 8)]
        return escaped_again(
            b"".join(
                chr(code if code <= 0x10FFFF else 0xFFFD).encode("utf-16-be", "surrogatepass")
                for code in codes
            )
        )

    def drop_control(match: re.Match[bytes]) -> bytes:
        nonlocal removed
        if _CLEAN.match(chr(int(match.group(1), 16))):
            removed += 1
            return b""
        return match.group()

    text = _ESCAPED_UTF16.sub(from_utf16, text)
    text = _ESCAPED_UTF32.sub(from_utf32, text)
    text = _ESCAPED_BYTE.sub(drop_control, text)
    if removed:
        issues.append(
            Issue.warning(
                "READ121",
                f"{removed} characters in names are no characters at all "
                "(control codes or halves of a pair); they were left out or marked.",
            )
        )
    return text


def _escaped(char: str) -> bytes:
    code = ord(char)
    if code > 0xFFFF:
        return b"\\X4\\%08X\\X0\\" % code
    return b"\\X2\\%04X\\X0\\" % code
