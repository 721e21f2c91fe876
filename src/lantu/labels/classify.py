"""Every sentence's label: the layout's verdict where there is one, the model's choice where there is none.

Comes in: sentences without labels. Goes out: the same with label, level, confidence and reason.
"""

from __future__ import annotations

from lantu.labels.facts import read_facts
from lantu.labels.features import features_alone, groups_alone
from lantu.labels.layout import judge_layout
from lantu.labels.levels import heading_levels
from lantu.labels.model import LabelModel, load_model
from lantu.labels.sections import complains, is_fragment, looks_back_only, plans_only
from lantu.labels.surroundings import CERTAIN, features_placed, see_placed, without_place
from lantu.labels.verdicts import Verdict
from lantu.quantities import find_quantities
from lantu.rules import word_list
from lantu.trace import Trace
from lantu.types import LABELS, Document, Sentence
from lantu.types.making import changed

__all__ = ["decide", "label_sentences"]

# Of 308 verdicts of the layout on the annotated documents 306 were right (2026-11-24); 0.97 leaves room for pages unlike those.
_LAYOUT_CONFIDENCE = 0.97

# Kinds of units that measure something; not ages and times.
_AMOUNTS = frozenset({"count", "measure", "money", "percent", "point", "multiple"})
_SHARES = frozenset({"percent", "point"})
_HEADING, _PROMISE, _RESULT, _CONTEXT = map(LABELS.index, ("heading", "promise", "result", "context"))
# What stands behind the last sentence.
_NOTHING = Verdict("chrome", "")


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


def _is_heading(belief: list[float]) -> bool:
    return belief[_HEADING] == max(belief)


def _heads_nothing(words: str, following: Verdict | None) -> bool:
    """Whether a full sentence is the last one, or stands right before furniture or a heading: a topic sentence has its actions behind it.

    None of the annotated headings that end like a sentence stands so.
    """
    return following is not None and following.label in ("heading", "chrome") and words.endswith(word_list("labels_sentence_ends"))


def _goes_on(words: str) -> bool:
    """Whether a sentence ends with a semicolon: of 96 annotated ones that do, none is a heading."""
    return words.endswith(word_list("labels_listing_ends"))


def _states_amount(words: str) -> bool:
    """Whether a full sentence writes an amount in digits or a share in words: of 496 annotated headings none does, but for one in quotes.

    >>> _states_amount("改造老旧小区45个。"), _states_amount("改造老旧小区45个"), _states_amount("抓好2026年重点工作。")
    (True, False, False)
    >>> _states_amount("财政支出八成以上用于民生。"), _states_amount("办好十件民生实事。")
    (True, False)
    """
    if not words.endswith(word_list("labels_sentence_ends")):
        return False
    return any(quantity.kind in (_AMOUNTS if quantity.form == "digits" else _SHARES) for quantity in find_quantities(words))


def _moved(belief: list[float], source: int, target: int) -> list[float]:
    """What speaks for one label speaks for the other, where the first cannot be: nothing was done yet, or nothing is to come."""
    moved = list(belief)
    moved[target], moved[source] = belief[target] + belief[source], 0.0
    return moved


def label_sentences(
    document: Document, sentences: tuple[Sentence, ...], *, trace: Trace | None = None, model: LabelModel | None = None
) -> tuple[Sentence, ...]:
    """Every sentence with its label, level, confidence and reason. ``model`` takes the place of the shipped one."""
    chosen = model or load_model()
    verdicts = judge_layout(document, sentences)
    beliefs = read_twice(document, sentences, verdicts, chosen)
    spoken = [document.clean_text[sentence.start : sentence.end] for sentence in sentences]
    planned, reported = plans_only(spoken, verdicts, document.metadata.year), looks_back_only(spoken, verdicts)
    lacking = complains(spoken, verdicts)
    labelled: list[Sentence] = []
    after = [*verdicts[1:], _NOTHING][: len(verdicts)]
    for sentence, words, belief, verdict, following, ahead, back, lacks in zip(
        sentences, spoken, beliefs, verdicts, after, planned, reported, lacking, strict=True
    ):
        if verdict is None and _is_heading(belief) and (_goes_on(words) or _heads_nothing(words, following) or _states_amount(words)):
            belief = [0.0 if label == "heading" else value / (1.0 - belief[_HEADING]) for label, value in zip(LABELS, belief, strict=True)]
        if lacks:
            belief = _moved(_moved(belief, _PROMISE, _CONTEXT), _RESULT, _CONTEXT)
        elif ahead or back:
            belief = _moved(belief, _RESULT, _PROMISE) if ahead else _moved(belief, _PROMISE, _RESULT)
        likely = max(belief)
        label, confidence, reason = decide(verdict, LABELS[belief.index(likely)], chosen.confidence(likely))
        labelled.append(
            Sentence(sentence.start, sentence.end, sentence.line, sentence.at_line_start, label, None, round(confidence, 4), reason)
        )
        if trace is not None:
            trace.add(reason, sentence.start, sentence.end, f"{label} {confidence:.2f}")
    levels = heading_levels(document, labelled, verdicts)
    return tuple([changed(s, level=level) if level is not None else s for s, level in zip(labelled, levels, strict=True)])


def read_twice(document: Document, sentences: tuple[Sentence, ...], verdicts: list[Verdict | None], model: LabelModel) -> list[list[float]]:
    """The model's probabilities for each sentence in the order of ``LABELS``, (n_sentences, 5); what the layout has decided is certain."""
    facts = read_facts(document, sentences)
    if is_fragment(verdicts):
        first = [model.read_alone(without_place(features_alone(fact))) for fact in facts]
        placed = features_placed(sentences, facts, verdicts, [belief for belief, _ in first])
        return [model.read_placed(scores, without_place(features)) for (_, scores), features in zip(first, placed, strict=True)]
    first = [
        (CERTAIN[verdict.label], 0) if verdict else model.see_alone(fact.plain, fact.clauses, groups_alone(fact))
        for fact, verdict in zip(facts, verdicts, strict=True)
    ]
    groups = see_placed(sentences, facts, verdicts, [belief for belief, _ in first])
    return [
        CERTAIN[verdict.label] if verdict else model.see_placed(scores, seen)
        for (_, scores), seen, verdict in zip(first, groups, verdicts, strict=True)
    ]
