"""Figures: quantities that are a target or a result, with every field of the annotation guide."""

from lantu.figures.find import find_figures

__all__ = ["find_figures"]
