from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import opencc
import pytest
from damage import DAMAGE, damage, readings
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.clean import Repaired, repair_text

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "repair.jsonl").read_text(encoding="utf-8").splitlines()]
SENTENCES = sorted({case["text"] for case in CASES if "traditional" in case["damage"]})


def check_map(source: str, repaired: Repaired) -> None:
    """What every repair must hold, whatever came in."""
    if repaired.offsets.is_identity:
        assert repaired.text == source
        return
    starts, ends = repaired.offsets.starts, repaired.offsets.ends
    assert len(starts) == len(ends) == len(repaired.text)
    assert all(0 <= start < end <= len(source) for start, end in zip(starts, ends, strict=True))
    assert list(starts) == sorted(starts) and list(ends) == sorted(ends)
    for repair in repaired.repairs:
        assert source[repair.start : repair.end] == repair.before


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    source = damage(case["text"], case["damage"])
    repaired = repair_text(source)
    check_map(source, repaired)
    assert repaired.text == case.get("expect", case["text"])
    if case["label"] == "unchanged":
        assert repaired.text is source
        assert repaired.offsets.is_identity
    else:
        assert source != case["text"]
        assert repaired.repairs


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6), st.booleans())
def test_damage_is_undone(sentences: list[str], with_commas: bool) -> None:
    text = "\n".join(sentences)
    source = damage(text, ["traditional", "readings", *(["commas"] if with_commas else [])])
    repaired = repair_text(source)
    check_map(source, repaired)
    assert repaired.text == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4))
def test_each_character_comes_from_itself_or_its_traditional_form(sentences: list[str]) -> None:
    source = damage("".join(sentences), ["traditional", "readings", "commas"])
    repaired = repair_text(source)
    simplify = opencc.OpenCC("t2s").convert
    for at, character in enumerate(repaired.text):
        start, end = repaired.offsets.to_source(at, at + 1)
        assert character in source[start:end] or character in simplify(source[start:end]) or source[start:end] == "著"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("產業园区(),，。、?yè铣ㄎÂäº§"))))
def test_any_text_keeps_a_sound_map(source: str) -> None:
    check_map(source, repair_text(source))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from(sorted(DAMAGE)))
def test_repair_of_the_repaired_changes_nothing(sentences: list[str], kind: str) -> None:
    try:
        source = damage("\n".join(sentences), [kind])
    except UnicodeError:
        return
    once = repair_text(source).text
    assert repair_text(once).text == once


def test_a_traditional_text_is_left_with_a_note() -> None:
    text = "本局將於本年第三季推出新計劃,為長者提供上門護理服務。"
    repaired = repair_text(text)
    assert repaired.text is text
    assert [(repair.rule_id, repair.after) for repair in repaired.repairs] == [("clean.traditional.kept", None)]


def test_shifted_bytes_are_read_again_and_lost_ones_reported() -> None:
    shifted = "本（文字记录员".encode("gbk")[1:-1].decode("gbk")
    source = readings("召开产业会议") + f"\n?{shifted}?完"
    repaired = repair_text(source)
    assert "（文字记录" in repaired.text
    assert [repair.after for repair in repaired.repairs if repair.rule_id == "clean.gbk_shift"].count(None) == 2


def test_corpus_comes_through_unchanged(shared: Path) -> None:
    names = [*shared.glob("corpus/*/*.txt"), *shared.glob("seeds/00[0-3]_*.txt")]
    assert len(names) >= 40
    for name in names:
        text = name.read_bytes().decode("utf-8")
        repaired = repair_text(text)
        assert repaired.text is text, name
        assert repaired.offsets.is_identity


def test_seed_004_within_its_error_rate(shared: Path) -> None:
    (source,) = shared.glob("seeds/004_*.txt")
    text = source.read_bytes().decode("utf-8")
    repaired = repair_text(text)
    check_map(text, repaired)
    clean = (shared / "gold" / "seed_004.clean.txt").read_text(encoding="utf-8")
    lines = list(zip(_plain_lines(repaired.text), _plain_lines(clean), strict=True))
    assert sum(_distance(ours, right) for ours, right in lines) <= 0.003 * sum(len(right) for _, right in lines)


def _plain_lines(text: str) -> list[str]:
    return ["".join(unicodedata.normalize("NFKC", line).split()) for line in text.split("\n")]


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def test_a_rare_characters_gloss_stays_in_a_damaged_text() -> None:
    source = damage(SENTENCES[0], ["traditional", "readings"]) + "垚(yáo)峰镇建成产业园(二期)。"
    assert repair_text(source).text == SENTENCES[0] + "垚(yáo)峰镇建成产业园(二期)。"


@pytest.mark.parametrize("kinds", [["traditional", "readings", "commas"], ["utf8_as_latin1"], ["gbk_as_latin1"], ["utf8_as_cp1252"]])
def test_damaged_reports_come_back(kinds: list[str], shared: Path) -> None:
    for name in sorted(shared.glob("corpus/*/*.txt"))[::9]:
        text = name.read_bytes().decode("utf-8")
        repaired = repair_text(damage(text, kinds))
        # 著 and 着, variants such as 砲, readings of characters that only old texts use: what two conversions cannot tell apart.
        lines = zip(repaired.text.split("\n"), text.split("\n"), strict=True)
        assert sum(ours != right for ours, right in lines) <= 5
