"""Pages of accounts: signing in and out, people, units, one's own tokens and password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout, update_session_auth_hash
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from lantu_workbench.accounts import queries
from lantu_workbench.accounts.actions import change_user as changes
from lantu_workbench.accounts.actions.change_unit import change_unit
from lantu_workbench.accounts.actions.drop_token import drop_token
from lantu_workbench.accounts.actions.make_token import make_token
from lantu_workbench.accounts.actions.make_unit import make_unit
from lantu_workbench.accounts.actions.make_user import make_user, set_roles
from lantu_workbench.accounts.actions.sign_in import sign_in, sign_in_by_link, wait_until
from lantu_workbench.accounts.forms import NewUserForm, PasswordForm, SignInForm, TokenForm, UnitChangeForm, UnitForm, UserForm
from lantu_workbench.accounts.models import User
from lantu_workbench.accounts.tables import PEOPLE, UNITS, person_record, token_record
from lantu_workbench.base.access import Access, Right, Role
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.words import say

__all__ = ["PeoplePage", "UnitsPage", "account", "person", "sign_in_page", "sign_in_with_link", "sign_out", "token_drop", "unit"]


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def _next(request: HttpRequest) -> HttpResponseRedirect:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if safe else "/")


@require_http_methods(["GET", "POST"])
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """A form; after too many wrong passwords nothing is checked until the wait is over, right ones neither."""
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        name, address = form.cleaned_data["name"], _address(request)
        wait = wait_until(name, address)
        if wait:
            minutes = int((wait - timezone.now()).total_seconds() // 60) + 1
            form.add_error(None, say("accounts.wait", minutes=minutes))
            status = 429
        elif sign_in(request, name, form.cleaned_data["password"], address=address):
            return _next(request)
        else:
            form.add_error(None, say("accounts.wrong"))
            status = 403
    return render(request, "accounts/sign_in.html", {"form": form, "next": request.GET.get("next", "")}, status=status)


@require_http_methods(["GET", "POST"])
def sign_in_with_link(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: a link that is only looked at (by a mail scanner, a preview) signs nobody in."""
    if request.method == "POST":
        if sign_in_by_link(request, token, address=_address(request)):
            return redirect("/")
        return render(request, "accounts/link.html", {"failed": True}, status=403)
    return render(request, "accounts/link.html", {"failed": False})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("sign-in")


class PeoplePage(ListPage):
    title = "accounts.people"
    table = PEOPLE
    template = "accounts/people.html"

    def rows(self, access: Access, query: QueryDict) -> Any:
        if not access.everywhere(Right.SEE_PEOPLE):
            raise PermissionDenied
        return queries.people(access)

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"form": NewUserForm()}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewUserForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                roles = [(Role(given["role"]), given["unit"])]
                make_user(given["name"], password=given["password"], full_name=given["full_name"], roles=roles, by=request.access)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                return redirect("people")
        elif not request.access.everywhere(Right.MANAGE):
            raise PermissionDenied
        return render(request, "accounts/new_person.html", {"form": form, "title": say("accounts.new_person")}, status=422)


class UnitsPage(ListPage):
    title = "accounts.units"
    table = UNITS
    template = "accounts/units.html"
    page_size = 200

    def rows(self, access: Access, query: QueryDict) -> Any:
        if Right.SEE not in access.rights:
            raise PermissionDenied
        return queries.units(access)

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"form": UnitForm()}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UnitForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            make_unit(given["name"], parent=given["parent"], aliases=given["aliases"], by=request.access)
            return redirect("units")
        if not request.access.everywhere(Right.MANAGE):
            raise PermissionDenied
        return render(request, "accounts/new_unit.html", {"form": form, "title": say("accounts.new_unit")}, status=422)


@require_http_methods(["GET", "POST"])
def unit(request: HttpRequest, key: int, format: str = "") -> HttpResponse:
    """One unit: what it is called, also by documents."""
    found = get_object_or_404(queries.units(request.access), pk=key)
    if format:
        return data_response(
            format, f"unit-{key}", {**UNITS.record(found), "id": found.pk, "parent": found.parent_id}, UNITS.columns, [found]
        )
    form = UnitChangeForm(request.POST or None, initial={"name": found.name, "aliases": "、".join(found.aliases)})
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(found, **form.cleaned_data, by=request.access)
        except ValidationError as error:
            form.add_error("name", error.messages)
        else:
            return redirect("units")
    context = {"title": str(found), "unit": found, "form": form, "may_change": request.access.covers(Right.MANAGE, found.path)}
    return render(request, "accounts/unit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, key: int, format: str = "") -> HttpResponse:
    """One account: its name for people, its role, whether it is open."""
    access = request.access
    user = get_object_or_404(queries.people(access), pk=key)
    if format:
        return data_response(format, user.name, person_record(user), PEOPLE.columns, [user])
    held = user.memberships.first()
    initial = {"full_name": user.full_name, "is_active": user.is_active, "role": held and held.role, "unit": held and held.unit}
    form = UserForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        changes.change_user(user, full_name=given["full_name"], is_active=given["is_active"], reason=given["reason"], by=access)
        if user.pk != access.user_id:
            set_roles(user, [(Role(given["role"]), given["unit"])], reason=given["reason"], by=access)
        return redirect("people")
    return render(request, "accounts/person.html", {"person": user, "form": form, "title": str(user)})


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, format: str = "") -> HttpResponse:
    """One's own account: roles, tokens, password. A new token's words are in this answer and nowhere else."""
    access = request.access
    if access.user_id is None:
        if format:
            raise PermissionDenied
        return redirect(f"{reverse('sign-in')}?next={request.path}")
    user = get_object_or_404(User.objects.prefetch_related("memberships__unit"), pk=access.user_id)
    if format:
        tokens = [token_record(token) for token in queries.tokens_of(access)]
        return data_response(format, "account", {**person_record(user), "tokens": tokens})
    wants = request.POST.get("form")
    token_form = TokenForm(request.POST if wants == "token" else None)
    password_form = PasswordForm(request.POST if wants == "password" else None)
    words = ""
    if wants == "token" and token_form.is_valid():
        given = token_form.cleaned_data
        _, words = make_token(given["name"], scope=given["scope"], days=given["days"], by=access)
        token_form = TokenForm()
    elif wants == "password" and password_form.is_valid():
        try:
            changes.change_password(user, password_form.cleaned_data["password"], by=access)
        except ValidationError as error:
            password_form.add_error("password", error.messages)
        else:
            update_session_auth_hash(request, user)
            return redirect("account")
    context = {
        "title": say("accounts.account"),
        "person": user,
        "memberships": user.memberships.select_related("unit"),
        "tokens": queries.tokens_of(access),
        "token_form": token_form,
        "password_form": password_form,
        "token_words": words,
    }
    return render(request, "accounts/account.html", context)


@require_POST
def token_drop(request: HttpRequest, key: int) -> HttpResponse:
    drop_token(key, by=request.access)
    return redirect("account")
