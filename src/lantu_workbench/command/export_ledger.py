"""``lantu export FILE``: the whole ledger with its documents, readings, files and history, for another workbench or another program."""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
from pathlib import Path

from lantu.command import Exit, Parser, Session
from lantu.errors import ExportError
from lantu_workbench.command.home import add_home, open_home
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]


def help_text(language: str) -> str:
    return say(language, "help", "export_ledger")


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("file", metavar="FILE", help=say(parser.messages.language, "help", "export_file"))
    add_home(parser)


def run(session: Session) -> Exit:
    """A tar of ``ledger.jsonl`` (a document a line, see ``ledger.exchange``) and ``files/``; whole or not there."""
    open_home(session.args.home)
    target = Path(session.args.file).absolute()
    draft = target.with_name(f".{target.name}.part")
    try:
        count = _write(draft)
        draft.replace(target)
    except OSError as error:
        raise ExportError("L402", file=str(target), reason=error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    session.say(say(session.messages.language, "export", "written", path=str(target), count=count))
    return Exit.OK


def _write(target: Path) -> int:
    from lantu_workbench.command.archive import snapshot
    from lantu_workbench.documents.storage import file_path
    from lantu_workbench.ledger.exchange import iter_ledger

    count, files = 0, set()
    with tarfile.open(target, "w") as tar, tempfile.NamedTemporaryFile() as stream, snapshot():
        for document in iter_ledger():
            stream.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n")
            files.add(document["sha256"])
            count += 1
        stream.flush()
        info = tarfile.TarInfo("ledger.jsonl")
        info.size, info.mode = Path(stream.name).stat().st_size, 0o600
        with Path(stream.name).open("rb") as lines:
            tar.addfile(info, lines)
        for sha256 in sorted(files):
            data = file_path(sha256).read_bytes()
            entry = tarfile.TarInfo(f"files/{sha256[:2]}/{sha256}")
            entry.size, entry.mode = len(data), 0o600
            tar.addfile(entry, io.BytesIO(data))
    return count
