"""Which kinds of damage a text has, and their undoing in the order that each needs."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.clean.charsets import odd_runs
from lantu.clean.edits import Edit, Workpiece
from lantu.clean.encodings import may_be_double_encoded, undo_double_encoding
from lantu.clean.marks import has_stray_marks, strip_stray_marks
from lantu.clean.readings import has_readings, strip_readings
from lantu.clean.scripts import Script, to_simplified, which_script
from lantu.clean.shifts import undo_shifts
from lantu.types import OffsetMap, Repair

__all__ = ["Repaired", "repair_text"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired text, the map from it to the source, and what was done."""

    text: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...]


def repair_text(text: str) -> Repaired:
    """Undo damage where it is there; undamaged text comes back as the same object with an identity map.

    >>> repair_text("產(chǎn)業(yè)園區(qū)發(fā)展(湖南),。").text
    '产业园区发展(湖南)。'
    >>> text = "推动产业园区高质量发展。"
    >>> repair_text(text).text is text
    True
    """
    piece = Workpiece(text, text)
    runs = odd_runs(text)
    if may_be_double_encoded(runs):
        piece.apply(undo_double_encoding(text))
        runs = odd_runs(piece.text)
    odd = "".join(runs)
    readings = has_readings(piece.text, odd)
    if readings:
        piece.apply(undo_shifts(piece.text))
        piece.apply(strip_readings(piece.text))
    stray_marks = has_stray_marks(piece.text, is_damaged=readings)
    script = which_script(piece.text, odd)
    if readings or script is Script.MIXED or (stray_marks and script is Script.TRADITIONAL):
        piece.apply(to_simplified(piece.text))
    elif script is Script.TRADITIONAL:
        piece.apply([Edit("clean.traditional.kept", 0, len(piece.text), None, "traditional throughout, no sign of damage")])
    if stray_marks:
        piece.apply(strip_stray_marks(piece.text))
    if not piece.repairs:
        return Repaired(text, OffsetMap(), ())
    return Repaired(piece.text, piece.offsets(), tuple(sorted(piece.repairs, key=lambda repair: (repair.start, repair.end))))
