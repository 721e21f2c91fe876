"""Every kind of finding on three examples or more, each with a look-alike that is none; and citations on both sides."""

from __future__ import annotations

import pytest
from collection import REPORTS, collection, make

from lantu.citations import verify
from lantu.plans import build_plan

CITY = "宿迁市"


def findings_of(*documents, kind):
    """Findings of one kind; a document is (place, year, tasks) or a text of its own."""
    annotations = []
    for index, document in enumerate(documents):
        if isinstance(document, str):
            annotations.append(make(f"d{index}", document))
        else:
            place, year, words = document
            annotations.append(make(f"d{index}", REPORTS(place, year, f"确保重点任务落地见效。{words}")))
    plan = build_plan(annotations)
    found = [finding for finding in plan.findings if finding.kind == kind]
    for finding in found:
        for citation in (*finding.here, *finding.there):
            document = next(one.document for one in annotations if one.document.name == citation.doc)
            assert verify(document, citation)
    return found


WITHOUT_SHARE = [
    ("轨道运营总里程达到400公里。", "新建口袋公园10个。", "轨道运营总里程"),
    ("常住人口达到600万人。", "新建学校10所。", "常住人口"),
    ("空气质量优良率达到85%。", "新增停车位5000个。", "空气质量优良率"),
]


@pytest.mark.parametrize(("upper", "lower", "subject"), WITHOUT_SHARE)
def test_a_target_without_any_share_below(upper, lower, subject):
    documents = ((CITY, 2026, upper), ("宿城区", 2026, lower), ("沭阳县", 2026, lower))
    (found,) = findings_of(*documents, kind="target_without_share")
    assert (found.subject, found.values["below"]) == (subject, "2")
    shared = ((CITY, 2026, upper), ("宿城区", 2026, upper), ("沭阳县", 2026, lower))
    assert findings_of(*shared, kind="target_without_share") == []


@pytest.mark.parametrize("lower", ["新建口袋公园10个。", "培育规上企业30家。", "改造老旧小区25个。"])
def test_a_figure_below_that_serves_nothing_above(lower):
    (found,) = findings_of((CITY, 2026, "常住人口达到600万人。"), ("宿城区", 2026, lower), kind="serves_nothing")
    assert found.values["above"] == CITY
    assert findings_of((CITY, 2026, lower), ("宿城区", 2026, lower), kind="serves_nothing") == []
    assert findings_of(("宿城区", 2026, lower), kind="serves_nothing") == []


DIFFERENT = [
    ("城镇新增就业15万人。", "城镇新增就业12万人。"),
    ("地区生产总值增长6%。", "地区生产总值增长7%。"),
    ("森林覆盖率达到40%。", "森林覆盖率达到42%。"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_documents_with_different_figures_for_one_thing_and_year(one, other):
    (found,) = findings_of((CITY, 2026, one), (CITY, 2026, other), kind="figures_differ")
    assert len(found.here) == len(found.there) == 1
    assert found.here[0].doc != found.there[0].doc
    assert findings_of((CITY, 2026, one), (CITY, 2026, one), kind="figures_differ") == []
    assert findings_of((CITY, 2025, one), (CITY, 2026, other), kind="figures_differ") == []
    assert findings_of((CITY, 2026, one), ("宿城区", 2026, other), kind="figures_differ") == []


LEADS = [
    ("勇当长三角一体化“排头兵”。", "打造长三角一体化发展先行区。"),
    ("争当京津冀协同发展先行者。", "在京津冀协同发展中勇当“桥头堡”。"),
    ("打造全省营商环境首善之区。", "全力打造全省营商环境首善之区。"),
]


@pytest.mark.parametrize(("one", "other"), LEADS)
def test_the_same_lead_claimed_by_two(one, other):
    (found,) = findings_of(("宿城区", 2026, one), ("宿豫区", 2026, other), kind="same_lead")
    assert found.values["count"] == "2"
    assert findings_of(("宿城区", 2026, one), ("宿豫区", 2026, "打造全省物流枢纽先行区。"), kind="same_lead") == []
    assert findings_of(("宿城区", 2026, "携手共建长三角美丽先行区。"), ("宿豫区", 2026, "打造长三角美丽先行区。"), kind="same_lead") == []


def test_a_lead_is_claimed_by_whom_the_words_name():
    claims = ("市委作出了当好全省“三强一优”战略领头雁的决定。", "争当践行“三强一优”战略的先行者。")
    (found,) = findings_of(("宿城区", 2026, claims[0]), ("宿豫区", 2026, claims[1]), kind="same_lead")
    assert found.values["owners"] == f"{CITY}、宿豫区"
    for_another = ("以园区成果为江苏省当好“领头雁”。", "打造江苏省开放发展先行区。")
    assert findings_of(("宿城区", 2026, for_another[0]), ("宿豫区", 2026, for_another[1]), kind="same_lead") == []


LATER = [
    ("到2026年建成云溪科技城。", "到2028年建成云溪科技城。"),
    ("到2027年建成石湖大桥。", "到2029年建成石湖大桥。"),
    ("到2026年建成“江南算谷”。", "到2030年建成“江南算谷”。"),
]


@pytest.mark.parametrize(("upper", "lower"), LATER)
def test_a_deadline_below_later_than_above(upper, lower):
    (found,) = findings_of((CITY, 2026, upper), ("宿城区", 2026, lower), kind="due_later")
    assert found.values["upper_due"] < found.values["lower_due"]
    assert findings_of((CITY, 2026, lower), ("宿城区", 2026, upper), kind="due_later") == []


BASELESS = ["经营主体突破20万户。", "轨道运营总里程达到400公里。", "地区生产总值达到5000亿元。"]


@pytest.mark.parametrize("target", BASELESS)
def test_a_target_without_a_base(target):
    (found,) = findings_of((CITY, 2026, target), kind="target_without_base")
    assert found.here[0].quote in target
    assert findings_of((CITY, 2026, "新建学校10所。"), kind="target_without_base") == []


def test_a_base_in_the_documents_own_results_is_one():
    text = f"2026年{CITY}政府工作报告\n一、2025年工作回顾\n过去一年，全市经营主体达到15.2万户，建成学校12所。\n"
    text += "二、2026年重点工作\n确保重点任务落地见效。经营主体突破20万户。\n"
    assert findings_of(text, kind="target_without_base") == []


@pytest.mark.parametrize("name", ["“五纵三横”路网", "“四控两禁”", "“1+5+N”体系"])
def test_an_abbreviation_that_nothing_expands(name):
    (found,) = findings_of((CITY, 2026, f"加快构建{name}。"), kind="not_expanded")
    assert found.subject in name


def test_a_base_may_go_by_a_shorter_name():
    text = f"2026年{CITY}政府工作报告\n一、2025年工作回顾\n过去一年，有机质达到27克/千克。\n"
    text += "二、2026年重点工作\n确保重点任务落地见效。全市土壤有机质平均含量达到28克/千克。\n"
    assert findings_of(text, kind="target_without_base") == []


def test_an_abbreviation_that_is_expanded_is_none():
    words = "实施产业提质行动、科技攻坚行动、人才引育行动“三个行动”。"
    assert findings_of((CITY, 2026, words), kind="not_expanded") == []


@pytest.mark.parametrize(
    "words",
    [
        "推广急救、看护“双证书”队伍。",
        "提升通信、算力、电力等“三大底座”支撑。",
        "推行日巡、周巡、月巡“三巡”工作法。",
        "推广“一单制”服务。",
        "推动事故起数和人数“双下降”。",
        "落实“一企一策”机制。",
        "落实“一断面一策”治理方案。",
        "开展“万企进千村”行动。",
        "实施“三年攻坚”行动。",
        "打造“三湘四季”品牌。",
        "实施新建布局、优化提升、整合重组“三个一批”。",
        "建设医疗、医保、医药“三医一张网”。",
        "要在民生保障上走在前列，在生态建设上走在前列。牢记“两个走在前列”的目标。",
        "开展“双百工程”，培育100家企业和100个场景。",
        "完善“三通一码”。\n1.“三通一码”：江企通、江政通、江民通、江通码。",
    ],
)
def test_what_is_told_beside_its_name_or_counts_nothing_is_not_missed(words):
    assert findings_of((CITY, 2026, words), kind="not_expanded") == []


@pytest.mark.parametrize(
    "work",
    [
        "新升规工业企业60家。",
        "重点培育链主企业12家。",
        "做强食品、医药等3个产业集群。",
        "粮食总产量稳定在90万吨以上。",
        "确保耕地保有量500万亩。",
        "年度完成投资800亿元。",
        "向社会资本推介项目300个。",
        "文旅产业收入超100亿元、增长8%。",
        "全市320家学校食堂实现流程监测全覆盖。",
    ],
)
def test_work_and_what_is_counted_behind_its_list_need_no_base(work):
    assert findings_of((CITY, 2026, work), kind="target_without_base") == []


MEANINGS = [
    ("坚守“一主两特”产业定位。", "坚守“一主两特”产业定位。"),
    ("坚持“三强一优”标准。", "构建“三强一优”格局。"),
    ("抓好“五片”建设。", "打造“五片六镇”。"),
]


@pytest.mark.parametrize(("one", "other"), MEANINGS)
def test_one_abbreviation_of_two_owners(one, other):
    found = findings_of(("宿城区", 2026, one), ("宿豫区", 2026, other), kind="name_of_two_meanings")
    assert len(found) == 1
    assert {found[0].values["one"], found[0].values["other"]} == {"宿城区", "宿豫区"}


def test_an_abbreviation_of_the_place_above_has_one_meaning():
    documents = ((CITY, 2026, "坚持“三强一优”标准。"), ("宿城区", 2026, "坚持“三强一优”标准。"), ("宿豫区", 2026, "坚持“三强一优”标准。"))
    assert findings_of(*documents, kind="name_of_two_meanings") == []


def test_the_small_collection_tells_its_points():
    plan = build_plan(collection())
    kinds = {finding.kind for finding in plan.findings}
    assert kinds >= {"same_lead", "target_without_share", "due_open", "names_drift", "not_expanded", "wanted", "sum_differs"}
    weights = [finding.weight * finding.confidence for finding in plan.findings]
    assert weights == sorted(weights, reverse=True)


def test_the_same_documents_give_the_same_plan():
    first, second = build_plan(collection()), build_plan(collection())
    assert first.findings == second.findings
    assert first.links == second.links
    assert first.references == second.references
