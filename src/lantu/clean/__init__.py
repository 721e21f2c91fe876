"""Repair of damaged text, with a map back to the source."""

from lantu.clean.repair import Repaired, repair_text

__all__ = ["Repaired", "repair_text"]
