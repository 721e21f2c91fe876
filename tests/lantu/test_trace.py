"""A trace keeps what touches a character, in the order it was decided."""

from __future__ import annotations

from lantu.trace import Trace


def test_steps_that_touch_a_character() -> None:
    trace = Trace()
    trace.add("a", 0, 5)
    trace.add("b", 5, 9, "why")
    trace.add("c", 3, 6)
    assert [step.rule_id for step in trace.at(5)] == ["b", "c"]
    assert trace.at(9) == []


def test_a_step_of_no_length_touches_where_it_stands() -> None:
    trace = Trace()
    trace.add("a", 4, 4)
    assert [step.rule_id for step in trace.at(4)] == ["a"] and trace.at(5) == []
