"""One frozen object of choices; every one of them is a choice of the command too, and means what it says."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

import lantu
from lantu.command.messages import load_messages
from lantu.command.parser import build_parser
from lantu.errors import ReadError
from lantu.sources import read_bytes


def test_options_cannot_change() -> None:
    with pytest.raises(FrozenInstanceError):
        lantu.ReadOptions().repair = False  # type: ignore[misc]


def test_every_option_can_be_given_to_the_command() -> None:
    args = build_parser(load_messages("en"), command="read").parse_args(["read", "a.txt"])
    names = {field.name for field in fields(lantu.ReadOptions)}
    assert {name for name in names if hasattr(args, name) or hasattr(args, f"no_{name}")} == names


def test_the_encoding_given_is_the_one_used() -> None:
    data = "新建学校３所。".encode("big5", "replace")
    assert read_bytes(data, "a.txt", lantu.ReadOptions(encoding="big5")).encoding == "big5"
    with pytest.raises(ReadError, match="L109"):
        read_bytes("新建学校。".encode("gb18030"), "a.txt", lantu.ReadOptions(encoding="utf-8"))


def test_without_repair_the_text_stays_as_it_came() -> None:
    damaged = "產(chǎn)業(yè)園區(qū)要加快建設(shè)，產(chǎn)業(yè)園區(qū)要加快建設(shè)。" * 3
    assert read_bytes(damaged.encode(), "a.txt").clean_text != damaged
    kept = read_bytes(damaged.encode(), "a.txt", lantu.ReadOptions(repair=False))
    assert kept.clean_text == damaged and kept.offsets.is_identity
