"""Addresses of the review."""

from django.urls import path

from lantu_workbench.base.addresses import page
from lantu_workbench.review import views

urlpatterns = [
    *page("review", views.review, "review"),
    path("review/undo", views.undo, name="review-undo"),
    path("review/examples.jsonl", views.export, name="review-examples"),
    path("review/<slug:key>", views.decide, name="review-decide"),
]
