"""Forms of the settlement."""

from __future__ import annotations

from django import forms

from lantu_workbench.base.words import say_later
from lantu_workbench.documents.forms import UnitForm

__all__ = ["TableForm"]


class TableForm(UnitForm):
    """A table and whose it is; how it is read is asked afterwards, where it cannot be known."""

    file = forms.FileField(label=say_later("settlement.table_file"), help_text=say_later("settlement.table_formats"))
    field_order = ("file", "unit")
