from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "lantu_workbench.base"
    label = "base"

    def ready(self) -> None:
        from lantu_workbench.base import checks  # noqa: F401 - registers them
