"""Why a field of a row is empty. An empty cell always has its reason: what the promise says of it, else the field's ordinary one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lantu.rules import load_mapping
from lantu.types import Figure, Promise

__all__ = ["STATES", "complete_figure_reasons", "complete_reasons", "split_reason"]

STATES = ("not stated", "not found", "not applicable")


def complete_reasons(promise: Promise) -> Mapping[str, str]:
    """The reason of every empty field that the ledger shows. Fields and their ordinary reasons: ``data/ledger.toml``, ``[empty]``."""
    ordinary: Mapping[str, str] = load_mapping("ledger")["empty"]
    return _kept(tuple((name, promise.reasons.get(name) or reason) for name, reason in ordinary.items() if not getattr(promise, name)))


@lru_cache(maxsize=4096)
def _kept(items: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The same reasons once: most rows lack the same fields."""
    return dict(items)


def complete_figure_reasons(figure: Figure) -> Mapping[str, str]:
    """The same for a figure; its ordinary reasons are ``[empty_figure]``."""
    ordinary: Mapping[str, str] = load_mapping("ledger")["empty_figure"]
    return {name: figure.reasons.get(name) or reason for name, reason in ordinary.items() if not getattr(figure, name)}


def split_reason(reason: str) -> tuple[str, str]:
    """A reason's state and its detail; a reason that begins with no known state is all detail of "not found".

    >>> split_reason("not stated: the next five years")
    ('not stated', 'the next five years')
    >>> split_reason("two readings")
    ('not found', 'two readings')
    """
    for state in STATES:
        if reason.startswith(state):
            return state, reason[len(state) :].lstrip(" :,;(").rstrip(") ")
    return "not found", reason
