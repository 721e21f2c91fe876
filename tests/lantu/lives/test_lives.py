"""A promise over years: carried on, raised, softened, moved out, renamed, dropped; and documents side by side."""

from __future__ import annotations

import pytest
from collection import REPORTS, make

from lantu.ledgers import build_ledger
from lantu.lives import find_lives, yearly_targets
from lantu.lives.compare import compare_documents
from lantu.places import find_speeches
from lantu.statements import find_statements

PLACE = "江苏省"


def series(**years):
    annotations = [make(year, REPORTS(PLACE, int(year[1:]), words)) for year, words in years.items()]
    tree, speeches = find_speeches(annotations)
    ledger = build_ledger(annotations)
    statements = find_statements(ledger, speeches, tree)
    return ledger, statements, find_lives(ledger, speeches, statements, tree)


def stages(lives, name):
    life = next(life for life in lives if name in (life.indicator, life.name))
    return [(stage.year, stage.change, stage.figure.mention if stage.figure else None) for stage in life.stages]


def expected(*targets):
    return "今年主要预期目标是：" + "，".join(targets) + "。加快发展新兴产业，推进重点项目建设。"


def test_a_target_is_followed_from_year_to_year():
    _, _, lives = series(
        y2020=expected("地区生产总值增长8%以上", "城镇新增就业100万人"),
        y2021=expected("地区生产总值增长8%左右", "城镇新增就业110万人"),
        y2022=expected("地区生产总值增长7.5%左右"),
        y2023=expected("地区生产总值增长7.5%左右", "城镇新增就业90万人"),
    )
    assert stages(lives, "gdp.growth") == [
        ("2020", "new", "8%"),
        ("2021", "softened", "8%"),
        ("2022", "lowered", "7.5%"),
        ("2023", "carried_on", "7.5%"),
    ]
    assert stages(lives, "jobs_new_urban") == [
        ("2020", "new", "100万人"),
        ("2021", "raised", "110万人"),
        ("2022", "dropped", None),
        ("2023", "again", "90万人"),
    ]


def test_a_named_project_may_be_renamed_moved_out_and_dropped():
    _, _, lives = series(
        y2020="加快发展。到2022年建成云溪融城小镇。",
        y2021="加快发展。到2023年建成云溪融城科技小镇。",
        y2022="加快发展。到2024年建成云溪融城科技小镇。",
        y2023="加快发展新兴产业。",
    )
    assert [stage[1] for stage in stages(lives, "云溪融城小镇")] == ["new", "moved_out", "moved_out", "dropped"]


def test_one_report_has_no_life():
    assert series(y2020=expected("地区生产总值增长8%以上"))[2] == ()


@pytest.mark.parametrize(
    ("words", "mention"),
    [
        ("今年主要预期目标是：地区生产总值增长5%左右。", "5%"),
        ("“十五五”时期主要预期目标是：地区生产总值年均增长6%。今年主要预期目标是：地区生产总值增长5%左右。", "5%"),
        ("今年经济社会发展预期目标为：经济增长5.5%左右；城镇新增就业70万人。", "5.5%"),
        ("主要预期目标是：全市生产总值增长4.5%—5%，在实际工作中争取更好结果。", "4.5%—5%"),
    ],
)
def test_the_growth_target_of_the_year_is_the_one_read(words, mention):
    annotation = make("report", REPORTS(PLACE, 2026, words))
    assert [target.figure.mention for target in yearly_targets(annotation) if target.thing.id == "gdp.growth"] == [mention]


def test_the_deficit_is_the_years_own():
    words = "今年拟安排财政赤字1.62万亿元，比去年增加2700亿元，赤字率从去年的2.1%提高到2.3%。"
    found = {target.thing.id: target.figure.mention for target in yearly_targets(make("report", REPORTS(PLACE, 2026, words)))}
    assert (found["deficit.level"], found["deficit_rate.share"]) == ("1.62万亿元", "2.3%")


def test_documents_stand_side_by_side():
    ledger, statements, _ = series(
        y2024=expected("地区生产总值增长5%左右", "城镇新增就业100万人"),
        y2025=expected("地区生产总值增长5.5%左右", "居民消费价格涨幅2%左右"),
    )
    compared = compare_documents(ledger, statements)
    rows = {row.indicator: ([cell.figure.mention if cell else None for cell in row.cells], row.change) for row in compared.rows}
    assert rows["gdp.growth"] == (["5%", "5.5%"], "raised")
    assert rows["jobs_new_urban"] == (["100万人", None], "dropped")
    assert rows["consumer_prices.growth"] == ([None, "2%"], "new")
    assert compared.rows[0].indicator == "gdp.growth"
