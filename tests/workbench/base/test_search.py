from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lantu_workbench.base.search import SearchIndex, found_spans, phrases, tokens

LETTERS = "长沙通车产业园区五G5a1，。 "
TEXTS = st.lists(st.text(alphabet=LETTERS, max_size=30), min_size=1, max_size=6)
HAN = st.text(alphabet="长沙通车产业园区", min_size=1, max_size=6)


@pytest.fixture
def index(db: None) -> SearchIndex:
    made = SearchIndex("test_words")
    with connection.schema_editor() as editor:
        made.create(editor)
    return made


def keys(index: SearchIndex, words: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {index.table} WHERE {index._match()}", [index._query(phrases(words))])
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_pairs_find_what_like_finds() -> None:
    made = SearchIndex("test_words")

    @given(TEXTS, HAN)
    @example(["建设产业园区"], "产业园区")
    @example(["长 沙", "长沙"], "长沙")
    @example(["产业园", "园区", "园", "a园b"], "园")
    @settings(max_examples=40, deadline=None)
    def check(texts: list[str], words: str) -> None:
        with connection.schema_editor() as editor:
            made.drop(editor)
            made.create(editor)
        made.add(enumerate(texts, 1))
        assert keys(made, words) == {number for number, text in enumerate(texts, 1) if words in text}

    check()
    with connection.schema_editor() as editor:
        made.drop(editor)


def test_tokens_of_mixed_text() -> None:
    assert tokens("５G基站1200万元，R&D") == ["5g", "基站", "站", "1200", "万元", "元", "r", "d"]
    assert phrases("5G基站 长沙") == [["5g", "基站"], ["长沙"]]
    assert phrases("，。") == []


@pytest.mark.django_db(transaction=True)
def test_words_of_several_kinds_stand_next_to_each_other() -> None:
    made = SearchIndex("test_words")
    with connection.schema_editor() as editor:
        made.drop(editor)
        made.create(editor)
    made.add(enumerate(["建设5G基站", "建设的5G", "5G建设"], 1))
    assert keys(made, "建设5G") == {1}
    assert keys(made, "5G 建设") == {1, 2, 3}
    assert keys(made, "5G基") == {1}
    with connection.schema_editor() as editor:
        made.drop(editor)


def test_found_words_are_where_they_stand() -> None:
    text = "打造5g产业园区，产业园"
    assert [text[start:end] for start, end in found_spans(text, "产业园 5G")] == ["5g", "产业园", "产业园"]
    assert found_spans("a.b", ".") == [(1, 2)]
