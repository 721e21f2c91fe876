"""The tables of documents."""

from lantu_workbench.documents.models.document import Document
from lantu_workbench.documents.models.reading import Reading
from lantu_workbench.documents.models.sketch import Shingle
from lantu_workbench.documents.models.stored_file import StoredFile

__all__ = ["Document", "Reading", "Shingle", "StoredFile"]
