from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "lantu_workbench.ledger"
    label = "ledger"

    def ready(self) -> None:
        from lantu_workbench.documents.choices import READ_JOB
        from lantu_workbench.jobs.base import announce
        from lantu_workbench.ledger import receivers

        announce(READ_JOB, "lantu_workbench.ledger.jobs")
        receivers.connect()
