"""Addresses of plans."""

from django.urls import path

from lantu_workbench.base.addresses import page
from lantu_workbench.plans import views

urlpatterns = [
    *page("findings", views.FindingsPage.as_view(), "findings"),
    *page("tree", views.tree_page, "tree"),
    path("promises/<slug:key>/cascade", views.cascade, name="promise-cascade"),
]
