from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lantu_workbench.documents"
    label = "documents"
