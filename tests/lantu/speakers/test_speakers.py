"""Whose promises the sentences are."""

from __future__ import annotations

from dataclasses import replace

from lantu.annotating import annotate
from lantu.labels import label_sentences
from lantu.segment import split_sentences
from lantu.speakers import Speaker, find_speakers
from lantu.types import Document, Metadata

TURNS = """园区负责人谈2031年打算
云泽市委常委、桃源岭高新区党工委书记 张三
将新引进项目12个。加快建设智能工厂。
云泽市白沙湾经开区管委会主任 李四
培育规模以上企业30家。
加快建设污水处理厂。"""


def speakers_of(text: str, **known: str) -> tuple[Speaker, ...]:
    document = Document("plan", text, text, metadata=Metadata(**known))
    return find_speakers(document, label_sentences(document, split_sentences(text)))


def test_each_passage_belongs_to_the_line_above_it() -> None:
    names = [speaker.name for speaker in speakers_of(TURNS)]
    assert names[2].endswith("桃源岭高新区")
    assert all(name.endswith("白沙湾经开区") for name in names[5:])
    assert all(speaker.named for speaker in speakers_of(TURNS)[2:])


def test_promises_are_owned_by_their_speaker() -> None:
    actors = {promise.text: promise.actor for promise in annotate(Document("plan", TURNS, TURNS)).promises}
    assert actors["加快建设智能工厂"].endswith("桃源岭高新区")
    assert actors["加快建设污水处理厂"].endswith("白沙湾经开区")


def test_elsewhere_the_documents_own_place_speaks() -> None:
    speakers = speakers_of("2031年工作要点\n新建学校3所。", place="云泽市")
    assert {(speaker.name, speaker.named, speaker.sentence) for speaker in speakers} == {("云泽市", False, None)}


def test_where_nobody_is_named_nobody_speaks() -> None:
    assert {(speaker.name, speaker.reason) for speaker in speakers_of("工作要点\n新建学校3所。")} == {("", "not stated")}


def test_there_is_one_speaker_a_sentence() -> None:
    for text in ("", TURNS, TURNS.replace("\n", "")):
        document = Document("plan", text, text)
        sentences = tuple(replace(sentence, label="context") for sentence in split_sentences(text))
        assert len(find_speakers(document, sentences)) == len(sentences)
