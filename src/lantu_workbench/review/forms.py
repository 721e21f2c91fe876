"""Forms of the review."""

from __future__ import annotations

from typing import Any

from django import forms

from lantu_workbench.base.words import say_later
from lantu_workbench.ledger.forms import EditForm
from lantu_workbench.review.actions.correct import FIELDS

__all__ = ["CorrectForm"]


class CorrectForm(EditForm):
    """The item's words as the text has them, and its fields."""

    field_order: Any = ("words", *FIELDS, "reason")
    text = None
    true_from = None
    words = forms.CharField(
        max_length=2000, label=say_later("review.words"), help_text=say_later("review.words_help"), widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(max_length=500, required=False, label=say_later("base.reason"))

    def clean_true_from(self) -> Any:
        return None

    def changes(self) -> dict[str, Any]:
        """The fields with their values as given."""
        return {name: self.cleaned_data[name] for name in FIELDS}
