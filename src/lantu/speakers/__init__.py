"""Who speaks in each sentence: a place, a park or a body."""

from lantu.speakers.find import Speaker, find_speakers

__all__ = ["Speaker", "find_speakers"]
