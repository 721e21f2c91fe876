"""Writes of the review, one verb a file."""
