"""Which of heading, promise, result, context, chrome a sentence is, and the level of a heading."""

from lantu.labels.classify import label_sentences

__all__ = ["label_sentences"]
