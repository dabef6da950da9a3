"""What of a product can be on a presentation layer."""

from collections.abc import Iterator
from typing import Any


def assignable_things(product: Any) -> Iterator[int]:
    """Yield the STEP ids of the representations of a product, their items, and what these map."""
    definition = product.Representation
    queue = list(definition.Representations or ()) if definition is not None else []
    seen = set()
    while queue:
        thing = queue.pop()
        if thing is None or thing.id() in seen:
            continue
        seen.add(thing.id())
        yield thing.id()
        if thing.is_a("IfcRepresentation"):
            queue += thing.Items or ()
        elif thing.is_a("IfcMappedItem"):
            queue.append(thing.MappingSource.MappedRepresentation)
