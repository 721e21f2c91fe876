from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from lantu.command import batch
from lantu.command.main import main


def out_of(capfdbinary: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    out, err = capfdbinary.readouterr()
    return out.decode(), err.decode()


def test_read_keeps_every_byte_of_a_sound_text(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(plan)]) == 0
    assert capfdbinary.readouterr().out == plan.read_bytes()


def test_read_mends_and_keeps_line_ends(damaged: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(damaged)]) == 0
    assert out_of(capfdbinary)[0] == "产业园区要加快建设。\r\n年内新建厂房(一期)三座,按时投产。\r\n"


def test_no_repair_leaves_the_damage(damaged: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(damaged), "--no-repair"]) == 0
    assert capfdbinary.readouterr().out == damaged.read_bytes()


def test_main_leaves_chrome_out(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("打印本页\n责任编辑：某某\n新建道路12条，年底前全部通车。\n", encoding="utf-8")
    assert main(["read", str(page), "--main"]) == 0
    out, _ = out_of(capfdbinary)
    assert "新建道路12条，年底前全部通车。\n" in out
    assert "责任编辑" not in out


def test_annotate_writes_the_guides_fields(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["annotate", str(plan)]) == 0
    rows = [json.loads(line) for line in out_of(capfdbinary)[0].splitlines()]
    source = plan.read_text(encoding="utf-8")
    assert all({"doc", "start", "end", "label", "figures"} <= row.keys() for row in rows)
    figures = [figure for row in rows for figure in row["figures"]]
    assert figures and all(source[figure["start"] : figure["end"]] == figure["mention"] for figure in figures)
    promises = [promise for row in rows for promise in row.get("promises", ())]
    assert promises and all(source[promise["start"] : promise["end"]] == promise["quote"] for promise in promises)


def test_folder_output_goes_on_where_it_stopped(plan: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = tmp_path / "out"
    command = ["annotate", str(plan), "-o", str(folder), "--lang", "en"]
    assert main(command) == 0
    made = folder / "plan.jsonl"
    first = made.stat().st_mtime_ns
    assert main(command) == 0
    assert made.stat().st_mtime_ns == first
    assert "0 files written, 1 unchanged" in out_of(capfdbinary)[1]
    plan.write_text("新增学位4000个。\n", encoding="utf-8")
    assert main(command) == 0
    assert "4000" in made.read_text(encoding="utf-8")
    assert main([*command, "--again"]) == 0
    assert "1 files written" in out_of(capfdbinary)[1]
    assert sorted(path.name for path in folder.iterdir()) == [".lantu-state.jsonl", "plan.jsonl"]


def test_a_cut_state_line_is_passed_over(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    command = ["read", str(plan), "-o", str(folder), "-q"]
    assert main(command) == 0
    with (folder / ".lantu-state.jsonl").open("a", encoding="utf-8") as state:
        state.write('{"name": "pl')
    assert main(command) == 0


def test_others_are_read_and_failures_listed(plan: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    missing = tmp_path / "missing.txt"
    assert main(["read", str(missing), str(tmp_path), "--lang", "en"]) == 1
    out, err = out_of(capfdbinary)
    assert out == plan.read_text(encoding="utf-8")
    assert "L101" in err and "L102" in err and "L104" in err
    assert err.count("What to do:") == 3


def test_ledger_on_standard_output_is_tab_separated(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["ledger", str(plan), "--lang", "en"]) == 0
    head, *rows = out_of(capfdbinary)[0].splitlines()
    assert head.split("\t")[:2] == ["No.", "Promise"]
    assert len(rows) >= 2 and all(len(row.split("\t")) == len(head.split("\t")) for row in rows)


def test_ledger_is_shown_within_the_width_and_written_more_than_once(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    targets = [tmp_path / "ledger.csv", tmp_path / "ledger.html"]
    outputs = [word for target in targets for word in ("-o", str(target))]
    for width in (80, 140):
        monkeypatch.setenv("COLUMNS", str(width))
        assert main(["ledger", str(plan), "--show", "--lang", "zh", *outputs]) == 0
        out, err = out_of(capfdbinary)
        assert max(map(cell_len, out.splitlines())) <= width
        assert "新增学位3000个" in out and "3000个" in out and "合计 1 篇文件" in out
        assert all(str(target) in err for target in targets)
    assert all(target.stat().st_size > 200 for target in targets)


@pytest.mark.parametrize("ending", [".xlsx", ".jsonl", ".csv", ".docx", ".html"])
def test_ledger_writes_each_format(ending: str, plan: Path, tmp_path: Path) -> None:
    target = tmp_path / f"ledger{ending}"
    assert main(["ledger", str(plan), "-o", str(target), "-q"]) == 0
    assert target.stat().st_size > 200


def test_unknown_ending_is_refused_before_any_work(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["ledger", str(tmp_path / "missing.txt"), "-o", "ledger.doc", "--lang", "en"]) == 2
    assert out_of(capfdbinary)[1].startswith("L401 ledger.doc: ")


def test_output_that_cannot_be_written(plan: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["ledger", str(plan), "-o", str(tmp_path / "no" / "ledger.csv"), "--lang", "en"]) == 3
    assert "L402" in out_of(capfdbinary)[1]
    assert not (tmp_path / "no").exists()


def test_full_disk_leaves_no_half_written_file(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lantu.export.atomic.os.fsync", full)
    folder = tmp_path / "out"
    assert main(["annotate", str(plan), "-o", str(folder), "--lang", "en"]) == 3
    assert "No space left on device" in out_of(capfdbinary)[1]
    assert list(folder.iterdir()) == []


def test_repair_reports_rules_lines_and_what_was_left(damaged: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["repair", str(damaged), "--lang", "en"]) == 0
    report = out_of(capfdbinary)[0]
    assert "reading in brackets behind a character" in report and "line 1: (chǎn) → (removed)" in report


def test_repair_as_json_points_into_the_source(damaged: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["repair", str(damaged), "--json"]) == 0
    source = damaged.read_bytes().decode()
    rows = [json.loads(line) for line in out_of(capfdbinary)[0].splitlines()]
    assert rows and all(source[row["start"] : row["end"]] == row["before"] for row in rows)
    assert {row["line"] for row in rows} == {1, 2}


def test_repair_of_a_sound_text_says_so(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["repair", str(plan), "--lang", "zh"]) == 0
    assert "没有发现损坏" in out_of(capfdbinary)[0]


def test_explain_shows_label_figures_and_steps(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", str(plan), "--find", "60公里", "--lang", "en"]) == 0
    shown = out_of(capfdbinary)[0]
    assert "label: promise" in shown
    assert "Value (value): 60" in shown and "Comparator (cmp): ge" in shown
    assert main(["explain", str(plan), "--at", str(plan.read_text(encoding="utf-8").index("学位")), "--lang", "zh"]) == 0
    assert "目标值 (value): 3000" in out_of(capfdbinary)[0]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--at", "99999"], "L502"), (["--at", "-1"], "L502"), (["--find", "没有的话"], "L503"), (["--find", ""], "L503")],
)
def test_explain_refuses_a_wrong_place(arguments: list[str], code: str, plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", str(plan), *arguments]) == 1
    assert out_of(capfdbinary)[1].startswith(code)


@pytest.mark.parametrize(
    "words", [[], ["frob"], ["read"], ["read", "a", "--max-size", "ten"], ["ledger", "a", "-j", "0"], ["explain", "a"]]
)
def test_wrong_usage(words: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([*words, "--lang", "en"]) == 2
    assert out_of(capfdbinary)[1].startswith("L501 ")


@pytest.mark.parametrize("command", ["read", "annotate", "ledger", "explain", "repair"])
def test_help_in_both_languages(command: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([command, "--help", "--lang", "zh"]) == 0
    assert "用法：lantu" in out_of(capfdbinary)[0]
    assert main([command, "--help", "--lang=en"]) == 0
    assert "usage: lantu" in out_of(capfdbinary)[0]


def test_size_limit(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(plan), "--max-size", "10", "--lang", "en"]) == 1
    assert "L103" in out_of(capfdbinary)[1]


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"新增学位{number + 1}000个。\n", encoding="utf-8")
    assert main(["annotate", str(tmp_path), "-j", "1"]) == 0
    alone = out_of(capfdbinary)[0]
    assert main(["annotate", str(tmp_path), "-j", "2"]) == 0
    assert out_of(capfdbinary)[0] == alone


def test_a_fault_in_one_document_does_not_end_the_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def broken(_: object) -> str:
        raise ZeroDivisionError("fault")

    outcome = batch._work(_written(tmp_path), broken, batch.ReadOptions())
    assert [failure.error.code for failure in outcome.failures] == ["L599"]
    assert "fault" in outcome.failures[0].error.values["reason"]


def _written(folder: Path) -> Path:
    path = folder / "one.txt"
    path.write_text("新增学位3000个。\n", encoding="utf-8")
    return path
