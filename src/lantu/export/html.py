"""The ledger as ``ledger.html``: one page without network, where the document stands beside the ledger and each lights up the other.

How the page is put together and what its policy allows: ``lantu.export.page``.
"""

from __future__ import annotations

from lantu.export.page import render_page
from lantu.export.page_data import page_data
from lantu.export.safe_text import printable
from lantu.export.words import Words
from lantu.ledgers import Ledger

__all__ = ["to_html"]


def to_html(ledger: Ledger, words: Words) -> bytes:
    """The page, UTF-8. Both languages are in it; ``words`` says with which it opens."""
    return render_page("ledger", title=_title(ledger, words), data=page_data(ledger, words.language), language=words.language)


def _title(ledger: Ledger, words: Words) -> str:
    titles = [printable(ledger.title_of(0))] if len(ledger.documents) == 1 else []
    return " · ".join([*titles, words.text("title")])
