"""Text to sentences, and what a line's numbering says about its place in the tree."""

from lantu.segment.sentences import split_sentences

__all__ = ["split_sentences"]
