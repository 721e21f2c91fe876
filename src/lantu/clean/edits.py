"""A text under repair: edits change it, and the map to the source goes along."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from lantu.types import OffsetMap, Repair

__all__ = ["Edit", "Workpiece"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``start:end`` (code points of the text under repair, end exclusive) by ``after``; None only reports the damage."""

    rule_id: str
    start: int
    end: int
    after: str | None
    note: str = ""


@dataclass(slots=True)
class Workpiece:
    """The text as it stands, the source it came from, and the source span of each character once they differ."""

    source: str
    text: str
    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))
    repairs: list[Repair] = field(default_factory=list)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Apply edits given in order and without overlap.

        A character keeps its own span where as many go in as come out; else all that go in share the span of what came out.

        >>> piece = Workpiece("a,,b", "a,,b")
        >>> piece.apply([Edit("stray", 1, 2, "")])
        >>> piece.text, list(piece.starts), piece.repairs[0].before
        ('a,b', [0, 2, 3], ',')
        """
        edits = list(edits)
        offsets = self.offsets()
        self.repairs.extend(self._report(edit, offsets) for edit in edits)
        changes = [edit for edit in edits if edit.after is not None]
        if not changes:
            return
        pieces: list[str] = []
        starts, ends = array("l"), array("l")
        at = 0
        for edit in changes:
            pieces += (self.text[at : edit.start], edit.after or "")
            self._copy(at, edit.start, starts, ends)
            self._spread(edit, offsets, starts, ends)
            at = edit.end
        pieces.append(self.text[at:])
        self._copy(at, len(self.text), starts, ends)
        self.text, self.starts, self.ends = "".join(pieces), starts, ends

    def offsets(self) -> OffsetMap:
        return OffsetMap(self.starts, self.ends)

    def _report(self, edit: Edit, offsets: OffsetMap) -> Repair:
        start, end = offsets.to_source(edit.start, edit.end)
        return Repair(edit.rule_id, start, end, self.source[start:end], edit.after, edit.note)

    def _copy(self, start: int, end: int, starts: array[int], ends: array[int]) -> None:
        starts.extend(self.starts[start:end] if self.starts else range(start, end))
        ends.extend(self.ends[start:end] if self.ends else range(start + 1, end + 1))

    def _spread(self, edit: Edit, offsets: OffsetMap, starts: array[int], ends: array[int]) -> None:
        count = len(edit.after or "")
        if count == edit.end - edit.start:
            self._copy(edit.start, edit.end, starts, ends)
            return
        start, end = offsets.to_source(edit.start, edit.end)
        starts.extend([start] * count)
        ends.extend([end] * count)
