from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "lantu_workbench.jobs"
    label = "jobs"
