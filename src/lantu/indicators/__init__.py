"""Which measured thing a figure's words stand for.

Comes in: names as documents write them. Goes out: ``Indicator`` records of the catalogue, or None with the name's own parts.
Deliberately not done: guessing; a name that the catalogue does not hold stays open and is compared by its words.
"""

from lantu.indicators.catalogue import catalogue, find_indicator
from lantu.indicators.names import Name, bare_name, parse_name
from lantu.indicators.resolve import Resolved, resolve, scene_of

__all__ = ["Name", "Resolved", "bare_name", "catalogue", "find_indicator", "parse_name", "resolve", "scene_of"]
