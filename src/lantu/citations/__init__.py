"""Citations: words of a document with the place they stand at, and the check that they still stand there.

Comes in: a ``Document`` and spans of its ``clean_text``. Goes out: ``Citation`` objects that count ``source_text``.
Deliberately not done: finding which words to cite; the stages decide that.
"""

from lantu.citations.cite import cite, cite_spans
from lantu.citations.link import link_to
from lantu.citations.verify import verify

__all__ = ["cite", "cite_spans", "link_to", "verify"]
