"""A promise as a thing with a name that lasts; what is said of it is in its versions."""

from __future__ import annotations

from django.db import models

from lantu_workbench.documents.models import Document

__all__ = ["Promise"]


class Promise(models.Model):
    """``key`` is the document's key and the promise's own id in it, ``d7k2m9qa-3f2a91c0b1de``: what addresses and exports call it."""

    key = models.CharField(max_length=40, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="ledger_promises")

    def __str__(self) -> str:
        return self.key
