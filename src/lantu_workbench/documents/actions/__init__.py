"""Writes of documents, one verb a file."""
