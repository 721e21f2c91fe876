"""The plan tree of one document."""

from lantu.tree.build import build_tree, heading_paths

__all__ = ["build_tree", "heading_paths"]
