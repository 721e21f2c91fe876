"""Addresses of the log, language and theme."""

from django.urls import path

from lantu_workbench.base import views
from lantu_workbench.base.addresses import page

urlpatterns = [
    path("", views.home, name="home"),
    *page("log", views.LogPage.as_view(), "log"),
    *page("log/<int:number>", views.log_entry, "log-entry"),
    path("language", views.set_language, name="language"),
    path("theme", views.set_theme, name="theme"),
]
