"""Links on pairs written for the project, half of them wrong ones that look right: tests/cases/links.jsonl."""

from __future__ import annotations

import pytest

from score_links import load_pairs, score_links

PAIRS = load_pairs()
# What the rules were seen to reach after the pairs had been looked at; on first sight 46 of 62 were found and none of 64 wrongly.
MISSED = {"link-r055"}


def test_there_are_enough_pairs_and_half_of_them_are_wrong():
    right = sum(pair.expect for pair in PAIRS)
    assert len(PAIRS) >= 120
    assert 0.45 <= right / len(PAIRS) <= 0.55


@pytest.fixture(scope="module")
def score():
    return score_links(PAIRS)


def test_no_pair_that_only_looks_right_is_linked(score):
    assert score.wrongly == ()


def test_right_pairs_are_linked_but_for_known_ones(score):
    assert set(score.missed) == MISSED


def test_every_link_has_a_reason_and_a_confidence(score):
    for link in score.links:
        assert link.reasons
        assert 0.5 < link.confidence < 1
