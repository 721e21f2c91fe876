"""A small ledger made by hand: two documents, one damaged, with text that attacks spreadsheets and pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lantu.annotating import Annotation
from lantu.ledgers import Ledger, build_ledger
from lantu.types import Document, Figure, Metadata, OffsetMap, PlanNode, Promise, Sentence, Strategy

PLAN = (
    "某区今年的计划\n"
    "一、交通\n"
    "新建跨河大桥4座，力争轨道里程达到60公里以上。\n"
    '=HYPERLINK("x")要办成</script><img src=x onerror=alert(1)>一件事。\n'
    "二、民生\n"
    "新建跨河大桥4座。\n"
    "𠀀村修路\x0b三条。\n"
)
DAMAGED = "今年要建橋(qiáo)三座。"
REPAIRED = "今年要建桥三座。"


def _sentences(text: str, labels: list[str]) -> tuple[Sentence, ...]:
    sentences, start = [], 0
    for line, (words, label) in enumerate(zip(text.split("\n"), labels, strict=False)):
        level = (1 if line == 0 else 2) if label == "heading" else None
        sentences.append(Sentence(start, start + len(words), line, True, label, level))
        start += len(words) + 1
    return tuple(sentences)


def _figure(text: str, mention: str, indicator: str, **fields: object) -> Figure:
    start = text.index(mention)
    figure = Figure(mention, start, start + len(mention), "target", indicator, "", "eq", 4.0, "座", "increment", "2026")
    return replace(figure, **fields)  # type: ignore[arg-type]


def _promise(document: Document, words: str, sentence: int, *, after: int = 0, **fields: object) -> Promise:
    start = document.clean_text.index(words, after)
    promise = Promise(
        id=f"p{start:04}",
        doc=document.name,
        start=start,
        end=start + len(words),
        sentence=sentence,
        text=words,
        action=words[:2],
        object=words[2:],
        actor="某区",
        place="某区",
        due="",
        kind="project",
        verifiable=2,
        missing=("dated", "based"),
        reasons={"due": "not stated: 今年"},
    )
    return replace(promise, **fields)  # type: ignore[arg-type]


def plan_annotation() -> Annotation:
    metadata = Metadata(title="某区今年的计划", date="2026-01-05", url="https://example.gov/plan.html")
    document = Document("plan", PLAN, PLAN, metadata=metadata, sha256="ab" * 32, path="plans/plan.txt")
    labels = ["heading", "heading", "promise", "promise", "heading", "promise", "promise"]
    bridges = _figure(PLAN, "4座", "跨河大桥")
    rail = _figure(PLAN, "60公里", "轨道里程", cmp="ge", value=60.0, unit="公里", measure="level")
    sentences = list(_sentences(PLAN, labels))
    sentences[2] = replace(sentences[2], figures=(bridges, rail))
    again = PLAN.rindex("新建跨河大桥")
    promises = (
        _promise(
            document, "新建跨河大桥4座", 2, figures=(bridges,), headings=("某区今年的计划", "一、交通"), due="2026", lead_body="区交通局"
        ),
        _promise(document, "力争轨道里程达到60公里以上。", 2, figures=(rail,), headings=("某区今年的计划", "一、交通"), due="2021/2025"),
        _promise(document, '=HYPERLINK("x")要办成</script><img src=x onerror=alert(1)>一件事。', 3, due_text="今年"),
        _promise(document, "新建跨河大桥4座。", 5, after=again, responsible_bodies=("区住建局", "各街道")),
        _promise(document, "𠀀村修路\x0b三条。", 6),
    )
    strategies = (Strategy("一桥四路", "某区", 0, 4, ((0, 4),)),)
    return Annotation(document, tuple(sentences), PlanNode("某区今年的计划", 0), promises, strategies)


def damaged_annotation() -> Annotation:
    before, character = DAMAGED.index("橋"), len("橋(qiáo)")
    starts = [*range(before + 1), *range(before + character, len(DAMAGED))]
    ends = [*range(1, before + 1), before + character, *range(before + character + 1, len(DAMAGED) + 1)]
    document = Document("damaged", DAMAGED, REPAIRED, OffsetMap(tuple(starts), tuple(ends)))
    promise = _promise(document, "要建桥三座。", 0)
    return Annotation(document, _sentences(REPAIRED, ["promise"]), PlanNode("", 0), (promise,), ())


@pytest.fixture
def ledger() -> Ledger:
    return build_ledger([plan_annotation(), damaged_annotation()])


@pytest.fixture
def empty_ledger() -> Ledger:
    document = Document("empty", "无事。", "无事。")
    return build_ledger([Annotation(document, _sentences("无事。", ["context"]), PlanNode("", 0), (), ())])
