"""What a document says, stage by stage: sentences, labels, figures, the tree, promises, strategies. The order is decided here, nothing
else.

Comes in: a ``Document``. Goes out: an ``Annotation`` whose offsets count ``clean_text``; ``Annotation.rows`` turns them into source
offsets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lantu.figures import find_figures
from lantu.grids import find_task_cells
from lantu.labels import LabelModel, label_sentences
from lantu.metadata import find_metadata
from lantu.promises import assemble_promises
from lantu.segment import split_sentences
from lantu.speakers import find_speakers
from lantu.strategies import find_strategies
from lantu.trace import Trace
from lantu.tree import build_tree
from lantu.types import Document, PlanNode, Promise, Sentence, Strategy

__all__ = ["Annotation", "annotate"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that was understood of one document. Offsets of the parts count ``document.clean_text``.

    ``document`` carries the metadata found in it.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    tree: PlanNode
    promises: tuple[Promise, ...]
    strategies: tuple[Strategy, ...]


def annotate(document: Document, *, trace: Trace | None = None, model: LabelModel | None = None) -> Annotation:
    """Understand one document. ``model`` takes the place of the shipped label model, so that a document can be scored unseen."""
    sentences = split_sentences(document.clean_text, find_task_cells(document))
    sentences = label_sentences(document, sentences, trace=trace, model=model)
    document = replace(document, metadata=find_metadata(document, sentences))
    tree = build_tree(document, sentences)
    speakers = find_speakers(document, sentences)
    sentences = find_figures(document, sentences, tree, speakers=speakers, trace=trace)
    promises = assemble_promises(document, sentences, tree, speakers=[speaker.name for speaker in speakers], trace=trace)
    strategies = find_strategies(document, sentences, tree, promises, speakers=[speaker.name for speaker in speakers])
    return Annotation(document, sentences, tree, promises, strategies)
