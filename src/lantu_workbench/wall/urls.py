"""Addresses of the wall."""

from lantu_workbench.base.addresses import page
from lantu_workbench.wall import views

urlpatterns = page("wall", views.wall, "wall")
