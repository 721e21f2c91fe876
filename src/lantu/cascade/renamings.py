"""Names of one thing that differ between documents, proposed for a person to confirm."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lantu.annotating import Annotation
from lantu.citations import cite
from lantu.places import PlaceTree, Speech
from lantu.rules import load_rules, word_set
from lantu.statements.alike import find_alike
from lantu.statements.names import plain
from lantu.types import Citation, Renaming, Statement

__all__ = ["find_renamings"]

# A name used by more owners than this is a kind of thing.
_MOST_OWNERS = 6
Mention = tuple[str, Citation]


def find_renamings(
    annotations: Sequence[Annotation], speeches: Sequence[Speech], tree: PlaceTree, statements: Iterable[Statement]
) -> tuple[Renaming, ...]:
    """Pairs of names of two owners near each other, or of one owner in two documents. Names that stand in one document are two things."""
    mentions = _mentions(annotations, speeches, statements)
    found = []
    for pair in find_alike(mentions):
        one, other = _nearest(mentions[pair.first], mentions[pair.second], tree)
        if one is None or other is None:
            continue
        found.append(Renaming((pair.first, pair.second), (one[0], other[0]), pair.change, pair.confidence, (one[1], other[1])))
    return tuple(sorted(found, key=lambda item: (-item.confidence, item.citations[0].doc, item.citations[0].start)))


def _mentions(
    annotations: Sequence[Annotation], speeches: Sequence[Speech], statements: Iterable[Statement]
) -> Mapping[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for statement in statements:
        for name in statement.names:
            found[name].append((statement.owner, statement.citations[0]))
    for annotation, speech in zip(annotations, speeches, strict=True):
        text, starts = annotation.document.clean_text, [sentence.start for sentence in annotation.sentences]
        for strategy in annotation.strategies:
            index = _index(starts, strategy.start)
            citation = cite(annotation.document, strategy.start, strategy.end)
            found[plain(strategy.name)].append((speech.speakers[index], citation))
        for sentence, owner in zip(annotation.sentences, speech.speakers, strict=True):
            if sentence.label in ("heading", "promise"):
                for rule in load_rules("plan_goals").rules:
                    for match in rule.regex.finditer(text[sentence.start : sentence.end]):
                        start, end = match.span(match.lastgroup or 0)
                        citation = cite(annotation.document, sentence.start + start, sentence.start + end)
                        found[plain(match[match.lastgroup or 0])].append((owner, citation))
    return {
        name: seen
        for name, seen in found.items()
        if name not in word_set("plan_common_names") and len({one[0] for one in seen}) <= _MOST_OWNERS
    }


def _index(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _nearest(first: Sequence[Mention], second: Sequence[Mention], tree: PlaceTree) -> tuple[Mention | None, Mention | None]:
    """A mention of each that may mean one thing: of different documents; of one owner, one above the other, or two of one city."""
    if {mention[1].doc for mention in first} & {mention[1].doc for mention in second}:
        return None, None
    for one in first[:_MOST_OWNERS]:
        for other in second[:_MOST_OWNERS]:
            if one[1].doc != other[1].doc and _are_near(one[0], other[0], tree):
                return one, other
    return None, None


def _are_near(one: str, other: str, tree: PlaceTree) -> bool:
    if not one or not other:
        return False
    common = tree.common([one, other])
    return common is not None and (common.code in (one, other) or common.level in ("city", "county", "zone"))
