"""Bytes to documents, one format a module; pure: nothing here opens a file."""

from lantu.sources.read import read_bytes

__all__ = ["read_bytes"]
