"""Addresses of documents. One document's own page belongs to the ledger, whose entries stand beside its text."""

from django.urls import path

from lantu_workbench.base.addresses import page
from lantu_workbench.documents import views

urlpatterns = [
    *page("documents", views.DocumentsPage.as_view(), "documents"),
    path("documents/add", views.add, name="documents-add"),
    path("documents/<str:key>/read-again", views.again, name="document-read-again"),
    path("documents/<str:key>/original", views.original, name="document-original"),
    path("documents/<str:key>/pages/<int:page>.png", views.page_picture, name="document-picture"),
]
