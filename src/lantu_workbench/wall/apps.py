from django.apps import AppConfig


class WallConfig(AppConfig):
    name = "lantu_workbench.wall"
    label = "wall"
