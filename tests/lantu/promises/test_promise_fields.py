"""What the fields of a promise hold beside its action: actor, place, due date with its words, named things."""

from __future__ import annotations

import pytest

from lantu.annotating import annotate
from lantu.promises.actors import find_actor
from lantu.promises.names import find_programmes
from lantu.sources import read_bytes
from lantu.types import Promise


def _promises(text: str) -> tuple[Promise, ...]:
    return annotate(read_bytes(text.encode(), "plan.txt")).promises


@pytest.mark.parametrize("subject", ["拿出办法推进企业", "中央财政对困难地区", "城中村、棚户区", "区分行业、依托企业"])
def test_words_that_only_end_like_a_body_are_no_actor(subject: str) -> None:
    assert find_actor(subject) == ""


def test_programmes_keep_their_whole_name() -> None:
    assert find_programmes("云泽县新型智慧城区示范建设顶层设计和三年行动计划") == ("云泽县新型智慧城区示范建设顶层设计和三年行动计划",)
    assert find_programmes("雏鹰企业培育计划和创新主体增量计划") == ("雏鹰企业培育计划", "创新主体增量计划")
    assert find_programmes("通用、垂类模型培育工程、雏鹰计划") == ("通用、垂类模型培育工程", "雏鹰计划")
    assert find_programmes("电力、造纸等行业淘汰落后产能计划") == ()


def test_a_time_holds_for_what_follows_it_in_its_part_of_the_sentence() -> None:
    promises = _promises("云泽县工作要点\n\n一、主要任务\n新建县展览馆，今年完成数据中心主体工程，启动云谷产业园项目建设。\n")
    words = {promise.object: promise.due_text for promise in promises}
    assert words["云谷产业园项目建设"] == "今年"
    assert words["县展览馆"] == ""


def test_parts_of_a_list_keep_the_words_that_date_them() -> None:
    promises = _promises("云泽县工作要点\n\n一、主要任务\n力争到2028年打造2家百亿园区、3家五十亿园区。\n")
    assert [(promise.due, promise.due_text) for promise in promises] == [("2028", "到2028年"), ("2028", "到2028年")]


def test_an_undated_document_gives_its_own_span_to_every_promise() -> None:
    body = "一、做强产业\n" + "新建标准厂房。\n" * 9 + "\n二、改善民生\n" + "新建学校。\n" * 9
    promises = _promises(f"云泽县的新目标\n\n今后五年，是云泽县爬坡过坎的关键时期。\n\n{body}")
    assert {(promise.due, promise.due_text) for promise in promises if promise.action == "新建"} == {("", "今后五年")}
    assert all(promise.reasons["due"].startswith("not stated") for promise in promises)


def test_a_sentence_without_a_letter_promises_nothing() -> None:
    assert all(any(map(str.isalnum, promise.text)) for promise in _promises("云泽县工作要点\n\n一、任务\n“我们要新建学校。”\n"))
