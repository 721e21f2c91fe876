from django.apps import AppConfig


class SettlementConfig(AppConfig):
    name = "lantu_workbench.settlement"
    label = "settlement"

    def ready(self) -> None:
        from lantu_workbench.documents.intake import announce_tables
        from lantu_workbench.jobs.base import announce
        from lantu_workbench.ledger import verdicts
        from lantu_workbench.settlement import receivers
        from lantu_workbench.settlement.choices import SETTLE_JOB
        from lantu_workbench.settlement.queries import verdict_then

        announce(SETTLE_JOB, "lantu_workbench.settlement.jobs")
        verdicts.announce(verdict_then)
        receivers.connect()
        announce_tables(receivers.take_table)
