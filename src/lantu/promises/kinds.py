"""What kind of promise an item is: outcome, project, institution, service, spending or campaign. The rules are data."""

from __future__ import annotations

from functools import cache

from lantu.rules import Rule, Sieve, load_rules

__all__ = ["find_kind"]

_ALL_GROUPS = ("build", "rule", "serve", "spend", "drive", "reach", "general", "none")


@cache
def _rules_of(group: str) -> Sieve[Rule]:
    """The rules that apply to verbs of one list; one without a pattern holds always."""
    rules = load_rules("promises_kinds").rules
    return Sieve(rule for rule in rules if group in rule.effect.get("groups", _ALL_GROUPS))


def find_kind(words: str, group: str) -> tuple[str, str]:
    """The kind of an item by the words of its action and object and the list of its verb, and the rule that said so.

    >>> find_kind("实施种业振兴行动", "drive")[0], find_kind("建成人才公寓800套", "build")[0]
    ('campaign', 'project')
    >>> find_kind("出台行动方案", "rule")[0]
    'institution'
    """
    for rule in _rules_of(group).left(words):
        if rule.regex.search(words):
            return rule.effect["kind"], rule.id
    return "campaign", "promises.kind.default"
