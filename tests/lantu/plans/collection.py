"""A small collection written for the tests: a city's congress, a district's outline, a new area's year, park heads at a meeting.

The places are real, so that the tables know them; the plans, projects and slogans are made up.
"""

from __future__ import annotations

from functools import cache

from lantu import annotate
from lantu.annotating import Annotation
from lantu.types import Document

__all__ = ["CITY", "DISTRICT", "PARKS", "REPORTS", "collection", "make"]

CITY = """\
八大重点任务绘就新蓝图
奋进新征程，苏州发展其势已成。未来5年苏州又将如何铿锵前行？苏州要赢得未来，必须敢为人先。
“今后五年，我们要在‘双强三优’指引下，紧扣重点任务，推动现代化新苏州建设取得明显成效。”某同志在市第十三次党代会上作市委报告时说。
关键词 1
先进制造业
着力打造
全国重要纺织装备高地
以‘双强三优’为引领，加快建设先进制造业集群。以园区为主阵地，推动产业项目落地见效。高水平建设江南数据交易中心。加快建设太湖融城小镇。
力争城市常住人口达到1400万人。力争轨道运营总里程达到400公里。建设省级以上创新平台200家。力争全市居民人均可支配收入年均增长6%以上。
以“六优”园区建设为引领，力争到2027年打造2家千亿级园区。高标准打造云溪新城、石湖新城两大产业功能片区。
力争到2027年新增就业30万人。落实“九同”要求，建成“半小时交通圈”。
"""

DISTRICT = """\
吴中区“十五五”规划解读
2025-12-28 09:10:00
近日，吴中区召开会议。“十五五”期间，吴中区将深入落实《环太湖区域一体化发展规划纲要》，建成现代化新吴中。
市委作出了当好“双强三优”领头雁、建设现代化新江南示范区的决定。“双强三优”是全省发展的行动纲领。
一是围绕打造国家重要纺织装备高地，发挥现代服务业支撑作用。做大做强“吴中数谷”，推动数字产业发展。
落实苏州新型智慧城市顶层设计和三年行动计划，推进档案数字化。吴中区将在环太湖一体化建设中走在前列，勇当“排头兵”。
力争到2028年新增就业12万人。力争市场主体突破20万户。打造全省营商环境首善之区。坚持“四精三控”标准。
"""

PARKS = """\
开发区竞逐“六优”园区
编者按
4月8日，全省开发区提质增效推进会召开。创建规划优、平台优、项目优、机制优、环境优、形象优的“六优”园区是重要体现。
奔向新赛道
吴中区委常委、太湖经开区党工委书记 王一
太湖经开区将对标“六优”要求，打造“吴中数谷”，今年完成江南数据交易中心主体建设。坚守“一主一特”产业定位，争当“六优”园区的排头兵。
抢抓云溪新城建设机遇，力争到2027年规模工业产值突破500亿元。
抓项目促增长
昆山高新区党工委书记 李二
昆山高新区将奋力践行“双强三优”战略，在环太湖产业一体化中勇当“桥头堡”。坚守“一主一特”产业定位，打造“中国昆山检测产业园”。
认真贯彻本次推进会精神，助力苏州打造“东方检测之都”。力争到2029年新增就业9万人。
"""


def make(name: str, text: str) -> Annotation:
    return annotate(Document(name, text, text))


@cache
def collection() -> tuple[Annotation, ...]:
    return tuple(make(name, text) for name, text in (("city", CITY), ("district", DISTRICT), ("parks", PARKS)))


def report(place: str, year: int, tasks: str) -> str:
    return f"{year}年{place}政府工作报告\n——{year}年1月20日在{place}第十四届人民代表大会第四次会议上\n二、{year}年重点工作\n{tasks}\n"


REPORTS = report
