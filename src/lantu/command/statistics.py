"""Tables of statistics for ``lantu settle --data``: opened, mapped, read; the mapping is remembered beside the table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantu.errors import LantuError, ReadError

if TYPE_CHECKING:
    from lantu.command.session import Session
    from lantu.observations import Sheet, TableMapping
    from lantu.types import Observation

__all__ = ["read_statistics"]

_MAPPING = ".mapping.toml"


def read_statistics(session: Session, paths: list[str], mapping: str | None) -> list[Observation]:
    """The observations of all tables, the doubtful ones held. What cannot be read is among the session's failures."""
    from lantu.observations import hold_doubtful, table_observations
    from lantu.opening import ReadFailure

    found: list[Observation] = []
    for path in map(Path, paths):
        try:
            sheet, how = _open(session, path, mapping)
        except LantuError as error:
            session.failures.append(ReadFailure(str(path), error))
            continue
        for one in table_observations(sheet, how, doc=path.stem):
            if isinstance(one, ReadError):
                session.failures.append(ReadFailure(str(path), one))
            else:
                found.append(one)
    return hold_doubtful(found)


def _open(session: Session, path: Path, given: str | None) -> tuple[Sheet, TableMapping]:
    """The table and how to read it: as ``given``, as remembered beside it, or as guessed, which is then remembered where that can be."""
    from lantu.observations import guess_mapping, mapping_text, parse_mapping, read_sheet

    sheet = read_sheet(_bytes(path), str(path), session.read_options())
    remembered = path.with_name(path.name + _MAPPING)
    source = Path(given) if given else remembered if remembered.exists() else None
    if source is not None:
        return sheet, parse_mapping(_bytes(source).decode("utf-8", "replace"), sheet.columns, str(source))
    mapping = guess_mapping(sheet.columns, str(path))
    try:
        remembered.write_text(mapping_text(mapping), encoding="utf-8")
        session.say(session.messages.say("settle", "remembered", path=remembered))
    except OSError:
        session.say(session.messages.say("settle", "guessed", path=path))
    return sheet, mapping


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("L101", file=str(path)) from error
    except OSError as error:
        raise ReadError("L105", file=str(path), reason=error.strerror or str(error)) from error
