"""Forms of accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lantu_workbench.accounts.choices import ROLE_CHOICES, TOKEN_SCOPES
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.words import say_later

__all__ = ["NewUserForm", "PasswordForm", "SignInForm", "TokenForm", "UnitChangeForm", "UnitForm", "UserForm"]


class SignInForm(forms.Form):
    name = forms.CharField(
        max_length=60,
        label=say_later("accounts.name"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True, "autocapitalize": "none"}),
    )
    password = forms.CharField(
        max_length=200,
        label=say_later("accounts.password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class _RoleForm(forms.Form):
    role = forms.ChoiceField(choices=ROLE_CHOICES, label=say_later("accounts.role_head"), initial="clerk")
    unit = forms.ModelChoiceField(
        Unit.objects.all(), required=False, label=say_later("accounts.unit"), empty_label=say_later("accounts.whole_office")
    )


class NewUserForm(_RoleForm):
    field_order = ("name", "full_name", "password", "role", "unit")
    name = forms.CharField(max_length=60, label=say_later("accounts.name"))
    full_name = forms.CharField(max_length=60, required=False, label=say_later("accounts.full_name"))
    password = forms.CharField(
        max_length=200,
        label=say_later("accounts.password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class UserForm(_RoleForm):
    field_order = ("full_name", "role", "unit", "is_active", "reason")
    full_name = forms.CharField(max_length=60, required=False, label=say_later("accounts.full_name"))
    is_active = forms.BooleanField(required=False, label=say_later("accounts.is_active"))
    reason = forms.CharField(max_length=500, label=say_later("base.reason"))


class _NamesForm(forms.Form):
    name = forms.CharField(max_length=120, label=say_later("accounts.unit_name"))
    aliases = forms.CharField(
        max_length=400, required=False, label=say_later("accounts.aliases"), help_text=say_later("accounts.aliases_help")
    )

    def clean_aliases(self) -> list[str]:
        """The names one by one, whichever comma stands between them."""
        typed: str = self.cleaned_data["aliases"]
        return [alias.strip() for alias in typed.replace("、", ",").replace("，", ",").split(",") if alias.strip()]


class UnitChangeForm(_NamesForm):
    reason = forms.CharField(max_length=500, label=say_later("base.reason"))


class UnitForm(_NamesForm):
    field_order = ("name", "parent", "aliases")
    parent = forms.ModelChoiceField(
        Unit.objects.all(), required=False, label=say_later("accounts.parent"), empty_label=say_later("accounts.topmost")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if Unit.objects.filter(parent=cleaned.get("parent"), name=cleaned.get("name", "")).exists():
            raise ValidationError({"name": say_later("accounts.unit_there")})
        return cleaned


class TokenForm(forms.Form):
    name = forms.CharField(max_length=60, label=say_later("accounts.token_name"))
    scope = forms.ChoiceField(choices=TOKEN_SCOPES, label=say_later("accounts.token_scope"))
    days = forms.IntegerField(min_value=1, max_value=3660, initial=365, label=say_later("accounts.token_days"))


class PasswordForm(forms.Form):
    password = forms.CharField(
        max_length=200,
        label=say_later("accounts.new_password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
