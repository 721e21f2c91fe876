"""Promises of a document: their fields, their ids, and a reason for each field that stays empty."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from lantu.promises import assemble_promises
from lantu.segment import split_sentences
from lantu.tree import build_tree
from lantu.types import Document, Figure, Metadata, Promise, Sentence
from score_items import expected_spans, load_cases


def promises_of(text: str, *, name: str = "plan", year: str = "", place: str = "", speakers: tuple[str, ...] = ()) -> tuple[Promise, ...]:
    document = Document(name, text, text, metadata=Metadata(year=year, place=place))
    sentences = tuple(replace(sentence, label="promise") for sentence in split_sentences(text))
    return assemble_promises(document, sentences, build_tree(document, sentences), speakers=speakers)


def due_and_kind_cases() -> list[tuple[str, str, str, str, str]]:
    """Text, year, item, field and value of every expectation about a due date or a kind."""
    cases = load_cases("promises") + load_cases("promises_unseen")
    return [
        (case["text"], case.get("year", ""), item["text"], name, item[name])
        for case in cases
        for _, _, item in expected_spans(case)
        for name in ("due", "kind")
        if name in item
    ]


def test_assemble_dates_and_kinds_agree_with_the_cases() -> None:
    right = []
    for text, year, words, name, value in due_and_kind_cases():
        made = {promise.text: promise for promise in promises_of(text, year=year)}
        if words in made:
            right.append(getattr(made[words], name) == value)
    assert len(right) > 80
    assert sum(right) / len(right) >= 0.95


def test_assemble_items_lie_in_their_sentence_and_reproduce_it() -> None:
    text = "加快建设望江水库。\n到2028年，新增学位3000个，改造学校12所。"
    for promise in promises_of(text):
        assert text[promise.start : promise.end] == promise.text


def test_assemble_ids_stay_when_the_file_is_renamed_and_differ_within_it() -> None:
    text = "新建学校5所，新建医院2所。\n新建学校5所，新建医院2所。"
    first, second = promises_of(text, name="a"), promises_of(text, name="b")
    assert [promise.id for promise in first] == [promise.id for promise in second]
    assert len({promise.id for promise in first}) == 4


def test_assemble_ids_do_not_count_white_space_and_full_width_forms() -> None:
    assert promises_of("新建学校５所。")[0].id == promises_of("新建 学校5所。")[0].id


def test_assemble_gives_a_reason_for_each_empty_field() -> None:
    promise = promises_of("加快建设望江水库。")[0]
    empty = {field.name for field in fields(promise) if getattr(promise, field.name) in ("", ())} - {
        "due_text",
        "headings",
        "doc",
        "missing",
    }
    assert empty <= set(promise.reasons)
    assert promise.reasons["due"] == "not stated"


@pytest.mark.parametrize(
    ("text", "year", "due", "due_text"),
    [
        ("三年内建成望江水库。", "2026", "", "三年内"),
        ("力争通过3至5年的努力，建成望江水库。", "", "", "3至5年的努力"),
        ("今年建成望江水库。", "", "", "今年"),
        ("今年建成望江水库。", "2026", "2026", "今年"),
        ("建成望江水库。", "2026", "2026", ""),
        ("明年6月底前建成望江水库。", "2026", "2027-06", "明年6月底前"),
        ("2026—2030年新增学位。", "", "2026/2030", "2026—2030年"),
    ],
)
def test_assemble_due_refuses_what_only_a_calendar_knows(text: str, year: str, due: str, due_text: str) -> None:
    promise = promises_of(text, year=year)[0]
    assert (promise.due, promise.due_text) == (due, due_text)
    assert bool(promise.due) != ("due" in promise.reasons)


def test_assemble_time_of_a_clause_governs_the_items_after_it() -> None:
    assert [promise.due for promise in promises_of("到2028年，建成望江水库，新增学位3000个。")] == ["2028", "2028"]


def test_assemble_takes_the_first_body_named_as_lead() -> None:
    promise = promises_of("新增学位3000个（市教育局牵头，市财政局、各区配合）。")[0]
    assert promise.lead_body == "市教育局"
    assert promise.responsible_bodies == ("市教育局", "市财政局", "各区")
    assert "owned" not in promise.missing


def test_assemble_owners_in_a_line_of_their_own_close_the_line_before() -> None:
    text = "新增学位3000个，改造学校12所。\n责任单位：市教育局、市住建局"
    sentences = tuple(replace(sentence, label="context" if index else "promise") for index, sentence in enumerate(split_sentences(text)))
    document = Document("plan", text, text)
    promises = assemble_promises(document, sentences, build_tree(document, sentences))
    assert [promise.lead_body for promise in promises] == ["市教育局", "市教育局"]


def test_assemble_actor_is_named_by_the_sentence_before_the_speaker() -> None:
    assert promises_of("云泽区将推行容缺受理。", place="临江市")[0].actor == "云泽区"
    assert promises_of("我们将推行容缺受理。", place="临江市")[0].actor == "临江市"
    assert promises_of("推行容缺受理。", place="临江市", speakers=("高新区",))[0].actor == "高新区"


def test_assemble_grades_what_can_be_verified() -> None:
    figure = Figure("12所", 9, 12, "target", "学校", "", "eq", 12.0, "所", "increment", "2028")
    text = "到2028年改造学校12所（由市教育局牵头）。"
    sentence = Sentence(
        0, len(text), 0, True, label="promise", figures=(replace(figure, start=text.index("12"), end=text.index("12") + 3),)
    )
    document = Document("plan", text, text)
    promise = assemble_promises(document, (sentence,), build_tree(document, (sentence,)))[0]
    assert (promise.verifiable, promise.missing, promise.due) == (3, ("based",), "2028")


def test_assemble_names_projects_and_programmes() -> None:
    projects = promises_of("加快西陵产业园、望江水库建设。")
    assert [promise.named["project"] for promise in projects] == [("西陵产业园",), ("望江水库",)]
    assert promises_of("实施“护苗2026”行动。")[0].named["programme"] == ("“护苗2026”行动",)


def test_assemble_leaves_other_labels_alone() -> None:
    text = "建成望江水库。"
    document = Document("plan", text, text)
    sentences = tuple(replace(sentence, label="result") for sentence in split_sentences(text))
    assert assemble_promises(document, sentences, build_tree(document, sentences)) == ()


def test_assemble_place_is_the_only_one_named() -> None:
    alone, both = promises_of("支持浏阳市发展花卉产业。\n加强与株洲市、湘潭市合作。")
    assert (alone.place, alone.named["place"]) == ("浏阳市", ("浏阳市",))
    assert (both.place, both.named["place"]) == ("", ("株洲市", "湘潭市"))
    assert both.reasons["place"].startswith("not stated")


def test_assemble_a_sentence_that_only_names_owners_closes_those_before_it() -> None:
    text = "新建学校5所。改造小区30个。由区住建局牵头，区城管局、各街道配合。"
    promises = promises_of(text)
    assert [promise.text for promise in promises] == ["新建学校5所", "改造小区30个"]
    assert all((promise.lead_body, promise.responsible_bodies) == ("区住建局", ("区住建局", "区城管局", "各街道")) for promise in promises)


def test_assemble_words_that_announce_the_targets_are_no_item() -> None:
    assert [promise.text for promise in promises_of("今年的主要预期目标是：粮食产量增长2%；新增就业3万人。")] == [
        "粮食产量增长2%",
        "新增就业3万人",
    ]
    assert len(promises_of("主要目标是粮食产量增长2%。")) == 1


def test_assemble_lines_behind_a_task_say_who_owns_it_and_by_when_it_is_due() -> None:
    text = "新建公园3个，改造公园2个。\n责任单位：区城管局、各街道\n完成时限：2027年10月底前\n"
    text += "新建道路5公里。（责任单位：区住建局；完成时限：8月底前）"
    promises = promises_of(text, year="2027")
    assert [(promise.lead_body, promise.due) for promise in promises] == [("区城管局", "2027-10")] * 2 + [("区住建局", "2027-08")]
    assert promises[0].responsible_bodies == ("区城管局", "各街道") and promises[2].due_text == "8月底前"


def test_assemble_owners_behind_an_object_are_no_part_of_it() -> None:
    promise = promises_of("1. 新建学校2所（责任单位：区教育局，完成时限：8月底前）。", year="2027")[0]
    assert (promise.action, promise.object, promise.responsible_bodies, promise.due) == ("新建", "学校2所", ("区教育局",), "2027-08")
