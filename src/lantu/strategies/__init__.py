"""Named strategies and abbreviations, with owner and expansion."""

from lantu.strategies.find import find_strategies

__all__ = ["find_strategies"]
