from typing import Any

from django.db import migrations

from lantu_workbench.base.search import SearchIndex

INDEX = SearchIndex("ledger_version_words")


def create(apps: Any, schema_editor: Any) -> None:
    INDEX.create(schema_editor)


def drop(apps: Any, schema_editor: Any) -> None:
    INDEX.drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
