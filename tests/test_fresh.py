"""The fresh test's storage: an annotation put into offsets comes back the same, holds no text, and refuses another text."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from fresh import count_errors
from gold import load_scorer
from offsets import ChangedText, gold_sentences, pack, spell, unpack

ROOT = Path(__file__).parents[1]
STORED = sorted(path for folder in ("fresh", "own") for path in (ROOT / "eval" / folder).glob("*.jsonl"))
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))

TEXT = """青石镇2031年工作报告

 一、回顾
我们修好3座桥、3座水塔，青石河水质达标率升到93%；村道总长突破1.2万米！
（完）"""


def figure(mention: str, indicator: str, value: float, unit: str, **other: Any) -> dict[str, Any]:
    plain = {"kind": "result", "place": "", "cmp": "eq", "measure": "level", "period": "2030", "form": "digits"}
    return {"mention": mention, "indicator": indicator, "value": value, "unit": unit, **plain, **other}


ROWS: list[dict[str, Any]] = [
    {"sid": 0, "label": "heading", "level": 1, "figures": []},
    {"sid": 1, "label": "heading", "level": 2, "figures": []},
    {
        "sid": 2,
        "label": "result",
        "figures": [
            figure("3座", "修好桥", 3, "座", occ=1),
            figure("3座", "修好水塔", 3, "座", occ=2),
            figure("93%", "青石河水质达标率", 93, "%", measure="share", place="青石镇"),
        ],
    },
    {"sid": 3, "label": "result", "figures": [figure("1.2万米", "村道总长", 12000, "米", cmp="range", value2=13000)]},
    {"sid": 4, "label": "context", "also": ["heading"], "figures": []},
]


def test_sentences_are_cut_at_end_marks_and_line_ends() -> None:
    assert [TEXT[start:end] for start, end in gold_sentences(TEXT)] == [
        "青石镇2031年工作报告",
        "一、回顾",
        "我们修好3座桥、3座水塔，青石河水质达标率升到93%；",
        "村道总长突破1.2万米！",
        "（完）",
    ]
    assert gold_sentences(" \n\n") == []


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared folder")
def test_sentences_are_those_of_the_gold() -> None:
    scorer = load_scorer(SHARED)
    text = next((SHARED / "corpus").glob("*/湖南省.txt")).read_bytes().decode()
    table = scorer.sentence_offsets(SHARED / "gold" / "湖南省.tsv")
    assert [(start, text[start:end]) for start, end in gold_sentences(text)] == list(table.values())


def test_an_annotation_comes_back_the_same() -> None:
    rows, table = unpack(TEXT, json.loads(json.dumps(pack(TEXT, ROWS))))
    assert rows == ROWS
    assert table[1] == (15, "一、回顾")
    assert table[3] == (47, "村道总长突破1.2万米！")


def test_words_are_stored_as_offsets() -> None:
    header, *lines = pack(TEXT, ROWS)
    assert header == {"sha256": header["sha256"], "sentences": 5}
    stored = json.dumps(lines, ensure_ascii=False)
    assert not any(word in stored for word in ("桥", "水塔", "青石", "村道", "93%", "万"))


def test_another_text_is_refused() -> None:
    packed = pack(TEXT, ROWS)
    with pytest.raises(ChangedText, match="annotated was"):
        unpack(TEXT.replace("3座桥", "4座桥"), packed)


def test_rows_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="4 rows for 5 sentences"):
        pack(TEXT, ROWS[:-1])
    strange = [*ROWS[:4], {**ROWS[4], "figures": [figure("9座", "修好桥", 9, "座")]}]
    with pytest.raises(ValueError, match="'9座' is not in it"):
        pack(TEXT, strange)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("村道总长", ["村道总长"]),
        ("青石河水质", ["青石河水质"]),
        ("修好水塔", ["修好", "水塔"]),
        ("镇桥", ["镇", "桥"]),
        ("", []),
    ],
)
def test_a_word_is_spelt_by_its_longest_pieces(word: str, pieces: list[str]) -> None:
    assert [TEXT[a:b] for a, b in spell(TEXT, word, 20, 46)] == pieces


def test_the_sentence_comes_before_the_rest_of_the_text() -> None:
    assert spell("甲乙丙。甲乙丁。", "甲乙丙", 4, 8) == [[4, 6], [2, 3]]


def test_a_word_that_the_text_cannot_spell_is_refused() -> None:
    with pytest.raises(ValueError, match="'塘' is not in the text"):
        spell(TEXT, "水塘", 0, len(TEXT))


def test_errors_are_counted_from_the_scores() -> None:
    score = {
        "sentences": 200,
        "label_accuracy": 0.97,
        "figures": 50,
        "figure_detection": {"p": 0.9412, "r": 0.96, "f1": 0.9505},
        "field_accuracy": {"kind": 1.0, "value": 0.9792},
    }
    assert count_errors(score) == {"labels": 6, "missed": 2, "extra": 3, "kind": 0, "value": 1}


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_what_is_kept_holds_no_text(path: Path) -> None:
    header, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert len(lines) == header["sentences"]
    for line in lines:
        assert {type(value) for key, value in line.items() if key not in ("label", "also", "figures")} == {int}
        for kept in line["figures"]:
            assert len(kept["unit"]) <= 6
            assert all(isinstance(end, int) for span in (*kept["indicator"], *kept["place"]) for end in span)
            assert set(kept) - {"value2"} == {
                *("start", "end", "indicator", "place", "kind", "cmp", "value", "unit", "measure", "period", "form")
            }


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared folder")
@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_what_is_kept_fits_its_document(path: Path) -> None:
    text = next((SHARED / "corpus").glob(f"*/{path.stem}.txt")).read_bytes().decode()
    rows, table = unpack(text, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    assert list(table.values()) == [(start, text[start:end]) for start, end in gold_sentences(text)]
    assert pack(text, rows)[1:] == [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][1:]
