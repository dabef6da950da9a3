"""What the faces tell a person about a format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exportstudio.model.option import OptionInfo


@dataclass(frozen=True, slots=True)
class FormatInfo:
    """A format in words: what it is called, which tiers it has, what it keeps and drops.

    `options` are by name; people set them for a request. `weight` is how many slots a job takes: 2
    where it needs about twice the memory or time of others. At `unshaped_qualities` the shapes of
    the source go along as they are, so that nothing is shaped. `third_party` names the package that
    a format comes from which is none of ours.
    """

    key: str
    title: str
    suffix: str
    qualities: tuple[str, ...]
    keeps: tuple[str, ...]
    drops: tuple[str, ...]
    options: Mapping[str, OptionInfo]
    weight: int = 1
    unshaped_qualities: tuple[str, ...] = ()
    third_party: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "key": self.key,
            "title": self.title,
            "suffix": self.suffix,
            "qualities": list(self.qualities),
            "keeps": list(self.keeps),
            "drops": list(self.drops),
            "third_party": self.third_party,
        }
