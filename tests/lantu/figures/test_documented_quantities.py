"""What docs/algorithms/figures.md says is understood, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lantu.figures import find_figures
from lantu.segment import split_sentences
from lantu.tree import build_tree
from lantu.types import Document

CASES = [
    ("力争地区生产总值达到5.53万亿元。", "地区生产总值", 5530000000000, "元", "eq", "level", "digits"),
    ("地区生产总值增长4.8%。", "地区生产总值", 4.8, "%", "eq", "growth", "digits"),
    ("单位能耗下降3.5%。", "单位能耗下降", 3.5, "%", "eq", "growth", "digits"),
    ("服务业占比达到30%。", "服务业占比", 30, "%", "eq", "share", "digits"),
    ("城镇化率提高2个百分点。", "城镇化率", 2, "百分点", "eq", "increment", "digits"),
    ("新增就业1200万人。", "新增就业", 12000000, "人", "eq", "increment", "digits"),
    ("建成项目3000余个。", "建成项目", 3000, "个", "ge", "level", "digits"),
    ("惠及群众超百万人。", "惠及群众", 1000000, "人", "ge", "level", "words"),
    ("规模达到100亿元以上。", "规模", 10000000000, "元", "ge", "level", "digits"),
    ("失业率控制在3.5%以内。", "失业率", 3.5, "%", "le", "share", "digits"),
    ("地区生产总值增长7%左右。", "地区生产总值", 7, "%", "about", "growth", "digits"),
    ("地区生产总值增长5%—5.5%。", "地区生产总值", 5, "%", "range", "growth", "digits"),
    ("市场主体达到12,345户。", "市场主体", 12345, "户", "eq", "level", "digits"),
    ("新建学校３０所。", "新建学校", 30, "所", "eq", "increment", "digits"),
    ("死亡率控制在8‰以内。", "死亡率", 8, "‰", "le", "share", "digits"),
    ("规模工业产值翻番。", "规模工业产值", 2, "倍", "eq", "multiple", "words"),
    ("规模工业产值翻两番。", "规模工业产值", 4, "倍", "eq", "multiple", "words"),
    ("产值增长20倍。", "产值", 20, "倍", "eq", "multiple", "digits"),
    ("城乡收入比缩小至2.3∶1。", "城乡收入比", 2.3, "", "eq", "multiple", "digits"),
    ("综合实力进入全国前十。", "综合实力", 10, "名", "le", "rank", "words"),
    ("综合实力排名前20位。", "综合实力", 20, "名", "le", "rank", "digits"),
    ("总量居全国第3位。", "总量", 3, "名", "eq", "rank", "digits"),
    ("增速稳居榜首。", "增速", 1, "名", "eq", "rank", "words"),
    ("民营经济占比过半。", "民营经济占比", 0.5, "", "ge", "share", "words"),
    ("利用率达到百分之五。", "利用率", 5, "%", "eq", "share", "words"),
    ("就近就业率达到七成以上。", "就近就业率", 70, "%", "ge", "share", "words"),
    ("投资保持两位数增长。", "投资", 10, "%", "ge", "growth", "words"),
    ("实现社区食堂全覆盖。", "社区食堂", 100, "%", "eq", "share", "words"),
    ("存量问题全部清零。", "存量问题", 0, "", "eq", "level", "words"),
    ("上市公司实现零突破。", "上市公司", 1, "家", "ge", "level", "words"),
    ("打造三个千亿级产业。", "打造千亿级产业", 3, "个", "eq", "level", "words"),
    ("建成十座水厂。", "建成水厂", 10, "座", "eq", "level", "words"),
    ("综合收入突破万亿元。", "综合收入", 1000000000000, "元", "ge", "level", "words"),
    ("干流水质稳定在Ⅲ类。", "干流水质", 3, "类", "eq", "level", "grade"),
    ("空气质量稳定达到国家二级标准。", "空气质量", 2, "级", "eq", "level", "grade"),
]


@pytest.mark.parametrize(("sentence", "indicator", "value", "unit", "cmp", "measure", "form"), CASES, ids=[case[0] for case in CASES])
def test_a_documented_quantity_is_read(sentence: str, indicator: str, value: float, unit: str, cmp: str, measure: str, form: str) -> None:
    document = Document("plan", sentence, sentence)
    sentences = tuple(replace(each, label="promise") for each in split_sentences(sentence))
    (figure,) = find_figures(document, sentences, build_tree(document, sentences))[0].figures
    assert (figure.indicator, figure.value, figure.unit, figure.cmp, figure.measure, figure.form) == (
        indicator,
        value,
        unit,
        cmp,
        measure,
        form,
    )
