"""Stored bytes given back as they came, to be saved, never shown by the browser as one of our pages: a saved web page has scripts of its
own.
"""

from __future__ import annotations

from django.http import FileResponse, Http404

from lantu_workbench.documents.storage import file_path

__all__ = ["original_response"]


def original_response(sha256: str, file_name: str) -> FileResponse:
    """The caller has checked who may have them. Raises Http404 where the file is gone."""
    path = file_path(sha256)
    if not path.exists():
        raise Http404("file")
    response = FileResponse(path.open("rb"), as_attachment=True, filename=file_name, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["ETag"] = f'"{sha256}"'
    return response
