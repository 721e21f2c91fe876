"""Areas that only documents name: each under its county or city, by its name or by what its head also is."""

from __future__ import annotations

from lantu import annotate
from lantu.places import find_speeches
from lantu.types import Document


def chain(tree, name):
    place = next(place for place in tree if place.name == name)
    return [one.name for one in tree.above(place.code)], place.source


def test_parks_stand_under_their_county_and_city(meeting):
    tree, _ = find_speeches([meeting])
    assert chain(tree, "江阴高新区") == (["江阴市", "无锡市", "江苏省", "中国"], "its head holds an office there")
    assert chain(tree, "宜兴经开区") == (["宜兴市", "无锡市", "江苏省", "中国"], "named after it")
    assert chain(tree, "洛社科技园") == (["惠山区", "无锡市", "江苏省", "中国"], "its head holds an office there")


def test_a_document_of_several_speakers_has_the_place_they_share(meeting):
    _, (speech,) = find_speeches([meeting])
    assert (speech.place.name, speech.reason) == ("无锡市", "what its speakers have in common")


def test_an_area_that_nothing_places_stays_without_a_parent():
    text = "某地要闻\n甲山科技园党工委书记 王一\n甲山科技园将建设平台2个。\n乙水经开区党工委书记 李二\n乙水经开区将建成道路3条。\n"
    tree, (speech,) = find_speeches([annotate(Document("news", text, text))])
    place = next(place for place in tree if place.name == "甲山科技园")
    assert (place.parent, place.source) == ("", "neither its name nor an office places it")
    assert speech.place is None


def test_a_speakers_line_broken_inside_a_name_is_read_whole():
    text = """\
要闻
滨江县委常委、中国（江苏）自贸试验区
苏州片区临空管委会主任 王一
片区将建成仓库2座。
太仓高新区党工委书记 李二
太仓高新区将建成道路3条。
"""
    tree, _ = find_speeches([annotate(Document("news", text, text))])
    assert "苏州市" in chain(tree, "中国（江苏）自贸试验区苏州片区临空")[0]


def test_two_areas_of_one_name_in_different_cities_are_two(meeting):
    other = """\
要闻
福州鼓楼高新区党工委书记 王一
福州鼓楼高新区将建成道路3条。
南京鼓楼高新区党工委书记 李二
南京鼓楼高新区将建成道路3条。
"""
    tree, _ = find_speeches([annotate(Document("news", other, other))])
    assert chain(tree, "福州鼓楼高新区")[0][:2] == ["鼓楼区", "福州市"]
    assert chain(tree, "南京鼓楼高新区")[0][:2] == ["鼓楼区", "南京市"]
