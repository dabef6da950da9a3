"""Folding: what says the same in several records is said once."""

from exportstudio.exporters.ifc_records import Record, Schema, references_of, with_references

# What may be shared: values without an identity, which no inverse attribute keeps to one user.
_FOLDED = (
    "IFCPOINT",
    "IFCDIRECTION",
    "IFCVECTOR",
    "IFCPLACEMENT",
    "IFCCARTESIANTRANSFORMATIONOPERATOR",
    "IFCLINE",
    "IFCPOLYLINE",
    "IFCCIRCLE",
    "IFCCARTESIANPOINTLIST",
    "IFCELEMENTARYSURFACE",
    "IFCPROFILEDEF",
    "IFCCOLOURSPECIFICATION",
    "IFCSIMPLEPROPERTY",
    "IFCNAMEDUNIT",
    "IFCDERIVEDUNITELEMENT",
    "IFCMEASUREWITHUNIT",
    "IFCDIMENSIONALEXPONENTS",
    # An item may have one style, and a representation one map: repeated ones break that rule.
    "IFCSTYLEDITEM",
    "IFCREPRESENTATIONMAP",
)
# Lists in which one may stand twice.
_WITH_REPEATS = ("IFCPOLYLINE",)


def fold(records: dict[int, Record], schema: Schema) -> dict[int, Record]:
    """Return records of which no two are the same value, without those that nobody needs then."""
    same: dict[int, int] = {}
    known: dict[tuple[str, str], int] = {}
    folded: dict[int, Record] = {}
    for id in _inside_out(records):
        record = records[id]
        refs = references_of(record.values)
        if any(same.get(ref, ref) != ref for ref in refs):
            values = with_references(record.values, lambda ref: same.get(ref, ref))
            # Where two of a set become one, it would have it twice.
            if len(set(references_of(values))) == len(set(refs)) or schema.is_a(
                record.name, *_WITH_REPEATS
            ):
                record = Record(record.name, values)
        folded[id] = record
        if schema.is_a(record.name, *_FOLDED):
            same[id] = known.setdefault((record.name, record.values), id)
    used = {ref for record in folded.values() for ref in references_of(record.values)}
    needless = {id for id, first in same.items() if first != id and id not in used}
    return {id: folded[id] for id in records if id not in needless}


def _inside_out(records: dict[int, Record]) -> list[int]:
    """Return ids in an order in which everything comes after what it refers to."""
    order: list[int] = []
    done: set[int] = set()
    for start in records:
        if start in done:
            continue
        done.add(start)
        refs = references_of(records[start].values)
        if done.issuperset(refs):
            order.append(start)
            continue
        trail = [(start, iter(refs))]
        while trail:
            id, following = trail[-1]
            for ref in following:
                if ref not in done:
                    done.add(ref)
                    trail.append((ref, iter(references_of(records[ref].values))))
                    break
            else:
                order.append(id)
                trail.pop()
    return order
