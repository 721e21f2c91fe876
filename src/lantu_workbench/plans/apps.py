from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "lantu_workbench.plans"
    label = "plans"

    def ready(self) -> None:
        from lantu_workbench.jobs.base import announce
        from lantu_workbench.plans import receivers
        from lantu_workbench.plans.choices import PLAN_JOB

        announce(PLAN_JOB, "lantu_workbench.plans.jobs")
        receivers.connect()
