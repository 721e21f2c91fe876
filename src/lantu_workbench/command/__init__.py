"""The workbench's commands, found by ``lantu`` as entry points: each module has ``help_text``, ``add_arguments`` and ``run``.

Nothing here imports Django until a command runs.
"""
