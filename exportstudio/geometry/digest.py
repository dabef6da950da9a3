"""Items that say the same in different records: what is costly to make is made once."""

import hashlib
import re
from collections.abc import Iterable

_REFERENCE = re.compile(rb"#(\d+)")
# Names and labels; no shape depends on them.
_STRING = re.compile(rb"'(?:[^']|'')*'")
_DEEPEST = 100


def digests_of(text: bytes, ids: Iterable[int]) -> dict[int, bytes]:
    """Return for each STEP id a key that only records of equal content share.

    Content is what a record says, and all that it refers to, but for texts. Where that can't be
    told for sure, because a record is written over several lines, say, the key is the id itself.
    """
    digests = _Digests(text)
    return {id: digests.of(b"%d" % id) or b"#%d" % id for id in ids}


class _Digests:
    def __init__(self, text: bytes) -> None:
        # Several times as fast as a search for records.
        lines = (line.partition(b"=") for line in text.split(b"\n") if line.startswith(b"#"))
        self._records = {id[1:].rstrip(): record for id, _, record in lines}
        self._known: dict[bytes, bytes | None] = {}

    def of(self, id: bytes, depth: int = 0) -> bytes | None:
        if id in self._known:
            return self._known[id]
        self._known[id] = None  # for records that lead back to themselves
        record = self._records.get(id, b"").strip()
        if not record.endswith(b";") or depth > _DEEPEST:
            return None
        digest = hashlib.blake2b(digest_size=16)
        for n, part in enumerate(_REFERENCE.split(_STRING.sub(b"''", record))):
            inner = self.of(part, depth + 1) if n % 2 else part
            if inner is None or (b"'" in inner.replace(b"''", b"") and not n % 2):
                return None
            digest.update(b"%d:" % len(inner) + inner)
        self._known[id] = digest.digest()
        return self._known[id]
