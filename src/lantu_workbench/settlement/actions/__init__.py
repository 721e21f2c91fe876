"""Writes of the settlement, one verb a file."""
