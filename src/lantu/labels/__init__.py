"""Which of heading, promise, result, context, chrome a sentence is, and the level of a heading."""

from lantu.labels.classify import label_sentences
from lantu.labels.model import LabelModel

__all__ = ["LabelModel", "label_sentences"]
