"""What kind of promise an item is: outcome, project, institution, service, spending or campaign. The rules are data."""

from __future__ import annotations

import re
from functools import cache

from lantu.rules import load_rules

__all__ = ["find_kind"]

_ALL_GROUPS = ("build", "rule", "serve", "spend", "drive", "reach", "general", "none")


@cache
def _rules_of(group: str) -> tuple[tuple[re.Pattern[str] | None, str, str], ...]:
    """The rules that apply to verbs of one list: pattern (None holds always), kind, id."""
    rules = load_rules("promises_kinds").rules
    kept = (rule for rule in rules if group in rule.effect.get("groups", _ALL_GROUPS))
    return tuple((rule.regex if rule.pattern else None, str(rule.effect["kind"]), rule.id) for rule in kept)


def find_kind(words: str, group: str) -> tuple[str, str]:
    """The kind of an item by the words of its action and object and the list of its verb, and the rule that said so.

    >>> find_kind("实施种业振兴行动", "drive")[0], find_kind("建成人才公寓800套", "build")[0]
    ('campaign', 'project')
    >>> find_kind("出台行动方案", "rule")[0]
    'institution'
    """
    for regex, kind, rule_id in _rules_of(group):
        if regex is None or regex.search(words):
            return kind, rule_id
    return "campaign", "promises.kind.default"
