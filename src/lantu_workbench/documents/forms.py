"""The forms that take files in: whose they are, and what is said of documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.words import say_later

__all__ = ["UnitForm", "UploadForm"]


class UnitForm(forms.Form):
    """Whose it is: one of the units for which somebody may add, the topmost unless told."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=say_later("documents.unit"), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units
        self.initial.setdefault("unit", units.first())


class UploadForm(UnitForm):
    """The files themselves are read from the request: there may be a folder full of them."""

    url = forms.URLField(
        required=False, max_length=1000, label=say_later("documents.url"), help_text=say_later("documents.url_help"), assume_scheme="https"
    )
    is_public = forms.BooleanField(required=False, label=say_later("documents.publish"))
