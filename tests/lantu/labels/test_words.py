from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lantu.labels.facts import read_facts
from lantu.labels.features import features_alone, groups_alone
from lantu.labels.model import LabelModel, pack
from lantu.labels.words import pair_codes
from lantu.segment import split_sentences
from lantu.types import Document

# Few characters, so that pairs, heads and clauses come again; one beyond the first plane.
TEXT = st.text("建桥了新增第，、；。！”1. \n𠮷", min_size=1, max_size=40)


@given(TEXT)
def test_words_weigh_what_their_names_weigh(text: str) -> None:
    document = Document("text", text, text)
    facts = read_facts(document, split_sentences(text))
    names = sorted({name for fact in facts for name in features_alone(fact)})
    model = LabelModel({name: pack([number + 1, -number] * 5) for number, name in enumerate(names)}, 7)
    for fact in facts:
        assert model.see_alone(fact.plain, fact.clauses, groups_alone(fact)) == model.read_alone(features_alone(fact))


@given(TEXT, TEXT)
def test_pairs_have_one_code_each(one: str, other: str) -> None:
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    assert len(pair_codes(one)) == len(pairs[0])
    assert len(pair_codes(one) & pair_codes(other)) == len(pairs[0] & pairs[1])
