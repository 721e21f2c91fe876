"""Addresses of plans."""

from lantu_workbench.base.addresses import page
from lantu_workbench.plans import views

urlpatterns = [
    *page("findings", views.FindingsPage.as_view(), "findings"),
    *page("tree", views.tree_page, "tree"),
    *page("promises/<slug:key>/cascade", views.cascade, "promise-cascade"),
]
