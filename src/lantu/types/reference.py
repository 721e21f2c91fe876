"""A reference: words by which a document leans on another plan, strategy, goal, meeting or body."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.citation import Citation

__all__ = ["Reference", "Referent"]


@dataclass(frozen=True, slots=True)
class Referent:
    """What a reference names.

    kind:      "document" "decision" "strategy" "goal" "meeting" "body" "area".
    name:      as it is called; of an area or goal in the words of the document that sets it, where one does.
    place:     code of the place whose it is; "" with ``reason`` where that is not said.
    document:  index of the document of the collection that is it, sets it or expands it; None means that it is wanted.
    statement: number of the statement that sets it; None where it is none.
    citation:  where it stands there.
    """

    kind: str
    name: str
    place: str = ""
    document: int | None = None
    statement: int | None = None
    citation: Citation | None = None
    reason: str = ""

    @property
    def wanted(self) -> bool:
        """Whether the collection lacks it. Places need no document to be known."""
        return self.document is None and self.kind not in ("body", "area")


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention.

    document, sentence: indices; speaker: code of the place that speaks, "" where open.
    statement:  number of the statement whose words hold it; None for headings and context.
    citation:   the words of the reference; rule_id: which form they have; confidence 0 to 1.
    """

    document: int
    sentence: int
    speaker: str
    citation: Citation
    target: Referent
    rule_id: str
    confidence: float
    statement: int | None = None
