"""Full-text search over the sentences of documents, each found with its place.

A sentence's number in the index is its reading's with twenty bits behind it for its own: a reading of a million sentences has room.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from lantu import Sentence
from lantu_workbench.base.search import SearchIndex
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.documents.packing import Unpacked

__all__ = ["INDEX", "find_documents", "hits_of", "index_reading"]

INDEX = SearchIndex("documents_sentence_words")
_BITS = 20
_MOST_WORDS = 8
_METADATA = ("title", "file_name", "place", "body")


def index_reading(reading: Reading, text: str, sentences: tuple[Sentence, ...]) -> None:
    """Make a reading findable; in the transaction that stores it."""
    INDEX.add(
        ((reading.pk << _BITS) + index, text[sentence.start : sentence.end]) for index, sentence in enumerate(sentences[: 1 << _BITS])
    )


def find_documents(rows: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those that have each of the words in their current text, or in title, file name, place or body."""
    for word in words.split()[:_MOST_WORDS]:
        condition = Q(pk__in=INDEX.find(Document.objects.all(), word, key="reading", shift=_BITS).values("pk"))
        for column in _METADATA:
            condition |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(condition)
    return rows


def hits_of(unpacked: Unpacked, reading: Reading, words: str, *, most: int = 3) -> list[dict[str, Any]]:
    """The first sentences of a reading that have any of the words: number and text. One query."""
    first = reading.pk << _BITS
    found = INDEX.numbers(words, first, first + (1 << _BITS), most=most)
    text = unpacked.document.clean_text
    places = [(number - first, unpacked.sentences[number - first]) for number in found]
    return [{"index": index, "text": text[sentence.start : sentence.end]} for index, sentence in places]
