from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "lantu_workbench.review"
    label = "review"
