"""The plan over all documents of an office: what serves what, and what does not fit together."""
