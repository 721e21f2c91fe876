"""Words that mean a place by who says them, and bodies named by one character of their place."""

from __future__ import annotations

import pytest

from lantu.places import base_tree, find_bodies, find_deixis, find_speeches, resolve_deixis

CASES = [
    ("320213", "全市上下", "无锡市"),
    ("320281", "全市上下", "江阴市"),
    ("320213", "涉及我区的项目", "梁溪区"),
    ("150100", "全区绿电", "内蒙古自治区"),
    ("320200", "走在全省前列", "江苏省"),
    ("N13", "支持新区先行先试", "南京江北新区"),
    ("320100", "支持新区先行先试", "南京江北新区"),
    ("320200", "支持新区先行先试", None),
    ("320200", "我县农业", None),
    ("320200", "全国第一", "中国"),
]


@pytest.mark.parametrize(("speaker", "text", "expected"), CASES)
def test_the_place_meant_is_the_speakers_or_the_nearest_around(speaker, text, expected):
    tree = base_tree()
    (mention,) = find_deixis(text)
    choice = resolve_deixis(tree, mention, tree.get(speaker))
    assert (choice.place.name if choice.place else None) == expected
    assert choice.reason


def test_without_a_speaker_only_the_nation_is_known():
    tree = base_tree()
    answers = [resolve_deixis(tree, mention, None) for mention in find_deixis("全省和我国")]
    assert [(answer.place.name if answer.place else None) for answer in answers] == [None, "中国"]


def test_a_park_speaks_of_itself(meeting):
    tree, (speech,) = find_speeches([meeting])
    text = meeting.document.clean_text
    for sentence, code in zip(meeting.sentences, speech.speakers, strict=True):
        for mention in find_deixis(text[sentence.start : sentence.end]):
            if mention.words == "园区":
                assert resolve_deixis(tree, mention, tree.get(code)).place.name == "江阴高新区"
                return
    raise AssertionError("no park was mentioned")


def test_bodies_have_the_place_named_or_the_nearest_around():
    tree = base_tree()
    found = find_bodies(tree, "由省发展改革委牵头，苏州市财政局配合，超市委员会自理，区教育局督办", tree.get("320213"))
    assert [mention.body.name for mention in found if mention.body] == ["江苏省发展改革委", "苏州市财政局", "梁溪区教育局"]
    assert "价格" in found[0].body.duties


def test_a_body_whose_speaker_is_unknown_stays_open():
    (mention,) = find_bodies(base_tree(), "市委作出决定", None)
    assert mention.body is None
    assert mention.reason
