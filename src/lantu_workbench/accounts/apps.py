from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lantu_workbench.accounts"
    label = "accounts"
