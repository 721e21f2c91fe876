"""Forms of the settlement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.words import say_later

__all__ = ["TableForm"]


class TableForm(forms.Form):
    """A table and whose it is; how it is read is asked afterwards, where it cannot be known."""

    file = forms.FileField(label=say_later("settlement.table_file"), help_text=say_later("settlement.table_formats"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=say_later("documents.unit"), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units
        self.initial.setdefault("unit", units.first())
