"""Every numeric target of the five seeds stands in their ledger, each field as people read it (skipped where the seeds are not beside us).

``count``: how often the document says it. ``due`` and ``words``: "" with the document's own words where it fixes no first year.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import lantu
from lantu.ledgers import LedgerRow

SEEDS = Path(os.environ.get("LANTU_SHARED", Path(__file__).parents[4] / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")

FIVE = "未来5年"
# document, actor, a word of the indicator, comparator, value, unit, due, words of the document for it, count
TARGETS = [
    ("001", "天心区", "亿元楼宇", "ge", 25, "栋", "2025", "“十四五”", 1),
    ("001", "天心区", "市场主体", "ge", 180_000, "户", "2025", "“十四五”", 1),
    ("002", "湖南湘江新区", "团队", "ge", 30, "个", "2021", "2021年", 1),
    ("002", "湖南湘江新区", "水质", "eq", 3, "类", "2021", "2021年", 1),
    ("003", "长沙市", "500强企业", "ge", 1, "家", "", FIVE, 1),
    ("003", "长沙市", "企业数量", "eq", 2, "倍", "", FIVE, 1),
    ("003", "长沙市", "创新平台", "eq", 180, "家", "", FIVE, 1),
    ("003", "长沙市", "城市常住人口", "eq", 12_000_000, "人", "", FIVE, 2),
    ("003", "长沙市", "过江通道", "eq", 4, "条", "", FIVE, 2),
    ("003", "长沙市", "延长线", "eq", 4, "条", "", FIVE, 2),
    ("003", "长沙市", "轨道运营总里程", "eq", 270, "公里", "", FIVE, 2),
    ("003", "长沙市", "五千亿级园区", "eq", 2, "家", "2025", "到2025年", 1),
    ("003", "长沙市", "两千亿级园区", "eq", 3, "家", "2025", "到2025年", 1),
    ("003", "长沙市", "打造千亿级园区", "eq", 3, "家", "2025", "到2025年", 1),
    ("003", "长沙市", "人均可支配收入", "ge", 7, "%", "", FIVE, 2),
    ("003", "长沙市", "集体经济收入", "ge", 500_000, "元", "", "5年内", 2),
    ("003", "长沙市", "空气质量优良率", "ge", 85, "%", "", FIVE, 2),
    ("004", "宁乡经开区", "百亿企业和千亿产业", "ge", 1, "个", "", "", 1),
    ("004", "宁乡经开区", "扩产", "eq", 2, "倍", "", "", 1),
    ("004", "浏阳经开区(高新区)", "电子信息产业集群", "eq", 100_000_000_000, "元", "2025", "“十四五”期间", 1),
    ("004", "浏阳经开区(高新区)", "生物医药", "eq", 50_000_000_000, "元", "2025", "“十四五”期间", 1),
    ("004", "金霞经开区", "千亿级产业", "eq", 3, "个", "", "3到5年时间", 1),
    ("004", "雨花经开区", "领军人才", "eq", 100, "名", "2021/2025", "“十四五”期间", 1),
    ("004", "雨花经开区", "工程师", "eq", 300, "名", "2021/2025", "“十四五”期间", 1),
    ("004", "雨花经开区", "工匠", "eq", 600, "名", "2021/2025", "“十四五”期间", 1),
    ("004", "宁乡高新区", "园区产值、税收", "eq", 2, "倍", "2025", "到2025年", 1),
    ("004", "宁乡高新区", "规模工业产值", "ge", 100_000_000_000, "元", "2025", "到2025年", 1),
    ("004", "宁乡高新区", "税收", "eq", 4_000_000_000, "元", "2025", "到2025年", 1),
    ("004", "宁乡高新区", "高新区", "le", 100, "名", "2025", "到2025年", 1),
]


@pytest.fixture(scope="module")
def rows() -> tuple[LedgerRow, ...]:
    return lantu.ledger([lantu.read(path) for path in sorted(SEEDS.glob("*.txt"))]).rows


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: f"{target[0]}-{target[2]}")
def test_a_target_of_the_seeds_stands_in_the_ledger(rows: tuple[LedgerRow, ...], target: tuple[object, ...]) -> None:
    document, actor, indicator, cmp, value, unit, due, words, count = target
    found = [
        row.promise
        for row in rows
        if row.promise.doc.startswith(str(document))
        for figure in row.promise.figures
        if str(indicator) in figure.indicator and (figure.cmp, figure.value, figure.unit, figure.kind) == (cmp, value, unit, "target")
    ]
    assert {promise.actor for promise in found} == {actor}
    assert {(promise.due, promise.due_text) for promise in found} == {(due, words)}
    assert all(promise.due or promise.reasons["due"].startswith("not stated") for promise in found)
    assert len(found) == count
