"""A ledger as a file: JSON lines, CSV, XLSX, DOCX, one HTML page, Parquet.

Comes in: a ``Ledger``. Goes out: bytes, the same for the same ledger; only ``write_ledger`` touches the disk, and only whole files.
Every word a reader sees is data (``data/ledger.toml``, ``data/page/words.toml``), Chinese or English.
Deliberately not done: reading any of these files back.
"""

from lantu.export.plan_wording import finding_text, load_plan_words
from lantu.export.settlement import SETTLEMENT_ENDINGS, render_settlement
from lantu.export.settlement_wording import forecast_text, load_settlement_words, need_text, period_text, why_text
from lantu.export.wording import date_text, figure_text, location_text, reason_text, shown_comparator
from lantu.export.words import Words, load_words
from lantu.export.write import ENDINGS, render_ledger, write_ledger

__all__ = [
    "ENDINGS",
    "SETTLEMENT_ENDINGS",
    "Words",
    "date_text",
    "figure_text",
    "finding_text",
    "forecast_text",
    "load_plan_words",
    "load_settlement_words",
    "load_words",
    "location_text",
    "need_text",
    "period_text",
    "reason_text",
    "render_ledger",
    "render_settlement",
    "shown_comparator",
    "why_text",
    "write_ledger",
]
