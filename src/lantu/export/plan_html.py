"""A plan as ``plan.html``: the tree, a promise with what is above and below it, the findings with the words of both sides."""

from __future__ import annotations

from lantu.export.page import render_page
from lantu.export.plan_page import plan_page_data
from lantu.export.words import Words
from lantu.plans import Plan

__all__ = ["to_plan_html"]


def to_plan_html(plan: Plan, words: Words) -> bytes:
    """The page, UTF-8. Both languages are in it; ``words`` says with which it opens."""
    data = plan_page_data(plan, words.language)
    return render_page("plan", title=words.text("title"), data=data, language=words.language, styles=("ledger",))
