from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "lantu_workbench.ledger"
    label = "ledger"

    def ready(self) -> None:
        from lantu_workbench.ledger import jobs  # noqa: F401 - registers its kinds
