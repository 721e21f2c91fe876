"""A ZIP file (as DOCX is one) without the time of its making, so that the same content makes the same bytes."""

from __future__ import annotations

import io
import zipfile

__all__ = ["with_fixed_dates"]

_FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def with_fixed_dates(data: bytes) -> bytes:
    """The same members in the same order, each dated with the first day a ZIP can name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _FIRST_ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # else the file would tell on which system it was made
            target.writestr(member, source.read(name))
    return packed.getvalue()
