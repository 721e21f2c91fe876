from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lantu.settlement import whole_verdict
from lantu.types import VERDICTS, Verdict

PARTS = st.lists(st.builds(Verdict, st.sampled_from(VERDICTS), st.sampled_from(["a@1", "b@1"]), st.just("w")), min_size=1, max_size=5)


def oracle(kinds: list[str]) -> str:
    """The table again, by asking what may still come: written down otherwise."""
    if all(kind == kinds[0] for kind in kinds):
        return kinds[0]
    if any(kind == "unproven" for kind in kinds):
        return "unproven"
    if any(kind in ("on_course", "late") for kind in kinds):
        return "late" if any(kind in ("missed", "late", "partly") for kind in kinds) else "on_course"
    return "partly"


@given(PARTS)
def test_the_whole_is_what_the_table_says(parts: list[Verdict]) -> None:
    whole = whole_verdict(parts)
    assert whole.verdict == oracle([part.verdict for part in parts])
    assert whole.rule.partition("@")[2], "every verdict names the version of its rule"


@given(PARTS, st.randoms())
def test_the_order_of_the_parts_says_nothing(parts: list[Verdict], random: object) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = whole_verdict(parts), whole_verdict(shuffled)
    assert (one.verdict, one.rule) == (other.verdict, other.rule)


def test_a_part_alone_is_the_whole() -> None:
    part = Verdict("kept", "settle.higher.ge@1", "7.2 ∈ [7, ∞)")
    assert whole_verdict([part]) == part


def test_parts_that_differ_are_counted() -> None:
    parts = [Verdict("kept", "a@1", "x"), Verdict("missed", "b@1", "y"), Verdict("kept", "a@1", "z")]
    assert whole_verdict(parts).why == "2 kept; 1 missed"
