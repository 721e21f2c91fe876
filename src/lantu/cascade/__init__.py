"""What is passed down: for each statement of an upper place those below that serve it, with reasons, and the other way round.

Comes in: statements, references, the tree of places. Goes out: ``Link`` objects, ``Renaming`` proposals. Deliberately not done: joining
two places side by side; neither passes anything to the other.
"""

from __future__ import annotations

from lantu.cascade.links import find_links
from lantu.cascade.measures import Measured, measured, measured_key
from lantu.cascade.renamings import find_renamings

__all__ = ["Measured", "find_links", "find_renamings", "measured", "measured_key"]
