"""Which kinds of damage a text has, and their undoing in the order that each needs."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.clean.charsets import han, in_gb2312
from lantu.clean.edits import Edit, Workpiece
from lantu.clean.encodings import undo_double_encoding
from lantu.clean.marks import has_stray_marks, strip_stray_marks
from lantu.clean.readings import has_readings, strip_readings
from lantu.clean.scripts import Script, to_simplified, which_script
from lantu.clean.shifts import find_shifts
from lantu.types import OffsetMap, Repair

__all__ = ["Repaired", "repair_text"]

# Wrongly decoded text is at least so full of what Chinese print does not use.
_MIN_ODD_CHARACTERS = 4


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
    if _may_be_double_encoded(text):
        piece.apply(undo_double_encoding(piece.text))
    readings = has_readings(piece.text)
    if readings:
        piece.apply(find_shifts(piece.text))
        piece.apply(strip_readings(piece.text))
    stray_marks = has_stray_marks(piece.text)
    script = which_script(piece.text, frozenset(piece.text))
    if readings or script is Script.MIXED or (stray_marks and script is Script.TRADITIONAL):
        piece.apply(to_simplified(piece.text))
    elif script is Script.TRADITIONAL:
        piece.apply([Edit("clean.traditional.kept", 0, len(piece.text), None, "traditional throughout, no sign of damage")])
    if stray_marks:
        piece.apply(strip_stray_marks(piece.text))
    if not piece.repairs:
        return Repaired(text, OffsetMap(), ())
    return Repaired(piece.text, piece.offsets(), tuple(sorted(piece.repairs, key=lambda repair: (repair.start, repair.end))))


def _may_be_double_encoded(text: str) -> bool:
    """Cheap: letters of Western alphabets, or ideographs that the mainland's basic set does not hold."""
    characters = frozenset(text)
    western = sum("\x80" <= character <= "\u017f" for character in characters)
    ideographs = han(characters)
    rare = len(ideographs) - len(in_gb2312(ideographs))
    return western >= _MIN_ODD_CHARACTERS or rare >= _MIN_ODD_CHARACTERS
