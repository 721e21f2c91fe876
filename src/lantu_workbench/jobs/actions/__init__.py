"""Writes of jobs, one verb a file."""
