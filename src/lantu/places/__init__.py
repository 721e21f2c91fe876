"""The tree of places and bodies, and what a mention in a document means in it.

Comes in: the tables (data/places*.tsv, data/bodies.tsv) and annotated documents. Goes out: ``PlaceTree`` with the areas that the documents
name, the place of each document and speaker, and for words such as "this district" the place meant, each with its reason or left open.
Deliberately not done: knowing where an area lies that neither the tables nor the documents place.
"""

from lantu.places.areas import Speech, find_speeches
from lantu.places.bodies import find_bodies
from lantu.places.choose import Choice, choose, named_after
from lantu.places.deixis import find_deixis, resolve_deixis
from lantu.places.tree import PlaceTree, base_tree

__all__ = [
    "Choice",
    "PlaceTree",
    "Speech",
    "base_tree",
    "choose",
    "find_bodies",
    "find_deixis",
    "find_speeches",
    "named_after",
    "resolve_deixis",
]
