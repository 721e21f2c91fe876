"""Groups of features that are named, weighed and summed together, once for each combination of their values.

Most features have few values: a length, a count, a kind of words. Spelling out their names for every sentence and looking each up costs
more than all else in labelling; a group is looked up as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Group", "GroupSums", "name_all"]

# The function that names the features of a group, and the values it is given. Equal values give equal names.
Group = tuple[Any, ...]
# So many groups are remembered at most; reports of many places use some three thousand.
_MOST = 8192


def name_all(groups: Iterable[Group]) -> set[str]:
    """Every feature of the groups by name.

    >>> sorted(name_all([(lambda length: (f"length {length}", "long"), 9)]))
    ['length 9', 'long']
    """
    return {feature for name, *values in groups for feature in name(*values)}


class GroupSums(dict[Group, int]):
    """The sum of the weights of each group's features.

    >>> GroupSums({"length 9": 5, "long": 2})[lambda length: (f"length {length}", "long"), 9]
    7
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, group: Group) -> int:
        name, *values = group
        total = sum(self.weights.get(feature, 0) for feature in name(*values))
        if len(self) >= _MOST:
            self.clear()
        self[group] = total
        return total
