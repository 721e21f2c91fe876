"""The bundled samples: built again they are the same, and they are read as a person reads them.

``cases/samples.jsonl`` holds one expectation a line: a promise (``text``) or a reported figure (``result``) with the fields it must have.
A line with ``open`` says what is still read wrongly; once it is read right, the line must lose that field.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import lantu
from build_samples import BUILDERS, build
from lantu.export.wording import reasons_text
from lantu.export.words import load_words

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
CASES = [json.loads(line) for line in (ROOT / "tests" / "cases" / "samples.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build(folder)
    return folder


@pytest.mark.parametrize("name", BUILDERS)
def test_a_rebuild_gives_the_same(name: str, rebuilt: Path) -> None:
    kept, built = ((folder / name).read_bytes() for folder in (SAMPLES, rebuilt))
    if kept == built:
        return
    # Another zlib packs the same parts into other bytes; any other difference is a change of the sample.
    assert name.endswith(".docx"), f"{name} is not what tools/build_samples.py makes of its source"
    assert parts(kept) == parts(built)


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_sample_is_described_and_has_its_source() -> None:
    described = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in sorted(SAMPLES.glob("[0-9]*")):
        assert f"`{path.name}`" in described and path.name in BUILDERS
        assert (SAMPLES / "sources" / f"{path.stem}.md").exists()


@cache
def ledger_of(name: str) -> lantu.Ledger:
    path = next(SAMPLES.glob(f"{name}.*"))
    return lantu.ledger(lantu.read(path))


@pytest.mark.parametrize("name", [Path(name).stem for name in BUILDERS])
def test_citations_of_a_sample_reproduce_its_source(name: str) -> None:
    ledger = ledger_of(name)
    document = ledger.documents[0]
    assert len(ledger.rows) > 5
    for row in ledger.rows:
        assert all(document.source_text[citation.start : citation.end] == citation.quote for citation in row.citations)


@pytest.mark.parametrize("name", [Path(name).stem for name in BUILDERS])
def test_reasons_of_empty_cells_are_all_in_the_users_language(name: str) -> None:
    for row in ledger_of(name).rows:
        assert not re.search("[a-z]{4}", reasons_text(row, load_words("zh")))


def test_damage_is_undone_and_kept_in_quotes() -> None:
    ledger = ledger_of("04-parks")
    source = (SAMPLES / "sources" / "04-parks.md").read_text(encoding="utf-8").removeprefix("# ")
    assert ledger.documents[0].clean_text == source
    assert any("(" in row.citation.quote for row in ledger.rows) and not any("(yì)" in row.promise.text for row in ledger.rows)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['doc']}-{case.get('text') or case['result']}") for case in CASES])
def test_a_sample_is_read_as_a_person_reads_it(case: dict[str, Any]) -> None:
    found = wrong(case)
    if "open" in case:
        assert found, "read right now: take the field `open` out of tests/cases/samples.jsonl"
        pytest.xfail(case["open"])
    assert not found


def wrong(case: dict[str, Any]) -> dict[str, Any]:
    """What of an expectation does not hold: field to what was read; empty where all of it does."""
    ledger = ledger_of(case["doc"])
    if "result" in case:
        figures = [figure for sentence in ledger.annotations[0].sentences for figure in sentence.figures]
        figure = next((figure for figure in figures if figure.mention == case["result"] and figure.kind == "result"), None)
        return differences({name: case[name] for name in case.keys() & {"indicator", "period"}}, figure)
    row = next((row for row in ledger.rows if row.promise.text == case["text"]), None)
    if row is None:
        return {"text": [row.promise.text for row in ledger.rows if row.promise.text[:4] in case["text"]]}
    simple = {name: case[name] for name in case.keys() & {"actor", "due", "lead_body"}}
    found = differences(simple, row.promise)
    for name in case.keys() & {"headings", "responsible_bodies"}:
        if list(getattr(row.promise, name)) != case[name]:
            found[name] = getattr(row.promise, name)
    if case.get("page", row.citation.page) != row.citation.page:
        found["page"] = row.citation.page
    if "figure" in case:
        tried = [differences(case["figure"], figure) for figure in row.promise.figures]
        found |= min(tried, key=len, default={"figure": None})
    if case.get("figures") == 0 and row.promise.figures:
        found["figures"] = row.promise.figures
    return found


def differences(expected: dict[str, Any], read: object) -> dict[str, Any]:
    return {name: getattr(read, name, None) for name, value in expected.items() if getattr(read, name, None) != value}
