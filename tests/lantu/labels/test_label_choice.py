"""What the model sees of a part, and what it may not choose."""

from __future__ import annotations

from lantu.labels import label_sentences
from lantu.labels.layout import judge_layout
from lantu.labels.model import LabelModel, pack
from lantu.labels.sections import complains, plans_only, section_tenses
from lantu.labels.verdicts import Verdict
from lantu.segment import split_sentences
from lantu.types import Document

STYLES = {"T": "title", "H": "chinese"}


def tense(*lines: str) -> list[str]:
    """How each line's part looks; the first character of a line says whether it is a title, a heading or text."""
    found = [Verdict("heading", "", style) if (style := STYLES.get(line[0])) else None for line in lines]
    return section_tenses([line[1:] for line in lines], found)


def test_title_of_a_plan_looks_ahead_until_a_heading_looks_back() -> None:
    lines = ("T某区2026年工作要点", " 改造小区45个。", "H一、发展基础", " 有学校9所。", "H二、主要目标", " 新建3所。")
    assert tense(*lines) == ["plan", "plan", "review", "review", "plan", "plan"]


def test_nothing_is_reported_below_a_heading_that_looks_ahead() -> None:
    lines = [
        "T某市政府工作报告",
        "H一、2025年工作回顾",
        " 县级医院达到9家。",
        "H二、2026年重点任务",
        " 县级医院达到12家。",
        " 去年达到9家。",
    ]
    lines += ["H三、今年十件民生实事", " 县级医院达到12家。", "H四、过去五年的体会", " 县级医院达到9家。"]
    found = [Verdict("heading", "", style) if (style := STYLES.get(line[0])) else None for line in lines]
    ahead = plans_only([line[1:] for line in lines], found, "2026")
    assert [mark for mark, line in zip(ahead, lines, strict=True) if line[0] == " "] == [False, True, False, True, False]


def test_title_of_a_report_on_a_plan_looks_nowhere() -> None:
    assert tense("T某市计划执行情况报告", " 改造小区45个。") == ["open", "open"]


def test_title_that_only_tells_looks_back_unless_a_heading_looks_ahead() -> None:
    lines = ("T某市2030年统计公报", " 人口64万人。", "H一、综合", " 全年生产总值86亿元。", "H二、下步打算", " 新建泵站6座。")
    assert tense(*lines) == ["review", "review", "review", "review", "plan", "plan"]


def test_a_part_that_names_problems_complains_until_the_next_of_its_kind() -> None:
    first = ("H一、工作情况", " 完成投资5亿元。", "H二、存在的主要问题", " 人员不足2人。", " 下一步要补齐。")
    lines = (*first, "H三、解决问题的措施", " 增加人员。")
    found = [Verdict("heading", "", style) if (style := STYLES.get(line[0])) else None for line in lines]
    assert complains([line[1:] for line in lines], found) == [False, False, True, True, False, False, False]


def test_a_sentence_with_an_amount_is_no_heading_by_the_model() -> None:
    text = "某区工作要点\n供应用地3000亩以上。设立基金。加快建设。抓好落实。"
    document = Document("plan", text, text)
    model = LabelModel({}, pack([3000, 2000, 0, 1000, 0] * 2))
    labels = [sentence.label for sentence in label_sentences(document, split_sentences(text), model=model)]
    assert labels == ["heading", "promise", "heading", "heading", "promise"]


def test_the_last_sentence_heads_nothing() -> None:
    text = "某区工作要点\n设立基金。加快建设。"
    document = Document("plan", text, text)
    model = LabelModel({}, pack([3000, 2000, 0, 1000, 0] * 2))
    assert [sentence.label for sentence in label_sentences(document, split_sentences(text), model=model)] == [
        "heading",
        "heading",
        "promise",
    ]


def test_who_aims_speaks_of_what_is_to_come() -> None:
    text = "某区工作要点\n加快建设地铁，力争里程达到300公里。\n力争上游"
    found = judge_layout(Document("plan", text, text), split_sentences(text))
    assert [verdict.label for verdict in found if verdict] == ["heading", "promise", "heading"]


def test_a_salutation_behind_many_sentences_opens_nothing() -> None:
    acts = "新建学校6所。\n改造小区45个。\n开通公交线路8条。\n培训教师300名。\n新增床位200张。\n"
    text = f"某区工作报告\n二、2026年重点任务\n{acts}各位代表，做好今年工作责任重大。\n"
    found = judge_layout(Document("plan", text, text), split_sentences(text))
    assert all(verdict is None or verdict.label != "chrome" for verdict in found)
