"""Addresses of the ledger."""

from django.urls import path

from lantu_workbench.base.addresses import page
from lantu_workbench.ledger import views

urlpatterns = [
    *page("ledger", views.LedgerPage.as_view(), "ledger"),
    path("ledger/bulk-edit", views.bulk_edit, name="bulk-edit"),
    path("saved-views", views.save, name="view-save"),
    path("saved-views/<int:key>/drop", views.view_drop, name="view-drop"),
    *page("promises/<slug:key>", views.promise, "promise"),
    path("promises/<slug:key>/edit", views.edit, name="promise-edit"),
    *page("documents/<slug:key>", views.document, "document"),
    *page("documents/<slug:key>/sentences/<int:index>", views.sentence, "sentence"),
    path("documents/<slug:key>/visibility", views.visibility, name="document-visibility"),
]
