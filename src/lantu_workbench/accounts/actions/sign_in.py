"""Sign in: check a password, no faster than allowed, or a link that the machine's owner was given."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from lantu_workbench.accounts.models import SignInFailure, User
from lantu_workbench.accounts.queries import access_of
from lantu_workbench.base.access import ANONYMOUS
from lantu_workbench.base.log import Write, record

__all__ = ["LINK_SECONDS", "make_link_token", "sign_in", "sign_in_by_link", "wait_until"]

# After LANTU_SIGN_IN_TRIES wrong passwords for one name, or four times as many from one address (an office may sit behind one),
# further tries have to wait a minute from the last one, twice as long for each further try, a quarter of an hour at most.
_WINDOW = timedelta(minutes=15)
_ADDRESS_FACTOR = 4
LINK_SECONDS = 15 * 60
_SALT = "lantu.sign-in-link"


def wait_until(name: str, address: str) -> datetime | None:
    """When the next try may be made; None for now."""
    since = timezone.now() - _WINDOW
    tries = settings.LANTU_SIGN_IN_TRIES
    failures = SignInFailure.objects.filter(Q(name=name.casefold()) | Q(address=address), at__gt=since).values_list("name", "address", "at")
    of_name = sorted(at for one, _, at in failures if one == name.casefold())
    of_address = sorted(at for _, other, at in failures if other == address)
    waits = [_wait(of_name, tries), _wait(of_address, tries * _ADDRESS_FACTOR)]
    found = max((wait for wait in waits if wait), default=None)
    return found if found and found > timezone.now() else None


def _wait(failures: list[datetime], tries: int) -> datetime | None:
    over = len(failures) - tries
    return failures[-1] + min(timedelta(minutes=1) * 2 ** min(over, 10), _WINDOW) if over >= 0 else None


def sign_in(request: HttpRequest, name: str, password: str, *, address: str) -> User | None:
    """The person now signed in; None for a wrong name or password, which says not which. The caller asks ``wait_until`` first."""
    user = authenticate(request, username=name, password=password)
    with transaction.atomic():
        if user is None:
            now = timezone.now()
            SignInFailure.objects.filter(at__lt=now - _WINDOW).delete()
            SignInFailure.objects.create(name=name.casefold()[:60], address=address, at=now)
            record(Write("accounts.user.sign_in_failed", "user", "", after={"name": name[:60], "address": address}), by=ANONYMOUS)
            return None
        SignInFailure.objects.filter(name=name.casefold()).delete()
        return _enter(request, user, {"address": address})


def make_link_token(user: User) -> str:
    """A token that signs in once, within a quarter of an hour: it holds while nobody has signed in to the account since."""
    return signing.dumps([user.pk, _stamp(user)], salt=_SALT)


def sign_in_by_link(request: HttpRequest, token: str, *, address: str) -> User | None:
    """The person that a link signs in; None for one that is spoilt, old or used."""
    try:
        key, stamp = signing.loads(token, salt=_SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        return None
    with transaction.atomic():
        user = User.objects.select_for_update().filter(pk=key, is_active=True).first()
        if user is None or _stamp(user) != stamp:
            return None
        return _enter(request, user, {"address": address, "by": "link"})


def _stamp(user: User) -> str:
    return f"{user.last_login.isoformat() if user.last_login else ''}{user.password[-12:]}"


def _enter(request: HttpRequest, user: User, after: dict[str, str]) -> User:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    record(Write("accounts.user.signed_in", "user", str(user.pk), after=after, reason=user.name), by=access_of(user))
    return user
