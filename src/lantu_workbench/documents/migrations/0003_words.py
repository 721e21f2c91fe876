from typing import Any

from django.db import migrations

from lantu_workbench.base.search import SearchIndex

INDEX = SearchIndex("documents_sentence_words")


def create(apps: Any, schema_editor: Any) -> None:
    INDEX.create(schema_editor)


def drop(apps: Any, schema_editor: Any) -> None:
    INDEX.drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_moments")]
    operations = [migrations.RunPython(create, drop)]
