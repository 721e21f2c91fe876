"""Documents written for the tests: a meeting at which heads of parks speak, as the press prints it."""

from __future__ import annotations

import pytest

from lantu import annotate
from lantu.annotating import Annotation
from lantu.types import Document

MEETING = """\
开发区竞逐新赛道
编者按
4月8日，全省开发区提质增效现场会召开。当日，部分开发区负责人畅谈打算。
把项目当作生命线
无锡市委常委、江阴高新区党工委书记、江阴市委书记 王一
江阴高新区将聚焦特色钢产业，加快建设研发平台。本区还将提升园区承载能力。
向创新要效益
宜兴经开区党工委书记 李二
宜兴经开区将建成孵化器3家。全市首条示范线年内投产。
打造样板
惠山区委常委、洛社科技园党工委书记 张三
洛社科技园将引进企业20家，走在全省前列。
"""


def document(name: str, text: str) -> Document:
    return Document(name, text, text)


@pytest.fixture(scope="session")
def meeting() -> Annotation:
    return annotate(document("meeting", MEETING))
