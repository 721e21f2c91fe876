"""Names that stand in tables: places and functional areas."""

from lantu.gazetteers.places import PlaceMention, find_places, place_row

__all__ = ["PlaceMention", "find_places", "place_row"]
