"""What a document says of itself: title, day, year, span, place, body, genre."""

from lantu.metadata.find import find_metadata

__all__ = ["find_metadata"]
