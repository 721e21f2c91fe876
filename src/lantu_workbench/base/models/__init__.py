"""The log's tables."""

from lantu_workbench.base.models.log import ChainHead, LogEntry

__all__ = ["ChainHead", "LogEntry"]
