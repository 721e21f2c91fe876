"""What a person should look at: each finding with the citations of both sides, most telling first.

Comes in: the parts of a plan. Goes out: ``Finding`` objects. Each kind has a module of its own; the order among them is decided in
``collect``. Deliberately not done: saying what is to be done about it.
"""

from lantu.findings.collect import find_findings

__all__ = ["find_findings"]
