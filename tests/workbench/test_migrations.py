"""The log's chain verifies before and after every migration, and tables are not changed under a chain that is broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.command.migrating import Broken, migrate


def ours() -> Iterator[tuple[str, str]]:
    """The migrations that changed tables which already were there, in the order in which they are made."""
    loader = MigrationExecutor(connection).loader
    for migration, _ in MigrationExecutor(connection).migration_plan(loader.graph.leaf_nodes(), clean_start=True):
        if type(migration).__module__.startswith("lantu_workbench.") and not migration.initial and migration.dependencies:
            yield migration.app_label, migration.name


def go(app: str, name: str) -> None:
    MigrationExecutor(connection).migrate([(app, name)])


@pytest.mark.django_db(transaction=True)
def test_the_chain_verifies_before_and_after_every_migration(plan: Any) -> None:
    count = LogEntry.objects.count()
    hashes = list(LogEntry.objects.order_by("number").values_list("hash", flat=True))
    assert count > 5 and verify_chain() == (count, None)
    steps = list(ours())
    assert len(steps) >= 6
    graph = MigrationExecutor(connection).loader.graph
    try:
        for step in reversed(steps):
            parent = next(one for one in graph.node_map[step].parents if one.key[0] == step[0]).key
            go(*parent)
            assert verify_chain() == (count, None), f"without {step}"
        for step in steps:
            go(*step)
            assert verify_chain() == (count, None), f"with {step}"
    finally:
        MigrationExecutor(connection).migrate(graph.leaf_nodes())
    assert list(LogEntry.objects.order_by("number").values_list("hash", flat=True)) == hashes


@pytest.mark.django_db(transaction=True)
def test_a_broken_chain_is_told_before_anything_is_changed(plan: Any) -> None:
    app, name = list(ours())[-1]
    graph = MigrationExecutor(connection).loader.graph
    parent = next(one for one in graph.node_map[app, name].parents if one.key[0] == app).key
    try:
        go(*parent)
        LogEntry.objects.filter(number=2).update(reason="changed")
        with pytest.raises(Broken, match="before: 2 hash"):
            migrate()
        assert (app, name) not in MigrationExecutor(connection).loader.applied_migrations
    finally:
        MigrationExecutor(connection).migrate(graph.leaf_nodes())
