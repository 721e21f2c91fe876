"""Who is to do it, where the sentence itself says so."""

from __future__ import annotations

import re
from functools import cache

from lantu.promises.due import skip_time
from lantu.promises.lexicon import specific_length
from lantu.promises.verbs import leading_verb
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["find_actor"]

_MAX_LENGTH = 20


@cache
def _lead_words() -> re.Pattern[str]:
    return compile_pattern("(?:{promises_actor_leads}[，,]?)+")


@cache
def _breaks() -> re.Pattern[str]:
    return compile_pattern("{promises_moving_verbs}|{promises_actor_breaks}")


def find_actor(subject: str) -> str:
    """The body or place that a subject names; "" where it is a pronoun or no body.

    >>> find_actor("下一步，云泽区"), find_actor("我们"), find_actor("各级政府"), find_actor("重点片区"), find_actor("拿出办法推进企业")
    ('云泽区', '', '各级政府', '', '')
    """
    start = skip_time(subject, 0, len(subject))
    lead = _lead_words().match(subject, start)
    name = subject[lead.end() if lead else start :].strip(" 　，,")
    if name in word_set("promises_own_actors") or not 1 < len(name) <= _MAX_LENGTH:
        return ""
    verb_start, verb_end, _ = leading_verb(name, 0, len(name))
    if verb_end > verb_start or _breaks().search(name):
        return ""
    named = name.endswith(word_list("promises_actor_tails")) and specific_length(name, 0, len(name)) > 0
    return name if named else ""
