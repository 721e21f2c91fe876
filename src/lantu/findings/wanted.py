"""Plans, decisions, strategies and meetings that documents lean on and the collection lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.findings.scene import Scene
from lantu.rules import compile_pattern, word_list
from lantu.statements.names import plain
from lantu.types import Finding, Reference

__all__ = ["wanted"]

_KINDS = ("document", "decision", "strategy", "meeting")
_FEW = 8


def wanted(scene: Scene) -> Iterator[Finding]:
    """One finding for each thing that is named and not there, with every place that leans on it."""
    groups: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in scene.references:
        if reference.target.wanted and reference.target.kind in _KINDS and not _is_no_plan(reference):
            # A part that is drawn together in an abbreviation, 三高四新（三个高地）, is wanted with the whole.
            name = reference.target.name if reference.target.kind == "document" else reference.target.name.split("（")[0]
            groups[reference.target.kind, plain(name)].append(reference)
    for (kind, _), group in groups.items():
        owners = list(dict.fromkeys(reference.speaker for reference in group if reference.speaker))
        yield Finding(
            kind="wanted",
            subject=group[0].target.name,
            here=tuple(reference.citation for reference in group[:_FEW]),
            values={"what": kind, "owners": "、".join(scene.name(owner) for owner in owners[:_FEW]), "count": str(len(group))},
            statements=tuple(dict.fromkeys(reference.statement for reference in group if reference.statement)),
            places=tuple(owners),
            weight=0.2 + 0.05 * min(len(owners), 6),
            confidence=min(reference.confidence for reference in group),
        )


def _is_no_plan(reference: Reference) -> bool:
    """Regions that grow together, and laws: neither is a plan that could be asked for."""
    target = reference.target
    if target.kind == "document":
        return compile_pattern("(?:{plan_law_ends})(?:[（(][^）)]*[）)])?$").search(target.name) is not None
    return target.kind == "strategy" and target.name.endswith(word_list("plan_growing_together"))
