"""From an annotation to the columns of a ``Reading`` and back: nothing that the library found is lost.

``details`` is JSON: ``offsets`` (starts and ends, absent where identity), ``locations``, ``repairs``, ``warnings``, ``metadata``,
``encoding``, ``sentences`` and ``tree``. Sentences keep clean offsets and their figures; ``unpack`` gives a ``lantu.Document`` whose
citations reproduce.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from lantu.types import Document, Figure, Location, Metadata, OffsetMap, PlanNode, Repair, Sentence
from lantu_workbench.documents.models import Reading

if TYPE_CHECKING:
    from lantu import Annotation

__all__ = ["Unpacked", "pack", "pack_json", "pack_text", "plan_tree", "unpack", "unpack_json", "unpack_text"]

Type = TypeVar("Type")
# Fast, and within a few per cent of the best on such texts.
_LEVEL = 6


def pack_text(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(data: bytes) -> str:
    return zlib.decompress(bytes(data)).decode("utf-8", "surrogatepass")


def pack_json(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), _LEVEL)


def unpack_json(data: bytes) -> Any:
    return json.loads(zlib.decompress(bytes(data)))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A reading as the library's types. ``tree`` is nested mappings of title, level, sentence, sentences, children; ``pages`` the width and
    height of each page in points, for documents that have pages.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    tree: Mapping[str, Any]
    pages: tuple[tuple[float, float], ...] = ()


def pack(annotation: Annotation, pages: Sequence[tuple[float, float]] = ()) -> dict[str, bytes | None]:
    """The three columns."""
    document = annotation.document
    details: dict[str, Any] = {
        "name": document.name,
        "format": document.format,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "size": document.size,
        "path": document.path,
        "warnings": document.warnings,
        "metadata": {**asdict(document.metadata)},
        "locations": [_short(location) for location in document.locations],
        "repairs": [_short(repair) for repair in document.repairs],
        "sentences": [_short(sentence) for sentence in annotation.sentences],
        "tree": asdict(annotation.tree),
        "pages": list(pages),
    }
    if not document.offsets.is_identity:
        details["offsets"] = [list(document.offsets.starts), list(document.offsets.ends)]
    same = document.clean_text == document.source_text
    return {
        "text": pack_text(document.source_text),
        "clean": None if same else pack_text(document.clean_text),
        "details": pack_json(details),
    }


def unpack(reading: Reading) -> Unpacked:
    """The document and its sentences as they were when it was read."""
    details = unpack_json(reading.details)
    source = unpack_text(reading.text)
    starts, ends = details.get("offsets", ((), ()))
    document = Document(
        name=details["name"],
        source_text=source,
        clean_text=source if reading.clean is None else unpack_text(reading.clean),
        offsets=OffsetMap(tuple(starts), tuple(ends)),
        metadata=Metadata(**details["metadata"]),
        locations=tuple(_restore(Location, location) for location in details["locations"]),
        repairs=tuple(_restore(Repair, repair) for repair in details["repairs"]),
        format=details["format"],
        encoding=details["encoding"],
        sha256=details["sha256"],
        size=details["size"],
        path=details["path"],
        warnings=tuple(details["warnings"]),
    )
    return Unpacked(
        document, tuple(_sentence(sentence) for sentence in details["sentences"]), details["tree"], tuple(map(tuple, details["pages"]))
    )


def _short(item: Any) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    kept = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if value != field.default and value not in ((), {}):
            kept[field.name] = [_short(part) for part in value] if field.name == "figures" else _plain(value)
    return kept


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _restore(kind: type[Type], values: Mapping[str, Any]) -> Type:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _sentence(values: Mapping[str, Any]) -> Sentence:
    figures: Sequence[Mapping[str, Any]] = values.get("figures", ())
    given = {name: value for name, value in values.items() if name != "figures"}
    return Sentence(**given, figures=tuple(_restore(Figure, figure) for figure in figures))


def plan_tree(values: Mapping[str, Any]) -> PlanNode:
    """The tree of an ``Unpacked`` as the library's nodes."""
    children = tuple(plan_tree(child) for child in values["children"])
    return PlanNode(values["title"], values["level"], values["sentence"], tuple(values["sentences"]), children)
