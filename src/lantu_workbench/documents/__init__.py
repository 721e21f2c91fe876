"""Stored files and documents: bytes with their hash, what was read from them, and which document is another's reprint or new edition."""
