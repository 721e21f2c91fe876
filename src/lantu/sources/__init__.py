"""Bytes to documents, one format a module; pure: nothing here opens a file."""

from lantu.sources.detect import TABLE_FORMATS, detect_format
from lantu.sources.plain import byte_offset
from lantu.sources.read import read_bytes, read_rows, read_table

__all__ = ["TABLE_FORMATS", "byte_offset", "detect_format", "read_bytes", "read_rows", "read_table"]
