"""Every sentence's label: the layout's verdict where there is one, the model's choice where there is none.

Comes in: sentences without labels. Goes out: the same with label, level, confidence and reason.
"""

from __future__ import annotations

from dataclasses import replace

from lantu.labels.features import is_fragment, sentence_features
from lantu.labels.layout import Verdict, judge_layout
from lantu.labels.levels import heading_levels
from lantu.labels.model import LabelModel, load_model
from lantu.quantities import find_quantities
from lantu.rules import word_list
from lantu.trace import Trace
from lantu.types import Document, Sentence

__all__ = ["decide", "label_sentences"]

# Of 318 verdicts of the layout on the annotated documents 317 were right (2026-11-23); 0.97 leaves room for pages unlike those.
_LAYOUT_CONFIDENCE = 0.97
# Kinds of units that measure something; not ages and times.
_AMOUNTS = frozenset({"count", "measure", "money", "percent", "point", "multiple"})


def decide(verdict: Verdict | None, label: str, confidence: float) -> tuple[str, float, str]:
    """Where rules and model meet: a verdict of the layout stands, else the model's choice.

    >>> decide(None, "promise", 0.8)
    ('promise', 0.8, 'label.model')
    >>> decide(Verdict("heading", "label.heading.line"), "promise", 0.9)
    ('heading', 0.97, 'label.heading.line')
    """
    if verdict is not None:
        return verdict.label, _LAYOUT_CONFIDENCE, verdict.rule_id
    return label, confidence, "label.model"


def _states_amount(words: str) -> bool:
    """Whether a full sentence writes an amount in digits: of 496 annotated headings none does, but for one in quotation marks.

    >>> _states_amount("改造老旧小区45个。"), _states_amount("改造老旧小区45个"), _states_amount("抓好2026年重点工作。")
    (True, False, False)
    """
    if not words.endswith(word_list("labels_sentence_ends")):
        return False
    return any(quantity.form == "digits" and quantity.kind in _AMOUNTS for quantity in find_quantities(words))


def label_sentences(
    document: Document, sentences: tuple[Sentence, ...], *, trace: Trace | None = None, model: LabelModel | None = None
) -> tuple[Sentence, ...]:
    """Every sentence with its label, level, confidence and reason. ``model`` replaces the shipped one, as tests do."""
    chosen = model or load_model()
    verdicts = judge_layout(document, sentences)
    labelled: list[Sentence] = []
    previous = "" if is_fragment(verdicts) else "start"
    for sentence, features, verdict in zip(sentences, sentence_features(document, sentences, verdicts), verdicts, strict=True):
        guess, likely = "", 0.0
        if verdict is None:
            scores = chosen.add(chosen.scores(features), f"previous {previous}")
            guess, likely = chosen.choose(scores)
            if guess == "heading" and _states_amount(document.clean_text[sentence.start : sentence.end]):
                guess, likely = chosen.choose(scores, barred="heading")
        label, confidence, reason = decide(verdict, guess, likely)
        labelled.append(replace(sentence, label=label, confidence=round(confidence, 4), reason=reason))
        previous = label
        if trace is not None:
            trace.add(reason, sentence.start, sentence.end, f"{label} {confidence:.2f}")
    levels = heading_levels(document, labelled, verdicts)
    return tuple(replace(s, level=level) if level is not None else s for s, level in zip(labelled, levels, strict=True))
