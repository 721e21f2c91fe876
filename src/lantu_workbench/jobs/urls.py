"""Addresses of jobs."""

from django.urls import path

from lantu_workbench.base.addresses import page
from lantu_workbench.jobs import views

urlpatterns = [
    *page("jobs", views.JobsPage.as_view(), "jobs"),
    path("jobs/<int:key>/retry", views.job_retry, name="job-retry"),
    path("jobs/<int:key>/cancel", views.job_cancel, name="job-cancel"),
]
