from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "lantu_workbench.plans"
    label = "plans"

    def ready(self) -> None:
        from lantu_workbench.plans import jobs, receivers  # noqa: F401 - registers them
