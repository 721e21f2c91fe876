"""What is kept of a token: its hash."""

from __future__ import annotations

import hashlib

__all__ = ["hash_of_token"]


def hash_of_token(words: str) -> str:
    """SHA-256 of the token's words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
