"""Addresses of accounts."""

from django.urls import path

from lantu_workbench.accounts import views
from lantu_workbench.base.addresses import page

urlpatterns = [
    path("sign-in", views.sign_in_page, name="sign-in"),
    path("sign-in/<str:token>", views.sign_in_with_link, name="sign-in-link"),
    path("sign-out", views.sign_out, name="sign-out"),
    *page("account", views.account, "account"),
    path("tokens/<int:key>/drop", views.token_drop, name="token-drop"),
    *page("people", views.PeoplePage.as_view(), "people"),
    *page("people/<int:key>", views.person, "person"),
    *page("units", views.UnitsPage.as_view(), "units"),
    *page("units/<int:key>", views.unit, "unit"),
]
