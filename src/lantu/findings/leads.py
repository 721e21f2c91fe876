"""The same lead claimed by several: what each place says it leads, by the field in which it says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lantu.citations import cite
from lantu.findings.scene import Scene
from lantu.gazetteers import find_places
from lantu.places import choose, find_deixis, resolve_deixis
from lantu.rules import compile_pattern, load_rules
from lantu.statements.names import plain
from lantu.types import Citation, Finding, Place

__all__ = ["same_leads"]

# Between "the whole province" and the lead stands what is led; of this many characters at least it says in what.
_LEAST_FIELD = 2
_FEW = 8
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Claim:
    owner: str
    lead: str
    field: str
    citation: Citation


def same_leads(scene: Scene) -> Iterator[Finding]:
    """One finding for each field in which two or more places claim a lead."""
    claims: dict[Key, list[_Claim]] = defaultdict(list)
    seen: set[tuple[Key, str, str]] = set()
    for document in range(len(scene.ledger.annotations)):
        for key, claim in _claims(scene, document):
            if (key, claim.owner, claim.lead) not in seen:
                seen.add((key, claim.owner, claim.lead))
                claims[key].append(claim)
    for key, group in claims.items():
        owners = list(dict.fromkeys(claim.owner for claim in group))
        if len(owners) < 2:
            continue
        first, *others = group
        yield Finding(
            kind="same_lead",
            subject=first.field,
            here=(first.citation,),
            there=tuple(claim.citation for claim in others),
            values={
                "owners": "、".join(scene.name(owner) for owner in owners[:_FEW]),
                "count": str(len(owners)),
                "leads": "、".join(dict.fromkeys(claim.lead for claim in group)),
            },
            places=tuple(owners),
            weight=(0.85 if _is_wide(scene, key) else 0.6) + 0.02 * min(len(owners), 6),
            confidence=0.85,
        )


def _is_wide(scene: Scene, key: Key) -> bool:
    """Whether the field is one strategy, one region or one trade: only one can lead it. Of a place there are many things to lead."""
    place = scene.tree.get(key[1])
    return place is None or place.level == "region"


def _claims(scene: Scene, document: int) -> Iterator[tuple[Key, _Claim]]:
    annotation, speech = scene.ledger.annotations[document], scene.speeches[document]
    text = annotation.document.clean_text
    decided = [
        (reference.citation, reference.target.place)
        for reference in scene.references
        if reference.document == document and reference.target.kind == "decision" and reference.target.place
    ]
    for sentence, code in zip(annotation.sentences, speech.speakers, strict=True):
        speaker = scene.tree.get(code)
        if speaker is None or sentence.label in ("chrome", "result"):
            continue
        words = text[sentence.start : sentence.end]
        for rule in load_rules("plan_leads").rules:
            for match in rule.regex.finditer(words):
                if compile_pattern("{plan_no_claims}").search(match["field"]):
                    continue
                if compile_pattern("(?<![成作])为[^，。；]{2,10}$").search(words, 0, match.start("lead")):
                    # What another is to become: 为云州当好“领头雁”.
                    continue
                citation = cite(annotation.document, sentence.start + match.start(), sentence.start + match.end())
                # What a body decided that is named is a claim of that body's place.
                owner = next(
                    (
                        place
                        for one, place in decided
                        if one.start <= citation.start < one.end or citation.start <= one.start < citation.end
                    ),
                    code,
                )
                found = _key(scene, document, scene.tree.get(owner) or speaker, match["field"])
                if found:
                    yield found[0], _Claim(owner, match["lead"], found[1], citation)


def _key(scene: Scene, document: int, speaker: Place, field: str) -> tuple[Key, str] | None:
    """In what the lead is claimed, as a key and in words: a strategy, a region or place around the speaker, or a trade of such a place."""
    for strategy in scene.ledger.annotations[document].strategies:
        if strategy.name in field and len(strategy.name) > 1 and len(scene.users.get(strategy.name, ())) > 1:
            return ("strategy", strategy.name), strategy.name
    context = scene.speeches[document].context
    for mention in reversed(find_places(field)):
        place = choose(scene.tree, mention.name, context).place or scene.tree.get(mention.code)
        if place and place.code != speaker.code and (place.level == "region" or scene.tree.is_within(speaker.code, place.code)):
            return ("place", place.code), place.name
    union = _union().search(field)
    if union:
        region = _openers().sub("", union["region"])
        if len(region) >= _LEAST_FIELD:
            return ("union", region), region
    for deictic in find_deixis(field):
        place = resolve_deixis(scene.tree, deictic, speaker).place
        rest = plain(field[deictic.end :])
        if place and place.code != speaker.code and len(rest) >= _LEAST_FIELD:
            return ("trade", f"{place.code} {rest}"), f"{place.name}{rest}"
    return None


@cache
def _union() -> re.Pattern[str]:
    """A region that is to be made one, and that no table knows."""
    return compile_pattern(
        "(?P<region>(?!.{0,8}{references_not_regions})[\u4e00-\u9fff]{2,9}?){plan_union_trades}?{references_union_words}"
    )


@cache
def _openers() -> re.Pattern[str]:
    return compile_pattern("^{plan_field_openers}+")
