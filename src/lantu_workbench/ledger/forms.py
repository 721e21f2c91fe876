"""Forms of the ledger."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from lantu_workbench.base.words import say, say_later
from lantu_workbench.ledger.due import last_day
from lantu_workbench.ledger.wording import words

__all__ = ["BulkForm", "EditForm", "SavedViewForm", "VisibilityForm"]

_KINDS = ("outcome", "project", "institution", "service", "spending", "campaign")


def _kinds() -> list[tuple[str, str]]:
    return [("", say("ledger.unchanged")), *((kind, words().name("kinds", kind)) for kind in _KINDS)]


class _ChangeForm(forms.Form):
    reason = forms.CharField(max_length=500, label=say_later("base.reason"))
    true_from = forms.DateField(
        required=False,
        label=say_later("ledger.true_from"),
        help_text=say_later("ledger.true_from_help"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_true_from(self) -> Any:
        day = self.cleaned_data["true_from"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(say("ledger.day_to_come"))
        return day

    def _clean_due(self) -> str:
        due = str(self.cleaned_data["due"]).strip()
        if due and last_day(due) is None:
            raise forms.ValidationError(say("ledger.due_wrong"))
        return due


def split_names(text: str) -> list[str]:
    """Names separated by marks of enumeration, commas, semicolons or line ends."""
    for mark in "，,；;\n":
        text = text.replace(mark, "、")
    return [name.strip() for name in text.split("、") if name.strip()]


class EditForm(_ChangeForm):
    """Every field that people set, with its present value."""

    field_order: Any = (
        "text",
        "action",
        "object",
        "actor",
        "place",
        "due",
        "kind",
        "lead_body",
        "responsible_bodies",
        "true_from",
        "reason",
    )
    text = forms.CharField(max_length=2000, label=say_later("ledger.text"), widget=forms.Textarea(attrs={"rows": 3}))
    action = forms.CharField(max_length=60, required=False, label=say_later("ledger.action"))
    object = forms.CharField(max_length=300, required=False, label=say_later("ledger.object"))
    actor = forms.CharField(max_length=120, required=False, label=say_later("ledger.actor"))
    place = forms.CharField(max_length=120, required=False, label=say_later("ledger.place"))
    due = forms.CharField(max_length=21, required=False, label=say_later("ledger.due"), help_text=say_later("ledger.due_help"))
    kind = forms.ChoiceField(choices=lambda: _kinds()[1:], label=say_later("ledger.kind"))
    lead_body = forms.CharField(max_length=120, required=False, label=say_later("ledger.lead_body"))
    responsible_bodies = forms.CharField(
        max_length=600, required=False, label=say_later("ledger.responsible_bodies"), help_text=say_later("ledger.names_help")
    )

    def clean_due(self) -> str:
        return self._clean_due()

    def clean_responsible_bodies(self) -> list[str]:
        return split_names(self.cleaned_data["responsible_bodies"])


class BulkForm(_ChangeForm):
    """The fields that make sense for many entries at once; what is left empty stays as it is."""

    field_order = ("lead_body", "responsible_bodies", "due", "kind", "status", "true_from", "reason")
    lead_body = forms.CharField(max_length=120, required=False, label=say_later("ledger.lead_body"))
    responsible_bodies = forms.CharField(max_length=600, required=False, label=say_later("ledger.responsible_bodies"))
    due = forms.CharField(max_length=21, required=False, label=say_later("ledger.due"), help_text=say_later("ledger.due_help"))
    kind = forms.ChoiceField(choices=_kinds, required=False, label=say_later("ledger.kind"))
    status = forms.ChoiceField(
        choices=[
            ("", say_later("ledger.unchanged")),
            *((name, say_later(f"ledger.status.{name}")) for name in ("confirmed", "rejected", "unreviewed")),
        ],
        required=False,
        label=say_later("ledger.status_head"),
    )

    def clean_due(self) -> str:
        return self._clean_due()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.changes():
            raise forms.ValidationError(say("ledger.nothing_set"))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """The columns to change."""
        given = self.cleaned_data
        changes = {name: given[name] for name in ("lead_body", "due", "kind", "status") if given.get(name)}
        if given.get("responsible_bodies"):
            changes["responsible_bodies"] = split_names(given["responsible_bodies"])
        return changes


class SavedViewForm(forms.Form):
    title = forms.CharField(max_length=60)
    query = forms.CharField(max_length=2000, required=False)
    is_shared = forms.BooleanField(required=False)


class VisibilityForm(forms.Form):
    is_public = forms.BooleanField(required=False)
    reason = forms.CharField(max_length=500)
